//! Where nodes go: pure numbers in, pure numbers out.
//!
//! [`force()`], [`radial()`], [`layered()`] and [`timeline()`] take the sizes of
//! boxes and the edges between them and give a [`Drawing`]: the boxes' centres
//! and the bends of lines. They know no words, read no clock and use only arithmetic that IEEE 754 rounds
//! the same way everywhere, so that one graph has one picture.
//!
//! The steps of `force`, a file each: `links` (who is joined to whom), `spring`
//! with `coarse` and `quadtree` (put those near each other), `room` and
//! `overlap` (no two boxes at one place), `polish` on a `scene` of `cells`
//! (fewer crossings, shorter edges), `bend` (lead edges around boxes), `pack`
//! and `grid` (set the unconnected parts side by side). `part` and `force` are
//! their order.

mod avoid;
mod bend;
mod cells;
mod coarse;
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
mod quadtree;
mod radial;
mod room;
mod scene;
mod spring;
mod timeline;

pub use drawing::Drawing;
pub use force::{ForceOptions, force};
pub use geometry::{Point, Size};
pub use layered::{Arrow, LayeredOptions, layered};
pub use radial::radial;
pub use timeline::{Axis, Stop, Tick, TickUnit, Timeline, TimelineOptions, When, timeline};
