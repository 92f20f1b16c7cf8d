//! What makes a drawing hard to read, in numbers.

use crate::geometry::{Box, Line, Place, Sketch, cross};

/// Graphviz rounds places to five digits: what is less than this is no overlap.
const ROUNDING: f64 = 1.0;

/// The figures of one drawing.
pub(crate) struct Measures {
    nodes: usize,
    edges: usize,
    /// Pairs of edges without a common end that cross.
    pub(crate) crossings: usize,
    /// Pairs of boxes that overlap.
    overlaps: usize,
    /// Pairs of an edge and a box that is not its own.
    behind: usize,
    /// Standard deviation of the edges' lengths by their mean.
    spread: f64,
    /// Of the smallest box around all, in 10⁶ pixels.
    area: f64,
    seconds: f64,
}

impl Measures {
    /// What the cells are.
    pub(crate) const HEAD: [&str; 8] = [
        "nodes",
        "edges",
        "crossings",
        "node and label overlaps",
        "edges behind nodes",
        "length spread",
        "megapixels",
        "seconds",
    ];

    pub(crate) fn of(sketch: &Sketch, seconds: f64) -> Self {
        Self {
            nodes: sketch.boxes.len(),
            edges: sketch.lines.len(),
            crossings: crossings(&sketch.lines),
            overlaps: overlaps(&sketch.boxes),
            behind: behind(sketch),
            spread: spread(&sketch.lines),
            area: area(sketch),
            seconds,
        }
    }

    pub(crate) fn cells(&self) -> Vec<String> {
        vec![
            self.nodes.to_string(),
            self.edges.to_string(),
            self.crossings.to_string(),
            self.overlaps.to_string(),
            self.behind.to_string(),
            format!("{:.2}", self.spread),
            format!("{:.2}", self.area),
            format!("{:.3}", self.seconds),
        ]
    }
}

fn crossings(lines: &[Line]) -> usize {
    let mut lines: Vec<(Box, &Line)> =
        lines.iter().filter_map(|line| Some((Box::of(&line.places)?, line))).collect();
    lines.sort_by(|a, b| a.0.left.total_cmp(&b.0.left));
    let mut crossings = 0;
    for (nth, (bounds, line)) in lines.iter().enumerate() {
        let (a, b) = line.ends;
        for (other_bounds, other) in &lines[nth + 1..] {
            if other_bounds.left > bounds.right {
                break;
            }
            let (c, d) = other.ends;
            let joined = a == c || a == d || b == c || b == d;
            if !joined && bounds.meets(other_bounds) && meet(&line.places, &other.places) {
                crossings += 1;
            }
        }
    }
    crossings
}

fn meet(line: &[Place], other: &[Place]) -> bool {
    line.windows(2).any(|p| other.windows(2).any(|q| cross(p[0], p[1], q[0], q[1])))
}

fn overlaps(boxes: &[Box]) -> usize {
    let boxes: Vec<Box> = boxes.iter().map(|own| own.shrunk(ROUNDING / 2.0)).collect();
    (0..boxes.len()).map(|a| boxes[..a].iter().filter(|b| boxes[a].meets(b)).count()).sum()
}

fn behind(sketch: &Sketch) -> usize {
    let boxes: Vec<Box> = sketch.boxes.iter().map(|own| own.shrunk(ROUNDING)).collect();
    let hidden = |line: &Line| {
        let bounds = Box::of(&line.places);
        let foreign = |&(node, own): &(usize, &Box)| {
            node != line.ends.0
                && node != line.ends.1
                && bounds.is_some_and(|bounds| own.meets(&bounds.shrunk(-ROUNDING)))
                && line.places.windows(2).any(|p| own.is_crossed(p[0], p[1]))
        };
        boxes.iter().enumerate().filter(foreign).count()
    };
    sketch.lines.iter().map(hidden).sum()
}

fn spread(lines: &[Line]) -> f64 {
    let length = |line: &Line| -> f64 {
        line.places.windows(2).map(|p| (p[1].0 - p[0].0).hypot(p[1].1 - p[0].1)).sum()
    };
    let count = lines.len().max(1) as f64;
    let mean = lines.iter().map(length).sum::<f64>() / count;
    let variance = lines.iter().map(|line| (length(line) - mean).powi(2)).sum::<f64>() / count;
    variance.sqrt() / mean.max(1e-9)
}

fn area(sketch: &Sketch) -> f64 {
    let corners = sketch.boxes.iter().flat_map(|b| [(b.left, b.top), (b.right, b.bottom)]);
    let lines = sketch.lines.iter().flat_map(|line| line.places.iter().copied());
    let all: Vec<Place> = corners.chain(lines).collect();
    Box::of(&all).map_or(0.0, |b| b.width() * b.height() / 1e6)
}
