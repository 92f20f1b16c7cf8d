//! What else to read beside a story, and why.
//!
//! Four signals, each with its words: the text (BM25 over the article's own
//! most telling words), the names both have (salience on both sides times
//! inverse document frequency), references between them (direct, reverse,
//! co-cited, coupled), and how near they are in time. The parts add up to the
//! score.

mod text;

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::error::Result;
use crate::model::Date;
use crate::store::{ArticleRow, NamedEntity, Store, Tie};
use text::{Profile, TextQuery};

/// Words that the index is asked for. They only find candidates, so the forty
/// most telling are enough.
const TERMS: usize = 40;

/// Words in more than one of so many articles find too much.
const COMMON: usize = 10;

/// A headline word counts as so many words of the body in finding candidates.
const TITLE_WEIGHT: f64 = 3.0;

/// Articles looked at more closely.
const CANDIDATES: usize = 100;

/// Names compared.
const NAMES: usize = 25;

/// A name in at most this many articles brings them in by itself.
const RARE: usize = 50;

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
}

/// The `limit` articles to read beside `article`, best first, ties by slug.
///
/// With `explain` each row carries evidence, which costs a look at its text.
/// The cost does not grow with the archive but for the lists of articles that
/// have the forty words.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn related(
    store: &Store,
    article: &ArticleRow,
    limit: usize,
    explain: bool,
) -> Result<Vec<Related>> {
    let mut subject = Subject::load(store, article)?;
    let mut parts: BTreeMap<i64, Parts> = BTreeMap::new();
    let words = subject.telling.clone();
    for (id, _) in store.text_neighbours(&words, TITLE_WEIGHT, CANDIDATES + 1)? {
        parts.entry(id).or_default();
    }
    for (id, tie) in subject.ties.keys() {
        parts.entry(*id).or_default().ties += weight_of(*tie);
    }
    for name in subject.names.iter().filter(|name| name.articles <= RARE) {
        for (id, _) in store.articles_naming(name.entity)? {
            parts.entry(id).or_default();
        }
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
        let shared = subject.shared(&store.saliences(id)?);
        let names = NAMES_WEIGHT * shared.iter().map(|(_, worth)| worth).sum::<f64>();
        let days = days_between(article, &other);
        let near = days.map_or(0.0, |days| (-(days.abs() as f64) / TIME_SCALE).exp());
        let time = TIME_WEIGHT * near * (parts.text + names);
        let score = parts.text + names + parts.ties + time;
        scored.push(Scored { other, parts, shared, names, days, time, score });
    }
    scored.retain(|scored| scored.score > 0.0);
    scored
        .sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.other.slug.cmp(&b.other.slug)));
    scored.truncate(limit);
    scored
        .into_iter()
        .map(|scored| {
            let why = if explain { subject.explain(store, &scored)? } else { Vec::new() };
            Ok(Related { article: scored.other, score: scored.score, why })
        })
        .collect()
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
    shared: Vec<(String, f64)>,
    names: f64,
    days: Option<i64>,
    time: f64,
    score: f64,
}

/// What is known of the article asked about.
struct Subject {
    text: TextQuery,
    own: Profile,
    /// What the index is asked for.
    telling: Vec<String>,
    names: Vec<NamedEntity>,
    /// Entity to its place in `names` and its share of all they are worth.
    worth: HashMap<i64, f64>,
    ties: BTreeMap<(i64, Tie), String>,
}

impl Subject {
    fn load(store: &Store, article: &ArticleRow) -> Result<Self> {
        let texts = store.article_text(article.id)?;
        let count = store.count_articles()?;
        let articles = count as f64;
        let mut text = TextQuery::new(store, &texts, count)?;
        let own = text.profile(&texts);
        let telling = text.most_telling(TERMS, count / COMMON);
        let names = store.named_entities(article.id, NAMES)?;
        let raw = |name: &NamedEntity| {
            let idf = (articles / name.articles.max(1) as f64).ln().max(0.0);
            name.salience * idf
        };
        let all: f64 = names.iter().map(raw).sum();
        let worth = names
            .iter()
            .map(|name| (name.entity, raw(name) / all.max(f64::MIN_POSITIVE)))
            .collect();
        Ok(Self { text, own, telling, names, worth, ties: store.ties(article.id)? })
    }

    /// Names that both have, each with what sharing it is worth; all of them
    /// with full salience on the other side are worth 1.
    fn shared(&self, others: &HashMap<i64, f64>) -> Vec<(String, f64)> {
        let mut shared: Vec<(String, f64)> = self
            .names
            .iter()
            .filter_map(|name| {
                let (worth, salience) = (self.worth.get(&name.entity)?, others.get(&name.entity)?);
                (*worth > 0.0).then(|| (name.name.clone(), worth * salience.sqrt()))
            })
            .collect();
        shared.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        shared
    }

    fn explain(&self, store: &Store, scored: &Scored) -> Result<Vec<Reason>> {
        let mut why = Vec::new();
        let other = scored.other.id;
        if scored.parts.ties > 0.0 {
            let ties: Vec<(&Tie, &String)> = self
                .ties
                .iter()
                .filter(|((id, _), _)| *id == other)
                .map(|((_, tie), quote)| (tie, quote))
                .collect();
            why.push(Reason {
                signal: Signal::References,
                contribution: scored.parts.ties,
                text: ties.iter().map(|(tie, _)| describe(**tie)).collect::<Vec<_>>().join("; "),
                evidence: ties.iter().map(|(_, quote)| (*quote).clone()).collect(),
            });
        }
        if scored.parts.text > 0.0 {
            let words = scored
                .parts
                .profile
                .as_ref()
                .map_or_else(Vec::new, |profile| self.text.shared(profile, 4));
            why.push(Reason {
                signal: Signal::Text,
                contribution: scored.parts.text,
                text: format!("both say {}", list(&words)),
                evidence: vec![store.passage(other, &self.telling)?],
            });
        }
        if scored.names > 0.0 {
            let names: Vec<String> =
                scored.shared.iter().take(3).map(|(name, _)| name.clone()).collect();
            let best = self.names.iter().find(|name| Some(&name.name) == names.first());
            let evidence =
                best.map(|name| store.sentence_naming(other, name.entity)).transpose()?;
            why.push(Reason {
                signal: Signal::Entities,
                contribution: scored.names,
                text: format!("both name {}", list(&names)),
                evidence: evidence.into_iter().collect(),
            });
        }
        if let (true, Some(days)) = (scored.time > 0.0, scored.days) {
            why.push(Reason {
                signal: Signal::Time,
                contribution: scored.time,
                text: match days {
                    0 => "the same day".to_owned(),
                    1 | -1 => format!("a day {}", if days > 0 { "later" } else { "earlier" }),
                    _ => format!(
                        "{} days {}",
                        days.abs(),
                        if days > 0 { "later" } else { "earlier" }
                    ),
                },
                evidence: scored.other.published.iter().cloned().collect(),
            });
        }
        why.sort_by(|a, b| b.contribution.total_cmp(&a.contribution));
        Ok(why)
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

/// `a, b and c`.
fn list(words: &[String]) -> String {
    match words {
        [] => "little".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
