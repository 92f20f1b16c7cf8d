//! What is near a place: boxes and lines by the cells of a grid.

use super::{Point, Size, geometry::Bounds};

/// A page in cells of one size. What is off the page belongs to the cells at
/// its rim.
pub(super) struct Cells {
    low: Point,
    side: Size,
    columns: usize,
    rows: usize,
}

impl Cells {
    /// As many cells as boxes if these are spread evenly, in shape like the
    /// mean of them and no smaller.
    pub(super) fn new(page: &Bounds, sizes: &[Size]) -> Self {
        let count = sizes.len().max(1) as f64;
        let mean = |of: fn(&Size) -> f64| sizes.iter().map(of).sum::<f64>() / count;
        let (w, h) = (mean(|size| size.width).max(1e-3), mean(|size| size.height).max(1e-3));
        let whole = page.size();
        let scale = (whole.width * whole.height / (w * h) / count).sqrt().max(1.0);
        let side = Size::new(w * scale, h * scale);
        // A page that is nearly a line has room for more columns than boxes.
        let most = 4 * sizes.len() + 1;
        let number = |length: f64, side: f64| (floor(length / side) + 1).min(most);
        let (columns, rows) = (number(whole.width, side.width), number(whole.height, side.height));
        Self { low: page.low, side, columns, rows }
    }

    pub(super) const fn count(&self) -> usize {
        self.columns * self.rows
    }

    pub(super) const fn side(&self) -> Size {
        self.side
    }

    fn column(&self, x: f64) -> usize {
        floor((x - self.low.x) / self.side.width).min(self.columns - 1)
    }

    fn row(&self, y: f64) -> usize {
        floor((y - self.low.y) / self.side.height).min(self.rows - 1)
    }

    /// The cells that a box touches.
    pub(super) fn of_box(&self, at: Point, size: Size) -> impl Iterator<Item = usize> + use<> {
        let (w, h) = (size.width / 2.0, size.height / 2.0);
        let (left, right) = (self.column(at.x - w), self.column(at.x + w));
        let columns = self.columns;
        (self.row(at.y - h)..=self.row(at.y + h))
            .flat_map(move |row| (left..=right).map(move |column| row * columns + column))
    }

    /// The cells that a straight line runs through.
    pub(super) fn of_line(&self, a: Point, b: Point) -> impl Iterator<Item = usize> + '_ {
        let (top, bottom) = if a.y <= b.y { (a, b) } else { (b, a) };
        let slope = (bottom.x - top.x) / (bottom.y - top.y).max(1e-9);
        let (first, last) = (self.row(top.y), self.row(bottom.y));
        (first..=last).flat_map(move |row| {
            let upper = self.low.y + row as f64 * self.side.height;
            // The first row takes what is above it, the last what is below.
            let from = if row == first { top.x } else { top.x + slope * (upper - top.y) };
            let lower = upper + self.side.height;
            let to = if row == last { bottom.x } else { top.x + slope * (lower - top.y) };
            let (left, right) = (self.column(from.min(to)), self.column(from.max(to)));
            (left..=right).map(move |column| row * self.columns + column)
        })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is below zero is in the first cell"
)]
fn floor(number: f64) -> usize {
    number.max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::{Bounds, Cells, Point, Size};

    /// Three by three cells of 10 pixels.
    fn nine() -> Cells {
        let page = Bounds { low: Point::default(), high: Point::new(29.0, 29.0) };
        let cells = Cells::new(&page, &[Size::new(10.0, 10.0); 9]);
        assert_eq!(cells.count(), 9);
        cells
    }

    #[test]
    fn a_box_touches_the_cells_below_it() {
        let cells: Vec<usize> = nine().of_box(Point::new(10.0, 5.0), Size::new(4.0, 4.0)).collect();
        assert_eq!(cells, [0, 1]);
        let off = nine().of_box(Point::new(-50.0, 500.0), Size::new(4.0, 4.0));
        assert_eq!(off.collect::<Vec<_>>(), [6]);
    }

    #[test]
    fn a_line_runs_through_the_cells_between_its_ends() {
        let (a, b) = (Point::new(1.0, 2.0), Point::new(28.0, 27.0));
        let there: Vec<usize> = nine().of_line(a, b).collect();
        assert_eq!(there, [0, 3, 4, 5, 8]);
        assert_eq!(nine().of_line(b, a).collect::<Vec<_>>(), there);
        let cells = nine();
        let flat = cells.of_line(Point::new(1.0, 15.0), Point::new(25.0, 15.0));
        assert_eq!(flat.collect::<Vec<_>>(), [3, 4, 5]);
    }
}
