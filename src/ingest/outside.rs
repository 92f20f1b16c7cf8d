//! An outside tagger at work: what it is told, and what is made of its answers.
//!
//! It is started once for each batch of articles, told all of them, and its
//! input is closed; so it may answer line by line or read all before it answers,
//! with a buffer or without.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crossbeam_channel::RecvTimeoutError;

use super::answer::{self, Fault};
use super::process::Process;
use super::tagger::TaggerCommand;
use crate::model::{Article, Mention};
use crate::source::Problem;

/// How often a waiting run looks whether it is to stop.
const LOOK: Duration = Duration::from_millis(50);

/// So many articles are told to a command at once, which is how often its model
/// is loaded: at 3 seconds a time and 20 articles a second, one part in 16.
pub(super) const BATCH: usize = 1_000;

/// So often in a run a command that broke off is started again.
const MOST_RESTARTS: usize = 10;

/// What a shell ends with where there is no such program.
const NOT_FOUND: i32 = 127;

const ONE_EACH: &str = "print one line for each article, in order, and nothing else";
const SPELLING: &str = "check the spelling of the command after `--tagger-cmd`";
const BY_HAND: &str =
    "see what it does with `echo '{\"title\": \"…\", \"body\": \"…\"}' | COMMAND`";
const ALL_THE_SAME: &str =
    "its answers are not trusted; if they are good all the same, end the command with `; true`";
const FASTER: &str = "let it answer each line before it reads the next, without a buffer, or \
                      give it longer with `--tagger-timeout`";

/// A text to be read, and what a person calls it.
pub(super) type Asked<'a> = (&'a str, &'a Article);

/// An outside tagger during one run.
pub(super) struct Outside<'t> {
    command: &'t TaggerCommand,
    restarts: usize,
    /// It has failed so that it is not asked again.
    is_given_up: bool,
    /// Kinds already complained about.
    unknown: Vec<String>,
}

/// How one start of the command ended.
enum End {
    /// It answered for every text and said that all was well.
    Whole,
    /// The run is to stop.
    Stopped,
    /// Which answer is for which text cannot be told.
    Miscounted(Fault),
    /// It broke off at the text whose answer was due.
    Broken(Fault),
}

impl<'t> Outside<'t> {
    pub(super) fn new(command: &'t TaggerCommand) -> Self {
        Self { command, restarts: 0, is_given_up: false, unknown: Vec::new() }
    }

    /// The names in each of `texts`, `None` where the command has failed; fewer
    /// where `stop` was set meanwhile. Every failure is told once, those of
    /// texts after a command was given up with it.
    pub(super) fn tag(
        &mut self,
        texts: &[Asked<'_>],
        stop: &AtomicBool,
        tell: &mut dyn FnMut(Problem),
    ) -> Vec<Option<Vec<Mention>>> {
        let mut found = Vec::with_capacity(texts.len());
        while found.len() < texts.len() && !stop.load(Ordering::Relaxed) {
            if self.is_given_up {
                found.resize_with(texts.len(), || None);
                break;
            }
            let rest = &texts[found.len()..];
            let (lines, end) = self.converse(rest, stop);
            if let End::Miscounted(fault) = end {
                self.is_given_up = true;
                tell(self.problem(rest[lines.len().min(rest.len() - 1)].0, &fault));
                continue;
            }
            for (line, (name, article)) in lines.iter().zip(rest) {
                found.push(self.read(line, name, article, tell));
            }
            if let End::Broken(fault) = end {
                self.is_given_up = lines.is_empty() || self.restarts == MOST_RESTARTS;
                self.restarts += 1;
                tell(self.problem(rest[lines.len()].0, &fault));
                found.push(None);
            }
        }
        found
    }

    fn problem(&self, name: &str, fault: &Fault) -> Problem {
        let end = if self.is_given_up { "; it is not asked again" } else { "" };
        Problem::new(name, format!("{}{end}", fault.message), fault.hint)
    }

    fn read(
        &mut self,
        line: &str,
        name: &str,
        article: &Article,
        tell: &mut dyn FnMut(Problem),
    ) -> Option<Vec<Mention>> {
        match answer::read(line, article) {
            Ok(reply) => {
                for kind in reply.unknown {
                    if !self.unknown.contains(&kind) {
                        let message =
                            format!("the tagger's kind `{kind}` is left out, here and elsewhere");
                        tell(Problem::new(
                            name,
                            message,
                            "the kinds are person, organization and place",
                        ));
                        self.unknown.push(kind);
                    }
                }
                Some(reply.mentions)
            }
            Err(Fault { message, hint }) => {
                tell(Problem::new(name, message, hint));
                None
            }
        }
    }

    /// Starts the command, tells it `texts` and returns its answers, at most
    /// one for each, and how it ended.
    fn converse(&self, texts: &[Asked<'_>], stop: &AtomicBool) -> (Vec<String>, End) {
        let mut lines = Vec::new();
        let requests = texts.iter().map(|(_, article)| answer::request(article)).collect();
        let mut process = match Process::start(&self.command.line, requests) {
            Ok(process) => process,
            Err(error) => {
                let message = format!("the shell cannot start the tagger: {error}");
                return (lines, End::Broken(Fault { message, hint: BY_HAND }));
            }
        };
        let mut heard = Instant::now();
        let end = loop {
            if stop.load(Ordering::Relaxed) {
                break End::Stopped;
            }
            let all = lines.len() == texts.len();
            match process.answers.recv_timeout(LOOK) {
                Ok(line) if all && line.trim().is_empty() => {}
                Ok(_) if all => {
                    let message = format!(
                        "the tagger answered more lines than it was asked ({})",
                        texts.len()
                    );
                    break End::Miscounted(Fault { message, hint: ONE_EACH });
                }
                Ok(line) => {
                    lines.push(line);
                    heard = Instant::now();
                }
                Err(RecvTimeoutError::Disconnected) => {
                    break self.parted(&mut process, lines.len(), texts.len());
                }
                Err(RecvTimeoutError::Timeout) if heard.elapsed() < self.command.timeout => {}
                // It has said all it was asked and only does not go.
                Err(RecvTimeoutError::Timeout) if all => break End::Whole,
                Err(RecvTimeoutError::Timeout) => break End::Broken(self.silence()),
            }
        };
        process.end();
        (lines, end)
    }

    /// What it means that the command says no more after `lines` of `all`.
    fn parted(&self, process: &mut Process, lines: usize, all: usize) -> End {
        match process.wait(self.command.timeout) {
            None if lines < all => End::Broken(self.silence()),
            None => End::Whole,
            Some(status) if status.success() && lines == all => End::Whole,
            Some(status) if status.success() => {
                let message = format!("the tagger ended after {lines} of {all} answers");
                End::Miscounted(Fault { message, hint: ONE_EACH })
            }
            Some(status) => {
                let hint = if status.code() == Some(NOT_FOUND) { SPELLING } else { BY_HAND };
                let status = status.to_string().replacen(": ", " ", 1);
                let said = process.last_words();
                let colon = if said.is_empty() { "" } else { ": " };
                let fault =
                    Fault { message: format!("the tagger ended with {status}{colon}{said}"), hint };
                if lines == all {
                    End::Miscounted(Fault { hint: ALL_THE_SAME, ..fault })
                } else {
                    End::Broken(fault)
                }
            }
        }
    }

    fn silence(&self) -> Fault {
        let seconds = self.command.timeout.as_secs_f64();
        Fault { message: format!("the tagger gave no answer for {seconds} s"), hint: FASTER }
    }
}
