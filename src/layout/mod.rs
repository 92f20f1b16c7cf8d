//! Where nodes go: pure numbers in, pure numbers out.
//!
//! [`force()`] and [`radial()`] take the sizes of boxes and the weighted edges
//! between them and give a [`Drawing`]: the boxes' centres and the bends of lines. It knows no
//! words, reads no clock and uses only arithmetic that IEEE 754 rounds the same way everywhere, so that one graph
//! has one picture.
//!
//! The steps, a file each: `links` (who is joined to whom), `spring` with
//! `coarse` and `quadtree` (put those near each other), `room` and `overlap`
//! (no two boxes at one place), `polish` on a `scene` of `cells` (fewer
//! crossings, shorter edges), `bend` (lead edges around boxes), `pack` and
//! `grid` (set the unconnected parts side by side). `part` and `force` are
//! their order.

mod avoid;
mod bend;
mod cells;
mod coarse;
mod drawing;
mod force;
mod geometry;
mod grid;
mod links;
mod overlap;
mod pack;
mod part;
mod polish;
mod quadtree;
mod radial;
mod room;
mod scene;
mod spring;

pub use drawing::Drawing;
pub use force::{ForceOptions, force};
pub use geometry::{Point, Size};
pub use radial::radial;
