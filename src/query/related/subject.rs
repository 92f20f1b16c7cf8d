//! What is known of the article asked about.

use std::collections::{BTreeMap, HashMap};

use super::text::{Profile, TextQuery};
use crate::error::Result;
use crate::model::Period;
use crate::store::{ArticleRow, NamedEntity, Store, Tie};

/// Words that the index is asked for. They only find candidates, so the forty
/// most telling are enough.
const TERMS: usize = 40;

/// Words in more than one of so many articles find too much, unless the
/// articles are few.
const COMMON: usize = 10;
const FEW: usize = 100;

/// Names compared.
const NAMES: usize = 25;

/// What is known of the article asked about.
pub(super) struct Subject {
    pub(super) text: TextQuery,
    pub(super) own: Profile,
    /// What the index is asked for.
    pub(super) telling: Vec<String>,
    pub(super) names: Vec<NamedEntity>,
    /// What each entity is worth, as a share of all of them.
    pub(super) worth: HashMap<i64, f64>,
    pub(super) ties: BTreeMap<(i64, Tie), String>,
}

impl Subject {
    pub(super) fn load(store: &Store, article: &ArticleRow, period: &Period) -> Result<Self> {
        let texts = store.article_text(article.id)?;
        let count = store.count_articles()?;
        let articles = count as f64;
        let mut text = TextQuery::new(store, &texts, count)?;
        let own = text.profile(&texts);
        let telling = text.most_telling(TERMS, (count / COMMON).max(FEW));
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
        Ok(Self { text, own, telling, names, worth, ties: store.ties(article.id, period)? })
    }

    /// Names that both have, each with what sharing it is worth; all of them
    /// with full salience on the other side are worth 1.
    pub(super) fn shared(&self, others: &HashMap<i64, f64>) -> Vec<(i64, String, f64)> {
        let mut shared: Vec<(i64, String, f64)> = self
            .names
            .iter()
            .filter_map(|name| {
                let (worth, salience) = (self.worth.get(&name.entity)?, others.get(&name.entity)?);
                (*worth > 0.0).then(|| (name.entity, name.name.clone(), worth * salience.sqrt()))
            })
            .collect();
        shared.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.1.cmp(&b.1)));
        shared
    }
}
