//! How good `related` is on an archive: asked what people have judged, or
//! what the archive's own references say.

mod estimate;
mod hidden;
mod measure;
mod qrels;

use std::collections::HashMap;

use serde::Serialize;

use super::related::{Asked, related};
use crate::error::Result;
use crate::model::{Date, Period, Random, is_function_word};
use crate::store::{ArticleRow, Store, searched};
pub use estimate::Estimate;
pub use hidden::hide_references;
pub use measure::Measures;
pub use qrels::{Qrels, read_qrels};

/// Rows asked of each system: what is found later is not found.
const DEPTH: usize = 100;

/// Words of an article that BM25 alone is asked for, the most telling first;
/// more of them change little and cost much.
const WORDS: usize = 100;

/// What was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Evaluation {
    /// Articles asked about.
    pub queries: usize,
    /// What is judged relevant to them, on average.
    pub relevant: f64,
    /// Ids in the judgments that no article here has.
    pub unknown: usize,
    /// `related`, and what to compare it with.
    pub systems: Vec<System>,
}

/// How one way to answer did.
#[derive(Clone, Debug, Serialize)]
pub struct System {
    /// Which.
    pub system: &'static str,
    /// Share of what is relevant among the first five.
    pub recall_5: Estimate,
    /// Mean over queries of one over the rank of the first that is relevant.
    pub mrr: Estimate,
    /// Discounted cumulative gain of the first five.
    pub ndcg_5: Estimate,
    /// nDCG@5 of `related` less this one's, query by query.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub behind: Option<Estimate>,
    /// The rows given, for each query in order: id and score.
    #[serde(skip)]
    pub run: Vec<(ArticleRow, Vec<(ArticleRow, f64)>)>,
}

/// A query: an article, and the rows that are relevant to it.
struct Topic {
    article: ArticleRow,
    grades: HashMap<i64, u32>,
    /// Every grade, also of what is not here.
    judged: Vec<u32>,
}

/// Asks `related`, BM25 alone and chance for what `qrels` has judged. Only
/// what is not known to be newer than the article answers. At most `most`
/// queries, chosen by their ids alone; `asked` is called after each.
///
/// Costs three questions a query.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn evaluate(
    store: &Store,
    qrels: &Qrels,
    most: usize,
    asked: &mut dyn FnMut(),
) -> Result<Evaluation> {
    let (topics, unknown) = topics(store, qrels, most)?;
    let all: Vec<ArticleRow> =
        store.article_rows()?.into_iter().map(|row| store.article(row)).collect::<Result<_>>()?;
    let mut systems: Vec<(&str, Vec<Measures>, Vec<_>)> =
        ["related", "bm25", "random"].map(|name| (name, Vec::new(), Vec::new())).into();
    for topic in &topics {
        let answers = [
            by_related(store, &topic.article)?,
            by_bm25(store, &topic.article)?,
            by_chance(&all, &topic.article),
        ];
        for ((_, measures, run), rows) in systems.iter_mut().zip(answers) {
            let grade = |(row, _): &(ArticleRow, f64)| topic.grades.get(&row.id).copied();
            let grades: Vec<u32> = rows.iter().map(|row| grade(row).unwrap_or(0)).collect();
            measures.push(Measures::of(&grades, &topic.judged));
            run.push((topic.article.clone(), rows));
        }
        asked();
    }
    let ours: Vec<f64> = systems[0].1.iter().map(|measures| measures.ndcg_5).collect();
    let relevant =
        topics.iter().flat_map(|topic| &topic.judged).filter(|grade| **grade > 0).count();
    let systems = systems
        .into_iter()
        .map(|(system, measures, run)| {
            let each = |value: fn(&Measures) -> f64| {
                Estimate::of(&measures.iter().map(value).collect::<Vec<_>>())
            };
            let behind: Vec<f64> =
                ours.iter().zip(&measures).map(|(ours, theirs)| ours - theirs.ndcg_5).collect();
            System {
                system,
                recall_5: each(|measures| measures.recall_5),
                mrr: each(|measures| measures.rr),
                ndcg_5: each(|measures| measures.ndcg_5),
                behind: (system != "related").then(|| Estimate::of(&behind)),
                run,
            }
        })
        .collect();
    let relevant = relevant as f64 / topics.len().max(1) as f64;
    Ok(Evaluation { queries: topics.len(), relevant, unknown, systems })
}

