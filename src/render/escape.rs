//! Text of strangers, made safe for the formats we write. The one place.

/// Text as a reader should see it on one line: each run of white space is one
/// space; control characters (ANSI escapes among them), the controls that
/// turn the direction of writing around, and what XML 1.0 cannot hold are gone.
pub(super) fn clean(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !line.is_empty() && !line.ends_with(' ') {
                line.push(' ');
            }
        } else if !is_dropped(c) {
            line.push(c);
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// Characters that show nothing and can do harm.
fn is_dropped(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            // Marks, embeddings, overrides and isolates of writing direction.
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            // A byte order mark; "interlinear annotation"; not characters at all.
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// [`clean`] text for the content or a double-quoted attribute of XML.
pub(super) fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// [`clean`] text for a double-quoted string of DOT that Graphviz shows: in
/// those `\N`, `\l` and their kin mean something, and so do HTML entities. An
/// ampersand that begins no entity stays as it is, for readers of DOT that
/// know no entities.
pub(super) fn dot(text: &str) -> String {
    let text = clean(text);
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '\\' => escaped.push_str("\\\\"),
            '"' => escaped.push_str("\\\""),
            '&' if begins_entity(&text[at + 1..]) => escaped.push_str("&amp;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Whether text after an ampersand makes it an entity: `amp;`, `#38;`, `#x26;`.
fn begins_entity(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| {
        let name = name.strip_prefix('#').unwrap_or(name);
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// An address that may be linked to: `http` or `https`, with what no address
/// may hold percent-encoded. `None` for all others (`javascript:` among them).
pub(super) fn link(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, rest) = url.split_once("://")?;
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    if !web || rest.is_empty() || rest.starts_with('/') {
        return None;
    }
    let mut link = scheme.to_ascii_lowercase();
    link.push_str("://");
    for c in rest.chars() {
        if is_dropped(c)
            || c.is_whitespace()
            || matches!(c, '"' | '\'' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
        {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                link.push('%');
                link.push(char::from(HEX[usize::from(byte >> 4)]));
                link.push(char::from(HEX[usize::from(byte & 15)]));
            }
        } else {
            link.push(c);
        }
    }
    Some(link)
}

const HEX: &[u8; 16] = b"0123456789ABCDEF";

#[cfg(test)]
mod tests {
    use super::{clean, dot, link, xml};

    #[test]
    fn clean_text_is_one_line_without_hidden_characters() {
        assert_eq!(clean(" Strike\r\n\tends \0"), "Strike ends");
        assert_eq!(clean("\u{1b}[31mred\u{1b}[0m"), "[31mred[0m");
        assert_eq!(clean("abc\u{202e}fed\u{2066}\u{200f}\u{feff}\u{ffff}"), "abcfed");
        assert_eq!(clean("مرحبا 世界 👩‍👩‍👧"), "مرحبا 世界 👩‍👩‍👧");
    }

    #[test]
    fn markup_is_text_in_xml() {
        assert_eq!(xml(r#"<b a="1">&amp;'"#), "&lt;b a=&quot;1&quot;&gt;&amp;amp;&#39;");
    }

    #[test]
    fn backslashes_quotes_and_entities_are_text_in_dot() {
        assert_eq!(dot(r#"C:\New "x""#), r#"C:\\New \"x\""#);
        assert_eq!(dot("AT&T &amp; &#60; & &;"), "AT&T &amp;amp; &amp;#60; & &;");
    }

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(
            link("HTTPS://example.org/a?b=1&c").as_deref(),
            Some("https://example.org/a?b=1&c")
        );
        assert_eq!(link("http://x/\"><script>\n").as_deref(), Some("http://x/%22%3E%3Cscript%3E"));
        for bad in
            ["javascript:alert(1)", "data://x", "//x/y", "http://", "https:///etc", "file://x", ""]
        {
            assert_eq!(link(bad), None, "{bad}");
        }
    }
}
