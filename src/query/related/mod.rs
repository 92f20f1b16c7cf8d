//! What else to read beside a story, and why.
//!
//! Four signals, each with its words: the text (BM25 over the article's own
//! most telling words), the names both have (salience on both sides times
//! inverse document frequency), references between them (direct, reverse,
//! co-cited, coupled), and how near they are in time. The parts add up to the
//! score.

mod reason;
mod subject;
mod text;

use std::collections::BTreeMap;

use serde::Serialize;

use super::copies::Bodies;
use crate::error::Result;
use crate::model::{Date, Period};
use crate::store::{ArticleRow, Store, Tie};
use reason::explain;
pub use reason::{Reason, Signal};
use subject::Subject;
use text::Profile;

/// A headline word counts as so many words of the body in finding candidates.
const TITLE_WEIGHT: f64 = 3.0;

/// Articles looked at more closely for their words, and for their references.
const CANDIDATES: usize = 100;
const TIED: usize = 100;

/// A name in at most this many articles brings them in by itself, though not
/// more of them than this.
const RARE: usize = 50;
const SHARING: usize = 30;

/// Weight of shared names beside the text's 1.
const NAMES_WEIGHT: f64 = 0.12;

/// Weight of each way that references tie two articles.
const TIE_WEIGHTS: [(Tie, f64); 4] =
    [(Tie::Cites, 0.5), (Tie::CitedBy, 0.5), (Tie::CoCited, 0.25), (Tie::CoCites, 0.2)];

/// Nearness in time adds at most this share of what text and names give.
const TIME_WEIGHT: f64 = 0.5;

/// Days after which nearness counts for 1/e: the decay that helped on three
/// of five development sets.
const TIME_SCALE: f64 = 30.0;

/// An article to read beside another.
#[derive(Clone, Debug, Serialize)]
pub struct Related {
    /// The article.
    #[serde(flatten)]
    pub article: ArticleRow,
    /// How related; the sum of the reasons' contributions.
    pub score: f64,
    /// Why, the weightiest first.
    pub why: Vec<Reason>,
    /// Whether a reference leads from either to the other already.
    pub linked: bool,
    /// Articles that say the same as this one and would stand below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<ArticleRow>,
}

impl Related {
    /// What the words in common add to the score.
    pub(super) fn text_contribution(&self) -> f64 {
        self.why
            .iter()
            .filter(|reason| reason.signal == Signal::Text)
            .map(|reason| reason.contribution)
            .sum()
    }
}

/// What is asked for besides the article.
#[derive(Clone, Debug)]
pub struct Asked {
    /// At most this many rows.
    pub limit: usize,
    /// Whether each row says why, which costs a look at its text.
    pub reasons: bool,
    /// Whether copies of one text are one row.
    pub fold: bool,
    /// Only articles of then.
    pub period: Period,
    /// Only articles not known to be newer than the one asked about.
    pub background: bool,
    /// As the archive stood then: nothing newer answers or ties two articles.
    pub as_of: Option<Date>,
    /// Only rows that one of these brings; all if empty.
    pub signals: Vec<Signal>,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            limit: 10,
            reasons: true,
            fold: true,
            period: Period::default(),
            background: false,
            as_of: None,
            signals: Vec::new(),
        }
    }
}

impl Asked {
    /// When what answers for `article` must have been published.
    fn period(&self, article: &ArticleRow) -> Period {
        let mut period = self.period.clone();
        if let Some(date) = &self.as_of {
            period = period.ending(date.clone());
        }
        if !self.background {
            return period;
        }
        let day = article
            .published
            .as_deref()
            .and_then(|date| Date::from_iso(date.get(..10).unwrap_or(date)));
        let undated = period == Period::default();
        day.map_or(period.clone(), |day| Period { undated, ..period.ending(day) })
    }
}

