//! A node: its text, its shape and how it is written.

use std::fmt::Write;

use super::{number::N, outline::Outline};
use crate::{
    graph::{Node, NodeKind},
    layout::{Point, Size},
    render::{
        escape,
        font::{Weight, is_known, text_width},
        label::{Setting, wrap},
    },
};

/// A headline.
const HEADLINE: Setting =
    Setting { font_size: 13.0, weight: Weight::Regular, width: 172.0, lines: 4 };
/// The small line under a headline.
const SMALL: f64 = 10.5;
/// From one baseline to the next, by font size.
const LEADING: f64 = 1.24;
/// Where a line's baseline stands below its upper end, by font size.
const ASCENT: f64 = 0.97;

/// A node ready to be placed.
pub(super) struct Card<'g> {
    node: &'g Node,
    lines: Vec<Line>,
    text: Size,
    /// The shape around the text.
    pub(super) outline: Outline,
}

struct Line {
    words: String,
    font_size: f64,
    small: bool,
}

impl Line {
    fn width(&self) -> f64 {
        text_width(&self.words, self.font_size, Weight::Regular)
    }

    /// Has another font than ours, if the reader has none as wide, keep to the
    /// width that the card was made for.
    fn length(&self) -> String {
        if is_known(&self.words) {
            format!(r#" textLength="{}" lengthAdjust="spacingAndGlyphs""#, N(self.width()))
        } else {
            String::new()
        }
    }
}

impl<'g> Card<'g> {
    /// The card of `node`; an entity's name is larger the more edges it has.
    /// Letters are `scale` times as large as usual.
    pub(super) fn new(node: &'g Node, degree: usize, scale: f64) -> Self {
        let setting = if node.kind.is_story() { HEADLINE } else { name_setting(degree) };
        let setting = Setting {
            font_size: setting.font_size * scale,
            width: setting.width * scale,
            ..setting
        };
        let mut lines: Vec<Line> = wrap(&node.title, setting)
            .into_iter()
            .map(|words| Line { words, font_size: setting.font_size, small: false })
            .collect();
        if let Some(words) = small_line(node) {
            lines.push(Line { words, font_size: SMALL * scale, small: true });
        }
        let width = lines.iter().map(Line::width);
        let height: f64 = lines.iter().map(|line| line.font_size * LEADING).sum();
        let text = Size::new(width.fold(0.0, f64::max).ceil(), height.ceil());
        Self { node, lines, text, outline: Outline::around(node.kind, text) }
    }

    /// The card of `node` with nothing on it, for a picture of so many nodes
    /// that their titles would be a wall of words.
    pub(super) fn blank(node: &'g Node) -> Self {
        let text = Size::default();
        Self { node, lines: Vec::new(), text, outline: Outline::around(node.kind, text) }
    }

    /// Appends the node as Graphviz would write it, number `nth` from 1, at `centre`.
    pub(super) fn write(&self, svg: &mut String, nth: usize, centre: Point) {
        let title = escape::xml(&self.node.title);
        let kind = self.node.kind.as_str();
        let _ = writeln!(svg, r#"<g id="node{nth}" class="node {kind}"><title>{title}</title>"#);
        let link = self.node.url.as_deref().and_then(escape::link);
        if let Some(url) = &link {
            let url = escape::xml(url);
            let _ = write!(svg, r#"<a xlink:href="{url}" xlink:title="{title}">"#);
        }
        svg.push_str(&self.outline.element(centre));
        self.write_text(svg, centre);
        svg.push_str(if link.is_some() { "</a>\n</g>\n" } else { "\n</g>\n" });
    }

    /// Headlines start at the left, or at the right where they are written
    /// that way; names stand in the middle.
    fn write_text(&self, svg: &mut String, centre: Point) {
        let (left, right) = (centre.x - self.text.width / 2.0, centre.x + self.text.width / 2.0);
        let from_right = self.lines.first().is_some_and(|line| is_right_to_left(&line.words));
        let mut top = centre.y + Outline::text_drop(self.node.kind) - self.text.height / 2.0;
        for line in &self.lines {
            let (x, more) = match (self.node.kind.is_story(), from_right) {
                (true, false) => (left, ""),
                (true, true) => (right, r#" text-anchor="end""#),
                (false, _) => (centre.x, r#" text-anchor="middle""#),
            };
            // Not every program heeds `direction`; all heed what Unicode has for it.
            let (open, close) =
                if is_right_to_left(&line.words) { ("\u{2067}", "\u{2069}") } else { ("", "") };
            let class = if line.small { r#" class="small""# } else { "" };
            let baseline = top + line.font_size * ASCENT;
            let _ = write!(
                svg,
                r#"<text x="{}" y="{}" font-size="{}"{}{class}{more}>{open}{}{close}</text>"#,
                N(x),
                N(baseline),
                N(line.font_size),
                line.length(),
                escape::xml(&line.words)
            );
            top += line.font_size * LEADING;
        }
    }
}

/// Names of entities that many stories name are larger, so that hubs show.
fn name_setting(degree: usize) -> Setting {
    let font_size = match degree {
        0..4 => 11.0,
        4..8 => 12.0,
        8..16 => 13.5,
        _ => 15.0,
    };
    Setting { font_size, weight: Weight::Regular, width: font_size * 11.5, lines: 3 }
}

/// What stands in small print under a story's headline.
fn small_line(node: &Node) -> Option<String> {
    match node.kind {
        NodeKind::Article => {
            node.published.as_ref().map(|date| escape::clean(date.day())).filter(|d| !d.is_empty())
        }
        NodeKind::Wanted => Some("wanted".to_owned()),
        _ => None,
    }
}

/// Whether the first letter is of a script written from right to left.
fn is_right_to_left(text: &str) -> bool {
    let letter = text.chars().find(|c| c.is_alphabetic());
    letter.is_some_and(|c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Card, Node, NodeKind};

    proptest! {
        #[test]
        fn every_line_fits_its_card(title in ".{0,200}", kind in 0..5_usize, degree in 0..40_usize) {
            let node = Node::new(NodeKind::ALL[kind], title);
            let card = Card::new(&node, degree, 1.0);
            let size = card.outline.size();
            for line in &card.lines {
                let width = line.width();
                prop_assert!(width <= card.text.width && width + 15.0 <= size.width);
            }
            prop_assert!(card.text.height + 7.0 <= size.height);
            prop_assert!(size.width < 240.0 && size.height < 110.0, "{size:?}");
        }
    }
}
