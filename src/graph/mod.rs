//! The archive as a petgraph graph: articles, wanted stories and entities,
//! and the edges among them, each with its evidence.
//!
//! Nodes are ordered by [`Node::id`] and edges by their ends, kind and place,
//! so that equal archives give equal graphs whatever the order of arrival.

mod edge;
mod load;
mod network;
mod node;
mod proof;
mod skeleton;
mod stream;
mod strength;
mod web;

pub use edge::{Edge, EdgeKind, Evidence};
pub use load::{among, node, whole};
pub use network::{Links, Network};
pub use node::{Node, NodeKind};
pub use proof::proof;
pub use skeleton::{Bond, Skeleton};
pub use stream::{LinkedEdge, each};
pub use strength::strengths;
pub use web::{Bonds, Place, Web};

/// A directed graph of nodes and evidenced edges.
pub type StoryGraph = petgraph::graph::DiGraph<Node, Edge>;
