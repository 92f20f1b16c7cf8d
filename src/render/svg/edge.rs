//! An edge: a line or a curve from border to border.

use std::fmt::Write;

use super::{number::N, outline::Outline};
use crate::{
    graph::{Edge, EdgeKind},
    layout::Point,
    render::{escape, evidence::evidence_line},
};

/// Length and half the width of an arrowhead.
const HEAD: (f64, f64) = (10.0, 4.0);
/// Pixels between the lines of edges that share both ends.
const APART: f64 = 6.0;

/// Pixels from a border within which a bend is where a line leaves the border,
/// not a turn on its way.
const CLOSE: f64 = 50.0;

/// One end of an edge.
#[derive(Clone, Copy)]
pub(super) struct End<'c> {
    /// Middle of the node.
    pub(super) centre: Point,
    /// Its shape.
    pub(super) outline: &'c Outline,
}

/// An edge and all that its line depends on.
pub(super) struct Line<'g, 'c> {
    /// What it says.
    pub(super) edge: &'g Edge,
    /// Where it starts and ends.
    pub(super) ends: (End<'c>, End<'c>),
    /// Whether it points to a story that is not there.
    pub(super) wanted: bool,
    /// What its line bends towards on its way; see [`crate::layout::Drawing`].
    pub(super) bends: &'c [Point],
    /// Which of the edges between the two nodes it is, and of how many.
    pub(super) lane: (usize, usize),
    /// Titles of the two nodes; none where nothing is said about the edge.
    pub(super) titles: Option<(&'g str, &'g str)>,
}

