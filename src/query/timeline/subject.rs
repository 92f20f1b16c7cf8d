//! What a timeline can be about, as a line of articles.

use std::collections::BTreeSet;

use super::line::{About, Line};
use crate::error::Result;
use crate::store::{ArticleRow, Store};

/// How far a thread follows references, and how many articles it has at most.
const HOPS: usize = 3;
const THREAD: usize = 200;

/// An article tied to more than this many is a hub (a page that all of a site
/// link to): a thread has it, but does not lead through it.
const HUB: usize = 30;

/// The best matches of a search that make its line.
const FOUND: usize = 1_000;

/// The articles that name an entity, each with its salience there.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn named_line(store: &Store, entity: i64) -> Result<Line> {
    let mut articles = store.articles_naming(entity)?;
    // An entity of two names may be salient twice in one article.
    articles.sort_by(|one, two| one.0.cmp(&two.0).then(two.1.total_cmp(&one.1)));
    articles.dedup_by_key(|(article, _)| *article);
    Ok(Line { articles, about: About::Entity(entity) })
}

/// The thread of an article: its story, and what references and links between
/// articles reach from it within three hops in either direction; at most 200
/// articles, the story first, then the nearest, of equals by slug.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn thread(store: &Store, article: &ArticleRow) -> Result<Line> {
    let mut known = BTreeSet::from([article.id]);
    let mut articles = vec![(article.id, 1.0)];
    if let Some((story, _)) = store.story_of(article.id)? {
        let told = store.story_articles(&story)?.into_iter().map(|(other, _)| other.id);
        articles.extend(told.filter(|other| *other != article.id).map(|other| (other, 1.0)));
        articles.truncate(THREAD);
        known.extend(articles.iter().map(|(other, _)| *other));
    }
    let mut edge = vec![article.id];
    for hop in 1..=HOPS {
        let mut next: Vec<ArticleRow> = Vec::new();
        for id in edge {
            let tied = store.tied_to(id)?;
            if tied.len() <= HUB || id == article.id {
                next.extend(tied.into_iter().filter(|other| known.insert(other.id)));
            }
        }
        next.sort_by(|one, two| one.slug.cmp(&two.slug));
        next.truncate(THREAD - articles.len());
        articles.extend(next.iter().map(|other| (other.id, 1.0 / (1 + hop) as f64)));
        edge = next.iter().map(|other| other.id).collect();
    }
    Ok(Line { articles, about: About::All })
}

/// The articles that match a search best, as [`Store::search`] reads it, at most
/// 1,000, each with its score as a share of the best one's.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn found_line(store: &Store, query: &str) -> Result<Line> {
    let hits = store.search(query, FOUND)?;
    let best = hits.first().map_or(1.0, |hit| hit.score.max(f64::MIN_POSITIVE));
    let articles = hits.iter().map(|hit| (hit.article.id, hit.score.max(0.0) / best)).collect();
    Ok(Line { articles, about: About::Words(query.to_owned()) })
}
