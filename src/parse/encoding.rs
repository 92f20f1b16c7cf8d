//! Bytes → text with `\n` line ends and no control characters of terminals.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use crate::source::Utf16;

/// How far into a page its encoding may be declared. The standard says 1,024
/// bytes; pages with long comments before it are common enough.
const DECLARATION_BYTES: usize = 4096;
/// How much of a text decides its encoding.
const EVIDENCE_BYTES: usize = 256 << 10;

/// The text of `bytes`: by its byte order mark, as UTF-16, as valid UTF-8, in
/// the encoding `sent` that came with it, as its page or XML declares where
/// `is_marked_up`, else as its letters suggest.
///
/// Never fails: what is no character becomes U+FFFD.
pub(super) fn decode(bytes: &[u8], is_marked_up: bool, sent: Option<&str>) -> String {
    let text = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        encoding.decode_without_bom_handling(&bytes[mark..]).0
    } else if let Some(order) = Utf16::detect(&bytes[..bytes.len().min(DECLARATION_BYTES)]) {
        Cow::Owned(order.decode(bytes))
    } else if let Some(text) = escaped(bytes, is_marked_up, sent) {
        text
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        // A page that declares Latin-1 and is valid UTF-8 is mistaken about
        // itself: other encodings almost never happen to be valid UTF-8.
        Cow::Borrowed(text)
    } else if let Some(text) = sent.and_then(|label| as_sent(bytes, label)) {
        text
    } else {
        let declared = if is_marked_up { declared(bytes) } else { None };
        declared.unwrap_or_else(|| likely(bytes)).decode_without_bom_handling(bytes).0
    };
    clean(&text)
}

/// Old Japanese mail and pages: plain ASCII but for escapes, so that the bytes
/// would be valid UTF-8 too.
fn escaped<'b>(bytes: &'b [u8], is_marked_up: bool, sent: Option<&str>) -> Option<Cow<'b, str>> {
    const INTO_JAPANESE: &[u8] = b"\x1b$";
    bytes.windows(INTO_JAPANESE.len()).find(|two| *two == INTO_JAPANESE)?;
    let sent = sent.and_then(|label| Encoding::for_label(label.as_bytes()));
    let declared = sent.or_else(|| if is_marked_up { declared(bytes) } else { None });
    let is_stated = declared == Some(ISO_2022_JP);
    is_stated.then(|| ISO_2022_JP.decode_without_bom_handling(bytes).0)
}

/// `bytes` in the encoding that a server or another container names, unless
/// it does not fit.
fn as_sent<'b>(bytes: &'b [u8], label: &str) -> Option<Cow<'b, str>> {
    Encoding::for_label(label.as_bytes())?
        .decode_without_bom_handling_and_without_replacement(bytes)
}

/// The encoding that a page's `<meta>` or XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION_BYTES)]);
    let head = head.to_ascii_lowercase();
    let (_, after) = head.split_once("charset=").or_else(|| head.split_once("encoding="))?;
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(['"', '\'', '>', ' ', '/', ';', '?']).unwrap_or(label.len());
    let encoding = Encoding::for_label(&label.as_bytes()[..end])?;
    // The declaration was read as ASCII, so the page is not UTF-16; and if it
    // were UTF-8 we would not be here, but one broken byte is likelier there.
    if encoding == UTF_16LE || encoding == UTF_16BE { Some(UTF_8) } else { Some(encoding) }
}

fn likely(bytes: &[u8]) -> &'static Encoding {
    // Mostly valid UTF-8 with a broken byte is broken UTF-8.
    let (broken, wide) = String::from_utf8_lossy(bytes).chars().filter(|c| !c.is_ascii()).fold(
        (0, 0),
        |(broken, wide), c| match c {
            char::REPLACEMENT_CHARACTER => (broken + 1, wide),
            _ => (broken, wide + 1),
        },
    );
    if wide > 4 * broken {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(EVIDENCE_BYTES)], true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Line ends as `\n`; other C0 control characters but tab dropped, so that no
/// text can drive a terminal. Nothing else changes.
pub(super) fn clean(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                kept.push('\n');
            }
            '\n' | '\t' => kept.push(c),
            '\u{feff}' if kept.is_empty() => {}
            c if c < ' ' => {}
            c => kept.push(c),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn latin_1_is_read_as_it_was_meant() {
        let bytes = b"Le caf\xe9 rouvre apr\xe8s la gr\xe8ve \x96 enfin, se r\xe9jouit le maire";
        assert_eq!(
            decode(bytes, false, None),
            "Le café rouvre après la grève – enfin, se réjouit le maire"
        );
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        let text = "Fähre legt wieder ab";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&bytes, false, None), text);
        assert_eq!(decode(&[&[0xfe, 0xff], bytes.as_slice()].concat(), false, None), text);
    }

    #[test]
    fn a_declaration_counts_unless_the_bytes_refute_it() {
        let page = "<meta charset=\"iso-8859-1\"><p>Fähre</p>";
        assert_eq!(decode(page.as_bytes(), true, None), page);
        assert_eq!(
            decode(b"<meta charset='windows-1251'><p>\xcf\xee\xf0\xf2</p>", true, None),
            "<meta charset='windows-1251'><p>Порт</p>"
        );
    }

    #[test]
    fn what_a_server_says_counts_before_the_page_unless_the_bytes_refute_it() {
        let page = b"<meta charset='windows-1252'><p>\xcf\xee\xf0\xf2</p>";
        assert!(decode(page, true, Some("windows-1251")).contains("Порт"));
        assert!(decode(page, true, Some("utf-8")).contains("Ïîðò"));
        assert!(decode(page, true, Some("no such thing")).contains("Ïîðò"));
        assert_eq!(decode("Fähre".as_bytes(), true, Some("iso-8859-1")), "Fähre");
    }

    #[test]
    fn japanese_in_escapes_is_read_where_it_is_stated() {
        let page = b"<meta charset=iso-2022-jp><p>\x1b$BF|K\\\x1b(B</p>";
        assert_eq!(decode(page, true, None), "<meta charset=iso-2022-jp><p>日本</p>");
        assert!(decode(b"\x1b$BF|K\\\x1b(B", false, Some("iso-2022-jp")).contains("日本"));
        assert_eq!(decode(b"\x1b$BF|", false, None), "$BF|");
    }

    #[test]
    fn line_ends_are_one_byte_and_controls_are_gone() {
        assert_eq!(decode(b"\xef\xbb\xbfa\r\nb\rc\n", false, None), "a\nb\nc\n");
        assert_eq!(decode(b"\x1b[31mRed\0\tflag\x07", false, None), "[31mRed\tflag");
    }

    #[test]
    fn one_broken_byte_does_not_change_the_encoding() {
        let mut bytes = "Łódź, Kraków, Gdańsk, Toruń".as_bytes().to_vec();
        bytes.push(0xff);
        assert_eq!(decode(&bytes, false, None), "Łódź, Kraków, Gdańsk, Toruń\u{fffd}");
    }
}
