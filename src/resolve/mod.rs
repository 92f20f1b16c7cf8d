//! Which entity a mention names, which article a reference means.
//!
//! Pure functions: they see what they are given and decide. What they need
//! from the archive, `store` looks up and `ingest` hands over.

mod binding;
mod decided;
pub mod identity;
mod name;
pub mod story;

pub use binding::{TITLE_SHARE, bind};
pub use decided::{Conflict, Decided, Group, Parted, decided};
pub use name::names;