/// The articles to read beside `article`, best first, ties by slug.
///
/// The cost does not grow with the archive but for the lists of articles that
/// have the forty words.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn related(store: &Store, article: &ArticleRow, asked: &Asked) -> Result<Vec<Related>> {
    let period = asked.period(article);
    let known = asked.as_of.clone().map_or_else(Period::default, Period::until);
    let mut subject = Subject::load(store, article, &known)?;
    let mut parts: BTreeMap<i64, Parts> = BTreeMap::new();
    let words = subject.telling.clone();
    for (id, _) in store.text_neighbours(&words, TITLE_WEIGHT, CANDIDATES + 1, &period)? {
        parts.entry(id).or_default();
    }
    for (id, ties) in tied(&subject) {
        // A story that thousands cite must not have thousands of texts read.
        if parts.contains_key(&id) || parts.len() < CANDIDATES + TIED {
            parts.entry(id).or_default().ties = ties;
        }
    }
    for id in sharing_rare_names(store, &subject)? {
        parts.entry(id).or_default();
    }
    parts.remove(&article.id);
    let mut profiles = Vec::with_capacity(parts.len());
    for id in parts.keys() {
        profiles.push(subject.text.profile(&store.article_text(*id)?));
    }
    let scores = subject.text.scores(&subject.own, &profiles);
    for ((parts, score), profile) in parts.values_mut().zip(scores).zip(profiles) {
        parts.text = score;
        parts.profile = Some(profile);
    }
    let mut scored = Vec::with_capacity(parts.len());
    for (id, parts) in parts {
        let other = store.article(id)?;
        if !period.contains(other.published.as_deref()) {
            continue;
        }
        let shared = subject.shared(&store.saliences(id)?);
        let names = NAMES_WEIGHT * shared.iter().map(|(_, _, worth)| worth).sum::<f64>();
        let days = days_between(article, &other);
        let near = days.map_or(0.0, |days| (-(days.abs() as f64) / TIME_SCALE).exp());
        let time = TIME_WEIGHT * near * (parts.text + names);
        let score = parts.text + names + parts.ties + time;
        scored.push(Scored { other, parts, shared, names, days, time, score });
    }
    scored.retain(|scored| scored.score > 0.0 && scored.has_any(&asked.signals));
    scored
        .sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.other.slug.cmp(&b.other.slug)));
    let mut rows: Vec<Related> = Vec::new();
    let mut bodies = Bodies::default();
    for scored in scored {
        if rows.len() == asked.limit {
            break;
        }
        if asked.fold {
            let above = rows.iter().map(|row| row.article.id);
            if let Some(at) = bodies.first_copied(store, above, scored.other.id)? {
                rows[at].copies.push(scored.other);
                continue;
            }
        }
        let why = if asked.reasons { explain(&subject, store, &scored)? } else { Vec::new() };
        let (article, score) = (scored.other, scored.score);
        let linked = [Tie::Cites, Tie::CitedBy]
            .iter()
            .any(|tie| subject.ties.contains_key(&(article.id, *tie)));
        rows.push(Related { article, score, why, linked, copies: Vec::new() });
    }
    Ok(rows)
}

/// The articles that references tie to the subject, the most strongly tied
/// first, then by row.
fn tied(subject: &Subject) -> Vec<(i64, f64)> {
    let mut weights: BTreeMap<i64, f64> = BTreeMap::new();
    for (id, tie) in subject.ties.keys() {
        *weights.entry(*id).or_default() += weight_of(*tie);
    }
    let mut tied: Vec<(i64, f64)> = weights.into_iter().collect();
    tied.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    tied
}

/// The articles that share most with the subject's rare names.
fn sharing_rare_names(store: &Store, subject: &Subject) -> Result<Vec<i64>> {
    let mut shared: BTreeMap<i64, f64> = BTreeMap::new();
    for name in subject.names.iter().filter(|name| name.articles <= RARE) {
        let worth = subject.worth.get(&name.entity).copied().unwrap_or_default();
        for (id, salience) in store.articles_naming(name.entity)? {
            *shared.entry(id).or_default() += worth * salience;
        }
    }
    let mut shared: Vec<(i64, f64)> = shared.into_iter().collect();
    shared.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    Ok(shared.into_iter().take(SHARING).map(|(id, _)| id).collect())
}

#[derive(Default)]
struct Parts {
    text: f64,
    ties: f64,
    profile: Option<Profile>,
}

struct Scored {
    other: ArticleRow,
    parts: Parts,
    /// Row, name and worth of what both name, the worthiest first.
    shared: Vec<(i64, String, f64)>,
    names: f64,
    days: Option<i64>,
    time: f64,
    score: f64,
}

impl Scored {
    /// Whether one of `signals` adds to the score; any if there are none.
    fn has_any(&self, signals: &[Signal]) -> bool {
        let part = |signal: &Signal| match signal {
            Signal::Text => self.parts.text,
            Signal::Entities => self.names,
            Signal::References => self.parts.ties,
            Signal::Time => self.time,
        };
        signals.is_empty() || signals.iter().any(|signal| part(signal) > 0.0)
    }
}

fn weight_of(tie: Tie) -> f64 {
    TIE_WEIGHTS.iter().find(|(other, _)| *other == tie).map_or(0.0, |(_, weight)| *weight)
}

/// Days from `here` to `there`, negative if `there` is earlier; `None` if
/// either is undated.
fn days_between(here: &ArticleRow, there: &ArticleRow) -> Option<i64> {
    let day = |article: &ArticleRow| {
        article.published.as_deref().and_then(Date::from_iso).map(|date| date.day_number())
    };
    Some(day(there)? - day(here)?)
}
