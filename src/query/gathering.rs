//! Some articles and what holds them together.

use std::collections::{BTreeMap, BTreeSet};

use super::copies::Bodies;
use super::{Selection, Story};
use crate::error::Result;
use crate::graph::Web;
use crate::model::Date;
use crate::store::{NodeRow, Store};

/// Of the nodes shown, at least this share are the articles asked for, as in
/// an overview.
const ARTICLES: f64 = 0.6;

/// The most that a database counts to.
const ALL: usize = usize::MAX >> 1;

/// The articles that match `words`, as [`Store::search`] reads them, and what
/// holds them together: what more than one of them names or is tied to by a
/// reference. Of more than `limit` nodes the articles that match best, of
/// copies of one text the first, and what ties them most strongly. `None` if no
/// article matches.
///
/// Takes time in proportion to what matches.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn search_graph(
    store: &Store,
    words: &str,
    limit: usize,
    as_of: Option<&Date>,
) -> Result<Option<Selection>> {
    let hits = store.search(words, ALL)?;
    let articles = hits.iter().map(|hit| hit.article.id);
    gathered(store, articles, limit, as_of, Ties::Between)
}

/// The articles of a story, what references tie to them, and whom and what more
/// than one of them names. Of more than `limit` nodes the
/// first articles told, and what is tied to them most strongly. `None` if no
/// article of it was published by `as_of`.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn story_graph(
    store: &Store,
    story: &Story,
    limit: usize,
    as_of: Option<&Date>,
) -> Result<Option<Selection>> {
    let articles = story.articles.iter().map(|article| article.id);
    gathered(store, articles, limit, as_of, Ties::References)
}

/// What is gathered with the articles.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ties {
    /// What ties two of them.
    Between,
    /// All references too.
    References,
}

fn gathered(
    store: &Store,
    articles: impl Iterator<Item = i64>,
    limit: usize,
    as_of: Option<&Date>,
    ties: Ties,
) -> Result<Option<Selection>> {
    let mut web = Web::new(store, as_of)?;
    let mut published = Vec::new();
    for article in articles {
        let place = web.place(&NodeRow::Article(article));
        if web.is_there(place)? {
            published.push(article);
        }
    }
    if published.is_empty() {
        return Ok(None);
    }
    let chosen = first(store, &published, limit)?;
    let articles: BTreeSet<NodeRow> = published.iter().copied().map(NodeRow::Article).collect();
    // What each other node is tied by in all, and how often.
    let mut tied: BTreeMap<NodeRow, (f64, usize, bool)> = BTreeMap::new();
    for &article in &chosen {
        let place = web.place(&NodeRow::Article(article));
        for (other, bond) in web.bonds(place)?.iter() {
            let row = web.row(*other);
            if !articles.contains(row) {
                let tie = tied.entry(row.clone()).or_default();
                tie.0 += bond.strength;
                tie.1 += 1;
                tie.2 |= bond.kind.is_some() && ties == Ties::References;
            }
        }
    }
    // Of one article alone everything is shown.
    let least = chosen.len().min(2);
    tied.retain(|_, (_, times, kept)| *times >= least || *kept);
    let of = published.len() + tied.len();
    let mut nodes: BTreeSet<NodeRow> = chosen.iter().copied().map(NodeRow::Article).collect();
    let room = limit.saturating_sub(nodes.len());
    let mut strongest = Vec::new();
    for (row, (strength, ..)) in tied {
        strongest.push((strength, crate::graph::node(store, &row)?.id, row));
    }
    strongest.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    nodes.extend(strongest.into_iter().take(room).map(|(_, _, row)| row));
    Selection::new(store, &nodes, of, as_of).map(Some)
}

/// As many articles as are shown, in their order. If not all are, only one of
/// those that say the same.
fn first(store: &Store, articles: &[i64], limit: usize) -> Result<Vec<i64>> {
    let share = (limit.max(1) as f64 * ARTICLES).ceil();
    if articles.len() as f64 <= share {
        return Ok(articles.to_vec());
    }
    let mut bodies = Bodies::default();
    let mut chosen: Vec<i64> = Vec::new();
    for &article in articles {
        if chosen.len() as f64 >= share {
            break;
        }
        if bodies.first_copied(store, chosen.iter().copied(), article)?.is_none() {
            chosen.push(article);
        }
    }
    Ok(chosen)
}
