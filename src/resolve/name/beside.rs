//! What stands beside a name and says who bears it.

use crate::extract::{Class, word_is};
use crate::model::{EntityKind, Mention, name_key};

use super::lexicon::{Gender, Kin, Lexicon};

/// So many words before a name may separate it from `his daughter,`.
const REACH: usize = 9;
/// No acronym in brackets stands in more bytes than these.
const BRACKET: usize = 40;

/// The words around a mention, in its own text.
#[derive(Clone, Default)]
pub(super) struct Beside<'a> {
    /// What stands before it in its sentence.
    before: &'a str,
    /// What stands after it, to the end of its text.
    after: &'a str,
    /// Titles and offices directly before the name, as normal forms.
    pub(super) titles: Vec<String>,
    /// What the titles, or a word of kinship, say of the one who is named.
    pub(super) gender: Option<Gender>,
    /// Whether the name is said to be of kin of somebody else: `his son X`,
    /// `X, his wife`.
    pub(super) is_kin: bool,
}

impl<'a> Beside<'a> {
    pub(super) fn new(text: &'a str, mention: &Mention) -> Self {
        let start = mention.sentence.start.min(mention.span.start);
        let mut beside = Self {
            before: text.get(start..mention.span.start).unwrap_or_default(),
            after: text.get(mention.span.end..).unwrap_or_default(),
            ..Self::default()
        };
        if mention.kind == EntityKind::Person {
            beside.read_titles();
            beside.read_kin();
        }
        beside
    }

    /// The words before the name, the nearest first, each with whether a comma
    /// or another mark follows it; those before a semicolon are left out.
    fn words_before(&self) -> impl Iterator<Item = (&'a str, bool)> + use<'a> {
        let words = self.before.split_whitespace().rev();
        words.take_while(|word| !word.ends_with(';')).map(|word| {
            let bare = word.trim_end_matches([',', ':', ';', ')', '"', '”', '—', '–']);
            (bare.trim_start_matches(['"', '“', '(', '[']), bare.len() < word.len())
        })
    }

    fn read_titles(&mut self) {
        let lexicon = Lexicon::get();
        let mut titles = Vec::new();
        for (word, is_cut) in self.words_before() {
            let is_title = word_is(word, Class::Honorific) || word_is(word, Class::Role);
            if is_cut || !is_title {
                break;
            }
            let title = name_key(word);
            self.gender = self.gender.or(lexicon.gender(&title));
            if !lexicon.weak.contains(title.as_str()) {
                titles.push(title);
            }
        }
        self.titles = titles;
    }

    fn read_kin(&mut self) {
        let told = self.kin_before().or_else(|| self.kin_after());
        self.is_kin = told.is_some();
        if let Some(Kin::Of(gender)) = told {
            self.gender = self.gender.or(Some(gender));
        }
    }

    /// `his son X`, `her parents, X and Y`, `granddaughter of the tycoon X`.
    fn kin_before(&self) -> Option<Kin> {
        let lexicon = Lexicon::get();
        let words: Vec<(&str, bool)> = self.words_before().take(REACH).collect();
        if !words.iter().any(|(word, _)| lexicon.kin(word).is_some()) {
            return None;
        }
        // Whether only names, titles and small words stand between, or else no mark.
        let (mut is_close, mut is_open) = (true, true);
        for (nth, &(word, is_cut)) in words.iter().enumerate() {
            let key = word.to_lowercase();
            is_open &= !is_cut && !word_is(word, Class::Speech);
            if let Some(kin) = lexicon.kin(word) {
                let of = nth > 0 && words[nth - 1].0 == "of";
                let owned = words[nth + 1..].iter().take(3).any(|(word, _)| is_possessive(word));
                // `son of Ada Larch` says nothing of her gender.
                return if of {
                    is_open.then_some(Kin::Either)
                } else {
                    (owned && is_close).then_some(kin)
                };
            }
            let is_name = word.chars().next().is_some_and(char::is_uppercase);
            let is_title = word_is(word, Class::Honorific) || word_is(word, Class::Role);
            is_close &= is_name || is_title || lexicon.between.contains(key.as_str());
            if !is_close && !is_open {
                break;
            }
        }
        None
    }

    /// `X, his wife`, `X, wife of Y`.
    fn kin_after(&self) -> Option<Kin> {
        let rest = self.after.strip_prefix(", ")?;
        let words: Vec<&str> =
            rest.split_whitespace().take(5).map(|word| word.trim_end_matches([',', '.'])).collect();
        let kin = words.iter().position(|word| Lexicon::get().kin(word).is_some())?;
        let owned = words[..kin].iter().any(|word| is_possessive(word));
        let of = words.get(kin + 1) == Some(&"of") && kin <= 1;
        (owned || of).then(|| Lexicon::get().kin(words[kin])).flatten()
    }

    /// Whether all who bear the name are meant: `the Larch family`.
    pub(super) fn is_family(&self) -> bool {
        let next = self.after.strip_prefix(' ').unwrap_or_default();
        let next = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        Lexicon::get().family.contains(next)
    }

    /// Whether `the` stands before the name.
    pub(super) fn has_article(&self) -> bool {
        self.before
            .split_whitespace()
            .next_back()
            .is_some_and(|word| word.eq_ignore_ascii_case("the"))
    }

    /// The acronym that brackets give for the name: `Larch Harbour Board (LHB)`,
    /// `LHB (Larch Harbour Board)`.
    pub(super) fn acronym(&self) -> Option<&'a str> {
        let after = self.after.strip_prefix(" (").or_else(|| self.after.strip_prefix(" ["));
        let inside = after.and_then(|rest| {
            let end = rest.char_indices().take(BRACKET).find(|(_, c)| matches!(c, ')' | ']'))?.0;
            rest[..end].split([',', ';']).next()
        });
        let before = || {
            let rest = self.before.strip_suffix(" (")?;
            self.after.starts_with(')').then(|| rest.rsplit(' ').next())?
        };
        inside.and_then(acronym).or_else(|| before().and_then(acronym))
    }
}

