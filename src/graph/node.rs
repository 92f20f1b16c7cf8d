//! What the graph connects.

use serde::Serialize;

use crate::model::{Date, EntityKind, Status};

/// The class of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NodeKind {
    /// A story in the archive.
    Article,
    /// A story that the archive's references name and that has not arrived.
    Wanted,
    /// A human being.
    Person,
    /// A company, agency, party, army, team.
    Organization,
    /// A country, city, region.
    Place,
}

impl NodeKind {
    /// Every kind, in display order.
    pub const ALL: [Self; 5] =
        [Self::Article, Self::Wanted, Self::Person, Self::Organization, Self::Place];

    /// The name stored and printed, such as `wanted`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Wanted => "wanted",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether it is a story (here or wanted) rather than an entity.
    #[must_use]
    pub const fn is_story(self) -> bool {
        matches!(self, Self::Article | Self::Wanted)
    }
}

impl std::fmt::Display for NodeKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<EntityKind> for NodeKind {
    fn from(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::Person,
            EntityKind::Organization => Self::Organization,
            EntityKind::Place => Self::Place,
        }
    }
}

/// A story or an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Node {
    /// Identity that does not depend on arrival order: `article:SLUG`,
    /// `wanted:KEY`, `person:KEY`, `organization:KEY`, `place:KEY`.
    pub id: String,
    /// The class.
    pub kind: NodeKind,
    /// Headline or name, as the source prints it. Hostile text: escape it.
    pub title: String,
    /// The article's (or wanted story's) address. Hostile text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The article's date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// The article's publisher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Id of the story that the article tells with others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// What its publisher says of the article as a whole.
    #[serde(skip_serializing_if = "Status::is_usable")]
    pub status: Status,
    /// The publisher's words about that, such as what was corrected. Hostile text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Addresses of the same person, organisation or place elsewhere, such as
    /// on Wikidata. Hostile text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub same_as: Vec<String>,
    /// Row id in the database (of the article or entity; 0 for a wanted
    /// story). Depends on arrival order, so it is never exported.
    #[serde(skip)]
    pub row: i64,
}

impl Node {
    /// A node of your own, to be drawn or exported; what is not said is unknown.
    ///
    /// Its id is made of kind and title. Where two nodes of a graph may have the
    /// same, give them others: [`Node::with_id`].
    ///
    /// ```
    /// use storygraph::graph::{Node, NodeKind};
    /// use storygraph::model::Date;
    ///
    /// let begins = Node::new(NodeKind::Article, "Strike begins")
    ///     .with_url("https://example.org/strike")
    ///     .with_date(Date::from_iso("2024-05-01"));
    /// assert_eq!(begins.id, "article:Strike begins");
    /// ```
    #[must_use]
    pub fn new(kind: NodeKind, title: impl Into<String>) -> Self {
        let title = title.into();
        Self {
            id: format!("{kind}:{title}"),
            kind,
            title,
            url: None,
            published: None,
            source: None,
            story: None,
            status: Status::Usable,
            note: None,
            same_as: Vec::new(),
            row: 0,
        }
    }

    /// The same under this id. In exports, nodes of one id are one.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// The same with an address that pictures link to, if it is one of the web.
    #[must_use]
    pub fn with_url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// The same with a date, or without.
    #[must_use]
    pub fn with_date(mut self, published: Option<Date>) -> Self {
        self.published = published;
        self
    }

    /// The same with a publisher.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }
}
