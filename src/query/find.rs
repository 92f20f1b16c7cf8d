//! What a person means by a node: an article, a wanted story or an entity.

use crate::error::{Error, Result};
use crate::model::{EntityKind, title_key};
use crate::store::{NodeRow, Store};

/// The node called `query`: an article by id, slug, external id or address; an
/// entity by `e7` or name; a wanted story by headline; an article by the
/// beginning of its slug. The first that fits, in this order. The identities
/// that exports and views print (`article:SLUG`, `person:KEY`, `wanted:KEY`,
/// `a12`, `w:KEY`) are understood too.
///
/// # Errors
///
/// [`Error::NotFound`] or [`Error::Ambiguous`], with what comes close.
pub fn find_node(store: &Store, query: &str) -> Result<NodeRow> {
    if let Some(node) = by_identity(store, query)? {
        return Ok(node);
    }
    if let Some(article) = store.find_article_exactly(query)? {
        return Ok(NodeRow::Article(article.id));
    }
    match store.find_entity(query) {
        Ok(entity) => return Ok(NodeRow::Entity(entity.id)),
        Err(Error::NotFound { .. }) => {}
        Err(other) => return Err(other),
    }
    let key = title_key(query);
    if !store.citing(&key)?.is_empty() {
        return Ok(NodeRow::Wanted(key));
    }
    store.find_article(query).map(|article| NodeRow::Article(article.id))
}

fn by_identity(store: &Store, query: &str) -> Result<Option<NodeRow>> {
    if let Some(id) = query.strip_prefix('a').filter(|id| id.parse::<i64>().is_ok()) {
        return Ok(store.find_article_exactly(id)?.map(|article| NodeRow::Article(article.id)));
    }
    let Some((kind, key)) = query.split_once(':') else {
        return Ok(None);
    };
    Ok(match kind {
        "article" => store.find_article_exactly(key)?.map(|article| NodeRow::Article(article.id)),
        "wanted" | "w" => {
            let cited = !store.citing(key)?.is_empty();
            cited.then(|| NodeRow::Wanted(key.to_owned()))
        }
        _ => match EntityKind::from_name(kind) {
            Some(kind) => store.entity_by_key(kind, key)?.map(NodeRow::Entity),
            None => None,
        },
    })
}
