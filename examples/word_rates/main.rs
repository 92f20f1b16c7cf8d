//! Counts in which share of news texts each English stem stands, for
//! `src/resolve/data/word_rate.tsv`:
//!
//! ```text
//! cargo run --release --example word_rates -- wikinews.jsonl whitehouse.jsonl,digitalgov.jsonl
//! ```
//!
//! Each argument is one voice, all voices count alike; so do the files of a
//! voice, which commas separate. A file has an article a line, with `title` and
//! `body`.

#![expect(clippy::print_stdout, reason = "a program that writes a file")]

use std::collections::{BTreeMap, HashMap};
use std::error::Error;

use serde::Deserialize;
use storygraph::store::{searched, stems};

/// What is added to every share, so that a word never seen has a weight too:
/// about one text in two thousand.
const UNSEEN: f64 = 0.000_5;

/// Stems in a smaller share of texts than this are as good as never seen.
const LEAST: f64 = 0.000_5;

#[derive(Deserialize)]
struct Article {
    title: String,
    body: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let voices: Vec<String> = std::env::args().skip(1).collect();
    let mut shares: HashMap<String, f64> = HashMap::new();
    for voice in &voices {
        let files: Vec<&str> = voice.split(',').collect();
        let worth = 1.0 / (voices.len() * files.len()) as f64;
        for file in files {
            let lines = std::fs::read_to_string(file)?;
            let mut texts = HashMap::<String, usize>::new();
            for line in lines.lines() {
                let article: Article = serde_json::from_str(line)?;
                for stem in stems(&searched(&article.title, None, &article.body)).into_keys() {
                    *texts.entry(stem).or_default() += 1;
                }
            }
            let all = lines.lines().count() as f64;
            for (stem, count) in texts {
                *shares.entry(stem).or_default() += worth * count as f64 / all;
            }
        }
    }
    // Stems of one weight, rounded, share a line.
    let mut lines: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (stem, share) in shares {
        if share >= LEAST && stem.is_ascii() {
            let weight = -((share + UNSEEN) / (1.0 + UNSEEN)).ln();
            lines.entry(format!("{:.1}", weight.max(0.0))).or_default().push(stem);
        }
    }
    for (weight, mut stems) in lines {
        stems.sort();
        println!("{weight}\t{}", stems.join(" "));
    }
    Ok(())
}
