//! Article → the references that its editors set.
//!
//! A cue's words are found (`cue`), then it is asked whether they announce
//! something where they stand (`announcement`), and where the announced
//! headlines begin and end (`label`, `flat`, `block`, `row`). Hyperlinks give
//! addresses to these (`address`), and those that remain are references too
//! (`link`).

mod address;
mod announcement;
mod block;
mod find;
mod flat;
mod label;
#[cfg(test)]
mod laws;
mod link;
mod row;
#[cfg(test)]
mod tests;
mod text;

pub use find::{references, references_by};
