//! What changed from one wording of an article to the next.

use serde::Serialize;
use similar::{Algorithm, ChangeTag, TextDiff};

use crate::error::Result;
use crate::extract::sentences;
use crate::model::{ReferenceKind, Span};
use crate::store::{ArticleRow, Pointed, RevisionRow, Store};

/// One wording, and what changed from the one before.
#[derive(Clone, Debug, Serialize)]
pub struct Wording {
    /// The wording.
    #[serde(flatten)]
    pub revision: RevisionRow,
    /// Words of its body, between white space.
    pub words: usize,
    /// What changed; `None` of the first.
    pub change: Option<Change>,
}

/// What changed between two wordings.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Change {
    /// Headline, standfirst, byline, dates, status and note that changed.
    pub fields: Vec<FieldChange>,
    /// Sentences taken out and put in, in reading order.
    pub text: Vec<TextChange>,
    /// References and links that came, went, or stand elsewhere.
    pub references: Vec<ReferenceChange>,
    /// Who and what is named no more.
    pub names_gone: Vec<String>,
    /// Who and what is named now.
    pub names_new: Vec<String>,
}

/// A field with another value.
#[derive(Clone, Debug, Serialize)]
pub struct FieldChange {
    /// Which.
    pub field: &'static str,
    /// What it said.
    pub before: Option<String>,
    /// What it says.
    pub after: Option<String>,
}

/// How a sentence or a reference changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// It is there no more.
    Gone,
    /// It is there now.
    New,
    /// It stands elsewhere.
    Moved,
}

/// A sentence that came or went.
#[derive(Clone, Debug, Serialize)]
pub struct TextChange {
    /// Which of both.
    pub how: How,
    /// The sentence as printed.
    pub sentence: String,
}

/// A reference that changed.
#[derive(Clone, Debug, Serialize)]
pub struct ReferenceChange {
    /// How.
    pub how: How,
    /// What it says.
    pub kind: ReferenceKind,
    /// The headline as printed.
    pub label: String,
    /// Its address.
    pub url: Option<String>,
    /// Bytes of the wording before.
    pub before: Option<Span>,
    /// Bytes of this wording.
    pub after: Option<Span>,
}

/// The wordings of `article`, the oldest first, each with what changed.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn history(store: &Store, article: &ArticleRow) -> Result<Vec<Wording>> {
    let mut wordings: Vec<Wording> = Vec::new();
    for revision in store.revisions(article)? {
        let change = match wordings.last() {
            Some(before) => Some(change(store, &before.revision, &revision)?),
            None => None,
        };
        let words = revision.body.split_whitespace().count();
        wordings.push(Wording { revision, words, change });
    }
    Ok(wordings)
}

fn change(store: &Store, before: &RevisionRow, after: &RevisionRow) -> Result<Change> {
    let named = |revision: &RevisionRow| store.names_in(revision.id);
    let (then, now) = (named(before)?, named(after)?);
    let only = |these: &[(i64, String)], those: &[(i64, String)]| {
        let is_elsewhere = |id: i64| those.iter().any(|(other, _)| *other == id);
        these.iter().filter(|(id, _)| !is_elsewhere(*id)).map(|(_, name)| name.clone()).collect()
    };
    Ok(Change {
        fields: fields(before, after),
        text: text(&before.body, &after.body),
        references: references(store.pointed(before.id)?, store.pointed(after.id)?),
        names_gone: only(&then, &now),
        names_new: only(&now, &then),
    })
}

fn fields(before: &RevisionRow, after: &RevisionRow) -> Vec<FieldChange> {
    let said = |revision: &RevisionRow| {
        [
            ("title", Some(revision.title.clone())),
            ("standfirst", revision.standfirst.clone()),
            ("byline", revision.byline.clone()),
            ("published", revision.published.clone()),
            ("modified", revision.modified.clone()),
            ("status", Some(revision.status.as_str().to_owned())),
            ("note", revision.note.clone()),
        ]
    };
    said(before)
        .into_iter()
        .zip(said(after))
        .filter(|((_, before), (_, after))| before != after)
        .map(|((field, before), (_, after))| FieldChange { field, before, after })
        .collect()
}

/// Sentences that came and went: the difference that Myers' algorithm finds
/// ("An O(ND) Difference Algorithm", 1986).
fn text(before: &str, after: &str) -> Vec<TextChange> {
    let split = |body: &str| -> Vec<String> {
        let printed = |span: &Span| span.of(body).split_whitespace().collect::<Vec<_>>().join(" ");
        sentences(body).iter().map(printed).filter(|sentence| !sentence.is_empty()).collect()
    };
    let (before, after) = (split(before), split(after));
    let (before, after): (Vec<&str>, Vec<&str>) =
        (before.iter().map(String::as_str).collect(), after.iter().map(String::as_str).collect());
    TextDiff::configure()
        .algorithm(Algorithm::Myers)
        .diff_slices(&before, &after)
        .iter_all_changes()
        .filter_map(|change| {
            let how = match change.tag() {
                ChangeTag::Equal => return None,
                ChangeTag::Delete => How::Gone,
                ChangeTag::Insert => How::New,
            };
            Some(TextChange { how, sentence: change.value().to_owned() })
        })
        .collect()
}

fn references(before: Vec<Pointed>, mut after: Vec<Pointed>) -> Vec<ReferenceChange> {
    let told = |how, pointed: Pointed, before, after| ReferenceChange {
        how,
        kind: pointed.kind,
        label: pointed.label,
        url: pointed.url,
        before,
        after,
    };
    let mut changes = Vec::new();
    for old in before {
        let same =
            |new: &Pointed| (new.kind, &new.label, &new.url) == (old.kind, &old.label, &old.url);
        let was = old.span;
        if let Some(at) = after.iter().position(same) {
            let is = after.remove(at).span;
            if was != is {
                changes.push(told(How::Moved, old, was, is));
            }
        } else {
            changes.push(told(How::Gone, old, was, None));
        }
    }
    changes.extend(after.into_iter().map(|new| {
        let is = new.span;
        told(How::New, new, None, is)
    }));
    changes
}
