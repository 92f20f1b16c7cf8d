//! Bytes → article; one format a file.
//!
//! A poor page is a poor article: what a document does not say stays unknown,
//! and only one with nothing to read is a [`Problem`]. The body keeps the
//! source's own words, byte for byte where the format allows it, because
//! every reference and mention is quoted from it.

pub mod date;
mod encoding;
mod fields;
mod html;
mod json;
mod line;
mod link;
mod markdown;
mod standfirst;
mod text;

pub use fields::{FieldNames, UnknownField};

use crate::model::Article;
use crate::source::{Document, Format, Problem};

/// The article in `document`; `fields` says how JSON records name things.
///
/// # Errors
///
/// A [`Problem`] where there is nothing to read: no text at all, invalid
/// JSON, or JSON that is no object.
pub fn article(document: &Document, fields: &FieldNames) -> Result<Article, Problem> {
    let is_html = document.format == Format::Html;
    let text = encoding::decode(&document.bytes, is_html);
    let article = match document.format {
        Format::Text => text::article(&text),
        Format::Markdown => markdown::article(&text),
        Format::Html => html::article(&text),
        Format::Json => json::article(&text, fields)
            .map_err(|(message, hint)| Problem::new(&document.name, message, hint))?,
    };
    if article.title.is_empty() && article.body.trim().is_empty() {
        let hint = match document.format {
            Format::Json => "name the fields that hold them, for example `--field body=content`",
            _ => "open it: if the text is there only after scripts run, save it from a browser",
        };
        return Err(Problem::new(&document.name, "no title and no text", hint));
    }
    Ok(article)
}
