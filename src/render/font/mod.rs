//! The fonts that come with the program (SIL Open Font License 1.1, see
//! `OFL.txt`): Liberation Sans, as wide as Helvetica and Arial letter by
//! letter, so that a picture measured here fits its boxes there; and Noto Sans
//! Arabic.

mod width;

pub(super) use width::{Weight, is_known, text_width};

pub(super) const REGULAR: &[u8] = include_bytes!("LiberationSans-Regular.ttf");
pub(super) const BOLD: &[u8] = include_bytes!("LiberationSans-Bold.ttf");
pub(super) const ARABIC: &[u8] = include_bytes!("NotoSansArabic-Regular.ttf");
