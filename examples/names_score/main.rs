//! Measures how well `resolve::names` tells which mentions of an article name
//! the same thing, beside two simple rules; see `README.md`.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program of its own")]

mod gum;
#[path = "../../tests/names/labelled.rs"]
mod labelled;
#[path = "../../tests/names/measure.rs"]
mod measure;
mod mistake;
#[path = "../../tests/names/system.rs"]
mod system;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use labelled::Labelled;
use measure::Measures;
use system::{SYSTEMS, Source, Tagged, measures};

fn main() -> ExitCode {
    let mut folders: Vec<String> = std::env::args().skip(1).collect();
    let all = folders.len();
    folders.retain(|argument| argument != "--mistakes");
    let tells = folders.len() < all;
    if folders.is_empty() {
        eprintln!("usage: names_score [--mistakes] FOLDER…");
        return ExitCode::from(2);
    }
    for folder in folders {
        match read(Path::new(&folder)) {
            Ok(set) => report(&folder, &set, tells),
            Err(error) => {
                eprintln!("error: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

/// The documents of `folder`, in the order of their names.
fn read(folder: &Path) -> Result<Vec<Labelled>, String> {
    let unreadable = |error| format!("`{}` cannot be read: {error}", folder.display());
    let entries = std::fs::read_dir(folder).map_err(unreadable)?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut texts = Vec::new();
    for file in files {
        let ending = file.extension().unwrap_or_default().to_string_lossy().into_owned();
        if matches!(ending.as_str(), "conllu" | "txt") {
            let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            texts.push((id, ending, std::fs::read_to_string(&file).map_err(unreadable)?));
        }
    }
    let read = |(id, ending, text): &(String, String, String)| match ending.as_str() {
        "conllu" => {
            let others = texts.iter().filter(|(other, ..)| other != id);
            let common = gum::common_nouns(others.map(|(_, _, text)| text.as_str()));
            Ok(gum::document(id, text, &common))
        }
        _ => labelled::article(id, text),
    };
    let set: Vec<Labelled> = texts.iter().map(read).collect::<Result<_, _>>()?;
    if set.is_empty() {
        return Err(format!("`{}` has no .conllu and no .txt files", folder.display()));
    }
    Ok(set)
}

fn report(folder: &str, set: &[Labelled], tells: bool) {
    let mentions: usize = set.iter().map(|labelled| labelled.mentions.len()).sum();
    println!("{folder}: {} documents, {mentions} named mentions", set.len());
    let sources: [(&str, Source); 2] =
        [("labelled mentions", Tagged::gold), ("our tagger's mentions", Tagged::found)];
    for (title, source) in sources {
        println!(
            "\n{title:<22} {:^20} {:^20} {:^20} {:>5}",
            "MUC R P F1", "B-cubed R P F1", "CEAF-e R P F1", "mean"
        );
        for (name, system) in SYSTEMS {
            line(name, &measures(set, source, system));
        }
        if tells {
            for labelled in set {
                mistake::tell(labelled, &source(labelled));
            }
        }
    }
    println!();
}

fn line(name: &str, measures: &Measures) {
    print!("{name:<22}");
    for counts in [measures.muc, measures.b_cubed, measures.ceaf_e] {
        let [recall, precision, f1] = counts.figures().map(|figure| figure * 100.0);
        print!("   {recall:5.1} {precision:5.1} {f1:5.1}");
    }
    println!("   {:5.1}", measures.mean() * 100.0);
}
