//! The shapes of nodes, one for each kind.

use super::number::N;
use crate::{
    graph::NodeKind,
    layout::{Point, Size},
};

/// The shape around a node's text, centred on the origin. All are convex.
#[derive(Clone, Debug)]
pub(super) enum Outline {
    /// A rectangle with rounded corners of that radius.
    Rounded(Size, f64),
    /// A polygon that fills a box of that size.
    Polygon(Size, Vec<Point>),
}

/// Radius of a card's corners.
const CORNER: f64 = 6.0;
/// How far a hexagon's points stand out to the left and right.
const POINT: f64 = 9.0;
/// How far a house's roof stands out above.
const ROOF: f64 = 8.0;

impl Outline {
    /// The outline of a node of `kind` around text of that size: a card with
    /// round corners for an article, with sharp ones for a wanted story, a
    /// pill for a person, a hexagon for an organization, a house for a place.
    pub(super) fn around(kind: NodeKind, text: Size) -> Self {
        let box_of = |x: f64, y: f64| Size::new(text.width + 2.0 * x, text.height + 2.0 * y);
        match kind {
            NodeKind::Article => Self::Rounded(box_of(11.0, 8.0), CORNER),
            NodeKind::Wanted => Self::Rounded(box_of(11.0, 8.0), 0.0),
            NodeKind::Person => {
                let size = box_of(4.0 + text.height / 4.0 + 4.0, 5.0);
                Self::Rounded(size, size.height / 2.0)
            }
            NodeKind::Organization => {
                let size = box_of(5.0 + POINT, 5.0);
                let (w, h) = (size.width / 2.0, size.height / 2.0);
                let points = [
                    (-w, 0.0),
                    (POINT - w, -h),
                    (w - POINT, -h),
                    (w, 0.0),
                    (w - POINT, h),
                    (POINT - w, h),
                ];
                Self::Polygon(size, points.map(|(x, y)| Point::new(x, y)).to_vec())
            }
            NodeKind::Place => {
                let size = Size::new(text.width + 16.0, text.height + 8.0 + ROOF);
                let (w, h) = (size.width / 2.0, size.height / 2.0);
                let points = [(-w, h), (-w, ROOF - h), (0.0, -h), (w, ROOF - h), (w, h)];
                Self::Polygon(size, points.map(|(x, y)| Point::new(x, y)).to_vec())
            }
        }
    }

    pub(super) const fn size(&self) -> Size {
        match self {
            Self::Rounded(size, _) | Self::Polygon(size, _) => *size,
        }
    }

    /// How far below the outline's middle the middle of its text stands.
    pub(super) fn text_drop(kind: NodeKind) -> f64 {
        if kind == NodeKind::Place { ROOF / 2.0 - 1.0 } else { 0.0 }
    }

    /// Whether a point, counted from the middle, is inside.
    pub(super) fn contains(&self, at: Point) -> bool {
        match self {
            Self::Rounded(size, radius) => {
                let x = (at.x.abs() - (size.width / 2.0 - radius)).max(0.0);
                let y = (at.y.abs() - (size.height / 2.0 - radius)).max(0.0);
                if *radius > 0.0 { x * x + y * y <= radius * radius } else { x + y <= 0.0 }
            }
            Self::Polygon(_, points) => points.iter().enumerate().all(|(nth, a)| {
                let b = points[(nth + 1) % points.len()];
                (b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x) >= 0.0
            }),
        }
    }

    /// The shape as an SVG element at `centre`.
    pub(super) fn element(&self, centre: Point) -> String {
        match self {
            Self::Rounded(size, radius) => format!(
                r#"<rect x="{}" y="{}" width="{}" height="{}" rx="{}"/>"#,
                N(centre.x - size.width / 2.0),
                N(centre.y - size.height / 2.0),
                N(size.width),
                N(size.height),
                N(*radius)
            ),
            Self::Polygon(_, points) => {
                let corners: Vec<String> = points
                    .iter()
                    .map(|p| format!("{},{}", N(centre.x + p.x), N(centre.y + p.y)))
                    .collect();
                format!(r#"<polygon points="{}"/>"#, corners.join(" "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NodeKind, Outline, Point, Size};

    #[test]
    fn every_outline_holds_its_text() {
        let text = Size::new(80.0, 30.0);
        for kind in NodeKind::ALL {
            let outline = Outline::around(kind, text);
            let drop = Outline::text_drop(kind);
            for (x, y) in [(-38.0, -13.0), (38.0, -13.0), (-38.0, 13.0), (38.0, 13.0)] {
                assert!(outline.contains(Point::new(x, y + drop)), "{kind:?} {x} {y}");
            }
            assert!(!outline.contains(Point::new(outline.size().width, 0.0)));
        }
    }
}
