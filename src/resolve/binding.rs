//! Which article a reference means.
//!
//! In order: same address, same headline, the headline at the start of a
//! label that runs on, most of an edited headline's words. A decision depends
//! on the reference and on all articles that fit, never on which came first.

use crate::model::{Binding, Method, Pointer, Target, content_words};

/// The least share of a headline's content words that an edited version of it
/// keeps. In a multi-publisher set of 541 real references, .7 found .995 of
/// the targets; one edited word of a six-word headline leaves .83, two .67.
pub const TITLE_SHARE: f64 = 0.65;

/// How sure each way of finding a target is, on the same set: no wrong
/// binding by address or headline was seen, so these leave room for doubt only.
const URL_CONFIDENCE: f64 = 0.99;
const TITLE_CONFIDENCE: f64 = 0.98;
const PREFIX_CONFIDENCE: f64 = 0.95;

/// An edited headline's score is scaled by this, so that it never passes for
/// an exact one.
const WORDS_CONFIDENCE: f64 = 0.9;

/// A candidate this far behind the best is no rival.
const MARGIN: f64 = 0.1;

/// A headline this short (content words) must be met whole: too many labels
/// begin with `Syria` or `Live updates`.
const SHORT_TITLE: usize = 3;

/// A bare link's anchor is a headline only if it is at least this long (words).
const LINK_TITLE: usize = 4;

/// A target may be newer than what points to it by as many days: stories are
/// re-dated when updated.
const GRACE_DAYS: i64 = 2;

/// At most this many candidates are kept.
const CANDIDATES: usize = 5;

/// What `pointer` means, given every article that fits it at all.
///
/// Two that fit equally well are told apart by publisher and date; where that
/// does not help the reference waits, with both as candidates. Copies of one
/// text are one story: the earliest, then the first by key, stands for all.
#[must_use]
pub fn bind(pointer: &Pointer, targets: &[Target]) -> Binding {
    let mut rated: Vec<Rated<'_>> = targets
        .iter()
        .filter(|target| target.article != pointer.article)
        .filter_map(|target| {
            let (method, score) = rate(pointer, target)?;
            Some(Rated { target, method, score })
        })
        .collect();
    rated.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| age(a.target).cmp(&age(b.target)))
    });
    // Where a headline is met exactly, those that share words with it are
    // others: the store need not look for them.
    if rated.iter().any(|rated| matches!(rated.method, Method::Url | Method::Title)) {
        rated.retain(|rated| rated.method != Method::TitleWords);
    }
    let Some(best) = rated.first() else {
        return Binding::Waiting(Vec::new());
    };
    let rivals: Vec<&Rated<'_>> =
        rated.iter().filter(|other| best.score - other.score < MARGIN).collect();
    let chosen = choose(pointer, &rivals);
    match chosen {
        Some(chosen) if chosen.score >= TITLE_SHARE * WORDS_CONFIDENCE => Binding::Bound {
            article: chosen.target.article,
            method: chosen.method,
            confidence: chosen.score,
        },
        _ => Binding::Waiting(
            rated
                .iter()
                .take(CANDIDATES)
                .map(|rated| (rated.target.article, rated.score))
                .collect(),
        ),
    }
}

struct Rated<'t> {
    target: &'t Target,
    method: Method,
    score: f64,
}

/// Earliest first, undated last, then by key.
fn age(target: &Target) -> (bool, Option<&str>, &str) {
    (
        target.published.is_none(),
        target.published.as_ref().map(crate::model::Date::as_str),
        &target.key,
    )
}

/// The one of several equals that is meant, if that can be told.
fn choose<'r, 't>(pointer: &Pointer, rivals: &[&'r Rated<'t>]) -> Option<&'r Rated<'t>> {
    let first = *rivals.first()?;
    if rivals.iter().all(|rival| rival.target.text_hash == first.target.text_hash) {
        return Some(first);
    }
    // A far better method settles it: an exact headline beats a near one.
    let same_method: Vec<&'r Rated<'t>> =
        rivals.iter().filter(|rival| rival.method == first.method).copied().collect();
    let narrowed: [Vec<&'r Rated<'t>>; 3] = [
        same_method.clone(),
        keep(&same_method, |target| target.source.is_some() && target.source == pointer.source),
        keep(&same_method, |target| is_background(pointer, target) == Some(true)),
    ];
    narrowed.into_iter().find_map(|left| match left.as_slice() {
        [only] => Some(*only),
        _ => None,
    })
}

fn keep<'r, 't>(
    rivals: &[&'r Rated<'t>],
    condition: impl Fn(&Target) -> bool,
) -> Vec<&'r Rated<'t>> {
    rivals.iter().filter(|rival| condition(rival.target)).copied().collect()
}

