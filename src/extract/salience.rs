//! How much an article is about one thing it names.
//!
//! Salience is the estimated share of a text's summaries that name the thing:
//! what Dunietz and Gillick (2014) call salient, graded as Lin and Zeldes
//! (2025) do. `examples/salience` fits the weights and measures them.

use std::collections::BTreeSet;

use crate::model::{Field, Mention};

/// Log-odds that a summary names a thing of which nothing speaks.
const BASE: f64 = -4.9;
/// What is added for each whole sign. All four are a logistic regression on
/// the summaries of the GUM corpus, rounded.
const HEADLINE: f64 = 1.1;
const LEAD: f64 = 2.4;
const REPETITION: f64 = 7.6;

/// The lead is so many bytes of the body, some 130 English words: being named after it
/// says the same wherever it is.
const LEAD_LEN: usize = 800;
/// Sentences that make up half of the repetition there can be: the second says
/// more than the twentieth.
const HALF_AT_SENTENCES: f64 = 5.0;

/// What tells how much an article is about one thing, each from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Signs {
    /// The headline names it.
    pub headline: f64,
    /// How early it is first named: 1 in the headline or standfirst, less with
    /// each byte of the body, 0 after its lead.
    pub lead: f64,
    /// In how many sentences it is named, `n / (n + 5)`.
    pub repetition: f64,
}

impl Signs {
    /// The signs of one thing, from its `mentions` in one article. Their order
    /// does not matter.
    #[must_use]
    pub fn of(mentions: &[&Mention]) -> Self {
        let mut signs = Self::default();
        let mut sentences = BTreeSet::new();
        // What one mention adds: its sentence, and where it stands.
        for mention in mentions {
            sentences.insert((mention.field, mention.sentence.start));
            // An adjective tells that there is a connection, not who acts.
            if mention.adjectival {
                continue;
            }
            let early = match mention.field {
                Field::Title | Field::Standfirst => 1.0,
                Field::Body => 1.0 - (mention.span.start as f64 / LEAD_LEN as f64).min(1.0),
            };
            if mention.field == Field::Title {
                signs.headline = 1.0;
            }
            signs.lead = signs.lead.max(early);
        }
        let count = sentences.len() as f64;
        signs.repetition = count / (count + HALF_AT_SENTENCES);
        signs
    }

    /// The salience that they add up to, between 0 and 1.
    #[must_use]
    pub fn salience(&self) -> f64 {
        let sum = HEADLINE * self.headline + LEAD * self.lead + REPETITION * self.repetition;
        1.0 / (1.0 + (-BASE - sum).exp())
    }
}

/// The salience of one thing in one article, 0 to 1, from its `mentions` there.
///
/// `1 / (1 + exp(4.9 - 1.1 h - 2.4 l - 7.6 n / (n + 5)))`: `h` is 1 if the
/// headline names it; `l` is 1 if headline or standfirst does, else falls from 1
/// at the body's first byte to 0 at its 800th, by where it is first named; `n`
/// sentences name it, adjectives too, which count nowhere else. A thing without mentions has salience 0.
///
/// It says the same in every article: what the headline, the lead and six
/// sentences name has 0.9 and more, what a long text names once 0.03. Takes
/// `n log n` time in the mentions, whose order does not matter.
#[must_use]
pub fn salience(mentions: &[&Mention]) -> f64 {
    if mentions.is_empty() { 0.0 } else { Signs::of(mentions).salience() }
}

#[cfg(test)]
mod tests {
    use super::salience;
    use crate::model::{EntityKind, Field, Mention, Span};

    fn mention(field: Field, start: usize) -> Mention {
        Mention {
            field,
            span: Span::new(start, start + 4),
            sentence: Span::new(start, start + 20),
            surface: "Ward".into(),
            kind: EntityKind::Person,
            confidence: 0.9,
            adjectival: false,
        }
    }

    fn of(mentions: &[Mention]) -> f64 {
        salience(&mentions.iter().collect::<Vec<_>>())
    }

    #[test]
    fn salience_grows_with_the_sentences_that_name_it_and_levels_off() {
        let body = |sentences: usize| -> Vec<Mention> {
            (0..sentences).map(|nth| mention(Field::Body, 1_000 + 100 * nth)).collect()
        };
        assert!(of(&body(1)) < of(&body(2)) && of(&body(10)) < of(&body(11)));
        assert!(of(&body(11)) - of(&body(10)) < of(&body(5)) - of(&body(4)));
    }

    #[test]
    fn a_name_twice_in_one_sentence_counts_once() {
        let once = mention(Field::Body, 1_000);
        let again = Mention { span: Span::new(1_010, 1_014), ..once.clone() };
        assert_eq!(of(&[once.clone(), again]).to_bits(), of(&[once]).to_bits());
    }

    #[test]
    fn the_headline_the_standfirst_and_the_lead_raise_salience() {
        let (title, standfirst) = (mention(Field::Title, 0), mention(Field::Standfirst, 0));
        let (early, late) = (mention(Field::Body, 200), mention(Field::Body, 900));
        let last = mention(Field::Body, 9_000);
        assert!(of(&[title]) > of(std::slice::from_ref(&standfirst)));
        assert!(of(&[standfirst]) > of(std::slice::from_ref(&early)));
        assert!(of(&[early]) > of(std::slice::from_ref(&late)));
        assert_eq!(of(&[late]).to_bits(), of(&[last]).to_bits());
    }

    #[test]
    fn the_order_of_mentions_does_not_matter() {
        let mut mentions = [0, 137, 400, 2_000].map(|start| mention(Field::Body, start));
        let forth = of(&mentions);
        mentions.reverse();
        assert_eq!(forth.to_bits(), of(&mentions).to_bits());
    }

    #[test]
    fn what_an_article_is_about_has_nine_tenths_and_what_it_passes_by_next_to_nothing() {
        let mut about = vec![mention(Field::Title, 0)];
        about.extend((0..6).map(|nth| mention(Field::Body, 400 * nth)));
        assert!((0.9..1.0).contains(&of(&about)));
        assert!((0.0..0.05).contains(&of(&[mention(Field::Body, 4_000)])));
    }

    #[test]
    fn salience_stays_between_0_and_1() {
        assert!(of(&[]).abs() < f64::EPSILON);
        let many: Vec<Mention> = (0..500).map(|nth| mention(Field::Title, nth)).collect();
        assert!((0.9..=1.0).contains(&of(&many)));
    }
}
