//! How much an article is about one entity.

use crate::model::{Field, Mention};

/// Weight of how often the body names the entity.
const FREQUENCY: f64 = 0.5;
/// Weight of being named in the headline; the standfirst counts half.
const HEADLINE: f64 = 0.3;
/// Weight of being named early: news puts first what matters most.
const POSITION: f64 = 0.2;
/// Mentions after which frequency counts half of its weight.
const HALF_AT_MENTIONS: f64 = 3.0;

/// The salience of one entity in one article, 0 to 1, from its `mentions` there.
///
/// `0.5 n/(n+3) + 0.3 h + 0.2 p`, where `n` is the number of mentions, `h` is 1
/// if the headline names it, else 0.5 if the standfirst does, else 0; and `p`
/// is how early it is first named: 1 in the headline or standfirst, else
/// `1 - offset / body_len` of its first mention in the body. The weights are
/// a newsroom's rule of thumb, not fitted. `body_len` is in bytes. An entity
/// without mentions has salience 0; the order of `mentions` does not matter.
#[must_use]
pub fn salience(mentions: &[&Mention], body_len: usize) -> f64 {
    if mentions.is_empty() {
        return 0.0;
    }
    let has = |field| mentions.iter().any(|mention| mention.field == field);
    let (title, standfirst) = (has(Field::Title), has(Field::Standfirst));
    let count = mentions.len() as f64;
    let frequency = count / (count + HALF_AT_MENTIONS);
    let headline = if title {
        1.0
    } else if standfirst {
        0.5
    } else {
        0.0
    };
    let position = if title || standfirst {
        1.0
    } else {
        let first = mentions.iter().map(|mention| mention.span.start).min().unwrap_or(body_len);
        1.0 - (first as f64 / body_len.max(1) as f64).min(1.0)
    };
    FREQUENCY * frequency + HEADLINE * headline + POSITION * position
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

    #[test]
    fn salience_grows_with_mentions_but_less_each_time() {
        let all = [0, 10, 20].map(|start| mention(Field::Body, start));
        let of = |n: usize| salience(&all.iter().take(n).collect::<Vec<_>>(), 100);
        assert!(of(1) < of(2) && of(2) < of(3));
        assert!(of(3) - of(2) < of(2) - of(1));
    }

    #[test]
    fn the_headline_and_an_early_place_raise_salience() {
        let (title, standfirst) = (mention(Field::Title, 0), mention(Field::Standfirst, 0));
        let (early, late) = (mention(Field::Body, 0), mention(Field::Body, 90));
        assert!(salience(&[&title], 100) > salience(&[&standfirst], 100));
        assert!(salience(&[&standfirst], 100) > salience(&[&early], 100));
        assert!(salience(&[&early], 100) > salience(&[&late], 100));
    }

    #[test]
    fn salience_stays_between_0_and_1() {
        assert!(salience(&[], 100).abs() < f64::EPSILON);
        let many = vec![mention(Field::Title, 0); 500];
        assert!(salience(&many.iter().collect::<Vec<_>>(), 0) <= 1.0);
    }
}
