//! NITF and NewsML-G2, as agencies send them.

use storygraph::model::{Article, EntityKind, Field, Status};

use crate::{article, articles, day, read, refused};

const NITF: &str = r#"<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf xml:lang="en-GB"><head><title>ferry</title>
  <docdata management-status="usable"><doc-id regsrc="wire" id-string="w-77"/>
    <date.issue norm="20240510T080000Z"/><ed-msg info="Adds quote"/></docdata>
  <pubdata name="Teal Wire" position.section="Coast" ex-ref="https://wire.example/77"/></head>
<body><body.head>
  <hedline><hl1>Ferry sails from <location>Velmora</location></hl1>
    <hl2>Owner says it is safe</hl2></hedline>
  <byline>By Ana Reiss, <byttl>Harbour Editor</byttl></byline>
  <dateline><location>Velmora</location></dateline></body.head>
<body.content><block>
  <p>The ferry sailed, said <person><function>Captain</function>
    <name.given>Jon</name.given> <name.family>Roe</name.family></person> of
    <org>Teal Lines</org> in <location><city>Velmora</city></location> on
    <chron norm="20240510">Friday</chron>.</p>
  <media media-type="image"><media-caption>A ferry</media-caption></media>
  <hl2>What is next</hl2>
  <p>See <a href="/timetable">the timetable</a>.<br/>It is long.</p></block>
  <table><tr><td>Mon</td><td>9</td></tr></table>
</body.content></body></nitf>"#;

fn marks(article: &Article) -> Vec<(Field, &str, EntityKind)> {
    let text = |field| match field {
        Field::Title => article.title.as_str(),
        Field::Standfirst => article.standfirst.as_deref().unwrap_or_default(),
        Field::Body => article.body.as_str(),
    };
    for mention in &article.marked {
        assert_eq!(mention.span.of(text(mention.field)), mention.surface);
    }
    let marked = article.marked.iter();
    marked.map(|mention| (mention.field, mention.surface.as_str(), mention.kind)).collect()
}

#[test]
fn nitf_gives_the_article_and_the_names_marked_in_it() {
    let article = article(NITF);
    assert_eq!(article.title, "Ferry sails from Velmora");
    assert_eq!(article.standfirst.as_deref(), Some("Owner says it is safe"));
    assert_eq!(article.byline.as_deref(), Some("Ana Reiss"));
    assert_eq!(article.external_id.as_deref(), Some("w-77"));
    assert_eq!(article.url.as_deref(), Some("https://wire.example/77"));
    assert_eq!(article.published.as_ref().unwrap().as_str(), "2024-05-10T08:00:00Z");
    assert_eq!(article.source.as_deref(), Some("Teal Wire"));
    assert_eq!(article.section.as_deref(), Some("Coast"));
    assert_eq!(article.note.as_deref(), Some("Adds quote"));
    assert_eq!(
        article.body,
        "The ferry sailed, said Captain Jon Roe of Teal Lines in Velmora on Friday.\n\n\
         What is next\n\nSee the timetable.\nIt is long.\n\nMon\n\n9"
    );
    assert_eq!(
        marks(&article),
        [
            (Field::Title, "Velmora", EntityKind::Place),
            (Field::Body, "Jon Roe", EntityKind::Person),
            (Field::Body, "Teal Lines", EntityKind::Organization),
            (Field::Body, "Velmora", EntityKind::Place),
        ]
    );
    assert_eq!(article.links[0].span.unwrap().of(&article.body), "the timetable");
}

#[test]
fn nitf_says_whether_an_article_stands() {
    let with = |status: &str, correction: &str| {
        let text = NITF.replace("\"usable\">", &format!("\"{status}\">{correction}"));
        let article = article(text);
        (article.status, article.note.unwrap())
    };
    assert_eq!(with("canceled", ""), (Status::Canceled, "Adds quote".to_owned()));
    assert_eq!(with("embargoed", "").0, Status::Withheld);
    let correction = "<correction info='Corrects the captain&#39;s name'/>";
    assert_eq!(
        with("usable", correction),
        (Status::Corrected, "Corrects the captain's name".to_owned())
    );
}

/// An item of NewsML-G2 with that state and that content.
fn item(meta: &str, content: &str) -> String {
    format!(
        r#"<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:w:1" version="2" xml:lang="en">
        <itemMeta><itemClass qcode="ninat:text"/><provider qcode="x:1"><name>Teal Wire</name></provider>
          <versionCreated>2024-05-11T08:00:00Z</versionCreated>
          <firstCreated>2024-05-10T08:00:00Z</firstCreated>{meta}</itemMeta>
        <contentMeta><by>By Ana Reiss</by><language tag="de-CH"/><slugline>ferry-1</slugline>
          <subject type="cpnat:person" qcode="p:1"><name>Jon Roe</name></subject>
          <subject type="cpnat:organisation" qcode="o:1"/>
          <subject type="cpnat:abstract" qcode="a:1"><name>ferry</name></subject>
          <headline>Ferry sails</headline>
          <description role="drol:caption">A ferry</description>
          <description role="drol:summary">Jon Roe takes the ferry out.</description></contentMeta>
        <assert qcode="o:1"><name>Teal Lines</name></assert>
        <contentSet>{content}</contentSet></newsItem>"#
    )
}

