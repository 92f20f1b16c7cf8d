//! Which entity a mention names, which article a reference means.

mod name;

pub use name::names;
