//! Hyperlinks: the addresses of what cues announce, and references of their own.

use std::collections::HashSet;

use crate::model::{Article, Cover, Link, Reference, ReferenceKind, Span, url_key};

/// Hosts where a link shares or follows, and leads to no article.
const SOCIAL: &[&str] = &[
    "facebook.com",
    "twitter.com",
    "x.com",
    "instagram.com",
    "linkedin.com",
    "pinterest.com",
    "whatsapp.com",
    "wa.me",
    "t.me",
    "telegram.me",
    "youtube.com",
    "youtu.be",
    "tiktok.com",
    "threads.net",
    "reddit.com",
    "bsky.app",
    "addthis.com",
    "getpocket.com",
    "t.co",
];
/// Endings of files that are no article.
const MEDIA: &[&str] =
    &[".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".mp4", ".mp3", ".avif", ".webm"];

/// The links of a body that lead to pages, by place, whatever the order in
/// which the source gave them.
pub(super) struct Anchors<'a> {
    links: Vec<(&'a Link, Span)>,
    /// Bytes of the longest anchor.
    longest: usize,
}

impl<'a> Anchors<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        let mut links: Vec<(&Link, Span)> = article
            .links
            .iter()
            .filter_map(|link| {
                let span = link.span.filter(|span| !span.of(&article.body).trim().is_empty())?;
                leads_to_a_page(&link.url).then_some((link, span))
            })
            .collect();
        links.sort_by_key(|(_, span)| (span.start, span.end));
        let longest = links.iter().map(|(_, span)| span.end - span.start).max().unwrap_or(0);
        Self { links, longest }
    }

    /// Those whose anchor lies in `reach`, if only in part.
    pub(super) fn within(&self, reach: Span) -> Vec<(&'a Link, Span)> {
        let first = self
            .links
            .partition_point(|(_, span)| span.start < reach.start.saturating_sub(self.longest));
        let near = self.links[first..].iter().take_while(|(_, span)| span.start < reach.end);
        near.filter(|(_, span)| span.overlaps(&reach)).copied().collect()
    }
}

/// The links that no reference of a cue has taken, as references.
pub(super) fn references(article: &Article, taken: &[Reference]) -> Vec<Reference> {
    let mut found: Vec<Reference> = Vec::new();
    let own = article.url.as_deref().and_then(url_key);
    let leads_elsewhere = |url: &str| own.is_none() || url_key(url) != own;
    let announced: Cover = taken.iter().filter_map(|reference| reference.span).collect();
    let mut seen = HashSet::new();
    let pages = article.links.iter().filter(|link| leads_to_a_page(&link.url));
    for link in pages.filter(|link| leads_elsewhere(&link.url)) {
        let label = link.span.map_or(link.text.trim(), |span| span.of(&article.body));
        let is_announced = link.span.as_ref().is_some_and(|span| announced.overlaps(span));
        if label.trim().is_empty() || is_announced {
            continue;
        }
        // One place is one link; what is listed apart is one by its address.
        if !seen.insert((link.span, link.span.is_none().then_some(&link.url))) {
            continue;
        }
        found.push(Reference {
            kind: ReferenceKind::Link,
            cue: String::new(),
            label: label.to_owned(),
            url: Some(link.url.clone()),
            span: link.span,
            reach: link.span,
        });
    }
    found
}

/// Whether an address could be an article's.
pub(super) fn leads_to_a_page(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else {
        // A relative address may; a fragment, mail or script may not.
        return !url.is_empty() && !url.starts_with('#') && !url.contains(':');
    };
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return false;
    }
    let rest = rest.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let host = rest.split('/').next().unwrap_or_default();
    let social = SOCIAL.iter().any(|social| {
        host.strip_suffix(social).is_some_and(|left| left.is_empty() || left.ends_with('.'))
    });
    !social && !MEDIA.iter().any(|ending| rest.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::leads_to_a_page;

    #[test]
    fn only_what_could_be_an_article_is_followed() {
        for page in ["https://example.org/a/b", "http://example.org/?p=2#top", "/a/b", "story.html"]
        {
            assert!(leads_to_a_page(page), "{page}");
        }
        for other in [
            "",
            "#top",
            "mailto:desk@example.org",
            "javascript:void(0)",
            "tel:+441",
            "ftp://example.org/a",
            "https://www.facebook.com/sharer?u=x",
            "https://twitter.com/intent/tweet",
            "//example.org/a.png:",
            "https://example.org/photo.JPG?w=640",
        ] {
            assert!(!leads_to_a_page(other), "{other}");
        }
        assert!(leads_to_a_page("https://notfacebook.com/a"));
    }
}
