//! Words that tell headlines apart, from `data/headline.tsv`.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::model::{content_words, is_unspaced};

static LEXICON: OnceLock<Lexicon> = OnceLock::new();

/// What `data/headline.tsv` says, in all languages at once.
#[derive(Default)]
pub(super) struct Lexicon {
    negations: Words,
    counts: Words,
    amounts: Words,
    /// Each group of opposites: its sides.
    opposites: Vec<Vec<Words>>,
    /// Group and side of a word in `opposites`.
    sides: HashMap<String, Vec<(usize, usize)>>,
    /// What stands before headlines, each a normal form.
    labels: Vec<&'static str>,
}

/// Words, and pieces of text where words are not separated.
#[derive(Default)]
struct Words {
    words: HashSet<String>,
    pieces: Vec<&'static str>,
}

impl Words {
    fn add(&mut self, words: &'static str, spell: impl Fn(&str) -> String) {
        for word in words.split_whitespace() {
            if word.contains(is_unspaced) {
                self.pieces.push(word);
            } else {
                self.words.insert(spell(word));
            }
        }
    }

    fn is_in(&self, key: &str) -> bool {
        self.pieces.iter().any(|piece| key.contains(piece))
    }
}

impl Lexicon {
    pub(super) fn get() -> &'static Self {
        LEXICON.get_or_init(|| {
            let mut lexicon = Self::default();
            for line in include_str!("../data/headline.tsv").lines() {
                let mut columns = line.split('\t');
                if let (Some(kind), Some(_), Some(words)) =
                    (columns.next(), columns.next(), columns.next())
                {
                    lexicon.add(kind, words);
                }
            }
            lexicon.labels.sort_by_key(|label| std::cmp::Reverse(label.len()));
            lexicon
        })
    }

    fn add(&mut self, kind: &str, words: &'static str) {
        match kind {
            // Many are words that carry no meaning elsewhere.
            "negation" => self.negations.add(words, str::to_owned),
            "count" => self.counts.add(words, spelt),
            "amount" => self.amounts.add(words, spelt),
            "label" => self.labels.extend(words.split(" | ")),
            "opposite" => {
                let group = self.opposites.len();
                let mut sides = Vec::new();
                for (side, words) in words.split(" | ").enumerate() {
                    let mut known = Words::default();
                    known.add(words, spelt);
                    for word in &known.words {
                        self.sides.entry(word.clone()).or_default().push((group, side));
                    }
                    sides.push(known);
                }
                self.opposites.push(sides);
            }
            _ => {}
        }
    }

    /// Whether a normal form denies something.
    pub(super) fn denies(&self, key: &str) -> bool {
        key.split(' ').any(|word| self.negations.words.contains(word)) || self.negations.is_in(key)
    }

    /// Whether it counts what grows while a story goes on.
    pub(super) fn counts(&self, key: &str, words: &[String]) -> bool {
        let has =
            |known: &Words| words.iter().any(|word| known.words.contains(word)) || known.is_in(key);
        has(&self.counts) && !has(&self.amounts)
    }

    /// Whether a word of the one and a word of the other are opposites.
    pub(super) fn oppose(&self, ours: &[&String], theirs: &[&String]) -> bool {
        let none = Vec::new();
        let sides = |word: &String| self.sides.get(word).unwrap_or(&none);
        ours.iter().any(|our| {
            theirs.iter().any(|their| {
                sides(our).iter().any(|(group, side)| {
                    sides(their).iter().any(|(other, its)| group == other && side != its)
                        && !sides(their).contains(&(*group, *side))
                })
            })
        })
    }

    /// The same where words are not separated: one has a piece of one side
    /// only, the other of another only.
    pub(super) fn oppose_in(&self, ours: &str, theirs: &str) -> bool {
        self.opposites.iter().any(|sides| {
            let only = |key: &str| {
                let mut there = (0..sides.len()).filter(|side| sides[*side].is_in(key));
                there.next().filter(|_| there.next().is_none())
            };
            matches!((only(ours), only(theirs)), (Some(our), Some(their)) if our != their)
        })
    }

    /// A normal form without the label that it opens with: `analysis`.
    pub(super) fn without_label<'k>(&self, key: &'k str) -> &'k str {
        let rest = self.labels.iter().find_map(|label| key.strip_prefix(label)?.strip_prefix(' '));
        rest.unwrap_or(key)
    }
}

/// A word as headlines' words are compared.
fn spelt(word: &str) -> String {
    content_words(word).concat()
}
