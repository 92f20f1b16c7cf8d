//! Phrases that an archive's editors seem to put before headlines.
//!
//! The best sign is a headline of the archive after the phrase (`title`); the
//! next, that what follows reads like a headline, is never the same, and
//! stands between paragraphs (`line`). What is known already is passed over.

mod line;
mod phrase;
mod title;

use std::collections::BTreeMap;

use serde::Serialize;

use super::Cues;
use crate::extract::reference::references_by;
use crate::model::{Article, Cover, ReferenceKind, Span, is_function_word};
use line::{MOST_WORDS, Opening, could_be_cue, openings, reads_like_headline};
use phrase::{LEAST_TITLED, Phrase, to_float};
use title::{Titles, Word, key, share_all, words};

/// A phrase is printed in full if it makes up that share of the places of its
/// last words.
const FULL_SHARE: f64 = 0.8;
/// A phrase that may be a cue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProposedCue {
    /// As printed most often, without the separator.
    pub phrase: String,
    /// Articles that have it before what may be a headline.
    pub articles: usize,
    /// Of them those where a headline of the archive follows.
    pub titled: usize,
    /// What kind of reference it seems to be.
    pub kind: ReferenceKind,
    /// What follows it, in the first articles that have it.
    pub examples: Vec<String>,
}

/// Reads an archive and proposes cues.
#[derive(Debug)]
pub struct CueLearner {
    cues: Cues,
    titles: Titles,
    phrases: BTreeMap<String, Phrase>,
    read: usize,
}

impl CueLearner {
    /// For an archive with these headlines. What `cues` find is passed over.
    pub fn new<'t>(titles: impl Iterator<Item = &'t str>, cues: Cues) -> Self {
        Self { cues, titles: Titles::new(titles), phrases: BTreeMap::new(), read: 0 }
    }

    /// Reads an article. Takes time proportional to its length.
    pub fn read(&mut self, title: &str, body: &str) {
        self.read += 1;
        let article = Article { body: body.to_owned(), ..Article::default() };
        let known = references_by(&article, &self.cues);
        let known: Cover = known.iter().filter_map(|found| found.span).collect();
        let is_known = |at: usize| known.overlaps(&Span::new(at, at + 1));
        let own = words(title);
        let openings: Vec<Opening<'_>> =
            openings(body).into_iter().filter(|opening| !is_known(opening.start)).collect();
        for opening in &openings {
            self.read_opening(opening);
        }
        let words = words(body);
        let mut at = 0;
        while at < words.len() {
            let length = self.titles.length_at(&words[at..]);
            if length > 0 && !share_all(&words[at..at + length], &own) {
                let starts = at.checked_sub(1).map(|before| words[before].start);
                if !starts.is_some_and(is_known) && !is_known(words[at].start) {
                    self.read_title(body, &words, at, length, &openings);
                }
            }
            at += length.max(1);
        }
    }

    fn read_opening(&mut self, opening: &Opening<'_>) {
        let phrase = self.phrases.entry(opening.phrase.to_lowercase()).or_default();
        phrase.places += 1;
        phrase.alone += usize::from(opening.alone);
        if opening.set_in && reads_like_headline(opening.rest) {
            phrase.good += 1;
            phrase.articles.add(self.read);
            phrase.set_in.add(self.read);
            phrase.followers.insert(key(&words(opening.rest)));
            *phrase.printed.entry(opening.phrase.to_owned()).or_default() += 1;
            phrase.show(opening.rest);
        }
    }

    /// Reads what stands before a headline of the archive: the opening of its
    /// line, or else each of the last few words.
    fn read_title(
        &mut self,
        body: &str,
        words: &[Word],
        at: usize,
        length: usize,
        openings: &[Opening<'_>],
    ) {
        let title = &body[words[at].start..words[at + length - 1].end];
        let title_key = key(&words[at..at + length]);
        let follows = |opening: &&Opening<'_>| {
            let rest = opening.rest.as_ptr().addr() - body.as_ptr().addr();
            (rest..=rest + opening.rest.len().min(8)).contains(&words[at].start)
        };
        let opening = openings.iter().find(follows);
        let mut note = |printed: &str, opens: bool| {
            let phrase = self.phrases.entry(printed.to_lowercase()).or_default();
            phrase.titled_places += 1;
            phrase.titles.insert(title_key);
            phrase.articles.add(self.read);
            phrase.titled.add(self.read);
            if opens {
                phrase.titled_opening.add(self.read);
            }
            *phrase.printed.entry(printed.to_owned()).or_default() += 1;
            phrase.show(title);
        };
        if let Some(opening) = opening {
            return note(opening.phrase, true);
        }
        let line = body[..words[at].start].rfind('\n').map_or(0, |newline| newline + 1);
        for first in (at.saturating_sub(MOST_WORDS)..at).rev() {
            if words[first].start < line {
                break;
            }
            let printed = body[words[first].start..words[at - 1].end].trim_matches(|c: char| {
                c.is_whitespace() || matches!(c, ':' | '：' | '|' | '»' | '›')
            });
            let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
            if could_be_cue(&printed) && is_set_apart(&body[line..words[first].start], &printed) {
                note(&printed, false);
            }
        }
    }

    /// The phrases that may be cues, the surest first.
    #[must_use]
    pub fn proposals(&self) -> Vec<ProposedCue> {
        let is_sure = |folded: &str, phrase: &Phrase| {
            (phrase.is_titled() && self.is_in_full(folded, phrase)) || phrase.reads_like_cue()
        };
        let mut proposals: Vec<ProposedCue> = self
            .phrases
            .iter()
            .filter(|(folded, phrase)| is_sure(folded, phrase) && !self.is_known(folded))
            .map(|(_, phrase)| phrase.proposed())
            .collect();
        proposals.sort_by(|one, other| {
            (other.titled, other.articles, &one.phrase).cmp(&(
                one.titled,
                one.articles,
                &other.phrase,
            ))
        });
        proposals
    }

    /// Whether a phrase inside a line is all of what is printed there again and
    /// again, and no more: `Related article`, neither `article` nor `Reuters
    /// Related article`.
    fn is_in_full(&self, folded: &str, phrase: &Phrase) -> bool {
        let share = |part: usize, whole: usize| to_float(part) / to_float(whole.max(1));
        let count = phrase.titled.number;
        if phrase.titled_opening.number >= LEAST_TITLED {
            return true;
        }
        let ends = folded.match_indices(' ').map(|(at, _)| &folded[at + 1..]);
        let mut shorter = ends.filter_map(|end| self.phrases.get(end));
        let closing = format!(" {folded}");
        let mut longer = self.phrases.iter().filter(|(other, _)| other.ends_with(&closing));
        !shorter.any(|other| share(count, other.titled.number) < FULL_SHARE)
            && !longer.any(|(_, other)| share(other.titled.number, count) >= FULL_SHARE)
    }

    /// Whether the phrase is a cue already, or words that only look like one.
    fn is_known(&self, folded: &str) -> bool {
        let lexicon = self.cues.lexicon();
        let Some(hit) = lexicon.next_hit(folded, 0).filter(|hit| hit.start == 0) else {
            return false;
        };
        lexicon.cues(hit).any(|cue| cue.kind.is_none() || cue.phrase.to_lowercase() == folded)
    }
}

