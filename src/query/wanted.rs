//! The stories the archive lacks, those first that matter most.

use std::collections::HashMap;

use serde::Serialize;

use super::rank::standing;
use crate::error::Result;
use crate::model::Date;
use crate::store::{Citation, Store, WantedRow};

/// After so many days a citation counts for half: an editor looks for what is
/// asked for now before what was asked for last year.
const HALF: f64 = 365.0;

/// What an undated citation counts: neither new nor old.
const UNDATED: f64 = 0.5;

/// Which of them to list.
#[derive(Clone, Copy, Debug)]
pub struct WantedFilter {
    /// Those that references name.
    pub cited: bool,
    /// Those that only a sitemap or feed names, after the others.
    pub listed: bool,
    /// At most this many.
    pub limit: usize,
}

/// A story that is not here.
#[derive(Clone, Debug, Serialize)]
pub struct Wanted {
    /// What is known of it.
    #[serde(flatten)]
    pub story: WantedRow,
    /// Articles that cite it; 0 where a sitemap or feed alone names it.
    pub articles: usize,
    /// How much it is wanted: what all who cite it add.
    pub score: f64,
    /// Who cites it, those first who add most.
    pub cited_by: Vec<Citing>,
}

/// An article that cites a wanted story.
#[derive(Clone, Debug, Serialize)]
pub struct Citing {
    /// The article, and the words.
    #[serde(flatten)]
    pub citation: Citation,
    /// What it adds to the score.
    pub worth: f64,
}

/// The stories that references name and that are not here, by how much they are
/// wanted, of equals the first by headline; then those that sitemaps and feeds
/// list and nobody cites, the newest first.
///
/// Each article that cites a story adds its standing, which is its `PageRank` by
/// references as a multiple of the mean, halved for each year that it is older
/// than the newest citation; what is undated counts half.
///
/// Reads all references once, and the texts that cite the stories listed.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn wanted(store: &Store, filter: &WantedFilter) -> Result<Vec<Wanted>> {
    let mut wanted = if filter.cited { cited(store, filter.limit)? } else { Vec::new() };
    if filter.listed {
        let listed = store.listed(filter.limit - wanted.len())?.into_iter();
        wanted.extend(listed.map(|story| Wanted {
            story,
            articles: 0,
            score: 0.0,
            cited_by: Vec::new(),
        }));
    }
    Ok(wanted)
}

fn cited(store: &Store, limit: usize) -> Result<Vec<Wanted>> {
    let standing: HashMap<i64, f64> = standing(store)?.into_iter().collect();
    let citers = store.citers_of_wanted()?;
    let day = |date: &Option<String>| {
        date.as_deref().and_then(Date::from_iso).map(|date| date.day_number())
    };
    let newest = citers.iter().filter_map(|(_, _, date)| day(date)).max();
    let mut worths: HashMap<String, HashMap<i64, f64>> = HashMap::new();
    for (key, article, date) in citers {
        let fresh = match day(&date).zip(newest) {
            Some((day, newest)) => (-((newest - day) as f64) / HALF).exp2(),
            None => UNDATED,
        };
        let standing = standing.get(&article).copied().unwrap_or_default();
        worths.entry(key).or_default().insert(article, standing * fresh);
    }
    let mut found: Vec<(f64, String, HashMap<i64, f64>)> = worths
        .into_iter()
        .map(|(key, worths)| {
            // In one order, so that the sum is one.
            let mut parts: Vec<f64> = worths.values().copied().collect();
            parts.sort_by(f64::total_cmp);
            (parts.into_iter().sum(), key, worths)
        })
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let told = found.into_iter().take(limit);
    told.map(|(score, key, worths)| describe(store, &key, score, &worths)).collect()
}

fn describe(store: &Store, key: &str, score: f64, worths: &HashMap<i64, f64>) -> Result<Wanted> {
    let worth = |citation: &Citation| worths.get(&citation.article.id).copied();
    let mut cited_by: Vec<Citing> = store
        .citations(key)?
        .into_iter()
        .map(|citation| Citing { worth: worth(&citation).unwrap_or_default(), citation })
        .collect();
    // Of equals the first by slug stays first.
    cited_by.sort_by(|a, b| b.worth.total_cmp(&a.worth));
    Ok(Wanted { story: store.wanted_story(key)?, articles: cited_by.len(), score, cited_by })
}
