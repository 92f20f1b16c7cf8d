//! A drawing as the eye has it: boxes and lines.

/// A place, in pixels.
pub(crate) type Place = (f64, f64);

/// An upright box.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Box {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Box {
    /// Around a middle.
    pub(crate) fn around((x, y): Place, width: f64, height: f64) -> Self {
        Self {
            left: x - width / 2.0,
            top: y - height / 2.0,
            right: x + width / 2.0,
            bottom: y + height / 2.0,
        }
    }

    /// The smallest around places; `None` around none.
    pub(crate) fn of(places: &[Place]) -> Option<Self> {
        let &(x, y) = places.first()?;
        let first = Self { left: x, top: y, right: x, bottom: y };
        Some(places.iter().fold(first, |b, &(x, y)| Self {
            left: b.left.min(x),
            top: b.top.min(y),
            right: b.right.max(x),
            bottom: b.bottom.max(y),
        }))
    }

    pub(crate) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(crate) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub(crate) fn middle(&self) -> Place {
        (f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom))
    }

    /// The same, smaller by `by` on each side.
    pub(crate) fn shrunk(&self, by: f64) -> Self {
        Self {
            left: self.left + by,
            top: self.top + by,
            right: self.right - by,
            bottom: self.bottom - by,
        }
    }

    /// Whether they share more than a border.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether a straight line from `a` to `b` runs through.
    pub(crate) fn is_crossed(&self, a: Place, b: Place) -> bool {
        // Liang and Barsky: what is left of the line between each pair of sides.
        let (mut from, mut to) = (0.0_f64, 1.0_f64);
        let sides =
            [(a.0, b.0 - a.0, self.left, self.right), (a.1, b.1 - a.1, self.top, self.bottom)];
        for (start, way, low, high) in sides {
            if way.abs() < 1e-9 {
                if start <= low || start >= high {
                    return false;
                }
                continue;
            }
            let (enter, leave) = ((low - start) / way, (high - start) / way);
            from = from.max(enter.min(leave));
            to = to.min(enter.max(leave));
        }
        from < to
    }
}

/// Whether two straight lines cross; to touch is not to cross.
pub(crate) fn cross(a: Place, b: Place, c: Place, d: Place) -> bool {
    let side = |p: Place, q: Place, r: Place| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

/// The line of an edge.
#[derive(Debug)]
pub(crate) struct Line {
    /// The nodes it joins, the lower number first.
    pub(crate) ends: (usize, usize),
    /// From the middle of one box to that of the other.
    pub(crate) places: Vec<Place>,
}

impl Line {
    /// Of a line that is drawn from border to border: followed to the middle
    /// of both boxes, since to hide a crossing behind a box is not to avoid it.
    pub(crate) fn between(from: usize, to: usize, drawn: Vec<Place>, boxes: &[Box]) -> Self {
        let mut places = vec![boxes[from].middle()];
        // A straight line is as straight from middle to middle.
        if drawn.len() > 2 {
            places.extend(drawn);
        }
        places.push(boxes[to].middle());
        Self { ends: (from.min(to), from.max(to)), places }
    }
}

/// Boxes and lines.
#[derive(Debug)]
pub(crate) struct Sketch {
    /// Of each node, in the graph's order.
    pub(crate) boxes: Vec<Box>,
    /// Of each pair of joined nodes one.
    pub(crate) lines: Vec<Line>,
}

/// Stops on a curve: close enough that the eye sees no corners.
const STOPS: u32 = 8;

/// The places on a Bézier curve of any degree after its first.
pub(crate) fn curve(points: &[Place]) -> impl Iterator<Item = Place> + '_ {
    (1..=STOPS).map(|stop| {
        let share = f64::from(stop) / f64::from(STOPS);
        let mut points = points.to_vec();
        while points.len() > 1 {
            points = points
                .windows(2)
                .map(|p| (p[0].0 + (p[1].0 - p[0].0) * share, p[0].1 + (p[1].1 - p[0].1) * share))
                .collect();
        }
        points[0]
    })
}