impl Line<'_, '_> {
    /// Appends the edge as Graphviz would write it, number `nth` from 1.
    pub(super) fn write(&self, svg: &mut String, nth: usize) {
        let class = self.edge.kind.as_str();
        let dashed = if self.wanted { " to_wanted" } else { "" };
        let _ = write!(svg, r#"<g id="edge{nth}" class="edge {class}{dashed}">"#);
        if let Some((from, to)) = self.titles {
            let (from, to) = (escape::xml(from), escape::xml(to));
            let evidence = escape::xml(&evidence_line(self.edge));
            let _ = write!(svg, "<title>{from} → {to}: {evidence}</title>");
        }
        let arrow = self.edge.kind != EdgeKind::Mentions;
        let (from, to) = self.clipped();
        let path = match (from, to) {
            (Some(from), Some(to)) => along(svg, from, self.bends, to, arrow),
            _ => self.round(svg, arrow),
        };
        let strength = self.edge.weight.clamp(0.0, 1.0);
        let width = N(match self.edge.kind {
            EdgeKind::Mentions => 0.8 + strength,
            EdgeKind::Reference(_) => 1.0 + strength,
        });
        let _ = write!(svg, r#"<path stroke-width="{width}" d="{path}"/>"#);
        if self.titles.is_some() {
            let _ = write!(svg, r#"<path class="hit" d="{path}"/>"#);
        }
        svg.push_str("</g>\n");
    }

    /// Where the line leaves the one shape and meets the other; `None` where
    /// it does not, because both ends are the same node.
    fn clipped(&self) -> (Option<Point>, Option<Point>) {
        let (a, b) = self.ends;
        if let (Some(&first), Some(&last)) = (self.bends.first(), self.bends.last()) {
            return (
                Some(border(a, level(a, first), first)),
                Some(border(b, level(b, last), last)),
            );
        }
        let (dx, dy) = (b.centre.x - a.centre.x, b.centre.y - a.centre.y);
        let length = (dx * dx + dy * dy).sqrt();
        if length < 1.0 {
            return (None, None);
        }
        let (nth, of) = self.lane;
        // The offset is to one side of the pair, whichever way the edge points.
        let forward = (a.centre.x, a.centre.y) <= (b.centre.x, b.centre.y);
        let side = if forward { 1.0 } else { -1.0 };
        let by = (nth as f64 - (of as f64 - 1.0) / 2.0) * APART * side / length;
        let (ox, oy) = (-dy * by, dx * by);
        let shifted = |p: Point| Point::new(p.x + ox, p.y + oy);
        let (start, end) = (shifted(a.centre), shifted(b.centre));
        (Some(border(a, start, end)), Some(border(b, end, start)))
    }

    /// A loop at the upper right corner of a node that points to itself.
    fn round(&self, svg: &mut String, arrow: bool) -> String {
        let end = self.ends.0;
        let size = end.outline.size();
        let corner = Point::new(end.centre.x + size.width, end.centre.y - size.height);
        let at = border(end, end.centre, corner);
        let (x, y) = (at.x, at.y);
        if arrow {
            head(svg, Point::new(x + 12.0, y), Point::new(x, y + 2.0));
        }
        format!("M{},{}c0,-16 18,-16 14,0", N(x - 8.0), N(y))
    }
}

/// Where inside the shape of `end` a line to `outside` begins: its middle, but
/// where it bends close by it leaves the border at a right angle.
fn level(end: End<'_>, outside: Point) -> Point {
    let size = end.outline.size();
    let (x, y) = (outside.x - end.centre.x, outside.y - end.centre.y);
    // How far beyond the border, in each way.
    let (x, y) = (x.abs() - size.width / 2.0, y.abs() - size.height / 2.0);
    match (x < 0.0, y < 0.0) {
        (true, false) if y < CLOSE => Point::new(outside.x, end.centre.y),
        (false, true) if x < CLOSE => Point::new(end.centre.x, outside.y),
        _ => end.centre,
    }
}

/// Where the line from `inside` the shape of `end` to `outside` crosses its border.
fn border(end: End<'_>, inside: Point, outside: Point) -> Point {
    let (mut near, mut far) = (0.0, 1.0);
    let at = |t: f64| {
        Point::new(inside.x + (outside.x - inside.x) * t, inside.y + (outside.y - inside.y) * t)
    };
    // 2^-20 of any line on a page is far below a tenth of a pixel.
    for _ in 0..20 {
        let middle = f64::midpoint(near, far);
        let p = at(middle);
        if end.outline.contains(Point::new(p.x - end.centre.x, p.y - end.centre.y)) {
            near = middle;
        } else {
            far = middle;
        }
    }
    at(far)
}

/// Writes the arrowhead, if any; returns the path of the line up to it: a
/// quadratic B-spline, whose pieces meet half way from bend to bend.
fn along(svg: &mut String, from: Point, bends: &[Point], to: Point, arrow: bool) -> String {
    let before = bends.last().copied().unwrap_or(from);
    let stop = if arrow { head(svg, before, to) } else { to };
    let mut path = format!("M{},{}", N(from.x), N(from.y));
    for (nth, bend) in bends.iter().enumerate() {
        let meet = bends.get(nth + 1).map_or(stop, |next| {
            Point::new(f64::midpoint(bend.x, next.x), f64::midpoint(bend.y, next.y))
        });
        let _ = write!(path, "Q{},{} {},{}", N(bend.x), N(bend.y), N(meet.x), N(meet.y));
    }
    if bends.is_empty() {
        let _ = write!(path, "L{},{}", N(stop.x), N(stop.y));
    }
    path
}

/// Writes an arrowhead that touches `to`, coming from `from`, smaller on a
/// short line; returns the middle of its base.
fn head(svg: &mut String, from: Point, to: Point) -> Point {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = (dx * dx + dy * dy).sqrt().max(0.1);
    let (ux, uy) = (dx / length, dy / length);
    let scale = (length / HEAD.0 * 0.7).min(1.0);
    let (long, half) = (HEAD.0 * scale, HEAD.1 * scale);
    let base = Point::new(to.x - ux * long, to.y - uy * long);
    let _ = write!(
        svg,
        r#"<polygon points="{},{} {},{} {},{}"/>"#,
        N(to.x),
        N(to.y),
        N(base.x - uy * half),
        N(base.y + ux * half),
        N(base.x + uy * half),
        N(base.y - ux * half)
    );
    base
}
