//! The two ways of a layered drawing: along the flow and across it.

use super::super::{Point, Size};

/// Which way the layers follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// Down the page.
    Down,
    /// From left to right.
    Right,
}

impl Flow {
    /// A box's length along its layer, and its thickness in the flow's direction.
    pub(super) const fn measures(self, size: Size) -> (f64, f64) {
        match self {
            Self::Down => (size.width, size.height),
            Self::Right => (size.height, size.width),
        }
    }

    /// The place on the page so far across and along.
    pub(super) const fn point(self, across: f64, along: f64) -> Point {
        match self {
            Self::Down => Point::new(across, along),
            Self::Right => Point::new(along, across),
        }
    }

    /// The page of a drawing so long across and along.
    pub(super) const fn page(self, across: f64, along: f64) -> Size {
        match self {
            Self::Down => Size::new(across, along),
            Self::Right => Size::new(along, across),
        }
    }
}

/// Where a vertex stands: a joint has no extent along the flow.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Its middle along its layer.
    pub(super) across: f64,
    /// Its length along its layer.
    pub(super) length: f64,
    /// Where it begins along the flow.
    pub(super) start: f64,
    /// Where it ends.
    pub(super) end: f64,
}

/// A layer's stretch along the flow.
#[derive(Clone, Copy, Debug)]
pub(super) struct Band {
    pub(super) start: f64,
    pub(super) end: f64,
    /// How far before it lines bend.
    pub(super) before: f64,
    /// How far after it.
    pub(super) after: f64,
}
