//! Title and note over the picture.

use std::fmt::Write;

use super::number::N;
use crate::{
    layout::Size,
    render::{
        Caption, escape,
        font::{Weight, text_width},
        label::{Setting, wrap},
    },
};

const TITLE: f64 = 20.0;
const NOTE: f64 = 12.5;

/// The caption in lines.
pub(super) struct Header {
    title: Vec<String>,
    note: Vec<String>,
}

impl Header {
    /// The caption's lines on a page `width` pixels wide.
    pub(super) fn new(caption: &Caption, width: f64) -> Self {
        let set = |text: &str, font_size: f64, weight: Weight, lines: usize| {
            let text = escape::clean(text);
            let setting = Setting { font_size, weight, width, lines };
            if text.is_empty() { Vec::new() } else { wrap(&text, setting) }
        };
        Self {
            title: set(&caption.title, TITLE, Weight::Bold, 3),
            note: set(caption.note.as_deref().unwrap_or_default(), NOTE, Weight::Regular, 4),
        }
    }

    /// The room that the lines take, and some below them.
    pub(super) fn size(&self) -> Size {
        let titles = self.title.iter().map(|line| text_width(line, TITLE, Weight::Bold));
        let notes = self.note.iter().map(|line| text_width(line, NOTE, Weight::Regular));
        let height = self.title.len() as f64 * 26.0 + self.note.len() as f64 * 17.0;
        let below = if height > 0.0 { 16.0 } else { 0.0 };
        Size::new(titles.chain(notes).fold(0.0, f64::max), height + below)
    }

    /// Appends the lines, the first with its upper left corner at `left`, `top`.
    pub(super) fn write(&self, svg: &mut String, left: f64, top: f64) {
        let mut y = top;
        let lines = self.title.iter().map(|line| (line, "title", TITLE, 26.0));
        let notes = self.note.iter().map(|line| (line, "note", NOTE, 17.0));
        for (line, class, font_size, height) in lines.chain(notes) {
            let _ = writeln!(
                svg,
                r#"<text class="{class}" x="{}" y="{}" font-size="{}">{}</text>"#,
                N(left),
                N(y + font_size * 0.9),
                N(font_size),
                escape::xml(line)
            );
            y += height;
        }
    }
}
