//! Text of one line: titles, names, summaries.

/// `text` as one line: trimmed, each run of white space a single space.
///
/// Control characters are gone too; directional marks stay, they are part of
/// how a headline is written.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().filter(|c| !c.is_control()));
    }
    line
}

/// `text` as one line, or `None` where nothing is left.
pub(super) fn some_line(text: &str) -> Option<String> {
    Some(one_line(text)).filter(|line| !line.is_empty())
}

/// The words of `text` in lower case, without punctuation.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The primary language of a tag: `en` of `en-GB` or `EN_us`; `None` for what
/// is no language tag.
pub(super) fn primary_language(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_', ',', ';', '.']).next()?.trim();
    let is_code =
        (2..=3).contains(&primary.len()) && primary.chars().all(|c| c.is_ascii_alphabetic());
    is_code.then(|| primary.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn a_title_is_one_line_of_its_own_characters() {
        assert_eq!(one_line(" \"Stay\"\n <script>  it\u{1b}[1m "), "\"Stay\" <script> it[1m");
        assert_eq!(one_line("\u{200f}שלום\u{200f} 12"), "\u{200f}שלום\u{200f} 12");
    }
}
