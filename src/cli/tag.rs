use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::PathBuf;

use serde::Serialize;
use storygraph::extract::{self, LEAST_CONFIDENCE, TAGGER, TAGGER_VERSION};
use storygraph::model::Mention;

use super::conll;
use super::failure::Failure;
use super::output::Output;
use super::reading::{Reading, confidence};

/// Print the names in articles, as JSON lines, storing nothing
///
/// One object a line: `external_id`, url, title, language, tagger and mentions,
/// each with field (title, standfirst or body), start and end (UTF-8 bytes of
/// that field as `parse` prints it), surface, kind and confidence. What only
/// belongs to a place (`Russian`) is a place with adjectival true.
///
/// With --conll the input is tokens, one a line, in the first of columns parted
/// by tabs; a blank line ends a sentence, a line that begins with -DOCSTART- a
/// document. Each line comes back as the token, a tab and its tag: B- or I- and
/// PER, ORG, LOC or MISC, or O.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Files, folders, or `-`
    #[arg(required_unless_present = "conll", value_name = "FILE")]
    inputs: Vec<PathBuf>,
    /// Read and write one token a line; without FILE from standard input
    #[arg(long)]
    conll: bool,
    /// Leave out names that are less sure than this, 0 to 1
    #[arg(long, value_name = "N", default_value_t = LEAST_CONFIDENCE, value_parser = confidence,
        conflicts_with = "conll")]
    min_confidence: f64,
    #[command(flatten)]
    reading: Reading,
}

/// A tagged article, as printed.
#[derive(Serialize)]
struct Tagged<'a> {
    external_id: Option<&'a str>,
    url: Option<&'a str>,
    title: &'a str,
    language: Option<&'a str>,
    tagger: &'a str,
    mentions: Vec<Named<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    field: &'a str,
    start: usize,
    end: usize,
    surface: &'a str,
    kind: &'a str,
    confidence: f64,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    adjectival: bool,
}

impl<'a> Named<'a> {
    fn new(mention: &'a Mention) -> Self {
        Self {
            field: mention.field.as_str(),
            start: mention.span.start,
            end: mention.span.end,
            surface: &mention.surface,
            kind: mention.kind.as_str(),
            confidence: mention.confidence,
            adjectival: mention.adjectival,
        }
    }
}

pub(super) fn run(args: &Args, out: &mut Output) -> Result<(), Failure> {
    if args.conll {
        return tokens(&args.inputs, out);
    }
    let tagger = format!("{TAGGER} {TAGGER_VERSION}");
    args.reading.each_article(&args.inputs, out, |article, out| {
        let mentions = extract::mentions(article, &extract::references(article));
        let sure = mentions.iter().filter(|mention| mention.confidence >= args.min_confidence);
        Ok(out.json_line(&Tagged {
            external_id: article.external_id.as_deref(),
            url: article.url.as_deref(),
            title: &article.title,
            language: article.language.as_deref(),
            tagger: &tagger,
            mentions: sure.map(Named::new).collect(),
        })?)
    })
}

fn tokens(inputs: &[PathBuf], out: &mut impl Write) -> Result<(), Failure> {
    let piped = [PathBuf::from("-")];
    for input in if inputs.is_empty() { &piped } else { inputs } {
        let unreadable = |error: io::Error| match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::from(error),
            _ => Failure::new(1, format!("`{}` cannot be read: {error}", input.display()))
                .hint("name a file of UTF-8 text, or `-` for standard input"),
        };
        if input.as_os_str() == "-" {
            conll::tag(io::stdin().lock(), out).map_err(unreadable)?;
        } else {
            let file = File::open(input).map_err(unreadable)?;
            conll::tag(BufReader::new(file), out).map_err(unreadable)?;
        }
    }
    Ok(())
}
