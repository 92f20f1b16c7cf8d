//! Article → references and mentions.

mod gazetteer;
mod language;
mod salience;
mod sentence;
mod tagger;
mod token;

pub use gazetteer::canonical_name;
pub use language::language;
pub use salience::salience;
pub use sentence::sentences;
pub use tagger::{TAGGER, TAGGER_VERSION, headline_mentions, mentions};
