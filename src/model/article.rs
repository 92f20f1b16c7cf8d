//! An article as a parser read it.

use serde::{Deserialize, Serialize};

use super::{Date, Mention, Span, Status};

/// One article, as its source says it. Every field but `body` may be unknown.
///
/// `body` is what spans point into. It never includes the title, and the
/// standfirst only where the source repeats it there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The source's own identifier, unique within `source`.
    pub external_id: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// The headline; empty where the source has none.
    pub title: String,
    /// The summary under the headline (dek, standfirst).
    pub standfirst: Option<String>,
    /// Authors, as printed.
    pub byline: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// When the source last changed it.
    pub modified: Option<Date>,
    /// BCP 47 primary language, such as `en`.
    pub language: Option<String>,
    /// Publisher or agency.
    pub source: Option<String>,
    /// Section or rubric.
    pub section: Option<String>,
    /// The running text: paragraphs separated by newlines, line ends `\n`.
    pub body: String,
    /// Hyperlinks of the body, in order.
    pub links: Vec<Link>,
    /// What its publisher says of it as a whole.
    #[serde(default, skip_serializing_if = "Status::is_usable")]
    pub status: Status,
    /// The publisher's note to editors or readers: what was corrected, why it
    /// was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Names that the source itself marks in its texts, or lists beside them
    /// (NITF, NewsML, ninjs). Their sentences are not told yet: each has its
    /// own span there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marked: Vec<Mention>,
}

/// A hyperlink in an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Absolute where the page allowed it to be made so.
    pub url: String,
    /// The anchor's words.
    pub text: String,
    /// Where the anchor stands in the body; `None` where the source lists
    /// its links apart from the text and the words do not occur in it.
    pub span: Option<Span>,
}
