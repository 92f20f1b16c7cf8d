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
    /// One JSON object.
    Json,
}

/// The bytes of one article.
#[derive(Clone, Debug)]
pub struct Document {
    /// What a person would call it: `inbox/a.txt`, `dump.jsonl:12`, `stdin`.
    pub name: String,
    /// The file it came from, as given on the command line and below; `-` for
    /// standard input. A file read again under the same location replaces
    /// what it said before.
    pub location: String,
    /// Whether the file holds this one article, or many.
    pub alone: bool,
    /// How to read `bytes`.
    pub format: Format,
    /// The raw bytes, in whatever encoding.
    pub bytes: Vec<u8>,
}

/// Why an input could not be read, in words for the person who gave it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {message}")]
pub struct Problem {
    /// The input, as [`Document::name`].
    pub name: String,
    /// What is wrong with it; lower case, no full stop.
    pub message: String,
    /// What to do about it, such as a command or option to type.
    pub hint: String,
}
