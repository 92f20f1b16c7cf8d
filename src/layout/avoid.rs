//! How a box comes off a line that is not its own.

use super::{Point, Size};

/// A line passes a box at this distance at least, if it can be had.
const CLEARANCE: f64 = 6.0;

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
    use super::{Point, Size, way_out};

    #[test]
    fn a_box_on_a_line_steps_off_it() {
        let (a, b) = (Point::default(), Point::new(200.0, 0.0));
        let (at, size) = (Point::new(100.0, 3.0), Size::new(20.0, 20.0));
        let (x, y) = way_out(a, b, at, size).unwrap();
        assert_eq!((x, y), (0.0, 13.0));
        assert_eq!(way_out(a, b, Point::new(at.x + x, at.y + y), size), None);
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
