//! The name an article goes by on a command line and in an export.

use crate::model::{digest, title_key};

/// Long enough to tell headlines apart, short enough to type.
const LONGEST: usize = 60;

/// The slug of a headline: its normal form with hyphens, cut at a word.
/// A headline without letters or digits is `untitled`.
pub(super) fn slug(title: &str) -> String {
    let mut slug = String::new();
    for word in title_key(title).split(' ').filter(|word| !word.is_empty()) {
        if !slug.is_empty() && slug.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        // One word may be longer than all (scripts without spaces).
        slug.extend(word.chars().take(LONGEST));
    }
    // All digits would read as a row id.
    if slug.is_empty() || slug.bytes().all(|byte| byte.is_ascii_digit()) {
        slug.insert_str(0, if slug.is_empty() { "untitled" } else { "title-" });
    }
    slug
}

/// `base` told from the same of other articles by `key`, the article's own.
///
/// No headline has two hyphens in its slug, so this is never another one's;
/// 48 bits keep apart even 100,000 untitled articles.
pub(super) fn suffixed(base: &str, key: &str) -> String {
    format!("{base}--{}", &digest(key.as_bytes())[..12])
}

/// Whether a slug is a headline's, without a suffix.
pub(super) fn is_plain(slug: &str) -> bool {
    !slug.contains("--") && !slug.starts_with('\n')
}

#[cfg(test)]
mod tests {
    use super::{slug, suffixed};

    #[test]
    fn a_suffixed_slug_is_no_headlines_slug() {
        let told_apart = suffixed("strike-ends", "id::7");
        assert_ne!(slug(&told_apart), told_apart);
        assert_ne!(told_apart, suffixed("strike-ends", "id::8"));
    }

    #[test]
    fn a_slug_is_the_headline_in_plain_words() {
        assert_eq!(
            slug("Russia 'supports' US anti-terror efforts"),
            "russia-supports-us-anti-terror-efforts"
        );
        assert_eq!(slug("!!!"), "untitled");
        assert_eq!(slug("1984"), "title-1984");
        assert!(slug(&"word ".repeat(50)).len() <= 60);
    }
}
