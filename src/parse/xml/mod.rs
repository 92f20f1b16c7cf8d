//! XML → a tree, as much of it as the file allows.
//!
//! Feeds in the wild forget end tags, escape nothing and invent entities, so
//! reading goes on where it can. Nothing outside the file is ever read, and
//! no entity that a file declares is expanded: size and depth are bounded by
//! the file's own length.

mod entity;
mod markup;
mod reader;
mod space;
mod tree;

pub(super) use markup::to_html;
pub(super) use reader::read;
pub(super) use tree::{Node, Part, Tree};

use super::Fault;

/// Deepest nesting that is read; the deepest of 2,400 files tried has 13.
const MAX_DEPTH: usize = 256;
/// Most elements that are read; a sitemap may list 50,000 addresses.
const MAX_ELEMENTS: usize = 1_000_000;
/// Most attributes of an element that are read.
const MAX_ATTRIBUTES: usize = 64;

/// Most signs that open nothing and are taken for text; a file with more is no XML.
const MAX_REPAIRS: usize = 1_000;

/// Why reading ended before the file did.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stop {
    /// The syntax, or the file, breaks off in that line.
    Broken { line: usize },
    /// More than [`MAX_DEPTH`] elements in each other.
    TooDeep { line: usize },
    /// More than [`MAX_ELEMENTS`].
    TooMany,
    /// An entity that the file itself declares is used.
    OwnEntity(String),
}

impl Stop {
    fn fault(&self) -> Fault {
        match self {
            Self::Broken { line } => (
                format!("the XML breaks off at line {line}"),
                "the file may be cut off: fetch or export it again",
            ),
            Self::TooDeep { line } => (
                format!("XML of more than {MAX_DEPTH} elements in each other at line {line}"),
                "no news nests like this: look there for tags that are never closed",
            ),
            Self::TooMany => {
                (format!("more than {MAX_ELEMENTS} XML elements"), "split it into several files")
            }
            Self::OwnEntity(name) => (
                format!("uses an entity that it declares itself, `&{name};`"),
                "put the entity's text in its place: what a file declares is not expanded",
            ),
        }
    }
}

#[cfg(test)]
mod tests;
