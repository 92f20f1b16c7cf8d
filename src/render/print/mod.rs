//! An SVG picture for paper and for programs that take no SVG: PNG and PDF,
//! with the fonts that come with the program, so that it needs none.
//!
//! Letters that these fonts lack (Chinese, Devanagari, emoji) are drawn with a
//! font of the machine, if one has them; those that none has are told.

mod fonts;
mod pdf;
mod png;

use std::collections::BTreeSet;

use resvg::usvg::{Options, Tree};

use crate::error::{Error, Result};
use fonts::Fonts;
pub use pdf::pdf;
pub use png::png;

/// A picture in another format.
#[derive(Clone, Debug)]
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// Letters that no font has, in order; boxes stand in their place.
    pub missing: BTreeSet<char>,
}

/// The picture as a tree, with its text shaped, and what could not be.
fn tree(svg: &[u8]) -> Result<(Tree, BTreeSet<char>)> {
    let fonts = Fonts::default();
    let options =
        Options { fontdb: Fonts::own(), font_resolver: fonts.resolver(), ..Options::default() };
    let tree = Tree::from_data(svg, &options).map_err(|error| Error::Invalid {
        message: format!("this is no SVG picture: {error}"),
        hint: "give what `storygraph render -o map.svg` writes".to_owned(),
    })?;
    drop(options);
    Ok((tree, fonts.missing()))
}
