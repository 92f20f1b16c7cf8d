//! Several headlines on the line of one cue: "Related: One • Two", "See also -
//! One - Two", "READ MORE: 1. One 2. Two".

use super::text::{is_blank, is_spaceless};

/// Marks that stand between headlines; those that headlines have inside too
/// need the cue's own separator to be the same, or many or long parts.
const BULLETS: &[char] = &['•', '▪', '●', '◦', '■', '◆', '★', '►', '▶', '➤'];
const DASHES: &[char] = &['-', '–', '—', '/', '»', '>'];

/// The parts of a label that `mark`, the last sign before it, is set before;
/// one part where it is one headline. As bytes of `text`.
pub(super) fn parts(text: &str, mark: Option<char>) -> Vec<(usize, usize)> {
    let numbered = numbered(text);
    if numbered.len() > 1 {
        return numbered;
    }
    for &bullet in BULLETS {
        let parts = split(text, bullet);
        if parts.len() > 1 && all_have(text, &parts, 2) {
            return parts;
        }
    }
    let bars = split(text, '|');
    // `Ferries sail again | The Kessel Herald` ends with its publisher.
    if bars.len() > 2 && all_have(text, &bars, 3) || bars.len() == 2 && all_have(text, &bars, 5) {
        return bars;
    }
    if let Some(dash) = mark.filter(|mark| DASHES.contains(mark)) {
        let parts = split(text, dash);
        if parts.len() > 1 && all_have(text, &parts, 4) {
            return parts;
        }
    }
    vec![(0, text.len())]
}

/// The text between marks that blanks set off.
fn split(text: &str, mark: char) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(mark) {
        let after = at + mark.len_utf8();
        if text[..at].ends_with(is_blank) && text[after..].starts_with(is_blank) {
            parts.push((start, at));
            start = after;
        }
    }
    parts.push((start, text.len()));
    parts
}

/// `1. One 2. Two`: the text after each number, while they count up.
fn numbered(text: &str) -> Vec<(usize, usize)> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for number in 1..=12 {
        let found = ['.', ')'].iter().find_map(|sign| {
            let wanted = format!("{number}{sign} ");
            let at = from + text[from..].find(&wanted)?;
            let free = at == 0 || text[..at].ends_with(is_blank);
            (free && (number > 1 || at == 0)).then_some((at, at + wanted.len()))
        });
        let Some(found) = found else { break };
        starts.push(found);
        from = found.1;
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let parts: Vec<_> = starts.iter().zip(ends).map(|(start, end)| (start.1, end)).collect();
    if all_have(text, &parts, 3) { parts } else { Vec::new() }
}

/// Whether every part has that many words, or is long enough in a script that
/// writes no space between them.
fn all_have(text: &str, parts: &[(usize, usize)], words: usize) -> bool {
    parts.iter().all(|&(start, end)| {
        let part = text[start..end].trim();
        let spaceless = part.chars().filter(|&c| is_spaceless(c)).count();
        let count = part.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
        count.count() >= words || spaceless >= words + 2
    })
}

#[cfg(test)]
mod tests {
    use super::parts;

    fn of(text: &str, mark: char) -> Vec<&str> {
        parts(text, Some(mark)).into_iter().map(|(start, end)| text[start..end].trim()).collect()
    }

    #[test]
    fn marks_between_headlines_tell_them_apart() {
        assert_eq!(
            of("Ferries sail again • Pier to close", ':'),
            ["Ferries sail again", "Pier to close"]
        );
        assert_eq!(
            of("Ferries sail again | Pier to close in May | Who owns the harbour?", ':').len(),
            3
        );
        assert_eq!(of("Ferries sail again today - Pier to close in May", '-').len(), 2);
        assert_eq!(of("1. Ferries sail again 2. Pier to close 3. Who pays for it?", ':').len(), 3);
        assert_eq!(of("渡轮今天恢复通航 | 码头五月将关闭 | 谁拥有港口", ':').len(), 3);
    }

    #[test]
    fn a_mark_inside_a_headline_is_its_own() {
        for whole in [
            "Ferries sail again - what we know",
            "Ferries sail again after nine days | The Kessel Herald",
            "1. FC Velmstadt wins 2. Bundesliga match",
            "Port Kessel–Velm line closed",
        ] {
            assert_eq!(of(whole, ':'), [whole]);
        }
    }
}
