//! Gold and silver sentences, brought to one convention.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use flate2::read::GzDecoder;
use storygraph::extract::training::{LABELS, Token, read};

use crate::random::Random;
use crate::{Options, lines};

/// Every label may stand there: the token teaches nothing.
pub(crate) const ANY: u16 = (1 << LABELS) - 1;
/// No name.
const NONE: u16 = 1;
/// No name, or one of another kind.
const NONE_OR_OTHER: u16 = 1 | 1 << 7 | 1 << 8;

/// Sentences that make a document of tweets and other sentences without one.
const LOOSE_SENTENCES: usize = 20;

/// One sentence: for each token the labels it may have, one bit each.
#[derive(Clone)]
pub(crate) struct Sentence {
    pub tokens: Vec<Token>,
    pub allowed: Vec<u16>,
}

/// Sentences of one text.
pub(crate) struct Document {
    pub sentences: Vec<Sentence>,
    /// Some of them in capitals or title case; learnt, but not of the text.
    pub recased: Vec<Sentence>,
    /// What its examples count.
    pub weight: f32,
    /// Whether a teacher tagged it.
    pub is_silver: bool,
    /// Whether it is edited news or encyclopedia, labelled by people.
    pub is_standard: bool,
}

impl Document {
    pub(crate) fn len(&self) -> usize {
        self.sentences.iter().map(|sentence| sentence.tokens.len()).sum()
    }
}

/// How a set is read.
struct Set {
    name: &'static str,
    /// Whether its "no name" excludes names of other kinds, such as events.
    has_other: bool,
    /// Whether its sentences do not belong together.
    is_loose: bool,
    is_standard: bool,
}

const GOLD: [Set; 6] = [
    Set { name: "btc", has_other: false, is_loose: true, is_standard: false },
    Set { name: "gum_ccby", has_other: false, is_loose: false, is_standard: true },
    Set { name: "men_news", has_other: true, is_loose: false, is_standard: true },
    Set { name: "wikigold", has_other: true, is_loose: false, is_standard: true },
    Set { name: "wnut17", has_other: false, is_loose: true, is_standard: false },
    Set { name: "sec_filings", has_other: false, is_loose: false, is_standard: false },
];

/// Names of roles that the SEC filings label as people.
const FILING_ROLES: [&str; 16] = [
    "borrower",
    "borrowers",
    "lender",
    "lenders",
    "executive",
    "employee",
    "company",
    "bank",
    "agent",
    "guarantor",
    "tenant",
    "landlord",
    "purchaser",
    "seller",
    "director",
    "chief",
];

/// The training sets: gold from `data`, silver from `work`, each sentence also
/// in capitals or title case now and then.
pub(crate) fn train(
    data: &Path,
    work: &Path,
    options: &Options,
    names: &Names,
) -> Result<Vec<Document>, Box<dyn Error>> {
    let mut documents = Vec::new();
    let wanted = |name: &str| !options.without.iter().any(|left_out| left_out == name);
    for set in GOLD.iter().filter(|set| wanted(set.name)) {
        documents.extend(conll(&data.join(format!("train/{}.conll.gz", set.name)), set)?);
    }
    if wanted("lines") {
        documents.extend(lines::made(names));
    }
    let silver = Set { name: "gmb", has_other: true, is_loose: true, is_standard: false };
    let gold = documents.len();
    if wanted("gmb") {
        documents.extend(conll(&work.join("gmb.conll.gz"), &silver)?);
    }
    for name in ["wikinews", "whitehouse", "digitalgov"].into_iter().filter(|name| wanted(name)) {
        documents.extend(spans(&work.join(format!("{name}.jsonl.gz")))?);
    }
    for document in &mut documents[gold..] {
        document.weight = options.silver;
        document.is_silver = true;
    }
    let mut random = Random::new(1);
    for document in &mut documents {
        let mut recased = Vec::new();
        for sentence in &document.sentences {
            let chance = random.unit();
            let renamed = if document.is_silver { options.renamed } else { options.renamed_gold };
            if !(4..40).contains(&sentence.tokens.len()) {
                continue;
            }
            if chance < options.upper {
                recased.push(sentence.recased(str::to_uppercase));
            } else if chance < options.upper + options.title {
                recased.push(sentence.recased(capitalized));
            } else if chance < options.upper + options.title + renamed
                && let Some(sentence) = sentence.renamed(names, &mut random)
            {
                recased.push(sentence);
            }
        }
        document.recased = recased;
    }
    Ok(documents)
}

