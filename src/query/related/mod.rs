//! What else to read beside a story, and why.
//!
//! Four signals, each with its words: the text (words and pairs of words that
//! both have, the rare ones above all), the names both have (salience on both
//! sides times inverse document frequency), references between them (direct,
//! reverse, co-cited, coupled), and how near they are in time. The parts add
//! up to the score.

mod candidate;
mod diverse;
mod question;
mod reason;
mod score;
mod subject;
mod time;

use std::collections::BTreeMap;

use serde::Serialize;

use super::copies::Bodies;
use crate::error::Result;
use crate::model::{Date, Period};
use crate::store::{ArticleRow, Store, Tie};
use candidate::candidates;
use diverse::diverse;
use question::Profile;
use reason::explain;
pub use reason::{Reason, Signal};
use score::{Fit, fits};
use subject::{Shared, Subject};
use time::Nearness;

/// Weight of shared names beside the text's 1.
const NAMES_WEIGHT: f64 = 0.1;

/// Weight of each way that references tie two articles.
const TIE_WEIGHTS: [(Tie, f64); 4] =
    [(Tie::Cites, 0.5), (Tie::CitedBy, 0.5), (Tie::CoCited, 0.25), (Tie::CoCites, 0.2)];

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
    /// How much of the words of the article asked about it has, 0 to 1.
    #[serde(skip)]
    pub(super) likeness: f64,
}

/// What is asked for besides the article.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
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
    /// Whether rows that say much the same as one above them give way to
    /// others; then they are not in order of their scores.
    pub diverse: bool,
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
            diverse: false,
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
/// have the most telling words, of which no more than a hundred thousand
/// entries are read.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn related(store: &Store, article: &ArticleRow, asked: &Asked) -> Result<Vec<Related>> {
    store.at_once(|| ranked(store, article, asked))
}

fn ranked(store: &Store, article: &ArticleRow, asked: &Asked) -> Result<Vec<Related>> {
    let known = asked.as_of.clone().map_or_else(Period::default, Period::until);
    let mut subject = Subject::load(store, article, &known)?;
    let (mut scored, worths) = scored(store, &mut subject, article, &asked.period(article))?;
    scored.retain(|scored| scored.score > 0.0 && scored.has_any(&asked.signals));
    scored.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.slug.cmp(&b.slug)));
    if asked.diverse {
        let ranked: Vec<(i64, f64)> = scored.iter().map(|one| (one.id, one.score)).collect();
        let mut taken: Vec<Option<Scored>> = scored.into_iter().map(Some).collect();
        let order = diverse(store, &ranked, asked.limit)?;
        scored = order.into_iter().filter_map(|at| taken[at].take()).collect();
    }
    let mut rows: Vec<Related> = Vec::new();
    let mut bodies = Bodies::default();
    for scored in scored {
        if rows.len() == asked.limit {
            break;
        }
        let article = store.article(scored.id)?;
        if asked.fold {
            let above = rows.iter().map(|row| row.article.id);
            if let Some(at) = bodies.first_copied(store, above, scored.id)? {
                rows[at].copies.push(article);
                continue;
            }
        }
        let why = if asked.reasons {
            explain(&subject, store, &worths, &article, &scored)?
        } else {
            Vec::new()
        };
        let linked = [Tie::Cites, Tie::CitedBy]
            .iter()
            .any(|tie| subject.ties.contains_key(&(article.id, *tie)));
        let (score, likeness) = (scored.score, scored.fit.likeness);
        rows.push(Related { article, score, why, linked, copies: Vec::new(), likeness });
    }
    Ok(rows)
}

/// The candidates of `period`, each with what every signal gives it, and what
/// the items of the question are worth.
fn scored(
    store: &Store,
    subject: &mut Subject,
    article: &ArticleRow,
    period: &Period,
) -> Result<(Vec<Scored>, Vec<f64>)> {
    let nearness = Nearness::to(article.published.as_deref());
    let candidates = candidates(store, subject, &nearness, period)?;
    let mut profiles = Vec::with_capacity(candidates.len());
    for id in candidates.keys() {
        profiles.push(subject.text.profile(&store.article_text(*id)?));
    }
    let (fits, worths) = fits(&subject.text, &profiles, subject.articles);
    // That one is the best of what there is does not make it good.
    let best = fits.iter().map(|fit| fit.likeness).fold(0.0, f64::max).sqrt();
    let scale = best / (1.0 + time::MOST);
    let tied: BTreeMap<i64, f64> = subject.tied().into_iter().collect();
    let mut all = Vec::with_capacity(candidates.len());
    for (((id, glance), profile), fit) in candidates.into_iter().zip(profiles).zip(fits) {
        let shared = subject.shared(&store.name_saliences(glance.revision)?);
        let text = scale * fit.share;
        let names = scale * NAMES_WEIGHT * shared.iter().map(|shared| shared.worth).sum::<f64>();
        let ties = tied.get(&id).copied().unwrap_or_default();
        let published = glance.published.as_deref();
        let time = nearness.adds(published) * (text + names);
        all.push(Scored {
            id,
            slug: glance.slug,
            days: nearness.days(published),
            score: text + names + ties + time,
            fit,
            profile,
            text,
            shared,
            names,
            ties,
            time,
        });
    }
    Ok((all, worths))
}

struct Scored {
    id: i64,
    slug: String,
    fit: Fit,
    text: f64,
    profile: Profile,
    /// What both name, the worthiest first.
    shared: Vec<Shared>,
    names: f64,
    ties: f64,
    days: Option<i64>,
    time: f64,
    score: f64,
}

impl Scored {
    /// Whether one of `signals` adds to the score; any if there are none.
    fn has_any(&self, signals: &[Signal]) -> bool {
        let part = |signal: &Signal| match signal {
            Signal::Text => self.text,
            Signal::Entities => self.names,
            Signal::References => self.ties,
            Signal::Time => self.time,
        };
        signals.is_empty() || signals.iter().any(|signal| part(signal) > 0.0)
    }
}

fn weight_of(tie: Tie) -> f64 {
    TIE_WEIGHTS.iter().find(|(other, _)| *other == tie).map_or(0.0, |(_, weight)| *weight)
}
