//! One article of a timeline, and the sentence that is new in it.

use serde::Serialize;

use super::line::{About, Group};
use super::novelty::Told as Known;
use super::sentence::{Content, content};
use crate::error::Result;
use crate::extract::{Granularity, TimeExpression, sentences, time_expressions};
use crate::model::{Date, Field, Span};
use crate::store::{ArticleRow, Store, WordingText};

/// A sentence of which less is new tells nothing new.
const LEAST_NOVELTY: f64 = 0.4;

/// Content words that a sentence needs to tell something, and has at most: lists
/// and lines that lost their breaks are longer.
const WORDS: std::ops::RangeInclusive<usize> = 4..=60;

/// What a sentence counts for that does not name who is asked about.
const UNNAMED: f64 = 0.3;

/// What a sentence counts for that has no word of the headline; one that has all
/// of them counts for 1.
const OFF_HEADLINE: f64 = 0.6;

/// How much less each sentence counts than the one before: news stands first.
const FALL: f64 = 0.1;

/// What each name or figure adds that no earlier article has, and how many do.
const FACT: f64 = 0.1;
const FACTS: usize = 3;

/// Names and figures that are listed.
const LISTED: usize = 8;

/// An article on a timeline.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// The article, as worded at the time asked about.
    #[serde(flatten)]
    pub article: ArticleRow,
    /// How many wordings of it are stored.
    pub wordings: usize,
    /// When its source last changed it.
    pub modified: Option<String>,
    /// The publisher's note about its status.
    pub note: Option<String>,
    /// The sentence that is new in it; `None` if nothing is.
    pub quote: Option<Quote>,
    /// How much of that sentence no earlier one tells, 0 to 1.
    pub novelty: Option<f64>,
    /// Names and figures in it that no earlier article has. Hostile text.
    pub new: Vec<String>,
    /// What that sentence says happened when.
    pub when: Vec<Told>,
    /// Articles that say the same as this one, the oldest first.
    pub copies: Vec<ArticleRow>,
}

/// Words of an article, and where they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// Which of its texts.
    pub field: Field,
    /// First UTF-8 byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The words. Hostile text.
    pub text: String,
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The words: `on Thursday`.
    pub expression: Quote,
    /// Their TIMEX3 value.
    pub value: String,
    /// How exactly that is.
    pub granularity: Granularity,
}

impl Quote {
    pub(super) fn of(body: &str, span: Span) -> Self {
        let text = span.of(body).to_owned();
        Self { field: Field::Body, start: span.start, end: span.end, text }
    }
}

/// A wording with its sentences.
pub(super) struct Page {
    revision: i64,
    pub(super) text: WordingText,
    /// Sentences that tell something, with what they tell and whether they name
    /// what is asked about.
    pub(super) sentences: Vec<(Span, Content, bool)>,
}

impl Page {
    /// Reads a wording.
    pub(super) fn read(store: &Store, revision: i64, about: &About) -> Result<Self> {
        let text = store.wording_text(revision)?;
        let pointers = store.pointers_at(revision)?;
        let (named, words) = match about {
            About::All => (Vec::new(), Content::default()),
            About::Entity(entity) => (store.named_at(revision, *entity)?, Content::default()),
            About::Words(words) => (Vec::new(), content(words)),
        };
        let mut told = Vec::new();
        for span in sentences(&text.body) {
            if pointers.iter().any(|pointer| pointer.overlaps(&span)) {
                continue;
            }
            let content = content(span.of(&text.body));
            if WORDS.contains(&content.words.len()) {
                let is_named = match about {
                    About::All => true,
                    About::Entity(_) => named.iter().any(|name| span.contains(name)),
                    About::Words(_) => 2 * content.shared(&words) >= words.words.len(),
                };
                told.push((span, content, is_named));
            }
        }
        Ok(Self { revision, text, sentences: told })
    }

    /// The expressions of time in its body, without those that are part of a
    /// name: `March 23 Movement`.
    pub(super) fn times(&self, store: &Store) -> Result<Vec<TimeExpression>> {
        let published = self.text.published.as_deref().and_then(Date::from_iso);
        let language = self.text.language.as_deref().unwrap_or_default();
        let mut times = time_expressions(&self.text.body, language, published.as_ref());
        if !times.is_empty() {
            let names = store.all_named_at(self.revision)?;
            times.retain(|time| !names.iter().any(|name| name.contains(&time.span)));
        }
        Ok(times)
    }
}

