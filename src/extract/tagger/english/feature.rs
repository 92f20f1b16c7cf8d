//! What the first pass knows of a word: its letters, its neighbours, their
//! clusters, lists they stand in, and the run of capitals they belong to.
//!
//! Features are hashes; a template's number and its value make one. The
//! templates are those of Ratinov and Roth, "Design challenges and
//! misconceptions in named entity recognition" (2009), with word clusters after
//! Miller, Guinness and Zamanian (2004), and more of our own on the run.

use super::hash::{bytes, feature, two};
use super::line::{Line, Look};
use super::word::Word;

/// Stand for the clusters of what lies before the sentence, after it, and of
/// an unknown word.
const BEFORE: u64 = 70_000;
const AFTER: u64 = 70_001;
const UNKNOWN: u64 = 70_002;
/// Keys of what lies before the sentence and after it.
const BEFORE_KEY: u64 = 1;
const AFTER_KEY: u64 = 2;
/// Classes and person of what lies outside.
const NO_CLASSES: u64 = 1 << 40;
const NO_PERSON: u64 = 99;
/// Lists of what lies outside.
const NO_LISTS: u64 = 9;

/// One word in its sentence.
struct Seat<'a> {
    words: &'a [Word<'a>],
    looks: &'a [Look],
    at: usize,
}

impl Seat<'_> {
    fn place(&self, offset: isize) -> Result<usize, bool> {
        match self.at.checked_add_signed(offset) {
            None => Err(false),
            Some(place) if place >= self.words.len() => Err(true),
            Some(place) => Ok(place),
        }
    }
    fn key(&self, offset: isize) -> u64 {
        match self.place(offset) {
            Ok(at) => self.words[at].key,
            Err(after) => {
                if after {
                    AFTER_KEY
                } else {
                    BEFORE_KEY
                }
            }
        }
    }
    fn pattern(&self, offset: isize) -> u64 {
        match self.place(offset) {
            Ok(at) => u64::from(self.looks[at].pattern),
            Err(after) => {
                if after {
                    AFTER_KEY
                } else {
                    BEFORE_KEY
                }
            }
        }
    }
    fn cluster(&self, offset: isize, level: usize) -> u64 {
        match self.place(offset) {
            Ok(at) => self.looks[at].clusters.map_or(UNKNOWN, |known| known.levels[level].into()),
            Err(after) => {
                if after {
                    AFTER
                } else {
                    BEFORE
                }
            }
        }
    }
    fn vector(&self, offset: isize) -> u64 {
        match self.place(offset) {
            Ok(at) => self.looks[at].clusters.map_or(UNKNOWN, |known| known.vector.into()),
            Err(after) => {
                if after {
                    AFTER
                } else {
                    BEFORE
                }
            }
        }
    }
    fn classes(&self, offset: isize) -> u64 {
        self.place(offset).map_or(NO_CLASSES, |at| self.looks[at].classes.bits().into())
    }
    fn person(&self, offset: isize) -> u64 {
        self.place(offset).map_or(NO_PERSON, |at| self.looks[at].person.into())
    }
    fn lists(&self, offset: isize) -> u64 {
        self.place(offset).map_or(NO_LISTS, |at| {
            self.looks[at].lists.iter().fold(0, |all, &place| all * 5 + u64::from(place))
        })
    }
}

/// Writes the features of the word at `at` to `out`, about a hundred.
pub(crate) fn features(line: &Line, words: &[Word], at: usize, out: &mut Vec<u32>) {
    let seat = Seat { words, looks: &line.looks, at };
    let mut template = 0;
    let mut add = |value: u64| {
        out.push(feature(template, value));
        template += 1;
    };
    lexical(&seat, &mut add);
    letters(&seat, &mut add);
    neighbours(&seat, &mut add);
    shapes(&seat, line.casing as u64, &mut add);
    clusters(&seat, line.casing as u64, &mut add);
    known(&seat, line.casing as u64, &mut add);
    run(&seat, &mut add);
}

fn lexical(s: &Seat, add: &mut impl FnMut(u64)) {
    let key = s.key(0);
    add(key);
    add(bytes(s.words[s.at].text.as_bytes()));
    add(two(s.key(-1), key));
    add(two(key, s.key(1)));
    add(two(key, s.pattern(0)));
    add(two(two(s.key(-1), key), s.key(1)));
    add(s.vector(0));
    add(two(key, s.cluster(1, 2)));
    add(two(key, s.cluster(-1, 2)));
}

/// The longest affix, in letters.
const AFFIX: usize = 4;

/// Prefixes and suffixes of one to four letters, in lower case; 0 where the
/// word has no more letters.
fn letters(s: &Seat, add: &mut impl FnMut(u64)) {
    let word = s.words[s.at].text;
    let lower = |c: char| if c.is_ascii() { c.to_ascii_lowercase() } else { lower_case(c) };
    let eat = |hash: u64, c: char| {
        (hash ^ u64::from(lower(c))).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
    };
    let mut third = 0;
    let (mut front, mut back) = (word.chars(), word.chars().rev());
    let (mut prefix, mut suffix) = (7, 8);
    for length in 1..=AFFIX {
        if let (Some(first), Some(last)) = (front.next(), back.next()) {
            prefix = eat(prefix, first);
            suffix = eat(suffix, last);
            add(prefix);
            add(suffix);
            if length == 3 {
                third = suffix;
            }
        } else {
            add(0);
            add(0);
        }
    }
    add(two(third, s.pattern(0)));
}

