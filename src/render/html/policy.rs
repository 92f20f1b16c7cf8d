//! What the page may do: nothing but what is written in it.

use sha2::{Digest, Sha256};

/// The content security policy of a page with these scripts and styles: they
/// run, by their digests, and nothing else does. Nothing is fetched.
///
/// W3C, Content Security Policy Level 3, <https://www.w3.org/TR/CSP3/>.
pub(super) fn policy(scripts: &[&str], styles: &[&str]) -> String {
    let sources =
        |texts: &[&str]| texts.iter().map(|text| source(text)).collect::<Vec<_>>().join(" ");
    format!(
        "default-src 'none'; script-src {}; style-src {}; base-uri 'none'; form-action 'none'",
        sources(scripts),
        sources(styles)
    )
}

/// The text of the first `style` element of a picture; all titles in it are
/// escaped, so that none can be taken for one.
pub(super) fn style_of(picture: &str) -> &str {
    let style = picture.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>"));
    style.map_or("", |(style, _)| style)
}

/// The digest of an element's text, as a policy names it.
fn source(text: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(text.as_bytes())))
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let byte = |nth: usize| u32::from(three.get(nth).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for nth in 0..4 {
            let letter = ALPHABET[(bits >> (18 - 6 * nth)) as usize & 63];
            text.push(if nth <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{base64, source};

    #[test]
    fn digests_are_written_as_the_standards_have_them() {
        // RFC 4648, section 10, and the example of CSP 3, section 2.3.1.
        let written = ["", "f", "fo", "foo", "foob"].map(|text| base64(text.as_bytes()));
        assert_eq!(written, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
        assert_eq!(
            source("alert('Hello, world.');"),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }
}
