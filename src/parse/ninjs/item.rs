//! One item of ninjs → article.

use serde_json::Value;

use super::text::{self, Wording};
use super::{line, members};
use crate::model::{Article, Date, EntityKind, Status};
use crate::parse::html::is_in_body;
use crate::parse::line::primary_language;
use crate::parse::link::resolve;
use crate::parse::marked::occurrences;
use crate::parse::state::corrects;
use crate::parse::{byline, date};

/// The lists of what an item names.
const NAMED: &[(EntityKind, &[&str])] = &[
    (EntityKind::Person, &["people", "person"]),
    (EntityKind::Organization, &["organisations", "organisation"]),
    (EntityKind::Place, &["places", "place"]),
];

/// What an item says, text or not.
pub(super) fn article(item: &Value) -> Article {
    let date_of = |name: &str| line(item, &[name]).and_then(|text| date::parse(&text));
    let uri = line(item, &["uri"]);
    let headlines = text::wordings(item, "headline", "headlines");
    let title = text::best(&headlines, &["main"])
        .and_then(Wording::line)
        .or_else(|| line(item, &["title", "slugline"]))
        .unwrap_or_default();
    let url = uri.as_deref().filter(|uri| uri.contains("://")).and_then(|uri| resolve(uri, None));
    let (body, links) = text::body(item, &title, url.as_deref());
    let note = line(item, &["ednote"]);
    let version: Option<Date> = date_of("versioncreated");
    let mut article = Article {
        standfirst: standfirst(item, &body),
        byline: line(item, &["byline", "by"]).and_then(|names| byline::of_line(&names)),
        published: date_of("firstcreated")
            .or_else(|| date_of("contentcreated"))
            .or_else(|| version.clone()),
        modified: version,
        language: line(item, &["language"]).as_deref().and_then(primary_language),
        source: line(item, &["copyrightholder"])
            .or_else(|| named(item, &["infosources", "infosource"])),
        status: status(item, note.as_deref()),
        external_id: uri,
        url,
        title,
        body,
        links,
        note,
        ..Article::default()
    };
    let names: Vec<(EntityKind, String)> = NAMED
        .iter()
        .flat_map(|(kind, names)| members(item, names).into_iter().map(|named| (*kind, named)))
        .filter_map(|(kind, named)| Some((kind, line(named, &["name"])?)))
        .collect();
    article.marked = occurrences(&article, &names);
    article
}

/// The description that is no caption, unless the body has it.
fn standfirst(item: &Value, body: &str) -> Option<String> {
    let mut descriptions = text::wordings(item, "description", "descriptions");
    descriptions.retain(|wording| !wording.role.contains("caption"));
    let best = text::best(&descriptions, &["summary", "main", "text"])?;
    best.line().filter(|line| !is_in_body(line, body))
}

fn named(item: &Value, names: &[&str]) -> Option<String> {
    members(item, names).into_iter().find_map(|member| line(member, &["name", "literal"]))
}

fn status(item: &Value, note: Option<&str>) -> Status {
    match line(item, &["pubstatus"]).unwrap_or_default().to_ascii_lowercase().as_str() {
        "canceled" | "cancelled" => Status::Canceled,
        "withheld" => Status::Withheld,
        _ if note.is_some_and(corrects) => Status::Corrected,
        _ => Status::Usable,
    }
}
