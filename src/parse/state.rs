//! Whether a note to editors corrects the article it stands on.

/// Words of a correction, as agencies write them at the head of their notes.
const CORRECTIONS: &[&str] = &[
    "correct",
    "corrige",
    "corrects",
    "correction",
    "corrected",
    "corrigendum",
    "korrektur",
    "berichtigung",
    "berichtigt",
    "rettelse",
    "rättelse",
    "correctie",
    "corrección",
    "rettifica",
    "correção",
    "erratum",
];

/// Whether `note` says that the article puts an error right.
///
/// ```text
/// CORRECTION: Corrects name of the ship
/// ```
pub(super) fn corrects(note: &str) -> bool {
    let lower = note.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| CORRECTIONS.contains(&word))
}