/// The queries in order of a digest of their ids, so that a sample is the
/// same whatever else the archive holds; and how many ids no article has.
fn topics(store: &Store, qrels: &Qrels, most: usize) -> Result<(Vec<Topic>, usize)> {
    let mut ids: Vec<&String> = qrels
        .iter()
        .filter(|(_, judged)| judged.values().any(|grade| *grade > 0))
        .map(|(id, _)| id)
        .collect();
    ids.sort_by_cached_key(|id| crate::model::digest(id.as_bytes()));
    let mut topics = Vec::new();
    let mut unknown = 0;
    for id in ids.into_iter().take(most) {
        let Some(article) = store.find_article_exactly(id)? else {
            unknown += 1;
            continue;
        };
        let mut grades = HashMap::new();
        for (document, grade) in &qrels[id] {
            match store.find_article_exactly(document)? {
                Some(found) => _ = grades.insert(found.id, *grade),
                None => unknown += 1,
            }
        }
        topics.push(Topic { article, grades, judged: qrels[id].values().copied().collect() });
    }
    Ok((topics, unknown))
}

fn by_related(store: &Store, article: &ArticleRow) -> Result<Vec<(ArticleRow, f64)>> {
    let asked =
        Asked { limit: DEPTH, reasons: false, fold: false, background: true, ..Asked::default() };
    Ok(related(store, article, &asked)?.into_iter().map(|row| (row.article, row.score)).collect())
}

/// What full-text search finds for the article's words.
fn by_bm25(store: &Store, article: &ArticleRow) -> Result<Vec<(ArticleRow, f64)>> {
    let (title, standfirst, body) = store.article_text(article.id)?;
    let articles = store.count_articles()? as f64;
    let mut words = Vec::new();
    for term in store.terms(&searched(&title, Some(&standfirst), &body))? {
        if !is_function_word(&term.word) {
            let idf = (articles / term.articles.max(1) as f64).ln();
            words.push(((term.count as f64).ln_1p() * idf, term.word));
        }
    }
    words.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let words: Vec<String> = words.into_iter().take(WORDS).map(|(_, word)| word).collect();
    let found = store.text_neighbours(&words, 1.0, DEPTH + 1, &not_newer(article))?;
    let others = found.into_iter().filter(|(row, _)| *row != article.id).take(DEPTH);
    others.map(|(row, score)| Ok((store.article(row)?, score))).collect()
}

/// Any articles, the same ones each time.
fn by_chance(all: &[ArticleRow], article: &ArticleRow) -> Vec<(ArticleRow, f64)> {
    let period = not_newer(article);
    let mut others: Vec<&ArticleRow> = all
        .iter()
        .filter(|row| row.id != article.id && period.contains(row.published.as_deref()))
        .collect();
    let seed = article
        .slug
        .bytes()
        .fold(0, |seed: u64, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte)));
    let mut random = Random::new(seed);
    let mut rows = Vec::new();
    while rows.len() < DEPTH && !others.is_empty() {
        let drawn = others.swap_remove(random.below(others.len()));
        rows.push((drawn.clone(), 1.0 / (rows.len() + 1) as f64));
    }
    rows
}

fn not_newer(article: &ArticleRow) -> Period {
    let day = article.published.as_deref().map(|date| date.get(..10).unwrap_or(date));
    Period { undated: true, until: day.and_then(Date::from_iso), since: None }
}
