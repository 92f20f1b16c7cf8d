//! JSON lines.

use crate::query::Card;

/// An entity as a line of JSON.
#[must_use]
pub fn json_line(card: &Card) -> String {
    // Strings and numbers always have a form in JSON.
    serde_json::to_string(card).unwrap_or_default() + "\n"
}
