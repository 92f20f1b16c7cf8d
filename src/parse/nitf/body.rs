//! The running text of NITF: paragraphs, links, and the names marked in it.

use super::kind;
use crate::model::{EntityKind, Field, Link, Mention, Span};
use crate::parse::link::resolve;
use crate::parse::marked::mention;
use crate::parse::xml::{Node, Part};

/// Elements that run along in a line of text; all others stand apart.
const INLINE: &[&str] = &[
    "a",
    "alt-code",
    "bq.name",
    "chron",
    "city",
    "classifier",
    "copyrite",
    "copyrite.holder",
    "copyrite.year",
    "country",
    "del",
    "denom",
    "em",
    "event",
    "frac",
    "frac-sep",
    "function",
    "lang",
    "location",
    "money",
    "name.family",
    "name.given",
    "num",
    "numer",
    "object.title",
    "org",
    "person",
    "postaddr",
    "pronounce",
    "q",
    "region",
    "state",
    "strong",
    "sub",
    "sublocation",
    "sup",
    "virtloc",
    "b",
    "i",
    "u",
    "span",
];
/// What is no text of the article: pictures with their captions, notes to editors.
const SKIPPED: &[&str] = &["media", "note", "ednote", "rights", "fn"];

/// The text below `content`, its links and the names marked in it.
pub(super) fn read(content: Node<'_>, base: Option<&str>) -> (String, Vec<Link>, Vec<Mention>) {
    let mut writer = Writer { base, ..Writer::default() };
    writer.write(content);
    writer.end_block();
    let Writer { body, mut links, mut marked, .. } = writer;
    links.sort_by_key(|link| link.span);
    marked.sort_by_key(|mention| mention.span);
    (body, links, marked)
}

#[derive(Default)]
struct Writer<'b> {
    base: Option<&'b str>,
    body: String,
    /// Whether the current paragraph has words.
    has_begun: bool,
    needs_space: bool,
    links: Vec<Link>,
    marked: Vec<Mention>,
}

impl Writer<'_> {
    fn write(&mut self, node: Node<'_>) {
        for part in node.parts() {
            match part {
                Part::Text(text) => self.text(text),
                Part::Element(child) if SKIPPED.iter().any(|name| child.is(name)) => {}
                Part::Element(child) if child.is("br") => self.line_end(),
                Part::Element(child) if INLINE.iter().any(|name| child.is(name)) => {
                    self.inline(child);
                }
                Part::Element(child) => {
                    self.end_block();
                    self.write(child);
                    self.end_block();
                }
            }
        }
    }

    fn inline(&mut self, node: Node<'_>) {
        let before = self.body.len();
        self.write(node);
        let Some(span) = self.since(before) else { return };
        if let Some(url) = node.attribute("href").and_then(|href| resolve(href, self.base)) {
            let text = span.of(&self.body).to_owned();
            self.links.push(Link { url, text, span: Some(span) });
        }
        if let Some(kind) = kind(node) {
            let span = if kind == EntityKind::Person { self.name(node, span) } else { span };
            self.marked.push(mention(Field::Body, &self.body, span, kind));
        }
    }

    /// The words written since `before`, on one line; `None` for none.
    fn since(&self, before: usize) -> Option<Span> {
        let words = &self.body[before..];
        let start = before + words.len() - words.trim_start().len();
        let span = Span::new(start, before + words.trim_end().len());
        (span.start < span.end && !span.of(&self.body).contains('\n')).then_some(span)
    }

    /// Where a person's name stands among their offices: at what is marked as
    /// given and family name, if anything is.
    fn name(&self, person: Node<'_>, span: Span) -> Span {
        let words = span.of(&self.body);
        let parts: Vec<Span> = person
            .children()
            .filter(|part| part.is("name.given") || part.is("name.family"))
            .filter_map(|part| {
                let part = part.line()?;
                let at = span.start + words.find(&part)?;
                Some(Span::new(at, at + part.len()))
            })
            .collect();
        let start = parts.iter().map(|part| part.start).min();
        let end = parts.iter().map(|part| part.end).max();
        start.zip(end).map_or(span, |(start, end)| Span::new(start, end))
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.needs_space = true;
                continue;
            }
            // Zero-width spaces and soft hyphens are layout, not words.
            if matches!(c, '\u{200b}' | '\u{ad}' | '\u{feff}') {
                continue;
            }
            if !self.has_begun {
                if !self.body.is_empty() {
                    self.body.push_str("\n\n");
                }
            } else if self.needs_space && !self.body.ends_with('\n') {
                self.body.push(' ');
            }
            self.has_begun = true;
            self.needs_space = false;
            self.body.push(c);
        }
    }

    fn line_end(&mut self) {
        if self.has_begun && !self.body.ends_with('\n') {
            self.body.push('\n');
        }
        self.needs_space = false;
    }

    /// Ends the current paragraph; the next one's first word sets them apart.
    fn end_block(&mut self) {
        self.body.truncate(self.body.trim_end().len());
        self.has_begun = false;
        self.needs_space = false;
    }
}
