//! What one document gave: articles, and what could not be read.

use crate::model::Article;

/// What is wrong with a document or one of its articles, and what to do about it.
pub(super) type Fault = (String, &'static str);

/// What a document gave. A fault at least, where there is no article.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// In the order of the document.
    pub(super) articles: Vec<Result<Article, Fault>>,
    /// Whether the format holds several, however few there are in this one.
    pub(super) is_many: bool,
    /// What is wrong with the document as a whole.
    pub(super) fault: Option<Fault>,
}

impl Reading {
    /// Of a document that holds one article; a fault where that says nothing.
    pub(super) fn one(article: Article) -> Self {
        if says_nothing(&article) {
            let hint =
                "open it: if the text is there only after scripts run, save it from a browser";
            return Self::fault(("no title and no text".to_owned(), hint));
        }
        Self { articles: vec![Ok(article)], ..Self::default() }
    }

    /// Of a document that may hold several.
    pub(super) fn many(
        articles: impl Iterator<Item = Result<Article, Fault>>,
        fault: Option<Fault>,
    ) -> Self {
        Self { articles: articles.collect(), is_many: true, fault }
    }

    /// Of a document that cannot be read.
    pub(super) fn fault(fault: Fault) -> Self {
        Self { fault: Some(fault), ..Self::default() }
    }
}

/// Whether there is nothing in an article to read.
pub(super) fn says_nothing(article: &Article) -> bool {
    article.title.is_empty() && article.body.trim().is_empty()
}
