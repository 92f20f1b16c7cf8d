//! What the program that trains the tagger's model needs of the tagger.
//!
//! Not part of the public API: `examples/train_tagger` is its one user.

use super::gazetteer::{Class, Gazetteer};
use super::sentence::sentences;
use super::tagger::english::document::{Chunk, Document};
use super::tagger::english::feature;
use super::tagger::english::lattice::{self, Factors, Found, Sums, Transitions};
use super::tagger::english::lexicon::{CONTINUES, Lexicon};
use super::tagger::english::line::Line;
use super::tagger::english::model::Model;
use super::tagger::english::recall::Memory;
use super::tagger::english::section::{self, Sections};
use super::tagger::english::word::Word;
use super::tagger::english::{self, hash, packed};
use super::token::{Shape, key, tokenize};

/// Labels: no name, then first and further words of people, organisations,
/// places and other names.
pub const LABELS: usize = lattice::LABELS;
/// One number for each label.
pub type Scores = [f32; LABELS];

/// A token with what it looks like in its place.
#[derive(Clone, Debug)]
pub struct Token {
    /// As printed.
    pub text: String,
    shape: Shape,
}

impl Token {
    /// A token of somebody else's tokenizer.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), shape: Word::whole(text).shape }
    }

    /// The same token in other letters, such as capitals.
    #[must_use]
    pub fn rewritten(&self, text: String) -> Self {
        let shape = match self.shape {
            Shape::Possessive | Shape::Mark | Shape::Hyphen | Shape::Number => self.shape,
            _ => Word::whole(&text).shape,
        };
        Self { text, shape }
    }

    /// Whether it is a word in small letters.
    #[must_use]
    pub fn is_lower(&self) -> bool {
        self.shape == Shape::Lower
    }

    /// Whether it is a title of honour such as `Mr`, and no initial.
    #[must_use]
    pub fn is_honorific(&self) -> bool {
        self.shape != Shape::Initial && Gazetteer::get().is(key(&self.text), Class::Honorific)
    }

    fn word(&self) -> Word<'_> {
        Word { text: &self.text, key: key(&self.text), shape: self.shape }
    }
}

/// The sentences of `text` in our own tokens, with the first byte of each token.
#[must_use]
pub fn read(text: &str) -> Vec<Vec<(usize, Token)>> {
    let mut tokens = Vec::new();
    let sentence = |span: crate::model::Span| {
        tokens.clear();
        tokenize(text, span.start, span.end, &mut tokens);
        tokens
            .iter()
            .map(|token| {
                let text = text[token.start..token.end].to_owned();
                (token.start, Token { text, shape: token.shape })
            })
            .collect()
    };
    sentences(text).into_iter().map(sentence).collect()
}

/// Tables of words, built before any features can be computed.
#[derive(Default)]
pub struct LexiconBuilder {
    words: Vec<(u32, Vec<u8>)>,
    vectors: Vec<u8>,
    tree: Vec<u8>,
    phrases: std::collections::BTreeMap<u32, u16>,
    people: std::collections::BTreeMap<u32, u8>,
    lower: std::collections::BTreeSet<u32>,
}

impl LexiconBuilder {
    /// A word and its vector's number.
    pub fn word(&mut self, word: &str, vector: u16) {
        self.words.push((hash::fold(key(word)), vector.to_le_bytes().to_vec()));
    }

    /// The next vector's cluster at the finest level.
    pub fn vector(&mut self, cluster: u16) {
        self.vectors.extend(cluster.to_le_bytes());
    }

    /// The next finest cluster's coarser clusters.
    pub fn cluster(&mut self, coarser: [u16; 3]) {
        self.tree.extend(coarser.iter().flat_map(|cluster| cluster.to_le_bytes()));
    }

    /// A name that stands in `list`.
    pub fn phrase(&mut self, name: &str, list: u16) {
        let mut tokens = Vec::new();
        tokenize(name, 0, name.len(), &mut tokens);
        tokens.retain(|token| token.shape != Shape::Hyphen);
        let mut phrase = 0;
        for (nth, token) in tokens.iter().enumerate() {
            if nth > 0 {
                *self.phrases.entry(hash::fold(phrase)).or_default() |= CONTINUES;
            }
            phrase = hash::step(phrase, token.key);
        }
        *self.phrases.entry(hash::fold(phrase)).or_default() |= 1 << list;
    }

