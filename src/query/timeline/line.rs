//! The articles that a timeline is about, laid out in time.

use std::collections::HashMap;

use crate::error::Result;
use crate::model::{Date, Period};
use crate::query::copies::grouped;
use crate::store::{DatedRow, Store};

/// Texts that are read at most, unless more are asked for: about a second.
const READ: usize = 5_000;

/// Articles about one thing, each with how much it is about it, 0 to 1.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Rows of the articles, in any order.
    pub articles: Vec<(i64, f64)>,
    /// What they are about: sentences that name it tell of it.
    pub about: About,
}

/// What the sentences of a line tell of.
#[derive(Clone, Debug, Default)]
pub enum About {
    /// Whatever its articles tell.
    #[default]
    All,
    /// An entity, by row.
    Entity(i64),
    /// The words of a search.
    Words(String),
}

impl Line {
    /// Articles that are all about it alike: a story, a thread.
    #[must_use]
    pub fn of(articles: &[i64]) -> Self {
        Self { articles: articles.iter().map(|id| (*id, 1.0)).collect(), about: About::All }
    }
}

/// What part of a line is asked for.
#[derive(Clone, Debug, Default)]
pub struct LineFilter {
    /// In which time: the undated only where none is asked for.
    pub period: Period,
    /// Only what was published by the end of this day, month or year, in the
    /// wording of then.
    pub as_of: Option<Date>,
    /// At most this many entries; of more, a digest.
    pub limit: usize,
}

/// An article and those that say the same.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) row: DatedRow,
    /// How much it is about what is asked.
    pub(super) weight: f64,
    /// Its copies, the oldest first.
    pub(super) copies: Vec<DatedRow>,
}

impl Group {
    pub(super) fn day(&self) -> Option<&str> {
        self.row.published.as_deref()
    }
}

/// A line in order of time, copies folded.
pub(super) struct Laid {
    /// In order of publication, the undated last.
    pub(super) groups: Vec<Group>,
    /// Dates of the articles whose texts are not read.
    unread: Vec<Option<String>>,
}

impl Laid {
    pub(super) fn new(store: &Store, line: &Line, filter: &LineFilter) -> Result<Self> {
        let weights: HashMap<i64, f64> = line.articles.iter().copied().collect();
        let ids: Vec<i64> = line.articles.iter().map(|(id, _)| *id).collect();
        let mut rows = store.dated(&ids)?;
        if let Some(day) = &filter.as_of {
            let then = Period::until(day.clone());
            rows.retain(|row| then.contains(row.published.as_deref()));
            for row in &mut rows {
                row.revision = store.wording_of(row.id, day.day())?.unwrap_or(row.revision);
            }
        }
        let weight = |row: &DatedRow| weights.get(&row.id).copied().unwrap_or_default();
        let unread = keep_heaviest(&mut rows, READ.max(filter.limit), &weight);
        let mut sketches = Vec::with_capacity(rows.len());
        for row in &rows {
            sketches.push((row.id, store.sketch(row.id)?));
        }
        let mut by_id: HashMap<i64, DatedRow> = rows.into_iter().map(|row| (row.id, row)).collect();
        let mut groups = Vec::new();
        for (first, copies) in grouped(store, sketches)? {
            let Some(row) = by_id.remove(&first) else { continue };
            let copies = copies.iter().filter_map(|(copy, _)| by_id.remove(copy)).collect();
            groups.push(Group { weight: weight(&row), row, copies });
        }
        Ok(Self { groups, unread })
    }

    /// Articles in the time asked for.
    pub(super) fn count(&self, filter: &LineFilter) -> usize {
        let read: usize = self
            .groups
            .iter()
            .filter(|group| filter.period.contains(group.day()))
            .map(|group| 1 + group.copies.len())
            .sum();
        read + self.unread.iter().filter(|day| filter.period.contains(day.as_deref())).count()
    }

    /// Dates in the time asked for, of copies too, in order.
    pub(super) fn days<'s>(&'s self, filter: &LineFilter) -> Vec<&'s str> {
        let rows = self
            .groups
            .iter()
            .filter(|group| filter.period.contains(group.day()))
            .flat_map(|group| std::iter::once(&group.row).chain(&group.copies))
            .filter_map(|row| row.published.as_deref());
        let unread = self.unread.iter().flatten().map(String::as_str);
        let mut days: Vec<&str> =
            rows.chain(unread.filter(|day| filter.period.contains(Some(day)))).collect();
        days.sort_unstable();
        days
    }
}

/// Keeps the `most` heaviest rows in their order, of equals the earlier; the
/// dates of the others.
fn keep_heaviest(
    rows: &mut Vec<DatedRow>,
    most: usize,
    weight: &impl Fn(&DatedRow) -> f64,
) -> Vec<Option<String>> {
    if rows.len() <= most {
        return Vec::new();
    }
    let mut places: Vec<usize> = (0..rows.len()).collect();
    places.sort_by(|one, two| weight(&rows[*two]).total_cmp(&weight(&rows[*one])));
    let mut is_kept = vec![false; rows.len()];
    places.iter().take(most).for_each(|place| is_kept[*place] = true);
    let mut left = Vec::new();
    let mut kept = is_kept.into_iter();
    rows.retain(|row| {
        let keep = kept.next().unwrap_or_default();
        if !keep {
            left.push(row.published.clone());
        }
        keep
    });
    left
}