/// How `target` fits and how well, or `None` if it does not.
fn rate(pointer: &Pointer, target: &Target) -> Option<(Method, f64)> {
    if pointer.url_key.is_some() && pointer.url_key == target.url_key {
        return Some((Method::Url, URL_CONFIDENCE));
    }
    let title = target.title_key.as_str();
    if title.is_empty() {
        return None;
    }
    let title_words = title.split(' ').count();
    if !pointer.kind.is_editorial() {
        return (title_words >= LINK_TITLE && pointer.label_key == title)
            .then_some((Method::Title, TITLE_CONFIDENCE));
    }
    if pointer.label_key == title || pointer.reach_key == title {
        return Some((Method::Title, TITLE_CONFIDENCE));
    }
    let content = content_words(title);
    let runs_on = pointer.reach_key != pointer.label_key;
    let begins = |key: &str| key.strip_prefix(title).is_some_and(|rest| rest.starts_with(' '));
    if content.len() >= SHORT_TITLE && runs_on && begins(&pointer.reach_key) {
        return Some((Method::TitlePrefix, PREFIX_CONFIDENCE));
    }
    let score = shared_words(pointer, title, &content)?;
    (score >= TITLE_SHARE && is_background(pointer, target) != Some(false))
        .then_some((Method::TitleWords, score * WORDS_CONFIDENCE))
}

/// Whether `target` is not newer than what points to it; `None` if either is undated.
fn is_background(pointer: &Pointer, target: &Target) -> Option<bool> {
    let (here, there) = (pointer.published.as_ref()?, target.published.as_ref()?);
    Some(there.day_number() <= here.day_number() + GRACE_DAYS)
}

/// The share of words that an edited headline and a label have in common, or
/// `None` where they differ in what headlines do not leave open.
fn shared_words(pointer: &Pointer, title: &str, content: &[&str]) -> Option<f64> {
    if content.len() < SHORT_TITLE {
        return None;
    }
    let runs_on = pointer.reach_key != pointer.label_key;
    // Where the label's end is not certain only as many words count as the
    // headline has, and a few for what editing adds.
    let length = title.split(' ').count();
    let window: Vec<&str> = if runs_on {
        pointer.reach_key.split(' ').take(length + length / 4 + 1).collect()
    } else {
        pointer.reach_key.split(' ').collect()
    };
    let window = window.join(" ");
    let label = content_words(&window);
    if contradicts(title, &window) {
        return None;
    }
    let shared = content.iter().filter(|word| label.iter().any(|other| alike(word, other))).count();
    let of_title = shared as f64 / content.len() as f64;
    if runs_on {
        return Some(of_title);
    }
    let of_label = shared as f64 / label.len().max(1) as f64;
    Some(of_title.min(of_label))
}

/// The same word but for its ending: tense and number change in editing.
fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    // Numbers are compared as they stand.
    let plain = |word: &str| word.chars().all(char::is_alphabetic);
    let stem = |word: &str| word.chars().count().saturating_sub(3).max(4);
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    plain(a) && plain(b) && common >= stem(a).max(stem(b))
}

/// Whether the two say different things: other amounts, or one denies.
fn contradicts(title: &str, label: &str) -> bool {
    let negations = |text: &str| {
        text.split(' ')
            .filter(|word| {
                matches!(
                    *word,
                    "not"
                        | "no"
                        | "never"
                        | "without"
                        | "denies"
                        | "denied"
                        | "cannot"
                        | "refuses"
                        | "rejects"
                ) || word.ends_with("nt")
                    && matches!(
                        *word,
                        "dont" | "doesnt" | "didnt" | "wont" | "isnt" | "arent" | "cant"
                    )
            })
            .count()
    };
    if (negations(title) > 0) != (negations(label) > 0) {
        return true;
    }
    let numbers = |text: &str| -> Vec<String> {
        text.split(' ')
            .filter(|word| word.bytes().any(|byte| byte.is_ascii_digit()))
            .map(str::to_owned)
            .collect()
    };
    let (ours, theirs) = (numbers(title), numbers(label));
    let missing = ours.iter().any(|number| !theirs.contains(number));
    let extra = theirs.iter().any(|number| !ours.contains(number));
    // A count that grows ("at least 22", then 37) is the same story; an
    // amount of money, a year or a percentage is not.
    missing && extra && !(is_count(title) && is_count(label))
}

/// Whether a headline counts casualties, which live coverage updates.
fn is_count(key: &str) -> bool {
    const COUNTED: [&str; 12] = [
        "kill", "kills", "killed", "killing", "dead", "dies", "die", "deaths", "injured",
        "wounded", "missing", "arrested",
    ];
    key.split(' ').any(|word| COUNTED.contains(&word))
        && !key
            .split(' ')
            .any(|word| matches!(word, "million" | "billion" | "percent" | "trillion"))
}

#[cfg(test)]
mod tests {
    use super::bind;
    use crate::model::{Binding, Date, Method, Pointer, ReferenceKind, Target, title_key};

    fn pointer(label: &str) -> Pointer {
        Pointer {
            reference: 1,
            article: 1,
            kind: ReferenceKind::ReadMore,
            label_key: title_key(label),
            reach_key: title_key(label),
            url_key: None,
            published: Date::from_iso("2024-05-10"),
            source: Some("Herald".to_owned()),
            target: None,
        }
    }

