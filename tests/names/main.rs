//! Does storygraph still tell which mentions of an article name the same thing?

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod labelled;
mod measure;
mod system;

use std::path::Path;

use labelled::Labelled;
use system::{SYSTEMS, Source, Tagged, measures};

/// The least mean of MUC, B-cubed and CEAF-e F1, in percent, over the labelled
/// mentions and over those that the tagger finds: a point below November 2026.
const FLOORS: [(&str, Source, f64); 2] =
    [("labelled", Tagged::gold, 98.0), ("found", Tagged::found, 86.3)];
/// So many points the better of the two simple rules stays behind, at least.
const AHEAD: f64 = 5.0;

fn articles() -> Vec<Labelled> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/names/articles");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file: &std::path::PathBuf| {
        let id = file.file_stem().unwrap().to_string_lossy();
        labelled::article(&id, &std::fs::read_to_string(file).unwrap()).unwrap()
    };
    files.iter().map(read).collect()
}

#[test]
fn names_of_one_thing_are_told_better_than_simple_rules_tell_them() {
    let set = articles();
    assert_eq!(set.len(), 20);
    for (source, mentions, floor) in FLOORS {
        let means = SYSTEMS.map(|(_, system)| measures(&set, mentions, system).mean() * 100.0);
        let [exact, surname, ours] = means;
        assert!(ours >= floor, "{source}: {ours:.1}, at least {floor}");
        assert!(ours >= exact.max(surname) + AHEAD, "{source}: {means:.1?}");
    }
}

#[test]
fn every_mark_is_read_where_it_stands() {
    let set = articles();
    assert_eq!(set.iter().map(|labelled| labelled.mentions.len()).sum::<usize>(), 669);
    for labelled in &set {
        for mention in &labelled.mentions {
            let text = match mention.field {
                storygraph::model::Field::Title => &labelled.article.title,
                _ => &labelled.article.body,
            };
            assert_eq!(mention.span.of(text), mention.surface, "{}", labelled.id);
            assert!(mention.sentence.contains(&mention.span), "{}", labelled.id);
        }
    }
}
