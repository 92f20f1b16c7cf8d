//! Proof that the archive says what its texts say.

mod counts;
mod evidence;
mod file;
mod story;
mod text;

use serde::Serialize;

use super::Store;
use crate::error::Result;
use counts::Counts;

/// Something in the archive that is not as it must be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// What was looked at: `file`, `foreign_key`, `text`, `mention`,
    /// `reference`, `article`, `name`, `stem`, `story`, `sketch`, `index` or
    /// `decision`.
    pub check: &'static str,
    /// Where: an article's slug, a name's class and normal form, a table.
    pub at: String,
    /// What is wrong, in lower case.
    pub message: String,
}

/// How much was looked at.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Verified {
    /// Wordings, current and old, each held against its digest.
    pub revisions: usize,
    /// Names at byte ranges.
    pub mentions: usize,
    /// References, and the links that none shows.
    pub references: usize,
    /// Names whose counts were counted anew.
    pub names: usize,
    /// Stems whose counts were.
    pub stems: usize,
    /// Decisions held against their digests.
    pub decisions: usize,
    /// Whether the full-text index was held against the texts; it is not where
    /// the file cannot be written, which SQLite wants for that.
    pub index: bool,
}

impl Store {
    /// Looks at everything stored and calls `on_fault` with what is not as it
    /// must be: the file itself and its foreign keys; each wording against its
    /// digest; each byte range, whether it is one of the text and its words are
    /// those that were found; what is derived, worked out anew: which wording
    /// is current, headlines' and addresses' normal forms, how often each name
    /// and each stem stands where, who speaks for whom; that stories hang
    /// together; the full-text index;
    /// the decisions.
    ///
    /// Changes nothing. Reads the whole archive once: about 45 seconds for
    /// 100,000 articles, and 200 bytes of memory for each name and stem.
    ///
    /// What cannot be read to its end is a fault too, and the rest is looked at
    /// all the same.
    pub fn verify(&self, on_fault: &mut dyn FnMut(Fault)) -> Verified {
        let mut verified = Verified::default();
        let mut tell = |check, at: &str, message: String| {
            on_fault(Fault { check, at: at.to_owned(), message });
        };
        let mut counts = Counts::default();
        let done = self.verify_file(&mut tell);
        ended("file", &done, &mut tell);
        let done = self.verify_texts(&mut counts, &mut verified, &mut tell);
        // Counts of half the texts would be told as faults of all others.
        if ended("texts", &done, &mut tell) {
            let done = self.verify_counts(&counts, &mut verified, &mut tell);
            ended("counts", &done, &mut tell);
        }
        let done = self.verify_stories(&mut tell);
        ended("story", &done, &mut tell);
        let done = self.verify_decisions(&mut verified, &mut tell);
        ended("decision", &done, &mut tell);
        let done = self.verify_index(&mut tell).map(|looked| verified.index = looked);
        ended("article_fts", &done, &mut tell);
        verified
    }
}

/// Whether a part was looked at to its end; tells if it was not.
fn ended(part: &str, done: &Result<()>, tell: Tell<'_>) -> bool {
    if let Err(error) = done {
        tell("file", part, format!("cannot be read to the end: {error}"));
    }
    done.is_ok()
}

/// Tells a fault: the check, where, what is wrong.
type Tell<'t> = &'t mut dyn FnMut(&'static str, &str, String);
