//! Records of authority files: who and what others already have an id for.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{EntityKind, name_key};

/// One record of an authority file: a person, organisation or place under the
/// id that somebody else gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Authority {
    /// The id, as the file has it.
    pub id: String,
    /// Name of the file that says so: with the id it tells the record.
    pub origin: String,
    /// What it is called first.
    pub name: String,
    /// Its class; `None` if the file does not say.
    pub kind: Option<EntityKind>,
    /// Other names that mean it.
    pub aliases: Vec<String>,
    /// Names that it shares with others, or that only some use.
    pub weak_aliases: Vec<String>,
    /// What the file says of it besides, in a line.
    pub note: Option<String>,
}

/// How a name belongs to a record; the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The name it is called by first.
    Name,
    /// Another name of it.
    Alias,
    /// A name that may well mean another: never more than a suggestion.
    Weak,
}

impl Standing {
    /// The name stored and printed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alias => "alias",
            Self::Weak => "weak",
        }
    }

    /// The standing of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Name, Self::Alias, Self::Weak].into_iter().find(|one| one.as_str() == name)
    }
}

impl Authority {
    /// Every name of the record by its normal form ([`name_key`]), as it is
    /// written where it stands strongest.
    #[must_use]
    pub fn names(&self) -> BTreeMap<String, (Standing, &str)> {
        let aliases = self.aliases.iter().map(|name| (Standing::Alias, name.as_str()));
        let weak = self.weak_aliases.iter().map(|name| (Standing::Weak, name.as_str()));
        let mut names = BTreeMap::new();
        for (standing, name) in
            [(Standing::Name, self.name.as_str())].into_iter().chain(aliases).chain(weak)
        {
            let key = name_key(name);
            if !key.is_empty() {
                names.entry(key).or_insert((standing, name));
            }
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::{Authority, Standing};

    #[test]
    fn a_name_counts_once_where_it_stands_strongest() {
        let record = Authority {
            name: "Larch Board".to_owned(),
            aliases: vec!["L.B.".to_owned(), "the Larch Board".to_owned(), "!".to_owned()],
            weak_aliases: vec!["LB".to_owned(), "Board".to_owned()],
            ..Authority::default()
        };
        let names: Vec<_> = record.names().into_iter().collect();
        let expected = [
            ("board", (Standing::Weak, "Board")),
            ("larch board", (Standing::Name, "Larch Board")),
            ("lb", (Standing::Alias, "L.B.")),
        ];
        assert_eq!(names, expected.map(|(key, said)| (key.to_owned(), said)));
    }
}
