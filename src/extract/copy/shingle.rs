//! Words in a row, and how many of them two texts share.

use crate::model::{Span, is_unspaced};

/// FNV-1a (Fowler, Noll, Vo) over code points: sketches are stored, so the hash
/// must be the same on every machine and for ever.
const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

/// Words in a shingle: fewer are common phrases, more break at every edit.
pub(super) const WORDS: usize = 5;

/// A text with fewer shingles has too little to be told a copy by.
const LEAST: usize = 20;

/// Two texts of which this much is shared are copies of one: wire copy that an
/// editor has cut and put a paragraph to.
const COPY: f64 = 0.5;

/// A text of which this much stands in a longer one is a copy of a part.
const PART: f64 = 0.85;

/// A word's place in its text, and what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) hash: u64,
}

/// The shingles of a text, as sorted hashes without duplicates.
#[derive(Clone, Debug, Default)]
pub struct Shingles(Vec<u64>);

/// How much two texts share, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// Shared shingles as a share of all of both (Jaccard index).
    pub resemblance: f64,
    /// Shared shingles as a share of the shorter text's.
    pub containment: f64,
}

impl Likeness {
    /// Whether one text is a copy of the other, edited or cut.
    #[must_use]
    pub fn is_copy(&self) -> bool {
        self.resemblance >= COPY || self.containment >= PART
    }
}

impl Shingles {
    /// The shingles of `text`; time proportional to its length.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut hashes: Vec<u64> = hashes(&words(text)).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    /// How much two texts share, or `None` where one is too short to tell.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> Option<Likeness> {
        let (one, two) = (self.0.len(), other.0.len());
        if one.min(two) < LEAST {
            return None;
        }
        let mut rest = other.0.iter().peekable();
        let is_shared = |hash: &&u64| {
            while rest.next_if(|other| other < hash).is_some() {}
            rest.peek() == Some(hash)
        };
        let shared = self.0.iter().filter(is_shared).count() as f64;
        Some(Likeness {
            resemblance: shared / ((one + two) as f64 - shared),
            containment: shared / one.min(two) as f64,
        })
    }
}

/// The hashes of a text's shingles, in its order.
pub(super) fn hashes(words: &[Word]) -> impl Iterator<Item = u64> + '_ {
    words.windows(WORDS).map(|window| {
        window.iter().fold(0, |hash: u64, word| {
            (hash.rotate_left(13) ^ word.hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        })
    })
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut open: Option<(usize, u64)> = None;
    for (at, sign) in text.char_indices() {
        let is_whole = is_unspaced(sign);
        if !sign.is_alphanumeric() || is_whole {
            // `Biden's` and `Bidens` are one word, as editors straighten quotes.
            if matches!(sign, '\'' | '’') {
                continue;
            }
            close(&mut words, &mut open, at);
        }
        if sign.is_alphanumeric() {
            let (_, hash) = open.get_or_insert((at, FNV_BASIS));
            for lower in sign.to_lowercase() {
                *hash = (*hash ^ u64::from(u32::from(lower))).wrapping_mul(FNV_PRIME);
            }
        }
        if is_whole {
            close(&mut words, &mut open, at + sign.len_utf8());
        }
    }
    close(&mut words, &mut open, text.len());
    words
}

fn close(words: &mut Vec<Word>, open: &mut Option<(usize, u64)>, end: usize) {
    if let Some((start, hash)) = open.take() {
        words.push(Word { span: Span::new(start, end), hash });
    }
}

#[cfg(test)]
mod tests {
    use super::{Shingles, words};

    const WIRE: &str = "Harbour workers in Port Kessel ended their strike on Thursday after nine \
        days, the union said. The port reopens at noon and the first ferry leaves for Lake Arun \
        an hour later, the authority said in a statement.";

    #[test]
    fn words_are_compared_without_case_and_marks() {
        let hashes = |text: &str| words(text).iter().map(|word| word.hash).collect::<Vec<_>>();
        assert_eq!(hashes("The port’s “open”"), hashes("the PORTS open."));
        assert_eq!(words("港湾ストライキ").len(), 7);
    }

    #[test]
    fn an_edited_copy_is_a_copy_and_another_story_is_none() {
        let copy = format!("PORT KESSEL (Wire) - {WIRE} A spokesman would not say more.");
        let like = |other: &str| Shingles::of(WIRE).likeness(&Shingles::of(other)).unwrap();
        assert!(like(&copy).is_copy());
        assert!(like(WIRE).resemblance > 0.999);
        let other = "The port of Velm reopens after the storm, and ferries to Lake Arun leave \
            again, but harbour workers there have been on strike since Thursday, their union \
            said, and will not return before the authority has heard them.";
        assert!(!like(other).is_copy(), "{:?}", like(other));
    }

    #[test]
    fn a_line_is_too_short_to_tell() {
        assert_eq!(Shingles::of("Nothing more.").likeness(&Shingles::of("Nothing more.")), None);
    }
}
