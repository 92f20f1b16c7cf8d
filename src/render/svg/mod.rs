//! SVG: one self-contained picture that needs no Graphviz, no font file and
//! no script.
//!
//! Follows Graphviz's conventions, so that style sheets and scripts made for
//! its pictures work on ours: `g.graph`, `g.node` and `g.edge` with a `title`
//! each, `a` with `xlink:href` and `xlink:title`. The kind is a second class.
//!
//! # What it looks like
//!
//! Shape, border and colour each tell the kind, so that none needs colour.
//! Fills are pale and borders strong versions of colours that are told apart
//! with any colour vision (Okabe and Ito, "Color Universal Design", 2008); in
//! grey the shapes remain.
//!
//! | what | shape | colour |
//! |---|---|---|
//! | article | card with round corners, headline and date | blue |
//! | wanted story | card with sharp, dashed border | vermilion |
//! | person | pill | orange |
//! | organization | hexagon | purple |
//! | place | house | green |
//! | reference | dark line with an arrowhead that touches what it refers to, wider the surer it is; dashed to a wanted story | |
//! | mention | thin pale line, wider the more the story is about it; no arrowhead | |
//!
//! Headlines stand at the side where they begin, names in the middle; names of
//! entities are larger the more edges they have. A timeline's days are named
//! above and below it, with faint lines between; two strokes across the axis
//! are where it leaves out time. Above are the title and how
//! much was left out, below a legend of what there is. Dark on screens whose
//! owner prefers that, light on paper.

mod axis;
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
