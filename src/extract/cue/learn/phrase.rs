//! What is known of a phrase, and whether that makes it a cue.

use std::collections::{BTreeMap, HashSet};

use super::ProposedCue;
use crate::extract::cue::{Cues, spelled_until};
use crate::model::ReferenceKind;

/// Articles in which a headline of the archive follows, at least.
pub(super) const LEAST_TITLED: usize = 2;
/// The same where the phrase stands inside a line, where chance has more to say.
const LEAST_TITLED_INSIDE: usize = 3;
/// Of a phrase's places in that many a headline of the archive follows, at least.
const LEAST_TITLED_SHARE: f64 = 0.1;
/// Articles that have the phrase, where no headline of the archive follows.
const LEAST_ARTICLES: usize = 4;
/// Of its places in that many what follows reads like a headline and stands
/// between paragraphs, at least.
const LEAST_GOOD_SHARE: f64 = 0.8;
/// Of what follows that much is not the same, at least.
const LEAST_VARIED_SHARE: f64 = 0.6;
/// Places in one article on average, at most: who speaks is named more often.
const MOST_PLACES: f64 = 3.0;
/// Examples that are shown.
const EXAMPLES: usize = 2;

/// What is known of a phrase.
#[derive(Debug, Default)]
pub(super) struct Phrase {
    pub(super) printed: BTreeMap<String, usize>,
    /// Places at the start of a line.
    pub(super) places: usize,
    /// Of them those where it is alone on its line.
    pub(super) alone: usize,
    /// Of them those where a headline may follow, between paragraphs.
    pub(super) good: usize,
    /// Places before a headline of the archive.
    pub(super) titled_places: usize,
    pub(super) followers: HashSet<u64>,
    pub(super) titles: HashSet<u64>,
    /// Articles that have it before what may be a headline.
    pub(super) articles: Count,
    /// Of them those where that is set in between paragraphs.
    pub(super) set_in: Count,
    /// Of them those where that is a headline of the archive.
    pub(super) titled: Count,
    /// Of these those where the phrase opens its line.
    pub(super) titled_opening: Count,
    examples: Vec<String>,
}

/// Articles, counted once each as they come.
#[derive(Debug, Default)]
pub(super) struct Count {
    pub(super) number: usize,
    last: Option<usize>,
}

impl Count {
    pub(super) fn add(&mut self, article: usize) {
        if self.last.replace(article) != Some(article) {
            self.number += 1;
        }
    }
}

impl Phrase {
    pub(super) fn show(&mut self, example: &str) {
        if self.examples.len() < EXAMPLES && !self.examples.iter().any(|known| known == example) {
            self.examples.push(example.to_owned());
        }
    }

    /// Whether headlines of the archive follow often enough.
    pub(super) fn is_titled(&self) -> bool {
        let opening = self.titled_opening.number >= LEAST_TITLED
            && to_float(self.titled_places) >= LEAST_TITLED_SHARE * to_float(self.places);
        let inside = self.titled.number >= LEAST_TITLED_INSIDE
            && self.titles.len() >= LEAST_TITLED_INSIDE
            && self.titled_opening.number * 2 <= self.titled.number;
        opening && self.titles.len() >= LEAST_TITLED || inside
    }

    /// Whether what follows looks like headlines, though none is of the archive.
    pub(super) fn reads_like_cue(&self) -> bool {
        let places = to_float(self.places);
        self.set_in.number >= LEAST_ARTICLES
            && to_float(self.good) >= LEAST_GOOD_SHARE * places
            && to_float(self.followers.len()) >= LEAST_VARIED_SHARE * to_float(self.good)
            && places <= MOST_PLACES * to_float(self.set_in.number)
    }

    pub(super) fn proposed(&self) -> ProposedCue {
        let most = self
            .printed
            .iter()
            .max_by_key(|(printed, count)| (**count, std::cmp::Reverse(*printed)));
        let phrase = most.map(|(printed, _)| printed.clone()).unwrap_or_default();
        ProposedCue {
            kind: self.kind(&phrase),
            phrase,
            articles: self.articles.number,
            titled: self.titled.number,
            examples: self.examples.clone(),
        }
    }

    /// The kind of a cue in it (`MORE` in `MORE FROM THE BEAT`), or what its place says.
    fn kind(&self, phrase: &str) -> ReferenceKind {
        let cues = Cues::default();
        let lexicon = cues.lexicon();
        let mut at = 0;
        while let Some(hit) = lexicon.next_hit(phrase, at) {
            let kind = lexicon.cues(hit).find_map(|cue| {
                let end = spelled_until(phrase, hit.start, &cue.phrase)?;
                let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                let whole = free(phrase[..hit.start].chars().next_back())
                    && free(phrase[end..].chars().next());
                cue.kind.filter(|_| whole)
            });
            if let Some(kind) = kind {
                return kind;
            }
            at = hit.start + phrase[hit.start..].chars().next().map_or(1, char::len_utf8);
        }
        if self.alone * 2 > self.places { ReferenceKind::Related } else { ReferenceKind::ReadMore }
    }
}

/// Counts are far below 2^52.
#[expect(clippy::cast_precision_loss, reason = "a count of articles is exact as a float")]
pub(super) fn to_float(count: usize) -> f64 {
    count as f64
}
