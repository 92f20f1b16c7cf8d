//! How well one article fits a reference.

use super::choose::is_background;
use super::compare::Comparison;
use super::headline::{Headline, length};
use crate::model::{Method, Pointer, Target, is_cut, is_unspaced};

/// The least share of a headline's content words that an edited version of it
/// keeps. In a multi-publisher set of 541 real references, .7 found .995 of
/// the targets; one edited word of a six-word headline leaves .83, two .67.
pub const TITLE_SHARE: f64 = 0.65;

/// How sure each way of finding a target is, on the same set: no wrong
/// binding by address or headline was seen, so these leave room for doubt only.
const URL_CONFIDENCE: f64 = 0.99;
const TITLE_CONFIDENCE: f64 = 0.98;
const PREFIX_CONFIDENCE: f64 = 0.95;

/// A headline that was given up may be another's by now.
const EARLIER_CONFIDENCE: f64 = 0.93;

/// An edited headline's score is scaled by this, so that it never passes for
/// an exact one.
pub(super) const WORDS_CONFIDENCE: f64 = 0.9;

/// A headline this short (content words) must be met whole: too many labels
/// begin with `Syria` or `Live updates`.
const SHORT_TITLE: f64 = 3.0;

/// A bare link's anchor is a headline only if it is at least this long (words).
const LINK_TITLE: usize = 4;

/// A count grows while a story is told: for so many days.
const STORY_DAYS: i64 = 14;

/// How `target` fits and how well, or `None` if it does not.
pub(super) fn rate(pointer: &Pointer, target: &Target) -> Option<(Method, f64)> {
    if pointer.url_key.is_some() && pointer.url_key == target.url_key {
        return Some((Method::Url, URL_CONFIDENCE));
    }
    let title = target.title_key.as_str();
    if title.is_empty() {
        return None;
    }
    if target.is_earlier {
        let is_long = pointer.kind.is_editorial() || length(title) >= LINK_TITLE;
        let is_met = pointer.label_key == title || pointer.reach_key == title;
        return (is_long && is_met).then_some((Method::EarlierTitle, EARLIER_CONFIDENCE));
    }
    if !pointer.kind.is_editorial() {
        return (length(title) >= LINK_TITLE && pointer.label_key == title)
            .then_some((Method::Title, TITLE_CONFIDENCE));
    }
    if pointer.label_key == title || pointer.reach_key == title {
        return Some((Method::Title, TITLE_CONFIDENCE));
    }
    let runs_on = pointer.reach_key != pointer.label_key;
    let publishers = [target.source.as_deref(), pointer.source.as_deref()];
    let headline = Headline::new(title, &target.title, &publishers);
    let window = if runs_on { window(&pointer.reach_key, title) } else { &pointer.label_key };
    let label = Headline::new(window, &pointer.label, &publishers);
    if headline.weight() < SHORT_TITLE || label.weight() < SHORT_TITLE {
        return None;
    }
    if (runs_on || is_cut(&target.title)) && opens_with(&pointer.reach_key, title)
        || is_cut(&pointer.label) && title.starts_with(&pointer.label_key)
    {
        return Some((Method::TitlePrefix, PREFIX_CONFIDENCE));
    }
    if are_two_pages(pointer, target) || is_background(pointer, target) == Some(false) {
        return None;
    }
    let comparison = Comparison::new(&headline, &label, runs_on);
    if comparison.contradict() {
        return None;
    }
    // An amount of money, a year, a day of the strike is another story; a
    // count that grows ("at least 22", then 37) is the same.
    let grows = comparison.are_counts()
        && days_back(pointer, target).is_none_or(|days| days.abs() <= STORY_DAYS);
    if comparison.have_other_numbers() && !grows {
        return None;
    }
    let share = comparison.share(runs_on)?;
    (share >= TITLE_SHARE).then_some((Method::TitleWords, share * WORDS_CONFIDENCE))
}

/// Days from `target` to what points to it, negative if `target` is newer;
/// `None` if either is undated.
pub(super) fn days_back(pointer: &Pointer, target: &Target) -> Option<i64> {
    let (here, there) = (pointer.published.as_ref()?, target.published.as_ref()?);
    Some(here.day_number() - there.day_number())
}

/// Whether the reference gives the address of another page of the same site.
fn are_two_pages(pointer: &Pointer, target: &Target) -> bool {
    let site = |key: &Option<String>| {
        key.as_deref().and_then(|key| key.split('/').next()).map(str::to_owned)
    };
    site(&pointer.url_key).is_some_and(|ours| site(&target.url_key) == Some(ours))
}

/// Whether `text` begins with the whole words of `title`.
fn opens_with(text: &str, title: &str) -> bool {
    let Some(rest) = text.strip_prefix(title) else { return false };
    rest.is_empty() || rest.starts_with(' ') || rest.starts_with(is_unspaced)
}

/// The words of a text that runs on which the edited `title` may reach to: as
/// many as it has, and a few for what editing adds.
fn window<'t>(text: &'t str, title: &str) -> &'t str {
    let most = |length: usize| length + length / 4 + 1;
    let end = if title.contains(is_unspaced) {
        text.char_indices().nth(most(title.chars().count())).map(|(at, _)| at)
    } else {
        text.match_indices(' ').nth(most(title.split(' ').count()) - 1).map(|(at, _)| at)
    };
    &text[..end.unwrap_or(text.len())]
}
