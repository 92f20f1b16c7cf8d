//! What the shapes and lines mean; only those that the picture has.

use std::fmt::Write;

use super::{number::N, outline::Outline};
use crate::{
    graph::{EdgeKind, NodeKind, StoryGraph},
    layout::{Point, Size},
    render::font::{Weight, text_width},
};

const FONT: f64 = 11.5;
/// Width of the sample before an entry's words.
const SAMPLE: f64 = 30.0;
/// From the sample to the words.
const SPACE: f64 = 8.0;
/// From one entry to the next.
const BETWEEN: f64 = 22.0;
const ROW: f64 = 24.0;
/// Between the graph and the first row; a thin rule halves it.
const ABOVE: f64 = 36.0;

#[derive(Clone, Copy)]
enum Entry {
    Node(NodeKind),
    Reference,
    ToWanted,
    Mention,
}

impl Entry {
    const fn words(self) -> &'static str {
        match self {
            Self::Node(NodeKind::Wanted) => "wanted story",
            Self::Node(kind) => kind.as_str(),
            Self::Reference => "refers to",
            Self::ToWanted => "refers to a wanted story",
            Self::Mention => "mentions",
        }
    }

    fn width(self) -> f64 {
        SAMPLE + SPACE + text_width(self.words(), FONT, Weight::Regular)
    }
}

/// The entries, each with its left end and row.
pub(super) struct Legend {
    entries: Vec<(Entry, f64, usize)>,
    width: f64,
}

impl Legend {
    /// Of the kinds in `graph`, in as many rows as a page of `width` needs.
    pub(super) fn new(graph: &StoryGraph, width: f64) -> Self {
        let mut legend = Self { entries: Vec::new(), width: 0.0 };
        let mut left = 0.0;
        let mut row = 0;
        for entry in entries(graph) {
            if left > 0.0 && left + entry.width() > width {
                (left, row) = (0.0, row + 1);
            }
            legend.entries.push((entry, left, row));
            legend.width = legend.width.max(left + entry.width());
            left += entry.width() + BETWEEN;
        }
        legend
    }

    /// The room that the rows take, and some above them.
    pub(super) fn size(&self) -> Size {
        let rows = self.entries.last().map_or(0, |&(.., row)| row + 1);
        Size::new(self.width, if rows == 0 { 0.0 } else { ABOVE + rows as f64 * ROW })
    }

    /// Appends the rows below a rule `width` pixels long, with the upper left
    /// corner at `left`, `top`.
    pub(super) fn write(&self, svg: &mut String, left: f64, top: f64, width: f64) {
        if self.entries.is_empty() {
            return;
        }
        let _ = writeln!(
            svg,
            r#"<g class="legend">
<path class="rule" d="M{},{}h{}"/>"#,
            N(left),
            N(top + ABOVE / 2.0 + 3.0),
            N(width)
        );
        for &(entry, x, row) in &self.entries {
            let (x, y) = (left + x, top + ABOVE + (row as f64 + 0.5) * ROW);
            write_sample(svg, entry, x, y);
            let _ = writeln!(
                svg,
                r#"<text x="{}" y="{}" font-size="{}">{}</text></g>"#,
                N(x + SAMPLE + SPACE),
                N(y + FONT * 0.35),
                N(FONT),
                entry.words()
            );
        }
        svg.push_str("</g>\n");
    }
}

fn entries(graph: &StoryGraph) -> Vec<Entry> {
    let to_wanted = |edge: petgraph::graph::EdgeIndex| {
        graph.edge_endpoints(edge).is_some_and(|(_, to)| graph[to].kind == NodeKind::Wanted)
    };
    let has = |entry: Entry| match entry {
        Entry::Node(kind) => graph.node_weights().any(|node| node.kind == kind),
        Entry::Mention => graph.edge_weights().any(|edge| edge.kind == EdgeKind::Mentions),
        Entry::Reference | Entry::ToWanted => graph.edge_indices().any(|edge| {
            graph[edge].kind != EdgeKind::Mentions
                && to_wanted(edge) == matches!(entry, Entry::ToWanted)
        }),
    };
    let lines = [Entry::Reference, Entry::ToWanted, Entry::Mention];
    NodeKind::ALL.map(Entry::Node).into_iter().chain(lines).filter(|&entry| has(entry)).collect()
}

/// Opens the entry's group and draws its sample, the middle of its left end
/// at `x`, `y`.
fn write_sample(svg: &mut String, entry: Entry, x: f64, y: f64) {
    let line = |class: &str, end: f64, arrow: &str| {
        format!(
            r#"<g class="edge {class}">{arrow}<path stroke-width="1.6" d="M{},{}h{}"/>"#,
            N(x),
            N(y),
            N(end)
        )
    };
    let (tip, base) = (x + SAMPLE, x + SAMPLE - 9.0);
    let head = format!(
        r#"<polygon points="{},{} {},{} {},{}"/>"#,
        N(tip),
        N(y),
        N(base),
        N(y - 4.0),
        N(base),
        N(y + 4.0)
    );
    let sample = match entry {
        Entry::Node(kind) => {
            // Outlines grow around their text: ask for none and see what is left.
            let least = Outline::around(kind, Size::default()).size();
            let text = Size::new(SAMPLE - least.width, (18.0 - least.height).max(0.0));
            let shape = Outline::around(kind, text).element(Point::new(x + SAMPLE / 2.0, y));
            format!(r#"<g class="node {}">{shape}"#, kind.as_str())
        }
        Entry::Reference => line("reference", SAMPLE - 9.0, &head),
        Entry::ToWanted => line("reference to_wanted", SAMPLE - 9.0, &head),
        Entry::Mention => line("mentions", SAMPLE, ""),
    };
    svg.push_str(&sample);
}
