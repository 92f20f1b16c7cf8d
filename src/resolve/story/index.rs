//! Which articles before one have its words and names.

use std::collections::HashMap;

use super::nearness::nearness;
use crate::model::Gist;

/// Of the articles before one that share a word with it, so many of the latest
/// are looked at for that word. Of a word in fewer articles all are. On the
/// development sets 256 find no better stories, 64 hardly worse ones.
const WINDOW: usize = 128;

/// Less like than this is not near.
const LEAST: u32 = 1_000;

/// So many of the most like are near.
const NEAREST: usize = 10;

/// What an editor's reference between two articles adds to their likeness: two
/// thirds of what it takes to be one story.
const REFERENCE: u32 = 2_000;

/// An article that has a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Where it stands.
    pub place: i64,
    /// Its row.
    pub article: i64,
    /// What the term weighs there.
    pub weight: u16,
}

/// An earlier article and how like it is, per 10,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near {
    /// Its row.
    pub article: i64,
    /// How like.
    pub likeness: u32,
}

/// Whom an article that comes before them may concern.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Later {
    /// Rows of the articles to which it is near.
    pub alike: Vec<i64>,
    /// Rows of those that share a term with it and with so many others that who
    /// comes puts another out of sight for that term, and who goes lets one in.
    pub crowded: Vec<(i64, u32)>,
}

/// Where an article stands among all others: its place ([`super::place()`]), then
/// its key.
pub type Position = (i64, String);

/// The lists of articles that have the terms asked for so far.
#[derive(Default)]
pub struct Index {
    /// Row and position of each article met.
    articles: Vec<(i64, Position)>,
    slots: HashMap<i64, u32>,
    /// For each term slots and weights, by position.
    lists: HashMap<u32, Vec<(u32, u16)>>,
    postings: usize,
    /// What each article shares with the one asked about; all 0 between questions.
    shared: Vec<u64>,
}

impl Index {
    /// How many postings it holds, 8 bytes each.
    #[must_use]
    pub fn postings(&self) -> usize {
        self.postings
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether it has the list of `term`.
    #[must_use]
    pub fn has(&self, term: u32) -> bool {
        self.lists.contains_key(&term)
    }

    /// Takes the whole list of `term`. `key` is asked for the key of every article
    /// not met before.
    ///
    /// # Errors
    ///
    /// What `key` returns.
    pub fn put<E>(
        &mut self,
        term: u32,
        postings: &[Posting],
        mut key: impl FnMut(i64) -> Result<String, E>,
    ) -> Result<(), E> {
        let mut list: Vec<(u32, u16)> = Vec::with_capacity(postings.len());
        for posting in postings {
            let slot = if let Some(slot) = self.slots.get(&posting.article) {
                *slot
            } else {
                let slot = u32::try_from(self.articles.len()).unwrap_or(u32::MAX);
                let position = (posting.place, key(posting.article)?);
                self.articles.push((posting.article, position));
                self.slots.insert(posting.article, slot);
                slot
            };
            list.push((slot, posting.weight));
        }
        list.sort_unstable_by(|a, b| self.position(a.0).cmp(self.position(b.0)));
        self.postings += list.len();
        self.shared.resize(self.articles.len(), 0);
        self.lists.insert(term, list);
        Ok(())
    }

    /// The articles before `at` that are most like `gist`, the most like first.
    /// `cited` are rows and positions of those that references tie to it.
    ///
    /// Needs the lists of all its terms. Takes time in proportion to their number
    /// times at most [`WINDOW`].
    pub fn nearest(&mut self, gist: &Gist, at: &Position, cited: &[(i64, Position)]) -> Vec<Near> {
        let mut met: Vec<u32> = Vec::new();
        for telling in &gist.0 {
            let Some(list) = self.lists.get(&telling.term) else { continue };
            let end = list.partition_point(|(slot, _)| self.position(*slot) < at);
            for &(slot, weight) in &list[end.saturating_sub(WINDOW)..end] {
                let shared = &mut self.shared[slot as usize];
                if *shared == 0 {
                    met.push(slot);
                }
                *shared += u64::from(weight) * u64::from(telling.weight);
            }
        }
        let mut near: Vec<(u32, &Position, i64)> = Vec::new();
        for slot in met {
            let (article, there) = &self.articles[slot as usize];
            let shared = std::mem::take(&mut self.shared[slot as usize]);
            let is_cited = cited.iter().any(|(cited, _)| cited == article);
            let likeness = likeness(shared, at.0, there.0) + if is_cited { REFERENCE } else { 0 };
            if likeness >= LEAST {
                near.push((likeness, there, *article));
            }
        }
        for (article, there) in cited.iter().filter(|(_, there)| there < at) {
            if !near.iter().any(|(.., known)| known == article) {
                near.push((REFERENCE, there, *article));
            }
        }
        // Of equals the latest; no row decides, for rows come in any order.
        near.sort_unstable_by(|a, b| b.cmp(a));
        near.truncate(NEAREST);
        near.into_iter().map(|(likeness, _, article)| Near { article, likeness }).collect()
    }

    /// Those after `at` that may have something else nearest to them now that an
    /// article with that gist has come there.
    ///
    /// Needs the lists of all its terms, with the article in them, and the same
    /// time as [`Index::nearest`].
    pub fn later(&mut self, gist: &Gist, at: &Position) -> Later {
        let mut later = Later::default();
        let mut met: Vec<u32> = Vec::new();
        for telling in &gist.0 {
            let Some(list) = self.lists.get(&telling.term) else { continue };
            let start = list.partition_point(|(slot, _)| self.position(*slot) <= at);
            for (nth, &(slot, weight)) in list.iter().enumerate().skip(start).take(WINDOW) {
                let shared = &mut self.shared[slot as usize];
                if *shared == 0 {
                    met.push(slot);
                }
                *shared += u64::from(weight) * u64::from(telling.weight);
                if nth >= WINDOW {
                    later.crowded.push((self.articles[slot as usize].0, telling.term));
                }
            }
        }
        for slot in met {
            let shared = std::mem::take(&mut self.shared[slot as usize]);
            let (article, there) = &self.articles[slot as usize];
            if likeness(shared, at.0, there.0) >= LEAST {
                later.alike.push(*article);
            }
        }
        later
    }

    /// Whether one of `articles` has `term` and is not looked at for it from `at`,
    /// because too many came between.
    #[must_use]
    pub fn is_out_of_sight(&self, term: u32, at: &Position, articles: &[(i64, u32)]) -> bool {
        let Some(list) = self.lists.get(&term) else { return false };
        let end = list.partition_point(|(slot, _)| self.position(*slot) < at);
        let out = &list[..end.saturating_sub(WINDOW)];
        let slots: Vec<&u32> =
            articles.iter().filter_map(|(article, _)| self.slots.get(article)).collect();
        out.iter().any(|(slot, _)| slots.contains(&slot))
    }

    fn position(&self, slot: u32) -> &Position {
        &self.articles[slot as usize].1
    }
}

/// The cosine of two gists, per 10,000, for the time between them.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a product of two lengths of ten thousand, by that length"
)]
fn likeness(shared: u64, one: i64, other: i64) -> u32 {
    (shared as f64 / Gist::LENGTH * nearness(one, other)).round() as u32
}

