//! Where nodes go: pure numbers in, pure numbers out.
//!
//! [`force()`], [`layered()`] and [`timeline()`] take the sizes of boxes and the edges between
//! them and give a [`Drawing`]: the boxes' centres and the bends of lines. They
//! know no words, read no clock and use only arithmetic that IEEE 754 rounds
//! the same way everywhere, so that one graph has one picture.
//!
//! The steps of `force`, a file each: `links` (who is joined to whom), `distance` (how
//! far apart they should be), `stress` (put them so), `overlap` and `avoid`
//! (make room), `polish` (fewer crossings, shorter edges), `pack` and `grid`
//! (set the unconnected parts side by side). `part` and `force` are their order.

mod avoid;
mod distance;
mod drawing;
mod force;
mod geometry;
mod grid;
mod layered;
mod links;
mod overlap;
mod pack;
mod part;
mod polish;
mod stress;
mod timeline;

pub use drawing::Drawing;
pub use force::{ForceOptions, force};
pub use geometry::{Point, Size};
pub use layered::{Arrow, LayeredOptions, layered};
pub use timeline::{Axis, Stop, Tick, TickUnit, Timeline, TimelineOptions, When, timeline};
