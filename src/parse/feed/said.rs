//! What an element of a feed says: plain words, or HTML in one of its wraps.

use crate::model::Link;
use crate::parse::encoding::clean;
use crate::parse::html;
use crate::parse::line::some_line;
use crate::parse::xml::{Node, to_html};

/// Marks of HTML in what claims to be text.
const TAGS: &[&str] = &[
    "</", "<br", "<p>", "<p ", "<img", "<a ", "<b>", "<i>", "<em", "<div", "<span", "<hr",
    "<strong",
];

/// A text of a feed.
pub(super) enum Said {
    Plain(String),
    Html(String),
}

impl Said {
    /// What `node` says; `None` where it holds nothing to read.
    pub(super) fn new(node: Node<'_>) -> Option<Self> {
        let kind = node.attribute("type").unwrap_or_default().to_ascii_lowercase();
        let text = node.text();
        let is_marked_up = node.children().next().is_some();
        let is_escaped = node.attribute("mode") == Some("escaped");
        let said = match kind.as_str() {
            // Atom 0.3 has text in base 64, which nobody writes.
            _ if node.attribute("mode") == Some("base64") => return None,
            _ if is_marked_up => Self::Html(to_html(node)),
            "html" | "text/html" | "xhtml" | "application/xhtml+xml" => Self::Html(text),
            // In Atom what is not said to be HTML is text; but for whole paragraphs
            // of tags, which are a mistake.
            "" | "text" | "text/plain" if node.is_of("atom") && !is_escaped => {
                if html::is_markup(&text) { Self::Html(text) } else { Self::Plain(text) }
            }
            // A picture, a sound, a document of some other kind.
            _ if kind.contains('/') && !kind.starts_with("text/") => return None,
            _ => Self::guess(text),
        };
        said.line().map(|_| said)
    }

    /// `text` as what it looks like.
    pub(super) fn guess(text: String) -> Self {
        if is_html(&text) { Self::Html(text) } else { Self::Plain(text) }
    }

    /// All of it on one line.
    pub(super) fn line(&self) -> Option<String> {
        match self {
            Self::Plain(text) => some_line(text),
            Self::Html(html) => some_line(&html::fragment(html, None).0),
        }
    }

    /// Its paragraphs and links.
    pub(super) fn body(&self, base: Option<&str>) -> (String, Vec<Link>) {
        match self {
            Self::Plain(text) => (clean(text).trim().to_owned(), Vec::new()),
            Self::Html(html) => html::fragment(html, base),
        }
    }
}

fn is_html(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    TAGS.iter().any(|tag| lower.contains(tag)) || has_entity(text)
}

/// Whether `text` has the like of `&amp;` or `&#8217;`, escaped twice.
fn has_entity(text: &str) -> bool {
    text.split('&').skip(1).any(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
        end.is_some_and(|end| end > 1 && rest[end..].starts_with(';'))
    })
}
