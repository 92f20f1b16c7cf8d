//! What newsrooms and agencies exchange: feeds, ninjs, NewsML-G2, NITF, news
//! sitemaps, and files that only look like them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../program/mod.rs"]
mod program;

mod agency;
mod feed;
mod graph;
mod hostile;
mod ninjs;
mod sitemap;

use std::ops::ControlFlow;

use storygraph::model::Article;
use storygraph::parse::{FieldNames, each_article};
use storygraph::source::{Options, Problem};

/// The articles of a file, or what is wrong with them; no name decides.
fn read(bytes: impl AsRef<[u8]>) -> Vec<Result<Article, Problem>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    std::fs::write(&path, bytes).unwrap();
    let mut found = Vec::new();
    let _ = each_article(&[path], &Options::default(), &FieldNames::default(), &mut |reading| {
        found.push(reading.map(|parsed| parsed.article));
        ControlFlow::Continue(())
    });
    found
}

/// The articles of a file with which nothing is wrong.
fn articles(bytes: impl AsRef<[u8]>) -> Vec<Article> {
    read(bytes).into_iter().map(Result::unwrap).collect()
}

/// The one article of a file.
fn article(bytes: impl AsRef<[u8]>) -> Article {
    let mut articles = articles(bytes);
    assert_eq!(articles.len(), 1);
    articles.remove(0)
}

/// What is said of a file without an article.
fn refused(bytes: impl AsRef<[u8]>) -> String {
    let read = read(bytes);
    assert_eq!(read.len(), 1);
    let problem = read[0].as_ref().unwrap_err();
    assert!(!problem.hint.is_empty());
    problem.message.clone()
}

fn day(date: Option<&storygraph::model::Date>) -> &str {
    date.map(storygraph::model::Date::day).unwrap_or_default()
}
