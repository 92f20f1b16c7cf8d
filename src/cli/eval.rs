use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use storygraph::ingest::{Options, ingest};
use storygraph::query::{Estimate, Evaluation, Qrels, evaluate, hide_references, read_qrels};
use storygraph::store::{ArticleRow, Store};

use super::failure::Failure;
use super::ingest::{progress, stopper};
use super::output::{DIM, Output, count};
use super::reading::number;

/// Measure `related` on this archive
///
/// Makes a copy of the archive without its references (their words are taken
/// out of the texts, so that nothing tells the answer), asks what is related
/// to each story that had some, and counts how many of the stories that they
/// led to are found: recall@5, mean reciprocal rank and nDCG@5 with 95 %
/// intervals, beside full-text search (BM25) and chance. Only what is not newer
/// than the story answers. The archive itself is only read.
///
/// With --qrels the judgments are those of a file, and the archive is asked as
/// it is.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Judgments in the form of TREC: query, 0, document, grade
    #[arg(long, value_name = "FILE")]
    qrels: Option<PathBuf>,
    /// At most this many stories, chosen alike each time
    #[arg(short = 'n', long, default_value_t = 500, value_parser = number)]
    limit: usize,
    /// Write judgments and runs there, for `trec_eval` or `ir_measures`
    #[arg(long, value_name = "FOLDER")]
    save: Option<PathBuf>,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let (qrels, evaluation) = match &args.qrels {
        Some(file) => {
            let qrels = read(file)?;
            let evaluation = ask(&store, &qrels, args.limit)?;
            (qrels, evaluation)
        }
        None => hidden(&store, args.limit)?,
    };
    if let Some(folder) = &args.save {
        save(folder, &qrels, &evaluation)?;
    }
    if evaluation.queries == 0 {
        let hint = if args.qrels.is_some() {
            "its ids must be those of articles here, see `storygraph list`"
        } else {
            "no reference leads from one story here to another; `--qrels FILE` takes judgments"
        };
        return Err(Failure::new(3, "nothing to measure by").hint(hint));
    }
    if out.json {
        out.json(&evaluation)?;
    } else {
        table(&evaluation, out)?;
    }
    if evaluation.unknown > 0 {
        let ids = count(evaluation.unknown, "id");
        anstream::eprintln!("{ids} in the judgments that no article here has");
    }
    Ok(())
}

fn read(file: &Path) -> Result<Qrels, Failure> {
    let named = |error: &dyn std::fmt::Display| {
        Failure::new(1, format!("{}: {error}", file.display()))
            .hint("a judgment is a line: query, 0, document, grade")
    };
    let opened = File::open(file).map_err(|error| named(&error))?;
    read_qrels(BufReader::new(opened)).map_err(|error| named(&error))
}

/// Asks a copy of the archive that has no references.
fn hidden(store: &Store, limit: usize) -> Result<(Qrels, Evaluation), Failure> {
    let folder = tempfile::tempdir()?;
    let texts = folder.path().join("articles.jsonl");
    let mut file = BufWriter::new(File::create(&texts)?);
    let qrels = hide_references(store, &mut file)?;
    file.flush()?;
    if qrels.is_empty() {
        return Ok((Qrels::new(), ask(store, &Qrels::new(), limit)?));
    }
    let copy = Store::open_or_create(&folder.path().join("hidden.db"))?;
    let stop = stopper()?;
    let progress = progress("read without references");
    let report = ingest(&copy, &[texts], &Options::default(), &stop, &mut |event| {
        if matches!(event, storygraph::ingest::Event::Read) {
            progress.inc(1);
        }
    })?;
    progress.finish_and_clear();
    if report.interrupted || stop.load(Ordering::Relaxed) {
        return Err(Failure::new(130, "stopped before the end; nothing was changed"));
    }
    let evaluation = ask(&copy, &qrels, limit)?;
    Ok((qrels, evaluation))
}

fn ask(store: &Store, qrels: &Qrels, limit: usize) -> Result<Evaluation, Failure> {
    let progress = progress("asked");
    let evaluation = evaluate(store, qrels, limit, &mut || progress.inc(1))?;
    progress.finish_and_clear();
    Ok(evaluation)
}

fn table(evaluation: &Evaluation, out: &mut Output) -> std::io::Result<()> {
    let stories = count(evaluation.queries, "story");
    writeln!(
        out,
        "{stories} asked about, {:.1} judged relevant to each on average\n",
        evaluation.relevant
    )?;
    let cell = |estimate: &Estimate| {
        format!("{:.3} [{:.3}, {:.3}]", estimate.mean, estimate.low, estimate.high)
    };
    let rows: Vec<Vec<String>> = evaluation
        .systems
        .iter()
        .map(|system| {
            vec![
                system.system.to_owned(),
                cell(&system.recall_5),
                cell(&system.mrr),
                cell(&system.ndcg_5),
            ]
        })
        .collect();
    out.table(&["", "recall@5", "MRR", "nDCG@5"], &rows)?;
    writeln!(out)?;
    for system in &evaluation.systems {
        if let Some(behind) = &system.behind {
            writeln!(
                out,
                "{DIM}related is {:+.3} [{:+.3}, {:+.3}] nDCG@5 from {}{DIM:#}",
                behind.mean, behind.low, behind.high, system.system
            )?;
        }
    }
    Ok(())
}

/// Judgments and runs as files; white space in an id would break a line.
fn save(folder: &Path, qrels: &Qrels, evaluation: &Evaluation) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut file = BufWriter::new(File::create(folder.join("qrels.txt"))?);
    for (query, judged) in qrels {
        for (document, grade) in judged {
            writeln!(file, "{query} 0 {document} {grade}")?;
        }
    }
    file.flush()?;
    for system in &evaluation.systems {
        let name = system.system;
        let mut file = BufWriter::new(File::create(folder.join(format!("{name}.run")))?);
        for (article, rows) in &system.run {
            for (nth, (row, score)) in rows.iter().enumerate() {
                let (query, document) = (trec_id(article), trec_id(row));
                writeln!(file, "{query} Q0 {document} {} {score:.6} {name}", nth + 1)?;
            }
        }
        file.flush()?;
    }
    Ok(())
}

/// What TREC files call an article: its source's id, else its slug, without
/// white space.
pub(super) fn trec_id(article: &ArticleRow) -> String {
    let id = article.external_id.as_ref().unwrap_or(&article.slug);
    id.split_whitespace().collect::<Vec<_>>().join("_")
}
