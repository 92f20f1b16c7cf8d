//! Words and marks, with what their letters look like.

use super::sentence::abbreviation;

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `minister`, and any word that cannot be a name, such as `Don't`.
    Lower,
    /// `Moscow`, `McDonald`.
    Capital,
    /// Two capitals or more and no small letter: `NATO`, `U.S.`, `G20`.
    Upper,
    /// One capital letter, `J.` or `Q`.
    Initial,
    /// `iPhone`, `eBay`.
    Mixed,
    /// Starts with a digit.
    Number,
    /// `'s` or the bare apostrophe of a plural.
    Possessive,
    /// `-` with no space on either side.
    Hyphen,
    /// Any other mark.
    Mark,
    /// A script without capitals, a handle, a hashtag, or text set aside.
    Other,
}

/// One word or mark of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// What it looks like.
    pub(crate) shape: Shape,
    /// Equal for tokens that differ only in case, full stops or the kind of apostrophe.
    pub(crate) key: u64,
}

impl Token {
    /// Whether its letters make it a candidate for a name.
    pub(crate) const fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Initial)
    }
}

/// FNV-1a's offset basis and prime, <http://www.isthe.com/chongo/tech/comp/fnv/>.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The key of a word: a 64-bit hash of its lower-case letters. Two of the
/// gazetteer's 40,000 words share one with a chance of about one in ten billion.
pub(crate) fn key(word: &str) -> u64 {
    let mut hash = BASIS;
    let mut eat = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    if word.is_ascii() {
        for byte in word.bytes().filter(|&byte| byte != b'.') {
            eat(byte.to_ascii_lowercase());
        }
    } else {
        let mut buffer = [0; 4];
        for c in word.chars().filter(|&c| c != '.') {
            let c = if matches!(c, '’' | 'ʼ' | '‘') { '\'' } else { c };
            for lower in c.to_lowercase() {
                lower.encode_utf8(&mut buffer).bytes().for_each(&mut eat);
            }
        }
    }
    hash
}

/// Appends the tokens of `text[start..end]` to `out`.
pub(crate) fn tokenize(text: &str, start: usize, end: usize, out: &mut Vec<Token>) {
    let bytes = &text.as_bytes()[..end];
    let mut at = start;
    while at < end {
        let byte = bytes[at];
        if byte.is_ascii_whitespace() {
            at += 1;
        } else if byte.is_ascii_alphanumeric() {
            at = word(text, start, at, end, out);
        } else if byte < 0x80 {
            at = mark(text, start, at, at + 1, end, out);
        } else {
            let Some(c) = text[at..end].chars().next() else { break };
            if c.is_alphanumeric() {
                at = word(text, start, at, end, out);
            } else if c.is_whitespace() {
                at += c.len_utf8();
            } else {
                at = mark(text, start, at, at + c.len_utf8(), end, out);
            }
        }
    }
}

fn mark(
    text: &str,
    first: usize,
    at: usize,
    after: usize,
    end: usize,
    out: &mut Vec<Token>,
) -> usize {
    let inner = at > first
        && after < end
        && text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
        && text[after..end].chars().next().is_some_and(char::is_alphanumeric);
    let shape = match &text[at..after] {
        "-" | "‑" | "–" if inner => Shape::Hyphen,
        "'" | "’"
            if out.last().is_some_and(|token| token.end == at && text[..at].ends_with('s')) =>
        {
            Shape::Possessive
        }
        _ => Shape::Mark,
    };
    out.push(Token { start: at, end: after, shape, key: key(&text[at..after]) });
    after
}

/// Where the word that begins at `at` ends.
fn word_end(text: &str, at: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    let mut to = at;
    while to < end {
        let byte = bytes[to];
        if byte.is_ascii_alphanumeric() {
            to += 1;
            continue;
        }
        let c =
            if byte < 0x80 { char::from(byte) } else { text[to..].chars().next().unwrap_or(' ') };
        let next = text[to + c.len_utf8()..end].chars().next();
        let previous = bytes[to.saturating_sub(1)];
        let inside = match c {
            '\'' | '’' | 'ʼ' => next.is_some_and(char::is_alphabetic),
            '.' => {
                // `U.S.`: single letters with stops between them.
                let single = to == at + 1 || bytes[to - 2] == b'.';
                single && previous.is_ascii_alphabetic() && next.is_some_and(char::is_alphabetic)
                    || previous.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit())
            }
            ',' => previous.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit()),
            '&' => previous.is_ascii_uppercase() && next.is_some_and(char::is_uppercase),
            c => c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c) || is_sign(c),
        };
        if !inside {
            break;
        }
        to += c.len_utf8();
    }
    to
}