/// `word` without quotes and `the`, if it is an acronym: `SDF`, `AfCFTA`.
fn acronym(word: &str) -> Option<&str> {
    let word = word.trim();
    let word = word.strip_prefix("the ").or_else(|| word.strip_prefix("or ")).unwrap_or(word);
    let word = word.trim_matches(['"', '“', '”', '\'', '‘', '’']);
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '&' | '-' | '/');
    let is_acronym = capitals >= 2
        && capitals * 2 >= letters
        && (2..=10).contains(&letters)
        && word.chars().all(fits);
    is_acronym.then_some(word)
}

fn is_possessive(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "his" | "her" | "their" | "my" | "your" | "our" | "whose" | "its" | "another"
    ) || ["'s", "’s", "s'", "s’"].iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::{Beside, Gender};
    use crate::model::{EntityKind, Field, Mention, Span};

    /// What stands beside the words between brackets `<` and `>`.
    fn beside(text: &str) -> Beside<'static> {
        let start = text.find('<').unwrap();
        let end = text.find('>').unwrap() - 1;
        let text: &'static str = text.replace(['<', '>'], "").leak();
        let span = Span::new(start, end);
        let mention = Mention {
            field: Field::Body,
            span,
            sentence: Span::new(0, text.len()),
            surface: span.of(text).to_owned(),
            kind: EntityKind::Person,
            confidence: 1.0,
            adjectival: false,
        };
        Beside::new(text, &mention)
    }

    #[test]
    fn titles_are_the_offices_directly_before_a_name() {
        assert_eq!(beside("Then former President <Larch> spoke").titles, ["president"]);
        assert_eq!(beside("Foreign Minister, <Larch> spoke").titles, [""; 0]);
        assert_eq!(beside("Mrs. <Larch>").gender, Some(Gender::Female));
        assert_eq!(beside("First Lady <Ada Larch>").gender, Some(Gender::Female));
    }

    #[test]
    fn kin_are_told_before_and_after_their_names() {
        for text in [
            "announced by his son <Ben Larch> today",
            "Her parents, Ben Larch Sr. and <Ada Larch>, were",
            "His daughter, and member of the LHB, <Ada Larch> wrote",
            "the great granddaughter of the shipping tycoon <Ben Larch>",
            "said <Ada Larch>, his wife and",
            "and <Ada Larch>, wife of Ben",
            "Another son, <Carl Larch>, died",
        ] {
            assert!(beside(text).is_kin, "{text}");
        }
        for text in [
            "his wife told <Ben Larch> so",
            "She is a mother. <Ada Larch> said",
            "said <Ada Larch>, his lawyer",
            "the father of her sons; director <Ben Larch>",
        ] {
            assert!(!beside(text).is_kin, "{text}");
        }
    }

    #[test]
    fn an_acronym_in_brackets_is_one_with_capitals_and_no_blanks() {
        for (text, found) in [
            ("<Larch Harbour Board> (LHB) said", Some("LHB")),
            ("<Larch Harbour Board> (the “LHB”, for short)", Some("LHB")),
            ("an LHB (<Larch Harbour Board>) ship", Some("LHB")),
            ("<Free Trade Area> (AfCFTA)", Some("AfCFTA")),
            ("<Larch Harbour Board> (London)", None),
            ("<Larch Harbour Board> (see LHB)", None),
            ("<Larch Harbour Board> LHB", None),
        ] {
            assert_eq!(beside(text).acronym(), found, "{text}");
        }
    }

    #[test]
    fn a_family_is_named_by_the_word_after_it() {
        assert!(beside("the <Larch> family’s ships").is_family());
        assert!(!beside("the <Larch> familiar").is_family());
    }
}
