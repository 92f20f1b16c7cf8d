//! Article → references and mentions.

mod cue;
mod reference;

pub use reference::references;
