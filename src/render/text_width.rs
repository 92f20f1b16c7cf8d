//! How wide text comes out, without a font at hand.

use unicode_width::UnicodeWidthChar;

/// Advance widths of the characters from space to `~` in Helvetica, in
/// thousandths of the font size (Adobe font metrics; Arial and Liberation
/// Sans are the same).
#[rustfmt::skip]
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// Fonts that stand in for Helvetica are a little wider; text set tight in
/// its box looks cramped besides.
const GENEROUS: f64 = 1.06;

/// The width of one line of `text` at `font_size`, in the same unit. Rather
/// too wide than too narrow.
pub(super) fn text_width(text: &str, font_size: f64) -> f64 {
    let thousandths: u32 = text.chars().map(advance).sum();
    f64::from(thousandths) / 1000.0 * font_size * GENEROUS
}

/// By class where it is not ASCII: the widest usual letter of the class.
fn advance(c: char) -> u32 {
    if let Some(nth) = u32::from(c).checked_sub(0x20).filter(|&nth| nth < 95) {
        return u32::from(HELVETICA[nth as usize]);
    }
    match (c, c.width().unwrap_or(0)) {
        // Combining marks and joiners take none, but a fallback font may show them.
        (_, 0) => 120,
        // Ligatures of whole phrases: one "column" to Unicode, a line to the eye.
        ('\u{fdfa}'..='\u{fdfd}', _) => 6000,
        ('‘' | '’' | '‚' | '·' | '\u{a0}' | '\u{2009}', _) => 333,
        ('“' | '”' | '„' | '«' | '»' | '–', _) => 556,
        ('—' | '…' | '™' | '©' | '®', _) => 1000,
        // Emoji are wider than the square of a Chinese character.
        ('\u{1f000}'..='\u{1faff}', _) => 1350,
        (_, 2) => 1030,
        // Cyrillic, whose broad letters are very broad.
        ('ж' | 'ш' | 'щ' | 'ю' | 'м' | 'ы' | 'ф' | 'д' | 'ц' | 'ъ', _) => 830,
        ('Ж' | 'Ш' | 'Щ' | 'Ю' | 'М' | 'Ы' | 'Ф' | 'Д', _) => 1000,
        ('а'..='џ', _) => 580,
        (c, _) if c.is_uppercase() => 830,
        (c, _) if c.is_lowercase() && c < '\u{300}' => 610,
        _ => 780,
    }
}

#[cfg(test)]
mod tests {
    use super::text_width;

    #[test]
    fn wide_letters_are_wide() {
        assert!(text_width("WWW", 13.0) > 2.5 * text_width("lll", 13.0));
        assert!(text_width("停火谈判", 10.0) >= 40.0);
        assert!(text_width("", 10.0).abs() < 1e-9);
    }
}
