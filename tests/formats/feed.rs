//! RSS, RDF, Atom, CDF, JSON Feed.

use storygraph::model::Status;

use crate::{article, articles, day, read, refused};

const RSS: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
  <title>Kessel Herald</title><link>https://herald.example/</link><language>en-gb</language>
  <item>
    <title>Ferry &amp;#8216;fit to sail&amp;#8217;, says owner &amp; crew</title>
    <link>/ferry</link>
    <guid isPermaLink="false">kh-7</guid>
    <pubDate>Fri, 10 May 2024 08:00:00 +0100</pubDate>
    <dc:creator>Ana Reiss</dc:creator><category>Harbour</category>
    <description>The owner answers its critics.</description>
    <content:encoded><![CDATA[<p>The ferry is <a href="/port">fit to sail</a>.</p>
      <p>READ MORE: <a href="/lights">Pilots demand lights</a></p>]]></content:encoded>
  </item>
  <item><title>Fog closes the port</title><description>Ships wait off the bank.</description>
    <guid>https://herald.example/fog</guid></item>
  <item><title>Nine otters counted</title><link>https://herald.example/otters</link></item>
</channel></rss>"#;

#[test]
fn an_item_of_rss_is_an_article_with_its_links() {
    let articles = articles(RSS);
    let ferry = &articles[0];
    assert_eq!(ferry.title, "Ferry ‘fit to sail’, says owner & crew");
    assert_eq!(ferry.url.as_deref(), Some("https://herald.example/ferry"));
    assert_eq!(ferry.external_id.as_deref(), Some("kh-7"));
    assert_eq!(ferry.published.as_ref().unwrap().as_str(), "2024-05-10T08:00:00+01:00");
    assert_eq!(ferry.byline.as_deref(), Some("Ana Reiss"));
    assert_eq!(ferry.section.as_deref(), Some("Harbour"));
    assert_eq!(ferry.source.as_deref(), Some("Kessel Herald"));
    assert_eq!(ferry.language.as_deref(), Some("en"));
    assert_eq!(ferry.standfirst.as_deref(), Some("The owner answers its critics."));
    assert_eq!(ferry.body, "The ferry is fit to sail.\n\nREAD MORE: Pilots demand lights");
    assert_eq!(ferry.links[1].url, "https://herald.example/lights");
    assert_eq!(ferry.links[1].span.unwrap().of(&ferry.body), "Pilots demand lights");
}

#[test]
fn a_mere_summary_is_no_body() {
    let articles = articles(RSS);
    assert_eq!(articles[1].standfirst.as_deref(), Some("Ships wait off the bank."));
    assert_eq!((articles[1].body.as_str(), articles[1].status), ("", Status::Usable));
    assert_eq!(articles[1].url.as_deref(), Some("https://herald.example/fog"));
    assert_eq!(articles[2].status, Status::Listed);
}

#[test]
fn a_description_of_an_articles_length_is_its_body() {
    let long = "The harbour board met for the ninth time this week. ".repeat(20);
    let article = article(format!(
        "<rss><channel><item><title>Board meets</title><description>&lt;p&gt;{long}&lt;/p&gt;\
         </description></item></channel></rss>"
    ));
    assert_eq!((article.standfirst.as_deref(), article.body.as_str()), (None, long.trim()));
}

#[test]
fn atom_says_what_is_text_and_what_is_html() {
    let articles = articles(
        r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://post.example/a/">
        <title>Die Post</title><author><name>Jon Roe</name></author>
        <entry><title>Weniger als 5 &lt;b&gt; 6</title><id>urn:1</id>
          <link rel="self" href="x.atom"/><link href="fahre"/>
          <published>2024-05-01T08:00:00Z</published><updated>2024-05-02T08:00:00Z</updated>
          <summary>Kurz.</summary>
          <content type="html">&lt;p&gt;Die &lt;a href="b"&gt;F&amp;auml;hre&lt;/a&gt;.&lt;/p&gt;</content></entry>
        <entry xml:lang="fr"><title type="html">Le port &lt;em&gt;ferme&lt;/em&gt;</title>
          <updated>2024-05-03T08:00:00Z</updated><author><name>Ana Reiss</name></author>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un.</p><p>Deux
            <a href="../c">trois</a>.</p></div></content></entry></feed>"#,
    );
    let [text, html] = &articles[..] else { panic!("two entries") };
    assert_eq!(text.title, "Weniger als 5 <b> 6");
    assert_eq!(text.url.as_deref(), Some("https://post.example/a/fahre"));
    assert_eq!(
        (day(text.published.as_ref()), day(text.modified.as_ref())),
        ("2024-05-01", "2024-05-02")
    );
    assert_eq!(text.body, "Die Fähre.");
    assert_eq!((text.byline.as_deref(), text.language.as_deref()), (Some("Jon Roe"), Some("de")));
    assert_eq!(html.title, "Le port ferme");
    assert_eq!(html.body, "Un.\n\nDeux trois.");
    assert_eq!(html.links[0].url, "https://post.example/c");
    assert_eq!((html.byline.as_deref(), html.language.as_deref()), (Some("Ana Reiss"), Some("fr")));
    assert_eq!(day(html.published.as_ref()), "2024-05-03");
}

