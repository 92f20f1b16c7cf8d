//! Answers → bytes; one format a file.
//!
//! Everything a graph carries is hostile text, written by strangers: it goes
//! through `escape` on its way out, whatever the format.

mod caption;
mod directory;
mod dot;
mod escape;
mod evidence;
mod font;
mod html;
mod json;
mod label;
mod layout;
#[cfg(feature = "print")]
mod print;
mod svg;

pub use caption::Caption;
pub use directory::{csv_header, csv_line, ftm_line, json_line};
pub use dot::dot;
pub use html::html;
pub use json::{FORMAT, JsonWriter, json};
pub use layout::Layout;
#[cfg(feature = "print")]
pub use print::{Printed, pdf, png};
pub use svg::svg;
