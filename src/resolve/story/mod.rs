//! Which articles tell one story.
//!
//! Articles are taken in one order ([`place`]: by date, undated last). Each is
//! compared with those before it by its [`gist`], joins the story of those most
//! like it ([`choose`]) or founds one. It sees nothing that stands after it, and
//! of its words only what the binary knows of them: so a newer article changes no
//! older decision, and the order in which articles arrive changes none at all.

mod gist;
mod index;
mod nearness;
mod place;
mod rate;
mod vote;

pub use gist::{Named, Said, gist};
pub use index::{Index, Later, Near, Position, Posting};
pub use place::place;
pub use vote::choose;

/// Changes whenever these rules decide otherwise than before: then all stories
/// are worked out again.
pub const VERSION: i64 = 1;
