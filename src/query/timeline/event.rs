//! What happened when, as the sentences say.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use super::entry::{Page, Quote, Told, worded};
use super::line::{Laid, Line, LineFilter};
use super::sentence::Content;
use crate::error::Result;
use crate::extract::{Granularity, TimeExpression};
use crate::model::{Date, Span};
use crate::store::{ArticleRow, Store};

/// Two sentences about one day that share this much of the shorter one's words
/// tell the same.
const SAME: f64 = 0.5;

/// What is told of a year or longer counts for so much of what is told of a day.
const VAGUE: f64 = 0.5;

/// What happened when.
#[derive(Clone, Debug, Serialize)]
pub struct Events {
    /// Articles asked about.
    pub articles: usize,
    /// Events that did not fit.
    pub left_out: usize,
    /// In order of when they happened; the longer time first.
    pub events: Vec<Event>,
}

/// Something that a sentence says happened at a time.
#[derive(Clone, Debug, Serialize)]
pub struct Event {
    /// When: the words, and what they mean.
    #[serde(flatten)]
    pub when: Told,
    /// The first day that it may have been.
    pub first: Date,
    /// The last.
    pub last: Date,
    /// The sentence that tells it.
    pub quote: Quote,
    /// The first article that does.
    pub article: ArticleRow,
    /// How many articles do, copies not counted.
    pub articles: usize,
}

/// An event while they are gathered: of the text only where it stands.
struct Gathered {
    content: Content,
    weight: f64,
    /// Place of the first group that tells it, and of the last.
    group: usize,
    latest: usize,
    articles: usize,
    sentence: Span,
    time: TimeExpression,
}

/// What the articles of `line` say happened when, by the time of what happened:
/// of an entity, the sentences that name it. Sentences about one day that say
/// the same are one event, told by the first article.
///
/// `period` is about when it happened, `as_of` about publication.
/// Of more than [`LineFilter::limit`] events those stay that most articles tell,
/// and that articles tell which are most about what is asked.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn events_of(store: &Store, line: &Line, filter: &LineFilter) -> Result<Events> {
    let published =
        LineFilter { as_of: filter.as_of.clone(), limit: filter.limit, ..LineFilter::default() };
    let laid = Laid::new(store, line, &published)?;
    let mut gathered: BTreeMap<(Date, Date), Vec<Gathered>> = BTreeMap::new();
    for (nth, group) in laid.groups.iter().enumerate() {
        let page = Page::read(store, group.row.revision, &line.about)?;
        if page.sentences.iter().any(|(.., is_named)| *is_named) {
            let times = page.times(store)?;
            gather(&page, times, (nth, group.weight), filter, &mut gathered);
        }
    }
    let all: Vec<Gathered> = gathered.into_values().flatten().collect();
    let mut places: Vec<usize> = (0..all.len()).collect();
    places.sort_by(|one, two| all[*two].weight.total_cmp(&all[*one].weight).then(one.cmp(two)));
    let kept: HashSet<usize> = places.into_iter().take(filter.limit).collect();
    let left_out = all.len() - kept.len();
    let mut events = Vec::with_capacity(kept.len());
    for (_, event) in all.into_iter().enumerate().filter(|(nth, _)| kept.contains(nth)) {
        let row = &laid.groups[event.group].row;
        let text = store.wording_text(row.revision)?;
        let (first, last) = (event.time.first.clone(), event.time.last.clone());
        events.push(Event {
            when: Told::of(&text.body, event.time),
            first,
            last,
            quote: Quote::of(&text.body, event.sentence),
            article: worded(store.article(row.id)?, &text),
            articles: event.articles,
        });
    }
    Ok(Events { articles: laid.count(&published), left_out, events })
}

/// Adds what a page says happened when.
fn gather(
    page: &Page,
    times: Vec<TimeExpression>,
    (group, weight): (usize, f64),
    filter: &LineFilter,
    gathered: &mut BTreeMap<(Date, Date), Vec<Gathered>>,
) {
    let published = page.text.published.as_deref().unwrap_or_default();
    // The year in which it is told tells little: `the 2025 Games`.
    let is_told = |time: &TimeExpression| {
        time.granularity < Granularity::Year
            || !(time.first.as_str()..=time.last.as_str()).contains(&published)
    };
    let mut times = times.into_iter().filter(is_told).peekable();
    for (sentence, content, is_named) in &page.sentences {
        while times.next_if(|time| time.span.end <= sentence.start).is_some() {}
        // A sentence tells of the time that it names most exactly, first.
        let mut told: Option<TimeExpression> = None;
        while let Some(time) = times.next_if(|time| sentence.contains(&time.span)) {
            if told.as_ref().is_none_or(|told| time.granularity < told.granularity) {
                told = Some(time);
            }
        }
        let Some(time) =
            told.filter(|time| *is_named && filter.period.contains(Some(time.first.as_str())))
        else {
            continue;
        };
        let vague = if time.granularity >= Granularity::Year { VAGUE } else { 1.0 };
        let of_time = gathered.entry(by_length(&time)).or_default();
        match of_time.iter_mut().find(|other| is_same(&other.content, content)) {
            Some(other) if other.latest == group => {}
            Some(other) => {
                other.weight += weight * vague;
                other.articles += 1;
                other.latest = group;
            }
            None => of_time.push(Gathered {
                content: content.clone(),
                weight: weight * vague,
                group,
                latest: group,
                articles: 1,
                sentence: *sentence,
                time,
            }),
        }
    }
}

/// By the first day; of those that begin together the longer first.
fn by_length(time: &TimeExpression) -> (Date, Date) {
    (time.first.clone(), time.last.clone())
}

fn is_same(one: &Content, two: &Content) -> bool {
    one.shared(two) as f64 >= SAME * one.words.len().min(two.words.len()) as f64
}
