//! When two inputs are the same article, and when they say the same.

use std::path::Path;

use crate::model::{Article, digest, title_key, url_key};
use crate::source::Origin;

/// What makes an article this one and no other: its address, else its own id
/// within its source, else its headline and date.
///
/// An undated headline is not enough ("Live updates"): a file of its own is
/// known by its name too, so that an edited file is a new wording; a record
/// among others by its text. Without a headline the text is all there is.
#[must_use]
pub fn identity(article: &Article, origin: &Origin) -> String {
    let source = article.source.as_deref().unwrap_or_default();
    if let Some(key) = article.url.as_deref().and_then(url_key) {
        return format!("url:{key}");
    }
    if let Some(id) = &article.external_id {
        return format!("id:{source}:{id}");
    }
    let title = title_key(&article.title);
    match &article.published {
        _ if title.is_empty() => format!("body:{}", digest(article.body.as_bytes())),
        Some(date) => format!("title:{title}:{}", date.day()),
        None if origin.alone => {
            let name = Path::new(&origin.location).file_name().unwrap_or_default();
            format!("title:{title}:{}", name.to_string_lossy())
        }
        None => format!("title:{title}:{}", digest(article.body.as_bytes())),
    }
}

/// Digest of everything the source says of an article.
#[must_use]
pub fn content_hash(article: &Article) -> String {
    digest(&serde_json::to_vec(article).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::identity;
    use crate::model::{Article, Date};
    use crate::source::Origin;

    fn origin(location: &str, alone: bool) -> Origin {
        let (name, location) = (location.to_owned(), location.to_owned());
        Origin { name, location, alone, url: None }
    }

    #[test]
    fn an_address_outranks_an_id_and_an_id_a_headline() {
        let mut article = Article { title: "Strike ends".to_owned(), ..Default::default() };
        article.published = Date::from_iso("2024-05-09T10:00:00Z");
        let file = origin("inbox/a.txt", true);
        assert_eq!(identity(&article, &file), "title:strike ends:2024-05-09");
        article.external_id = Some("7".to_owned());
        assert_eq!(identity(&article, &file), "id::7");
        article.url = Some("https://www.herald.example/strike/".to_owned());
        assert_eq!(identity(&article, &file), "url:herald.example/strike");
    }

    #[test]
    fn an_undated_file_is_known_by_its_name_and_an_undated_record_by_its_text() {
        let article = |body: &str| Article {
            title: "Live updates".to_owned(),
            body: body.to_owned(),
            ..Default::default()
        };
        let same =
            |a: &str, b: &str, at: &Origin| identity(&article(a), at) == identity(&article(b), at);
        assert!(same("one", "two", &origin("inbox/a.txt", true)));
        assert!(!same("one", "two", &origin("inbox/a.jsonl", false)));
    }
}
