//! The words of a text that best show what it has in common with another.

use std::collections::{HashMap, VecDeque};

/// Words of a text that are looked at together: about a sentence.
const WINDOW: usize = 25;

/// How far a passage may be stretched to the ends of its sentences, in bytes.
const STRETCH: usize = 160;

/// Where a word begins and ends, and which of the question's it is.
type Word = (usize, usize, Option<(usize, f64)>);

/// The passage of `body` that has most of a question's weight, each word
/// counted once: a slice of it, from the beginning of a sentence to the end of
/// one where these are near. `None` if it has none of the question's words.
///
/// `asked` says of a word which one of the question's it is, and its weight.
pub(super) fn passage(
    body: &str,
    mut asked: impl FnMut(&str) -> Option<(usize, f64)>,
) -> Option<&str> {
    let mut window: VecDeque<Word> = VecDeque::new();
    let mut counts: HashMap<usize, usize> = HashMap::new();
    let (mut weight, mut best) = (0.0, None);
    let mut heaviest = 0.0;
    for word in body.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let start = word.as_ptr() as usize - body.as_ptr() as usize;
        let asked = asked(word);
        if let Some((place, worth)) = asked {
            let count = counts.entry(place).or_default();
            *count += 1;
            weight += if *count == 1 { worth } else { 0.0 };
        }
        window.push_back((start, start + word.len(), asked));
        if window.len() > WINDOW
            && let Some((_, _, Some((place, worth)))) = window.pop_front()
            && let Some(count) = counts.get_mut(&place)
        {
            *count -= 1;
            weight -= if *count == 0 { worth } else { 0.0 };
        }
        // Only a clear gain counts: sums of floats drift.
        if weight > heaviest + 1e-6 {
            heaviest = weight;
            best = window.front().zip(window.back()).map(|(first, last)| (first.0, last.1));
        }
    }
    best.map(|(start, end)| stretched(body, start, end))
}

/// From the beginning of the sentence that `start` stands in to the end of
/// that of `end`, if they are near.
fn stretched(body: &str, start: usize, end: usize) -> &str {
    let before = sentence_ends(body).take_while(|stop| *stop <= start).last();
    let begin = before.filter(|stop| start - stop <= STRETCH).unwrap_or(start);
    let after = sentence_ends(body).find(|stop| *stop >= end);
    let finish = after.filter(|stop| stop - end <= STRETCH).unwrap_or(end);
    body[begin..finish].trim().trim_start_matches(['"', '”', '’', ')', ' '])
}

/// One past the last byte of every sentence: a stop before white space, so
/// that `$7.5` is not the end of one, or the end of a line or of the text.
fn sentence_ends(body: &str) -> impl Iterator<Item = usize> + '_ {
    let mut chars = body.char_indices().peekable();
    std::iter::once(0).chain(std::iter::from_fn(move || {
        loop {
            let (at, c) = chars.next()?;
            let next = chars.peek().map(|(_, next)| *next);
            let stops = match c {
                '\n' | '。' | '؟' | '।' => true,
                '.' | '!' | '?' => {
                    next.is_none_or(|next| next.is_whitespace() || "\"”’)".contains(next))
                }
                _ => next.is_none(),
            };
            if stops {
                return Some(at + c.len_utf8());
            }
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::stretched;

    #[test]
    fn a_passage_is_stretched_to_whole_sentences() {
        let body = "One ship sank. It had $7.5 million in wheat. Nobody drowned.";
        let at = body.find("million").unwrap();
        assert_eq!(stretched(body, at, at + 7), "It had $7.5 million in wheat.");
        assert_eq!(stretched(body, 0, 3), "One ship sank.");
        assert_eq!(stretched("no stop at all", 3, 7), "no stop at all");
    }
}
