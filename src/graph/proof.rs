//! The words that join two nodes.

use super::load::edge;
use super::{Edge, EdgeKind};
use crate::error::{Error, Result};
use crate::model::Date;
use crate::store::{NodeRow, Store};

/// The edge between two nodes that are joined, whichever way it points, and
/// whether it points from `there` to `here`: the surest reference, else the
/// mention. With `as_of`, from what was published by then.
///
/// Reads the text of both ends, where these are articles; what a wanted story
/// names is quoted from the first article by slug that cites it.
///
/// # Errors
///
/// [`Error::Database`] if the archive cannot be read, or nothing joins them.
pub fn proof(
    store: &Store,
    here: &NodeRow,
    there: &NodeRow,
    as_of: Option<&Date>,
) -> Result<(bool, Edge)> {
    let mut articles: Vec<i64> = Vec::new();
    for node in [here, there] {
        if let NodeRow::Article(article) = node {
            articles.push(*article);
        }
    }
    if articles.is_empty() {
        for node in [here, there] {
            if let NodeRow::Wanted(key) = node {
                articles.extend(store.citing(key)?);
            }
        }
    }
    let mut best: Option<(bool, Edge)> = None;
    for article in articles {
        if !store.is_published(article, as_of.map(Date::day))? {
            continue;
        }
        let slug = store.article(article)?.slug;
        for row in store.edges_in(article)? {
            let ends = (&row.strand.source, &row.strand.target);
            let reversed = ends == (there, here);
            if !reversed && ends != (here, there) {
                continue;
            }
            let found = edge(row, &slug);
            if best.as_ref().is_none_or(|(_, known)| is_surer(&found, known)) {
                best = Some((reversed, found));
            }
        }
    }
    best.ok_or_else(|| Error::Database("an edge lost its evidence".to_owned()))
}

/// Whether an edge proves more than one met before it.
fn is_surer(edge: &Edge, known: &Edge) -> bool {
    let is_reference = |edge: &Edge| edge.kind != EdgeKind::Mentions;
    (is_reference(edge), edge.weight) > (is_reference(known), known.weight)
}
