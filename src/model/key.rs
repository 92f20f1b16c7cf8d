//! Normal forms: when two titles, names or addresses count as the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The normal form of a headline: lower case, compatibility forms folded,
/// apostrophes dropped, all other punctuation a single space.
///
/// Diacritics are kept: `résumé` and `resume` are different headlines.
///
/// ```
/// use storygraph::model::title_key;
/// assert_eq!(title_key("Russia ‘supports’ US anti-terror  efforts"), "russia supports us anti terror efforts");
/// assert_eq!(title_key("Russia's move"), title_key("Russia’s move"));
/// ```
#[must_use]
pub fn title_key(title: &str) -> String {
    fold(title.nfkc())
}

/// The normal form of a name: as [`title_key`], and diacritics are dropped
/// and initials joined, so `Bashar al-Assad` is `bashar al assad` and `U.S.`
/// is `us`.
#[must_use]
pub fn name_key(name: &str) -> String {
    let folded = fold(
        name.chars()
            .filter(|c| !matches!(c, '.'))
            .nfkd()
            .filter(|&c| !is_combining_mark(c) || !is_latin_mark(c)),
    );
    folded.strip_prefix("the ").map_or(folded.clone(), str::to_owned)
}

/// Whether a combining mark is one that Latin, Greek and Cyrillic letters
/// take; the vowel signs of Indic scripts are letters of the word.
fn is_latin_mark(mark: char) -> bool {
    matches!(mark, '\u{300}'..='\u{36f}')
}

fn fold(chars: impl Iterator<Item = char>) -> String {
    let mut key = String::new();
    let mut gap = false;
    for c in chars {
        match c {
            '\''
            | '’'
            | '‘'
            | 'ʼ'
            | 'ʻ'
            | '`'
            | '´'
            | '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'
            | '\u{feff}' => {}
            c if c.is_alphanumeric() || is_combining_mark(c) => {
                if gap && !key.is_empty() {
                    key.push(' ');
                }
                gap = false;
                key.extend(c.to_lowercase());
            }
            _ => gap = true,
        }
    }
    key
}

/// The normal form of an address: no scheme, `www.`, `m.` or `amp.` host
/// prefix, port, fragment, tracking parameters or closing slash; the host in
/// lower case, the remaining parameters sorted.
///
/// Returns `None` for what is no web address (`mailto:`, `javascript:`, a bare
/// fragment, a relative path).
#[must_use]
pub fn url_key(url: &str) -> Option<String> {
    let rest = url.trim();
    let rest = match rest.split_once("://") {
        Some((scheme, rest))
            if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") =>
        {
            rest
        }
        Some(_) => return None,
        None => rest.strip_prefix("//")?,
    };
    let rest = rest.split('#').next().unwrap_or_default();
    let (address, parameters) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let host = host.rsplit('@').next().unwrap_or_default().to_lowercase();
    let host = host.split(':').next().unwrap_or_default();
    let host = ["www.", "m.", "mobile.", "amp."]
        .iter()
        .find_map(|prefix| host.strip_prefix(prefix).filter(|rest| rest.contains('.')))
        .unwrap_or(host);
    if !host.contains('.') || host.chars().any(char::is_whitespace) {
        return None;
    }
    let path = path.trim_matches('/');
    let path = path.strip_suffix("/amp").unwrap_or(path);
    let path = path.strip_suffix("index.html").map_or(path, |path| path.trim_end_matches('/'));
    let mut key = host.to_owned();
    if !path.is_empty() {
        key.push('/');
        key.push_str(path);
    }
    let mut kept: Vec<&str> = parameters
        .split('&')
        .filter(|parameter| !parameter.is_empty() && !is_tracking(parameter))
        .collect();
    kept.sort_unstable();
    for (nth, parameter) in kept.iter().enumerate() {
        key.push(if nth == 0 { '?' } else { '&' });
        key.push_str(parameter);
    }
    Some(key)
}

/// Parameters that say how the reader came, not what is read.
fn is_tracking(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    name.starts_with("utm_")
        || matches!(
            name.as_str(),
            "fbclid"
                | "gclid"
                | "dclid"
                | "msclkid"
                | "yclid"
                | "igshid"
                | "mc_cid"
                | "mc_eid"
                | "cmpid"
                | "ref"
                | "ref_src"
                | "ref_url"
                | "src"
                | "source"
                | "ito"
                | "ns_mchannel"
                | "ns_source"
                | "ns_campaign"
                | "ns_linkname"
                | "smid"
                | "smtyp"
                | "sref"
                | "xtor"
                | "at_medium"
                | "at_campaign"
                | "share"
                | "amp"
                | "outputtype"
                | "cid"
                | "ncid"
                | "ocid"
                | "_ga"
        )
}

#[cfg(test)]
mod tests {
    use super::{name_key, title_key, url_key};

    #[test]
    fn a_headline_keeps_its_words_whatever_its_punctuation() {
        assert_eq!(title_key("“Ready to cooperate” – Moscow"), "ready to cooperate moscow");
        assert_eq!(title_key("US announces $400 million…"), "us announces 400 million");
        assert_eq!(title_key("यह भी पढ़ें"), title_key("यह  भी पढ़ें:"));
    }

    #[test]
    fn a_name_is_the_same_with_and_without_dots_marks_and_article() {
        assert_eq!(name_key("U.S."), name_key("US"));
        assert_eq!(name_key("Recep Tayyip Erdoğan"), "recep tayyip erdogan");
        assert_eq!(name_key("the Kremlin"), "kremlin");
        assert_eq!(name_key("al-Qurayshi"), name_key("al Qurayshi"));
    }

    #[test]
    fn one_page_has_one_address() {
        let page = url_key("https://www.example.org/a/b");
        for same in [
            "http://example.org/a/b/",
            "https://m.example.org/a/b?utm_source=x&fbclid=1#top",
            "//EXAMPLE.org:443/a/b/amp",
            "https://example.org/a/b/index.html",
        ] {
            assert_eq!(url_key(same), page, "{same}");
        }
        assert_ne!(url_key("https://example.org/a/b?id=2"), page);
        assert_eq!(url_key("mailto:desk@example.org"), None);
        assert_eq!(url_key("/a/b"), None);
    }
}
