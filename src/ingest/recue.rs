//! References found anew in stored texts, once an archive's own cues have changed.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;

use super::link::link;
use super::prepare::prepare_references;
use super::retag::retag;
use super::run::{Event, Options};
use super::story::tell_stories;
use crate::error::{Error, Result};
use crate::extract::{self, CueLearner, Cues, ProposedCue};
use crate::model::{HouseCue, Reference, ReferenceKind};
use crate::store::Store;

/// The longest phrase that is accepted as a cue, in characters: the longest of
/// those in the binary has 44.
const LONGEST: usize = 60;

/// The phrases that may be cues of this archive, the surest first: those that
/// its current texts have again and again before headlines. With `known` those
/// too that are known as cues already.
///
/// # Errors
///
/// [`Error::Database`] if the file cannot be read.
pub fn propose_cues(store: &Store, known: bool) -> Result<Vec<ProposedCue>> {
    let mut titles = Vec::new();
    store.each_text(|title, _| titles.push(title.to_owned()))?;
    let house = store.house_cues()?;
    let cues = if known { Cues::only(&house) } else { Cues::with_house(&house) };
    let mut learner = CueLearner::new(titles.iter().map(String::as_str), cues);
    store.each_text(|title, body| learner.read(title, body))?;
    Ok(learner.proposals())
}

/// What accepting a cue or taking it back did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RecueReport {
    /// Texts, old wordings too, that now have other references.
    pub texts: usize,
    /// References that they have more than before; negative if fewer.
    pub references: i64,
    /// Whether the run was stopped before its end.
    pub interrupted: bool,
}

/// Accepts a phrase as a cue of this archive and finds the references anew in
/// every stored text that has it. Later runs of `ingest` know it too. What is
/// there afterwards is what reading the same files into an archive that had
/// accepted it before gives.
///
/// # Errors
///
/// [`Error::Invalid`] for a phrase that can be no cue, or if some text was read
/// by another tagger than that of `options`; [`Error::Database`] if the archive
/// cannot be written.
pub fn accept_cue(
    store: &Store,
    cue: &HouseCue,
    options: &Options,
    stop: &AtomicBool,
    on_event: &mut dyn FnMut(Event),
) -> Result<RecueReport> {
    let cue = HouseCue { phrase: phrase(&cue.phrase)?, kind: cue.kind };
    if cue.kind == ReferenceKind::Link {
        return Err(Error::Invalid {
            message: "a cue announces no bare link".to_owned(),
            hint: "give read_more, related, see_also, media or label as its kind".to_owned(),
        });
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_secs());
    recue(store, &cue.phrase, options, stop, on_event, &|| {
        // One phrase is one cue, whatever its case.
        for known in spelled_alike(store, &cue.phrase)? {
            store.drop_cue(&known)?;
        }
        store.put_cue(&cue, now)
    })
}

/// Takes back a cue that was accepted, and finds the references anew in every
/// stored text that has it.
///
/// # Errors
///
/// [`Error::NotFound`] if it was not accepted; else as [`accept_cue`].
pub fn drop_cue(
    store: &Store,
    words: &str,
    options: &Options,
    stop: &AtomicBool,
    on_event: &mut dyn FnMut(Event),
) -> Result<RecueReport> {
    let phrase = phrase(words)?;
    let known = spelled_alike(store, &phrase)?;
    if known.is_empty() {
        let similar = store.house_cues()?.into_iter().map(|cue| cue.phrase).collect();
        return Err(Error::NotFound { what: "accepted cue", query: phrase, similar });
    }
    recue(store, &phrase, options, stop, on_event, &|| {
        known.iter().try_for_each(|known| store.drop_cue(known))
    })
}

/// The accepted cues that are this phrase but for upper and lower case.
fn spelled_alike(store: &Store, phrase: &str) -> Result<Vec<String>> {
    let folded = phrase.to_lowercase();
    let cues = store.house_cues()?.into_iter().map(|cue| cue.phrase);
    Ok(cues.filter(|known| known.to_lowercase() == folded).collect())
}

