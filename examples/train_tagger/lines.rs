//! Lines made from templates and name lists, of kinds that the training sets
//! have few of.

use storygraph::extract::training::read;

use crate::corpus::{Document, Names, Sentence};
use crate::random::Random;

/// Forms of one line. `T` a club, `N` a country, `L` a city, `P` a person, `A` a
/// news agency, `#` a number; the rest is as printed.
static TEMPLATES: &str = include_str!("lists/line.txt");
static AGENCIES: [&str; 8] = ["AP", "AFP", "Reuters", "UPI", "Xinhua", "TASS", "DPA", "ANI"];

/// Documents made, lines of each, and what a line counts beside a gold one.
const DOCUMENTS: usize = 120;
const LINES: usize = 8;
const WEIGHT: f32 = 0.3;

pub(crate) fn made(names: &Names) -> Vec<Document> {
    let mut random = Random::new(5);
    let templates: Vec<&str> =
        TEMPLATES.lines().filter(|line| !line.starts_with("# ") && !line.is_empty()).collect();
    let document = |_| {
        let template = templates[random.below(templates.len())];
        Document {
            sentences: (0..LINES).map(|_| line(template, names, &mut random)).collect(),
            recased: Vec::new(),
            weight: WEIGHT,
            is_silver: false,
            is_standard: false,
        }
    };
    (0..DOCUMENTS).map(document).collect()
}

fn line(template: &str, names: &Names, random: &mut Random) -> Sentence {
    let mut sentence = Sentence { tokens: Vec::new(), allowed: Vec::new() };
    for word in template.split(' ') {
        let (text, first) = match word {
            "A" => (AGENCIES[random.below(AGENCIES.len())].to_owned(), 3),
            "T" => (names.clubs[random.below(names.clubs.len())].clone(), 3),
            "N" => (names.countries[random.below(names.countries.len())].clone(), 5),
            "L" => (names.cities[random.below(names.cities.len())].clone(), 5),
            "P" => (names.person(random), 1),
            "#" => (random.below(90).to_string(), 0),
            other => (other.to_owned(), 0),
        };
        let tokens = read(&text).into_iter().flatten().map(|(_, token)| token);
        for (place, token) in tokens.enumerate() {
            sentence.tokens.push(token);
            sentence.allowed.push(match (first, place) {
                (0, _) => 1,
                (label, 0) => 1 << label,
                (label, _) => 1 << (label + 1),
            });
        }
    }
    sentence
}
