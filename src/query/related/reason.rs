//! Why two articles are related, in words and quotes.

use serde::Serialize;

use super::Scored;
use super::subject::Subject;
use crate::error::Result;
use crate::query::passage::passage;
use crate::store::{ArticleRow, NamedEntity, Store, Tie};

/// Words and names that a reason lists.
const WORDS: usize = 4;
const NAMES: usize = 3;

/// What kind of thing a reason is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// Words in common.
    Text,
    /// Names in common.
    Entities,
    /// References between them or to the same story.
    References,
    /// Published about the same time.
    Time,
}

/// Part of a score, with the words that prove it.
#[derive(Clone, Debug, Serialize)]
pub struct Reason {
    /// What kind.
    pub signal: Signal,
    /// Its part of the score; the parts add up.
    pub contribution: f64,
    /// In plain words. Quotes titles and names: hostile text.
    pub text: String,
    /// Words of either article that prove it. Hostile text.
    pub evidence: Vec<String>,
}

/// The reasons for a score, the weightiest first.
pub(super) fn explain(
    subject: &Subject,
    store: &Store,
    worths: &[f64],
    other: &ArticleRow,
    scored: &Scored,
) -> Result<Vec<Reason>> {
    let mut why = Vec::new();
    if scored.ties > 0.0 {
        why.push(references(subject, scored));
    }
    if scored.text > 0.0 {
        why.push(words(subject, store, worths, scored)?);
    }
    if scored.names > 0.0 {
        why.push(names(subject, store, scored)?);
    }
    if let (true, Some(days)) = (scored.time != 0.0, scored.days) {
        why.push(Reason {
            signal: Signal::Time,
            contribution: scored.time,
            text: distance(days),
            evidence: other.published.iter().cloned().collect(),
        });
    }
    why.sort_by(|a, b| b.contribution.total_cmp(&a.contribution));
    Ok(why)
}

fn references(subject: &Subject, scored: &Scored) -> Reason {
    let ties: Vec<(&Tie, &String)> = subject
        .ties
        .iter()
        .filter(|((id, _), _)| *id == scored.id)
        .map(|((_, tie), quote)| (tie, quote))
        .collect();
    Reason {
        signal: Signal::References,
        contribution: scored.ties,
        text: ties.iter().map(|(tie, _)| describe(**tie)).collect::<Vec<_>>().join("; "),
        evidence: ties.iter().map(|(_, quote)| (*quote).clone()).collect(),
    }
}

fn words(subject: &Subject, store: &Store, worths: &[f64], scored: &Scored) -> Result<Reason> {
    let words = subject.text.heaviest(&scored.profile, worths, WORDS);
    let (_, _, body) = store.article_text(scored.id)?;
    Ok(Reason {
        signal: Signal::Text,
        contribution: scored.text,
        text: format!("both say {}", list(&words)),
        evidence: passage(&body, |word| subject.text.asked(word))
            .map(str::to_owned)
            .into_iter()
            .collect(),
    })
}

fn names(subject: &Subject, store: &Store, scored: &Scored) -> Result<Reason> {
    let shared: Vec<&NamedEntity> =
        scored.shared.iter().map(|shared| &subject.names[shared.place]).collect();
    let names: Vec<String> = shared.iter().take(NAMES).map(|name| name.name.clone()).collect();
    let best = shared.first().map(|name| store.sentence_naming(scored.id, name.entity));
    Ok(Reason {
        signal: Signal::Entities,
        contribution: scored.names,
        text: format!("both name {}", list(&names)),
        evidence: best.transpose()?.into_iter().collect(),
    })
}

fn distance(days: i64) -> String {
    let direction = if days > 0 { "later" } else { "earlier" };
    match days.abs() {
        0 => "the same day".to_owned(),
        1 => format!("a day {direction}"),
        days => format!("{days} days {direction}"),
    }
}

fn describe(tie: Tie) -> &'static str {
    match tie {
        Tie::Cites => "this story refers to it",
        Tie::CitedBy => "it refers to this story",
        Tie::CoCited => "another story refers to both",
        Tie::CoCites => "both refer to the same story",
    }
}

/// `a, b and c`.
fn list(words: &[String]) -> String {
    match words {
        [] => "little".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