fn lower_case(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn neighbours(s: &Seat, add: &mut impl FnMut(u64)) {
    for offset in [-1, 1, -2, 2] {
        add(s.key(offset));
    }
    add(two(s.key(-1), s.key(1)));
    add(two(s.key(-2), s.key(-1)));
    add(two(s.key(1), s.key(2)));
    add(two(s.key(-1), s.pattern(0)));
    add(two(s.key(1), s.pattern(0)));
}

fn shapes(s: &Seat, casing: u64, add: &mut impl FnMut(u64)) {
    let [p0, p1, p2, p3, p4] = [-2, -1, 0, 1, 2].map(|offset| s.pattern(offset));
    add(p2);
    add(two(p1, p2));
    add(two(p2, p3));
    add(two(two(p1, p2), p3));
    add(two(two(p0, p1), p2));
    add(two(two(p2, p3), p4));
    add(two(p2, casing));
    add(two(two(p2, casing), u64::from(s.at == 0)));
    add(two(two(two(p0, p1), two(p2, p3)), p4));
}

fn clusters(s: &Seat, casing: u64, add: &mut impl FnMut(u64)) {
    let c = |offset, level| s.cluster(offset, level);
    (0..4).for_each(|level| add(c(0, level)));
    for level in 0..4 {
        add(c(-1, level));
        add(c(1, level));
    }
    for level in 0..3 {
        add(c(-2, level));
        add(c(2, level));
    }
    add(two(c(-1, 2), c(0, 2)));
    add(two(c(0, 2), c(1, 2)));
    add(two(c(-1, 2), c(1, 2)));
    add(two(c(-1, 1), c(0, 1)));
    add(two(c(0, 1), c(1, 1)));
    add(two(c(0, 1), s.pattern(0)));
    add(two(c(0, 2), two(s.pattern(-1), s.pattern(1))));
    add(two(two(c(-1, 3), c(0, 3)), c(1, 3)));
    add(two(c(0, 1), two(s.pattern(0), casing)));
    add(s.vector(-1));
    add(s.vector(1));
}

fn known(s: &Seat, casing: u64, add: &mut impl FnMut(u64)) {
    let classes = s.classes(0);
    let pattern = s.pattern(0);
    add(classes);
    add(s.classes(-1));
    add(s.classes(1));
    add(two(classes, pattern));
    add(two(s.classes(-1), classes));
    add(two(classes, s.classes(1)));
    add(two(classes, two(pattern, two(casing, u64::from(s.at == 0)))));
    let lists = s.lists(0);
    add(lists);
    add(two(lists, pattern));
    add(s.lists(-1));
    add(s.lists(1));
    add(two(lists, classes));
    add(two(lists, two(s.key(-1), 3)));
    add(two(lists, s.cluster(1, 2)));
    add(two(lists, s.cluster(-1, 2)));
    for &place in &s.looks[s.at].lists {
        add(place.into());
    }
    let person = s.person(0);
    add(person);
    add(two(person, pattern));
    add(two(s.person(-1), person));
    add(two(person, s.person(1)));
    add(two(two(s.person(-1), person), s.person(1)));
    add(two(person, classes));
    add(two(person, two(s.person(-1), two(s.pattern(-1), pattern))));
}

/// The run of capitals around the word: where it stands in it, the run's first
/// and last words, and what stands before and after.
#[expect(clippy::cast_possible_wrap, reason = "offsets within a sentence")]
fn run(s: &Seat, add: &mut impl FnMut(u64)) {
    let (start, end) = s.looks[s.at].run;
    let first = start as isize - s.at as isize;
    let after = (end as isize - s.at as isize).max(1);
    let (before, last) = (first - 1, after - 1);
    let from_start = (s.at - start).min(4) as u64;
    let to_end = end.saturating_sub(s.at).min(4) as u64;
    let place = two(from_start, to_end);
    let classes = s.classes(0);
    add(place);
    add(two(s.key(last), 1));
    add(two(s.cluster(last, 1), last.min(3).unsigned_abs() as u64));
    add(two(s.classes(last), 1));
    add(two(s.key(first), 1));
    add(two(s.cluster(first, 1), from_start.min(3)));
    add(two(s.classes(first), 1));
    add(s.key(before));
    add(s.cluster(before, 2));
    add(s.key(after));
    add(s.cluster(after, 2));
    add(two(s.cluster(before, 3), s.cluster(after, 3)));
    add(two(s.key(after), s.key(after + 1)));
    add(two(s.key(before), s.key(before - 1)));
    add(two(place, classes));
    add(two(s.classes(before), s.classes(after)));
    add(two(s.cluster(last, 2), s.cluster(0, 2)));
    add(two(s.cluster(first, 2), s.cluster(0, 2)));
}
