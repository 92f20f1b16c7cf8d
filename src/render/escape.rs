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

/// Text for the content or a double-quoted attribute of XML, kept but for the
/// characters that XML 1.0 cannot hold
/// (<https://www.w3.org/TR/xml/#charsets>): line breaks and tabs too, which a
/// reader would otherwise take for spaces.
pub(super) fn xml_exact(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // What ends a line in XML 1.1 is written by number too.
            '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' => {
                push_number(&mut escaped, "&#", c);
            }
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A cell of comma-separated values with quotes where it needs them. Before
/// what a spreadsheet would take for a formula stands an apostrophe, and before
/// such an apostrophe another.
pub(super) fn csv(text: &str) -> String {
    let is_formula = text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text
}

/// A double-quoted string of YAML: JSON's, with all that YAML does not take for
/// printable by number (<https://yaml.org/spec/1.2.2/#51-character-set>).
pub(super) fn yaml(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() || is_dropped(c) || matches!(c, '\u{2028}' | '\u{2029}') => {
                push_escape(&mut quoted, c);
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// [`clean`] text for Markdown as Obsidian reads it, within a line: nothing of
/// it is a link, a tag, an embedded page, a comment, a formula, a field of
/// Dataview's (`key:: value`), HTML or code.
pub(super) fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '$' | '%' | '=' => {
                escaped.push('\\');
                escaped.push(c);
            }
            ':' if escaped.ends_with(':') => escaped.push_str("\\:"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Text as part of an identifier: what is not a letter, a digit or one of
/// `-._~:` percent-encoded (RFC 3986, section 2.1).
pub(super) fn percent(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            push_percent(&mut encoded, byte);
        }
    }
    encoded
}

/// A character by its decimal number, such as `&#10;`.
pub(super) fn push_number(text: &mut String, sign: &str, c: char) {
    text.push_str(sign);
    text.push_str(&u32::from(c).to_string());
    text.push(';');
}

/// A character of the basic plane as YAML, JSON and N-Quads write one by its
/// number: `\u000A`.
pub(super) fn push_escape(text: &mut String, c: char) {
    text.push_str("\\u");
    for shift in [12, 8, 4, 0] {
        text.push(char::from(HEX[(u32::from(c) >> shift & 15) as usize]));
    }
}

/// `%0A`.
fn push_percent(text: &mut String, byte: u8) {
    text.push('%');
    text.push(char::from(HEX[usize::from(byte >> 4)]));
    text.push(char::from(HEX[usize::from(byte & 15)]));
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
                push_percent(&mut link, byte);
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
    use super::{clean, csv, dot, link, markdown, percent, xml, xml_exact, yaml};

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
    fn exact_xml_loses_only_what_xml_cannot_hold() {
        assert_eq!(xml_exact("a\n <b>\t\u{1b}\u{202e}\0"), "a&#10; &lt;b&gt;&#9;\u{202e}");
    }

    #[test]
    fn no_cell_is_a_formula_or_breaks_its_row() {
        assert_eq!(csv("=1+1"), "'=1+1");
        assert_eq!(csv("'=1"), "''=1");
        assert_eq!(csv("@\"x\",\n"), "\"'@\"\"x\"\",\n\"");
        assert_eq!(csv("Lake-Arun"), "Lake-Arun");
    }

    #[test]
    fn what_yaml_cannot_show_is_written_by_number() {
        assert_eq!(yaml("a\"\\\n\u{7f}\u{feff}: é"), r#""a\"\\\n\u007F\uFEFF: é""#);
    }

    #[test]
    fn nothing_is_markup_in_markdown() {
        assert_eq!(markdown("![[x]] <b> #t\n%%"), r"!\[\[x\]\] &lt;b> \#t \%\%");
        assert_eq!(markdown("READ MORE: a:: b"), r"READ MORE: a:\: b");
    }

    #[test]
    fn an_identifier_is_ascii() {
        assert_eq!(percent("person:mara é"), "person:mara%20%C3%A9");
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
