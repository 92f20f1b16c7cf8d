//! Plain text: headline, perhaps a standfirst, byline and date, paragraphs.

use super::date;
use super::line::one_line;
use super::standfirst::{self, Paragraphs};
use crate::model::{Article, Date};

/// The longest headline; what is longer is a paragraph.
const MAX_TITLE_CHARS: usize = 300;
/// A line that is alone is a headline up to here if no full stop ends it.
const MAX_LONE_TITLE_CHARS: usize = 150;
/// The longest line that can be a byline or a date line.
const MAX_CREDIT_CHARS: usize = 120;

/// The article in `text`. The body is all that follows title, standfirst,
/// byline and date, byte for byte.
pub(super) fn article(text: &str) -> Article {
    let mut article = Article::default();
    let text = text.trim_end();
    let mut lines = Lines { text, at: 0 };
    let Some((title, after)) = lines.peek() else { return article };
    let length = title.chars().count();
    let is_alone = text[after..].trim().is_empty();
    if length > MAX_TITLE_CHARS || (is_alone && !is_lone_title(title, length)) {
        text.trim().clone_into(&mut article.body);
        return article;
    }
    article.title = one_line(title);
    lines.at = after;
    lines.take_credits(&mut article);
    if let Some((line, after)) = lines.peek() {
        let is_label = credit(line).is_some() || is_relative_date(line);
        if !is_label && standfirst::is_standfirst(line, &Paragraphs(&text[after..])) {
            article.standfirst = Some(one_line(line));
            lines.at = after;
            lines.take_credits(&mut article);
        }
    }
    lines.rest().clone_into(&mut article.body);
    article
}

fn is_lone_title(title: &str, chars: usize) -> bool {
    chars <= MAX_LONE_TITLE_CHARS && !standfirst::ends_a_sentence(title)
}

/// The lines of a text that are not blank, from some byte on.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lines<'t> {
    /// The next line that is not blank, trimmed, and the byte after it.
    fn peek(&self) -> Option<(&'t str, usize)> {
        let mut at = self.at;
        for line in self.text[self.at..].split_inclusive('\n') {
            at += line.len();
            if !line.trim().is_empty() {
                return Some((line.trim(), at));
            }
        }
        None
    }

    fn take_credits(&mut self, article: &mut Article) {
        while let Some((line, after)) = self.peek() {
            let Some(found) = credit(line) else { return };
            // What follows the last line is the body, however odd.
            if self.text[after..].trim().is_empty() {
                return;
            }
            self.at = after;
            article.byline = article.byline.take().or(found.byline);
            article.published = article.published.take().or(found.date);
        }
    }

    /// All that is left, without blank lines before it.
    fn rest(&self) -> &'t str {
        let rest = &self.text[self.at..];
        let blank = rest.len() - rest.trim_start().len();
        let start = rest[..blank].rfind('\n').map_or(0, |at| at + 1);
        &rest[start..]
    }
}

/// A line that says who wrote it, or when, or both.
#[derive(Debug, Default, PartialEq)]
struct Credit {
    byline: Option<String>,
    date: Option<Date>,
}

/// What `line` credits: `By Jane Doe`, `4 February 2022`, `By Jane Doe | 4
/// Feb 2022`. `None` if any part of it is something else.
fn credit(line: &str) -> Option<Credit> {
    if line.chars().count() > MAX_CREDIT_CHARS {
        return None;
    }
    // A line that is only a year or a month may be anything.
    let day = |text| date::parse(text).filter(|date| date.as_str().len() >= 10);
    if let Some(date) = day(line) {
        return Some(Credit { byline: None, date: Some(date) });
    }
    let mut credit = Credit::default();
    for part in line.split(['|', '·', '•']).map(str::trim) {
        if let Some(byline) = byline(part) {
            credit.byline = Some(byline);
        } else {
            credit.date = Some(day(part)?);
        }
    }
    Some(credit)
}

