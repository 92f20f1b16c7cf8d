//! Makes room: no two boxes share a place.

use super::{Point, Size, cells::Cells, geometry::Bounds};

/// More rounds than a drawing of thousands needed; [`separate`] stops early.
const ROUNDS: usize = 300;

/// Below this a box is where it should be: a hundredth of a pixel.
const CLOSE: f64 = 0.01;

/// How far boxes at two places reach into each other, across and down; `None`
/// where they do not.
pub(super) fn overlap(a: Point, b: Point, a_size: Size, b_size: Size) -> Option<(f64, f64)> {
    let x = f64::midpoint(a_size.width, b_size.width) - (a.x - b.x).abs();
    let y = f64::midpoint(a_size.height, b_size.height) - (a.y - b.y).abs();
    (x > 0.0 && y > 0.0).then_some((x, y))
}

/// Pushes overlapping boxes apart, a little further each round, until none
/// overlap or the rounds are over. Keeps the drawing's shape: a push goes the
/// short way and both boxes share it.
pub(super) fn separate(centres: &mut [Point], sizes: &[Size]) {
    for _ in 0..ROUNDS {
        if !push(centres, sizes) {
            return;
        }
    }
}

/// One round of pushes; whether any was needed.
pub(super) fn push(centres: &mut [Point], sizes: &[Size]) -> bool {
    let mut pushed = false;
    for (a, b) in overlapping(centres, sizes) {
        let Some((x, y)) = overlap(centres[a], centres[b], sizes[a], sizes[b]) else { continue };
        pushed = true;
        // The smaller box gives way more: hubs and headlines hold the shape.
        let area = |node: usize| sizes[node].width * sizes[node].height + 1.0;
        let share = area(b) / (area(a) + area(b));
        let (from, to) = (centres[a], centres[b]);
        if x < y {
            let way = if from.x < to.x { -1.0 } else { 1.0 } * (x + CLOSE);
            centres[a].x += way * share;
            centres[b].x -= way * (1.0 - share);
        } else {
            let way = if from.y < to.y { -1.0 } else { 1.0 } * (y + CLOSE);
            centres[a].y += way * share;
            centres[b].y -= way * (1.0 - share);
        }
    }
    pushed
}

/// The pairs of boxes that overlap, found by sweeping from left to right.
pub(super) fn overlapping(centres: &[Point], sizes: &[Size]) -> Vec<(usize, usize)> {
    let left = |node: usize| centres[node].x - sizes[node].width / 2.0;
    let mut order: Vec<usize> = (0..centres.len()).collect();
    order.sort_by(|&a, &b| left(a).total_cmp(&left(b)).then(a.cmp(&b)));
    let mut pairs = Vec::new();
    for (nth, &a) in order.iter().enumerate() {
        let right = centres[a].x + sizes[a].width / 2.0;
        for &b in order[nth + 1..].iter().take_while(|&&b| left(b) < right) {
            if overlap(centres[a], centres[b], sizes[a], sizes[b]).is_some() {
                pairs.push((a, b));
            }
        }
    }
    pairs
}

/// The guarantee: after this no two boxes overlap. From the middle outwards,
/// a box that overlaps one already set goes to the nearest free place found
/// on squares of growing size around it; far enough out there always is one.
pub(super) fn guarantee(centres: &mut [Point], sizes: &[Size]) {
    if overlapping(centres, sizes).is_empty() {
        return;
    }
    let bounds = Bounds::around(centres, sizes);
    let middle = Point::new(
        f64::midpoint(bounds.low.x, bounds.high.x),
        f64::midpoint(bounds.low.y, bounds.high.y),
    );
    let away = |p: Point| (p.x - middle.x).powi(2) + (p.y - middle.y).powi(2);
    let mut order: Vec<usize> = (0..centres.len()).collect();
    order.sort_by(|&a, &b| away(centres[a]).total_cmp(&away(centres[b])).then(a.cmp(&b)));
    let cells = Cells::new(&bounds, sizes);
    let mut set: Vec<Vec<usize>> = vec![Vec::new(); cells.count()];
    for node in order {
        let free = |place: Point| {
            cells.of_box(place, sizes[node]).all(|cell| {
                set[cell].iter().all(|&other| {
                    overlap(place, centres[other], sizes[node], sizes[other]).is_none()
                })
            })
        };
        let place = nearest(centres[node], sizes[node], free);
        centres[node] = place;
        for cell in cells.of_box(place, sizes[node]) {
            set[cell].push(node);
        }
    }
}

/// The nearest place to `from` that is `free`, on a lattice as fine as half
/// the box's shorter side.
fn nearest(from: Point, size: Size, free: impl Fn(Point) -> bool) -> Point {
    if free(from) {
        return from;
    }
    // Steps that grow by the ring keep the search short wherever the free
    // place is: a thousand rings reach across any drawing.
    let step = (size.width.min(size.height) / 2.0).max(1.0);
    let mut ring = 1.0_f64;
    loop {
        let reach = step * ring * ring.sqrt();
        for place in around(from, reach) {
            if free(place) {
                return place;
            }
        }
        ring += 1.0;
    }
}

/// Sixteen places on the square of half side `reach` around `from`, sideways first.
fn around(from: Point, reach: f64) -> impl Iterator<Item = Point> {
    const WAYS: [(f64, f64); 16] = [
        (1.0, 0.0),
        (-1.0, 0.0),
        (0.0, 1.0),
        (0.0, -1.0),
        (1.0, 0.5),
        (1.0, -0.5),
        (-1.0, 0.5),
        (-1.0, -0.5),
        (0.5, 1.0),
        (0.5, -1.0),
        (-0.5, 1.0),
        (-0.5, -1.0),
        (1.0, 1.0),
        (1.0, -1.0),
        (-1.0, 1.0),
        (-1.0, -1.0),
    ];
    WAYS.into_iter().map(move |(x, y)| Point::new(from.x + x * reach, from.y + y * reach))
}

#[cfg(test)]
mod tests {
    use super::{Point, Size, guarantee, overlapping, separate};

    #[test]
    fn boxes_on_one_spot_are_pushed_apart() {
        let sizes = [Size::new(100.0, 20.0); 9];
        let mut centres = [Point::default(); 9];
        separate(&mut centres, &sizes);
        assert_eq!(overlapping(&centres, &sizes), []);
    }

    #[test]
    fn boxes_apart_stay_where_they_are() {
        let sizes = [Size::new(10.0, 10.0); 2];
        let before = [Point::default(), Point::new(11.0, 0.0)];
        let mut centres = before;
        separate(&mut centres, &sizes);
        guarantee(&mut centres, &sizes);
        assert_eq!(centres, before);
    }

    #[test]
    fn the_guarantee_alone_clears_a_heap() {
        let sizes: Vec<Size> = (1..60).map(|n| Size::new(f64::from(n) * 3.0, 20.0)).collect();
        let mut centres = vec![Point::new(5.0, 5.0); sizes.len()];
        guarantee(&mut centres, &sizes);
        assert_eq!(overlapping(&centres, &sizes), []);
    }
}
