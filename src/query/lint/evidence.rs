//! What speaks for and against, in plain words.

use serde::Serialize;

use super::candidate::Candidate;
use super::company::{Both, Kept, Shared, year};
use crate::error::Result;
use crate::model::{EntityKind, MeantName, NameLink};
use crate::resolve::identity::Form;
use crate::store::{NamingText, Store};

/// Names that are told of several.
const TOLD: usize = 3;

/// What kind of thing speaks for or against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// How the names are alike.
    Form,
    /// What both are named with.
    Company,
    /// When they are named.
    Time,
    /// That an article names both as two.
    Together,
    /// That they are of different classes.
    Class,
    /// That others have the name.
    Others,
}

/// One thing that speaks for or against.
#[derive(Clone, Debug, Serialize)]
pub struct Evidence {
    /// What kind.
    pub sign: Sign,
    /// In plain words. Quotes names and headlines: hostile text.
    pub text: String,
}

/// What speaks for one, and what for two, who are of these `kinds`.
pub(super) fn evidence(
    store: &Store,
    names: &[MeantName],
    candidate: &Candidate,
    kept: &Both,
    kinds: [EntityKind; 2],
) -> Result<(Vec<Evidence>, Vec<Evidence>)> {
    let (mut pro, mut con) = (Vec::new(), Vec::new());
    let say = |to: &mut Vec<Evidence>, sign, text| to.push(Evidence { sign, text });
    let printed = |at: usize| names[at].printed.as_str();
    if let Some(link) = &candidate.link {
        let (one, other) = (printed(candidate.place.0), printed(candidate.place.1));
        say(&mut pro, Sign::Form, linked(&link.stored, one, other));
        if !link.rivals.is_empty() {
            let rivals = rivals(names, &link.rivals);
            say(&mut con, Sign::Others, format!("“{other}” could stand for {rivals} too"));
        }
    }
    for (form, one, other) in &candidate.forms {
        let (alike, others) = alike(form, printed(*one), printed(*other));
        // Names of several classes are alike in the same words.
        if pro.iter().all(|said| said.text != alike) {
            say(&mut pro, Sign::Form, alike);
            con.extend(others.map(|text| Evidence { sign: Sign::Others, text }));
        }
    }
    if !kept.shared.is_empty() {
        say(&mut pro, Sign::Company, company(&kept.shared));
    } else if kept.signs.company.is_some() {
        let text = "they share no company: what one is named with, the other is not";
        say(&mut con, Sign::Company, text.to_owned());
    }
    if let (Some(one), Some(other)) = (years(&kept.one), years(&kept.other)) {
        let apart = kept.signs.years_apart;
        if apart > 1 {
            let text = format!("named in {one} and in {other}, {apart} years apart");
            say(&mut con, Sign::Time, text);
        } else if one == other {
            say(&mut pro, Sign::Time, format!("named both in {one}"));
        } else {
            say(&mut pro, Sign::Time, format!("named in {one} and in {other}"));
        }
    }
    if let Some(text) = together(store, kept)? {
        say(&mut con, Sign::Together, text);
    }
    if kept.signs.initials {
        say(&mut con, Sign::Form, "their middle initials are two people's".to_owned());
    }
    if kept.signs.common {
        say(&mut con, Sign::Others, "many people have this name".to_owned());
    }
    let [one, other] = kinds;
    if one != other {
        let text = format!("one is taken for {}, the other for {}", a(one), a(other));
        say(&mut con, Sign::Class, text);
    }
    Ok((pro, con))
}

/// What both are named with.
fn company(shared: &[Shared]) -> String {
    let shared = shared.iter().map(|(name, one, other)| format!("{name} ({one} and {other})"));
    format!("both are named with {} in other articles", listed(&shared.collect::<Vec<String>>()))
}

/// The articles that name both as two, and the first of them by date.
fn together(store: &Store, kept: &Both) -> Result<Option<String>> {
    let rank = |text: &&NamingText| {
        (text.published.is_none(), text.published.clone(), text.article.clone())
    };
    let Some(first) = kept.together.iter().min_by_key(rank) else { return Ok(None) };
    let article = store.article_by_key(&first.article)?;
    let title = article.map_or_else(|| first.article.clone(), |article| article.title);
    Ok(Some(match kept.together.len() {
        1 => format!("one article names both as two: “{title}”"),
        number => format!("{number} articles name both as two, the first “{title}”"),
    }))
}

/// How two names are alike, and who else it could be.
fn alike(form: &Form, one: &str, other: &str) -> (String, Option<String>) {
    let text = match form {
        Form::ShortForm { times, of } => {
            let text = format!(
                "“{other}” stands for {one} where an article prints both: {times} of {of} mentions"
            );
            let others = of - times;
            let others = (others > 0)
                .then(|| format!("“{other}” stands for others there: {others} of {of} mentions"));
            return (text, others);
        }
        Form::Spelling => format!("spelled alike: “{one}”, “{other}”"),
        Form::Typo => format!("a letter apart: “{one}”, “{other}”"),
        Form::Given => format!("one surname, and the given names may be one: “{one}”, “{other}”"),
        Form::Longer { .. } => format!("“{one}” is “{other}” and a word more"),
        Form::Acronym { rivals } => {
            let text = format!("“{other}” are the initials of {one}");
            return (text, rival(*rivals, "has these initials", "have these initials"));
        }
        Form::Surname { rivals } => {
            let text = format!("“{other}” is the surname of {one}");
            return (text, rival(*rivals, "has this surname", "have this surname"));
        }
        Form::Class => "the same words".to_owned(),
        Form::Namesake => "the same name".to_owned(),
        Form::Metonym => {
            let text = format!("“{other}” often stands for {one}");
            return (
                text,
                Some(format!("“{other}” is a place or body of its own: they may be kept two")),
            );
        }
    };
    (text, None)
}

fn rival(all: usize, one: &str, several: &str) -> Option<String> {
    match all.saturating_sub(1) {
        0 => None,
        1 => Some(format!("another in the archive {one}")),
        others => Some(format!("{others} others in the archive {several}")),
    }
}

/// Those of `entities` that most articles name.
fn rivals(names: &[MeantName], entities: &[i64]) -> String {
    let speaking = names.iter().filter(|listed| entities.contains(&listed.name.id));
    let mut speaking: Vec<&MeantName> = speaking.collect();
    speaking.sort_by_key(|listed| std::cmp::Reverse(listed.name.articles));
    let mut told: Vec<String> =
        speaking.iter().take(TOLD).map(|listed| listed.printed.clone()).collect();
    match speaking.len().saturating_sub(told.len()) {
        0 => {}
        1 => told.push("another".to_owned()),
        others => told.push(format!("{others} others")),
    }
    listed(&told)
}

/// Why the archive takes two for one.
fn linked(link: &NameLink, one: &str, other: &str) -> String {
    let why = match link.method.as_str() {
        "short_form" => format!("“{other}” stands for {one} where articles print both"),
        "spelling" => format!("“{other}” is another spelling of “{one}”"),
        _ => format!("“{other}” and “{one}” are the same words in two classes"),
    };
    format!("taken for one, {:.2} sure: {why}", link.confidence)
}

/// The years in which one is named: `2021` or `2019–2023`.
fn years(kept: &Kept) -> Option<String> {
    let (first, last) = (year(kept.first.as_deref()?)?, year(kept.last.as_deref()?)?);
    Some(if first == last { first.to_string() } else { format!("{first}–{last}") })
}

fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

fn a(kind: EntityKind) -> String {
    let article = if kind == EntityKind::Organization { "an" } else { "a" };
    format!("{article} {kind}")
}