/// Whether a phrase that follows `before` on its line may be apart from it: not
/// `the Presidential` of a sentence that goes on, nor `The mayor signed the`.
fn is_set_apart(before: &str, phrase: &str) -> bool {
    let goes_on = before.split_whitespace().next_back().is_some_and(|word| {
        let bare = word.trim_end_matches(['"', '”', '’', '\'', ')']);
        word.starts_with(char::is_lowercase) && !bare.ends_with(['.', '?', '!', '…'])
    });
    let last = phrase.split(' ').next_back().unwrap_or_default();
    !goes_on && !is_function_word(&last.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::CueLearner;
    use crate::extract::Cues;

    const TITLES: [&str; 5] = [
        "Ferry crews vote to strike over winter pay",
        "Night ferry runs aground off Lake Arun",
        "Who owns the cranes of Port Kessel?",
        "Ferries sail again after nine days",
        "Islanders count the cost of the deal",
    ];

    /// What is proposed of bodies made from each headline, which are of articles
    /// that have none of these headlines.
    fn proposed(titles: &[&str], body: impl Fn(&str) -> String) -> Vec<(String, usize, usize)> {
        let mut learner = CueLearner::new(titles.iter().copied(), Cues::default());
        for (nth, title) in TITLES.iter().enumerate() {
            learner.read(&format!("Article {nth}"), &body(title));
        }
        let rows = learner.proposals().into_iter();
        rows.map(|cue| (cue.phrase, cue.articles, cue.titled)).collect()
    }

    #[test]
    fn a_phrase_before_headlines_is_proposed_wherever_it_stands() {
        let line = |title: &str| format!("It ended.\n\nSOMA: {title}\n\nIt rained.");
        assert_eq!(proposed(&TITLES, line), [("SOMA".to_owned(), 5, 5)]);
        assert_eq!(proposed(&[], line), [("SOMA".to_owned(), 5, 0)], "by its look alone");
        let flat =
            |title: &str| format!("In port. Lars Coast/Herald Coast Desk Extra {title} It rained.");
        let found = proposed(&TITLES, flat);
        assert_eq!(found.len(), 1, "{found:?}");
        let alone = |title: &str| format!("It ended.\n\nFROM THE QUAY\n\n{title}\n\nIt rained.");
        assert_eq!(proposed(&TITLES, alone)[0], ("FROM THE QUAY".to_owned(), 5, 5));
    }

    #[test]
    fn what_is_known_or_announces_nothing_is_not_proposed() {
        for form in [
            "It ended.\n\nREAD MORE: {}\n\nIt rained.",
            "It ended.\n\nPORT KESSEL: The town said that {}.\n\nIt rained.",
            "It ended.\n\nPhoto: Anna Larsen\n\nIt rained.",
            "It ended.\n\nMR. OSEI: {} I said so.\n\nQ: Why?\n\nMR. OSEI: We shall see.",
            "It ended.\n\nUpdated: Monday, 4 May 2024, 08:10\n\nIt rained.",
            "WHAT: {}\nWHEN: Monday\nWHERE: Port Kessel harbour, north gate\n",
        ] {
            assert_eq!(proposed(&[], |title| form.replace("{}", title)), [], "{form}");
        }
    }
}
