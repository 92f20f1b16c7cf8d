//! How characters read in running text and headlines.

/// White space inside a line, and marks that print as nothing.
pub(super) fn is_blank(c: char) -> bool {
    (c.is_whitespace() && c != '\n') || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}')
}

/// What may stand before a cue at the start of its line: bullets, arrows, markup.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '·'
            | '*'
            | '-'
            | '–'
            | '—'
            | '‣'
            | '◦'
            | '▪'
            | '■'
            | '●'
            | '»'
            | '>'
            | '→'
            | '▶'
            | '►'
            | '▸'
            | '➡'
            | '✔'
            | '☞'
            | '|'
            | '+'
            | '~'
            | '◎'
            | '○'
            | '◆'
            | '◇'
            | '▼'
            | '▽'
            | '△'
            | '★'
            | '☆'
            | '※'
            | '☛'
            | '➔'
            | '➜'
            | '➤'
            | '👉'
    )
}

/// Whether a sign says nothing: an emoji, an ornament; what may stand before a
/// cue besides bullets.
pub(super) fn is_ornament(c: char) -> bool {
    !c.is_ascii()
        && !c.is_alphanumeric()
        && !is_quote(c)
        && !matches!(
            c,
            '…' | '。' | '！' | '？' | '।' | '؟' | '۔' | '،' | '؛' | '、' | '，' | '：' | '；'
        )
        && !matches!(c, '€' | '£' | '¥' | '¿' | '¡')
        && !is_accent(c)
}

/// A vowel sign or accent, which belongs to the letter before it.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}')
}

/// What may stand between a cue and its headline.
pub(super) fn is_separator(c: char) -> bool {
    is_bullet(c) && !matches!(c, '*' | '+')
        || matches!(
            c,
            ':' | '：'
                | '…'
                | '›'
                | '⇒'
                | '⟶'
                | '↓'
                | '⬇'
                | '='
                | '﹕'
                | '؛'
                | '।'
                | '፡'
                | '፦'
        )
}

/// Whether a letter with this look can open a headline in running text:
/// a capital, a digit, an opening quote or sign; or a letter of a script
/// without capitals.
pub(super) fn opens_headline(c: char) -> bool {
    c.is_uppercase()
        || c.is_numeric()
        || is_quote(c)
        || matches!(c, '$' | '£' | '€' | '#' | '@' | '¿' | '¡')
        || is_caseless(c)
}

/// A letter of a script that has no capitals.
pub(super) fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// Chinese, Japanese: scripts that write no space between words.
pub(super) fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// A quotation mark of any kind.
pub(super) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '‘'
            | '’'
            | '„'
            | '‚'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '『'
            | '《'
    )
}

/// Whether text that ends so has finished its sentence.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|c| is_blank(c) || is_quote(c) || matches!(c, ')' | ']'));
    text.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔'])
}

/// Whether text that ends so is a sentence of running text: headlines take
/// question marks but no full stop.
pub(super) fn ends_with_full_stop(text: &str) -> bool {
    let text = text.trim_end_matches(|c| is_blank(c) || is_quote(c) || matches!(c, ')' | ']'));
    text.ends_with(['.', '。', '।', '۔']) && !text.ends_with("..")
}

/// Whether all letters that could be capitals are.
pub(super) fn is_in_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// The text without the blanks at its ends, and where it then begins.
pub(super) fn trimmed(text: &str, start: usize) -> (usize, &str) {
    let inner = text.trim_start_matches(|c| is_blank(c) || c == '\n');
    (start + text.len() - inner.len(), inner.trim_end_matches(|c| is_blank(c) || c == '\n'))
}

/// `at`, or the character boundary before it.
pub(super) fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The end of the line that `from` stands in: its newline, or the text's end.
pub(super) fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |newline| from + newline)
}

/// Whether words are a web address and nothing else.
pub(super) fn is_address(text: &str) -> bool {
    let opening = ["http://", "https://", "www."];
    !text.contains(char::is_whitespace) && opening.iter().any(|scheme| text.starts_with(scheme))
}
