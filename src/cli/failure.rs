//! Errors in words: what went wrong, what to do about it, how to exit.

use std::io;
use std::process::ExitCode;

use storygraph::Error;

use super::output::plain;

/// Why a verb did not do what it was asked.
#[derive(Debug)]
pub(super) struct Failure {
    code: u8,
    /// Empty if all has been said.
    message: String,
    hints: Vec<String>,
}

impl Failure {
    /// A failure with exit status `code`.
    pub(super) fn new(code: u8, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), hints: Vec::new() }
    }

    /// The same with what to type next.
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Says it on standard error.
    pub(super) fn report(self) -> ExitCode {
        if !self.message.is_empty() {
            anstream::eprintln!("error: {}", plain(&self.message));
        }
        for hint in &self.hints {
            anstream::eprintln!("hint: {}", plain(hint));
        }
        ExitCode::from(self.code)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // The reader has seen enough.
            io::ErrorKind::BrokenPipe => Self::new(0, ""),
            _ => Self::new(1, error.to_string()),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let message = error.to_string();
        match error {
            Error::Io(error) => error.into(),
            Error::NoDatabase { .. } => Self::new(1, message)
                .hint("make one with `storygraph ingest FOLDER`, or name another with `--db FILE`"),
            Error::NotADatabase { .. } => {
                Self::new(1, message).hint("name another file with `--db FILE`")
            }
            Error::NewerDatabase { .. } => Self::new(5, message).hint("update storygraph"),
            Error::NotFound { what, similar, .. } => {
                let failure = Self::new(3, message);
                if similar.is_empty() {
                    let verb = match what {
                        "entity" => "entities",
                        "story" => "stories",
                        "accepted cue" => "cues list",
                        "reference" => "refs --links",
                        "decision" => "log",
                        _ => "list",
                    };
                    return failure.hint(format!("`storygraph {verb}` shows what is there"));
                }
                similar
                    .iter()
                    .fold(failure, |failure, name| failure.hint(format!("did you mean `{name}`?")))
            }
            Error::Ambiguous { candidates, .. } => {
                candidates.iter().fold(Self::new(3, message), |failure, name| {
                    failure.hint(format!("one is `{name}`"))
                })
            }
            Error::Invalid { hint, .. } => Self::new(2, message).hint(hint),
            Error::Database(why) => {
                let failure = Self::new(1, message);
                let hints = [
                    ("locked", "another process is writing to it; try again when it is done"),
                    ("readonly", "it cannot be written; copy it, or name another with `--db FILE`"),
                    ("unable to open", "check that the folder exists and can be written"),
                    ("full", "make room on the disk; what is stored so far is safe"),
                    ("I/O", "check the disk, and that `--db` names a file"),
                ];
                match hints.iter().find(|(part, _)| why.contains(part)) {
                    Some((_, hint)) => failure.hint(*hint),
                    None => failure,
                }
            }
            _ => Self::new(1, message),
        }
    }
}
