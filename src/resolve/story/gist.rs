//! What an article tells: its weightiest words and names.

use std::borrow::Cow;

use super::rate::weight;
use crate::model::{Gist, Telling, is_unspaced, short_digest};

/// Words and names kept. On the development sets 64 and 96 find no better
/// stories.
const KEPT: usize = 32;

/// What all names weigh together, of what all words do. Names count as words of
/// the text besides.
const NAMES: f64 = 0.5;

/// A word of an article.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// Its stem.
    pub stem: &'a str,
    /// The form that stands there most often, folded.
    pub word: &'a str,
    /// Times that it stands there.
    pub count: usize,
}

/// A name in an article.
#[derive(Clone, Debug)]
pub struct Named<'a> {
    /// Normal form of the full name, as that article alone tells it.
    pub key: &'a str,
    /// Stems of its words.
    pub stems: Vec<String>,
    /// How much the article is about it, per mille.
    pub salience: u16,
}

/// The gist of an article: words by how often they stand there and how much they
/// tell, names by salience and the same of their most telling word.
///
/// Takes time in proportion to the number of different words.
#[must_use]
pub fn gist<'a>(
    words: impl Iterator<Item = Said<'a>>,
    names: &[Named<'_>],
    language: Option<&str>,
) -> Gist {
    let language = language.and_then(|language| language.get(..2));
    let mut said: Vec<(Cow<'a, str>, f64)> = Vec::new();
    for Said { stem, word, count } in words {
        let telling = (1.0 + (count as f64).ln()) * weight(stem, word, language);
        if telling > 0.0 {
            if stem.contains(is_unspaced) {
                said.extend(pairs(stem).map(|pair| (Cow::Owned(pair), telling)));
            } else {
                said.push((Cow::Borrowed(stem), telling));
            }
        }
    }
    let telling = |name: &Named<'_>| {
        let words = name.stems.iter().map(|stem| weight(stem, stem, language));
        words.fold(0.0, f64::max) * f64::from(name.salience).sqrt()
    };
    let mut named: Vec<(&str, f64)> = names.iter().map(|name| (name.key, telling(name))).collect();
    named.retain(|(_, telling)| *telling > 0.0);
    // Sums of equal parts are equal only in one order.
    said.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    said.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        kept.1 += if is_same { next.1 } else { 0.0 };
        is_same
    });
    named.sort_unstable_by(|a, b| a.0.cmp(b.0));
    let of_words = length(said.iter().map(|(_, weight)| *weight));
    let of_names = length(named.iter().map(|(_, weight)| *weight)) / NAMES;
    let said = said.iter().map(|(stem, weight)| (weight / of_words, Term::Word(stem)));
    let named = named.iter().map(|(name, weight)| (weight / of_names, Term::Name(name)));
    let mut all: Vec<(f64, Term<'_>)> = said.chain(named).collect();
    all.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    all.truncate(KEPT);
    let whole = length(all.iter().map(|(weight, _)| *weight));
    let telling = |(weight, term): &(f64, Term<'_>)| Telling {
        term: term.digest(),
        weight: scaled(weight / whole),
    };
    Gist(all.iter().map(telling).collect())
}

/// What a gist is made of.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Term<'a> {
    Word(&'a str),
    Name(&'a str),
}

impl Term<'_> {
    fn digest(&self) -> u32 {
        let [a, b, c, d, ..] = match self {
            Self::Word(stem) => short_digest(stem),
            // No stem has a blank in it.
            Self::Name(key) => short_digest(&format!(" {key}")),
        }
        .to_le_bytes();
        u32::from_le_bytes([a, b, c, d])
    }
}

/// A run of characters without spaces is compared by pairs of them.
fn pairs(run: &str) -> impl Iterator<Item = String> {
    let characters: Vec<char> = run.chars().collect();
    let pair = |pair: &[char]| pair.iter().collect();
    characters.windows(2.min(characters.len())).map(pair).collect::<Vec<String>>().into_iter()
}

fn length(weights: impl Iterator<Item = f64>) -> f64 {
    weights.map(|weight| weight * weight).sum::<f64>().sqrt()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a length of ten thousand"
)]
fn scaled(weight: f64) -> u16 {
    (weight * Gist::LENGTH).round() as u16
}

#[cfg(test)]
mod tests {
    use super::{Named, Said, gist};
    use crate::model::Gist;

    fn of(words: &[(&str, usize)], names: &[(&str, u16)]) -> Gist {
        let words = words.iter().map(|(word, count)| Said { stem: word, word, count: *count });
        let names: Vec<Named<'_>> = names
            .iter()
            .map(|(key, salience)| Named {
                key,
                stems: vec![(*key).to_owned()],
                salience: *salience,
            })
            .collect();
        gist(words, &names, Some("en"))
    }

    #[test]
    fn a_gist_has_the_weightiest_first_and_is_of_one_length() {
        let gist = of(&[("ferri", 3), ("the", 40), ("govern", 1)], &[("kessel", 900)]);
        assert!(gist.0.is_sorted_by(|a, b| a.weight >= b.weight));
        let length: f64 = gist.0.iter().map(|t| f64::from(t.weight).powi(2)).sum::<f64>().sqrt();
        assert!((length - Gist::LENGTH).abs() < 5.0, "{length}");
        assert_eq!(Gist::from_bytes(&gist.to_bytes()), gist);
    }

    #[test]
    fn a_text_of_nothing_has_an_empty_gist() {
        assert_eq!(of(&[], &[]), Gist::default());
    }

    #[test]
    fn words_without_spaces_are_compared_by_pairs_of_characters() {
        let (one, other) = (of(&[("港口工人罢工", 1)], &[]), of(&[("工人罢工结束", 1)], &[]));
        let shared = one.0.iter().filter(|a| other.0.iter().any(|b| a.term == b.term)).count();
        assert_eq!(shared, 3);
    }
}
