//! Whether a cue's words announce another story where they stand.

use super::text::{
    ends_sentence, floor_boundary, is_blank, is_bullet, is_caseless, is_in_capitals, is_ornament,
    is_quote, is_separator, is_spaceless, line_end, opens_headline,
};
use crate::extract::cue::{Cue, Hit, Lexicon, Shape, spelled_until};

/// How far after a cue its separator and its headline's first letter are
/// looked for, in bytes. A bound, so that a text without line breaks costs no
/// more than one with them.
const FARTHEST: usize = 512;

/// A cue that means it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Announcement<'l> {
    /// The cue.
    pub(super) cue: &'l Cue,
    /// First byte of the cue's words.
    pub(super) start: usize,
    /// One past their last byte.
    pub(super) end: usize,
    /// Where the headline may begin: past separator and blanks. Where nothing
    /// follows on the cue's line, the end of that line.
    pub(super) rest: usize,
    /// Whether it opens its line, but for bullets and brackets.
    pub(super) opens_line: bool,
    /// Whether a separator follows it.
    pub(super) separated: bool,
    /// Whether nothing follows on its line.
    pub(super) alone: bool,
    /// The bracket that closes what it opens.
    pub(super) bracket: Option<char>,
}

/// What a cue's words turn out to be where they stand.
enum Reading<'l> {
    /// They announce something.
    Announcement(Announcement<'l>),
    /// They are a longer phrase that only looks like a cue, and ends here.
    FalseFriend(usize),
    /// They are part of the running text.
    Nothing,
}

/// Reads the words at a hit. The longest phrase decides: where that is a false
/// friend, no shorter one is tried.
fn reading<'l>(body: &str, hit: Hit, lexicon: &'l Lexicon) -> Reading<'l> {
    for cue in lexicon.cues(hit) {
        let Some(end) = spelled_until(body, hit.start, &cue.phrase) else { continue };
        if !stands_free(body, hit.start, end, cue) {
            continue;
        }
        if cue.kind.is_none() {
            return Reading::FalseFriend(end);
        }
        if let Some(found) = read(body, hit.start, end, cue).filter(|found| found.is_meant(body)) {
            return Reading::Announcement(found);
        }
    }
    Reading::Nothing
}

/// All that is announced in `body`, in order.
pub(super) fn announcements<'l>(body: &str, lexicon: &'l Lexicon) -> Vec<Announcement<'l>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(hit) = lexicon.next_hit(body, at) {
        at = match reading(body, hit, lexicon) {
            Reading::Announcement(announcement) => {
                found.push(announcement);
                announcement.end
            }
            Reading::FalseFriend(end) => end,
            // Another cue may begin inside: `Di|a lire aussi`.
            Reading::Nothing => {
                hit.start + body[hit.start..].chars().next().map_or(1, char::len_utf8)
            }
        };
    }
    found
}

/// Whether the words are whole words. A glued cue may touch a capital.
fn stands_free(body: &str, start: usize, end: usize, cue: &Cue) -> bool {
    let words = &body[start..end];
    let glued = cue.shape.has(Shape::GLUED) && words.ends_with(char::is_lowercase);
    let before = body[..start].chars().next_back();
    let after = body[end..].chars().next();
    if words.chars().next_back().is_some_and(is_spaceless) {
        return true;
    }
    before.is_none_or(|c| !c.is_alphanumeric() || glued && c.is_lowercase())
        && after.is_none_or(|c| !c.is_alphanumeric() || glued && !c.is_lowercase())
}

/// Reads what stands around a cue's words.
fn read<'l>(body: &str, start: usize, end: usize, cue: &'l Cue) -> Option<Announcement<'l>> {
    let (opens_line, bracket) = before(body, start);
    let line_end = line_end(&body[..floor_boundary(body, end + FARTHEST)], end);
    let end = if cue.trails { trail_end(&body[..line_end], end)? } else { end };
    let line = &body[..line_end];
    if let Some(rest) = bracketed(line, end, bracket)
        .filter(|&rest| opens_line && (rest < line_end || cue.shape.has(Shape::LIST)))
    {
        let (separated, alone, bracket) = (true, rest == line_end, None);
        return Some(Announcement { cue, start, end, rest, opens_line, separated, alone, bracket });
    }
    let (separated, rest) = after(line, end);
    let alone = rest == line_end;
    if alone && is_button(&line[end..]) {
        return None;
    }
    Some(Announcement { cue, start, end, rest, opens_line, separated, alone, bracket })
}

/// Whether what stands before `start` on its line leaves a cue the line's
/// opening, and the bracket that closes it if one opens just before it.
fn before(body: &str, start: usize) -> (bool, Option<char>) {
    // In bytes; room for a bullet, emphasis marks and a bracket, not for words.
    const LONGEST: usize = 24;
    let window = floor_boundary(body, start.saturating_sub(LONGEST));
    let line = body[window..start].rfind('\n').map(|newline| window + newline + 1);
    let in_reach = line.is_some() || window == 0;
    let text = &body[line.unwrap_or(window)..start];
    let bare = text.trim_end_matches(is_blank);
    let bracket = match bare.trim_end_matches(['*', '_']).chars().next_back() {
        Some('(') => Some(')'),
        Some('[') => Some(']'),
        Some('（') => Some('）'),
        Some('【') => Some('】'),
        _ => None,
    };
    let is_mark = |c: char| {
        is_bullet(c)
            || is_blank(c)
            || is_ornament(c)
            || matches!(c, '(' | '[' | '（' | '【' | '_' | '#' | '⁠')
    };
    // `# Related` is a heading, `#related` a hashtag.
    let hashtag = text.ends_with('#');
    (in_reach && bare.chars().all(is_mark) && !hashtag, bracket)
}

