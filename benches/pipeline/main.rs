//! Measures the program as a user meets it: a corpus of any size is read in,
//! read in again, and asked questions, each by a process of its own.
//!
//! `cargo bench --bench pipeline -- --articles 5000`; see `benches/README.md`.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

mod copy;
mod corpus;
mod process;

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use corpus::Corpus;
use process::{Program, Run};

/// Articles where none are asked for: done in a minute on a laptop.
const ARTICLES: usize = 2_000;
/// Articles under `cargo test`, which only asks whether this still works.
const TRIAL: usize = 24;
/// Questions of the kind that readers ask most.
const QUESTIONS: usize = 50;
/// Questions that read the whole graph.
const LONG_QUESTIONS: usize = 10;
/// Pictures of one size.
const PICTURES: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // Cargo says `--bench` when it benches, and nothing when it tests.
    let is_trial = !arguments.iter().any(|argument| argument == "--bench");
    let asked = arguments.iter().position(|argument| argument == "--articles");
    let articles = match asked.and_then(|at| arguments.get(at + 1)) {
        Some(number) => number.parse()?,
        None if is_trial => TRIAL,
        None => ARTICLES,
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("pipeline-{articles}"));
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    measure(articles, &folder, if is_trial { 2 } else { QUESTIONS })?;
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

fn measure(articles: usize, folder: &Path, questions: usize) -> Result<(), Box<dyn Error>> {
    let file = folder.join("corpus.jsonl");
    let corpus = Corpus::write(articles, &file)?;
    let (words, megabytes) = (corpus.words as f64, corpus.bytes as f64 / 1e6);
    row("corpus", &format!("{articles} articles, {words} words, {megabytes:.1} MB"));

    let database = folder.join("storygraph.db");
    let program = Program { database: &database };
    let input = file.to_string_lossy().into_owned();
    let ingest = program.run(&["ingest", &input])?;
    let seconds = ingest.wall.as_secs_f64();
    row("ingest", &told(&ingest));
    row("", &format!("{:.0} articles/s", articles as f64 / seconds));
    row("", &format!("{:.0} words/s", words / seconds));
    row("", &format!("{:.2} MB/s", megabytes / seconds));
    row("ingest again", &told(&program.run(&["ingest", &input])?));

    let size = std::fs::metadata(&database)?.len() as f64;
    row("database", &format!("{:.1} MB, {:.2} × the text", size / 1e6, size / corpus.text as f64));

    let copied = copy::copy(&database, &folder.join("copy.db"))?.as_secs_f64();
    row("copying rows", &format!("{copied:.2} s; ingest took {:.2} × that", seconds / copied));

    let id = |nth: usize| corpus::id(nth * articles / questions.max(1) % articles);
    let related = (0..questions).map(|nth| program.run(&["related", &id(nth)]));
    row("related", &spread(related.collect::<Result<_, _>>()?));
    let some = questions.min(LONG_QUESTIONS);
    let paths = (0..some).map(|nth| program.run(&["path", &id(nth), &id(nth + some)]));
    row("path", &spread(paths.collect::<Result<_, _>>()?));
    for nodes in ["60", "500"] {
        let picture = folder.join("map.svg").to_string_lossy().into_owned();
        let draw = || program.run(&["render", "-n", nodes, "-o", &picture]);
        let drawn = (0..PICTURES.min(questions)).map(|_| draw());
        row(&format!("render {nodes}"), &spread(drawn.collect::<Result<_, _>>()?));
    }
    Ok(())
}

fn row(what: &str, figures: &str) {
    println!("{what:<14}{figures}");
}

fn told(run: &Run) -> String {
    format!("{:.2} s, {}", run.wall.as_secs_f64(), peak(run.peak_kib))
}

/// The middle, the slowest but 5 %, and the highest peak.
fn spread(mut runs: Vec<Run>) -> String {
    runs.sort_by_key(|run| run.wall);
    let at = |share: usize| runs.get((runs.len() * share / 100).min(runs.len().saturating_sub(1)));
    let milliseconds =
        |share| at(share).map_or(Duration::ZERO, |run| run.wall).as_secs_f64() * 1_000.0;
    let highest = runs.iter().map(|run| run.peak_kib).max().flatten();
    format!(
        "median {:.0} ms, p95 {:.0} ms of {}, {}",
        milliseconds(50),
        milliseconds(95),
        runs.len(),
        peak(highest)
    )
}

fn peak(kib: Option<u64>) -> String {
    kib.map_or("peak not measured".to_owned(), |kib| format!("peak {} MB", kib / 1_000))
}
