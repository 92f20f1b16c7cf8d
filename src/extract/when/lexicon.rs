//! One language's file of time words, read.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::pattern::{Op, Rule, Rules};
use super::period::Granularity;

/// Each language's file, by its code.
const FILES: &[(&str, &str)] = &[
    ("de", include_str!("../data/when/de.tsv")),
    ("en", include_str!("../data/when/en.tsv")),
    ("es", include_str!("../data/when/es.tsv")),
    ("fr", include_str!("../data/when/fr.tsv")),
    ("it", include_str!("../data/when/it.tsv")),
    ("nl", include_str!("../data/when/nl.tsv")),
    ("pt", include_str!("../data/when/pt.tsv")),
];

static LANGUAGES: LazyLock<HashMap<&'static str, Lexicon>> =
    LazyLock::new(|| FILES.iter().map(|(code, text)| (*code, Lexicon::read(text))).collect());

/// What a word means in an expression of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Month(i8),
    ShortMonth(i8),
    /// 1 is Monday.
    Weekday(i8),
    ShortWeekday(i8),
    Part(&'static str),
    /// Its first month.
    Season(i8),
    Unit(Granularity),
    Number(i64),
    Ordinal(i64),
    /// The verb after or before it is of the future.
    Future,
    /// A verb of the past.
    Past,
    /// Before it a participle says nothing of the tense: `will be released`.
    Passive,
    /// Before it no single day is meant: `every Friday`.
    Every,
    /// No time, whatever its words: `Black Friday`.
    Name,
}

/// Words in a row and what they mean.
#[derive(Debug)]
struct Entry {
    /// The words after the first, in lower case.
    rest: Vec<String>,
    meaning: Meaning,
}

/// A language's words and rules.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    entries: HashMap<String, Vec<Entry>>,
    /// What figures may end in: `3rd`.
    pub(super) ordinal_endings: Vec<&'static str>,
    /// The same of decades: `1990s`.
    pub(super) decade_endings: Vec<&'static str>,
    /// Ends of verbs of the past.
    past_endings: Vec<&'static str>,
    /// Whether names of months and days have a capital.
    pub(super) has_capitals: bool,
    /// Whether `1/2/2024` is January: then what may be either is not read.
    pub(super) is_month_first: bool,
    /// Whether a day of the month has a full stop after it.
    has_day_stop: bool,
    pub(super) rules: Rules,
}

impl Lexicon {
    /// That of a language, or `None` where there is no file for it.
    pub(super) fn of(language: &str) -> Option<&'static Self> {
        LANGUAGES.get(language)
    }

    fn read(text: &'static str) -> Self {
        let mut lexicon = Self::default();
        let mut rules = Vec::new();
        for line in text.lines() {
            // `None` is an unknown word in a data file: a test's business.
            let _ = lexicon.read_line(line, &mut rules);
        }
        lexicon.rules = Rules::new(rules);
        lexicon
    }

    /// Reads one line; `None` where it is malformed.
    fn read_line(&mut self, line: &'static str, rules: &mut Vec<Rule>) -> Option<()> {
        if line.is_empty() || line.starts_with('#') {
            return Some(());
        }
        let mut columns = line.split('\t');
        let (class, value, words) = (columns.next()?, columns.next()?, columns.next()?);
        let words = words.split(" | ").map(str::trim);
        if let Some(op) = Op::read(class, value) {
            for pattern in words {
                rules.extend(Rule::read(op, pattern)?);
            }
            return Some(());
        }
        match class {
            "ordinal ending" => self.ordinal_endings.extend(words),
            "decade ending" => self.decade_endings.extend(words),
            "past ending" => self.past_endings.extend(words),
            "capital" => self.has_capitals = true,
            "date order" => self.is_month_first = true,
            "day stop" => self.has_day_stop = true,
            _ => {
                let meaning = meaning(class, value)?;
                for words in words {
                    let mut words = words.split(' ');
                    let first = words.next()?.to_lowercase();
                    let entry = Entry { rest: words.map(str::to_lowercase).collect(), meaning };
                    self.entries.entry(first).or_default().push(entry);
                }
            }
        }
        Some(())
    }

    /// What the words that begin with `first` mean, and how many they are.
    /// `next` gives the word so many further on, in lower case.
    pub(super) fn meanings<'t>(
        &self,
        first: &str,
        next: impl Fn(usize) -> Option<&'t str>,
    ) -> impl Iterator<Item = (Meaning, usize)> {
        self.entries.get(first).into_iter().flatten().filter_map(move |entry| {
            let fits = (1..).zip(&entry.rest).all(|(at, word)| next(at) == Some(word.as_str()));
            fits.then_some((entry.meaning, entry.rest.len() + 1))
        })
    }

    /// Whether a word in lower case ends like a verb of the past.
    pub(super) fn ends_as_past(&self, lower: &str) -> bool {
        /// A verb has more letters before its ending than `red` and `need`.
        const STEM: usize = 3;
        self.past_endings
            .iter()
            .any(|ending| lower.strip_suffix(ending).is_some_and(|stem| stem.len() >= STEM))
    }
}

/// Whether `word` is a month in a language that writes `3. Februar`.
pub(crate) fn is_month_after_stop(word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_month = |lexicon: &Lexicon| {
        let mut meanings = lexicon.meanings(&lower, |_| None);
        meanings.any(|(meaning, _)| matches!(meaning, Meaning::Month(_)))
    };
    LANGUAGES.values().any(|lexicon| lexicon.has_day_stop && is_month(lexicon))
}

fn meaning(class: &str, value: &'static str) -> Option<Meaning> {
    let number = || value.parse::<i64>().ok();
    let small = || value.parse::<i8>().ok();
    Some(match class {
        "month" => Meaning::Month(small()?),
        "short month" => Meaning::ShortMonth(small()?),
        "weekday" => Meaning::Weekday(small()?),
        "short weekday" => Meaning::ShortWeekday(small()?),
        "part" => Meaning::Part(value),
        "season" => Meaning::Season(match value {
            "SP" => 3,
            "SU" => 6,
            "FA" => 9,
            _ => return None,
        }),
        "unit" => Meaning::Unit(unit(value)?),
        "number" => Meaning::Number(number()?),
        "ordinal" => Meaning::Ordinal(number()?),
        "future" => Meaning::Future,
        "past" => Meaning::Past,
        "passive" => Meaning::Passive,
        "every" => Meaning::Every,
        "name" => Meaning::Name,
        _ => return None,
    })
}

/// The granularity called `name` in the files.
pub(super) fn unit(name: &str) -> Option<Granularity> {
    Some(match name {
        "day" => Granularity::Day,
        "weekend" => Granularity::Weekend,
        "week" => Granularity::Week,
        "month" => Granularity::Month,
        "quarter" => Granularity::Quarter,
        "year" => Granularity::Year,
        "decade" => Granularity::Decade,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{FILES, Lexicon};

    #[test]
    fn every_line_of_every_file_is_understood() {
        for (code, text) in FILES {
            for line in text.lines() {
                let read = Lexicon::default().read_line(line, &mut Vec::new());
                assert!(read.is_some(), "{code}: {line}");
            }
        }
    }

    #[test]
    fn every_file_says_where_it_comes_from_and_names_all_months_and_days() {
        for (code, text) in FILES {
            assert!(text.starts_with("# ") && text.contains("ritten for storygraph"), "{code}");
            for (class, count) in [("month", 12), ("weekday", 7)] {
                for number in 1..=count {
                    let row = format!("\n{class}\t{number}\t");
                    assert!(text.contains(&row), "{code} {class} {number}");
                }
            }
        }
    }
}
