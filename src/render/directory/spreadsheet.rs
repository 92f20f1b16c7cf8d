//! Comma-separated values (RFC 4180), safe to open in a spreadsheet.

use crate::query::Card;
use crate::render::escape;

/// The names of the columns.
#[must_use]
pub fn csv_header() -> String {
    "id,name,aliases,weak_aliases,kind,ids,articles,mentions,first,last\r\n".to_owned()
}

/// An entity as a row. `entity import` takes off the apostrophe before what a
/// spreadsheet would take for a formula.
#[must_use]
pub fn csv_line(card: &Card) -> String {
    let ids: Vec<String> = card.ids.iter().map(|id| format!("{} ({})", id.id, id.origin)).collect();
    let cells = [
        card.id.clone(),
        card.name.clone(),
        list(&card.aliases),
        list(&card.weak_aliases),
        card.kind.to_string(),
        list(&ids),
        card.articles.to_string(),
        card.mentions.to_string(),
        card.first.clone().unwrap_or_default(),
        card.last.clone().unwrap_or_default(),
    ];
    cells.iter().map(|text| escape::csv(text)).collect::<Vec<_>>().join(",") + "\r\n"
}

/// Several in one cell: between bars, or as JSON where one has a bar in it.
fn list(names: &[String]) -> String {
    let is_plain = |name: &String| !name.contains(['|', ';']) && !name.starts_with('[');
    if names.iter().all(is_plain) {
        return names.join("|");
    }
    serde_json::to_string(names).expect("strings are always JSON")
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn several_names_are_told_apart() {
        let names =
            |names: &[&str]| list(&names.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(names(&["A", "B"]), "A|B");
        assert_eq!(names(&["A|B", "C"]), "[\"A|B\",\"C\"]");
    }
}
