//! Fits the weights of salience to the GUM corpus and measures them; see
//! `README.md` here.
//!
//! ```sh
//! cargo run --release --example salience -- GUM_FOLDER [ARTICLES.jsonl]…
//! ```

#![allow(clippy::print_stdout, reason = "a program that reports")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "random places and shares of counts are small"
)]

mod calibration;
mod conllu;
mod end_to_end;
mod fit;
mod gum;
mod headline;
mod score;

use std::error::Error;
use std::path::Path;

use storygraph::extract::{self, Signs};
use storygraph::model::{Field, Mention};

use fit::{Example, Weights};
use gum::Document;
use score::MEASURES;

/// Summaries of each document.
const SUMMARIES: f64 = 5.0;

/// One thing that a document names.
pub(crate) struct Thing {
    /// In how many summaries it stands.
    grade: f64,
    /// Where it is named; may be empty if storygraph finds it nowhere.
    mentions: Vec<Mention>,
}

/// One document to measure on.
struct Case {
    genre: String,
    things: Vec<Thing>,
    /// Fitted without it.
    weights: Weights,
}

/// What is compared. The last two are salience: with the weights that the other
/// documents give, and with the library's.
const WAYS: [&str; 4] = ["frequency", "first", "fitted", "salience"];

/// What each way is worth on one document, by each measure.
type Scores = [[f64; MEASURES.len()]; WAYS.len()];

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths = std::env::args().skip(1);
    let folder = paths.next().ok_or("usage: salience GUM_FOLDER [ARTICLES.jsonl]…")?;
    let documents = gum::read(Path::new(&folder))?;
    let gold: Vec<Vec<Thing>> = documents.iter().map(gold).collect();
    let examples: Vec<Vec<Example>> = gold.iter().map(|things| examples(things)).collect();
    let all = fit::fit(&all_but(&examples, None).collect::<Vec<_>>());
    println!("weights, all documents: base {:.2}", all[0]);
    println!("    headline {:.2}, lead {:.2}, repetition {:.2}\n", all[1], all[2], all[3]);

    let cases = |things: Vec<Vec<Thing>>| -> Vec<Case> {
        let case = |(held, things): (usize, Vec<Thing>)| Case {
            genre: documents[held].genre.clone(),
            things,
            weights: fit::fit(&all_but(&examples, Some(held)).collect::<Vec<_>>()),
        };
        things.into_iter().enumerate().map(case).collect()
    };
    let found = documents.iter().map(end_to_end::things).collect();
    for (title, things) in
        [("names as the corpus has them", gold), ("names as storygraph finds them", found)]
    {
        let cases = cases(things);
        report(title, &cases);
        calibration::print(&shares(&cases));
        println!();
    }
    for path in paths {
        let things = headline::read(Path::new(&path))?;
        let case = |things| Case { genre: "headline".to_owned(), things, weights: all };
        let cases: Vec<Case> = things.into_iter().map(case).collect();
        report(&path, &cases);
    }
    Ok(())
}

fn gold(document: &Document) -> Vec<Thing> {
    let grade = |thing: &String| document.grades.get(thing).copied().unwrap_or_default();
    let things = document.named.iter();
    things.map(|(thing, found)| Thing { grade: grade(thing), mentions: found.clone() }).collect()
}

fn examples(things: &[Thing]) -> Vec<Example> {
    let weight = 1.0 / things.len().max(1) as f64;
    things
        .iter()
        .map(|thing| Example { signs: signs(thing), share: thing.grade / SUMMARIES, weight })
        .collect()
}

fn all_but(documents: &[Vec<Example>], held: Option<usize>) -> impl Iterator<Item = &Example> {
    documents.iter().enumerate().filter(move |(at, _)| Some(*at) != held).flat_map(|(_, of)| of)
}

fn signs(thing: &Thing) -> Weights {
    let signs = Signs::of(&thing.mentions.iter().collect::<Vec<_>>());
    [1.0, signs.headline, signs.lead, signs.repetition]
}

/// What share of the summaries is expected to name each thing, and what does.
fn shares(cases: &[Case]) -> Vec<(f64, f64)> {
    let mut shares = Vec::new();
    for Case { things, weights, .. } in cases {
        let found = things.iter().filter(|thing| !thing.mentions.is_empty());
        shares.extend(
            found.map(|thing| (fit::share(weights, &signs(thing)), thing.grade / SUMMARIES)),
        );
    }
    shares
}

/// What each way makes of a thing; the more, the more salient.
fn measures(thing: &Thing, weights: &Weights) -> [f64; WAYS.len()] {
    let first = thing.mentions.iter().map(|mention| match mention.field {
        Field::Body => (1, mention.span.start),
        _ => (0, mention.span.start),
    });
    let first = first
        .min()
        .map_or(f64::NEG_INFINITY, |(field, start)| -f64::from(field) * 1e9 - start as f64);
    let found: Vec<&Mention> = thing.mentions.iter().collect();
    // The archive keeps thousandths.
    let kept = |salience: f64| (salience * 1_000.0).round();
    let fitted = if found.is_empty() { 0.0 } else { fit::share(weights, &signs(thing)) };
    [found.len() as f64, first, kept(fitted), kept(extract::salience(&found))]
}

fn report(title: &str, cases: &[Case]) {
    let mut scores: Vec<(&str, Scores)> = Vec::new();
    let mut count = 0;
    for Case { genre, things, weights } in cases {
        let grades: Vec<f64> = things.iter().map(|thing| thing.grade).collect();
        // Where the summaries name all alike or nothing there is no order.
        if grades.windows(2).all(|pair| pair[0].total_cmp(&pair[1]).is_eq()) {
            continue;
        }
        let measured: Vec<_> = things.iter().map(|thing| measures(thing, weights)).collect();
        let mut of = Scores::default();
        for (way, scores) in of.iter_mut().enumerate() {
            let by: Vec<f64> = measured.iter().map(|measures| measures[way]).collect();
            *scores = MEASURES.map(|measure| measure(&by, &grades));
        }
        count += things.len();
        scores.push((genre, of));
    }
    println!("{title}: {} documents, {count} things; Spearman, nDCG@5, pairs", scores.len());
    let mut genres: Vec<&str> = scores.iter().map(|(genre, _)| *genre).collect();
    genres.sort_unstable();
    genres.dedup();
    // A single genre says what all of them say.
    genres.retain(|_| scores.iter().any(|(genre, _)| *genre != scores[0].0));
    for genre in std::iter::once("all").chain(genres) {
        let of: Vec<Scores> = scores
            .iter()
            .filter(|(own, _)| genre == "all" || *own == genre)
            .map(|(_, scores)| *scores)
            .collect();
        lines(genre, &of);
    }
    println!();
}

/// A line for each way, and what salience is better by than the first two.
fn lines(genre: &str, scores: &[Scores]) {
    println!("  {genre}, {} documents", scores.len());
    for (way, name) in WAYS.iter().enumerate() {
        print!("    {name:10}");
        for which in 0..MEASURES.len() {
            print!(" {:.3}", score::mean(scores.iter().map(|of| of[way][which])));
        }
        println!();
    }
    for (way, name) in WAYS.iter().enumerate().skip(2) {
        for (other, beside) in WAYS.iter().enumerate().take(2) {
            print!("    {name} over {beside:10}");
            for which in 0..MEASURES.len() {
                let differences: Vec<f64> =
                    scores.iter().map(|of| of[way][which] - of[other][which]).collect();
                let (mean, low, high) = score::interval(&differences);
                print!(" {mean:+.3} [{low:+.3}, {high:+.3}]");
            }
            println!();
        }
    }
}
