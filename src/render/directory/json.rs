//! JSON lines.

use crate::query::Card;

/// An entity as a line of JSON.
#[must_use]
pub fn json_line(card: &Card) -> String {
    serde_json::to_string(card).expect("strings and numbers are always JSON") + "\n"
}
