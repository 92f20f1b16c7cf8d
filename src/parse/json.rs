//! One JSON object → article.

use serde_json::Value;

use super::encoding::clean;
use super::line::{one_line, primary_language, some_line};
use super::reading::{self, Fault, Reading};
use super::{FieldNames, date, html, ninjs};
use crate::model::{Article, Date, Link, Span};

/// What a record holds: an article, or an item of ninjs with its associates.
pub(super) fn read(text: &str, fields: &FieldNames) -> Reading {
    let record = match parsed(text) {
        Ok(record) => record,
        Err(fault) => return Reading::fault(fault),
    };
    // Who names the fields knows what the record is.
    if *fields == FieldNames::default() && ninjs::is_ninjs(&record) {
        return ninjs::read(&record);
    }
    let article = article(&record, fields);
    if reading::says_nothing(&article) {
        let hint = "name the fields that hold them, for example `--field body=content`";
        return Reading::fault(("no title and no text".to_owned(), hint));
    }
    Reading::one(article)
}

/// The object that `text` is.
///
/// # Errors
///
/// A message and a hint where `text` is no JSON or no object.
pub(super) fn parsed(text: &str) -> Result<Value, Fault> {
    let record: Value = serde_json::from_str(text).map_err(|error| {
        let message = format!("invalid JSON at line {} column {}", error.line(), error.column());
        (message, "look for a missing quote, comma or bracket there")
    })?;
    if !record.is_object() {
        let hint = "each record is an object such as `{\"title\": \"…\", \"body\": \"…\"}`";
        return Err(("not a JSON object".to_owned(), hint));
    }
    Ok(record)
}

/// The article in a record.
fn article(record: &Value, fields: &FieldNames) -> Article {
    let field = |name: &str| value(record, &fields.names(name));
    let line = |name: &str| field(name).and_then(field_text).and_then(|text| some_line(&text));
    let url = line("url");
    let (body, mut links) = match field("body").and_then(body_text) {
        Some(body) if html::is_markup(&body) => html::fragment(&body, url.as_deref()),
        Some(body) => (clean(&body), Vec::new()),
        None => (String::new(), Vec::new()),
    };
    if let Some(listed) = field("links").and_then(Value::as_array) {
        links = self::links(listed, &body);
    }
    Article {
        // A list names nothing, and must not pass for the id that it holds.
        external_id: field("id")
            .filter(|id| !id.is_array())
            .and_then(field_text)
            .and_then(|id| some_line(&id)),
        url,
        title: line("title").unwrap_or_default(),
        standfirst: line("standfirst"),
        byline: line("byline"),
        published: field("published").and_then(date_of),
        modified: field("modified").and_then(date_of),
        language: line("lang").as_deref().and_then(primary_language),
        source: line("source"),
        section: line("section"),
        body,
        links,
        ..Article::default()
    }
}

/// The first value of `record` under one of `names` that says anything.
pub(super) fn value<'r>(record: &'r Value, names: &[&str]) -> Option<&'r Value> {
    names.iter().find_map(|name| {
        let found = record
            .get(name)
            .or_else(|| name.split('.').try_fold(record, |inside, part| inside.get(part)));
        found.filter(|value| field_text(value).is_some() || value.is_array())
    })
}

/// A value as text: a string as it is, a number in digits, an object by its
/// name, a list joined by commas.
pub(super) fn field_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => values.iter().filter_map(field_text).collect::<Vec<_>>().join(", "),
        Value::Object(object) => {
            ["name", "title", "@id", "url", "$oid", "$date", "@value", "text", "rendered"]
                .iter()
                .find_map(|key| field_text(object.get(*key)?))?
        }
        Value::Bool(_) | Value::Null => return None,
    };
    Some(text).filter(|text| !text.trim().is_empty())
}

/// As [`field_text`], but of a list the first that says anything.
pub(super) fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::Array(values) => values.iter().find_map(first_text),
        value => field_text(value).map(|text| one_line(&text)),
    }
}

/// A body as text; a list is its paragraphs.
fn body_text(value: &Value) -> Option<String> {
    match value {
        Value::Array(paragraphs) => {
            let paragraphs: Vec<String> = paragraphs.iter().filter_map(field_text).collect();
            Some(paragraphs.join("\n\n"))
        }
        value => field_text(value),
    }
}

pub(super) fn date_of(value: &Value) -> Option<Date> {
    match value {
        Value::Number(number) => {
            // Seconds with a fraction are seconds.
            let whole = number.as_i64().or_else(|| {
                let text = number.to_string();
                text.split('.').next()?.parse().ok()
            });
            date::from_number(whole?)
        }
        value => {
            let text = first_text(value)?;
            let is_number = text.len() >= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
            date::parse(&text)
                .or_else(|| is_number.then(|| date::from_number(text.parse().ok()?)).flatten())
        }
    }
}

