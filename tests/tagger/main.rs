//! Does the tagger still find what it found: in sentences whose names people
//! have labelled, and in the forms in which names reach a newsroom?

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod floor;
mod forms;
mod labelled;
mod law;
mod score;
