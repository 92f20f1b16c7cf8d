//! The names of the site that a page is of.

use crate::model::title_key;

/// A name of fewer letters is in any address by chance.
const MIN_LETTERS: usize = 3;

/// What the site is called: as pages state it, and as its address spells it.
pub(super) struct Site {
    names: Vec<String>,
    /// The host, without `www.` and marks: `lastampait`.
    host: String,
}

impl Site {
    pub(super) fn new(names: impl IntoIterator<Item = String>, url: Option<&str>) -> Self {
        let host = url
            .and_then(|url| url.split_once("://"))
            .map_or("", |(_, rest)| rest.split(['/', '?', '#', ':']).next().unwrap_or_default());
        let host = host.trim_start_matches("www.");
        let names = names.into_iter().map(|name| title_key(&name)).filter(|name| !name.is_empty());
        Self { names: names.collect(), host: letters(host) }
    }

    /// Whether `text` is the name of the site: one of its names or the start of
    /// one (`Post` of `Post of Velmora`), or what its address opens with.
    pub(super) fn is_name(&self, text: &str) -> bool {
        let key = title_key(text);
        let spelled = letters(text);
        !key.is_empty()
            && (self.names.iter().any(|name| name.starts_with(&key))
                || (spelled.len() >= MIN_LETTERS && self.host.starts_with(&spelled)))
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::Site;

    #[test]
    fn a_site_is_known_by_its_name_and_by_its_address() {
        let site =
            Site::new(["The Velmora Post".to_owned()], Some("https://www.velmorapost.example/a"));
        for name in ["The Velmora Post", "the velmora", "Velmora Post", "VelmoraPost.example"] {
            assert!(site.is_name(name), "{name}");
        }
        for text in ["", "Velmora harbour", "Post", "|"] {
            assert!(!site.is_name(text), "{text}");
        }
    }
}
