use super::{Tree, read, to_html};

fn fault(tree: &Tree) -> &str {
    tree.fault.as_ref().map_or("", |(message, _)| message.as_str())
}

/// The text of the first element of that name.
fn text_of(xml: &str, name: &str) -> String {
    let tree = read(xml);
    let node = tree.root().unwrap().descendants().find(|node| node.is(name));
    node.map(super::Node::text).unwrap_or_default()
}

#[test]
fn references_are_text_and_what_is_none_stays() {
    for (xml, text) in [
        ("a &amp; b &lt; c", "a & b < c"),
        ("caf&eacute; &#8217;&#x2019;", "café ’’"),
        ("&#146;quoted&#148;", "’quoted”"),
        ("AT&T, R&D; and Q&A", "AT&T, R&D; and Q&A"),
        ("bell &#7;&#27;[1m", "bell [1m"),
        ("5 < 6 <![CDATA[<b>]]>", "5 < 6 <b>"),
    ] {
        assert_eq!(text_of(&format!("<a><b>{xml}</b></a>"), "b"), text, "{xml}");
    }
}

#[test]
fn what_is_never_closed_ends_with_what_is_around_it() {
    let xml = "<a><b><i>one<br>two</b><b>three</x></b></a> <!-- nothing --> & <more>";
    let tree = read(xml);
    assert_eq!(fault(&tree), "");
    let texts: Vec<String> = tree.root().unwrap().all("b").map(super::Node::text).collect();
    assert_eq!(texts, ["onetwo", "three"]);
}

#[test]
fn a_name_is_known_by_its_space_whatever_its_prefix() {
    let xml = "<a xmlns:d='http://purl.org/dc/elements/1.1/' xmlns:dc='urn:x'>\
        <d:Creator>one</d:Creator><dc:creator>two</dc:creator><foo:bar>three</foo:bar></a>";
    assert_eq!(text_of(xml, "dc:creator"), "one");
    assert_eq!(text_of(xml, "foo:bar"), "three");
    assert_eq!(text_of(xml, "creator"), "");
    // A space ends with the element that says it.
    let xml = "<a><b xmlns='http://www.w3.org/2005/Atom'><c/></b><c>out</c></a>";
    assert_eq!(text_of(xml, "c"), "out");
}

#[test]
fn a_file_that_breaks_off_keeps_what_was_whole() {
    let tree = read("<a><b>one</b>\n<b>two</b>\n<b>thr");
    assert_eq!(fault(&tree), "the XML breaks off at line 3");
    let whole: Vec<bool> = tree.root().unwrap().all("b").map(super::Node::is_whole).collect();
    assert_eq!(whole, [true, true, false]);
}

#[test]
fn an_entity_of_the_file_itself_is_not_expanded() {
    let xml = "<!DOCTYPE a [<!ENTITY x \"y\"> <!ENTITY % p 'q'>]><a><b>&amp;</b><b>&x;</b></a>";
    assert_eq!(fault(&read(xml)), "uses an entity that it declares itself, `&x;`");
    assert_eq!(fault(&read(&xml.replace("&x;", ""))), "");
}

#[test]
fn markup_is_written_as_a_page_would_have_it() {
    let tree = read("<a><x:div xmlns:x='urn:h' id='q\"'>1 &lt; <x:br/>2<P>&amp;</P></x:div></a>");
    assert_eq!(to_html(tree.root().unwrap()), "<div id=\"q&quot;\">1 &lt; <br>2<p>&amp;</p></div>");
}
