//! Places and boxes.

/// A place on the page: `x` grows to the right, `y` downwards, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Pixels to the right of the origin.
    pub x: f64,
    /// Pixels below the origin.
    pub y: f64,
}

impl Point {
    /// The point at `x`, `y`.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// The extent of a box, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Pixels from its left to its right border.
    pub width: f64,
    /// Pixels from its upper to its lower border.
    pub height: f64,
}

impl Size {
    /// The box of that width and height.
    #[must_use]
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }

    /// The box grown by `margin` in all, half of it on either side.
    pub(super) fn grown(self, margin: f64) -> Self {
        Self::new(self.width + margin, self.height + margin)
    }

    /// The box with what cannot be drawn (not a number, negative, endless) as
    /// nothing and no side longer than a wall.
    pub(super) fn sane(self) -> Self {
        let side = |length: f64| if length > 0.0 { length.min(LONGEST_SIDE) } else { 0.0 };
        Self::new(side(self.width), side(self.height))
    }
}

/// No box on a picture is longer; it keeps sums of squares far from infinity.
const LONGEST_SIDE: f64 = 1e6;

/// The smallest upright rectangle around boxes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub(super) low: Point,
    pub(super) high: Point,
}

impl Bounds {
    /// Around boxes of `sizes` at `centres`; a point at the origin for none.
    pub(super) fn around(centres: &[Point], sizes: &[Size]) -> Self {
        let mut bounds: Option<Self> = None;
        for (centre, size) in centres.iter().zip(sizes) {
            let (w, h) = (size.width / 2.0, size.height / 2.0);
            let low = Point::new(centre.x - w, centre.y - h);
            let high = Point::new(centre.x + w, centre.y + h);
            bounds = Some(bounds.map_or(Self { low, high }, |old| Self {
                low: Point::new(old.low.x.min(low.x), old.low.y.min(low.y)),
                high: Point::new(old.high.x.max(high.x), old.high.y.max(high.y)),
            }));
        }
        bounds.unwrap_or(Self { low: Point::default(), high: Point::default() })
    }

    pub(super) fn size(&self) -> Size {
        Size::new(self.high.x - self.low.x, self.high.y - self.low.y)
    }
}
