//! What a person means by a node: an article, a wanted story or an entity.

use crate::error::{Error, Result};
use crate::model::title_key;
use crate::store::{NodeRow, Store};

/// The node called `query`: an article by id, slug, external id or address; an
/// entity by `e7` or name; a wanted story by headline; an article by the
/// beginning of its slug. The first that fits, in this order.
///
/// # Errors
///
/// [`Error::NotFound`] or [`Error::Ambiguous`], with what comes close.
pub fn find_node(store: &Store, query: &str) -> Result<NodeRow> {
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
