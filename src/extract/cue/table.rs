//! One language's file of cues, read.

use std::borrow::Cow;
use std::collections::HashSet;

use super::Shape;
use crate::model::ReferenceKind;

/// The files, in the order in which a phrase that two languages share is taken.
const FILES: &[(&str, &str)] = &[
    ("en", include_str!("../data/cues/en.tsv")),
    ("fr", include_str!("../data/cues/fr.tsv")),
    ("de", include_str!("../data/cues/de.tsv")),
    ("es", include_str!("../data/cues/es.tsv")),
    ("it", include_str!("../data/cues/it.tsv")),
    ("pt", include_str!("../data/cues/pt.tsv")),
    ("nl", include_str!("../data/cues/nl.tsv")),
    ("pl", include_str!("../data/cues/pl.tsv")),
    ("no", include_str!("../data/cues/no.tsv")),
    ("da", include_str!("../data/cues/da.tsv")),
    ("sv", include_str!("../data/cues/sv.tsv")),
    ("tr", include_str!("../data/cues/tr.tsv")),
    ("ru", include_str!("../data/cues/ru.tsv")),
    ("uk", include_str!("../data/cues/uk.tsv")),
    ("bg", include_str!("../data/cues/bg.tsv")),
    ("ar", include_str!("../data/cues/ar.tsv")),
    ("fa", include_str!("../data/cues/fa.tsv")),
    ("hi", include_str!("../data/cues/hi.tsv")),
    ("id", include_str!("../data/cues/id.tsv")),
    ("sw", include_str!("../data/cues/sw.tsv")),
    ("zh", include_str!("../data/cues/zh.tsv")),
    ("ja", include_str!("../data/cues/ja.tsv")),
    ("ko", include_str!("../data/cues/ko.tsv")),
    ("ro", include_str!("../data/cues/ro.tsv")),
    ("el", include_str!("../data/cues/el.tsv")),
    ("cs", include_str!("../data/cues/cs.tsv")),
    ("hu", include_str!("../data/cues/hu.tsv")),
    ("fi", include_str!("../data/cues/fi.tsv")),
    ("vi", include_str!("../data/cues/vi.tsv")),
    ("he", include_str!("../data/cues/he.tsv")),
    ("ur", include_str!("../data/cues/ur.tsv")),
    ("bn", include_str!("../data/cues/bn.tsv")),
    ("th", include_str!("../data/cues/th.tsv")),
    ("ms", include_str!("../data/cues/ms.tsv")),
    ("tl", include_str!("../data/cues/tl.tsv")),
    ("hr", include_str!("../data/cues/hr.tsv")),
    ("am", include_str!("../data/cues/am.tsv")),
    ("ha", include_str!("../data/cues/ha.tsv")),
    ("so", include_str!("../data/cues/so.tsv")),
];

/// A phrase that announces another story, or looks as if it did.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    /// The words, as the file has them, without the closing `…`.
    pub(crate) phrase: Cow<'static, str>,
    /// What it says about the target; `None` for a false friend.
    pub(crate) kind: Option<ReferenceKind>,
    /// Where it may stand.
    pub(crate) shape: Shape,
    /// Whether words of any kind belong to it, up to the separator or the
    /// line's end: `More from …`.
    pub(crate) trails: bool,
    /// Which of the lexicon's languages it belongs to; `None` for an archive's
    /// own, which is in the language of the text around it.
    pub(crate) language: Option<usize>,
}

/// What a language's file says besides its cues.
#[derive(Debug, Default)]
pub(crate) struct Language {
    /// BCP 47.
    pub(crate) code: &'static str,
    /// What labels are or open with that are no headlines: `here`, `sign up`.
    pub(crate) not_labels: Vec<&'static str>,
    /// Words that, with a capital inside a line, begin a sentence: `The`.
    pub(crate) sentence_starts: HashSet<&'static str>,
    /// Verb forms of running text that headlines avoid: `was`.
    pub(crate) prose_verbs: HashSet<&'static str>,
}

/// Every file, read. A line that is not understood is left out; the tests of
/// this module see to it that there is none.
pub(super) fn read() -> (Vec<Cue>, Vec<Language>) {
    let mut cues = Vec::new();
    let mut languages = Vec::new();
    for (number, &(code, text)) in FILES.iter().enumerate() {
        let mut language = Language { code, ..Language::default() };
        for line in text.lines() {
            // `None` is an unknown word in a data file: a test's business.
            let _ = read_line(line, number, &mut cues, &mut language);
        }
        languages.push(language);
    }
    (cues, languages)
}

/// Reads one line into `cues` or `language`; `None` where it is malformed.
fn read_line(
    line: &'static str,
    number: usize,
    cues: &mut Vec<Cue>,
    language: &mut Language,
) -> Option<()> {
    if line.is_empty() || line.starts_with('#') {
        return Some(());
    }
    let mut columns = line.split('\t');
    let (kind, shape, phrases) = (columns.next()?, columns.next()?, columns.next()?);
    for phrase in phrases.split(" | ").map(str::trim) {
        match (kind, shape) {
            ("not", "label") => language.not_labels.push(phrase),
            ("sentence", "start") => _ = language.sentence_starts.insert(phrase),
            ("sentence", "verb") => _ = language.prose_verbs.insert(phrase),
            _ => {
                let kind = match (kind, shape) {
                    ("not", "cue") => None,
                    _ => Some(ReferenceKind::from_name(kind)?),
                };
                let shape = kind.map_or(Some(Shape::LINE), |_| Shape::parse(shape))?;
                let bare = phrase.strip_suffix('…');
                let trails = bare.is_some();
                let phrase = bare.unwrap_or(phrase).trim_end();
                let phrase = Cow::Borrowed(phrase);
                cues.push(Cue { phrase, kind, shape, trails, language: Some(number) });
            }
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::{FILES, Language, read_line};

    #[test]
    fn every_line_of_every_file_is_understood() {
        for (name, text) in FILES {
            for line in text.lines() {
                let read = read_line(line, 0, &mut Vec::new(), &mut Language::default());
                assert!(read.is_some(), "{name}: {line}");
            }
        }
    }

    #[test]
    fn every_file_has_a_cue_and_says_where_it_comes_from() {
        for (name, text) in FILES {
            assert!(text.starts_with("# ") && text.contains("ritten for storygraph"), "{name}");
            assert!(text.lines().any(|line| line.starts_with("read_more\t")), "{name}");
        }
    }
}