    fn flat(label: &str, reach: &str) -> Pointer {
        Pointer { reach_key: title_key(reach), ..pointer(label) }
    }

    fn target(article: i64, title: &str, published: &str, source: &str) -> Target {
        Target {
            article,
            key: format!("k{article}"),
            title_key: title_key(title),
            url_key: None,
            published: Date::from_iso(published),
            source: Some(source.to_owned()),
            text_hash: format!("h{article}"),
        }
    }

    fn bound(binding: &Binding) -> Option<(i64, Method)> {
        match binding {
            Binding::Bound { article, method, .. } => Some((*article, *method)),
            Binding::Waiting(_) => None,
        }
    }

    #[test]
    fn the_same_headline_binds_whatever_its_punctuation() {
        let fits = [target(2, "Harbour strike: what we know", "2024-05-09", "Herald")];
        let binding = bind(&pointer("Harbour strike — what we know"), &fits);
        assert_eq!(bound(&binding), Some((2, Method::Title)));
    }

    #[test]
    fn an_edited_headline_binds_and_a_different_one_waits() {
        let fits =
            [target(2, "Harbour workers end strike after nine days", "2024-05-09", "Herald")];
        let edited = pointer("Harbour workers ending strike after nine days");
        assert_eq!(bound(&bind(&edited, &fits)), Some((2, Method::TitleWords)));
        let other = pointer("Harbour pilots begin strike over pensions");
        assert_eq!(bind(&other, &fits), Binding::Waiting(vec![]));
    }

    #[test]
    fn other_amounts_and_denials_are_other_stories() {
        let fits = [target(
            2,
            "US announces $2.3 billion in military aid for Norland",
            "2024-05-09",
            "Herald",
        )];
        let other = pointer("US announces $400 million in military aid for Norland");
        assert_eq!(bound(&bind(&other, &fits)), None);
        let fits = [target(2, "Minister did not know of harbour deal", "2024-05-09", "Herald")];
        assert_eq!(bound(&bind(&pointer("Minister did know of harbour deal"), &fits)), None);
    }

    #[test]
    fn a_count_that_grew_is_the_same_story() {
        let fits =
            [target(2, "Floods kill at least 37 in northern Norland", "2024-05-09", "Herald")];
        let earlier = pointer("Floods kill at least 22 in northern Norland");
        assert_eq!(bound(&bind(&earlier, &fits)), Some((2, Method::TitleWords)));
    }

    #[test]
    fn a_headline_that_runs_into_the_next_sentence_binds() {
        let fits = [target(2, "Harbour workers end strike", "2024-05-09", "Herald")];
        let runs_on = flat(
            "Harbour workers end strike The union said",
            "Harbour workers end strike The union said on Monday that it had won",
        );
        assert_eq!(bound(&bind(&runs_on, &fits)), Some((2, Method::TitlePrefix)));
    }

    #[test]
    fn two_that_fit_are_told_apart_by_publisher_then_date_or_not_at_all() {
        let here = pointer("Harbour strike live");
        let ours = target(2, "Harbour strike live", "2024-05-09", "Herald");
        let theirs = target(3, "Harbour strike live", "2024-05-09", "Gazette");
        let later = target(4, "Harbour strike live", "2025-05-09", "Gazette");
        assert_eq!(bound(&bind(&here, &[ours.clone(), theirs.clone()])), Some((2, Method::Title)));
        assert_eq!(bound(&bind(&here, &[theirs.clone(), later])), Some((3, Method::Title)));
        let same = target(5, "Harbour strike live", "2024-05-08", "Gazette");
        assert_eq!(
            bind(&here, &[theirs.clone(), same]),
            Binding::Waiting(vec![(5, 0.98), (3, 0.98)])
        );
        let copy = Target {
            text_hash: theirs.text_hash.clone(),
            ..target(6, "Harbour strike live", "2024-05-01", "Wire")
        };
        assert_eq!(bound(&bind(&here, &[theirs, copy])), Some((6, Method::Title)));
    }

    #[test]
    fn an_address_settles_it_and_an_article_never_means_itself() {
        let mut here = pointer("Read this");
        here.url_key = Some("herald.example/a".to_owned());
        let mut there = target(2, "Anything", "2024-05-09", "Herald");
        there.url_key = here.url_key.clone();
        assert_eq!(bound(&bind(&here, &[there.clone()])), Some((2, Method::Url)));
        there.article = 1;
        assert_eq!(bind(&here, &[there]), Binding::Waiting(vec![]));
    }

    #[test]
    fn a_bare_link_binds_by_its_words_only_if_they_are_a_whole_headline() {
        let fits = [target(2, "Harbour workers end strike", "2024-05-09", "Herald")];
        let mut link = pointer("Harbour workers end strike");
        link.kind = ReferenceKind::Link;
        assert_eq!(bound(&bind(&link, &fits)), Some((2, Method::Title)));
        link.label_key = title_key("workers end strike");
        link.reach_key = link.label_key.clone();
        assert_eq!(bound(&bind(&link, &fits)), None);
    }
}
