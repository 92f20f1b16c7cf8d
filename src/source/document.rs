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

impl Problem {
    /// A problem with `name`.
    pub(crate) fn new(
        name: impl Into<String>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self { name: name.into(), message: message.into(), hint: hint.into() }
    }

    /// A file or record of more than `max_bytes` bytes.
    pub(super) fn too_large(name: impl Into<String>, max_bytes: usize) -> Self {
        let limit = match max_bytes {
            bytes if bytes >= 1 << 20 && bytes.is_multiple_of(1 << 20) => {
                format!("{} MiB", bytes >> 20)
            }
            bytes => format!("{bytes} bytes"),
        };
        Self::new(name, format!("larger than {limit}"), "raise the limit with `--max-size`")
    }

    /// A file or folder that the system would not open or read.
    pub(super) fn unreadable(name: impl Into<String>, kind: std::io::ErrorKind) -> Self {
        use std::io::ErrorKind;
        let (message, hint) = match kind {
            ErrorKind::NotFound => {
                ("no such file or folder", "check the spelling and the folder you are in")
            }
            ErrorKind::PermissionDenied => {
                ("permission denied", "make it readable, for example with `chmod -R u+rX PATH`")
            }
            ErrorKind::IsADirectory => ("is a folder", "name the files in it"),
            _ => ("cannot be read", "check that the disk and the file are sound"),
        };
        let message = match kind {
            ErrorKind::NotFound | ErrorKind::PermissionDenied | ErrorKind::IsADirectory => {
                message.to_owned()
            }
            kind => format!("{message} ({kind})"),
        };
        Self::new(name, message, hint)
    }
}
