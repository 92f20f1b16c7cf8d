//! How it unfolded: dated articles in order, and what is new in each.
//!
//! Whatever is asked about comes to a [`Line`], articles with how much each is
//! about it. [`timeline_of`] orders them by publication, [`events_of`] by what
//! their sentences say happened when.

mod digest;
mod entry;
mod event;
mod line;
mod novelty;
mod sentence;
mod subject;

use serde::Serialize;

use crate::error::Result;
use crate::store::Store;

pub use entry::{Entry, Quote, Told};
pub use event::{Event, Events, events_of};
pub use line::{About, Line, LineFilter};
pub use subject::{found_line, named_line, thread};

use digest::chosen;
use entry::Writer;
use line::{Group, Laid};

/// Dated articles in order, and what is new in each.
#[derive(Clone, Debug, Serialize)]
pub struct Timeline {
    /// Articles asked about, in the time asked about.
    pub articles: usize,
    /// How many of them are copies of others, and stand under these.
    pub copies: usize,
    /// How many are neither here nor copies of what is: a digest leaves them out.
    pub left_out: usize,
    /// The first date of them all.
    pub first: Option<String>,
    /// The last.
    pub last: Option<String>,
    /// How many were published in each month, from the first to the last that
    /// has any.
    pub months: Vec<Month>,
    /// In order of publication, of one day by key.
    pub entries: Vec<Entry>,
    /// Those without a date, by key.
    pub undated: Vec<Entry>,
}

/// How many articles a month has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Month {
    /// `2022-02`.
    pub month: String,
    /// Articles published in it, copies too.
    pub articles: usize,
}

/// The timeline of `line`: its articles in order of publication, each with the
/// sentence that is new in it.
///
/// What is new is measured against all earlier articles of the line, shown or
/// not, from whatever time: so what an entry says does not depend on
/// [`LineFilter::period`], nor on what came later. Reads the texts of at most
/// [`LineFilter::limit`] articles or 5,000, whichever is more, one at a time;
/// in memory stay a number for each word of their sentences.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn timeline_of(store: &Store, line: &Line, filter: &LineFilter) -> Result<Timeline> {
    let laid = Laid::new(store, line, filter)?;
    let shown: Vec<&Group> =
        laid.groups.iter().filter(|group| filter.period.contains(group.day())).collect();
    let picked = chosen(&shown, filter.limit);
    let mut writer = Writer::new(store, &line.about);
    let (mut entries, mut undated) = (Vec::new(), Vec::new());
    let last = laid.groups.iter().rposition(|group| picked.contains(&group.row.id));
    for group in laid.groups.iter().take(last.map_or(0, |last| last + 1)) {
        let entry = writer.read(group, picked.contains(&group.row.id))?;
        match entry {
            Some(entry) if entry.article.published.is_some() => entries.push(entry),
            Some(entry) => undated.push(entry),
            None => {}
        }
    }
    let days: Vec<&str> = laid.days(filter);
    let kept: usize = entries.iter().chain(&undated).map(|entry| 1 + entry.copies.len()).sum();
    let articles = laid.count(filter);
    Ok(Timeline {
        articles,
        copies: shown.iter().map(|group| group.copies.len()).sum(),
        left_out: articles - kept,
        first: days.first().map(|day| (*day).to_owned()),
        last: days.last().map(|day| (*day).to_owned()),
        months: months(&days),
        entries,
        undated,
    })
}

/// How many days lie in each month.
fn months(days: &[&str]) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for month in days.iter().filter_map(|day| day.get(..7)) {
        match months.last_mut().filter(|last| last.month == month) {
            Some(last) => last.articles += 1,
            None => months.push(Month { month: month.to_owned(), articles: 1 }),
        }
    }
    months
}
