//! The bytes of one article, and where they came from.

/// How the bytes of a document are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text: headline, perhaps a standfirst, paragraphs.
    Text,
    /// Markdown, perhaps with YAML front matter.
    Markdown,
    /// A saved web page.
    Html,
    /// One JSON object: a record of any shape, or IPTC ninjs.
    Json,
    /// RSS, RDF, Atom or JSON Feed: an article an item.
    Feed,
    /// IPTC NewsML-G2: a news item, or a message or package of several.
    NewsMl,
    /// NITF: an article of a news agency.
    Nitf,
    /// A sitemap of news: addresses and headlines without texts.
    Sitemap,
    /// A mail message (RFC 5322): a newsletter.
    Message,
}

/// Where the bytes of an article came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// What a person would call it: `inbox/a.txt`, `dump.jsonl:12`, `stdin`.
    pub name: String,
    /// The file it came from, as given on the command line and below; `-` for
    /// standard input. A file read again under the same location replaces
    /// what it said before.
    pub location: String,
    /// Whether the file holds this one article, or many.
    pub alone: bool,
    /// The address it was fetched from, where a crawl says so.
    pub url: Option<String>,
}

/// Bytes that hold one article, or the several of a feed or package.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it came from.
    pub origin: Origin,
    /// How to read `bytes`.
    pub format: Format,
    /// The encoding that a container's header names for `bytes`.
    pub charset: Option<String>,
    /// The raw bytes, in whatever encoding.
    pub bytes: Vec<u8>,
}
