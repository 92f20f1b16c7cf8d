//! One question a file: what is related, how two stories are connected, what
//! is around one, what the whole looks like.

mod ego;
mod find;
mod overview;
mod path;
mod related;
mod selection;

pub use ego::ego;
pub use find::find_node;
pub use overview::overview;
pub use path::{Hop, Route, path};
pub use related::{Reason, Related, Signal, related};
pub use selection::Selection;
