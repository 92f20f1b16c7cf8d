//! What is known of the article asked about.

use std::collections::{BTreeMap, HashMap};

use super::question::Question;
use super::weight_of;
use crate::error::Result;
use crate::model::Period;
use crate::store::{ArticleRow, NamedEntity, Store, Tie};

/// Names compared.
const NAMES: usize = 25;

/// What is known of the article asked about.
pub(super) struct Subject {
    /// Its row.
    pub(super) article: i64,
    /// Articles in the archive.
    pub(super) articles: usize,
    pub(super) text: Question,
    pub(super) names: Vec<NamedEntity>,
    /// What each of `names` is worth, as a share of all of them.
    worths: Vec<f64>,
    /// Place in `names` of what a name's row means.
    means: HashMap<i64, usize>,
    pub(super) ties: BTreeMap<(i64, Tie), String>,
}

impl Subject {
    pub(super) fn load(store: &Store, article: &ArticleRow, period: &Period) -> Result<Self> {
        let texts = store.article_text(article.id)?;
        let articles = store.count_articles()?;
        let text = Question::new(store, &texts, articles)?;
        let names = store.named_entities(article.id, NAMES)?;
        let raw = |name: &NamedEntity| {
            let idf = (articles as f64 / name.articles.max(1) as f64).ln().max(0.0);
            name.salience * idf
        };
        let all: f64 = names.iter().map(raw).sum();
        let worths = names.iter().map(|name| raw(name) / all.max(f64::MIN_POSITIVE)).collect();
        let mut means = HashMap::new();
        for (place, name) in names.iter().enumerate() {
            for row in store.names_of(name.entity)? {
                means.insert(row, place);
            }
        }
        let ties = store.ties(article.id, period)?;
        Ok(Self { article: article.id, articles, text, names, worths, means, ties })
    }

    /// The articles that references tie to the subject and how strongly, the
    /// most strongly tied first, then by row.
    pub(super) fn tied(&self) -> Vec<(i64, f64)> {
        let mut weights: BTreeMap<i64, f64> = BTreeMap::new();
        for (id, tie) in self.ties.keys() {
            *weights.entry(*id).or_default() += weight_of(*tie);
        }
        let mut tied: Vec<(i64, f64)> = weights.into_iter().collect();
        tied.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        tied
    }

    /// Names that both have, each with what sharing it is worth, the worthiest
    /// first; all of them with full salience on the other side are worth 1.
    /// `others` are the names of the other text, by row, with their salience.
    pub(super) fn shared(&self, others: &[(i64, f64)]) -> Vec<Shared> {
        let mut shared: Vec<Shared> = others
            .iter()
            .filter_map(|(row, salience)| {
                let place = *self.means.get(row)?;
                Some(Shared { place, worth: self.worths[place] * salience.sqrt() })
            })
            .filter(|shared| shared.worth > 0.0)
            .collect();
        shared.sort_by(|a, b| b.worth.total_cmp(&a.worth).then(a.place.cmp(&b.place)));
        shared
    }
}

/// A name that two articles have.
pub(super) struct Shared {
    /// Its place among the subject's names.
    pub(super) place: usize,
    /// What sharing it is worth.
    pub(super) worth: f64,
}
