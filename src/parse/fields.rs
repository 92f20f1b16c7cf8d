//! Which fields of a JSON record hold what.

use crate::source::{self, Columns};

/// The fields of a JSON record, by the names that an archive gives them.
///
/// Each has usual names (`title` or `headline`, `body` or `text` …); one set
/// by [`FieldNames::with`] is looked for under that name alone. A name with
/// dots is a path: `fields.standfirst`.
///
/// ```
/// use storygraph::parse::FieldNames;
/// let fields = FieldNames::default().with("title", "webTitle").unwrap();
/// assert!(fields.with("colour", "x").is_err());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldNames {
    of: Of,
    set: Vec<(String, String)>,
}

/// What the records are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Of {
    #[default]
    Articles,
    Authorities,
}

/// A name that is no field of the record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no field named `{name}`")]
pub struct UnknownField {
    /// The name given.
    pub name: String,
}

/// Fields and their usual names, best first.
type Fields = &'static [(&'static str, &'static [&'static str])];

/// The fields that an article can have.
const FIELDS: Fields = &[
    ("id", &["id", "external_id", "guid", "uuid", "_id", "uri", "slug"]),
    ("url", &["url", "link", "canonical_url", "permalink", "webUrl"]),
    (
        "title",
        &[
            "title",
            "headline",
            "webTitle",
            "name",
            "Titel",
            "Überschrift",
            "titre",
            "título",
            "titolo",
        ],
    ),
    (
        "published",
        &[
            "published",
            "date",
            "date_published",
            "datePublished",
            "published_at",
            "publishedAt",
            "pubDate",
            "pub_date",
            "publish_date",
            "publication_date",
            "webPublicationDate",
            "created_at",
            "timestamp",
            "Datum",
            "fecha",
        ],
    ),
    (
        "modified",
        &["modified", "updated", "dateModified", "date_modified", "updated_at", "updatedAt"],
    ),
    ("lang", &["lang", "language", "inLanguage"]),
    (
        "body",
        &[
            "body",
            "text",
            "content",
            "articleBody",
            "body_text",
            "bodyText",
            "full_text",
            "fulltext",
            "maintext",
            "content_html",
            "body_html",
            "content_text",
            "article",
        ],
    ),
    ("source", &["source", "publisher", "site", "outlet", "publication", "site_name"]),
    ("byline", &["byline", "author", "authors", "creator", "Autor", "auteur"]),
    ("standfirst", &["standfirst", "description", "summary", "dek", "subtitle", "abstract"]),
    ("section", &["section", "articleSection", "category", "sectionName"]),
    ("links", &["links"]),
];

/// The fields that a record of an authority file can have.
const AUTHORITY_FIELDS: Fields = &[
    ("id", &["id", "qid", "item", "@id", "uri", "identifier"]),
    ("name", &["name", "label", "itemLabel", "prefLabel", "caption", "title"]),
    (
        "aliases",
        &["aliases", "alias", "altLabel", "itemAltLabel", "aka", "also_known_as", "other_names"],
    ),
    ("weak_aliases", &["weak_aliases", "weak_alias", "weakAlias", "weakAliases"]),
    ("kind", &["kind", "schema", "type", "class", "category"]),
    ("note", &["note", "notes", "description", "itemDescription", "summary", "comment"]),
];

impl FieldNames {
    /// The fields of the records of authority files.
    #[must_use]
    pub fn of_authorities() -> Self {
        Self { of: Of::Authorities, set: Vec::new() }
    }

    /// The names of all fields, as [`FieldNames::with`] takes them.
    pub fn all(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.fields().iter().map(|(field, _)| *field)
    }

    fn fields(&self) -> Fields {
        match self.of {
            Of::Articles => FIELDS,
            Of::Authorities => AUTHORITY_FIELDS,
        }
    }

    /// Has `field` read from `name` instead of its usual names.
    ///
    /// # Errors
    ///
    /// [`UnknownField`] if the records have no such field.
    pub fn with(mut self, field: &str, name: &str) -> Result<Self, UnknownField> {
        if self.all().all(|known| known != field) {
            return Err(UnknownField { name: field.to_owned() });
        }
        self.set.retain(|(known, _)| known != field);
        self.set.push((field.to_owned(), name.to_owned()));
        Ok(self)
    }

    /// As [`FieldNames::with`] for each of `title=headline,body=content`.
    ///
    /// # Errors
    ///
    /// [`UnknownField`] at the first that is none.
    pub fn with_all(self, text: &str) -> Result<Self, UnknownField> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        parts.into_iter().try_fold(self, |fields, part| {
            let unknown = || UnknownField { name: part.to_owned() };
            let (field, name) = part.split_once('=').ok_or_else(unknown)?;
            fields.with(field.trim(), name.trim())
        })
    }

    /// What the columns of a table are called, for those who find tables.
    #[must_use]
    pub fn columns(&self) -> Columns {
        let needed: &[&str] = match self.of {
            Of::Articles => &["body", "title"],
            Of::Authorities => &["name", "id"],
        };
        let wanted = match self.of {
            Of::Articles => "headlines or texts",
            Of::Authorities => "ids or names",
        };
        let (texts, others): (Vec<&str>, Vec<&str>) =
            self.all().partition(|field| needed.contains(field));
        let names = |fields: Vec<&str>| {
            fields.into_iter().flat_map(|field| self.names(field)).map(str::to_owned).collect()
        };
        Columns { needed: names(texts), others: names(others), wanted, fields: needed }
    }

    /// `options` with these names for the columns of tables, unless they name
    /// their own.
    #[must_use]
    pub fn reading(&self, options: &source::Options) -> source::Options {
        let mut options = options.clone();
        if options.columns.is_empty() {
            options.columns = self.columns();
        }
        options
    }

    /// The names under which `field` is looked for, best first.
    pub(super) fn names(&self, field: &str) -> Vec<&str> {
        match self.set.iter().find(|(known, _)| known == field) {
            Some((_, name)) => vec![name],
            None => self
                .fields()
                .iter()
                .find(|(known, _)| *known == field)
                .map(|(_, names)| names.to_vec())
                .unwrap_or_default(),
        }
    }
}

impl std::str::FromStr for FieldNames {
    type Err = UnknownField;

    /// Reads `title=headline,body=content`; an empty text is the default.
    fn from_str(text: &str) -> Result<Self, UnknownField> {
        Self::default().with_all(text)
    }
}

#[cfg(test)]
mod tests {
    use super::FieldNames;

    #[test]
    fn a_field_can_be_renamed() {
        let fields: FieldNames = "title=webTitle, body = fields.text".parse().unwrap();
        assert_eq!(fields.names("title"), ["webTitle"]);
        assert_eq!(fields.names("body"), ["fields.text"]);
        assert_eq!(fields.names("lang"), ["lang", "language", "inLanguage"]);
    }

    #[test]
    fn a_field_that_no_article_has_is_refused() {
        let error = "colour=x".parse::<FieldNames>().unwrap_err();
        assert_eq!(error.to_string(), "no field named `colour`");
        assert!("title".parse::<FieldNames>().is_err());
    }
}
