//! What the second pass knows of a word: what the rest of the document makes
//! of the same word, the same name, and longer names that hold it.
//!
//! After Krishnan and Manning, "An effective two-stage model for exploiting
//! non-local dependencies in named entity recognition" (2006).

use crate::extract::gazetteer::Table;
use crate::extract::token::Shape;

use super::document::{Chunk, Document};
use super::hash::{feature, two};
use super::lattice::CLASSES;
use super::word::Word;

/// Numbers of templates begin here, beyond the first pass's.
const FIRST_TEMPLATE: u32 = 1_000;
/// Occurrences beyond this many say no more.
const MANY: u32 = 3;

/// Words of a name beyond which it is not compared: text in capitals without end.
const LONGEST_NAME: usize = 32;

/// Values that stand for "nothing to tell".
const NO_OTHER: u64 = 9;
const NO_PHRASE: u64 = 99;
const NO_OTHER_PHRASE: u64 = 88;
const NO_HOLDER: u64 = 77;
const NO_EXPANSION: u64 = 66;
const NO_ACRONYM: u64 = 55;

/// Occurrences in each class.
type Counts = [u32; CLASSES];

/// What a document says of its words, gathered after the first pass.
#[derive(Default)]
pub(crate) struct Memory {
    /// By word: the sum of its classes' probabilities, and how often it stands.
    words: Table<([f32; CLASSES], u32)>,
    /// By name.
    phrases: Table<Counts>,
    /// By word: names of several words that hold it, by class and place
    /// (first, inside, last).
    holders: Table<[[u32; 3]; CLASSES]>,
    /// By initials, of names of several words.
    initials: Table<Counts>,
    /// By word: how often it stands in small letters.
    lower: Table<u32>,
}

impl Memory {
    /// Gathers what `chunks` make of `document`.
    pub(crate) fn gather(document: &Document, chunks: &[Chunk]) -> Self {
        let mut memory = Self::default();
        for chunk in chunks {
            let words = &document.words[chunk.start..][..chunk.scores.len()];
            for (word, classes) in words.iter().zip(&chunk.classes) {
                let (sum, count) = memory.words.entry(word.key).or_default();
                sum.iter_mut().zip(classes).for_each(|(sum, class)| *sum += class);
                *count += 1;
                if word.is_capital() {
                    memory.lower.entry(word.key).or_default();
                }
            }
            for name in &chunk.names {
                let words = &words[name.first..name.last];
                memory.phrases.entry(phrase(words)).or_default()[name.class] += 1;
                if words.len() == 1 {
                    continue;
                }
                for (at, word) in words.iter().enumerate() {
                    let place = place_in(at, words.len());
                    memory.holders.entry(word.key).or_default()[name.class][place] += 1;
                }
                if let Some(initials) = initials(words) {
                    memory.initials.entry(initials).or_default()[name.class] += 1;
                }
            }
        }
        for word in document.words.iter().filter(|word| word.shape == Shape::Lower) {
            if let Some(count) = memory.lower.get_mut(&word.key) {
                *count += 1;
            }
        }
        memory
    }

    /// Whether the word also stands in small letters.
    pub(crate) fn is_lower(&self, key: u64) -> bool {
        self.lower.get(&key).is_some_and(|&count| count > 0)
    }

    /// Appends the features of the word at `at` of `chunk`.
    pub(crate) fn features(
        &self,
        document: &Document,
        chunk: &Chunk,
        at: usize,
        out: &mut Vec<u32>,
    ) {
        let word = &document.words[chunk.start + at];
        let own = &chunk.classes[at];
        let mine = likeliest(own);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 5")]
        let me = mine as u64 * 8 + (own[mine] * 5.0) as u64;
        let next = chunk.names.partition_point(|name| name.last <= at);
        let name = chunk.names.get(next).filter(|name| name.first <= at);
        let place = name.map_or(3, |name| match (name.first == at, name.last == at + 1) {
            (true, true) => 2,
            (true, false) => 0,
            _ => 1,
        });
        let capital = match word.shape {
            Shape::Capital => 0,
            Shape::Upper => 1,
            Shape::Lower => 2,
            _ => 3,
        };
        let (others, count) = self.others(word, own);
        let short = name.filter(|name| name.last - name.first <= LONGEST_NAME);
        let phrase = short.map_or(NO_PHRASE, |name| {
            self.phrase(&document.words[chunk.start..][name.first..name.last], name.class)
        });
        let holder = self.holder(
            word,
            name.map(|name| {
                (
                    name.class,
                    place_in(at - name.first, name.last - name.first),
                    name.last - name.first,
                )
            }),
        );
        let lower = self.lower.get(&word.key).map_or(0, |&count| count.min(MANY)).into();
        let values = [
            two(others, count),
            two(others, mine as u64),
            two(phrase, place),
            two(two(phrase, place), me),
            two(holder, place),
            two(self.acronym(word), me),
            two(lower, capital),
            two(me, place),
        ];
        out.extend(
            (FIRST_TEMPLATE..).zip(values).map(|(template, value)| feature(template, value)),
        );
    }