#[cfg(test)]
mod tests {
    use super::{Index, Posting};
    use crate::model::{Gist, Telling};

    fn gist(terms: &[(u32, u16)]) -> Gist {
        Gist(terms.iter().map(|&(term, weight)| Telling { term, weight }).collect())
    }

    fn at(place: i64) -> super::Position {
        (place, String::new())
    }

    fn index(articles: &[(i64, i64, &Gist)]) -> Index {
        let mut index = Index::default();
        for term in 0..9 {
            let mut list: Vec<Posting> = Vec::new();
            for &(article, place, gist) in articles {
                let weight = gist.0.iter().find(|telling| telling.term == term);
                list.extend(weight.map(|t| Posting { place, article, weight: t.weight }));
            }
            index.put(term, &list, |row| Ok::<_, ()>(row.to_string())).unwrap();
        }
        index
    }

    #[test]
    fn the_most_like_of_what_stands_before_is_nearest() {
        let (one, two) = (gist(&[(1, 8_000), (2, 6_000)]), gist(&[(1, 9_000), (3, 4_000)]));
        let mut index = index(&[(11, 100, &one), (12, 200, &two), (13, 400, &one)]);
        let near = index.nearest(&one, &at(300), &[]);
        let rows: Vec<i64> = near.iter().map(|near| near.article).collect();
        assert_eq!(rows, [11, 12], "{near:?}");
        assert_eq!(index.nearest(&one, &at(300), &[]), near, "asking leaves nothing behind");
    }

    #[test]
    fn a_reference_brings_in_what_shares_no_word_and_nothing_from_later() {
        let mut index = index(&[]);
        let rows = |near: Vec<super::Near>| near.iter().map(|n| n.article).collect::<Vec<_>>();
        let cited = [(7, at(100)), (8, at(400))];
        assert_eq!(rows(index.nearest(&gist(&[(1, 9_000)]), &at(300), &cited)), [7]);
    }

    #[test]
    fn who_comes_into_a_crowd_puts_the_oldest_out_of_sight() {
        let one = gist(&[(1, 500)]);
        let crowd: Vec<(i64, i64, &Gist)> = (0..200).map(|nth| (nth, nth, &one)).collect();
        let mut index = index(&crowd);
        let later = index.later(&one, &at(150));
        assert_eq!((later.alike.len(), later.crowded.len()), (0, 50));
        assert!(index.is_out_of_sight(1, &at(190), &[(3, 0)]));
        assert!(!index.is_out_of_sight(1, &at(190), &[(100, 0)]));
    }

    #[test]
    fn who_comes_between_concerns_those_after_that_are_like_it() {
        let (one, two) = (gist(&[(1, 8_000)]), gist(&[(2, 6_000)]));
        let mut index = index(&[(11, 100, &one), (12, 300, &one), (13, 400, &two)]);
        let later = index.later(&one, &at(200));
        assert_eq!((later.alike, later.crowded), (vec![12], Vec::new()));
    }
}
