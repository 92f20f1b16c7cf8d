use std::path::PathBuf;

use serde::Serialize;
use storygraph::extract;
use storygraph::model::{Article, Reference};
use storygraph::{parse, source};

use super::failure::Failure;
use super::ingest::{Reading, complain};
use super::output::{Output, count};

/// Print what `ingest` would read, as JSON lines, storing nothing
///
/// One object a line: title, standfirst, body, byline, published, modified,
/// language, url, `external_id`, source, section, links and references. `start`
/// and `end` are UTF-8 bytes of the body.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Files, folders, or `-`
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<PathBuf>,
    #[command(flatten)]
    reading: Reading,
}

/// A parsed article, as printed.
#[derive(Serialize)]
struct Parsed<'a> {
    #[serde(flatten)]
    article: &'a Article,
    references: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    kind: &'a str,
    cue: &'a str,
    label: &'a str,
    url: Option<&'a str>,
    start: Option<usize>,
    end: Option<usize>,
    quote: &'a str,
}

impl<'a> Found<'a> {
    fn new(reference: &'a Reference, body: &'a str) -> Self {
        Self {
            kind: reference.kind.as_str(),
            cue: &reference.cue,
            label: &reference.label,
            url: reference.url.as_deref(),
            start: reference.span.map(|span| span.start),
            end: reference.span.map(|span| span.end),
            quote: reference.span.map_or(&reference.label, |span| span.of(body)),
        }
    }
}

pub(super) fn run(args: &Args, out: &mut Output) -> Result<(), Failure> {
    let (fields, options) = args.reading.options()?;
    let mut failed = 0;
    for document in source::documents(&args.inputs, &options) {
        let article = document.and_then(|document| parse::article(&document, &fields));
        match article {
            Ok(mut article) => {
                if article.language.is_none() {
                    article.language = extract::language(&article.body).map(str::to_owned);
                }
                let references = extract::references(&article);
                let found = references.iter().map(|reference| Found::new(reference, &article.body));
                out.json_line(&Parsed { article: &article, references: found.collect() })?;
            }
            Err(problem) => {
                failed += 1;
                complain(&problem);
            }
        }
    }
    match failed {
        0 => Ok(()),
        failed => {
            out.finish()?;
            Err(Failure::new(4, format!("{} could not be read", count(failed, "input"))))
        }
    }
}
