//! Headlines on the lines below a cue.

use super::announcement::Announcement;
use super::label::whole_words;
use super::text::{
    ends_with_full_stop, is_blank, is_bullet, is_spaceless, opens_headline, trimmed,
};
use crate::model::Span;

/// The most headlines that one cue announces, a guess: related blocks have
/// three to five, and a much longer run is a page's menu.
const MOST: usize = 12;
/// The longest line taken for a headline, in characters: Wikinews has one of 167.
const LONGEST: usize = 180;

/// A line below a cue.
struct Line<'t> {
    start: usize,
    /// Without bullet and blanks.
    text: &'t str,
    bulleted: bool,
    /// Blank lines before it.
    gap: usize,
}

/// The headlines below a cue that stands alone on its line, which ends at
/// `from`. A cue for one takes one, unless they are bulleted.
pub(super) fn headlines(
    body: &str,
    from: usize,
    many: bool,
    opens: impl Fn(usize) -> bool,
) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut first: Option<Line<'_>> = None;
    for line in lines(body, from) {
        if !is_headline_like(&line) || opens(line.start) {
            break;
        }
        if let Some(first) = &first
            && (!(many || first.bulleted)
                || line.bulleted != first.bulleted
                || line.gap > first.gap)
        {
            break;
        }
        found.push(Span::new(line.start, line.start + line.text.len()));
        if found.len() == MOST {
            break;
        }
        first.get_or_insert(line);
    }
    found
}

/// The headlines of a bulleted block whose line breaks are lost ("• One • Two"):
/// where each begins, from `from` on, and where the next bullet stands. The
/// last one's end is the line's.
pub(super) fn inline(body: &str, from: usize, end: usize, bullet: char) -> Vec<(usize, usize)> {
    let mut items = Vec::new();
    let mut start = from;
    while let Some(next) = body[start..end].find(bullet) {
        if body[start..start + next].chars().count() > LONGEST || items.len() + 1 == MOST {
            break;
        }
        items.push((start, start + next));
        start += next + bullet.len_utf8();
    }
    items.push((start, end));
    items
}

/// The bullet that stands just before `at`.
pub(super) fn bullet_before(body: &str, at: usize) -> Option<char> {
    let last = body[..at].trim_end_matches(is_blank).chars().next_back()?;
    matches!(last, '•' | '▪' | '●' | '◦' | '■').then_some(last)
}

/// Whether a button ("Read more" under a teaser that breaks off) rather than
/// a cue ends at the line before `start`.
pub(super) fn follows_teaser(body: &str, found: &Announcement<'_>) -> bool {
    let before = body[..found.start].trim_end();
    !found.separated && (before.ends_with("..") || before.ends_with('…'))
}

/// The lines after the one that ends at `from`, while no more than two blank
/// ones stand between.
fn lines(body: &str, from: usize) -> impl Iterator<Item = Line<'_>> {
    let mut at = from;
    std::iter::from_fn(move || {
        let mut gap = 0;
        loop {
            at += body[at..].find('\n')? + 1;
            let end = body[at..].find('\n').map_or(body.len(), |newline| at + newline);
            let (start, text) = trimmed(&body[at..end], at);
            if text.is_empty() {
                gap += 1;
                if gap > 2 {
                    return None;
                }
                continue;
            }
            let bare = without_bullet(text);
            let start = start + (text.len() - bare.len());
            return Some(Line {
                start,
                text: whole_words(bare),
                bulleted: bare.len() < text.len(),
                gap,
            });
        }
    })
}

/// A line without its bullet or number.
fn without_bullet(line: &str) -> &str {
    let marked = line.trim_start_matches(is_bullet);
    if marked.len() < line.len() && marked.starts_with(is_blank) {
        return marked.trim_start_matches(is_blank);
    }
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = line.len() - digits.len();
    if (1..=2).contains(&number)
        && let Some(rest) = digits.strip_prefix(['.', ')'])
        && rest.starts_with(is_blank)
    {
        return rest.trim_start_matches(is_blank);
    }
    line
}

/// Whether a line looks like a headline: short, not a sentence, not an address
/// or a handle, opening as headlines do.
fn is_headline_like(line: &Line<'_>) -> bool {
    let text = line.text;
    // `August 31, 2021`, `8 of 12`: what stands beside headlines.
    let spelled = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let spelled_words = text.split_whitespace().filter(spelled).count();
    let words = text.split_whitespace().count();
    let length = text.chars().take(LONGEST + 1).count();
    let enough = if text.chars().any(is_spaceless) {
        length >= 5
    } else {
        spelled_words >= 2 && (words >= 3 || length >= 12)
    };
    enough
        && length <= LONGEST
        && !ends_with_full_stop(text)
        && !text.ends_with([':', ';', ','])
        && text.chars().next().is_some_and(|c| opens_headline(c) || line.bulleted)
}
