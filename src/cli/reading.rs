//! Options of all verbs that read articles from files, and what they share.

use std::ops::ControlFlow;
use std::path::PathBuf;

use storygraph::extract;
use storygraph::model::Article;
use storygraph::parse::{self, FieldNames, Parsed};
use storygraph::source;

use super::failure::Failure;
use super::output::{Output, count, plain};

/// How to read inputs.
#[derive(clap::Args)]
pub(super) struct Reading {
    /// Read a JSON field or column from another name, such as `title=headline`; repeatable
    #[arg(long = "field", value_name = "FIELD=NAME")]
    fields: Vec<String>,
    /// Largest article, or record of a file of many, in MiB
    #[arg(long, value_name = "MIB", default_value_t = source::DEFAULT_MAX_BYTES >> 20)]
    max_size: usize,
    /// Most that is unpacked from one file, in MiB
    #[arg(long, value_name = "MIB", default_value_t = source::DEFAULT_MAX_UNPACKED >> 20)]
    max_unpacked: u64,
    /// Most that a packed file may unpack to, in times its size
    #[arg(long, value_name = "TIMES", default_value_t = source::DEFAULT_MAX_RATIO)]
    max_ratio: u64,
    /// How many archives deep an article may lie
    #[arg(long, value_name = "DEPTH", default_value_t = source::DEFAULT_MAX_NESTING)]
    max_nesting: usize,
}

impl Reading {
    /// The options as the library takes them.
    pub(super) fn options(&self) -> Result<(FieldNames, source::Options), Failure> {
        let fields = self.fields.join(",").parse::<FieldNames>().map_err(|error| {
            let known: Vec<&str> = FieldNames::default().all().collect();
            Failure::new(2, error.to_string())
                .hint(format!("write `--field FIELD=NAME` with one of {}", known.join(", ")))
        })?;
        let options = source::Options {
            max_bytes: self.max_size.saturating_mul(1 << 20),
            max_unpacked: self.max_unpacked.saturating_mul(1 << 20),
            max_ratio: self.max_ratio,
            max_nesting: self.max_nesting,
            columns: fields.columns(),
        };
        Ok((fields, options))
    }

    /// Reads `inputs` without an archive and lets `each` write what it makes
    /// of an article.
    pub(super) fn each_article(
        &self,
        inputs: &[PathBuf],
        out: &mut Output,
        mut each: impl FnMut(&Article, &mut Output) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let (fields, options) = self.options()?;
        let mut failed = 0;
        let mut outcome = Ok(());
        let _ = parse::each_article(inputs, &options, &fields, &mut |reading| {
            match reading {
                Ok(Parsed { mut article, .. }) => {
                    article.language = extract::article_language(&article);
                    outcome = each(&article, out);
                }
                Err(problem) => {
                    failed += 1;
                    complain(&problem);
                }
            }
            if outcome.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        match failed {
            0 => outcome,
            failed => {
                outcome?;
                out.finish()?;
                Err(Failure::new(4, format!("{} could not be read", count(failed, "input"))))
            }
        }
    }
}

/// One line about an input that could not be read.
pub(super) fn complain(problem: &source::Problem) {
    anstream::eprintln!("{}", plain(&format!("{problem} (hint: {})", problem.hint)));
}

/// Reads how many rows are asked for.
pub(super) fn number(text: &str) -> Result<usize, String> {
    text.parse::<usize>()
        .ok()
        .filter(|number| *number > 0)
        .ok_or_else(|| "a whole number, at least 1".to_owned())
}

/// Reads a confidence, 0 to 1.
pub(super) fn confidence(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err("a confidence is a number from 0 to 1".to_owned()),
    }
}
