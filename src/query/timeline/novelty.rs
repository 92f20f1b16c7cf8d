//! What no earlier sentence has told.

use rustc_hash::FxHashMap;

use super::sentence::Content;

/// A word in more sentences than this tells nothing new: it is looked up no
/// more, so that a question never touches more than this many a word.
const COMMON: usize = 2_000;

/// The sentences of earlier articles, by their words. Four bytes a word.
#[derive(Default)]
pub(super) struct Told {
    by_word: FxHashMap<u32, Vec<u32>>,
    sentences: u32,
    /// For adding up, zero between questions.
    sums: Vec<f64>,
}

impl Told {
    /// Adds the sentences of an article.
    pub(super) fn add<'c>(&mut self, sentences: impl Iterator<Item = &'c Content>) {
        for content in sentences {
            for word in &content.words {
                let places = self.by_word.entry(*word).or_default();
                if places.len() <= COMMON {
                    places.push(self.sentences);
                }
            }
            self.sentences += 1;
            self.sums.push(0.0);
        }
    }

    /// Whether a word stands in an earlier article.
    pub(super) fn has(&self, word: u32) -> bool {
        self.by_word.contains_key(&word)
    }

    /// How much of a sentence no earlier one tells: 1 less the largest share of
    /// its words that stand in one earlier sentence, 0 to 1. Word overlap is
    /// what told new sentences best where it was compared (Allan, Wade, Bolivar,
    /// "Retrieval and Novelty Detection at the Sentence Level", 2003). Words count
    /// for how few earlier sentences have them: a place named throughout makes
    /// no sentence old.
    pub(super) fn novelty(&mut self, content: &Content) -> f64 {
        let (mut most, mut all) = (0.0_f64, 0.0_f64);
        let mut touched: Vec<u32> = Vec::new();
        for word in &content.words {
            let places = self.by_word.get(word).map_or(&[][..], Vec::as_slice);
            if places.len() > COMMON {
                continue;
            }
            let rarity = (1.0 + f64::from(self.sentences) / (1 + places.len()) as f64).ln_1p();
            all += rarity;
            for place in places {
                let sum = &mut self.sums[*place as usize];
                if *sum == 0.0 {
                    touched.push(*place);
                }
                *sum += rarity;
                most = most.max(*sum);
            }
        }
        for place in touched {
            self.sums[place as usize] = 0.0;
        }
        if all > 0.0 { 1.0 - most / all } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::Told;
    use crate::query::timeline::sentence::content;

    #[test]
    fn what_one_earlier_sentence_has_told_is_not_new() {
        let mut told = Told::default();
        let new = content("Dockers in Port Kessel ended their strike after nine days.");
        assert!((told.novelty(&new) - 1.0).abs() < 1e-9);
        let earlier = ["The dockers of Port Kessel end nine-day strike.", "It rained."];
        told.add(earlier.map(content).iter());
        assert!(told.novelty(&new) < 0.4, "{}", told.novelty(&new));
        let other = content("Forty ships left the harbour of Port Kessel with wheat for Velm.");
        assert!(told.novelty(&other) > 0.7, "{}", told.novelty(&other));
        // Asked twice it answers the same.
        assert!((told.novelty(&other) - told.novelty(&other)).abs() < 1e-9);
        assert!(told.has(content("strike").words[0]) && !told.has(content("wheat").words[0]));
    }
}
