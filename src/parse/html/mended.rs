//! JSON as templates write it.

/// `json` with the slips mended that templates make: a comma after the last
/// member, line ends inside strings, quotes inside strings.
///
/// A quote ends a string only where the syntax goes on after it.
pub(super) fn mended(json: &str) -> String {
    let mut mended = String::with_capacity(json.len());
    let mut chars = json.char_indices();
    let mut is_inside = false;
    while let Some((at, c)) = chars.next() {
        let next = || json[at + c.len_utf8()..].trim_start().chars().next();
        match c {
            '\\' if is_inside => {
                mended.push(c);
                mended.extend(chars.next().map(|(_, c)| c));
            }
            '"' if is_inside && !matches!(next(), None | Some(',' | ':' | '}' | ']')) => {
                mended.push_str("\\\"");
            }
            '"' => {
                is_inside = !is_inside;
                mended.push(c);
            }
            c if c.is_control() => mended.push(' '),
            ',' if !is_inside && matches!(next(), Some('}' | ']')) => {}
            c => mended.push(c),
        }
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn slips_are_mended_and_what_is_right_stays() {
        for (written, meant) in [
            (r#"{"a": ["x", "y",], }"#, r#"{"a": ["x", "y"] }"#),
            ("{\"a\": \"x\ny\"}", r#"{"a": "x y"}"#),
            (r#"{"a": "the "Oster Maid" sank"}"#, r#"{"a": "the \"Oster Maid\" sank"}"#),
            (r#"{"a": "x \", y", "b": "{,}"}"#, r#"{"a": "x \", y", "b": "{,}"}"#),
        ] {
            assert_eq!(mended(written), meant);
        }
    }
}