/// The links a record lists, each at the first occurrence of its words in
/// `body` that no link before it has taken.
fn links(listed: &[Value], body: &str) -> Vec<Link> {
    let mut claimed: Vec<Span> = Vec::new();
    let mut links = Vec::new();
    for link in listed {
        let address = link.as_str().map(str::to_owned);
        let address = address.or_else(|| field_text(link.get("url").or_else(|| link.get("href"))?));
        let Some(url) = address else { continue };
        let text = link.get("text").and_then(field_text).unwrap_or_default();
        let text = clean(&text);
        let text = text.trim();
        let span = body
            .match_indices(text)
            .map(|(at, found)| Span::new(at, at + found.len()))
            .find(|span| !text.is_empty() && !claimed.iter().any(|other| other.overlaps(span)));
        claimed.extend(span);
        links.push(Link { url, text: text.to_owned(), span });
    }
    links
}

#[cfg(test)]
mod tests {
    use super::{article, parsed};
    use crate::model::Article;
    use crate::parse::FieldNames;

    fn read(json: &str) -> Article {
        article(&parsed(json).unwrap(), &FieldNames::default())
    }

    #[test]
    fn the_usual_names_are_understood() {
        for json in [
            r#"{"id": 7, "title": "Port shut", "published": "2022-02-03", "lang": "en", "body": "Ships wait."}"#,
            r#"{"guid": "7", "headline": "Port shut", "date": 1643846400, "language": "en-GB", "text": "Ships wait."}"#,
            r#"{"_id": {"$oid": "7"}, "title": {"rendered": "Port shut"}, "pubDate": "Thu, 03 Feb 2022 00:00:00 GMT", "inLanguage": "EN", "content": ["Ships wait."]}"#,
        ] {
            let article = read(json);
            assert_eq!(article.external_id.as_deref(), Some("7"), "{json}");
            assert_eq!(article.title, "Port shut");
            assert_eq!(article.published.unwrap().day(), "2022-02-03");
            assert_eq!(article.language.as_deref(), Some("en"));
            assert_eq!(article.body, "Ships wait.");
        }
    }

    #[test]
    fn authors_may_be_a_list_and_a_source_an_object() {
        let article = read(
            r#"{"title": "A", "authors": ["Jane Doe", {"name": "Jon Roe"}], "source": {"id": null, "name": "Post"}}"#,
        );
        assert_eq!(article.byline.as_deref(), Some("Jane Doe, Jon Roe"));
        assert_eq!(article.source.as_deref(), Some("Post"));
    }

    #[test]
    fn an_override_may_be_a_path() {
        let fields = "body=fields.text".parse().unwrap();
        let json = r#"{"title": "A", "body": "no", "fields": {"text": "yes"}}"#;
        assert_eq!(article(&parsed(json).unwrap(), &fields).body, "yes");
    }

    #[test]
    fn the_body_keeps_its_bytes_but_for_line_ends() {
        assert_eq!(read(r#"{"body": " a\r\n\r\n  b\u001b[0m < c "}"#).body, " a\n\n  b[0m < c ");
    }

    #[test]
    fn listed_links_claim_their_words_in_order() {
        let article = read(
            r#"{"body": "The port and the port.", "links": [
                {"url": "https://a.example/1", "text": "the port"},
                {"url": "https://a.example/2", "text": "port"},
                {"url": "https://a.example/3", "text": "harbour"},
                {"text": "no address"}]}"#,
        );
        let spans: Vec<_> =
            article.links.iter().map(|link| link.span.map(|span| span.start)).collect();
        assert_eq!(spans, [Some(13), Some(4), None]);
        assert_eq!(article.links[0].span.unwrap().of(&article.body), "the port");
    }

    #[test]
    fn a_body_of_html_becomes_text() {
        let article = read(
            r#"{"url": "https://a.example/x/y", "body": "<p>Ships <a href=\"z\">wait</a>.</p><p>Still.</p>"}"#,
        );
        assert_eq!(article.body, "Ships wait.\n\nStill.");
        assert_eq!(article.links[0].url, "https://a.example/x/z");
    }

    #[test]
    fn what_is_no_record_is_refused() {
        let refused = |json| parsed(json).unwrap_err().0;
        assert_eq!(refused("{\"a\": }"), "invalid JSON at line 1 column 7");
        assert_eq!(refused("[1]"), "not a JSON object");
    }

    #[test]
    fn what_a_record_does_not_say_is_unknown() {
        let article =
            read(r#"{"title": "A", "published": "3 YEARS AGO", "lang": null, "url": false}"#);
        assert_eq!((article.published, article.language, article.url), (None, None, None));
    }
}
