//! What a reference probably means, where no headline says so: found by full
//! text, shown to a person, never bound.

mod fit;
mod question;

use serde::Serialize;

use super::passage::passage;
use crate::error::Result;
use crate::model::{Date, Period, ReferenceKind};
use crate::store::{ArticleRow, ReferenceRow, Store};
use fit::{Count, Fit};
use question::{Question, Word};

/// Suggestions less sure than this are wrong too often to be worth a look:
/// `benches/suggest.py` shows how often.
pub const LEAST_SCORE: f64 = 0.3;

/// A link of the running text is a paraphrase worth a search from so many
/// words on: shorter ones (`a statement`) say too little.
const SHORTEST_LINK: usize = 5;

/// Articles that the index finds, and of them, those looked at closely.
const FOUND: usize = 120;
const CANDIDATES: usize = 60;

/// How much a headline word counts in finding candidates.
const TITLE_WEIGHT: f64 = 3.0;

/// What each sign counts. Fitted as a conditional logit (which of the sixty is
/// it?) to 256 links with anchors of five words or more in White House
/// releases of 2022-2023, then more weight given to the words, which was right
/// more often there and for 447 headlines of another set; `benches/README.md`
/// has the figures.
const WEIGHTS: Fit = Fit { words: 8.0, opening: 2.0, pairs: 2.5, together: 2.0, context: 3.0 };

/// What nearness in time counts, and the days after which it counts for 1/e.
const TIME_WEIGHT: f64 = 1.3;
const TIME_SCALE: f64 = 30.0;

/// From a sum of signs, and its share among the candidates' exponentials, to
/// how sure: a logistic fit to the same links, half of them with their target
/// taken away, and to 263 references whose target an archive lacks.
const SURE_BY_SUM: f64 = 0.38;
const SURE_BY_SHARE: f64 = 2.3;
const DOUBT: f64 = 7.1;

/// An article that a waiting reference probably means.
#[derive(Clone, Debug, Serialize)]
pub struct Suggestion {
    /// The article.
    #[serde(flatten)]
    pub article: ArticleRow,
    /// How sure, 0 to 1.
    pub score: f64,
    /// Its words that come nearest to the reference's. Hostile text.
    pub quote: String,
}

/// Up to `limit` articles that `reference` probably means, the surest first,
/// none less sure than `least`. Articles newer than the one it stands in are
/// left out.
///
/// Empty for a reference that is bound or has candidates, and for a short link
/// of the running text. Nothing is stored. The cost grows with the archive
/// only by the lists of articles that have a dozen words.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn suggest(
    store: &Store,
    reference: &ReferenceRow,
    limit: usize,
    least: f64,
) -> Result<Vec<Suggestion>> {
    let is_short = reference.label.split_whitespace().count() < SHORTEST_LINK;
    let is_link = reference.kind == ReferenceKind::Link;
    if reference.target.is_some() || !reference.candidates.is_empty() || is_link && is_short {
        return Ok(Vec::new());
    }
    // An editor's line stands apart; what it belongs to is the whole article.
    let around = if is_link { &reference.sentence } else { &reference.article.title };
    let mut question = Question::new(store, &reference.label, around, store.count_articles()?)?;
    let mut counted: Vec<(ArticleRow, Count)> = Vec::new();
    for (id, _) in
        store.text_neighbours(&question.telling, TITLE_WEIGHT, FOUND, &Period::default())?
    {
        let article = store.article(id)?;
        let days = days_back(&reference.article, &article);
        if id != reference.article.id && days.is_none_or(|days| days >= 0) {
            let count = Count::new(&mut question, &store.article_text(id)?);
            counted.push((article, count));
        }
        if counted.len() == CANDIDATES {
            break;
        }
    }
    let length: f64 = counted.iter().map(|(_, count)| count.length).sum();
    let average = length / counted.len().max(1) as f64;
    let mut scored: Vec<(f64, ArticleRow)> = counted
        .into_iter()
        .map(|(article, count)| {
            let days = days_back(&reference.article, &article);
            (sum(count.fit(&question, average), days), article)
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.slug.cmp(&b.1.slug)));
    let best = scored.first().map_or(0.0, |(sum, _)| *sum);
    let all: f64 = scored.iter().map(|(sum, _)| (sum - best).exp()).sum();
    let mut suggestions = Vec::new();
    for (sum, article) in scored.into_iter().take(limit) {
        let score = sure(sum, (sum - best).exp() / all);
        if score >= least {
            let quote = quote(store, &mut question, article.id)?;
            suggestions.push(Suggestion { article, score, quote });
        }
    }
    Ok(suggestions)
}

fn sum(fit: Fit, days: Option<i64>) -> f64 {
    let near = days.map_or(0.0, |days| (-(days as f64) / TIME_SCALE).exp());
    WEIGHTS.words * fit.words
        + WEIGHTS.opening * fit.opening
        + WEIGHTS.pairs * fit.pairs
        + WEIGHTS.together * fit.together
        + WEIGHTS.context * fit.context
        + TIME_WEIGHT * near
}

fn sure(sum: f64, share: f64) -> f64 {
    1.0 / (1.0 + (DOUBT - SURE_BY_SUM * sum - SURE_BY_SHARE * share).exp())
}

/// Days from `there` to `here`, negative if `there` is newer; `None` if either
/// is undated.
fn days_back(here: &ArticleRow, there: &ArticleRow) -> Option<i64> {
    let day = |article: &ArticleRow| {
        article.published.as_deref().and_then(Date::from_iso).map(|date| date.day_number())
    };
    Some(day(here)? - day(there)?)
}

fn quote(store: &Store, question: &mut Question, article: i64) -> Result<String> {
    let (title, _, body) = store.article_text(article)?;
    let worths = question.terms.clone();
    let found = passage(&body, |word| match question.look_up(word) {
        Word::Asked(place) => Some((place, worths[place])),
        _ => None,
    });
    Ok(found.unwrap_or(&title).to_owned())
}
