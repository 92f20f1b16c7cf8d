//! Words that say what belongs to a place, or comes from there: `Russian`, `the
//! Syrians`, `Iranian-backed`. No names, yet they tell which places a text is about.

use crate::model::name_key;

use super::gazetteer::{Class, Gazetteer, home, starts_demonym};
use super::token::{Shape, Token};

/// How sure such a word is: the list leaves out what may mean something else.
pub(crate) const CONFIDENCE: f64 = 0.9;

/// The longest demonym has three words: `Papua New Guinean`.
const LONGEST: usize = 3;

/// Whether `words` are a demonym, wherever they stand.
pub(crate) fn is_demonym(words: &str) -> bool {
    home(&name_key(words)).is_some()
}

/// The demonyms in a sentence, each as its first and one past its last token.
///
/// Left out are words that `is_taken` by a name, languages (`said in French`,
/// `English-language`), names of people (`Ms English`) and the verb in `Polish
/// the…`.
pub(crate) fn demonyms(
    text: &str,
    sentence: &[Token],
    is_taken: impl Fn(usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        if !starts_demonym(sentence[at].key) {
            at += 1;
            continue;
        }
        let most = LONGEST.min(sentence.len() - at);
        let longest = (1..=most).rev().map(|len| (at, at + len)).find(|&(first, last)| {
            let tokens = &sentence[first..last];
            tokens.iter().all(Token::is_capital)
                && !(first..last).any(&is_taken)
                && home(&name_key(&text[tokens[0].start..tokens[tokens.len() - 1].end])).is_some()
        });
        let Some((first, last)) = longest else {
            at += 1;
            continue;
        };
        let context = Context { text, sentence, first, last };
        if !context.is_language() && !context.is_surname() && !context.is_verb() {
            found.push((first, last));
        }
        at = last;
    }
    found
}

/// A demonym among the words of its sentence.
struct Context<'t> {
    text: &'t str,
    sentence: &'t [Token],
    first: usize,
    last: usize,
}

impl Context<'_> {
    /// The word before it, as printed.
    fn before(&self) -> &str {
        let token = self.first.checked_sub(1).map(|at| &self.sentence[at]);
        token.map_or("", |token| &self.text[token.start..token.end])
    }

    /// The `nth` word or mark after it, as printed.
    fn after(&self, nth: usize) -> &str {
        self.sentence.get(self.last + nth).map_or("", |token| &self.text[token.start..token.end])
    }

    fn is_language(&self) -> bool {
        let named = if self.sentence.get(self.last).is_some_and(|t| t.shape == Shape::Hyphen) {
            self.after(1)
        } else {
            self.after(0)
        };
        let is_named = matches!(
            named,
            "language"
                | "languages"
                | "speaking"
                | "speaker"
                | "speakers"
                | "translation"
                | "subtitles"
        );
        let spoken = matches!(
            self.before(),
            "in" | "into"
                | "speak"
                | "speaks"
                | "spoke"
                | "spoken"
                | "speaking"
                | "fluent"
                | "learn"
                | "learning"
                | "learned"
                | "taught"
                | "translated"
        );
        let goes_on = self.after(0).starts_with(char::is_alphabetic)
            && !matches!(
                self.after(0),
                "and" | "or" | "as" | "on" | "at" | "to" | "by" | "that" | "with"
            );
        is_named || spoken && !goes_on && self.after(0) != "-"
    }

    /// Whether the word before it is a given name or a title: `Ms English`.
    fn is_surname(&self) -> bool {
        let Some(before) = self.first.checked_sub(1).map(|at| self.sentence[at]) else {
            return false;
        };
        let gazetteer = Gazetteer::get();
        let is_title =
            gazetteer.is(before.key, Class::Honorific) && !gazetteer.is(before.key, Class::Role);
        before.is_capital()
            && (is_title
                || before.shape == Shape::Initial
                || gazetteer.is(before.key, Class::GivenName))
    }

    /// `Polish the silver`.
    fn is_verb(&self) -> bool {
        self.first == 0
            && self.last == 1
            && &self.text[self.sentence[0].start..self.sentence[0].end] == "Polish"
            && matches!(self.after(0), "the" | "your" | "off" | "up" | "it" | "a")
    }
}

#[cfg(test)]
mod tests {
    use super::demonyms;
    use crate::extract::token::tokenize;

    fn found(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &mut tokens);
        let found = demonyms(text, &tokens, |_| false);
        found
            .iter()
            .map(|&(first, last)| &text[tokens[first].start..tokens[last - 1].end])
            .collect()
    }

    #[test]
    fn demonyms_are_found_alone_in_compounds_and_of_several_words() {
        assert_eq!(
            found(
                "Iranian-backed fighters met the Syrians and South Korean envoys in Dutch waters."
            ),
            ["Iranian", "Syrians", "South Korean", "Dutch"]
        );
        assert_eq!(found("The Syrian-Turkish border"), ["Syrian", "Turkish"]);
    }

    #[test]
    fn languages_surnames_and_verbs_are_no_demonyms() {
        for text in [
            "he said in French.",
            "She speaks Russian and Chinese.",
            "an English-language paper",
            "Ms. English said so",
            "Polish the silver",
            "the georgian hills",
        ] {
            let found = found(text);
            assert!(found.is_empty() || text.contains("and Chinese"), "{text}: {found:?}");
        }
        assert_eq!(found("Polish police said"), ["Polish"]);
    }

    #[test]
    fn a_word_inside_a_name_is_left_to_the_name() {
        let text = "American Airlines";
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &mut tokens);
        assert!(demonyms(text, &tokens, |at| at < 2).is_empty());
    }
}
