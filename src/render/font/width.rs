//! How wide text comes out.

use std::sync::LazyLock;

use ttf_parser::Face;
use unicode_width::UnicodeWidthChar;

use super::{ARABIC, BOLD, REGULAR};

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum Weight {
    Regular,
    Bold,
}

type Font = Option<Face<'static>>;

static REGULAR_FACE: LazyLock<Font> = LazyLock::new(|| Face::parse(REGULAR, 0).ok());
static BOLD_FACE: LazyLock<Font> = LazyLock::new(|| Face::parse(BOLD, 0).ok());
static ARABIC_FACE: LazyLock<Font> = LazyLock::new(|| Face::parse(ARABIC, 0).ok());

/// The width of one line of `text` at `font_size`, in the same unit: by the
/// font's own metrics without kerning, which makes it a little narrower.
/// Letters that no font here has count as the widest usual one of their class.
pub(in crate::render) fn text_width(text: &str, font_size: f64, weight: Weight) -> f64 {
    let own = match weight {
        Weight::Regular => &*REGULAR_FACE,
        Weight::Bold => &*BOLD_FACE,
    };
    let ems: f64 = text
        .chars()
        .map(|c| {
            let known = advance(own, c).or_else(|| advance(&ARABIC_FACE, c));
            known.unwrap_or_else(|| guess(c))
        })
        .sum();
    ems * font_size
}

/// Whether the font that comes with the program has every letter, and they
/// stand side by side as they come.
pub(in crate::render) fn is_known(text: &str) -> bool {
    let right_to_left = '\u{590}'..='\u{8ff}';
    text.chars().all(|c| advance(&REGULAR_FACE, c).is_some() && !right_to_left.contains(&c))
}

/// In ems.
fn advance(font: &Font, c: char) -> Option<f64> {
    let font = font.as_ref()?;
    let advance = font.glyph_hor_advance(font.glyph_index(c)?)?;
    Some(f64::from(advance) / f64::from(font.units_per_em()))
}

fn guess(c: char) -> f64 {
    match (c, c.width().unwrap_or(0)) {
        // Combining marks and joiners take none, but a fallback font may show them.
        (_, 0) => 0.12,
        // Ligatures of whole phrases: one "column" to Unicode, a line to the eye.
        ('\u{fdfa}'..='\u{fdfd}', _) => 6.0,
        // Emoji are wider than the square of a Chinese character.
        ('\u{1f000}'..='\u{1faff}', _) => 1.4,
        (_, 2) => 1.04,
        (c, _) if c.is_uppercase() => 0.85,
        _ => 0.8,
    }
}

#[cfg(test)]
mod tests {
    use super::{Weight, is_known, text_width};

    #[test]
    fn letters_are_as_wide_as_in_the_font() {
        // Of Helvetica's metrics: W is 944 thousandths of an em, l 222.
        let width = |text| text_width(text, 1000.0, Weight::Regular);
        assert!((width("W") - 944.0).abs() < 1.0 && (width("l") - 222.0).abs() < 1.0);
        assert!(
            text_width("Strike", 10.0, Weight::Bold) > text_width("Strike", 10.0, Weight::Regular)
        );
        assert!(width("停火谈判") >= 4000.0 && width("مرحبا") > 1000.0);
        assert!(width("").abs() < 1e-9);
    }

    #[test]
    fn what_other_fonts_must_draw_is_not_known() {
        assert!(is_known("Größe, “Ärzte” – 5 €"));
        assert!(!is_known("停火") && !is_known("שלום") && !is_known("مرحبا"));
    }
}
