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
    /// How far out the bent line of the `nth` edge, between the boxes `from`
    /// and `to`, goes: where it turns back left or right, up or down. Nothing
    /// for a straight line, which stays between its ends.
    #[must_use]
    pub fn extremes(&self, nth: usize, (from, to): (usize, usize)) -> Vec<Point> {
        let bends = &self.bends[nth];
        let mut extremes = Vec::new();
        let mut start = match bends.first() {
            Some(_) => self.centres[from],
            None => return extremes,
        };
        for (nth, &bend) in bends.iter().enumerate() {
            let end = bends.get(nth + 1).map_or(self.centres[to], |next| {
                Point::new(f64::midpoint(bend.x, next.x), f64::midpoint(bend.y, next.y))
            });
            let at = |t: f64| {
                let along = |a: f64, b: f64, c: f64| {
                    (1.0 - t) * (1.0 - t) * a + 2.0 * t * (1.0 - t) * b + t * t * c
                };
                Point::new(along(start.x, bend.x, end.x), along(start.y, bend.y, end.y))
            };
            // Where the derivative of the piece is 0 in one direction.
            let turn = |a: f64, b: f64, c: f64| (a - b) / (a - 2.0 * b + c);
            let turns = [turn(start.x, bend.x, end.x), turn(start.y, bend.y, end.y)];
            extremes.extend(turns.into_iter().filter(|t| *t > 0.0 && *t < 1.0).map(at));
            extremes.push(end);
            start = end;
        }
        extremes
    }

    /// Moved so that the boxes, of `sizes`, and all lines begin at 0, 0.
    pub(super) fn shift_to_origin(&mut self, sizes: &[Size], edges: &[(usize, usize, f64)]) {
        let lines = edges.iter().enumerate();
        let extremes: Vec<Point> =
            lines.flat_map(|(nth, &(a, b, _))| self.extremes(nth, (a, b))).collect();
        let all = [&self.centres[..], &extremes].concat();
        let all_sizes = [sizes, &vec![Size::default(); extremes.len()]].concat();
        let low = Bounds::around(&all, &all_sizes).low;
        for point in self.centres.iter_mut().chain(self.bends.iter_mut().flatten()) {
            *point = Point::new(point.x - low.x, point.y - low.y);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Drawing, Point};

    #[test]
    fn a_bow_goes_half_as_far_as_its_bend() {
        let drawing = Drawing {
            centres: vec![Point::default(), Point::new(100.0, 0.0)],
            bends: vec![vec![Point::new(50.0, 80.0)], vec![]],
        };
        assert_eq!(drawing.extremes(0, (0, 1)), [Point::new(50.0, 40.0), Point::new(100.0, 0.0)]);
        assert_eq!(drawing.extremes(1, (0, 1)), []);
    }
}