const XHTML: &str = r#"<inlineXML contenttype="application/xhtml+xml">
    <html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
    <body><h1>Ferry sails</h1><p>Teal Lines thanks Jon Roe.</p></body></html></inlineXML>"#;

#[test]
fn an_item_of_newsml_is_an_article() {
    let article = article(item("<pubStatus qcode='stat:usable'/>", XHTML));
    assert_eq!(article.external_id.as_deref(), Some("urn:w:1"));
    assert_eq!(article.title, "Ferry sails");
    assert_eq!(article.standfirst.as_deref(), Some("Jon Roe takes the ferry out."));
    assert_eq!(article.byline.as_deref(), Some("Ana Reiss"));
    assert_eq!(article.language.as_deref(), Some("de"));
    assert_eq!(article.source.as_deref(), Some("Teal Wire"));
    assert_eq!(day(article.published.as_ref()), "2024-05-10");
    assert_eq!(day(article.modified.as_ref()), "2024-05-11");
    assert_eq!(article.body, "Teal Lines thanks Jon Roe.");
    assert_eq!(
        marks(&article),
        [
            (Field::Standfirst, "Jon Roe", EntityKind::Person),
            (Field::Body, "Teal Lines", EntityKind::Organization),
            (Field::Body, "Jon Roe", EntityKind::Person),
        ]
    );
}

#[test]
fn the_text_of_an_item_may_be_nitf_html_or_plain() {
    let nitf = NITF.split_once("?>").unwrap().1.split_once("dtd\">").unwrap().1;
    let inline =
        item("", &format!("<inlineXML contenttype='application/nitf+xml'>{nitf}</inlineXML>"));
    let article = crate::article(inline);
    assert!(article.body.starts_with("The ferry sailed, said Captain Jon Roe"));
    assert_eq!(article.title, "Ferry sails");
    // The item words its headline otherwise, so the place marked there is gone.
    assert!(marks(&article).iter().all(|(field, ..)| *field != Field::Title));
    for data in [
        "<inlineData contenttype='text/plain'>One &lt; two.</inlineData>",
        "<inlineData contenttype='text/html'>&lt;p&gt;One &amp;lt; two.&lt;/p&gt;</inlineData>",
    ] {
        assert_eq!(crate::article(item("", data)).body, "One < two.");
    }
}

#[test]
fn newsml_says_whether_an_article_stands() {
    let status = |meta: &str| article(item(meta, XHTML)).status;
    assert_eq!(status("<pubStatus qcode='stat:canceled'/>"), Status::Canceled);
    assert_eq!(status("<pubStatus qcode='stat:withheld'/>"), Status::Withheld);
    assert_eq!(status("<embargoed/>"), Status::Withheld);
    assert_eq!(status("<signal qcode='sig:correction'/>"), Status::Corrected);
    assert_eq!(status("<edNote>CORRECTS name of captain</edNote>"), Status::Corrected);
    assert_eq!(status("<signal qcode='sig:update'/><edNote>Adds quote</edNote>"), Status::Usable);
}

#[test]
fn a_message_gives_each_of_its_items() {
    let picture = item("", "").replace("ninat:text", "ninat:picture");
    let message = format!(
        "<newsMessage><itemSet>{}<packageItem guid='p'><contentMeta><headline>Coast today</headline>\
         </contentMeta><groupSet><group><itemRef residref='urn:w:1'><title>Ferry sails</title>\
         </itemRef><itemRef href='https://wire.example/2'/></group></groupSet></packageItem>{picture}\
         <conceptItem/></itemSet></newsMessage>",
        item("", XHTML)
    );
    let read = read(message);
    assert_eq!(read.len(), 4);
    assert_eq!(read[0].as_ref().unwrap().title, "Ferry sails");
    let package = read[1].as_ref().unwrap();
    let links: Vec<_> =
        package.links.iter().map(|link| (link.url.as_str(), link.text.as_str())).collect();
    assert_eq!(links, [("urn:w:1", "Ferry sails"), ("https://wire.example/2", "")]);
    let told = |nth: usize| read[nth].as_ref().unwrap_err().to_string();
    assert!(told(2).ends_with(":3: a picture without an article"), "{}", told(2));
    assert!(told(3).ends_with(":4: a concept item, which holds no article"), "{}", told(3));
}

#[test]
fn what_holds_no_article_is_told_of() {
    assert_eq!(refused("<planningItem/>"), "a planning item, which holds no article");
    assert_eq!(refused("<newsMessage><itemSet/></newsMessage>"), "a message without items");
    assert_eq!(refused("<nitf><body/></nitf>"), "no title and no text");
    assert_eq!(articles(item("", "")).len(), 1);
}