    /// A given name or surname, and how common it is, 1 to 3.
    pub fn person(&mut self, name: &str, is_surname: bool, common: u8) {
        let level = if is_surname { common << 2 } else { common };
        *self.people.entry(hash::fold(key(name))).or_default() |= level;
    }

    /// A name of one word that is a name even in small letters, unless it is
    /// also an ordinary word.
    pub fn lower(&mut self, name: &str) {
        let classes = Gazetteer::get().classes(key(name));
        if !classes.has(Class::Common) && !classes.has(Class::Function) {
            self.lower.insert(hash::fold(key(name)));
        }
    }

    /// The lexicon's part of a model's file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        section::write(&packed::pack(&self.words, 2), &mut out);
        section::write(&self.vectors, &mut out);
        section::write(&self.tree, &mut out);
        let phrases: Vec<_> = self
            .phrases
            .iter()
            .map(|(&hash, lists)| (hash, lists.to_le_bytes().to_vec()))
            .collect();
        section::write(&packed::pack(&phrases, 2), &mut out);
        let people: Vec<_> =
            self.people.iter().map(|(&hash, &level)| (hash, vec![level])).collect();
        section::write(&packed::pack(&people, 1), &mut out);
        let lower: Vec<_> = self.lower.iter().map(|&hash| (hash, Vec::new())).collect();
        section::write(&packed::pack(&lower, 0), &mut out);
        out
    }
}

/// A table of features' weights, those of the first label left out.
#[must_use]
pub fn pack_weights(weights: &[(u32, [i8; LABELS - 1])]) -> Vec<u8> {
    let bytes = |weights: &[i8; LABELS - 1]| weights.map(i8::cast_unsigned).to_vec();
    let entries: Vec<_> = weights.iter().map(|(hash, weights)| (*hash, bytes(weights))).collect();
    packed::pack(&entries, LABELS - 1)
}

/// Appends a part of a model's file.
pub fn write_section(part: &[u8], out: &mut Vec<u8>) {
    section::write(part, out);
}

/// The words of a chunk, counted within their sentence, and their features.
pub struct Features {
    /// First word and one past the last.
    pub words: std::ops::Range<usize>,
    /// The features of each word.
    pub features: Vec<Vec<u32>>,
}

/// Computes the first pass's features.
pub struct Reader<'a>(Lexicon<'a>);

impl<'a> Reader<'a> {
    /// Reads what [`LexiconBuilder::write`] wrote; `None` if it is something else.
    #[must_use]
    pub fn new(lexicon: &'a [u8]) -> Option<Self> {
        Lexicon::read(&mut Sections(lexicon)).map(Self)
    }

    /// The chunks of a sentence and their features.
    #[must_use]
    pub fn chunks(&self, sentence: &[Token]) -> Vec<Features> {
        let words: Vec<Word> = sentence.iter().map(Token::word).collect();
        let mut line = Line::default();
        line.read(&words, &self.0);
        let chunk = |words_of: &std::ops::Range<usize>| {
            let features = words_of.clone().map(|at| {
                let mut out = Vec::new();
                feature::features(&line, &words, at, &mut out);
                out
            });
            Features { words: words_of.clone(), features: features.collect() }
        };
        line.chunks.iter().map(chunk).collect()
    }
}

/// Numbers of a chain of labels: steps from each label to the next (the last
/// row is the beginning), and to the end.
#[derive(Clone, Default)]
pub struct Chain {
    /// Steps.
    pub next: [Scores; LABELS + 1],
    /// Ends.
    pub end: Scores,
}

impl Chain {
    fn transitions(&self) -> Transitions {
        Transitions { next: self.next, end: self.end }
    }

    /// The likeliest labels.
    #[must_use]
    pub fn best(&self, scores: &[Scores]) -> Vec<u8> {
        lattice::best(scores, &self.transitions())
    }

