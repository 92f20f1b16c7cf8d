//! What an outside tagger is asked, and what it may answer.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::extract;
use crate::model::{Article, EntityKind, Field, Mention, Span};

/// What is said of an article, on one line of JSON.
#[derive(Serialize)]
struct Request<'a> {
    title: &'a str,
    standfirst: Option<&'a str>,
    body: &'a str,
    language: Option<&'a str>,
}

/// The line that asks for the names in `article`.
pub(super) fn request(article: &Article) -> String {
    let asked = Request {
        title: &article.title,
        standfirst: article.standfirst.as_deref(),
        body: &article.body,
        language: article.language.as_deref(),
    };
    // Strings always have a form in JSON.
    serde_json::to_string(&asked).unwrap_or_default() + "\n"
}

/// A line of answer; other keys are of no concern.
#[derive(Deserialize)]
struct Answer {
    mentions: Vec<Given>,
}

#[derive(Deserialize)]
struct Given {
    field: Field,
    start: usize,
    end: usize,
    kind: String,
    confidence: Option<f64>,
    surface: Option<String>,
    #[serde(default)]
    adjectival: bool,
}

/// An answer that can be used.
#[derive(Debug, Default)]
pub(super) struct Reply {
    /// Title, standfirst, then body, each in the order of the text.
    pub(super) mentions: Vec<Mention>,
    /// Kinds that are none of ours; what has them is left out.
    pub(super) unknown: BTreeSet<String>,
}

/// Why an answer cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// What is wrong with it.
    pub(super) message: String,
    /// What to change in the tagger.
    pub(super) hint: &'static str,
}

/// A name without a confidence is certain.
const CERTAIN: f64 = 1.0;

/// Reads a line that answers for `article`. One wrong mention spoils it all: a
/// tagger that counts wrongly once has counted wrongly before.
pub(super) fn read(line: &str, article: &Article) -> Result<Reply, Fault> {
    let answer: Answer = serde_json::from_str(line).map_err(|error| Fault {
        message: format!("the tagger's answer cannot be read: {error}"),
        hint: "answer each article with one line such as {\"mentions\": [{\"field\": \"body\", \
               \"start\": 0, \"end\": 4, \"kind\": \"person\"}]} and print nothing else",
    })?;
    let texts = [
        (Field::Title, article.title.as_str()),
        (Field::Standfirst, article.standfirst.as_deref().unwrap_or_default()),
        (Field::Body, article.body.as_str()),
    ];
    let mut reply = Reply::default();
    for (field, text) in texts {
        let mut given: Vec<&Given> = answer.mentions.iter().filter(|m| m.field == field).collect();
        if given.is_empty() {
            continue;
        }
        given.sort_by_key(|given| (given.start, given.end));
        let sentences = extract::sentences(text);
        let mut covered = 0;
        for given in given {
            let mention = mention(given, text, &sentences)?;
            let Some(mention) = mention else {
                reply.unknown.insert(given.kind.clone());
                continue;
            };
            if given.start < covered {
                return Err(fault(given, "overlaps another", "answer no name inside another"));
            }
            covered = given.end;
            reply.mentions.push(mention);
        }
    }
    Ok(reply)
}

/// The mention that was given; `None` if its kind is not known.
fn mention(given: &Given, text: &str, sentences: &[Span]) -> Result<Option<Mention>, Fault> {
    const BYTES: &str = "`start` and `end` count UTF-8 bytes of the field, from 0";
    let span = Span::new(given.start, given.end);
    let surface = match text.get(given.start..given.end) {
        Some(surface) if !surface.trim().is_empty() => surface,
        Some(_) => return Err(fault(given, "is empty", BYTES)),
        None if given.end > text.len() => {
            let why = format!("is outside the field, which has {} bytes", text.len());
            return Err(fault(given, &why, BYTES));
        }
        None => return Err(fault(given, "begins or ends inside a character", BYTES)),
    };
    if given.surface.as_ref().is_some_and(|said| said != surface) {
        return Err(fault(given, &format!("is `{surface}`, which is not its surface"), BYTES));
    }
    let confidence = given.confidence.unwrap_or(CERTAIN);
    if !(0.0..=1.0).contains(&confidence) {
        let why = format!("has a confidence of {confidence}");
        return Err(fault(given, &why, "a confidence is a number from 0 to 1"));
    }
    Ok(EntityKind::from_name(&given.kind).map(|kind| Mention {
        field: given.field,
        span,
        sentence: around(span, sentences),
        surface: surface.to_owned(),
        kind,
        confidence,
        adjectival: given.adjectival,
    }))
}

