//! Which articles tell one story: worked out again for those that came or
//! changed, and for all later ones that these may touch.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use super::gist::read_again;
use crate::error::Result;
use crate::model::Gist;
use crate::resolve::story::{Index, Position, Posting, VERSION, choose, place};
use crate::store::{MoveReason, Store, ToldArticle};

/// Postings held at once: 32 MB. Beyond, the index is read anew.
const MOST_POSTINGS: usize = 4 << 20;

/// Terms put into the index at once, in its order: 12 MB.
const MOST_TERMS: usize = 1 << 19;

/// An article whose story is to be decided.
struct Open {
    article: i64,
    cause: Cause,
    /// What is nearest to it, where that was just found.
    near: Option<Nearest>,
}

/// Rows of the articles most like one, with how like they are.
type Nearest = Vec<(i64, u32)>;

/// Why an article is looked at again, and for which other one.
type Cause = (MoveReason, Option<i64>);

/// Works out the stories of all articles that wait for it, in one transaction.
/// What an interrupted run left undone is done by the next.
///
/// A new article costs the same whatever the archive's size, but for the lists of
/// articles that share its words. For one that arrives late, those later ones are
/// compared again that it is like, or from which it puts another out of sight; and
/// decided again those that follow one that moved.
pub(super) fn tell_stories(store: &Store, stop: &AtomicBool) -> Result<()> {
    store.begin()?;
    let told = tell(store, stop);
    match told {
        Ok(true) => store.commit(),
        other => {
            store.abandon();
            other.map(|_| ())
        }
    }
}

/// The same within the caller's transaction. Returns whether all was done.
pub(super) fn tell(store: &Store, stop: &AtomicBool) -> Result<bool> {
    let renewed = store.put_story_method(VERSION)?;
    let mut teller = Teller::new(store, store.has_stories()?);
    let stopped = || stop.load(Ordering::Relaxed);
    let why = if renewed { MoveReason::Program } else { MoveReason::Text };
    if stopped() || !teller.place(why, &stopped)? || !teller.compare(&stopped)? {
        return Ok(false);
    }
    teller.join()?;
    store.end_story_due()?;
    Ok(!stopped())
}

struct Teller<'a> {
    store: &'a Store,
    /// UTC seconds.
    now: u64,
    /// Whether there were stories before this run.
    had: bool,
    index: Index,
    /// What is to be compared.
    due: BTreeMap<Position, (i64, Cause)>,
    /// What articles told before that tell something else now, or elsewhere.
    gone: Vec<(i64, ToldArticle)>,
    /// What is to be decided.
    open: BTreeMap<Position, Open>,
    /// Founders of the stories of articles met so far.
    stories: HashMap<i64, Option<i64>>,
}

impl<'a> Teller<'a> {
    fn new(store: &'a Store, had: bool) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_secs());
        Self {
            store,
            now,
            had,
            index: Index::default(),
            due: BTreeMap::new(),
            gone: Vec::new(),
            open: BTreeMap::new(),
            stories: HashMap::new(),
        }
    }

    /// Puts every article that is due where it stands, with what it tells.
    fn place(&mut self, why: MoveReason, stopped: &dyn Fn() -> bool) -> Result<bool> {
        let mut terms: Vec<(u32, i64, i64, u16)> = Vec::new();
        for due in self.store.story_due()? {
            let known = if self.had { self.store.told_article(due.article)? } else { None };
            if !due.text {
                if let Some(known) = known {
                    let cause = (MoveReason::Reference, None);
                    self.due.insert((known.place, due.key), (due.article, cause));
                }
                continue;
            }
            let gist = match due.gist {
                Some(gist) => gist,
                None => read_again(self.store, due.revision)?,
            };
            let place = place(due.published.as_ref());
            self.due.insert((place, due.key.clone()), (due.article, (why, None)));
            if let Some(known) = known {
                if known.place == place && known.gist == gist {
                    continue;
                }
                self.store.drop_story_terms(due.article, &known)?;
                self.gone.push((due.article, known));
            }
            terms.extend(gist.0.iter().map(|t| (t.term, place, due.article, t.weight)));
            if terms.len() >= MOST_TERMS {
                self.put(&mut terms)?;
            }
            let told = ToldArticle { key: due.key, place, gist, story: None };
            self.store.put_told_article(due.article, &told)?;
            if stopped() {
                return Ok(false);
            }
        }
        self.put(&mut terms)?;
        Ok(true)
    }

    fn put(&self, terms: &mut Vec<(u32, i64, i64, u16)>) -> Result<()> {
        terms.sort_unstable();
        self.store.put_story_terms(terms)?;
        terms.clear();
        Ok(())
    }

