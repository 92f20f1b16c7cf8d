//! Headlines that are none.

use super::{Check, Finding};
use crate::error::Result;
use crate::model::title_key;
use crate::store::{ArticleFilter, ArticleRow, Store};

/// A headline in capitals of fewer words may be an acronym.
const WORDS: usize = 3;

/// More articles than an archive has.
const EVERY: usize = u32::MAX as usize;

/// Articles whose headline is empty, cut, all in capitals, only their
/// publisher's name, or has marks of HTML in it; the newest first, undated last.
pub(super) fn titles(store: &Store, limit: usize) -> Result<Vec<Finding>> {
    let every = ArticleFilter { limit: EVERY, ..ArticleFilter::default() };
    let broken = store.articles(&every)?.into_iter().filter_map(|article| {
        let (why, todo) = fault(&article)?;
        let evidence = if article.title.trim().is_empty() {
            vec![why.to_owned()]
        } else {
            vec![why.to_owned(), format!("“{}”", article.title)]
        };
        Some(Finding { check: Check::Title, article, other: None, evidence, todo: todo.to_owned() })
    });
    Ok(broken.take(limit).collect())
}

/// What is wrong with a headline, and what to do about it.
fn fault(article: &ArticleRow) -> Option<(&'static str, &'static str)> {
    let title = article.title.trim();
    if title_key(title).is_empty() {
        return Some((
            "it has no headline",
            "give it one, and read it again: no reference can find it without",
        ));
    }
    let escaped = ["&amp;", "&quot;", "&lt;", "&gt;", "&nbsp;", "&#", "</", "<br", "<b>", "<i>"];
    if escaped.iter().any(|mark| title.contains(mark)) {
        return Some((
            "its headline has marks of HTML in it",
            "write the characters that they stand for, and read it again",
        ));
    }
    if title.ends_with('…') || title.ends_with("...") {
        return Some(("its headline is cut", "give the whole headline, and read it again"));
    }
    let is_source = article.source.as_deref().is_some_and(|source| {
        !title_key(source).is_empty() && title_key(source) == title_key(title)
    });
    if is_source {
        return Some((
            "its headline is only its publisher's name",
            "give the headline of the article, and read it again",
        ));
    }
    let letters = || title.chars().filter(|c| c.is_alphabetic());
    let shouts = letters().all(char::is_uppercase)
        && letters().any(|c| c.is_lowercase() || c.is_uppercase());
    if shouts && title.split_whitespace().count() >= WORDS {
        return Some((
            "its headline is all in capitals",
            "write it as running text: names are found by their capitals",
        ));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::fault;
    use crate::model::Status;
    use crate::store::ArticleRow;

    fn why(title: &str, source: Option<&str>) -> Option<&'static str> {
        let article = ArticleRow {
            id: 1,
            slug: "a".to_owned(),
            external_id: None,
            url: None,
            title: title.to_owned(),
            published: None,
            source: source.map(str::to_owned),
            status: Status::Usable,
        };
        fault(&article).map(|(why, _)| why)
    }

    #[test]
    fn a_headline_that_is_none_is_told_from_one_that_is() {
        for (title, source, words) in [
            ("", None, "no headline"),
            (" – ", None, "no headline"),
            ("Dockers &amp; owners meet", None, "marks of HTML"),
            ("Dockers <b>meet</b>", None, "marks of HTML"),
            ("Dockers end strike after…", None, "cut"),
            ("Kessel Herald", Some("The Kessel Herald"), "publisher's name"),
            ("Kessel Herald", Some("Kessel Herald"), "publisher's name"),
            ("DOCKERS END STRIKE", None, "capitals"),
        ] {
            let found = why(title, source);
            let is_none = source == Some("The Kessel Herald");
            assert!(is_none == found.is_none(), "{title}: {found:?}");
            assert!(is_none || found.is_some_and(|found| found.contains(words)), "{title}");
        }
        for good in
            ["NATO: AUKUS", "Profit & loss", "Dockers end strike", "港湾ストライキ 続く 三日"]
        {
            assert_eq!(why(good, Some("Kessel Herald")), None, "{good}");
        }
    }
}
