//! Which articles are worth reading closely.
//!
//! The index says which articles have the question's words; how many they
//! have, how near they are in time and how long they are says which of them
//! have their texts read.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::subject::Subject;
use super::time::Nearness;
use crate::error::Result;
use crate::model::Period;
use crate::store::{Glance, Store};

/// Words asked for. Of 160, on five development sets, no more was gained.
const TERMS: usize = 80;

/// Words in more than one of so many articles find too much, unless the
/// articles are few.
const COMMON: usize = 10;
const FEW: usize = 100;

/// Entries of the index read for all words together, the most telling words
/// first: what bounds the cost in a large archive.
const ENTRIES: usize = 100_000;

/// Articles whose date and length are looked up, the best by words.
const GLANCED: usize = 400;

/// Articles whose texts are read. 60 give .005 less nDCG@5 on the average of
/// five development sets, 200 give .002 more and take half as long again.
const READ: usize = 100;

/// Articles that only references bring.
const TIED: usize = 100;

/// The articles to compare with the subject, by row, with what each looks like.
pub(super) fn candidates(
    store: &Store,
    subject: &Subject,
    nearness: &Nearness,
    period: &Period,
) -> Result<BTreeMap<i64, Glance>> {
    let mut found = by_words(store, subject, nearness, period)?;
    let mut only_tied = 0;
    for (id, _) in subject.tied() {
        // A story that thousands cite must not have thousands of texts read.
        if only_tied < TIED && !found.contains_key(&id) {
            let glance = store.glance(id)?;
            if period.contains(glance.published.as_deref()) {
                found.insert(id, glance);
                only_tied += 1;
            }
        }
    }
    found.remove(&subject.article);
    Ok(found)
}

/// The articles of `period` that have most of the subject's telling words.
fn by_words(
    store: &Store,
    subject: &Subject,
    nearness: &Nearness,
    period: &Period,
) -> Result<BTreeMap<i64, Glance>> {
    let mut sums: FxHashMap<i64, f64> = FxHashMap::default();
    let mut entries = 0;
    for (term, worth) in subject.text.telling(TERMS, (subject.articles / COMMON).max(FEW)) {
        entries += term.articles;
        if entries > ENTRIES.max(term.articles) {
            break;
        }
        for id in store.articles_with(&term.word)? {
            *sums.entry(id).or_default() += worth;
        }
    }
    sums.remove(&subject.article);
    let mut sums: Vec<(i64, f64)> = sums.into_iter().collect();
    let by_sum = |a: &(i64, f64), b: &(i64, f64)| b.1.total_cmp(&a.1);
    // All of time needs no more than the best; of a period nobody knows which
    // are in it.
    if *period == Period::default() && sums.len() > GLANCED {
        let (_, least, _) = sums.select_nth_unstable_by(GLANCED - 1, by_sum);
        let least = least.1;
        // Equals all stay: rows depend on the order of arrival.
        sums.retain(|(_, sum)| *sum >= least);
    }
    sums.sort_unstable_by(by_sum);
    let mut seen: Vec<(f64, i64, Glance)> = Vec::new();
    let mut least = 0.0;
    for (id, sum) in sums {
        if seen.len() >= GLANCED && sum < least {
            break;
        }
        let glance = store.glance(id)?;
        if period.contains(glance.published.as_deref()) {
            least = sum;
            seen.push((sum, id, glance));
        }
    }
    for (sum, _, glance) in &mut seen {
        *sum *= 1.0 + nearness.adds(glance.published.as_deref());
    }
    seen.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.2.slug.cmp(&b.2.slug)));
    seen.truncate(READ);
    Ok(seen.into_iter().map(|(_, id, glance)| (id, glance)).collect())
}