    /// Finds what is nearest to every article that is due, and to those that they
    /// touch.
    fn compare(&mut self, stopped: &dyn Fn() -> bool) -> Result<bool> {
        let mut touched: HashSet<i64> = HashSet::new();
        for (article, known) in std::mem::take(&mut self.gone) {
            self.read(&known.gist)?;
            // Where it stood in a crowd, others have come into sight.
            let later = self.index.later(&known.gist, &(known.place, known.key));
            touched.extend(later.crowded.iter().map(|(other, _)| *other));
            touched
                .extend(self.store.story_followers(article)?.iter().map(|(_, follower)| *follower));
        }
        for (position, (article, cause)) in std::mem::take(&mut self.due) {
            let Some(told) = self.store.told_article(article)? else { continue };
            let (near, _) = self.near(article, &told)?;
            if self.had && cause.0 != MoveReason::Reference {
                self.touch(article, &told, &position, &mut touched)?;
            }
            self.open.insert(position, Open { article, cause, near: Some(near) });
            if stopped() {
                return Ok(false);
            }
        }
        for article in touched {
            let Some(told) = self.store.told_article(article)? else { continue };
            let position = (told.place, told.key.clone());
            if self.open.contains_key(&position) {
                continue;
            }
            if let (near, Some(other)) = self.near(article, &told)? {
                let cause = (MoveReason::Earlier, Some(other));
                self.open.insert(position, Open { article, cause, near: Some(near) });
            }
            if stopped() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Adds the later articles that may have something else nearest to them now that
    /// one stands at `position`.
    fn touch(
        &mut self,
        article: i64,
        told: &ToldArticle,
        position: &Position,
        touched: &mut HashSet<i64>,
    ) -> Result<()> {
        let later = self.index.later(&told.gist, position);
        touched.extend(later.alike);
        touched.extend(self.store.story_ties(article)?.iter().map(|(other, _)| *other));
        for (other, term) in later.crowded {
            if touched.contains(&other) {
                continue;
            }
            let near = self.store.story_near(other)?;
            if let (false, Some(told)) = (near.is_empty(), self.store.told_article(other)?)
                && self.index.is_out_of_sight(term, &(told.place, told.key), &near)
            {
                touched.insert(other);
            }
        }
        Ok(())
    }

    /// Stores what is nearest to an article. Returns that, and the most like of what
    /// was not before or is no more, if that is anything.
    fn near(&mut self, article: i64, told: &ToldArticle) -> Result<(Nearest, Option<i64>)> {
        self.read(&told.gist)?;
        let ties = self.store.story_ties(article)?;
        let at = (told.place, told.key.clone());
        let near = self.index.nearest(&told.gist, &at, &ties);
        let near: Nearest = near.iter().map(|near| (near.article, near.likeness)).collect();
        let before = if self.had { self.store.story_near(article)? } else { Vec::new() };
        if near == before {
            return Ok((near, None));
        }
        self.store.put_story_near(article, &near)?;
        let new = near.iter().find(|one| !before.contains(one));
        let other = new.or_else(|| before.iter().find(|one| !near.contains(one)));
        let other = other.map(|(other, _)| *other);
        Ok((near, other))
    }

    /// Reads the lists of a gist's terms that are not read yet.
    fn read(&mut self, gist: &Gist) -> Result<()> {
        if self.index.postings() > MOST_POSTINGS {
            self.index.clear();
        }
        for telling in &gist.0 {
            if !self.index.has(telling.term) {
                let rows = self.store.story_term(telling.term)?.into_iter();
                let postings: Vec<Posting> = rows
                    .map(|(place, article, weight)| Posting { place, article, weight })
                    .collect();
                let key = |article| self.store.article_key(article);
                self.index.put(telling.term, &postings, key)?;
            }
        }
        Ok(())
    }

    /// Decides to which story each open article belongs, the earliest first, and
    /// so for those that follow one that moved.
    fn join(&mut self) -> Result<()> {
        while let Some((_, Open { article, cause, near })) = self.open.pop_first() {
            let near = match near {
                Some(near) => near,
                None => self.store.story_near(article)?,
            };
            let mut voices = Vec::with_capacity(near.len());
            for (earlier, likeness) in near {
                if let Some(story) = self.story(earlier)? {
                    voices.push((story, likeness));
                }
            }
            let chosen = choose(&voices);
            let (story, score) =
                chosen.map_or((article, None), |(story, score)| (story, Some(score)));
            let before = self.story(article)?;
            self.store.put_story(article, story, score)?;
            self.stories.insert(article, Some(story));
            let Some(before) = before.filter(|before| *before != story) else { continue };
            let (why, because) = cause;
            self.store.log_story_change(self.now, article, before, story, why, because)?;
            for (position, follower) in self.store.story_followers(article)? {
                let cause = (MoveReason::Followed, Some(article));
                let open = Open { article: follower, cause, near: None };
                self.open.entry(position).or_insert(open);
            }
        }
        Ok(())
    }

    /// The founder of an article's story.
    fn story(&mut self, article: i64) -> Result<Option<i64>> {
        if let Some(known) = self.stories.get(&article) {
            return Ok(*known);
        }
        let known =
            if self.had { self.store.told_article(article)?.and_then(|t| t.story) } else { None };
        self.stories.insert(article, known);
        Ok(known)
    }
}
