//! When two words of names are spellings of one.

use crate::extract::{Class, word_is};

use super::lexicon::Lexicon;

/// Shorter words differ in little else than their vowels: Dan, Dean, Don.
const SHORTEST: usize = 5;

/// The same for all spellings that transliteration makes of one word: `Qurayshi`
/// and `Quraishi`, `Laden` and `Ladin`.
///
/// Vowels are told apart only as bright or dark, double letters count once, and
/// letters for one sound are one. Words of fewer than five letters stay as they
/// are; the spellings that `data/name.tsv` lists become the first of them.
pub(super) fn folded(word: &str) -> String {
    if let Some(first) = Lexicon::get().spelling(word) {
        return first.to_owned();
    }
    if word.chars().count() < SHORTEST {
        return word.to_owned();
    }
    let mut folded = String::with_capacity(word.len());
    let mut last = None;
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let sound = match letter {
            'a' | 'e' | 'i' | 'y' => 'a',
            'o' | 'u' => 'o',
            'q' => 'k',
            'c' if !matches!(next, Some('h' | 'e' | 'i' | 'y')) => 'k',
            'p' if next == Some('h') => 'f',
            // `Qadhafi`, `Baghdadi`, `Khaled`: the h of a sound that English lacks.
            'h' if matches!(last, Some('d' | 'g' | 'k' | 'f')) => continue,
            other => other,
        };
        if last != Some(sound) {
            folded.push(sound);
        }
        last = Some(sound);
    }
    folded
}

/// Whether two words that fold to the same may be one: not if both are names of
/// their own, as `Allen` and `Allan` are.
pub(super) fn are_spellings(one: &str, other: &str) -> bool {
    let lexicon = Lexicon::get();
    one == other
        || lexicon.spelling(one).is_some() && lexicon.spelling(one) == lexicon.spelling(other)
        || folded(one) == folded(other) && !(is_listed(one) && is_listed(other))
}

fn is_listed(word: &str) -> bool {
    word_is(word, Class::GivenName) || word_is(word, Class::Surname)
}

/// The same for all spellings of a name, with and without particles.
pub(super) fn sounds(key: &str) -> String {
    own_words(key).map(folded).collect::<Vec<_>>().join(" ")
}

/// Whether two names are spellings of one, with or without particles.
pub(super) fn are_alike(one: &str, other: &str) -> bool {
    own_words(one).count() == own_words(other).count()
        && own_words(one).zip(own_words(other)).all(|(one, other)| are_spellings(one, other))
}

fn own_words(key: &str) -> impl Iterator<Item = &str> {
    key.split(' ').filter(|word| !is_particle(word))
}

/// Whether a word joins the parts of a name, or begins its surname.
pub(super) fn is_particle(word: &str) -> bool {
    Lexicon::get().particle.contains(word)
}

#[cfg(test)]
mod tests {
    use super::{are_spellings, folded};

    #[test]
    fn transliterations_of_one_name_fold_to_one() {
        for spellings in [
            &["qurayshi", "quraishi", "qureshi"][..],
            &["laden", "ladin"],
            &["mohammed", "muhammad", "mohamed"],
            &["zelensky", "zelenskyy", "zelenskiy"],
            &["gaddafi", "qadhafi"],
            &["yanukovych", "yanukovich"],
        ] {
            for spelling in spellings {
                assert!(are_spellings(spelling, spellings[0]), "{spelling}: {}", folded(spelling));
            }
        }
    }

    #[test]
    fn names_of_their_own_are_no_spellings_of_another() {
        for (one, other) in
            [("dan", "dean"), ("allen", "allan"), ("maria", "marie"), ("larsen", "larson")]
        {
            assert!(!are_spellings(one, other), "{one} {other}");
        }
    }
}
