//! One story: its articles in order, what it is called, whom it is about.

use std::collections::HashMap;

use serde::Serialize;

use crate::error::{Error, Result};
use crate::model::Gist;
use crate::store::{ArticleRow, Store, StoryChange, StoryEntity, StoryFilter};

/// People, organisations and places that a story is said to be about.
const ENTITIES: usize = 5;

/// Articles that tell of one event or matter.
#[derive(Clone, Debug, Serialize)]
pub struct Story {
    /// What it goes by: made of the article that founded it, so that no article
    /// that comes later changes it.
    pub id: String,
    /// The headline of its lead. Hostile text.
    pub title: String,
    /// How many articles tell it.
    pub size: usize,
    /// Date of the first of them.
    pub first: Option<String>,
    /// Date of the last.
    pub last: Option<String>,
    /// Slug of the article that says most of what all of them say.
    pub lead: String,
    /// Whom and what it is about.
    pub entities: Vec<StoryEntity>,
    /// Its articles, the first told first, undated ones last.
    pub articles: Vec<ArticleRow>,
}

/// A story and what became of it.
#[derive(Clone, Debug, Serialize)]
pub struct StoryHistory {
    /// The story.
    #[serde(flatten)]
    pub story: Story,
    /// The articles that came to it from another story or left it for one, in the
    /// order in which that was found: the history of this archive, not of the
    /// story.
    pub changes: Vec<StoryChange>,
}

/// The stories that `filter` asks for, those last told of first.
///
/// Takes time in proportion to the articles in all stories, and reads those of the
/// stories that it returns.
///
/// # Errors
///
/// [`Error::Database`] if the archive cannot be read.
pub fn stories(store: &Store, filter: &StoryFilter) -> Result<Vec<Story>> {
    store.stories(filter)?.into_iter().map(|id| load(store, id)).collect()
}

/// The story called `query`: its id or the beginning of it, an id that it had
/// once, or one of its articles.
///
/// # Errors
///
/// [`Error::NotFound`] if there is neither such a story nor such an article;
/// [`Error::Ambiguous`] if it could be several.
pub fn story(store: &Store, query: &str) -> Result<StoryHistory> {
    let id = find(store, query)?;
    Ok(StoryHistory { changes: store.story_changes(&id)?, story: load(store, id)? })
}

fn find(store: &Store, query: &str) -> Result<String> {
    let digits = query.strip_prefix('s').unwrap_or_default();
    if !digits.is_empty() && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        // A slug may read like the beginning of an id.
        for known in [store.stories_called(query)?, store.stories_after(query)?] {
            match known.as_slice() {
                [] => {}
                [id] => return Ok(id.clone()),
                _ if store.find_article_exactly(query)?.is_some() => {}
                _ => {
                    let query = query.to_owned();
                    return Err(Error::Ambiguous { what: "story", query, candidates: known });
                }
            }
        }
    }
    let article = store.find_article(query).map_err(|error| match error {
        Error::NotFound { query, similar, .. } => Error::NotFound { what: "story", query, similar },
        other => other,
    })?;
    store.story_of(article.id)?.map(|(id, _)| id).ok_or_else(|| Error::Invalid {
        message: "the story of this article is not worked out yet".to_owned(),
        hint: "`storygraph ingest --retag` works out all that is left undone".to_owned(),
    })
}

fn load(store: &Store, id: String) -> Result<Story> {
    let told = store.story_articles(&id)?;
    let lead = lead(&told);
    let dates = || told.iter().filter_map(|(article, _)| article.published.as_deref());
    Ok(Story {
        title: lead.map(|article| article.title.clone()).unwrap_or_default(),
        size: told.len(),
        first: dates().min().map(str::to_owned),
        last: dates().max().map(str::to_owned),
        lead: lead.map(|article| article.slug.clone()).unwrap_or_default(),
        entities: store.story_entities(&id, ENTITIES)?,
        articles: told.iter().map(|(article, _)| article.clone()).collect(),
        id,
    })
}

/// The article that says most of what all say: whose gist is nearest to the sum of
/// all, the first of equals. One that its publisher has taken back, or without a
/// headline, only where there is no other.
fn lead(told: &[(ArticleRow, Gist)]) -> Option<&ArticleRow> {
    let mut all: HashMap<u32, u64> = HashMap::new();
    for telling in told.iter().flat_map(|(_, gist)| &gist.0) {
        *all.entry(telling.term).or_default() += u64::from(telling.weight);
    }
    let near = |gist: &Gist| -> u64 {
        gist.0.iter().map(|t| u64::from(t.weight) * all.get(&t.term).unwrap_or(&0)).sum()
    };
    let worth = |(article, gist): &(ArticleRow, Gist)| {
        (article.status.is_usable() && !article.title.trim().is_empty(), near(gist))
    };
    let best = told.iter().map(worth).max()?;
    told.iter().find(|told| worth(told) == best).map(|(article, _)| article)
}
