//! Packs the word lists of `lexicon.py` and the gazetteer's own lists.

use std::io;
use std::path::Path;

use storygraph::extract::training::LexiconBuilder;

use crate::corpus::Names;

/// Lists that phrases stand in; their order is part of the model.
const COUNTRY: u16 = 0;
const REGION: u16 = 1;
const LARGE_CITY: u16 = 2;
const CITY: u16 = 3;
const TOWN: u16 = 4;
const ORGANIZATION: u16 = 5;
const DEMONYM: u16 = 6;
const TITLE: u16 = 7;
const OTHER: u16 = 8;
const COMPANY: u16 = 9;
const CLUB: u16 = 10;

static CLUBS: &str = include_str!("lists/club.txt");

pub(crate) fn build(work: &Path) -> io::Result<Vec<u8>> {
    let mut lexicon = LexiconBuilder::default();
    let read = |file: &str| std::fs::read_to_string(work.join(file));
    let columns = |line: &str| -> Vec<String> { line.split('\t').map(str::to_owned).collect() };
    for line in read("words.tsv")?.lines() {
        let [word, vector] = &columns(line)[..] else { continue };
        lexicon.word(word, number(vector)?);
    }
    let mut tree: Vec<[u16; 3]> = Vec::new();
    for line in read("vectors.tsv")?.lines() {
        let [a, b, c, d] = &columns(line)[..] else { continue };
        let finest = number(a)?;
        lexicon.vector(finest);
        if tree.len() <= usize::from(finest) {
            tree.resize(usize::from(finest) + 1, [0; 3]);
        }
        tree[usize::from(finest)] = [number(b)?, number(c)?, number(d)?];
    }
    for coarser in tree {
        lexicon.cluster(coarser);
    }

    let gazetteer = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract/data/gazetteer");
    let own = |file: &str| std::fs::read_to_string(gazetteer.join(file));
    let place = |lexicon: &mut LexiconBuilder, name: &str, list: u16| {
        lexicon.phrase(name, list);
        let is_known = list <= CITY;
        if is_known && !name.contains([' ', '-']) && !name.chars().all(char::is_uppercase) {
            lexicon.lower(name);
        }
    };
    for (file, list) in [
        ("country.tsv", COUNTRY),
        ("region.tsv", REGION),
        ("city.tsv", LARGE_CITY),
        ("organization.tsv", ORGANIZATION),
    ] {
        for line in entries(&own(file)?) {
            let (name, forms) = line.split_once('\t').unwrap_or((line, ""));
            for form in
                std::iter::once(name).chain(forms.split('|')).filter(|form| !form.is_empty())
            {
                place(&mut lexicon, form, list);
            }
        }
    }
    for line in entries(&own("demonym.tsv")?) {
        lexicon.phrase(line.split('\t').next().unwrap_or(line), DEMONYM);
    }
    for line in entries(&own("phrase.tsv")?) {
        let Some((kind, phrases)) = line.split_once('\t') else { continue };
        for phrase in phrases.split('|') {
            lexicon.phrase(phrase, if kind == "title" { TITLE } else { OTHER });
        }
    }
    for name in entries(&own("given_name.txt")?) {
        lexicon.lower(name);
    }
    for line in read("places.tsv")?.lines() {
        let [name, kind] = &columns(line)[..] else { continue };
        let list = match kind.as_str() {
            "country" => COUNTRY,
            "region" => REGION,
            "city3" => LARGE_CITY,
            "city2" => CITY,
            _ => TOWN,
        };
        place(&mut lexicon, name, list);
    }
    for name in read("companies.txt")?.lines() {
        lexicon.phrase(name, COMPANY);
    }
    for name in entries(CLUBS) {
        lexicon.phrase(name, CLUB);
    }
    for line in read("people.tsv")?.lines() {
        let [name, kind] = &columns(line)[..] else { continue };
        let common = kind[1..].parse().map_err(io::Error::other)?;
        lexicon.person(name, kind.starts_with('s'), common);
    }
    Ok(lexicon.write())
}

/// Names that may stand for each other: well-known organisations and places,
/// listed companies, clubs, common names of people.
pub(crate) fn names(work: &Path) -> io::Result<Names> {
    let gazetteer = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract/data/gazetteer");
    let forms = |file: &str| -> io::Result<Vec<String>> {
        let text = std::fs::read_to_string(gazetteer.join(file))?;
        let forms = entries(&text).flat_map(|line| line.split(['\t', '|']));
        Ok(forms.filter(|form| !form.is_empty()).map(without_determiner).collect())
    };
    let mut names = Names { organizations: forms("organization.tsv")?, ..Names::default() };
    names.countries = forms("country.tsv")?;
    names.cities = forms("city.tsv")?;
    names.places = [&names.countries[..], &names.cities, &forms("region.tsv")?].concat();
    names.clubs = entries(CLUBS).map(str::to_owned).collect();
    names.organizations.extend(names.clubs.iter().cloned());
    let companies = std::fs::read_to_string(work.join("companies.txt"))?;
    names.organizations.extend(companies.lines().map(str::to_owned));
    for line in std::fs::read_to_string(work.join("people.tsv"))?.lines() {
        match line.split_once('\t') {
            Some((name, "g2" | "g3")) => names.given.push(name.to_owned()),
            Some((name, "s2" | "s3")) => names.last.push(name.to_owned()),
            _ => {}
        }
    }
    Ok(names)
}

fn without_determiner(name: &str) -> String {
    name.trim_start_matches("the ").to_owned()
}

fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn number(text: &str) -> io::Result<u16> {
    text.parse().map_err(io::Error::other)
}
