//! An array of records inside an envelope: `{"status": "ok", "articles": [{…`.

/// Keys under which services put their list of records.
const LISTS: &[&str] = &["articles", "items", "data", "results", "documents"];
/// Keys that make the object itself an article.
const ARTICLE_KEYS: &[&str] =
    &["title", "headline", "body", "text", "content", "articleBody", "body_text"];

/// The byte after the bracket of the list, where `head` is the start of an
/// object that holds nothing but plain values before a list of objects.
pub(super) fn list_start(head: &str) -> Option<usize> {
    let mut rest = head.trim_start_matches('\u{feff}').trim_start().strip_prefix('{')?;
    loop {
        let (key, after) = string(rest.trim_start())?;
        if ARTICLE_KEYS.contains(&key) {
            return None;
        }
        let value = after.trim_start().strip_prefix(':')?.trim_start();
        if let Some(list) = value.strip_prefix('[') {
            let holds_objects = list.trim_start().starts_with('{');
            return (LISTS.contains(&key) && holds_objects).then(|| head.len() - list.len());
        }
        let after = match string(value) {
            Some((_, after)) => after,
            None => {
                value.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "+-.".contains(c))
            }
        };
        rest = after.trim_start().strip_prefix(',')?;
    }
}

/// A JSON string at the start of `text`, as written, and what follows it.
fn string(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('"')?;
    let mut is_escaped = false;
    let end = inner.find(|c| {
        let ends = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends
    })?;
    Some((&inner[..end], &inner[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::list_start;

    #[test]
    fn an_envelope_is_told_from_an_article() {
        let envelope = r#"{"status": "o\"k", "total": 2, "articles": [{"title": "A"}]}"#;
        assert_eq!(&envelope[list_start(envelope).unwrap()..], r#"{"title": "A"}]}"#);
        assert_eq!(list_start(r#"{"title": "A", "items": [{"b": 1}]}"#), None);
        assert_eq!(list_start(r#"{"links": [{"b": 1}]}"#), None);
        assert_eq!(list_start(r#"{"articles": ["A"]}"#), None);
        assert_eq!(list_start(r#"{"meta": {"n": 1}, "articles": [{"#), None);
    }
}
