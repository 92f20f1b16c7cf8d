//! What the head of a page says in `meta` and `link` elements.

use std::collections::HashMap;

use dom_query::Document;

use crate::parse::line::one_line;
use crate::parse::link::resolve;

/// The `meta` elements of a page, by name in lower case; the first counts.
pub(super) struct Meta(HashMap<String, Vec<String>>);

impl Meta {
    pub(super) fn read(document: &Document) -> Self {
        let mut found: HashMap<String, Vec<String>> = HashMap::new();
        for meta in document.select("meta[content]").nodes() {
            let content = one_line(&meta.attr_or("content", ""));
            for key in ["property", "name", "itemprop", "http-equiv"] {
                if let Some(name) = meta.attr(key)
                    && !content.is_empty()
                {
                    found
                        .entry(name.trim().to_ascii_lowercase())
                        .or_default()
                        .push(content.clone());
                }
            }
        }
        Self(found)
    }

    /// The first value under the first of `names` that has one.
    pub(super) fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.0.get(*name)?.first().cloned())
    }

    /// All values under the first of `names` that has one, joined.
    pub(super) fn joined(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| Some(self.0.get(*name)?.join(", ")))
    }
}

/// The page's own address as its `link rel=canonical` gives it.
pub(super) fn canonical(document: &Document) -> Option<String> {
    let links = document.select("link[rel][href]");
    let canonical = links
        .nodes()
        .iter()
        .find(|link| link.attr_or("rel", "").eq_ignore_ascii_case("canonical"))?;
    Some(canonical.attr_or("href", "").trim().to_owned()).filter(|href| !href.is_empty())
}

/// What relative addresses of the page start from.
pub(super) fn base(document: &Document, url: Option<&str>) -> Option<String> {
    let base = document.select_single("base[href]");
    match base.attr("href") {
        Some(href) => resolve(&href, url).filter(|base| base.contains("://")),
        None => url.filter(|url| url.contains("://")).map(str::to_owned),
    }
}