fn fault(given: &Given, why: &str, hint: &'static str) -> Fault {
    let Given { field, start, end, .. } = given;
    let message = format!("the tagger's mention {} {start}-{end} {why}", field.as_str());
    Fault { message, hint }
}

/// The sentence that `span` stands in, or all those it reaches into.
fn around(span: Span, sentences: &[Span]) -> Span {
    let first = sentences.iter().find(|sentence| sentence.end > span.start);
    let last = sentences.iter().rev().find(|sentence| sentence.start < span.end);
    Span::new(
        first.map_or(span.start, |sentence| sentence.start.min(span.start)),
        last.map_or(span.end, |sentence| sentence.end.max(span.end)),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{read, request};
    use crate::model::{Article, Span};

    fn article() -> Article {
        Article {
            title: "Otters in Österreich".to_owned(),
            body: "Owen Pryce left. Ärzte met Mara Lindqvist.".to_owned(),
            ..Article::default()
        }
    }

    fn fault(mentions: &Value) -> String {
        read(&json!({ "mentions": mentions }).to_string(), &article()).unwrap_err().message
    }

    #[test]
    fn an_article_is_asked_for_on_one_line() {
        assert_eq!(
            request(&Article { body: "One.\nTwo.".to_owned(), ..article() }),
            "{\"title\":\"Otters in Österreich\",\"standfirst\":null,\"body\":\"One.\\nTwo.\",\"language\":null}\n"
        );
    }

    #[test]
    fn an_answer_gives_names_in_order_with_their_sentences() {
        let line = json!({"tagger": "x", "mentions": [
            {"field": "body", "start": 28, "end": 42, "kind": "person", "confidence": 0.5},
            {"field": "body", "start": 0, "end": 10, "kind": "person", "surface": "Owen Pryce"},
            {"field": "body", "start": 0, "end": 16, "kind": "event"},
            {"field": "title", "start": 10, "end": 21, "kind": "place"},
        ]});
        let reply = read(&line.to_string(), &article()).unwrap();
        let found: Vec<(&str, Span, f64)> = reply
            .mentions
            .iter()
            .map(|mention| (mention.surface.as_str(), mention.sentence, mention.confidence))
            .collect();
        assert_eq!(
            found,
            [
                ("Österreich", Span::new(0, 21), 1.0),
                ("Owen Pryce", Span::new(0, 16), 1.0),
                ("Mara Lindqvist", Span::new(17, 43), 0.5),
            ]
        );
        assert_eq!(reply.unknown.into_iter().collect::<Vec<_>>(), ["event"]);
    }

    #[test]
    fn an_answer_that_cannot_be_true_is_refused() {
        let at = |start: usize, end: usize| json!({"field": "body", "start": start, "end": end, "kind": "person"});
        let with = |key: &str, value: Value| {
            let mut mention = at(0, 10);
            mention[key] = value;
            json!([mention])
        };
        for (mentions, message) in [
            (json!([at(0, 99)]), "body 0-99 is outside the field, which has 43 bytes"),
            (json!([at(18, 22)]), "body 18-22 begins or ends inside a character"),
            (json!([at(5, 4)]), "body 5-4 begins or ends inside a character"),
            (json!([at(4, 5)]), "body 4-5 is empty"),
            (json!([at(0, 10), at(5, 16)]), "body 5-16 overlaps another"),
            (with("confidence", json!(1.5)), "body 0-10 has a confidence of 1.5"),
            (with("surface", json!("Owen")), "body 0-10 is `Owen Pryce`, which is not its surface"),
            (
                with("field", json!("standfirst")),
                "standfirst 0-10 is outside the field, which has 0 bytes",
            ),
        ] {
            assert_eq!(fault(&mentions), format!("the tagger's mention {message}"));
        }
        for line in [
            "",
            "loading model",
            "[]",
            "{}",
            "{\"mentions\": [{}]}",
            "{\"mentions\": [{\"start\": -1}]}",
        ] {
            let message = read(line, &article()).unwrap_err().message;
            assert!(message.starts_with("the tagger's answer cannot be read: "), "{message}");
        }
    }
}
