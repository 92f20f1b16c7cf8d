//! What a file holds, told from its first bytes, then from its name.

use std::path::Path;

use super::archive::{self, Archive};
use super::table::{self, Columns, Dialect};
use super::{Format, Utf16, mail};

/// What the first bytes of a file promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// No bytes, or nothing but spaces.
    Empty,
    /// No text; the kind where it is known, such as `PDF`.
    Binary(Option<&'static str>),
    /// Text of a kind that is not read, such as `XML`.
    Unread(&'static str),
    /// One article.
    Whole(Format),
    /// JSON objects: one or many.
    Objects,
    /// A JSON array, of objects as we hope.
    Array,
    /// Other files.
    Archive(Archive),
    /// A table: an article a row.
    Table(Dialect),
    /// Mail messages, one after the other.
    Mailbox,
}

/// The first bytes of formats that are often taken for text.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "PDF"),
    (b"\xff\xfe\0\0", "UTF-32 text"),
    (b"\0\0\xfe\xff", "UTF-32 text"),
    (b"\x89PNG\r\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ\0", "xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\0", "program"),
    (b"SQLite format 3\0", "SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office document"),
    (b"PK\x03\x04", "Office document or book"),
    (b"PAR1", "Parquet file"),
];

/// One NUL in this many bytes is dirt in a text; more is no text.
const BYTES_PER_STRAY_NUL: usize = 512;

/// What a file whose first bytes are `head` holds; `path` decides where the
/// bytes leave a doubt, and a table is known by its `columns`.
pub(super) fn content(head: &[u8], path: &Path, columns: &Columns) -> Content {
    if let Some(archive) = archive::detect(head, path) {
        return Content::Archive(archive);
    }
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Content::Binary(Some(kind));
    }
    let text = match Utf16::detect(head) {
        Some(order) => order.decode(head),
        None if has_many_nuls(head) => return Content::Binary(None),
        None => String::from_utf8_lossy(head).into_owned(),
    };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.is_empty() {
        return Content::Empty;
    }
    let extension = path
        .extension()
        .map(|name| name.to_string_lossy().to_ascii_lowercase())
        .unwrap_or_default();
    match extension.as_str() {
        _ if is_html(text) => Content::Whole(Format::Html),
        _ if is_json_feed(text) => Content::Whole(Format::Feed),
        _ if follows(text, '{', &['"', '}']) => Content::Objects,
        _ if follows(text, '[', &['{']) => Content::Array,
        _ if is_xml(text) => xml_format(text).map_or(Content::Unread("XML"), Content::Whole),
        _ if mail::is_mailbox(text) => Content::Mailbox,
        _ if mail::is_message(text) => Content::Whole(Format::Message),
        _ => table::dialect(text, &extension, columns)
            .map_or_else(|| by_name(text, &extension), Content::Table),
    }
}

/// What is said in `text`, which could be anything.
fn by_name(text: &str, extension: &str) -> Content {
    match extension {
        "jsonl" | "ndjson" => Content::Objects,
        "json" if text.starts_with('[') => Content::Array,
        "json" => Content::Whole(Format::Json),
        "html" | "htm" | "xhtml" => Content::Whole(Format::Html),
        "md" | "markdown" | "mdown" => Content::Whole(Format::Markdown),
        "eml" => Content::Whole(Format::Message),
        _ if has_front_matter(text) => Content::Whole(Format::Markdown),
        _ => Content::Whole(Format::Text),
    }
}

fn has_many_nuls(head: &[u8]) -> bool {
    let nuls = head.split(|&byte| byte == 0).count() - 1;
    nuls * BYTES_PER_STRAY_NUL > head.len()
}

/// Whether `text` is `first`, spaces, and one of `then`.
fn follows(text: &str, first: char, then: &[char]) -> bool {
    text.strip_prefix(first).is_some_and(|rest| rest.trim_start().starts_with(then))
}

/// Whether `text` opens with the frame of a page: a headline that quotes a
/// tag is no page, and neither is Markdown that opens with a `<div>`.
fn is_html(text: &str) -> bool {
    let mut rest = text;
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?xml") => "?>",
            _ => break,
        };
        let Some((_, after)) = rest.split_once(end) else { return false };
        rest = after.trim_start();
    }
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| {
        rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
            && !rest[tag.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
    })
}

/// Whether `text` opens as XML that is no page: by its declaration, its root,
/// or tags in each other whose names no page has.
fn is_xml(text: &str) -> bool {
    let mixes_case = |tag: &&str| {
        tag.contains(|c: char| c.is_ascii_uppercase())
            && tag.contains(|c: char| c.is_ascii_lowercase())
    };
    let inside = |tag: &str| Some(root(text)?[tag.len()..].split_once('>')?.1.trim_start());
    let opens_another = |rest: &str| rest.starts_with('<');
    text.starts_with("<?xml")
        || xml_format(text).is_some()
        || root_name(text).filter(mixes_case).and_then(inside).is_some_and(opens_another)
}

/// The format that the root element of XML promises.
fn xml_format(text: &str) -> Option<Format> {
    Some(match root_name(text)?.rsplit(':').next()? {
        "rss" | "RDF" | "feed" | "entry" | "channel" | "CHANNEL" | "Channel" => Format::Feed,
        // Those without news are told apart by the parser.
        "newsItem" | "packageItem" | "newsMessage" | "conceptItem" | "knowledgeItem"
        | "planningItem" | "catalogItem" => Format::NewsMl,
        "nitf" => Format::Nitf,
        "urlset" | "sitemapindex" => Format::Sitemap,
        _ => return None,
    })
}

