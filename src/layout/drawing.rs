//! What a layout gives.

use super::Point;

/// Where boxes and lines go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// The middle of each box. All are positive; the whole begins at 0, 0.
    pub centres: Vec<Point>,
    /// For each edge, in the order given, the points that its line bends
    /// towards on its way from centre to centre: the control points of a
    /// quadratic B-spline, which stays within the corners of start, bends and
    /// end. None is a straight line.
    pub bends: Vec<Vec<Point>>,
}

impl Drawing {
    /// With straight lines only.
    pub(super) fn straight(centres: Vec<Point>, edges: usize) -> Self {
        Self { centres, bends: vec![Vec::new(); edges] }
    }
}
