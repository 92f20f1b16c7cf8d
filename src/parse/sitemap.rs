//! A news sitemap: addresses and headlines without texts.
//!
//! <https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap>

use super::line::primary_language;
use super::link::resolve;
use super::xml::{self, Node};
use super::{Fault, Reading, date};
use crate::model::{Article, Status};

/// The articles that a sitemap lists.
pub(super) fn read(text: &str) -> Reading {
    let tree = xml::read(text);
    let Some(root) = tree.root() else { return Reading::fault(empty()) };
    if root.is("sitemapindex") {
        let message = "an index of sitemaps, which holds no articles";
        return Reading::fault((message.to_owned(), "fetch the sitemaps it names, and read those"));
    }
    let listed = root.all("url").filter(|url| url.is_whole()).filter_map(article);
    let mut reading = Reading::many(listed.map(Ok), None);
    reading.fault = tree.fault.or_else(|| reading.articles.is_empty().then(empty));
    reading
}

fn empty() -> Fault {
    let message = "a sitemap without headlines";
    (message.to_owned(), "fetch the pages it names, or the site's news sitemap")
}

/// The article of an entry that has a headline.
fn article(url: Node<'_>) -> Option<Article> {
    let news = url.child(&["news:news"])?;
    let line = |name: &str| news.child_line(&[name]);
    let publication = |name: &str| news.at(&["news:publication", name])?.line();
    Some(Article {
        url: resolve(&url.child_line(&["loc"])?, None),
        title: line("news:title")?,
        published: line("news:publication_date").and_then(|text| date::parse(&text)),
        modified: url.child_line(&["lastmod"]).and_then(|text| date::parse(&text)),
        language: publication("news:language").as_deref().and_then(primary_language),
        source: publication("news:name"),
        status: Status::Listed,
        ..Article::default()
    })
}
