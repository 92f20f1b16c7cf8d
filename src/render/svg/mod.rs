//! SVG: one self-contained picture that needs no Graphviz, no font file and
//! no script.
//!
//! Follows Graphviz's conventions, so that style sheets and scripts made for
//! its pictures work on ours: `g.graph`, `g.node` and `g.edge` with a `title`
//! each, `a` with `xlink:href` and `xlink:title`. The kind is a second class.

mod card;
mod crowd;
mod edge;
mod header;
mod legend;
mod number;
mod outline;
mod page;
mod placement;

pub use page::svg;
