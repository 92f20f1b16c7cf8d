//! Which language a text is in.

use crate::model::Article;

/// How much of a text is read; more does not change the answer, only the cost.
const READ_CHARS: usize = 2_000;

/// How much of a body tells an article's language; later paragraphs are more
/// often quotes and boilerplate.
const HEAD_CHARS: usize = 1_000;

/// The text's language as an ISO 639-1 code such as `en`, or `None` where the
/// text is too short or too mixed to tell, or the language has no such code.
///
/// Reads the first 2,000 characters.
#[must_use]
pub fn language(text: &str) -> Option<&'static str> {
    let end = text.char_indices().nth(READ_CHARS).map_or(text.len(), |(at, _)| at);
    let found = whatlang::detect(&text[..end]).filter(whatlang::Info::is_reliable)?;
    iso_639_1(found.lang())
}

/// The language that `article` says it is in, or else the one that its headline
/// and the beginning of its body tell.
#[must_use]
pub fn article_language(article: &Article) -> Option<String> {
    article.language.clone().or_else(|| {
        let body = &article.body;
        let end = body.char_indices().nth(HEAD_CHARS).map_or(body.len(), |(at, _)| at);
        language(&format!("{}\n{}", article.title, &body[..end])).map(str::to_owned)
    })
}

/// The two-letter code of a language whatlang knows.
fn iso_639_1(language: whatlang::Lang) -> Option<&'static str> {
    static CODES: &str = include_str!("data/language.tsv");
    let three = language.code();
    CODES
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .find(|&(code, _)| code == three)
        .map(|(_, two)| two)
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn a_paragraph_tells_its_language() {
        let english = "The harbour was closed on Thursday after a storm tore two ferries from \
                       their moorings, and the port authority said it would not reopen soon.";
        let german = "Der Hafen wurde am Donnerstag geschlossen, nachdem ein Sturm zwei Fähren \
                      von ihren Liegeplätzen gerissen hatte, wie die Behörde mitteilte.";
        assert_eq!(language(english), Some("en"));
        assert_eq!(language(german), Some("de"));
        assert_eq!(
            language("港口因风暴于周四关闭，渡轮停运，当局表示短期内不会重新开放。"),
            Some("zh")
        );
    }

    #[test]
    fn too_little_text_has_no_language() {
        assert_eq!(language(""), None);
        assert_eq!(language("12:30"), None);
    }
}
