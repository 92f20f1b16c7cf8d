//! PDF: a page as large as the picture, with text that can be found and copied.

use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};

use super::{Printed, tree};
use crate::error::{Error, Result};
use crate::render::{Caption, escape};

/// Points of a PDF in a pixel of a picture, by CSS: 72 and 96 to the inch.
const POINTS: f32 = 0.75;

/// The picture `svg` (as [`crate::render::svg`] writes it) on one page, lines
/// as lines and text as text. Has no date in it: equal pictures give equal
/// bytes.
///
/// Takes about a millisecond a node.
///
/// # Errors
///
/// [`Error::Invalid`] if `svg` is no picture.
pub fn pdf(svg: &[u8], caption: &Caption) -> Result<Printed> {
    let (tree, missing) = tree(svg)?;
    let refused = || Error::Invalid {
        message: "the picture cannot be written as PDF".to_owned(),
        hint: "write .svg or .png".to_owned(),
    };
    let size = tree.size();
    let page = (size.width() * POINTS, size.height() * POINTS);
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new().title(escape::clean(&caption.title)).creator("storygraph".to_owned()),
    );
    let settings = PageSettings::from_wh(page.0, page.1).ok_or_else(refused)?;
    let mut page_of = document.start_page_with(settings);
    let mut surface = page_of.surface();
    let whole = Size::from_wh(page.0, page.1).ok_or_else(refused)?;
    surface.draw_svg(&tree, whole, SvgSettings::default()).ok_or_else(refused)?;
    surface.finish();
    page_of.finish();
    let bytes = document.finish().map_err(|_| refused())?;
    Ok(Printed { bytes, missing })
}