/// The names in `By Jane Doe and John Roe`.
fn byline(text: &str) -> Option<String> {
    const JOINING: &[&str] = &[
        "and", "of", "de", "la", "van", "von", "der", "den", "al", "el", "bin", "in", "for", "with",
    ];
    let names = text.strip_prefix("By ").or_else(|| text.strip_prefix("BY "))?;
    let mut words = names.split_whitespace();
    let is_name =
        |word: &str| word.chars().next().is_some_and(char::is_uppercase) || JOINING.contains(&word);
    let are_names = (2..=14).contains(&words.clone().count()) && words.all(is_name);
    (are_names && !names.ends_with(['.', '?', '!', ':'])).then(|| one_line(names))
}

/// `3 YEARS AGO`: the age of an article on the day someone copied it.
fn is_relative_date(line: &str) -> bool {
    let lower = line.to_lowercase();
    lower.ends_with(" ago") && lower.split_whitespace().count() <= 5
}

#[cfg(test)]
mod tests {
    use super::article;

    /// The shape of a page copied from a browser: headline, standfirst that
    /// the body repeats, no date, cues between paragraphs, no line end.
    const HARBOUR: &str = include_str!("testdata/harbour.txt");

    #[test]
    fn headline_and_repeated_standfirst_are_told_from_the_body() {
        let article = article(HARBOUR);
        assert_eq!(article.title, "Pilots 'welcome' harbour's night rules in Velmora");
        assert!(article.standfirst.unwrap().starts_with("The guild says it is \"prepared"));
        assert!(article.body.starts_with("The pilots' guild has welcomed"));
        assert!(
            article.body.ends_with("READ MORE: In Velmora, the harbour must dredge, not dither")
        );
        assert_eq!(article.published, None);
        assert!(HARBOUR.ends_with(&article.body));
    }

    #[test]
    fn an_unpunctuated_second_line_is_a_standfirst() {
        let text = "Port shut\n\nThe closure follows a week of storms on the coast\n\nShips wait.\n\nMore.\n";
        let article = article(text);
        assert_eq!(
            article.standfirst.as_deref(),
            Some("The closure follows a week of storms on the coast")
        );
        assert_eq!(article.body, "Ships wait.\n\nMore.");
    }

    #[test]
    fn a_cue_a_dateline_or_a_sentence_is_no_standfirst() {
        for second in [
            "READ MORE: Storms close the northern ferry line for days",
            "VELMORA, Jan 5 (Wire) - Ships were waiting off the port",
            "The port was shut on Monday after a week of storms.",
            "3 years ago",
        ] {
            let article = article(&format!("Port shut\n{second}\nShips wait.\nMore."));
            assert_eq!(article.standfirst, None, "{second}");
            assert_eq!(article.body, format!("{second}\nShips wait.\nMore."));
        }
    }

    #[test]
    fn byline_and_date_near_the_top_are_not_body() {
        let text =
            "Port shut\nBy Jane Doe and Ana de Souza | February 4, 2022\nShips wait.\n  Still.";
        let article = article(text);
        assert_eq!(article.byline.as_deref(), Some("Jane Doe and Ana de Souza"));
        assert_eq!(article.published.unwrap().as_str(), "2022-02-04");
        assert_eq!(article.body, "Ships wait.\n  Still.");
    }

    #[test]
    fn a_relative_date_dates_nothing() {
        let article = article("Port shut\n3 YEARS AGO\nShips wait off the port.\nMore.");
        assert_eq!(article.published, None);
        assert_eq!(article.body, "3 YEARS AGO\nShips wait off the port.\nMore.");
    }

    #[test]
    fn a_long_first_line_is_no_headline() {
        let paragraph = "Ships waited off the port all day. ".repeat(10);
        let text = format!("{paragraph}\nAnd all night.");
        let read = article(&text);
        assert_eq!((read.title.as_str(), read.body.as_str()), ("", text.as_str()));
        assert_eq!(article("Ships waited.").body, "Ships waited.");
        assert_eq!(article("Ships wait off port").title, "Ships wait off port");
    }

    #[test]
    fn odd_headlines_are_kept_as_they_are() {
        for title in ["\"Never\", <script>alert(1)</script>", "\u{200f}שלום 12", "[31mRed"] {
            assert_eq!(article(&format!("{title}\nA body.")).title, title);
        }
    }

    #[test]
    fn the_body_keeps_its_bytes() {
        let text = "Port shut\n\n\tShips  wait.\n\n\n- one\n- two \n";
        assert_eq!(article(text).body, "\tShips  wait.\n\n\n- one\n- two");
    }
}