/// Vowel signs of Indic scripts and Arabic marks, which are part of the word.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{dff}' | '\u{200d}')
}

fn word(text: &str, first: usize, at: usize, end: usize, out: &mut Vec<Token>) -> usize {
    let mut to = word_end(text, at, end);
    let mut clitic = None;
    if let Some(cut) = text[at..to].rfind(['\'', '’'])
        && cut > 0
    {
        let tail = text[at + cut..to].trim_start_matches(['\'', '’']);
        if matches!(tail, "s" | "S" | "re" | "ll" | "ve" | "d" | "m") {
            clitic = Some((at + cut, to));
            to = at + cut;
        }
    }
    let mut shape = shape(&text[at..to]);
    let handle = at > first && matches!(text.as_bytes()[at - 1], b'@' | b'#');
    if handle {
        shape = Shape::Other;
    } else if text[at..to].ends_with("n't") || text[at..to].ends_with("n’t") {
        shape = Shape::Lower;
    }
    let word = &text[at..to];
    // The full stop of `J.`, `U.S.` and `Inc.` belongs to the word.
    if clitic.is_none() && to < end && text.as_bytes()[to] == b'.' {
        let abbreviates = match shape {
            Shape::Initial => true,
            Shape::Upper | Shape::Lower => word.contains('.'),
            Shape::Capital => abbreviation(word).is_some(),
            _ => false,
        };
        to += usize::from(abbreviates);
    }
    out.push(Token { start: at, end: to, shape, key: key(word) });
    if let Some((start, end)) = clitic {
        out.push(Token { start, end, shape: Shape::Possessive, key: key(&text[start..end]) });
        return end;
    }
    to
}

fn shape(word: &str) -> Shape {
    let (mut upper, mut lower, mut other, mut digits) = (0_u32, 0_u32, 0_u32, 0_u32);
    let mut starts_upper = false;
    for (nth, c) in word.chars().enumerate() {
        if c.is_ascii_lowercase() {
            lower += 1;
        } else if c.is_ascii_digit() {
            if nth == 0 {
                return Shape::Number;
            }
            digits += 1;
        } else if c.is_uppercase() {
            upper += 1;
            starts_upper |= nth == 0;
        } else if c.is_lowercase() {
            lower += 1;
        } else if c.is_alphabetic() {
            other += 1;
        }
    }
    match (starts_upper, upper, lower) {
        _ if other > 0 => Shape::Other,
        (true, 1, 0) if digits == 0 => Shape::Initial,
        (true, _, 0) => Shape::Upper,
        (true, ..) => Shape::Capital,
        (false, 1.., _) => Shape::Mixed,
        _ => Shape::Lower,
    }
}

#[cfg(test)]
mod tests {
    use super::{Shape, key, tokenize};

    fn tokens(text: &str) -> Vec<(&str, Shape)> {
        let mut out = Vec::new();
        tokenize(text, 0, text.len(), &mut out);
        out.iter().map(|token| (&text[token.start..token.end], token.shape)).collect()
    }

    #[test]
    fn abbreviations_and_initials_keep_their_stop() {
        let words: Vec<_> =
            tokens("J. Ward of Larch Inc. left the U.S. today.").into_iter().map(|t| t.0).collect();
        assert_eq!(
            words,
            ["J.", "Ward", "of", "Larch", "Inc.", "left", "the", "U.S.", "today", "."]
        );
    }

    #[test]
    fn possessives_and_hyphens_stand_apart() {
        use Shape::{Capital, Hyphen, Lower, Possessive, Upper};
        assert_eq!(
            tokens("Moscow’s US-led al-Assad"),
            [
                ("Moscow", Capital),
                ("’s", Possessive),
                ("US", Upper),
                ("-", Hyphen),
                ("led", Lower),
                ("al", Lower),
                ("-", Hyphen),
                ("Assad", Capital),
            ]
        );
        assert_eq!(tokens("O'Brien")[0], ("O'Brien", Capital));
    }

    #[test]
    fn handles_hashtags_and_contractions_are_no_names() {
        for text in ["#Harbour", "@Ward"] {
            assert_eq!(tokens(text)[1].1, Shape::Other, "{text}");
        }
        assert_eq!(tokens("Don't")[0].1, Shape::Lower);
    }

    #[test]
    fn a_key_ignores_case_stops_and_the_kind_of_apostrophe() {
        assert_eq!(key("U.S."), key("us"));
        assert_eq!(key("Sana’a"), key("SANA'A"));
        assert_ne!(key("Ward"), key("Wards"));
    }
}
