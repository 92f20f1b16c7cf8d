//! Namespaces, by one prefix each, whatever prefix a file gives them.

/// The spaces that readers ask for by prefix, and the addresses that name them.
const SPACES: &[(&str, &[&str])] = &[
    ("atom", &["http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"]),
    (
        "dc",
        &[
            "http://purl.org/dc/elements/1.1/",
            "http://purl.org/dc/elements/1.0/",
            "http://purl.org/dc/terms/",
        ],
    ),
    ("content", &["http://purl.org/rss/1.0/modules/content/"]),
    ("xhtml", &["http://www.w3.org/1999/xhtml"]),
    ("news", &["http://www.google.com/schemas/sitemap-news/0.9"]),
    (
        // What a format calls its own, even where it is written with a prefix.
        "",
        &[
            "http://purl.org/rss/1.0/",
            "http://my.netscape.com/rdf/simple/0.9/",
            "http://channel.netscape.com/rdf/simple/0.9/",
            "http://backend.userland.com/rss2",
            "http://iptc.org/std/nar/2006-10-01/",
            "http://iptc.org/std/NITF/2006-10-18/",
            "http://www.sitemaps.org/schemas/sitemap/0.9",
            "http://www.google.com/schemas/sitemap/0.9",
            "http://www.google.com/schemas/sitemap/0.84",
        ],
    ),
];

/// What an element's prefix stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Space {
    Known(&'static str),
    /// A prefix that stands for something else, or for nothing; empty where
    /// there is none.
    Printed(String),
}

impl Space {
    /// The space of that address, or of the prefix as printed where no reader
    /// asks for it.
    pub(super) fn of(address: Option<&str>, prefix: &str) -> Self {
        let is_same = |known: &&str| {
            let address = address.unwrap_or_default().trim().trim_end_matches('/');
            known.trim_end_matches('/').eq_ignore_ascii_case(address)
        };
        match SPACES.iter().find(|(_, addresses)| addresses.iter().any(is_same)) {
            Some((space, _)) => Self::Known(space),
            None => Self::Printed(prefix.to_ascii_lowercase()),
        }
    }

    pub(super) fn is(&self, space: &str) -> bool {
        match self {
            Self::Known(known) => *known == space,
            Self::Printed(printed) => printed == space,
        }
    }
}
