//! F1 and calibration on the development sets.

use storygraph::extract::training::{Finished, names};

use crate::corpus::{Document, Sentence, is_determiner, is_possessive};
use crate::passes::tokens;

type Name = (usize, usize, usize);

/// Classes that are scored: people, organisations, places.
const SCORED: usize = 3;

/// Counts of one class: right, found, gold.
#[derive(Clone, Copy, Default)]
struct Counts([usize; 3]);

impl Counts {
    fn f1(self) -> f64 {
        let [right, found, gold] = self.0;
        200.0 * right as f64 / (found + gold).max(1) as f64
    }
    fn share(self, of: usize) -> f64 {
        100.0 * self.0[0] as f64 / self.0[of].max(1) as f64
    }
}

/// Prints F1 by set and class. A name is right if its class and words are,
/// without a determiner before or a possessive after.
pub(crate) fn report(
    what: &str,
    sets: &[(&str, Vec<Document>)],
    tag: impl Fn(&Document) -> Vec<Vec<u8>>,
) {
    let mut sum = 0.0;
    for (set, documents) in sets {
        let mut counts = [Counts::default(); SCORED];
        for document in documents {
            for (sentence, labels) in document.sentences.iter().zip(tag(document)) {
                let (gold, found) = (gold(sentence), scored(&labels, sentence));
                for name in &gold {
                    counts[name.2 - 1].0[2] += 1;
                }
                for name in &found {
                    counts[name.2 - 1].0[1] += 1;
                    counts[name.2 - 1].0[0] += usize::from(gold.contains(name));
                }
            }
        }
        let all = Counts(std::array::from_fn(|nth| counts.iter().map(|c| c.0[nth]).sum()));
        sum += all.f1();
        let [person, organization, place] = counts.map(Counts::f1);
        println!(
            "{what:10} {set:9} F1 {:.1} P {:.1} R {:.1} | PER {person:.1} ORG {organization:.1} LOC {place:.1}",
            all.f1(),
            all.share(1),
            all.share(2),
        );
    }
    println!("{what:10} average   F1 {:.2}", sum / sets.len() as f64);
}

fn gold(sentence: &Sentence) -> Vec<Name> {
    let labels: Vec<u8> = sentence.allowed.iter().map(|bits| bits.trailing_zeros() as u8).collect();
    scored(&labels, sentence)
}

fn scored(labels: &[u8], sentence: &Sentence) -> Vec<Name> {
    let own = names(labels).into_iter().filter(|name| name.2 <= SCORED);
    own.map(|name| normal(name, sentence)).collect()
}

fn normal((mut first, mut last, class): Name, sentence: &Sentence) -> Name {
    while last - first > 1 && is_determiner(&sentence.tokens[first]) {
        first += 1;
    }
    while last - first > 1 && is_possessive(&sentence.tokens[last - 1]) {
        last -= 1;
    }
    (first, last, class)
}

/// A finished model's labels.
pub(crate) fn labels(model: &Finished, document: &Document) -> Vec<Vec<u8>> {
    let mut labels = vec![0; document.len()];
    for (first, last, class, _) in model.tag(&tokens(document)) {
        for (place, label) in labels[first..last].iter_mut().enumerate() {
            *label = (2 * class) as u8 - u8::from(place == 0);
        }
    }
    let mut labels = labels.into_iter();
    document.sentences.iter().map(|s| labels.by_ref().take(s.tokens.len()).collect()).collect()
}

/// Bins of confidence.
const BINS: usize = 10;

/// Prints the expected calibration error (Guo and others 2017) by set.
pub(crate) fn calibration(sets: &[(&str, Vec<Document>)], model: &Finished) {
    for (set, documents) in sets {
        let mut bins = [(0_usize, 0.0, 0_usize); BINS];
        for document in documents {
            let mut start = 0;
            let mut names = model.tag(&tokens(document)).into_iter().peekable();
            for sentence in &document.sentences {
                let gold = gold(sentence);
                let end = start + sentence.tokens.len();
                while let Some((first, last, class, sure)) = names.next_if(|name| name.0 < end) {
                    if class > SCORED {
                        continue;
                    }
                    let name = normal((first - start, last - start, class), sentence);
                    let bin = &mut bins[((sure * BINS as f32) as usize).min(BINS - 1)];
                    bin.0 += 1;
                    bin.1 += f64::from(sure);
                    bin.2 += usize::from(gold.contains(&name));
                }
                start = end;
            }
        }
        let all: usize = bins.iter().map(|bin| bin.0).sum();
        let error: f64 = bins.iter().map(|bin| (bin.1 - bin.2 as f64).abs()).sum();
        let shown: Vec<String> = bins
            .iter()
            .map(|bin| format!("{:.2}/{}", bin.2 as f64 / bin.0.max(1) as f64, bin.0))
            .collect();
        println!(
            "calibration {set:9} ECE {:.3} | right/names by tenth: {}",
            error / all.max(1) as f64,
            shown.join(" ")
        );
    }
}
