//! What a layout gives.

use super::{Point, Size, geometry::Bounds};

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
    /// Moved so that the boxes, of `sizes`, and all bends begin at 0, 0.
    pub(super) fn shift_to_origin(&mut self, sizes: &[Size]) {
        let none = vec![Size::default(); self.bends.iter().map(Vec::len).sum()];
        let all: Vec<Point> =
            self.centres.iter().chain(self.bends.iter().flatten()).copied().collect();
        let low = Bounds::around(&all, &[sizes, &none].concat()).low;
        for point in self.centres.iter_mut().chain(self.bends.iter_mut().flatten()) {
            *point = Point::new(point.x - low.x, point.y - low.y);
        }
    }
}
