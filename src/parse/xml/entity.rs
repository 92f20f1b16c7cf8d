//! References: `&amp;`, `&#8217;`, `&eacute;`.

use encoding_rs::WINDOWS_1252;
use quick_xml::escape::resolve_html5_entity;

/// The longest name of an HTML entity is `CounterClockwiseContourIntegral`.
const MAX_NAME: usize = 32;

/// The text that `&name;` stands for in XML or HTML; `None` for other names.
pub(super) fn resolve(name: &str) -> Option<String> {
    match name.strip_prefix('#') {
        Some(number) => character(number).map(String::from),
        None if name.len() > MAX_NAME => None,
        None => resolve_html5_entity(name).map(str::to_owned),
    }
}

/// The character of a number: `8217`, `x2019`; nothing for one that drives terminals.
fn character(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    let is_control = code < 0x20 && !matches!(code, 0x9 | 0xa | 0xd);
    if is_control || code == 0x7f {
        return None;
    }
    // What was meant by numbers that Unicode leaves to terminals is Windows-1252.
    if let (0x80..=0x9f, Ok(byte)) = (code, u8::try_from(code)) {
        return WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next();
    }
    char::from_u32(code)
}

/// `raw` with its references resolved; unknown ones stay as they are.
pub(super) fn unescape(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let name = after.find([';', '&', ' ', '<']).filter(|&end| after[end..].starts_with(';'));
        let resolved = name.and_then(|end| Some((resolve(&after[..end])?, end)));
        if let Some((resolved, end)) = resolved {
            text.push_str(&resolved);
            rest = &after[end + 1..];
        } else {
            text.push('&');
            rest = after;
        }
    }
    text.push_str(rest);
    text
}
