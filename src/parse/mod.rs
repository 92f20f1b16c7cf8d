//! Bytes → article; one format a file.
//!
//! A poor page is a poor article: what a document does not say stays unknown,
//! and only one with nothing to read is a [`Problem`]. The body keeps the
//! source's own words, byte for byte where the format allows it, because
//! every reference and mention is quoted from it.

mod authority;
mod byline;
pub mod date;
mod encoding;
mod feed;
mod fields;
mod html;
mod json;
mod line;
mod link;
mod markdown;
mod marked;
mod message;
mod newsml;
mod ninjs;
mod nitf;
mod reading;
mod sitemap;
mod standfirst;
mod state;
mod text;
mod xml;

use std::ops::ControlFlow;
use std::path::PathBuf;

pub use authority::authority;
pub use fields::{FieldNames, UnknownField};

use reading::{Fault, Reading};

use crate::model::Article;
use crate::source::{self, Document, Format, Origin, Problem};

/// An article, and where it came from.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The document's origin; of several articles in one document each has a
    /// name of its own, such as `feed.xml:3`.
    pub origin: Origin,
    /// What the source says.
    pub article: Article,
}

/// The articles in `document`, in its order; `fields` says how JSON records
/// name things.
///
/// One at least: a [`Problem`] where there is nothing to read, such as no
/// text at all or invalid JSON.
#[must_use]
pub fn articles(document: &Document, fields: &FieldNames) -> Vec<Result<Parsed, Problem>> {
    let Reading { articles, is_many, fault } = read(document, fields);
    let found = articles.into_iter().zip(1..).map(|(article, number)| {
        let mut origin = document.origin.clone();
        if is_many {
            origin.name = format!("{}:{number}", origin.name);
            origin.alone = false;
        }
        match article {
            Ok(article) => Ok(Parsed { origin, article }),
            Err(fault) => Err(problem(origin.name, fault)),
        }
    });
    let fault = fault.map(|fault| Err(problem(document.origin.name.clone(), fault)));
    found.chain(fault).collect()
}

fn problem(name: String, (message, hint): Fault) -> Problem {
    Problem::new(name, message, hint)
}

/// Reads `inputs` and gives `each` their articles, in order; ends early where
/// it breaks. Memory is that of [`source::documents`].
pub fn each_article(
    inputs: &[PathBuf],
    options: &source::Options,
    fields: &FieldNames,
    each: &mut dyn FnMut(Result<Parsed, Problem>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    source::documents(inputs, &fields.reading(options), &mut |document| match document {
        Ok(document) => articles(&document, fields).into_iter().try_for_each(&mut *each),
        Err(problem) => each(Err(problem)),
    })
}

fn read(document: &Document, fields: &FieldNames) -> Reading {
    let is_marked_up = !matches!(document.format, Format::Text | Format::Markdown | Format::Json);
    // A message is in as many encodings as it has parts.
    let text = match document.format {
        Format::Message => String::new(),
        _ => encoding::decode(&document.bytes, is_marked_up, document.charset.as_deref()),
    };
    let base = document.origin.url.as_deref();
    match document.format {
        Format::Feed => feed::read(&text, base),
        Format::Sitemap => sitemap::read(&text),
        Format::NewsMl => newsml::read(&text, base),
        Format::Nitf => nitf::read(&text, base),
        Format::Json => json::read(&text, fields),
        Format::Markdown => Reading::one(markdown::article(&text)),
        Format::Html => Reading::one(html::article_at(&text, base)),
        Format::Message => Reading::one(message::article(&document.bytes)),
        Format::Text => Reading::one(text::article(&text)),
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldNames, articles};
    use crate::model::Article;
    use crate::source::{Document, Format, Origin, Problem};

    fn read(format: Format, bytes: &[u8]) -> Result<Article, Problem> {
        let (name, location) = ("inbox/a".to_owned(), "inbox/a".to_owned());
        let origin = Origin { name, location, alone: true, url: None };
        let document = Document { origin, format, charset: None, bytes: bytes.to_vec() };
        let mut read = articles(&document, &FieldNames::default());
        assert_eq!(read.len(), 1);
        read.remove(0).map(|parsed| parsed.article)
    }

    #[test]
    fn one_article_reads_the_same_in_every_encoding() {
        let text = "Fähre 'fährt' wieder\n\nDie Fähre legt ab.\nSie fährt täglich nach Süden.\n";
        let plain = read(Format::Text, text.as_bytes()).unwrap();
        assert_eq!(plain.title, "Fähre 'fährt' wieder");
        assert_eq!(plain.body, "Die Fähre legt ab.\nSie fährt täglich nach Süden.");
        let utf16 = |mark: &str| -> Vec<u8> {
            format!("{mark}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
        };
        let latin_1: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes();
        for bytes in [latin_1, windows, utf16(""), utf16("\u{feff}")] {
            assert_eq!(read(Format::Text, &bytes).unwrap(), plain);
        }
    }

    #[test]
    fn no_title_can_drive_a_terminal_or_break_a_line() {
        let json =
            br#"{"title": "\u001b[2JPort\n\"shut\"\u0007 \u200f<script>", "body": "Ships wait."}"#;
        assert_eq!(read(Format::Json, json).unwrap().title, "[2JPort \"shut\" \u{200f}<script>");
    }

    #[test]
    fn nothing_to_read_is_a_problem_with_a_hint() {
        for (format, bytes, message) in [
            (Format::Json, "{\"title\": \"Har", "invalid JSON at line 1 column 14"),
            (Format::Json, "[1]", "not a JSON object"),
            (Format::Json, "{\"id\": 1}", "no title and no text"),
            (Format::Html, "<html><body><img></body>", "no title and no text"),
            (Format::Markdown, "---\nlang: en\n---\n", "no title and no text"),
        ] {
            let problem = read(format, bytes.as_bytes()).unwrap_err();
            assert_eq!(problem.to_string(), format!("inbox/a: {message}"));
            assert!(!problem.hint.is_empty());
        }
    }
}
