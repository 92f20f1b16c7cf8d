//! Files made to do harm: one clear line, at once.

use std::time::{Duration, Instant};

use crate::{read, refused};

/// What an ordinary file of that size takes many times over.
const AT_ONCE: Duration = Duration::from_mins(1);

fn rss(inside: &str) -> String {
    format!("<rss><channel><item><title>{inside}</title></item></channel></rss>")
}

#[test]
fn entities_that_grow_are_not_expanded() {
    let grown =
        |level: usize| format!("<!ENTITY l{level} \"{}\">", format!("&l{};", level - 1).repeat(10));
    let levels: Vec<String> = (1..30).map(grown).collect();
    let declared = format!("<!ENTITY l0 \"ha\">{}", levels.concat());
    let bomb = format!("<?xml version='1.0'?><!DOCTYPE rss [{declared}]>{}", rss("&l29;"));
    assert_eq!(refused(bomb), "uses an entity that it declares itself, `&l29;`");
}

#[test]
fn no_file_is_read_but_the_one_that_was_named() {
    let secret = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(secret.path(), "the secret").unwrap();
    let path = secret.path().display();
    for declared in [
        format!("<!ENTITY x SYSTEM \"file://{path}\">"),
        format!("<!ENTITY x PUBLIC \"x\" \"{path}\">"),
    ] {
        let file = format!("<!DOCTYPE rss [{declared}]>{}", rss("Found: &x;"));
        assert_eq!(refused(file), "uses an entity that it declares itself, `&x;`");
    }
    let whole = format!("<!DOCTYPE rss SYSTEM \"{path}\">{}", rss("Quiet"));
    assert_eq!(read(whole)[0].as_ref().unwrap().title, "Quiet");
}

#[test]
fn nesting_without_end_is_refused() {
    let deep = "<div>".repeat(100_000);
    for file in [
        format!("<rss><channel><item><description>{deep}"),
        format!("<nitf><body><body.content>{deep}"),
        format!("<newsItem><contentSet><inlineXML contenttype='text/html'>{deep}"),
        format!("<urlset><url>{deep}"),
    ] {
        assert_eq!(refused(file), "XML of more than 256 elements in each other at line 1");
    }
    let quoted = format!("<rss><channel><item><description><![CDATA[{deep}<p>Deep.");
    assert!(read(quoted + "]]></description></item></channel></rss>").len() == 1);
}

#[test]
fn many_attributes_names_and_ends_take_no_time() {
    let many = |each: fn(usize) -> String| (0..200_000).map(each).collect::<Vec<_>>().concat();
    let attributes = many(|n| format!(" a{n}='{n}'"));
    let spaces = many(|n| format!(" xmlns:a{n}='urn:{n}'"));
    let before = Instant::now();
    for file in [
        format!("<rss{attributes}><channel><item><title>Wide</title></item></channel></rss>"),
        format!("<rss{spaces}><channel><item><title>Wide</title></item></channel></rss>"),
        rss(&format!("Wide{}", "</x>".repeat(200_000))),
        format!(
            "{}<item><title>Wide</title></item></channel></rss>",
            "<rss><channel>".to_owned() + &"<a/>".repeat(200_000)
        ),
    ] {
        assert_eq!(read(file)[0].as_ref().unwrap().title, "Wide");
    }
    for sign in ["< ", "<!--", "<![CDATA[", "<?", "&", "&#", "<a "] {
        assert_eq!(read(rss(&sign.repeat(20_000))).len(), 1, "{sign}");
    }
    assert!(before.elapsed() < AT_ONCE, "{:?}", before.elapsed());
}

#[test]
fn no_cut_of_a_file_makes_it_fail() {
    let whole = "<?xml version='1.0'?><!DOCTYPE nitf [<!ENTITY a 'b'>]><nitf><head><title>A\
        </title></head><body><body.content><p>B <person>C</person> &amp; &#8217;<![CDATA[D]]>\
        <!-- e --></p></body.content></body></nitf>";
    for end in 1..whole.len() {
        for reading in read(&whole[..end]) {
            let said = reading.map_or_else(|problem| problem.message, |article| article.body);
            assert!(!said.contains('\n'), "{said}");
        }
    }
}
