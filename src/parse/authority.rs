//! Records of authority files: objects of JSON, rows of tables, and entities of
//! FollowTheMoney as OpenSanctions publishes them.

use serde_json::Value;

use super::json::{field_text, parsed, value};
use super::line::some_line;
use super::reading::Fault;
use super::{FieldNames, encoding, problem};
use crate::model::{Authority, EntityKind, name_key};
use crate::source::{Document, Format, Problem};

static KINDS: &str = include_str!("kind.txt");

/// The record that `document` holds, said by the file `origin`.
///
/// # Errors
///
/// A [`Problem`] with what to mend, where it is no record.
pub fn authority(
    document: &Document,
    origin: &str,
    fields: &FieldNames,
) -> Result<Authority, Problem> {
    let read = match document.format {
        Format::Json => {
            let text = encoding::decode(&document.bytes, false, document.charset.as_deref());
            parsed(&text).and_then(|record| from_record(&record, origin, fields))
        }
        _ => Err(("no table and no JSON".to_owned(), "give records as CSV, TSV or JSON lines")),
    };
    read.map_err(|fault| problem(document.origin.name.clone(), fault))
}

fn from_record(record: &Value, origin: &str, fields: &FieldNames) -> Result<Authority, Fault> {
    // FollowTheMoney keeps all but id and schema a step below.
    let inside = record.get("properties").filter(|inside| inside.is_object());
    let field = |name: &str| {
        let names = fields.names(name);
        inside.and_then(|inside| value(inside, &names)).or_else(|| value(record, &names))
    };
    let all = |name: &str| field(name).map_or_else(Vec::new, listed);
    let id = value(record, &fields.names("id")).and_then(field_text);
    let Some(id) = id.and_then(|id| some_line(&unguarded(&id))) else {
        return Err((
            "no id".to_owned(),
            "give each record an `id`, or name it with `--field id=COLUMN`",
        ));
    };
    let mut names = match field("name") {
        // A cell is one name, whatever stands in it.
        Some(Value::String(name)) => some_line(&unguarded(name)).into_iter().collect(),
        Some(list) => listed(list),
        None => Vec::new(),
    };
    let is_name = |name: &String| !name_key(name).is_empty();
    names.retain(is_name);
    if names.is_empty() {
        let hint = "give each record a `name` with letters or digits, or name it with `--field name=COLUMN`";
        return Err(("no name".to_owned(), hint));
    }
    let mut aliases = names.split_off(1);
    aliases.extend(all("aliases"));
    let mut weak_aliases = all("weak_aliases");
    aliases.retain(is_name);
    weak_aliases.retain(is_name);
    Ok(Authority {
        id,
        origin: origin.to_owned(),
        name: names.swap_remove(0),
        kind: match field("kind").and_then(field_text) {
            Some(word) => kind(&word)?,
            None => None,
        },
        aliases,
        weak_aliases,
        note: field("note").map(listed_whole).and_then(|note| some_line(&note)),
    })
}

/// The names in a value: a list as it is, also one that a cell holds as JSON; else
/// what stands between `|` or `;`.
fn listed(value: &Value) -> Vec<String> {
    let text = match value {
        Value::Array(values) => {
            return values
                .iter()
                .filter_map(field_text)
                .filter_map(|name| some_line(&name))
                .collect();
        }
        value => unguarded(&field_text(value).unwrap_or_default()),
    };
    if let Ok(Value::Array(values)) = serde_json::from_str(&text) {
        return listed(&Value::Array(values));
    }
    text.split(['|', ';']).filter_map(some_line).collect()
}

/// A text as it is; of a list all its texts.
fn listed_whole(value: &Value) -> String {
    match value {
        Value::Array(values) => values.iter().filter_map(field_text).collect::<Vec<_>>().join("; "),
        value => unguarded(&field_text(value).unwrap_or_default()),
    }
}

