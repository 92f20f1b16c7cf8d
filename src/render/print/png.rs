//! PNG: pixels, for slides and word processors.

use resvg::tiny_skia::{Pixmap, Transform};

use super::{Printed, tree};
use crate::error::{Error, Result};

/// No more pixels than this: 400 MB while they are drawn.
const MOST_PIXELS: f64 = 1e8;

/// The picture `svg` (as [`crate::render::svg`] writes it) in `scale` pixels
/// for each of its own; 2 is sharp on paper and on fine screens. With no scale
/// that is 2, or less where the picture is very large.
///
/// Takes about 50 ms a million pixels and 4 bytes for each.
///
/// # Errors
///
/// [`Error::Invalid`] if `svg` is no picture, or would have no pixel or more
/// than a hundred million.
pub fn png(svg: &[u8], scale: Option<f64>) -> Result<Printed> {
    let (tree, missing) = tree(svg)?;
    let (width, height) = (f64::from(tree.size().width()), f64::from(tree.size().height()));
    let most = (MOST_PIXELS / (width * height)).sqrt();
    let scale = scale.unwrap_or_else(|| most.min(2.0));
    let refused = || Error::Invalid {
        message: format!("{:.0} x {:.0} pixels cannot be drawn", width * scale, height * scale),
        hint: format!("give a scale between 0.01 and {most:.2}, or write .svg or .pdf"),
    };
    if !(0.01..=most).contains(&scale) {
        return Err(refused());
    }
    let mut pixels = Pixmap::new(side(width * scale), side(height * scale)).ok_or_else(refused)?;
    #[expect(clippy::cast_possible_truncation, reason = "a picture needs no more digits")]
    let by = scale as f32;
    let transform = Transform::from_scale(by, by);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    let bytes = pixels.encode_png().map_err(|_| refused())?;
    Ok(Printed { bytes, missing })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 10^8")]
fn side(pixels: f64) -> u32 {
    pixels.ceil().max(1.0) as u32
}
