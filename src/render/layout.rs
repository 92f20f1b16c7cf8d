//! How a picture is laid out.

use petgraph::graph::NodeIndex;

/// Which layout places a picture's nodes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Connected nodes near each other: [`crate::layout::force()`].
    #[default]
    Force,
    /// One node in the middle and the others around it by hops:
    /// [`crate::layout::radial()`].
    Radial(NodeIndex),
    /// What refers before what it refers to: [`crate::layout::layered()`].
    Layered,
    /// Over the axis of their days: [`crate::layout::timeline()`].
    Timeline,
}
