//! Nodes that nothing connects, in neat rows.

use super::{Point, Size};

/// Boxes in rows of `columns`: each column as wide as its widest box, each
/// row as high as its highest, every box in the middle of its cell. Returns
/// the centres, counted from the upper left corner, and the size of the whole.
pub(super) fn grid(sizes: &[Size], columns: usize) -> (Vec<Point>, Size) {
    let columns = columns.clamp(1, sizes.len().max(1));
    let mut widths = vec![0.0_f64; columns];
    let mut heights = vec![0.0_f64; sizes.len().div_ceil(columns)];
    for (nth, size) in sizes.iter().enumerate() {
        let (row, column) = (nth / columns, nth % columns);
        widths[column] = widths[column].max(size.width);
        heights[row] = heights[row].max(size.height);
    }
    let (lefts, width) = starts(&widths);
    let (tops, height) = starts(&heights);
    let centres = (0..sizes.len())
        .map(|nth| {
            let (row, column) = (nth / columns, nth % columns);
            Point::new(lefts[column] + widths[column] / 2.0, tops[row] + heights[row] / 2.0)
        })
        .collect();
    (centres, Size::new(width, height))
}

/// Where each of some lengths set end to end begins, and where the last ends.
fn starts(lengths: &[f64]) -> (Vec<f64>, f64) {
    let mut end = 0.0;
    let starts = lengths
        .iter()
        .map(|length| {
            end += length;
            end - length
        })
        .collect();
    (starts, end)
}

#[cfg(test)]
mod tests {
    use super::{Point, Size, grid};

    #[test]
    fn boxes_stand_in_the_middle_of_their_cells() {
        let sizes = [Size::new(10.0, 4.0), Size::new(20.0, 2.0), Size::new(6.0, 2.0)];
        let (centres, whole) = grid(&sizes, 2);
        assert_eq!(centres, [Point::new(5.0, 2.0), Point::new(20.0, 2.0), Point::new(5.0, 5.0)]);
        assert_eq!(whole, Size::new(30.0, 6.0));
    }

    #[test]
    fn no_boxes_take_no_room() {
        assert_eq!(grid(&[], 3), (vec![], Size::new(0.0, 0.0)));
    }
}
