//! Moves nodes off edges that are not theirs.

use super::{Point, Size, links::Links};

/// A line passes a box at this distance at least, if it can be had.
const CLEARANCE: f64 = 6.0;

/// One round: every box that an edge between two others runs through moves
/// away from the line by `strength` (0 to 1) of what it lacks; the edge's ends
/// give way a little to the other side. Takes nodes × edges.
pub(super) fn step_aside(centres: &mut [Point], sizes: &[Size], links: &Links, strength: f64) {
    for (a, b, _) in links.pairs() {
        for node in (0..centres.len()).filter(|&node| node != a && node != b) {
            let Some((x, y)) = way_out(centres[a], centres[b], centres[node], sizes[node]) else {
                continue;
            };
            let (x, y) = (x * strength, y * strength);
            centres[node] = Point::new(centres[node].x + x, centres[node].y + y);
            for end in [a, b] {
                centres[end] = Point::new(centres[end].x - x / 4.0, centres[end].y - y / 4.0);
            }
        }
    }
}

/// The shortest move, square to the line from `a` to `b`, that frees the box
/// at `centre` from it; `None` where it is free.
pub(super) fn way_out(a: Point, b: Point, centre: Point, size: Size) -> Option<(f64, f64)> {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let (w, h) = (size.width / 2.0 + CLEARANCE, size.height / 2.0 + CLEARANCE);
    if centre.x + w < a.x.min(b.x)
        || centre.x - w > a.x.max(b.x)
        || centre.y + h < a.y.min(b.y)
        || centre.y - h > a.y.max(b.y)
    {
        return None;
    }
    let length = (dx * dx + dy * dy).sqrt();
    if length < 1.0 {
        return None;
    }
    let square = (-dy / length, dx / length);
    let away = (centre.x - a.x) * square.0 + (centre.y - a.y) * square.1;
    let lacks = square.0.abs() * w + square.1.abs() * h - away.abs();
    let by = if away < 0.0 { -lacks } else { lacks };
    (lacks > 0.0).then_some((square.0 * by, square.1 * by))
}

#[cfg(test)]
mod tests {
    use super::{Links, Point, Size, step_aside, way_out};

    #[test]
    fn a_box_on_a_line_steps_off_it() {
        let links = Links::new(3, &[(0, 1, 1.0)]);
        let sizes = [Size::new(20.0, 20.0); 3];
        let mut centres = [Point::new(0.0, 0.0), Point::new(200.0, 0.0), Point::new(100.0, 3.0)];
        step_aside(&mut centres, &sizes, &links, 1.0);
        assert_eq!(way_out(centres[0], centres[1], centres[2], sizes[2]), None);
    }

    #[test]
    fn a_box_beside_a_line_stays() {
        let far = Point::new(100.0, 40.0);
        assert_eq!(
            way_out(Point::default(), Point::new(200.0, 0.0), far, Size::new(20.0, 20.0)),
            None
        );
    }
}
