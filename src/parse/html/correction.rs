//! What a publisher says against its own article: corrected, withdrawn.

use serde_json::Value;

use super::block::Block;
use super::json_ld;
use super::title::plain;
use crate::model::Status;

/// The phrases; the file's head says how they are read.
const OPENINGS: &str = include_str!("correction.txt");
/// A phrase of fewer words counts only before a colon.
const MIN_SURE_WORDS: usize = 3;
/// Bytes between such a phrase and its colon: a date and a time.
const MAX_DATE_BYTES: usize = 50;
/// Words of `creativeWorkStatus` for an article not to be used.
const WITHDRAWN: &[&str] = &["retract", "withdraw", "cancel", "killed"];

/// The status of an article, and the publisher's note: as stated for machines,
/// else the first of its paragraphs that is a note of a correction.
pub(super) fn read(ld: &Value, body: &[Block]) -> (Status, Option<String>) {
    let state = json_ld::text(ld, &["creativeWorkStatus"]).unwrap_or_default().to_lowercase();
    let stated =
        note(ld.get("correction")).map(|note| plain(&note)).filter(|note| !note.is_empty());
    let printed = || body.iter().find(|block| is_note(&block.text)).map(|block| block.text.clone());
    let note = stated.or_else(printed);
    if WITHDRAWN.iter().any(|word| state.contains(word)) {
        return (Status::Canceled, note);
    }
    (if note.is_some() { Status::Corrected } else { Status::Usable }, note)
}

/// The words of a `correction`: a text, a `CorrectionComment`, or several.
fn note(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.clone()).filter(|text| !text.contains("://")),
        Value::Array(notes) => {
            let notes: Vec<String> = notes.iter().filter_map(|one| note(Some(one))).collect();
            Some(notes.join(" "))
        }
        object => json_ld::text(object, &["text", "description", "name"]),
    }
}

fn is_note(text: &str) -> bool {
    let start: String = text.chars().take(200).collect::<String>().to_lowercase();
    let start = start.trim_start_matches(|c: char| !c.is_alphanumeric());
    OPENINGS.lines().filter(|line| !line.starts_with('#')).any(|opening| {
        start.strip_prefix(opening).is_some_and(|rest| {
            let is_whole = !rest.starts_with(char::is_alphanumeric);
            let is_sure = opening.split_whitespace().count() >= MIN_SURE_WORDS;
            let date = rest.find([':', '：']).map(|colon| rest[..colon].trim());
            let is_date = |date: &str| {
                date.is_empty()
                    || (date.len() <= MAX_DATE_BYTES && date.contains(|c: char| c.is_ascii_digit()))
            };
            is_whole && (is_sure || date.is_some_and(is_date))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::article;
    use super::is_note;
    use crate::model::Status;

    const STORY: &str = "<p>Ships waited, and waited, off the port all day and all night, said Ilse Brandt.</p>\
        <p>Nobody knew, as the harbour master said, how long the bank would keep them where they were.</p>";

    #[test]
    fn a_stated_correction_is_kept_with_its_words() {
        let page = format!(
            "<html><script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"headline\": \"Port shut\", \
             \"correction\": {{\"@type\": \"CorrectionComment\", \"text\": \"It was Monday.\"}}}}</script><body>{STORY}"
        );
        let article = article(&page);
        assert_eq!(article.status, Status::Corrected);
        assert_eq!(article.note.as_deref(), Some("It was Monday."));
    }

    #[test]
    fn a_withdrawn_article_is_known() {
        let page = format!(
            "<html><script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"headline\": \"Port shut\", \
             \"creativeWorkStatus\": \"Retracted\"}}</script><body>{STORY}"
        );
        assert_eq!(article(&page).status, Status::Canceled);
    }

    #[test]
    fn a_printed_correction_is_kept_with_its_words() {
        let page = format!(
            "<html><body><div>{STORY}<p>Correction, 18 July: an earlier version named the wrong bank, off \
             another port.</p></div>"
        );
        let article = article(&page);
        assert_eq!(article.status, Status::Corrected);
        assert!(article.note.unwrap().starts_with("Correction, 18 July"));
    }

    #[test]
    fn an_article_about_corrections_is_none() {
        for text in [
            "Correction officers went on strike",
            "Corrections department: a look inside",
            "Korrekturen am Haushalt",
        ] {
            assert!(!is_note(text), "{text}");
        }
        assert!(is_note("Rectificatif : le port a rouvert lundi") && is_note("訂正：港は月曜日に"));
    }
}
