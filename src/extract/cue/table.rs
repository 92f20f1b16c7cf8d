//! One language's file of cues, read.

use std::borrow::Cow;
use std::collections::HashSet;

use super::Shape;
use crate::model::{CUE_FILES, ReferenceKind};

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
    for (number, &(code, text)) in CUE_FILES.iter().enumerate() {
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
    use super::{CUE_FILES, Language, read_line};

    #[test]
    fn every_line_of_every_file_is_understood() {
        for (name, text) in CUE_FILES {
            for line in text.lines() {
                let read = read_line(line, 0, &mut Vec::new(), &mut Language::default());
                assert!(read.is_some(), "{name}: {line}");
            }
        }
    }

    #[test]
    fn every_file_has_a_cue_and_says_where_it_comes_from() {
        for (name, text) in CUE_FILES {
            assert!(text.starts_with("# ") && text.contains("ritten for storygraph"), "{name}");
            assert!(text.lines().any(|line| line.starts_with("read_more\t")), "{name}");
        }
    }
}
