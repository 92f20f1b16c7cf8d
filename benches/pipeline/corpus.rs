//! A corpus of any size from the articles in `examples/archive`: their
//! paragraphs in new company, under new headlines, over ten years.
//!
//! The same size gives the same bytes on every machine.

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;

use serde_json::json;
use storygraph::parse::{FieldNames, Parsed, each_article};
use storygraph::source::Options;

const SEED: u64 = 20_250_304;
/// The corpus spans so many days from 2015 on.
const DAYS: usize = 3_650;
/// Articles in a row that share their people.
const STORY: usize = 12;
/// Words of an article: those of a newsroom, 550 on average.
const LENGTHS: (usize, usize) = (150, 780);
/// Of ten articles, so many have READ MORE lines.
const REFERRING: usize = 6;
/// Of ten such lines, so many mean a story that never comes.
const NEVER: usize = 2;
/// People of the real articles, who are others in each story: an archive that
/// grows meets new names.
const PEOPLE: [&str; 6] = ["Kamala", "Harris", "Biden", "Blinken", "Sullivan", "Raimondo"];

/// Numbers of invented names from here on are people, those below places.
const PERSON: usize = 1 << 21;

/// What was written.
pub(crate) struct Corpus {
    /// Words of headlines and bodies, between white space.
    pub(crate) words: usize,
    /// Their UTF-8 bytes.
    pub(crate) text: usize,
    /// Bytes of the file.
    pub(crate) bytes: u64,
}

/// The external id of article `nth`.
pub(crate) fn id(nth: usize) -> String {
    format!("bench-{nth}")
}

impl Corpus {
    /// Writes `articles` articles to `file` as JSON lines, the oldest first.
    pub(crate) fn write(articles: usize, file: &Path) -> Result<Self, Box<dyn Error>> {
        let material = Material::read()?;
        let mut random = Random(SEED);
        let mut out = BufWriter::new(File::create(file)?);
        let mut corpus = Self { words: 0, text: 0, bytes: 0 };
        for nth in 0..articles {
            let title = material.title(nth);
            let body = material.body(nth, articles, &mut random);
            corpus.words += title.split_whitespace().chain(body.split_whitespace()).count();
            corpus.text += title.len() + body.len();
            let day = i64::try_from(nth * DAYS / articles)?;
            let published = jiff::civil::date(2015, 1, 1) + jiff::ToSpan::days(day);
            let record = json!({
                "id": id(nth),
                "url": format!("https://paper.example/{nth}"),
                "title": title,
                "published": published.to_string(),
                "source": "The Example",
                "body": body,
            });
            writeln!(out, "{record}")?;
        }
        out.into_inner()?.sync_all()?;
        corpus.bytes = std::fs::metadata(file)?.len();
        Ok(corpus)
    }
}

/// What the real articles give.
struct Material {
    titles: Vec<Vec<String>>,
    paragraphs: Vec<String>,
}

impl Material {
    fn read() -> Result<Self, Box<dyn Error>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/archive");
        let mut material = Self { titles: Vec::new(), paragraphs: Vec::new() };
        let mut problem = None;
        let _ =
            each_article(&[folder], &Options::default(), &FieldNames::default(), &mut |found| {
                match found {
                    Ok(Parsed { article, .. }) => {
                        let words = article.title.split_whitespace().map(str::to_owned);
                        material.titles.push(words.collect());
                        let lines = article.body.lines().filter(|line| !line.trim().is_empty());
                        material.paragraphs.extend(lines.map(str::to_owned));
                        ControlFlow::Continue(())
                    }
                    Err(bad) => {
                        problem = Some(bad.to_string());
                        ControlFlow::Break(())
                    }
                }
            });
        problem.map_or(Ok(material), |problem| Err(problem.into()))
    }

    /// The headline of article `nth`: the beginning of one, the end of another
    /// and a place that no other headline has.
    fn title(&self, nth: usize) -> String {
        let words = |of: usize| self.titles[of % self.titles.len()].as_slice();
        let (one, other) = (words(nth), words(nth * 31 + nth / self.titles.len() + 1));
        let beginning = one[..one.len().div_ceil(2)].join(" ");
        format!("{beginning} {} in {}", other[other.len() / 2..].join(" "), invented(nth))
    }

    fn body(&self, nth: usize, articles: usize, random: &mut Random) -> String {
        let length = LENGTHS.0 + random.below(LENGTHS.1 - LENGTHS.0);
        let mut paragraphs: Vec<String> = Vec::new();
        let mut words = 0;
        while words < length {
            let mut paragraph = self.paragraphs[random.below(self.paragraphs.len())].clone();
            words += paragraph.split_whitespace().count();
            for (role, name) in PEOPLE.iter().enumerate() {
                let number = PERSON + nth / STORY * PEOPLE.len() + role;
                paragraph = paragraph.replace(name, &invented(number));
            }
            paragraphs.push(paragraph);
        }
        if nth > 0 && random.below(10) < REFERRING {
            for _ in 0..=random.below(3) {
                let is_never = random.below(10) < NEVER;
                let target =
                    if is_never { articles + random.below(articles) } else { random.below(nth) };
                let place = 1 + random.below(paragraphs.len());
                paragraphs.insert(place, format!("READ MORE: {}", self.title(target)));
            }
        }
        paragraphs.join("\n\n")
    }
}

/// A name for a number, another for each up to four million.
fn invented(number: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "do", "ke", "li", "mo", "na", "pe", "ri", "so", "ta", "ve", "zu", "ga", "fi", "lu",
        "he",
    ];
    // A large odd factor scatters neighbours without making two the same.
    let mut rest = number.wrapping_mul(2_654_435) % (1 << 22);
    let mut name = String::new();
    for _ in 0..5 {
        name.push_str(SYLLABLES[rest % 16]);
        rest /= 16;
    }
    name.push_str(["n", "r", "s", "l"][rest % 4]);
    name[..1].to_uppercase() + &name[1..]
}

/// `SplitMix64` (Steele, Lea and Flood, 2014): a few lines, and good enough here.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % end as u64).unwrap_or(0)
    }
}
