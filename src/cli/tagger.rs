//! Options of verbs that let something find names.

use std::time::Duration;

use storygraph::extract::LEAST_CONFIDENCE;
use storygraph::ingest::{Tagger, TaggerCommand};

use super::reading::confidence;

/// What finds the names.
#[derive(clap::Args)]
pub(super) struct TaggerArgs {
    /// Leave out names that are less sure than this, 0 to 1
    #[arg(long, value_name = "N", default_value_t = LEAST_CONFIDENCE, value_parser = confidence)]
    min_confidence: f64,
    /// Let a command find the names: JSON lines in, JSON lines out; see the README
    #[arg(long = "tagger-cmd", value_name = "COMMAND")]
    command: Option<String>,
    /// The longest that command may be silent while an answer is due
    #[arg(long = "tagger-timeout", value_name = "SECONDS", default_value = "60",
        value_parser = seconds, requires = "command")]
    timeout: Duration,
}

impl TaggerArgs {
    /// The tagger as the library takes it.
    pub(super) fn tagger(&self) -> Tagger {
        let command = |line: &String| TaggerCommand { line: line.clone(), timeout: self.timeout };
        Tagger { min_confidence: self.min_confidence, command: self.command.as_ref().map(command) }
    }

    /// What to type to have texts of other taggers read by this one.
    pub(super) fn retag(&self) -> String {
        let mut typed = vec!["storygraph ingest --retag".to_owned()];
        if self.min_confidence.to_bits() != LEAST_CONFIDENCE.to_bits() {
            typed.push(format!("--min-confidence {}", self.min_confidence));
        }
        if let Some(command) = &self.command {
            typed.push(format!("--tagger-cmd '{}'", command.replace('\'', "'\\''")));
        }
        typed.join(" ")
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    text.parse()
        .ok()
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .filter(|duration| !duration.is_zero())
        .ok_or_else(|| "a time is a number of seconds above 0".to_owned())
}
