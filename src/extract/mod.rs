//! Article → references and mentions.
//!
//! References are found by cues, which are data (`data/cues/`); mentions by a
//! tagger. Both give byte spans of the article's own text and alter nothing.

mod confidence;
mod copy;
mod cue;
mod demonym;
mod gazetteer;
mod language;
mod reference;
mod salience;
mod sentence;
mod tagger;
mod token;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod training;
mod when;

pub use confidence::LEAST_CONFIDENCE;
pub use copy::{Likeness, Passage, Shingles, Sketch, shared_passages};
pub use cue::{CueLearner, Cues, ProposedCue, is_spelled};
pub use gazetteer::canonical_name;
pub(crate) use gazetteer::{Class, canonical_key, home, place_meant, word_is};
pub use language::{article_language, language};
pub use reference::{references, references_by};
pub use salience::{Signs, salience};
pub use sentence::sentences;
pub use tagger::{Label, TAGGER, TAGGER_VERSION, Tag, headline_mentions, mentions, tag_tokens};
pub use when::{Granularity, TimeExpression, TimeSource, time_expressions};