    /// What the word's other occurrences are taken for and how surely; how many.
    fn others(&self, word: &Word, own: &[f32; CLASSES]) -> (u64, u64) {
        let Some(&(sum, count)) = self.words.get(&word.key).filter(|(_, count)| *count > 1) else {
            return (NO_OTHER, 0);
        };
        let rest: [f32; CLASSES] = std::array::from_fn(|class| (sum[class] - own[class]).max(0.0));
        let most = likeliest(&rest);
        let share = rest[most] / (count - 1) as f32;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 4")]
        let share = (share * 4.0) as u64;
        (16 + most as u64 * 8 + share, (count - 1).min(MANY).into())
    }

    /// What the same name is taken for elsewhere, and how often.
    fn phrase(&self, words: &[Word], class: usize) -> u64 {
        let mut counts = self.phrases.get(&phrase(words)).copied().unwrap_or_default();
        counts[class] = counts[class].saturating_sub(1);
        most(&counts).map_or(NO_OTHER_PHRASE, |(class, count)| class as u64 * 8 + u64::from(count))
    }

    /// Which longer names hold the word, where, and how often; `own` is the
    /// class, place and length of the name it stands in.
    fn holder(&self, word: &Word, own: Option<(usize, usize, usize)>) -> u64 {
        let Some(mut counts) = self.holders.get(&word.key).copied() else { return NO_HOLDER };
        if let Some((class, place, length)) = own
            && length > 1
        {
            counts[class][place] = counts[class][place].saturating_sub(1);
        }
        let flat = counts.as_flattened();
        let most = (0..flat.len()).rev().max_by_key(|&at| flat[at]).filter(|&at| flat[at] > 0);
        most.map_or(NO_HOLDER, |at| 128 + at as u64 * 8 + u64::from(flat[at].min(MANY)))
    }

    /// What a name with these initials is taken for.
    fn acronym(&self, word: &Word) -> u64 {
        if word.shape != Shape::Upper {
            return NO_ACRONYM;
        }
        let counts = self.initials.get(&letters(word));
        counts.and_then(most).map_or(NO_EXPANSION, |(class, _)| class as u64)
    }
}

/// The class with the most, the first of equals, and how many up to [`MANY`];
/// `None` if there are none.
fn most(counts: &Counts) -> Option<(usize, u32)> {
    let class = (0..CLASSES).rev().max_by_key(|&class| counts[class])?;
    (counts[class] > 0).then(|| (class, counts[class].min(MANY)))
}

fn likeliest(classes: &[f32; CLASSES]) -> usize {
    (1..CLASSES).fold(0, |most, class| if classes[class] > classes[most] { class } else { most })
}

const fn place_in(at: usize, length: usize) -> usize {
    if at == 0 {
        0
    } else if at + 1 == length {
        2
    } else {
        1
    }
}

/// The key of a name's words.
pub(super) fn phrase(words: &[Word]) -> u64 {
    words.iter().fold(0, |hash: u64, word| {
        (hash.rotate_left(23) ^ word.key).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}

/// The hash of the initials of a name's capitalised words; `None` for fewer than two.
pub(super) fn initials(words: &[Word]) -> Option<u64> {
    let capitals = words.iter().filter(|word| word.shape == Shape::Capital);
    let letters = capitals.filter_map(|word| word.text.chars().next());
    let (count, hash) = letters.fold((0, 0), |(count, hash), c| (count + 1, letter(hash, c)));
    (count > 1).then_some(hash)
}

/// The hash of an acronym's letters, comparable to [`initials`].
pub(super) fn letters(acronym: &Word) -> u64 {
    acronym.text.chars().filter(|&c| c != '.').fold(0, letter)
}

fn letter(hash: u64, c: char) -> u64 {
    (hash.rotate_left(13) ^ u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
