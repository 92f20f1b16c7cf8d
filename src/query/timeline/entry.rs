//! One article of a timeline, and the sentence that is new in it.

use serde::Serialize;

use super::line::Group;
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
const UNNAMED: f64 = 0.5;

/// What a sentence counts for that has no word of the headline; one that has all
/// of them counts for 1.
const OFF_HEADLINE: f64 = 0.6;

/// How much less each sentence counts than the one before: news stands first.
const FALL: f64 = 0.05;

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
    pub(super) text: WordingText,
    /// Sentences that tell something, with what they tell and whether they name
    /// the entity asked about.
    pub(super) sentences: Vec<(Span, Content, bool)>,
}

impl Page {
    /// Reads a wording; of an entity, where its body names that.
    pub(super) fn read(store: &Store, revision: i64, entity: Option<i64>) -> Result<Self> {
        let text = store.wording_text(revision)?;
        let pointers = store.pointers_at(revision)?;
        let named = entity.map(|entity| store.named_at(revision, entity)).transpose()?;
        let mut told = Vec::new();
        for span in sentences(&text.body) {
            if pointers.iter().any(|pointer| pointer.overlaps(&span)) {
                continue;
            }
            let content = content(span.of(&text.body));
            if WORDS.contains(&content.words.len()) {
                let is_named =
                    named.as_ref().is_none_or(|named| named.iter().any(|name| span.contains(name)));
                told.push((span, content, is_named));
            }
        }
        Ok(Self { text, sentences: told })
    }

    /// The expressions of time in its body.
    pub(super) fn times(&self) -> Vec<TimeExpression> {
        let published = self.text.published.as_deref().and_then(Date::from_iso);
        let language = self.text.language.as_deref().unwrap_or_default();
        time_expressions(&self.text.body, language, published.as_ref())
    }
}

/// Writes the entries of a line, the oldest first.
pub(super) struct Writer<'s> {
    store: &'s Store,
    entity: Option<i64>,
    known: Known,
}

impl<'s> Writer<'s> {
    pub(super) fn new(store: &'s Store, entity: Option<i64>) -> Self {
        Self { store, entity, known: Known::default() }
    }

    /// Reads the next article; its entry if it is `wanted`.
    pub(super) fn read(&mut self, group: &Group, wanted: bool) -> Result<Option<Entry>> {
        let page = Page::read(self.store, group.row.revision, self.entity)?;
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
            let shared = content.words.iter().filter(|word| title.words.contains(word)).count();
            let headline = shared as f64 / title.words.len().max(1) as f64;
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
        let new =
            best.map_or_else(Vec::new, |(_, _, span, content)| self.fresh(span.of(body), content));
        let when = best.map_or_else(Vec::new, |(_, _, span, _)| {
            let inside = |one: &TimeExpression| span.contains(&one.span);
            page.times().into_iter().filter(inside).map(|one| Told::of(body, one)).collect()
        });
        let copies = group.copies.iter().map(|copy| self.store.article(copy.id));
        Ok(Entry {
            article: worded(self.store.article(group.row.id)?, &page.text),
            wordings: self.store.count_wordings(group.row.id)?,
            modified: page.text.modified.clone(),
            note: page.text.note.clone(),
            quote: best.map(|(_, _, span, _)| Quote::of(body, *span)),
            novelty: best.map(|(_, novelty, ..)| novelty),
            new,
            when,
            copies: copies.collect::<Result<_>>()?,
        })
    }

    /// Names and figures of a sentence that no earlier article has; words of one
    /// name stand together.
    fn fresh(&self, sentence: &str, content: &Content) -> Vec<String> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for &(fact, start, end) in &content.facts {
            if self.known.has(fact) {
                continue;
            }
            match found.last_mut() {
                Some((_, last)) if &sentence[*last..start] == " " => *last = end,
                _ => found.push((start, end)),
            }
        }
        let mut facts: Vec<String> = Vec::new();
        for (start, end) in found {
            let fact = sentence[start..end].to_owned();
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