/// A development set's name and documents.
pub(crate) type DevSet = (&'static str, Vec<Document>);

/// The development sets by name.
pub(crate) fn dev(data: &Path) -> Result<Vec<DevSet>, Box<dyn Error>> {
    ["gum_news", "men_news", "uner_ewt", "wikigold", "wnut17"]
        .into_iter()
        .map(|name| {
            let set = Set { name, has_other: true, is_loose: false, is_standard: true };
            Ok((name, conll(&data.join(format!("dev/{name}.conll.gz")), &set)?))
        })
        .collect()
}

fn unzipped(path: &Path) -> Result<impl Iterator<Item = std::io::Result<String>>, Box<dyn Error>> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(BufReader::new(GzDecoder::new(file)).lines())
}

/// Token TAB tag, a blank line between sentences, `-DOCSTART-` between documents.
fn conll(path: &Path, set: &Set) -> Result<Vec<Document>, Box<dyn Error>> {
    let mut documents = Vec::new();
    let mut sentences = Vec::new();
    let mut rows: Vec<(Token, String)> = Vec::new();
    let last = std::iter::once(Ok("-DOCSTART-".to_owned()));
    for line in unzipped(path)?.chain(last) {
        let line = line?;
        let is_start = line.starts_with("-DOCSTART-");
        if !is_start && !line.trim().is_empty() {
            let (word, tag) = line.split_once('\t').unwrap_or((&line, "O"));
            rows.push((Token::new(word), tag.to_owned()));
            continue;
        }
        if !rows.is_empty() {
            sentences.push(sentence(std::mem::take(&mut rows), set));
        }
        let is_full = set.is_loose && sentences.len() >= LOOSE_SENTENCES;
        if (is_start || is_full) && !sentences.is_empty() {
            documents.push(Document {
                sentences: std::mem::take(&mut sentences),
                recased: Vec::new(),
                weight: 1.0,
                is_silver: false,
                is_standard: set.is_standard,
            });
        }
    }
    Ok(documents)
}

/// One JSON object a line: `text`, and `spans` of start, end (in characters), label.
fn spans(path: &Path) -> Result<Vec<Document>, Box<dyn Error>> {
    let set = Set { name: "", has_other: true, is_loose: false, is_standard: false };
    let mut documents = Vec::new();
    for line in unzipped(path)? {
        let row: serde_json::Value = serde_json::from_str(&line?)?;
        let text = row["text"].as_str().ok_or("no text")?;
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        let span = |span: &serde_json::Value| -> Option<(usize, usize, String)> {
            let byte = |nth: usize| Some(bytes[usize::try_from(span[nth].as_u64()?).ok()?]);
            Some((byte(0)?, byte(1)?, span[2].as_str()?.to_owned()))
        };
        let names: Option<Vec<_>> =
            row["spans"].as_array().ok_or("no spans")?.iter().map(span).collect();
        let names = names.ok_or("a span is start, end, label")?;
        let mut names = names.iter().peekable();
        let mut sentences = Vec::new();
        for tokens in read(text) {
            let mut before = None;
            let tag = |(start, token): (usize, Token)| {
                while names.next_if(|name| name.1 <= start).is_some() {}
                let here = names.peek().filter(|name| name.0 < start + token.text.len());
                let begins = if here.map(|name| name.0) == before { "I" } else { "B" };
                before = here.map(|name| name.0);
                let tag = here.map_or("O".to_owned(), |name| format!("{begins}-{}", name.2));
                (token, tag)
            };
            sentences.push(sentence(tokens.into_iter().map(tag).collect(), &set));
        }
        documents.push(Document {
            sentences,
            recased: Vec::new(),
            weight: 1.0,
            is_silver: true,
            is_standard: false,
        });
    }
    Ok(documents)
}

/// The class of a set's label: 0 person, 1 organisation, 2 place, 3 other.
fn class(label: &str) -> Option<usize> {
    Some(match label {
        "PER" | "PERSON" | "person" => 0,
        "ORG" | "ORGANIZATION" | "organization" | "corporation" | "group" => 1,
        "LOC" | "LOCATION" | "location" | "FACILITY" | "place" | "GPE" | "FAC" => 2,
        "MISC" | "NORP" | "EVENT" | "event" | "LAW" | "PRODUCT" | "product" | "WORK_OF_ART"
        | "creative-work" | "LANGUAGE" => 3,
        _ => return None,
    })
}