/// Writes the entries of a line, the oldest first.
pub(super) struct Writer<'s> {
    store: &'s Store,
    about: &'s About,
    known: Known,
}

impl<'s> Writer<'s> {
    pub(super) fn new(store: &'s Store, about: &'s About) -> Self {
        Self { store, about, known: Known::default() }
    }

    /// Reads the next article; its entry if it is `wanted`.
    pub(super) fn read(&mut self, group: &Group, wanted: bool) -> Result<Option<Entry>> {
        // Who is named matters only where a sentence is chosen.
        let about = if wanted { self.about } else { &About::All };
        let page = Page::read(self.store, group.row.revision, about)?;
        let entry = if wanted { Some(self.write(group, &page)?) } else { None };
        // What has no date came neither before nor after.
        if group.day().is_some() {
            self.known.add(page.sentences.iter().map(|(_, content, _)| content));
        }
        Ok(entry)
    }

    fn write(&mut self, group: &Group, page: &Page) -> Result<Entry> {
        let title = content(&page.text.title);
        let mut best: Option<(f64, f64, &Span, &Content)> = None;
        for (nth, (span, content, is_named)) in page.sentences.iter().enumerate() {
            let novelty = self.known.novelty(content);
            let facts = content.facts.iter().filter(|(fact, ..)| !self.known.has(*fact));
            let headline = content.shared(&title) as f64 / title.words.len().max(1) as f64;
            let score = novelty
                * if *is_named { 1.0 } else { UNNAMED }
                * (OFF_HEADLINE + (1.0 - OFF_HEADLINE) * headline)
                * (1.0 + FACT * facts.take(FACTS).count() as f64)
                / (1.0 + FALL * nth as f64);
            let is_better = best.is_none_or(|(most, ..)| score > most + 1e-9);
            if novelty >= LEAST_NOVELTY && is_better {
                best = Some((score, novelty, span, content));
            }
        }
        let body = &page.text.body;
        let mut times = page.times(self.store)?;
        times.retain(|time| best.is_some_and(|(_, _, span, _)| span.contains(&time.span)));
        let new = best.map(|(_, _, span, content)| self.fresh(body, *span, content, &times));
        let copies = group.copies.iter().map(|copy| self.store.article(copy.id));
        Ok(Entry {
            article: worded(self.store.article(group.row.id)?, &page.text),
            wordings: self.store.count_wordings(group.row.id)?,
            modified: page.text.modified.clone(),
            note: page.text.note.clone(),
            quote: best.map(|(_, _, span, _)| Quote::of(body, *span)),
            novelty: best.map(|(_, novelty, ..)| novelty),
            new: new.unwrap_or_default(),
            when: times.into_iter().map(|time| Told::of(body, time)).collect(),
            copies: copies.collect::<Result<_>>()?,
        })
    }

    /// Names and figures of a sentence that no earlier article has; words of one
    /// name stand together, and words of time are told apart.
    fn fresh(
        &self,
        body: &str,
        sentence: Span,
        content: &Content,
        times: &[TimeExpression],
    ) -> Vec<String> {
        let mut found: Vec<Span> = Vec::new();
        for &(fact, start, end) in &content.facts {
            let fact_at = Span::new(start, end).shifted(sentence.start);
            if self.known.has(fact) || times.iter().any(|time| time.span.overlaps(&fact_at)) {
                continue;
            }
            match found.last_mut() {
                Some(last) if Span::new(last.end, fact_at.start).of(body) == " " => {
                    last.end = fact_at.end;
                }
                _ => found.push(fact_at),
            }
        }
        let mut facts: Vec<String> = Vec::new();
        for fact in found.iter().map(|fact| fact.of(body).to_owned()) {
            if !facts.contains(&fact) && facts.len() < LISTED {
                facts.push(fact);
            }
        }
        facts
    }
}

impl Told {
    pub(super) fn of(body: &str, one: TimeExpression) -> Self {
        let expression = Quote::of(body, one.span);
        Self { expression, value: one.value, granularity: one.granularity }
    }
}

/// The article with the headline, date and status of a wording.
pub(super) fn worded(article: ArticleRow, text: &WordingText) -> ArticleRow {
    ArticleRow {
        title: text.title.clone(),
        published: text.published.clone(),
        status: text.status,
        ..article
    }
}
