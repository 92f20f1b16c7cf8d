//! Feeds damaged files to the program's whole way in: bytes → documents →
//! articles → references and names.
//!
//! ```sh
//! cargo run --release --example fuzz -- SEEDS SECONDS [NUMBER]
//! ```
//!
//! Takes files below `SEEDS`, damages copies of them and reads these for so
//! many seconds; another `NUMBER` damages differently. A panic, a reading that
//! takes long and one that takes much memory are told with the file, kept in
//! `target/fuzz`. The file at hand is there too, should all end.
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

mod mutate;
mod random;

use std::error::Error;
use std::ops::ControlFlow;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use random::Random;
use storygraph::extract::Cues;
use storygraph::ingest::{Tagger, prepare};
use storygraph::parse::{self, FieldNames};
use storygraph::source::Options;

/// A reading that takes longer is told.
const LONG: Duration = Duration::from_secs(3);
/// One that takes this long never ends.
const ENDLESS: Duration = Duration::from_mins(2);
/// A reading that raises the most memory ever used by more is told, in KiB.
const MUCH: u64 = 128 << 10;
/// No longer file is damaged: many short ones find more.
const LONGEST: u64 = 400_000;

/// When the reading at hand began.
static BEGAN: Mutex<Option<Instant>> = Mutex::new(None);

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, seconds, rest @ ..] = args.as_slice() else {
        return Err("give a folder of files and a number of seconds".into());
    };
    let time = Duration::from_secs(seconds.parse()?);
    let mut random = Random::new(rest.first().map_or(Ok(1), |number| number.parse())?);
    let mut seeds = Vec::new();
    collect(Path::new(folder), &mut seeds)?;
    if seeds.is_empty() {
        return Err("no files there".into());
    }
    let kept = Path::new("target/fuzz");
    std::fs::create_dir_all(kept)?;
    std::thread::spawn(watch);
    let (began, mut readings, mut articles, mut found) = (Instant::now(), 0, 0, 0);
    let mut peak = peak_memory();
    while began.elapsed() < time {
        let seed = random.pick(&seeds).clone();
        let other = std::fs::read(random.pick(&seeds))?;
        let bytes = mutate::mutate(&std::fs::read(&seed)?, &other, &mut random);
        let extension = seed.extension().unwrap_or_default().to_string_lossy();
        let input = kept.join(format!("input.{extension}"));
        std::fs::write(&input, &bytes)?;
        let start = Instant::now();
        *BEGAN.lock().map_err(|_| "a lock broke")? = Some(start);
        let outcome = catch_unwind(|| read(&input));
        let (taken, memory) = (start.elapsed(), peak_memory());
        let grown = memory.saturating_sub(peak);
        peak = memory;
        readings += 1;
        articles += outcome.as_ref().map_or(0, |count| *count);
        let told = match outcome {
            Err(_) => Some("panic".to_owned()),
            Ok(_) if taken > LONG => Some(format!("{taken:.1?}")),
            Ok(_) if grown > MUCH => Some(format!("{} MiB more than ever", grown >> 10)),
            Ok(_) => None,
        };
        if let Some(told) = told {
            found += 1;
            let copy = kept.join(format!("found-{found}.{extension}"));
            std::fs::copy(&input, &copy)?;
            println!("{told}: {} from {} ({} bytes)", copy.display(), seed.display(), bytes.len());
        }
    }
    println!(
        "{readings} files read, {articles} articles, {found} findings, at most {} MiB of memory",
        peak >> 10
    );
    Ok(())
}

/// Reads a file as `ingest` does, and counts its articles.
fn read(input: &Path) -> usize {
    let mut count = 0;
    let inputs = [input.to_path_buf()];
    let fields = FieldNames::default();
    let _ = parse::each_article(&inputs, &Options::default(), &fields, &mut |reading| {
        if let Ok(parse::Parsed { article, origin }) = reading {
            let body = article.body.clone();
            let prepared = prepare(article, &origin, &Tagger::default(), &Cues::default());
            // A quote that is no slice of the text would panic here.
            for mention in &prepared.references {
                mention.reference.span.map(|span| span.of(&body).len());
            }
            count += 1;
        }
        ControlFlow::Continue(())
    });
    count
}

/// Ends the program where a reading does not end.
fn watch() {
    loop {
        std::thread::sleep(Duration::from_secs(1));
        let began = BEGAN.lock().ok().and_then(|began| *began);
        if began.is_some_and(|began| began.elapsed() > ENDLESS) {
            println!("endless: see target/fuzz for the file at hand");
            std::process::exit(1);
        }
    }
}

fn collect(folder: &Path, seeds: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, seeds)?;
        } else if path.metadata().is_ok_and(|file| file.is_file() && file.len() < LONGEST) {
            seeds.push(path);
        }
    }
    Ok(())
}

/// The most memory that this process ever used, in KiB, where the system says.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
