//! Sets the unconnected parts of a drawing side by side, each in the hollows
//! of the others.
//!
//! K. Freivalds, U. Dogrusoz, P. Kikusts, "Disconnected Graph Layout and the
//! Polyomino Packing Approach", GD 2001.

use std::collections::HashSet;

use super::{Point, geometry::Bounds, part::Part};

/// Squares for each part, on average: enough to see its outline. Freivalds and
/// others advise about 100.
const SQUARES: f64 = 200.0;

/// Squares for the whole drawing at most: few enough to try many places.
const MOST_SQUARES: f64 = 12_000.0;

/// How far to move each part so that none touch and the whole is compact,
/// about `aspect` times as wide as high. Larger parts stand nearer the middle.
pub(super) fn pack(parts: &[Part], aspect: f64) -> Vec<Point> {
    let bounds: Vec<Bounds> =
        parts.iter().map(|part| Bounds::around(&part.centres, &part.sizes)).collect();
    let area: f64 = bounds.iter().map(|b| b.size().width * b.size().height).sum();
    let squares = (SQUARES * parts.len() as f64).min(MOST_SQUARES);
    let side = (area / squares).sqrt().max(1.0);
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let extent = |part: usize| bounds[part].size().width + bounds[part].size().height;
    order.sort_by(|&a, &b| extent(b).total_cmp(&extent(a)).then(a.cmp(&b)));

    let mut taken: HashSet<(i32, i32)> = HashSet::new();
    let mut moves = vec![Point::default(); parts.len()];
    let mut last: Option<(i32, i32, i32)> = None;
    for part in order {
        let low = bounds[part].low;
        let squares = outline(&parts[part], low, side);
        let (columns, rows) =
            squares.iter().fold((0, 0), |(wide, high), &(x, y)| (wide.max(x + 1), high.max(y + 1)));
        // Where a part of this extent found no place, the next finds none either.
        let first = last
            .filter(|&(wide, high, _)| columns >= wide && rows >= high)
            .map_or(0, |(.., ring)| ring);
        let (x, y, ring) = place(&squares, (columns, rows), &taken, aspect, first);
        last = Some((columns, rows, ring));
        taken.extend(squares.iter().map(|&(column, row)| (column + x, row + y)));
        moves[part] = Point::new(f64::from(x) * side - low.x, f64::from(y) * side - low.y);
    }
    moves
}

/// The squares that a part's boxes and edges touch, counted from `low`, each
/// once.
fn outline(part: &Part, low: Point, side: f64) -> Vec<(i32, i32)> {
    let square = |at: f64, low: f64| number(((at - low) / side).floor());
    let mut squares = Vec::new();
    for (centre, size) in part.centres.iter().zip(&part.sizes) {
        let (w, h) = (size.width / 2.0, size.height / 2.0);
        for x in square(centre.x - w, low.x)..=square(centre.x + w, low.x) {
            for y in square(centre.y - h, low.y)..=square(centre.y + h, low.y) {
                squares.push((x, y));
            }
        }
    }
    for &(from, to) in &part.lines {
        let (from, to) = (part.centres[from], part.centres[to]);
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let stops = number((dx.abs().max(dy.abs()) / side * 2.0).ceil()).max(1);
        for stop in 0..=stops {
            let share = f64::from(stop) / f64::from(stops);
            let at = Point::new(from.x + dx * share, from.y + dy * share);
            squares.push((square(at.x, low.x), square(at.y, low.y)));
        }
    }
    squares.sort_unstable();
    squares.dedup();
    squares
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a drawing has thousands of squares, not billions"
)]
fn number(whole: f64) -> i32 {
    whole as i32
}

/// The free place nearest to the middle, on rectangles around it that grow
/// from `first`; where to move the squares, and on which rectangle it was.
fn place(
    squares: &[(i32, i32)],
    (columns, rows): (i32, i32),
    taken: &HashSet<(i32, i32)>,
    aspect: f64,
    first: i32,
) -> (i32, i32, i32) {
    let mut ring = first;
    loop {
        let (w, h) = (number((f64::from(ring) * aspect).round()), ring);
        let mut best: Option<(i32, i32, i32)> = None;
        let sides = (-w..=w).flat_map(|x| [(x, -h), (x, h)]);
        let ends = (-h..=h).flat_map(|y| [(-w, y), (w, y)]);
        for (x, y) in sides.chain(ends) {
            let away = x * x + y * y;
            if best.is_some_and(|(least, ..)| least <= away) {
                continue;
            }
            let (x, y) = (x - columns / 2, y - rows / 2);
            if squares.iter().all(|&(c, r)| !taken.contains(&(c + x, r + y))) {
                best = Some((away, x, y));
            }
        }
        if let Some((_, x, y)) = best {
            return (x, y, ring);
        }
        ring += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::Size;
    use super::{Part, Point, pack};

    #[test]
    fn a_small_part_stands_beside_a_large_one() {
        let part = |side: f64| Part {
            centres: vec![Point::new(7.0, 7.0)],
            sizes: vec![Size::new(side, side)],
            lines: vec![],
            bends: vec![],
        };
        let moves = pack(&[part(100.0), part(10.0)], 4.0 / 3.0);
        let (dx, dy) = ((moves[0].x - moves[1].x).abs(), (moves[0].y - moves[1].y).abs());
        assert!(dx >= 55.0 || dy >= 55.0, "{moves:?}");
        assert!(dx <= 70.0 && dy <= 70.0, "{moves:?}");
    }
}
