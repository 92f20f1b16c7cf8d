//! Article → references and mentions.
//!
//! References are found by cues, which are data (`data/cues/`); mentions by a
//! tagger. Both give byte spans of the article's own text and alter nothing.

mod cue;
mod gazetteer;
mod language;
mod reference;
mod salience;
mod sentence;
mod tagger;
mod token;

pub use gazetteer::canonical_name;
pub use language::language;
pub use reference::references;
pub use salience::salience;
pub use sentence::sentences;
pub use tagger::{TAGGER, TAGGER_VERSION, headline_mentions, mentions};
