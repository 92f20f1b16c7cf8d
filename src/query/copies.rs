//! Articles that say the same: wire copy on several sites, edited and cut.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use crate::error::Result;
use crate::extract::{Likeness, Shingles, Sketch};
use crate::store::{ArticleRow, Store};

/// An article that is a copy of another.
#[derive(Clone, Debug, Serialize)]
pub struct Copy {
    /// The copy.
    #[serde(flatten)]
    pub article: ArticleRow,
    /// Runs of five words that both have, as a share of all that either has.
    pub resemblance: f64,
    /// The same as a share of the shorter text's.
    pub containment: f64,
}

/// Articles that say the same.
#[derive(Clone, Debug, Serialize)]
pub struct CopyGroup {
    /// The earliest of them; every copy resembles this one.
    pub article: ArticleRow,
    /// The others, the oldest first.
    pub copies: Vec<Copy>,
}

/// The row of an article, and of those that are copies of it.
type Grouped = (i64, Vec<(i64, Likeness)>);

/// Bodies compared so far.
#[derive(Default)]
pub(super) struct Bodies {
    sketches: HashMap<i64, Option<Sketch>>,
    shingles: HashMap<i64, Shingles>,
}

/// The copies of `article`, the most alike first.
///
/// Reads 64 bytes of every article, and the texts of those that may be copies.
/// What takes less than a third of a longer text may not be found.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn copies(store: &Store, article: &ArticleRow) -> Result<Vec<Copy>> {
    let mut bodies = Bodies::default();
    let mut found = Vec::new();
    for (other, stored) in store.sketches()? {
        bodies.remember(other, stored.as_deref());
        if other != article.id
            && let Some(likeness) = bodies.copy(store, article.id, other)?
        {
            found.push(Copy::new(store.article(other)?, likeness));
        }
    }
    // Of equals the oldest stays first.
    found.sort_by(|a, b| b.resemblance.total_cmp(&a.resemblance));
    Ok(found)
}

/// All articles that say the same as another, the largest groups first.
///
/// Each article, the oldest first, joins the earliest that it is a copy of and
/// that is no copy itself: so groups have no chains, and a newer article never
/// changes an older one's group. In memory stay 64 bytes an article and the
/// shingles of copies.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn copy_groups(store: &Store) -> Result<Vec<CopyGroup>> {
    let groups = grouped(store, store.sketches()?)?;
    let mut found = Vec::new();
    for (first, members) in groups.into_iter().filter(|(_, members)| !members.is_empty()) {
        let copies = members
            .into_iter()
            .map(|(copy, likeness)| Ok(Copy::new(store.article(copy)?, likeness)))
            .collect::<Result<_>>()?;
        found.push(CopyGroup { article: store.article(first)?, copies });
    }
    found.sort_by_key(|group| std::cmp::Reverse(group.copies.len()));
    Ok(found)
}

/// Articles with their sketches, the oldest first, under the earliest that each
/// is a copy of; an article that is no copy is a group of its own.
pub(super) fn grouped(
    store: &Store,
    articles: Vec<(i64, Option<Vec<u8>>)>,
) -> Result<Vec<Grouped>> {
    let mut bodies = Bodies::default();
    // Each group by its earliest article, and by band the groups near it.
    let mut groups: Vec<Grouped> = Vec::new();
    let mut near: HashMap<u32, Vec<usize>> = HashMap::new();
    for (article, stored) in articles {
        bodies.remember(article, stored.as_deref());
        let Some(sketch) = bodies.sketch(store, article)? else {
            groups.push((article, Vec::new()));
            continue;
        };
        let places: BTreeSet<usize> =
            sketch.bands().filter_map(|band| near.get(&band)).flatten().copied().collect();
        let mut is_first = true;
        for place in places {
            let (first, copies) = &mut groups[place];
            if let Some(likeness) = bodies.copy(store, *first, article)? {
                copies.push((article, likeness));
                is_first = false;
                break;
            }
        }
        bodies.shingles.remove(&article);
        if is_first {
            for band in sketch.bands() {
                near.entry(band).or_default().push(groups.len());
            }
            groups.push((article, Vec::new()));
        }
    }
    Ok(groups)
}

impl Copy {
    fn new(article: ArticleRow, likeness: Likeness) -> Self {
        let Likeness { resemblance, containment } = likeness;
        Self { article, resemblance, containment }
    }
}

impl Bodies {
    /// How alike two articles are, if one is a copy of the other.
    pub(super) fn copy(&mut self, store: &Store, one: i64, two: i64) -> Result<Option<Likeness>> {
        let (Some(a), Some(b)) = (self.sketch(store, one)?, self.sketch(store, two)?) else {
            return Ok(None);
        };
        if !a.may_be_copy(&b) {
            return Ok(None);
        }
        for article in [one, two] {
            if let Entry::Vacant(vacant) = self.shingles.entry(article) {
                vacant.insert(Shingles::of(&store.article_text(article)?.2));
            }
        }
        Ok(self.shingles[&one].likeness(&self.shingles[&two]).filter(Likeness::is_copy))
    }

    /// Which of the articles `above`, if any, `article` is a copy of: the first.
    pub(super) fn first_copied(
        &mut self,
        store: &Store,
        above: impl Iterator<Item = i64>,
        article: i64,
    ) -> Result<Option<usize>> {
        for (at, other) in above.enumerate() {
            if self.copy(store, other, article)?.is_some() {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    fn remember(&mut self, article: i64, stored: Option<&[u8]>) {
        if let Some(sketch) = stored.and_then(Sketch::from_bytes) {
            self.sketches.insert(article, Some(sketch));
        }
    }

    fn sketch(&mut self, store: &Store, article: i64) -> Result<Option<Sketch>> {
        if let Some(known) = self.sketches.get(&article) {
            return Ok(known.clone());
        }
        let stored = store.sketch(article)?.as_deref().and_then(Sketch::from_bytes);
        // An archive of before there were sketches.
        let sketch = match stored {
            Some(sketch) => Some(sketch),
            None => Sketch::of(&store.article_text(article)?.2),
        };
        self.sketches.insert(article, sketch.clone());
        Ok(sketch)
    }
}
