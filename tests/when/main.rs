//! How well words of time are found and read, on sentences labelled by hand.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "figures are to be read")]

use std::collections::BTreeSet;

use storygraph::extract::{TimeExpression, TimeSource, time_expressions};
use storygraph::model::Date;

const FILES: [(&str, &str); 2] =
    [("whitehouse", include_str!("whitehouse.tsv")), ("wcep", include_str!("wcep.tsv"))];

/// A sentence without its marks, and what they say: byte range and value.
struct Labelled {
    part: &'static str,
    published: Date,
    text: String,
    labels: BTreeSet<(usize, usize, String)>,
}

fn labelled(file: &'static str) -> Vec<Labelled> {
    let rows = file.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| {
        let [part, published, _, marked] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("four columns: {line}");
        };
        let (mut text, mut labels) = (String::new(), BTreeSet::new());
        let mut rest = marked;
        while let Some((before, after)) = rest.split_once('[') {
            let (label, after) = after.split_once(']').unwrap();
            let (words, value) = label.split_once('|').unwrap();
            text.push_str(before);
            labels.insert((text.len(), text.len() + words.len(), value.to_owned()));
            text.push_str(words);
            rest = after;
        }
        text.push_str(rest);
        Labelled { part, published: Date::from_iso(published).unwrap(), text, labels }
    })
    .collect()
}

/// Right, found and labelled.
#[derive(Clone, Copy, Default)]
struct Score(usize, usize, usize);

impl Score {
    fn add(
        &mut self,
        found: &BTreeSet<(usize, usize, String)>,
        labels: &BTreeSet<(usize, usize, String)>,
        values: bool,
    ) {
        let matches = |one: &&(usize, usize, String)| {
            labels
                .iter()
                .any(|other| (one.0, one.1) == (other.0, other.1) && (!values || one.2 == other.2))
        };
        self.0 += found.iter().filter(matches).count();
        self.1 += found.len();
        self.2 += labels.len();
    }

    fn f1(self) -> f64 {
        2.0 * self.0 as f64 / (self.1 + self.2) as f64
    }
}

#[test]
fn words_of_time_are_found_and_read_better_than_by_explicit_dates_alone() {
    let show = std::env::var_os("SHOW_ERRORS").is_some();
    let mut of_part = [[Score::default(); 4]; 2];
    for (name, file) in FILES {
        let mut of_file = [[Score::default(); 4]; 2];
        for sentence in labelled(file) {
            let all = time_expressions(&sentence.text, "en", Some(&sentence.published));
            let label = |one: &TimeExpression| (one.span.start, one.span.end, one.value.clone());
            let found: BTreeSet<_> = all.iter().map(label).collect();
            let explicit: BTreeSet<_> =
                all.iter().filter(|one| one.source == TimeSource::Words).map(label).collect();
            if show && sentence.part == "dev" && found != sentence.labels {
                println!("{}\n  found {found:?}\n  label {:?}", sentence.text, sentence.labels);
            }
            for scores in [&mut of_file, &mut of_part] {
                let scores = &mut scores[usize::from(sentence.part == "held")];
                scores[0].add(&found, &sentence.labels, false);
                scores[1].add(&found, &sentence.labels, true);
                scores[2].add(&explicit, &sentence.labels, false);
                scores[3].add(&explicit, &sentence.labels, true);
            }
        }
        print(name, of_file);
    }
    print("both", of_part);
    for scores in of_part {
        assert!(scores[1].f1() > 0.85 && scores[1].f1() > scores[3].f1() + 0.3);
    }
}

fn print(name: &str, scores: [[Score; 4]; 2]) {
    for (part, scores) in ["dev", "held"].iter().zip(scores) {
        for (what, score) in ["span", "value", "explicit span", "explicit value"].iter().zip(scores)
        {
            let (precision, recall) =
                (score.0 as f64 / score.1 as f64, score.0 as f64 / score.2 as f64);
            println!(
                "{name:10} {part:4} {what:14} P {precision:.3} R {recall:.3} F1 {:.3} of {}",
                score.f1(),
                score.2
            );
        }
    }
}
