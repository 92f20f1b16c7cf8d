//! What things are: the nouns of a newsroom archive, with no behaviour but their own.
//!
//! Nothing here reads files, speaks SQL or prints. Every other room imports this one.

mod address;
mod article;
mod authority;
mod binding;
mod coarse;
mod cover;
mod cue;
mod date;
mod decision;
mod digest;
mod gist;
mod identity;
mod key;
mod mention;
mod moment;
mod period;
mod random;
mod reference;
mod span;
mod status;
mod token;

pub use address::url_key;
pub use article::{Article, Link};
pub use authority::{Authority, Standing};
pub use binding::{Binding, Method, Pointer, Target};
pub use coarse::{close_key, coarse_key};
pub use cover::Cover;
pub use cue::{CUE_FILES, HouseCue};
pub use date::Date;
pub use decision::{Act, Decision, Handle, Place, Pointing, Unreadable};
pub use digest::{digest, short_digest};
pub use gist::{Gist, Telling};
pub use identity::{KnownName, MeantName, NameLink, Parent};
pub(crate) use identity::{namesake_key, parted_key};
pub use key::{is_cut, name_key, title_key};
pub use mention::{EntityKind, Field, Mention, Naming};
pub use moment::Moment;
pub use period::Period;
pub(crate) use random::Random;
pub use reference::{Reference, ReferenceKind};
pub use span::Span;
pub use status::Status;
pub use token::{content_words, is_function_word, is_unspaced, title_tokens};
