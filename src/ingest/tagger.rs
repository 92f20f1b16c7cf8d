//! What finds the names, and what the archive calls it.

use std::time::Duration;

use crate::extract::{LEAST_CONFIDENCE, TAGGER, TAGGER_VERSION};

/// What finds the names in articles.
#[derive(Clone, Debug)]
pub struct Tagger {
    /// Names that it is less sure of, 0 to 1, stay out of the graph.
    pub min_confidence: f64,
    /// A program that finds them instead of storygraph.
    pub command: Option<TaggerCommand>,
}

/// An outside tagger: reads articles as JSON lines, answers names as JSON lines.
#[derive(Clone, Debug)]
pub struct TaggerCommand {
    /// The command line, for the shell.
    pub line: String,
    /// The longest it may be silent while an answer is due.
    pub timeout: Duration,
}

impl Default for Tagger {
    fn default() -> Self {
        Self { min_confidence: LEAST_CONFIDENCE, command: None }
    }
}

impl Tagger {
    /// What is stored beside every text that it has read: all that decides
    /// which names it finds there. Texts of another name are stale.
    #[must_use]
    pub fn name(&self) -> String {
        let name = match &self.command {
            Some(command) => format!("cmd:{}", command.line),
            None => format!("{TAGGER} {TAGGER_VERSION}"),
        };
        if self.min_confidence.to_bits() == LEAST_CONFIDENCE.to_bits() {
            return name;
        }
        format!("{name} min {}", self.min_confidence)
    }

    /// Whether a text that has `name` beside it had better be read again: by an
    /// older storygraph's tagger, or by one that failed.
    #[must_use]
    pub fn is_outdated(name: &str) -> bool {
        let own = Self::default().name();
        let is_own = name
            .strip_prefix(&own)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(" min "));
        !is_own && !name.starts_with("cmd:")
    }

    /// What is stored beside a text that it could not read.
    #[must_use]
    pub fn failed_name(&self) -> String {
        format!("failed {}", self.name())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Tagger, TaggerCommand};

    #[test]
    fn a_tagger_is_called_by_all_that_decides_what_it_finds() {
        let mut tagger = Tagger::default();
        let own = tagger.name();
        assert!(!own.contains("min"), "{own}");
        tagger.min_confidence = 0.75;
        assert_eq!(tagger.name(), format!("{own} min 0.75"));
        let line = "python3 tag.py".to_owned();
        let timeout = Duration::from_secs(1);
        let command = Some(TaggerCommand { line, timeout });
        let outside = Tagger { command, ..Tagger::default() };
        assert_eq!(outside.name(), "cmd:python3 tag.py");
        assert_eq!(outside.failed_name(), "failed cmd:python3 tag.py");
        for name in [own, tagger.name(), outside.name()] {
            assert!(!Tagger::is_outdated(&name), "{name}");
        }
        assert!(Tagger::is_outdated(&outside.failed_name()) && Tagger::is_outdated("shape 0"));
    }
}
