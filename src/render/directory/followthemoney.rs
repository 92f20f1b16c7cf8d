//! Entities of FollowTheMoney (followthemoney.tech), a line of JSON each, as
//! OpenSanctions, Aleph and their kin take them.

use serde::Serialize;

use crate::model::EntityKind;
use crate::query::Card;

#[derive(Serialize)]
struct Entity<'a> {
    id: &'a str,
    caption: &'a str,
    schema: &'static str,
    properties: Properties<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties<'a> {
    name: [&'a str; 1],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    alias: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    weak_alias: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    full: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    wikidata_id: Vec<&'a str>,
    notes: Vec<String>,
}

/// An entity as a line of JSON. The model has no class of all places; of those
/// that it has `Address`, a location, is the nearest.
#[must_use]
pub fn ftm_line(card: &Card) -> String {
    let is_place = card.kind == EntityKind::Place;
    let (wikidata, others): (Vec<_>, Vec<_>) = card.ids.iter().partition(|id| is_wikidata(&id.id));
    let mut notes = vec![seen(card)];
    notes.extend(others.into_iter().map(|id| format!("{} in {}", id.id, id.origin)));
    let mut wikidata_id: Vec<&str> = wikidata.into_iter().map(|id| id.id.as_str()).collect();
    wikidata_id.dedup();
    let entity = Entity {
        id: &card.id,
        caption: &card.name,
        schema: match card.kind {
            EntityKind::Person => "Person",
            EntityKind::Organization => "Organization",
            EntityKind::Place => "Address",
        },
        properties: Properties {
            name: [&card.name],
            alias: &card.aliases,
            weak_alias: &card.weak_aliases,
            full: is_place.then_some(card.name.as_str()).into_iter().collect(),
            wikidata_id,
            notes,
        },
    };
    // Strings always have a form in JSON.
    serde_json::to_string(&entity).unwrap_or_default() + "\n"
}

/// `Q64`.
fn is_wikidata(id: &str) -> bool {
    let digits = id.strip_prefix('Q').unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// How much the archive says of it: the model has no property for that.
fn seen(card: &Card) -> String {
    let (articles, mentions) = (card.articles, card.mentions);
    let counts = format!("articles: {articles}, mentions: {mentions}");
    let day = |date: &Option<String>| {
        date.as_ref().map_or("undated", |date| date.get(..10).unwrap_or(date)).to_owned()
    };
    format!("{counts}, first: {}, last: {}", day(&card.first), day(&card.last))
}
