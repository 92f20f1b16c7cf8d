//! A reference whose story is not here waits for it, however long, and binds
//! when the story arrives.
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use storygraph::ingest::{Event, Options, ingest};
use storygraph::query::{self, WantedFilter};
use storygraph::store::Store;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let store = Store::open_or_create(&folder.path().join("storygraph.db"))?;
    let inbox = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/inbox");

    // All but the folder `later`, as `*.txt` in a shell.
    let mut today = Vec::new();
    for entry in inbox.read_dir()? {
        let file = entry?.path();
        if file.is_file() {
            today.push(file);
        }
    }
    read(&store, "Today", &today)?;
    wanted(&store)?;
    read(&store, "Later", &[inbox.join("later")])?;
    wanted(&store)
}

/// Ingests and says which earlier references found their story.
fn read(store: &Store, when: &str, inputs: &[PathBuf]) -> Result<(), Box<dyn Error>> {
    let mut found = Vec::new();
    let stop = AtomicBool::new(false);
    let report = ingest(store, inputs, &Options::default(), &stop, &mut |event| {
        if let Event::Bound(newly) = event {
            found.push(format!("“{}” found {}", newly.article.title, newly.target.title));
        }
    })?;
    println!("{when}, articles: {}, references: {}", report.added, report.references);
    for line in found {
        println!("  {line}");
    }
    Ok(())
}

/// Says which stories are still missing, and who asks for them.
fn wanted(store: &Store) -> Result<(), Box<dyn Error>> {
    let filter = WantedFilter { cited: true, listed: false, limit: 10 };
    for wanted in query::wanted(store, &filter)? {
        println!("  wanted by {}: {}", wanted.articles, wanted.story.title);
    }
    Ok(())
}