/// Brings one sentence to our convention: no determiner, title of honour or
/// possessive in a name.
fn sentence(rows: Vec<(Token, String)>, set: &Set) -> Sentence {
    let (tokens, tags): (Vec<Token>, Vec<String>) = rows.into_iter().unzip();
    let nothing = if set.has_other { NONE } else { NONE_OR_OTHER };
    let mut allowed = vec![nothing; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let Some(label) = tags[at].get(2..) else {
            at += 1;
            continue;
        };
        let inside = format!("I-{label}");
        let mut last = at + 1;
        while tags.get(last) == Some(&inside) {
            last += 1;
        }
        let mut first = std::mem::replace(&mut at, last);
        let Some(class) = class(label) else { continue };
        if class < 3 {
            while last - first > 1 && is_determiner(&tokens[first]) {
                first += 1;
            }
            while last - first > 1 && is_possessive(&tokens[last - 1]) {
                last -= 1;
            }
        }
        // `US-led`: the name is `US`.
        while last - first > 2 && tokens[last - 1].is_lower() && tokens[last - 2].text == "-" {
            last -= 2;
        }
        // `Secretary of State` names no state.
        if first > 1 && tokens[first - 1].text == "of" && is_officer(&tokens[first - 2]) {
            continue;
        }
        while class == 0 && last - first > 1 && tokens[first].is_honorific() {
            first += 1;
        }
        for (place, allowed) in allowed[first..last].iter_mut().enumerate() {
            *allowed = 1 << (2 * class + if place == 0 { 1 } else { 2 });
        }
    }
    for (token, allowed) in tokens.iter().zip(&mut allowed) {
        let is_handle = token.text.starts_with('@');
        let is_role = set.name == "sec_filings"
            && *allowed & 0b110 != 0
            && FILING_ROLES.contains(&token.text.to_lowercase().as_str());
        if is_handle || is_role {
            *allowed = ANY;
        }
    }
    Sentence { tokens, allowed }
}

fn is_officer(token: &Token) -> bool {
    matches!(token.text.to_lowercase().as_str(), "secretary" | "minister")
}

/// Whether a name is compared without this first word.
pub(crate) fn is_determiner(token: &Token) -> bool {
    matches!(token.text.to_lowercase().as_str(), "the" | "a" | "an")
}

/// Whether a name is compared without this last word.
pub(crate) fn is_possessive(token: &Token) -> bool {
    matches!(token.text.as_str(), "'s" | "’s" | "'" | "’")
}

/// Names to put in the place of others: of organisations and places, and parts
/// of people's.
#[derive(Default)]
pub(crate) struct Names {
    pub organizations: Vec<String>,
    pub places: Vec<String>,
    pub given: Vec<String>,
    pub last: Vec<String>,
    pub countries: Vec<String>,
    pub cities: Vec<String>,
    pub clubs: Vec<String>,
}

impl Names {
    /// A given name and a surname.
    pub(crate) fn person(&self, random: &mut Random) -> String {
        let given = &self.given[random.below(self.given.len())];
        format!("{given} {}", self.last[random.below(self.last.len())])
    }

    /// A name of `class` (0 person, 1 organisation, 2 place) in as many words
    /// as it has; people's in no more than `words`.
    fn draw(&self, class: usize, words: usize, random: &mut Random) -> Vec<Token> {
        let mut pick = |list: &[String]| list[random.below(list.len())].clone();
        let name = match class {
            0 if words == 1 => pick(&self.last),
            0 => self.person(random),
            1 => pick(&self.organizations),
            _ => pick(&self.places),
        };
        read(&name).into_iter().flatten().map(|(_, token)| token).collect()
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

impl Sentence {
    /// The sentence with other names of the same classes; `None` if it has none.
    fn renamed(&self, names: &Names, random: &mut Random) -> Option<Self> {
        let label = |at: usize| {
            let bits = self.allowed[at];
            bits.is_power_of_two().then(|| bits.trailing_zeros() as usize)
        };
        let (mut tokens, mut allowed) = (Vec::new(), Vec::new());
        let (mut at, mut changed) = (0, false);
        while at < self.tokens.len() {
            let begins = label(at).filter(|label| matches!(label, 1 | 3 | 5));
            let Some(first) = begins else {
                tokens.push(self.tokens[at].clone());
                allowed.push(self.allowed[at]);
                at += 1;
                continue;
            };
            let start = at;
            at += 1;
            while at < self.tokens.len() && label(at) == Some(first + 1) {
                at += 1;
            }
            let drawn = names.draw(first / 2, at - start, random);
            changed |= !drawn.is_empty();
            for (place, token) in drawn.into_iter().enumerate() {
                tokens.push(token);
                allowed.push(1 << if place == 0 { first } else { first + 1 });
            }
        }
        changed.then_some(Self { tokens, allowed })
    }

    /// The sentence with its words rewritten; in title case, only words of
    /// small letters longer than three are.
    fn recased(&self, rewrite: impl Fn(&str) -> String) -> Self {
        let all = rewrite("ab") == "AB";
        let token = |token: &Token| {
            let change = all || token.is_lower() && token.text.len() > 3;
            token.rewritten(if change { rewrite(&token.text) } else { token.text.clone() })
        };
        Self { tokens: self.tokens.iter().map(token).collect(), allowed: self.allowed.clone() }
    }
}