/// The name of the root element, with its prefix.
fn root_name(text: &str) -> Option<&str> {
    root(text)?.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()
}

/// `text` from the name of its root element on.
fn root(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let (skip, end) = match rest {
            _ if rest.starts_with("<!--") => (4, "-->"),
            _ if rest.starts_with("<?") => (2, "?>"),
            _ if rest.starts_with("<!") => (2, if is_open_subset(rest) { "]>" } else { ">" }),
            _ => return rest.strip_prefix('<'),
        };
        rest = rest[skip..].split_once(end)?.1;
    }
}

/// Whether a document type declaration has declarations of its own.
fn is_open_subset(doctype: &str) -> bool {
    let bracket = doctype.find('[');
    bracket.is_some_and(|bracket| doctype.find('>').is_none_or(|end| bracket < end))
}

/// Whether `text` is a JSON Feed, which names its version by address.
fn is_json_feed(text: &str) -> bool {
    text.starts_with('{') && text.contains("://jsonfeed.org/version/")
}

/// Whether `text` opens with YAML between lines of three hyphens.
fn has_front_matter(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_end);
    lines.next() == Some("---")
        && lines.next().is_some_and(|line| line.contains(':') || line.starts_with('#'))
        && lines.any(|line| line == "---" || line == "...")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Archive, Columns, Content, content};
    use crate::source::Format;

    fn of(bytes: &[u8], name: &str) -> Content {
        content(bytes, Path::new(name), &Columns::default())
    }

    #[test]
    fn bytes_speak_louder_than_the_name() {
        assert_eq!(of(b"<!DOCTYPE html><p>Hi", "a.txt"), Content::Whole(Format::Html));
        assert_eq!(of(b"\xef\xbb\xbf\n<!-- x --><HTML>", "a"), Content::Whole(Format::Html));
        assert_eq!(of(b"\xef\xbb\xbf {\"title\": 1}", "a.txt"), Content::Objects);
        assert_eq!(of(b"[\n {\"a\": 1}]", "a.txt"), Content::Array);
        assert_eq!(of(b"---\ntitle: A\n---\nB", "a.txt"), Content::Whole(Format::Markdown));
    }

    #[test]
    fn the_root_element_tells_the_kinds_of_xml() {
        let rss = b"<?xml version='1.0'?>\n<!-- x -->\n<!DOCTYPE rss [ <!ENTITY a 'b'> ]><rss>";
        assert_eq!(of(rss, "a.txt"), Content::Whole(Format::Feed));
        assert_eq!(of(b"<rdf:RDF xmlns='x'>", "a"), Content::Whole(Format::Feed));
        assert_eq!(
            of(b"{\"version\": \"https://jsonfeed.org/version/1\"}", "a"),
            Content::Whole(Format::Feed)
        );
        assert_eq!(of(b"<newsItem guid='1'>", "a"), Content::Whole(Format::NewsMl));
        assert_eq!(
            of(b"<!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf>", "a"),
            Content::Whole(Format::Nitf)
        );
        assert_eq!(of(b"<urlset>", "a"), Content::Whole(Format::Sitemap));
    }

    #[test]
    fn tags_in_each_other_that_no_page_has_are_xml() {
        assert_eq!(of(b"<NewsML Version='1'>\n<Catalog/>", "a"), Content::Unread("XML"));
        assert_eq!(of(b"<sitemapindex>", "a"), Content::Whole(Format::Sitemap));
        assert_eq!(of(b"<planningItem guid='1'>", "a"), Content::Whole(Format::NewsMl));
        for text in ["<Strike> over, says union", "<DIV>\n<P>Ships", "<div>\n<p>Ships"] {
            assert_eq!(of(text.as_bytes(), "a.txt"), Content::Whole(Format::Text), "{text}");
        }
    }

    #[test]
    fn the_name_decides_where_the_bytes_do_not() {
        assert_eq!(of(b"# Quiet day", "a.md"), Content::Whole(Format::Markdown));
        assert_eq!(of(b"# Quiet day", "a.txt"), Content::Whole(Format::Text));
        assert_eq!(of(b"<p>Quiet day", "a.html"), Content::Whole(Format::Html));
        assert_eq!(of(b"oops", "a.json"), Content::Whole(Format::Json));
        assert_eq!(of(b"oops", "a.jsonl"), Content::Objects);
    }

    #[test]
    fn a_headline_in_brackets_or_about_tags_is_text() {
        for text in ["[Updated] Port shut", "<script>alert(1)</script> wins prize", "{Sic} transit"]
        {
            assert_eq!(of(text.as_bytes(), "a.txt"), Content::Whole(Format::Text), "{text}");
        }
        assert_eq!(of(b"<header> is a tag", "a.txt"), Content::Whole(Format::Text));
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(of(b"%PDF-1.7 ...", "a.txt"), Content::Binary(Some("PDF")));
        assert_eq!(of(b"<?xml version='1.0'?><svg>", "a.txt"), Content::Unread("XML"));
        assert_eq!(of(b"\x1f\x8b\x08\0", "a.txt"), Content::Archive(Archive::Gzip));
        assert_eq!(of(b"ab\0\0cd\0", "a.txt"), Content::Binary(None));
        assert_eq!(of(b"", "a.txt"), Content::Empty);
        assert_eq!(of(b"\xef\xbb\xbf \r\n", "a.txt"), Content::Empty);
        let utf16: Vec<u8> = "Harbour reopens".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(of(&utf16, "a.txt"), Content::Whole(Format::Text));
    }
}