    /// The chain as factors, to be used until its numbers change.
    #[must_use]
    pub fn prepare(&self) -> Prepared {
        Prepared(Factors::from(&self.transitions()))
    }
}

/// A chain ready for sums.
pub struct Prepared(Factors);

/// What a chunk's sums come to.
pub struct Expected {
    /// The probability of each label at each word.
    pub labels: Vec<Scores>,
    /// Expected uses of each step and end.
    pub steps: Chain,
}

impl Prepared {
    /// Sums over the sequences that `allowed` has bits for; `None` if there are none.
    #[must_use]
    pub fn expect(&self, scores: &[Scores], allowed: Option<&[u16]>) -> Option<Expected> {
        let sums = Sums::new(scores, &self.0, allowed)?;
        let labels: Vec<Scores> = (0..scores.len()).map(|at| sums.marginal(at)).collect();
        let mut steps = Chain::default();
        steps.next[LABELS] = *labels.first()?;
        steps.end = *labels.last()?;
        for at in 1..scores.len() {
            for from in 0..LABELS {
                for to in 0..LABELS {
                    steps.next[from][to] += sums.pair(at, from, to);
                }
            }
        }
        Some(Expected { labels, steps })
    }

    /// The probability of the name of `class` at `words` of a chunk.
    #[must_use]
    pub fn name(&self, scores: &[Scores], words: std::ops::Range<usize>, class: usize) -> f32 {
        let name = Found { first: words.start, last: words.end, class };
        Sums::new(scores, &self.0, None).map_or(0.0, |sums| sums.name(&name))
    }
}

/// A document after the first pass: for each sentence its chunks' places, and
/// the scores of their words.
pub type FirstPass = Vec<Vec<(std::ops::Range<usize>, Vec<Scores>)>>;

/// The second pass's features: for each sentence, chunk and word.
#[must_use]
pub fn recall(
    document: &[Vec<Token>],
    first: &FirstPass,
    chain: &Chain,
) -> Vec<Vec<Vec<Vec<u32>>>> {
    let mut read = Document::default();
    let mut chunks = Vec::new();
    let transitions = chain.transitions();
    let factors = Factors::from(&transitions);
    for (sentence, found) in document.iter().zip(first) {
        let start = read.words.len();
        read.words.extend(sentence.iter().map(Token::word));
        read.sentences.push(start..read.words.len());
        chunks.extend(found.iter().map(|(words, scores)| {
            english::settle(start + words.start, scores.clone(), &transitions, &factors)
        }));
    }
    let memory = Memory::gather(&read, &chunks);
    let mut chunks = chunks.iter();
    let features = |chunk: &Chunk| -> Vec<Vec<u32>> {
        let of_word = |at| {
            let mut out = Vec::new();
            memory.features(&read, chunk, at, &mut out);
            out
        };
        (0..chunk.scores.len()).map(of_word).collect()
    };
    first.iter().map(|found| chunks.by_ref().take(found.len()).map(features).collect()).collect()
}

/// The names that labels spell: first word, one past the last, class 1 to 4.
#[must_use]
pub fn names(labels: &[u8]) -> Vec<(usize, usize, usize)> {
    lattice::names(labels).into_iter().map(|name| (name.first, name.last, name.class)).collect()
}

/// A finished model's file, read back.
pub struct Finished<'a>(Model<'a>);

impl<'a> Finished<'a> {
    /// Reads a model's file; `None` if it is none.
    #[must_use]
    pub fn new(file: &'a [u8]) -> Option<Self> {
        Model::read(file).map(Self)
    }

    /// The names of a document: first word and one past the last, counted
    /// within the document, class, confidence.
    #[must_use]
    pub fn tag(&self, document: &[Vec<Token>]) -> Vec<(usize, usize, usize, f32)> {
        let mut read = Document::default();
        for sentence in document {
            let start = read.words.len();
            read.words.extend(sentence.iter().map(Token::word));
            read.sentences.push(start..read.words.len());
        }
        let names = english::tag(&read, &self.0);
        names.into_iter().map(|n| (n.first, n.last, n.class, n.confidence)).collect()
    }
}
