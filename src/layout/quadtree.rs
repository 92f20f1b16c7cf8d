//! What many far bodies do to one, in the time of a few.
//!
//! J. Barnes, P. Hut, "A hierarchical O(N log N) force-calculation algorithm",
//! Nature 1986.

use super::Point;

/// A square counts as one body from so many times its side away: Barnes and
/// Hut's 1/θ, less squared. θ of 0.9 is two thirds of the work of 0.7; no
/// drawing of ours became worse by it.
const FAR: f64 = 1.0 / (0.9 * 0.9);

/// A square with no more bodies than this is not divided.
const BODIES: usize = 6;

/// Squares within squares deeper than this hold bodies at one place.
const DEEPEST: usize = 40;

/// Bodies in squares within squares.
pub(super) struct Quadtree {
    /// Each before those within it.
    squares: Vec<Square>,
    /// Bodies with their masses, those of one square side by side.
    bodies: Vec<(Point, f64)>,
}

struct Square {
    /// Mean place and whole mass of its bodies.
    centre: Point,
    mass: f64,
    /// Its side, squared, times [`FAR`].
    far: f64,
    /// The next square that is not within it.
    next: usize,
    /// Where its bodies are, if it is not divided.
    bodies: Option<(usize, usize)>,
}

impl Quadtree {
    /// Takes n log n.
    pub(super) fn new(points: &[Point], masses: &[f64]) -> Self {
        let mut bodies: Vec<(Point, f64)> =
            points.iter().copied().zip(masses.iter().copied()).collect();
        let (mut low, mut high) = (Point::new(f64::MAX, f64::MAX), Point::new(f64::MIN, f64::MIN));
        for at in points {
            low = Point::new(low.x.min(at.x), low.y.min(at.y));
            high = Point::new(high.x.max(at.x), high.y.max(at.y));
        }
        let side = (high.x - low.x).max(high.y - low.y).max(1e-9);
        let mut squares = Vec::with_capacity(points.len());
        divide(&mut squares, &mut bodies, 0, low, side, 0);
        Self { squares, bodies }
    }

    /// The sum over all bodies elsewhere of mass by distance, away from them.
    pub(super) fn push(&self, at: Point) -> Point {
        let (mut x, mut y) = (0.0, 0.0);
        let mut add = |from: Point, mass: f64| {
            let (dx, dy) = (at.x - from.x, at.y - from.y);
            let square = dx * dx + dy * dy;
            if square > 0.0 {
                x += mass * dx / square;
                y += mass * dy / square;
            }
        };
        let mut next = 0;
        while let Some(square) = self.squares.get(next) {
            let (dx, dy) = (at.x - square.centre.x, at.y - square.centre.y);
            if dx * dx + dy * dy > square.far {
                add(square.centre, square.mass);
                next = square.next;
            } else if let Some((from, to)) = square.bodies {
                for &(body, mass) in &self.bodies[from..to] {
                    add(body, mass);
                }
                next = square.next;
            } else {
                next += 1;
            }
        }
        Point::new(x, y)
    }
}

/// Adds the square at `low` with all its `bodies`, which begin at `start`.
fn divide(
    squares: &mut Vec<Square>,
    bodies: &mut [(Point, f64)],
    start: usize,
    low: Point,
    side: f64,
    depth: usize,
) {
    let own = squares.len();
    let (mut x, mut y, mut mass) = (0.0, 0.0, 0.0);
    for (at, weight) in bodies.iter() {
        x += at.x * weight;
        y += at.y * weight;
        mass += weight;
    }
    let whole = bodies.len() <= BODIES || depth == DEEPEST;
    squares.push(Square {
        centre: Point::new(x / mass, y / mass),
        mass,
        far: side * side * FAR,
        next: 0,
        bodies: whole.then_some((start, start + bodies.len())),
    });
    if !whole {
        let half = side / 2.0;
        let middle = Point::new(low.x + half, low.y + half);
        let below = part(bodies, |at| at.y < middle.y);
        let (upper, lower) = bodies.split_at_mut(below);
        let mut start = start;
        for (rows, y) in [(upper, low.y), (lower, middle.y)] {
            let left = part(rows, |at| at.x < middle.x);
            let (left, right) = rows.split_at_mut(left);
            for (quarter, x) in [(left, low.x), (right, middle.x)] {
                if !quarter.is_empty() {
                    divide(squares, quarter, start, Point::new(x, y), half, depth + 1);
                    start += quarter.len();
                }
            }
        }
    }
    squares[own].next = squares.len();
}

/// Moves the bodies that are `first` to the front; how many they are.
fn part(bodies: &mut [(Point, f64)], first: impl Fn(Point) -> bool) -> usize {
    let mut count = 0;
    for nth in 0..bodies.len() {
        if first(bodies[nth].0) {
            bodies.swap(nth, count);
            count += 1;
        }
    }
    count
}