/// A cell without the apostrophe that keeps a spreadsheet from taking it for a
/// formula.
fn unguarded(cell: &str) -> String {
    let is_formula = |rest: &str| rest.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let formula = |rest: &&str| is_formula(rest.trim_start_matches('\''));
    cell.strip_prefix('\'').filter(formula).unwrap_or(cell).to_owned()
}

/// The class that a word names; `None` of one that may be several.
fn kind(word: &str) -> Result<Option<EntityKind>, Fault> {
    let plain: String =
        word.to_lowercase().chars().filter(|c| !matches!(c, ' ' | '-' | '_')).collect();
    // What FollowTheMoney calls a person or company of which it knows no more.
    if matches!(plain.as_str(), "legalentity" | "thing" | "unknown" | "other" | "misc") {
        return Ok(None);
    }
    let mut lines = KINDS.lines().filter(|line| !line.starts_with('#'));
    let found = lines.find(|line| line.split(' ').skip(1).any(|known| known == plain));
    let kind = found.and_then(|line| EntityKind::from_name(line.split(' ').next()?));
    let hint = "a kind is person, organization or place; leave it empty where that is not known";
    kind.map(Some).ok_or_else(|| (format!("the kind `{}` is none of ours", word.trim()), hint))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::from_record;
    use crate::model::{Authority, EntityKind};
    use crate::parse::FieldNames;

    fn read(record: &serde_json::Value) -> Result<Authority, String> {
        from_record(record, "f.csv", &FieldNames::of_authorities()).map_err(|fault| fault.0)
    }

    #[test]
    fn aliases_stand_in_a_list_or_between_bars_or_semicolons() {
        for aliases in [
            json!("LB | Board; B."),
            json!(["LB", "Board", "B."]),
            json!("[\"LB\", \"Board\", \"B.\"]"),
        ] {
            let record =
                read(&json!({"id": 7, "name": "Larch Board", "aliases": aliases})).unwrap();
            assert_eq!(record.aliases, ["LB", "Board", "B."]);
            assert_eq!((record.id.as_str(), record.kind), ("7", None));
        }
    }

    #[test]
    fn a_kind_is_known_in_its_usual_spellings() {
        for (word, kind) in [
            ("Person", EntityKind::Person),
            ("PER", EntityKind::Person),
            ("Public Body", EntityKind::Organization),
            ("company", EntityKind::Organization),
            ("GPE", EntityKind::Place),
        ] {
            let record = read(&json!({"id": "a", "name": "A", "kind": word})).unwrap();
            assert_eq!(record.kind, Some(kind), "{word}");
        }
        let unknown = read(&json!({"id": "a", "name": "A", "schema": "LegalEntity"})).unwrap();
        assert_eq!(unknown.kind, None);
    }

    #[test]
    fn an_entity_of_follow_the_money_is_a_record() {
        let record = read(&json!({
            "id": "NK-7", "caption": "Ada Larch", "schema": "Person",
            "properties": {"name": ["Ada Larch", "A. Larch"], "alias": ["The Ox"], "weakAlias": ["Ox"],
                "notes": ["Mayor", "of Velm"]},
        }))
        .unwrap();
        assert_eq!((record.name.as_str(), record.kind), ("Ada Larch", Some(EntityKind::Person)));
        assert_eq!(record.aliases, ["A. Larch", "The Ox"]);
        assert_eq!(record.weak_aliases, ["Ox"]);
        assert_eq!(record.note.as_deref(), Some("Mayor; of Velm"));
    }

    #[test]
    fn what_is_no_record_says_why() {
        for (record, why) in [
            (json!({"name": "A"}), "no id"),
            (json!({"id": "a", "name": " - "}), "no name"),
            (
                json!({"id": "a", "name": "A", "kind": "Vessel"}),
                "the kind `Vessel` is none of ours",
            ),
        ] {
            assert_eq!(read(&record).unwrap_err(), why);
        }
    }
}
