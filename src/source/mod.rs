//! Where bytes come from: files, folders, standard input.
//!
//! A [`Document`] is the bytes of one article, or of one record of a file
//! that holds many. Sources stream: no more than one record is held at once.

mod document;

pub use document::{Document, Format, Problem};
