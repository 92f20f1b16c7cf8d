//! One question a file: what is related, how two stories are connected, what
//! is around one, what the whole looks like.

mod ego;
mod find;
mod overview;
mod passage;
mod path;
mod related;
mod selection;
mod suggest;

pub use ego::ego;
pub use find::find_node;
pub use overview::overview;
pub use path::{Hop, Route, path};
pub use related::{Reason, Related, Signal, related};
pub use selection::Selection;
pub use suggest::{LEAST_SCORE, Suggestion, suggest};