/// Where the further words of a trailing cue end: at a separator or the line's end.
fn trail_end(text: &str, from: usize) -> Option<usize> {
    // In bytes: a section's or a writer's name; what is longer is a sentence.
    const LONGEST: usize = 60;
    let words = &text[from..];
    let end = words.find([':', '|', '»']).unwrap_or(words.len());
    let words = words[..end].trim_end_matches(is_blank);
    (words.len() <= LONGEST && words.starts_with(is_blank) && !ends_sentence(words))
        .then_some(from + words.len())
}

/// Where the headline begins after a cue that stands in brackets by itself:
/// `[Related] Ferries sail again`, `【関連記事】…`.
fn bracketed(line: &str, end: usize, bracket: Option<char>) -> Option<usize> {
    let bracket = bracket.filter(|bracket| matches!(bracket, ']' | '】'))?;
    let rest = line[end..].trim_start_matches(is_blank).strip_prefix(bracket)?;
    let rest = rest.trim_start_matches(|c| is_blank(c) || is_separator(c));
    Some(line.len() - rest.len())
}

/// Whether arrows close the line after a cue: `Read more »` under a teaser.
fn is_button(tail: &str) -> bool {
    let marks = tail.trim_matches(is_blank);
    !marks.is_empty()
        && marks.chars().all(|c| matches!(c, '>' | '»' | '›' | '→' | '➔' | '➜' | '▶' | '►' | '▸'))
}

/// Whether a separator follows, and where what comes after it begins.
fn after(text: &str, end: usize) -> (bool, usize) {
    let tail = &text[end..];
    let bare = tail.trim_start_matches(|c| is_blank(c) || matches!(c, '*' | '_'));
    let run_end = bare
        .char_indices()
        .find(|&(_, c)| !(is_separator(c) || is_blank(c) || c == '.' || matches!(c, '*' | '_')))
        .map_or(bare.len(), |(at, _)| at);
    let run = &bare[..run_end];
    let marks = run.trim_matches(|c| is_blank(c) || matches!(c, '*' | '_'));
    // `Related-party` has no separator, nor has `Read more.` one.
    let hyphen = marks == "-"
        && !run.ends_with(is_blank)
        && !tail.starts_with(is_blank)
        && !run.is_empty()
        && run_end < bare.len();
    let stops = marks.trim_matches('.').is_empty() && marks.len() < 2;
    // `関連記事「…」`: the quotation mark sets the headline apart.
    let quoted = text[..end].ends_with(is_spaceless) && bare.starts_with(['「', '『', '《']);
    let separated = !hyphen && !stops || quoted;
    let rest = if separated && !quoted || marks.is_empty() { &bare[run_end..] } else { bare };
    (separated, text.len() - rest.len())
}

impl Announcement<'_> {
    /// Whether these words, so placed, announce something.
    fn is_meant(&self, body: &str) -> bool {
        let shape = self.cue.shape;
        let words = &body[self.start..self.end];
        let capital = words.chars().next().is_some_and(|c| !c.is_lowercase());
        let opens = body[self.rest..].chars().next().is_some_and(opens_headline);
        if !capital && (shape.has(Shape::WEAK) || !self.opens_line) {
            return false;
        }
        if self.opens_line {
            return match (self.alone, self.separated) {
                (true, true) => !shape.has(Shape::WEAK),
                (true, false) => shape.may_stand_alone(),
                (false, true) => opens || !shape.has(Shape::WEAK),
                (false, false) => capital && opens && self.needs_no_separator(body),
            };
        }
        if self.bracket.is_some() {
            return self.separated && opens;
        }
        if shape.has(Shape::GLUED) && opens {
            return true;
        }
        let before = &body[..self.start];
        if is_quoted(before) {
            return false;
        }
        let set_apart = ends_sentence(before) || before.ends_with("   ");
        let caps = is_in_capitals(words);
        // A capital inside a sentence, several words and a colon: `… Lire aussi : …`.
        let unmistakable = caps
            || self.cue.phrase.contains(' ')
                && body[self.end..].trim_start_matches(is_blank).starts_with(':');
        shape.has(Shape::FLAT)
            && self.separated
            && (opens || self.alone)
            && if shape.has(Shape::WEAK) { set_apart && caps } else { set_apart || unmistakable }
    }

    /// Whether the headline may follow this cue with nothing between them.
    fn needs_no_separator(&self, body: &str) -> bool {
        let shape = self.cue.shape;
        let follower = body[self.rest..].chars().next();
        shape.has(Shape::GLUED)
            // Where a script has no capitals, nothing tells a headline from
            // the rest of a sentence.
            || shape.has(Shape::OPEN) && follower.is_some_and(|c| !is_caseless(c) || is_quote(c))
    }
}

/// Whether a quotation opens just here: words that someone else printed.
fn is_quoted(before: &str) -> bool {
    let straight = before.ends_with(['"', '\'']);
    let outside = before.trim_end_matches(['"', '\'']);
    before.ends_with(['“', '‘', '„', '«'])
        || straight && outside.chars().next_back().is_none_or(char::is_whitespace)
}
