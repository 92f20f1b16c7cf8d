//! How nodes are connected, and the words that say so.

use serde::Serialize;

use crate::model::{ReferenceKind, Span};

/// Why two nodes are connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EdgeKind {
    /// A story's reference to another story.
    Reference(ReferenceKind),
    /// A story names an entity.
    Mentions,
}

impl EdgeKind {
    /// The name stored and printed: `mentions`, or the reference's kind.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reference(kind) => kind.as_str(),
            Self::Mentions => "mentions",
        }
    }
}

impl Serialize for EdgeKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A directed connection.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Edge {
    /// Why.
    pub kind: EdgeKind,
    /// How much the edge says, 0 to 1: for a mention the entity's salience in
    /// the article, for a reference its confidence.
    pub weight: f64,
    /// The words that say so.
    pub evidence: Evidence,
}

/// The words that prove an edge.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Evidence {
    /// Slug of the article that the words stand in.
    pub article: String,
    /// Which of its texts: `title`, `standfirst` or `body`.
    pub field: String,
    /// Where, in UTF-8 bytes of that text; `None` for a link that the source
    /// lists apart from its text.
    pub span: Option<Span>,
    /// The words at `span`. Hostile text: escape it.
    pub quote: String,
    /// The sentence around them, for reading. Hostile text.
    pub sentence: String,
    /// How it was found, such as `cue+title` or `tagger`.
    pub method: String,
    /// How sure, 0 to 1.
    pub confidence: f64,
}

impl Edge {
    /// An edge of your own, to be drawn or exported: certain, and without a
    /// quote.
    ///
    /// ```
    /// use storygraph::graph::{Edge, EdgeKind};
    ///
    /// let names = Edge::new(EdgeKind::Mentions).with_weight(0.4).with_quote("strike", "Ms Ito");
    /// assert_eq!(names.evidence.quote, "Ms Ito");
    /// ```
    #[must_use]
    pub fn new(kind: EdgeKind) -> Self {
        let evidence = Evidence { confidence: 1.0, ..Evidence::default() };
        Self { kind, weight: 1.0, evidence }
    }

    /// The same with that weight, 0 to 1.
    #[must_use]
    pub fn with_weight(mut self, weight: f64) -> Self {
        self.weight = weight;
        self
    }

    /// The same with the words that say so, and the slug of the article that
    /// they stand in.
    #[must_use]
    pub fn with_quote(mut self, article: impl Into<String>, quote: impl Into<String>) -> Self {
        self.evidence.article = article.into();
        self.evidence.quote = quote.into();
        self
    }
}
