use std::io::Write;
use std::path::Path;

use storygraph::query::{Check, Finding, findings};
use storygraph::store::Store;

use crate::cli::failure::Failure;
use crate::cli::output::{BOLD, DIM, Output, day, plain, titled};
use crate::cli::reading::number;

/// Find articles that lead nowhere, lack a link, or have a broken headline
///
/// Each with what shows it and what to do: where a link is lacking, the line
/// that makes it.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Only this: overtaken (refers to what was corrected, withdrawn or
    /// written anew), unlinked (two about the same), `dead_end`, orphan,
    /// title
    #[arg(long, value_name = "CHECK",
        value_parser = ["overtaken", "unlinked", "dead_end", "orphan", "title"])]
    only: Vec<String>,
    /// At most this many of each
    #[arg(short = 'n', long, default_value_t = 10, value_parser = number)]
    limit: usize,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let asked: Vec<Check> = if args.only.is_empty() {
        Check::ALL.to_vec()
    } else {
        args.only.iter().filter_map(|name| Check::from_name(name)).collect()
    };
    let found = findings(&Store::open(db)?, &asked, args.limit)?;
    if out.json {
        let all: Vec<&Finding> = found.iter().flat_map(|findings| &findings.found).collect();
        return Ok(out.json(&all)?);
    }
    if found.iter().all(|findings| findings.found.is_empty()) {
        out.nothing("nothing to look at", "`storygraph lint entities` looks at names");
    }
    for findings in &found {
        for finding in &findings.found {
            write(finding, out)?;
        }
        if findings.more {
            let check = findings.check.as_str();
            writeln!(out, "{DIM}{check}: the first {}; `-n` shows more{DIM:#}", args.limit)?;
        }
    }
    Ok(())
}

fn write(finding: &Finding, out: &mut Output) -> Result<(), Failure> {
    let Finding { check, article, evidence, todo, .. } = finding;
    let when = day(article.published.as_deref());
    writeln!(out, "{BOLD}{}{BOLD:#} {DIM}{} {when}{DIM:#}", check.as_str(), article.id)?;
    out.paragraph(2, &titled(article))?;
    for evidence in evidence {
        out.paragraph(4, evidence)?;
    }
    // Whole, to be copied.
    writeln!(out, "    → {}", plain(todo))?;
    Ok(())
}
