//! The name an article goes by on a command line and in an export.

use crate::model::title_key;

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

#[cfg(test)]
mod tests {
    use super::slug;

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