/// The phrase without the separator and blanks around it.
fn phrase(words: &str) -> Result<String> {
    let mark = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '|' | '»' | '>' | '•' | '*');
    let phrase = words.trim_matches(mark);
    let invalid = |message: String, hint: &str| Error::Invalid { message, hint: hint.to_owned() };
    if phrase.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
        return Err(invalid(
            format!("`{words}` is too short for a cue"),
            "give the words before the headline, such as `DON'T MISS`",
        ));
    }
    if phrase.chars().count() > LONGEST || phrase.contains('\n') {
        return Err(invalid(
            format!("a cue has at most {LONGEST} characters, on one line"),
            "give only the words before the separator",
        ));
    }
    Ok(phrase.to_owned())
}

/// Lets `change` change the cues, and every text that has `phrase` follow.
fn recue(
    store: &Store,
    phrase: &str,
    options: &Options,
    stop: &AtomicBool,
    on_event: &mut dyn FnMut(Event),
    change: &dyn Fn() -> Result<()>,
) -> Result<RecueReport> {
    let stale = store.count_stale(&options.tagger.name())?;
    if stale > 0 {
        // Their names would be found anew too, which nobody asked for.
        return Err(Error::Invalid {
            message: format!("articles read by another tagger: {stale}"),
            hint: "name their tagger with `--tagger-cmd` or `--min-confidence`, or read them \
                   again first with `storygraph ingest --retag`"
                .to_owned(),
        });
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_secs());
    let run = store.begin_run(now)?;
    store.begin_recue()?;
    let replaced = replace(store, phrase, stop, on_event, change);
    let mut report = match replaced {
        Ok(report) if !report.interrupted => {
            store.commit()?;
            report
        }
        other => {
            store.abandon();
            store.end_recue()?;
            store.tidy()?;
            return other.map(|_| RecueReport { interrupted: true, ..RecueReport::default() });
        }
    };
    store.end_recue()?;
    // What is stopped from here on is taken up by `ingest --retag` and `ingest`.
    let retagged = retag(store, options, stop, on_event)?;
    link(store, run, stop, on_event)?;
    tell_stories(store, stop)?;
    store.tidy()?;
    report.interrupted = retagged.interrupted || stop.load(Ordering::Relaxed);
    Ok(report)
}

/// Replaces the references of all texts that have `phrase`, within the caller's
/// transaction.
fn replace(
    store: &Store,
    phrase: &str,
    stop: &AtomicBool,
    on_event: &mut dyn FnMut(Event),
    change: &dyn Fn() -> Result<()>,
) -> Result<RecueReport> {
    let before = Cues::with_house(&store.house_cues()?);
    change()?;
    let after = Cues::with_house(&store.house_cues()?);
    let mut report = RecueReport::default();
    for revision in store.texts_with(|body| extract::is_spelled(phrase, body))? {
        if stop.load(Ordering::Relaxed) {
            report.interrupted = true;
            break;
        }
        let article = store.linked_text(revision)?;
        let had = extract::references_by(&article, &before);
        let has = extract::references_by(&article, &after);
        on_event(Event::Read);
        if had == has {
            continue;
        }
        let editorial = |references: &[Reference]| {
            let count = references.iter().filter(|found| found.kind.is_editorial()).count();
            i64::try_from(count).unwrap_or(i64::MAX)
        };
        report.texts += 1;
        report.references += editorial(&has) - editorial(&had);
        store.recue(revision, &article.links, &prepare_references(has, &article))?;
    }
    Ok(report)
}

#[cfg(test)]
mod tests {
    use super::phrase;

    #[test]
    fn a_phrase_is_taken_without_its_separator() {
        assert_eq!(phrase("  DON'T MISS | ").unwrap(), "DON'T MISS");
        assert_eq!(phrase("SOMA:").unwrap(), "SOMA");
        assert_eq!(phrase("続報：").unwrap(), "続報");
        assert!(phrase(":").is_err() && phrase("x:").is_err());
        assert!(phrase(&"more ".repeat(20)).is_err());
    }
}
