//! Measures how fast names are found in raw English text, on one core.
//!
//! `cargo bench --bench tagger -- FILE.jsonl`; see `benches/README.md`.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

mod text;

use std::error::Error;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use storygraph::extract::mentions;
use storygraph::model::Article;

use text::Text;

/// The articles are read over and over for so long.
const LONG_ENOUGH: Duration = Duration::from_secs(5);
/// Articles under `cargo test`, which only asks whether this still works.
const TRIAL: usize = 2;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // Cargo says `--bench` when it benches, and nothing when it tests.
    let is_trial = !arguments.iter().any(|argument| argument == "--bench");
    let files = arguments.iter().filter(|argument| *argument != "--bench");
    let mut inputs: Vec<PathBuf> = files.map(PathBuf::from).collect();
    if is_trial || inputs.is_empty() {
        inputs = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/archive")];
    }
    // Before anything is read: reading loads some of the tagger's lists.
    let first = first_call();
    let mut texts = text::read(&inputs)?;
    if is_trial {
        texts.truncate(TRIAL);
    }
    measure(&texts, if is_trial { Duration::ZERO } else { LONG_ENOUGH });
    row("first call", &format!("{:.0} ms", first.as_secs_f64() * 1_000.0));
    row("peak", &peak_kib().map_or("not measured".to_owned(), |kib| format!("{} MB", kib / 1_000)));
    Ok(())
}

/// How long the first call in a process takes, which reads the model.
fn first_call() -> Duration {
    let language = Some("en".to_owned());
    let body = "Mara Lindqvist left Kenya.".to_owned();
    let article = Article { body, language, ..Article::default() };
    let began = Instant::now();
    std::hint::black_box(mentions(&article, &[]));
    began.elapsed()
}

/// Prints the speed of the middle one of as many readings as fit in `long`.
fn measure(texts: &[Text], long: Duration) {
    let sum = |count: fn(&Text) -> usize| texts.iter().map(count).sum::<usize>() as f64;
    let (words, tokens, bytes) = (sum(Text::words), sum(Text::tokens), sum(Text::bytes));
    let began = Instant::now();
    let mut readings = Vec::new();
    let mut names = 0;
    while readings.is_empty() || began.elapsed() < long {
        let reading = Instant::now();
        names = texts.iter().map(|text| mentions(&text.article, &text.references).len()).sum();
        readings.push(reading.elapsed().as_secs_f64());
    }
    readings.sort_by(f64::total_cmp);
    let seconds = readings[readings.len() / 2];
    let megabytes = bytes / 1e6;
    row("text", &format!("{} articles, {words} words, {megabytes:.1} MB", texts.len()));
    row("names", &names.to_string());
    row("speed", &format!("{:.0} words/s", words / seconds));
    row("", &format!("{:.0} tokens/s", tokens / seconds));
    row("", &format!("{:.2} MB/s, middle of {} readings", megabytes / seconds, readings.len()));
}

fn row(what: &str, figures: &str) {
    println!("{what:<14}{figures}");
}

/// The most memory this process held; `None` where `/proc` does not tell.
fn peak_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
