use std::path::PathBuf;

use serde::Serialize;
use storygraph::extract;
use storygraph::model::{Article, Reference};

use super::failure::Failure;
use super::output::Output;
use super::reading::Reading;

/// Print what `ingest` would read, as JSON lines, storing nothing
///
/// One object a line: title, standfirst, body, byline, published, modified,
/// language, url, `external_id`, source, section, links and references. `start`
/// and `end` are UTF-8 bytes of the body. Where the source says so, also status
/// (corrected, withheld, canceled, or listed without a text), note, and marked:
/// the names it marks itself, each with field, span and kind.
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
    args.reading.each_article(&args.inputs, out, |article, out| {
        let references = extract::references(article);
        let found = references.iter().map(|reference| Found::new(reference, &article.body));
        Ok(out.json_line(&Parsed { article, references: found.collect() })?)
    })
}
