//! Makes room for boxes and keeps the drawing's shape: each box stays where
//! its neighbours on the page see it.
//!
//! E. R. Gansner, Y. Hu, "Efficient, Proximity-Preserving Node Overlap
//! Removal", JGAA 2010, with the nearest boxes instead of a triangulation.

use super::{Point, Size, cells::Cells, geometry::Bounds};

/// Neighbours on the page that a box keeps in sight; in a triangulation it
/// has six on average.
const NEAREST: usize = 6;

/// In one round two boxes come no further apart than by this factor, so that
/// others can give way (Gansner and Hu).
const FURTHEST: f64 = 1.5;

/// Rounds at most: all that drawings of thousands took. What overlaps then is
/// little.
const ROUNDS: usize = 40;
/// Of what lacks between two boxes each gives so much at once. With half of it
/// boxes in a crowd change places.
const GIVE: f64 = 0.15;
/// Sweeps over all neighbours in a round.
const SWEEPS: usize = 8;

/// Moves boxes until hardly any overlap. Takes about n a round.
pub(super) fn make_room(centres: &mut [Point], sizes: &[Size]) {
    for _ in 0..ROUNDS {
        let (pairs, overlap) = neighbours(centres, sizes);
        if !overlap {
            return;
        }
        let wanted: Vec<(usize, usize, f64)> = pairs
            .into_iter()
            .map(|(a, b)| {
                let factor = (1.0 / reach(centres, sizes, a, b).max(1e-9)).clamp(1.0, FURTHEST);
                (a, b, (distance(centres[a], centres[b]) * factor).max(0.5))
            })
            .collect();
        for _ in 0..SWEEPS {
            for &(a, b, wanted) in &wanted {
                pull(centres, a, b, wanted);
            }
        }
    }
}

/// Each box with those nearest to it and all that it overlaps, the lower
/// number first; and whether any overlap.
fn neighbours(centres: &[Point], sizes: &[Size]) -> (Vec<(usize, usize)>, bool) {
    let cells = Cells::new(&Bounds::around(centres, sizes), sizes);
    let mut boxes: Vec<Vec<usize>> = vec![Vec::new(); cells.count()];
    for node in 0..centres.len() {
        for cell in cells.of_box(centres[node], sizes[node]) {
            boxes[cell].push(node);
        }
    }
    let (mut pairs, mut overlap) = (Vec::new(), false);
    let mut near: Vec<(f64, usize)> = Vec::new();
    for node in 0..centres.len() {
        let side = cells.side();
        let wide =
            Size::new(sizes[node].width + 2.0 * side.width, sizes[node].height + 2.0 * side.height);
        near.clear();
        let others = cells.of_box(centres[node], wide).flat_map(|cell| &boxes[cell]);
        near.extend(others.filter(|&&o| o != node).map(|&o| (reach(centres, sizes, node, o), o)));
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        near.dedup();
        for (nth, &(reach, other)) in near.iter().enumerate() {
            if nth >= NEAREST && reach >= 1.0 {
                break;
            }
            overlap |= reach < 1.0;
            pairs.push((node.min(other), node.max(other)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    (pairs, overlap)
}

/// Moves two boxes straight towards the right distance, each half of the way.
fn pull(centres: &mut [Point], a: usize, b: usize, wanted: f64) {
    let (from, to) = (centres[a], centres[b]);
    let length = distance(from, to);
    // Two at one place part sideways.
    let (dx, dy, length) =
        if length > 0.0 { (from.x - to.x, from.y - to.y, length) } else { (1.0, 0.0, 1.0) };
    let share = GIVE * (length - wanted) / length;
    centres[a] = Point::new(from.x - share * dx, from.y - share * dy);
    centres[b] = Point::new(to.x + share * dx, to.y + share * dy);
}

fn distance(a: Point, b: Point) -> f64 {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).sqrt()
}

/// How far apart two boxes are, as a share of where they touch when one goes
/// straight away from the other; below 1 they overlap.
fn reach(centres: &[Point], sizes: &[Size], a: usize, b: usize) -> f64 {
    let (dx, dy) = ((centres[a].x - centres[b].x).abs(), (centres[a].y - centres[b].y).abs());
    let w = f64::midpoint(sizes[a].width, sizes[b].width);
    let h = f64::midpoint(sizes[a].height, sizes[b].height);
    (dx / w.max(1e-9)).max(dy / h.max(1e-9))
}

#[cfg(test)]
mod tests {
    use super::{Point, Size, make_room};

    #[test]
    fn what_is_left_of_another_stays_left_of_it() {
        let sizes = [Size::new(100.0, 20.0); 5];
        let mut centres = [0.0, 60.0, 120.0, 180.0, 240.0].map(|x| Point::new(x, 0.0));
        make_room(&mut centres, &sizes);
        assert!(centres.windows(2).all(|pair| pair[0].x + 99.0 < pair[1].x), "{centres:?}");
    }

    #[test]
    fn boxes_on_one_spot_are_parted() {
        let sizes = [Size::new(100.0, 20.0); 2];
        let mut centres = [Point::default(); 2];
        make_room(&mut centres, &sizes);
        assert!((centres[0].x - centres[1].x).abs() > 99.0, "{centres:?}");
    }
}
