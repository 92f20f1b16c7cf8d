//! How a picture is laid out.

/// Which layout places a picture's nodes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Connected nodes near each other: [`crate::layout::force()`].
    #[default]
    Force,
    /// What refers before what it refers to: [`crate::layout::layered()`].
    Layered,
    /// Over the axis of their days: [`crate::layout::timeline()`].
    Timeline,
}
