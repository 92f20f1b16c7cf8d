//! How much texts say what a question says.
//!
//! Term frequency times inverse document frequency over words and pairs of
//! words, the whole article being the question, with long answers held back
//! by half of what a cosine would (Singhal, Buckley, Mitra, "Pivoted Document
//! Length Normalization", SIGIR 1996).
//!
//! The constants were fitted by hand, all sets together and in round figures,
//! to nDCG@5 of the development sets named in `benches/README.md`.

use super::question::{Count, Profile, Question};

/// The power of inverse document frequency. A cosine has 2, one for either
/// side; what two long articles have in common by chance asks for more.
const RARITY: f64 = 2.5;

/// Words and pairs in more than this share of the articles tell nothing.
const COMMON: f64 = 0.3;

/// What a pair of words counts beside one word as rare.
const PAIR_WEIGHT: f64 = 0.5;

/// How far length counts, 0 not at all, 1 wholly.
const SLOPE: f64 = 0.75;

/// What an answer's beginning adds: stories point to the one that is about it,
/// not to the one that mentions it.
const LEAD_WEIGHT: f64 = 0.2;

/// What one text has of a question.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fit {
    /// Beside the other answers: 1 for the best possible of them.
    pub(super) share: f64,
    /// Beside the question's own text, which has 1.
    pub(super) likeness: f64,
}

/// How much of a word's worth so many occurrences are.
pub(super) fn count_weight(count: f64) -> f64 {
    1.0 + count.ln()
}

/// What it tells that a text has something which so many of all articles have.
pub(super) fn rarity(articles: f64, all: usize) -> f64 {
    ((all as f64 + 1.0) / (articles + 0.5)).ln().max(0.0).powf(RARITY)
}

/// Whether so many of all articles are too many. Of a small archive every
/// word is in a large share.
pub(super) fn is_common(articles: f64, all: usize) -> bool {
    articles > (all as f64 * COMMON).max(2.0)
}

/// What a length divides by.
pub(super) fn pivoted(length: f64, average: f64) -> f64 {
    (1.0 - SLOPE) * average + SLOPE * length
}

/// What each of `profiles` has of `question`, and what each of its items is
/// worth beside them.
pub(super) fn fits(question: &Question, profiles: &[Profile], all: usize) -> (Vec<Fit>, Vec<f64>) {
    let worths = worths(question, profiles, all);
    let whole = |profile: &Profile| sum(profile, &worths, |count| count.whole);
    let lead = |profile: &Profile| sum(profile, &worths, |count| count.lead);
    let average = |length: fn(&Count) -> f64| {
        let mut lengths: Vec<f64> =
            profiles.iter().map(|profile| length(&profile.length).sqrt()).collect();
        // A sum must not depend on the order of rows.
        lengths.sort_by(f64::total_cmp);
        lengths.iter().sum::<f64>() / profiles.len().max(1) as f64
    };
    let (long, short) = (average(|count| count.whole), average(|count| count.lead));
    let per = |sum: f64, length: f64, average: f64| {
        sum / pivoted(length.sqrt(), average).max(f64::MIN_POSITIVE)
    };
    let wholes: Vec<f64> =
        profiles.iter().map(|text| per(whole(text), text.length.whole, long)).collect();
    let leads: Vec<f64> =
        profiles.iter().map(|text| per(lead(text), text.length.lead, short)).collect();
    let own = per(whole(question.own()), question.own().length.whole, long);
    let best = |sums: &[f64]| sums.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    let (best_whole, best_lead) = (best(&wholes), best(&leads));
    let fits = wholes
        .iter()
        .zip(&leads)
        .map(|(whole, lead)| Fit {
            share: (whole / best_whole + LEAD_WEIGHT * lead / best_lead) / (1.0 + LEAD_WEIGHT),
            likeness: (whole / own.max(f64::MIN_POSITIVE)).min(1.0),
        })
        .collect();
    (fits, worths)
}

fn sum(profile: &Profile, worths: &[f64], of: impl Fn(&Count) -> f64) -> f64 {
    let counted = profile.counts.iter().map(|(item, count)| (worths[*item as usize], of(count)));
    counted
        .filter(|(_, count)| *count > 0.0)
        .map(|(worth, count)| worth * count_weight(count))
        .sum()
}

/// What the question's items are worth, by item.
///
/// In how many articles a pair stands is not stored. It is at least as many as
/// of those read, and not much more than if all that have its rarer word had
/// it as often as those read: the geometric mean of the two does as well as
/// the true number.
fn worths(question: &Question, profiles: &[Profile], all: usize) -> Vec<f64> {
    let own = question.own();
    let mut read = vec![0.0; question.items()];
    for (item, _) in profiles.iter().chain([own]).flat_map(|profile| &profile.counts) {
        read[*item as usize] += 1.0;
    }
    let mut worths = vec![0.0; question.items()];
    for (item, count) in &own.counts {
        let here = read[*item as usize];
        let (articles, weight) = match question.words_of(*item) {
            None => (question.articles(*item), 1.0),
            Some((a, b)) => {
                let rarer = if question.articles(a) < question.articles(b) { a } else { b };
                let share = here / f64::max(read[rarer as usize], here);
                let at_most = (question.articles(rarer) * share).max(here);
                ((at_most * here).sqrt(), PAIR_WEIGHT)
            }
        };
        if !is_common(articles, all) {
            worths[*item as usize] = weight * count_weight(count.whole) * rarity(articles, all);
        }
    }
    worths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_few_articles_have_tells_more_and_what_many_have_tells_nothing() {
        assert!(rarity(1.0, 1000) > rarity(10.0, 1000));
        assert!(rarity(2000.0, 1000).abs() < 1e-12);
        assert!(is_common(301.0, 1000) && !is_common(300.0, 1000));
        assert!(!is_common(2.0, 3));
    }

    #[test]
    fn a_longer_answer_counts_less_but_not_by_all_its_length() {
        let ratio = pivoted(40.0, 20.0) / pivoted(20.0, 20.0);
        assert!(ratio > 1.0 && ratio < 2.0);
    }
}