#[test]
fn older_feeds_are_read_too() {
    for feed in [
        r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
           <channel rdf:about="https://a.example/"><title>Post</title></channel>
           <item rdf:about="https://a.example/1"><title>Port shut</title></item></rdf:RDF>"#,
        r#"<rss version="0.91"><channel><title>Post</title>
           <item><title>Port shut</title><link>https://a.example/1</link></item></channel></rss>"#,
        r#"<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Post</title>
           <entry><title mode="escaped">Port shut</title>
           <link rel="alternate" type="text/html" href="https://a.example/1"/></entry></feed>"#,
        r#"<CHANNEL HREF="https://a.example/"><TITLE>Post</TITLE>
           <ITEM HREF="https://a.example/1"><TITLE>Port shut</TITLE></ITEM></CHANNEL>"#,
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Post",
           "items": [{"id": "1", "title": "Port shut", "url": "https://a.example/1"}]}"#,
    ] {
        let article = article(feed);
        assert_eq!(article.title, "Port shut", "{feed}");
        assert_eq!(article.url.as_deref(), Some("https://a.example/1"), "{feed}");
        assert_eq!(article.source.as_deref(), Some("Post"), "{feed}");
    }
}

#[test]
fn a_json_feed_gives_html_or_text() {
    let articles = articles(
        r#"{"version": "https://jsonfeed.org/version/1", "title": "Post", "language": "en",
        "home_page_url": "https://a.example/", "author": {"name": "Desk"}, "items": [
        {"id": 2, "url": "/1", "content_html": "<p>Ships <a href='w'>wait</a>.</p>", "title": "A",
         "date_published": "2024-05-01T08:00:00Z", "authors": [{"name": "Ana"}, {"name": "Jon"}]},
        {"id": "3", "content_text": "Ships < boats.\n\nStill.", "summary": "Short."}, {"id": "4"}]}"#,
    );
    assert_eq!(articles.len(), 2);
    assert_eq!(articles[0].body, "Ships wait.");
    assert_eq!(articles[0].links[0].url, "https://a.example/w");
    assert_eq!(articles[0].byline.as_deref(), Some("Ana, Jon"));
    assert_eq!(articles[0].external_id.as_deref(), Some("2"));
    assert_eq!(articles[1].body, "Ships < boats.\n\nStill.");
    assert_eq!(articles[1].byline.as_deref(), Some("Desk"));
}

#[test]
fn a_feed_is_read_in_the_encoding_it_declares() {
    let feed = |encoding: &str| {
        format!(
            "<?xml version='1.0' encoding='{encoding}'?><rss><channel><item><title>Порт закрыт\
             </title></item></channel></rss>"
        )
    };
    let utf16: Vec<u8> = feed("utf-16").encode_utf16().flat_map(u16::to_be_bytes).collect();
    let windows: Vec<u8> = feed("windows-1251")
        .chars()
        .map(|c| match c as u32 {
            code @ 0x410..=0x44f => u8::try_from(code - 0x410 + 0xc0).unwrap(),
            code => u8::try_from(code).unwrap(),
        })
        .collect();
    for bytes in [feed("utf-8").into_bytes(), utf16, windows] {
        assert_eq!(article(bytes).title, "Порт закрыт");
    }
}

#[test]
fn a_careless_feed_gives_its_items_all_the_same() {
    let articles = articles(
        "<rss><channel><item><title>Bed & breakfast & more</title><link>https://a.example/?a=1&b=2</link>\
         <description><p>One<br>two</description></item><item><title>R&D; caf&eacute;&nbsp;closes\
         </titel></title></item></channel></rss>",
    );
    assert_eq!(articles[0].title, "Bed & breakfast & more");
    assert_eq!(articles[0].url.as_deref(), Some("https://a.example/?a=1&b=2"));
    assert_eq!(articles[0].standfirst.as_deref(), Some("One two"));
    assert_eq!(articles[1].title, "R&D; café closes");
}

#[test]
fn a_feed_that_is_cut_off_gives_its_whole_items_and_a_line() {
    let read = read(RSS.split("<title>Nine").next().unwrap());
    assert_eq!(read.len(), 3);
    assert_eq!(read[1].as_ref().unwrap().title, "Fog closes the port");
    assert_eq!(read[2].as_ref().unwrap_err().message, "the XML breaks off at line 18");
}

#[test]
fn an_address_that_nobody_can_follow_is_none() {
    let article =
        article("<rss><channel><item><title>A</title><link>/a</link></item></channel></rss>");
    assert_eq!(article.url, None);
}

#[test]
fn a_feed_without_news_is_told_of() {
    assert_eq!(refused("<rss><channel><title>Post</title></channel></rss>"), "no items");
    assert_eq!(
        refused("<rss><channel><item><enclosure url='a.mp3'/></item></channel></rss>"),
        "no item has a title, a text or an address"
    );
}
