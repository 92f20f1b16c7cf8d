//! The date that a page prints, where it states none for machines.

use dom_query::{Document, NodeRef};

use crate::model::Date;
use crate::parse::date;

/// Where dates are marked up, surest first.
const MARKED: &[&str] = &["[itemprop=datePublished]", "article time, main time"];
/// Words in the classes of what is a date.
const NAMED: &str = "[class*=date], [class*=Date], [class*=published], [class*=timestamp], \
    [class*=posted], [class*=datum], [class*=fecha], [id*=date]";
/// The date of publication is among the first of a page.
const MAX_PARTS: usize = 100;
/// A longer text says more than when it was written.
const MAX_BYTES: usize = 120;
/// The longest date, in words: `Thursday, 18th of July 2024 at 5:21 pm CET`.
const MAX_WORDS: usize = 10;

/// The date of publication that is printed: as marked up, as the address has
/// it, as a part of the page named for it says, or as the first `time` does.
pub(super) fn published(document: &Document, url: Option<&str>) -> Option<Date> {
    MARKED
        .iter()
        .find_map(|selector| marked(document, selector))
        .or_else(|| url.and_then(in_address))
        .or_else(|| named(document))
        .or_else(|| marked(document, "time"))
}

/// The date of the last change that is marked up.
pub(super) fn modified(document: &Document) -> Option<Date> {
    marked(document, "[itemprop=dateModified]")
}

/// The date of the first element that has one.
fn marked(document: &Document, selector: &str) -> Option<Date> {
    document.select(selector).nodes().iter().take(MAX_PARTS).find_map(|time| {
        let stated = time.attr("datetime").or_else(|| time.attr("content"));
        stated.and_then(|text| date::parse(&text)).or_else(|| within(time))
    })
}

/// The date that all parts of the page named for it agree on; where they do
/// not, some are those of other articles.
fn named(document: &Document) -> Option<Date> {
    let parts = document.select(NAMED);
    let dates: Vec<Date> = parts.nodes().iter().take(MAX_PARTS).filter_map(within).collect();
    let (first, others) = dates.split_first()?;
    others.iter().all(|date| date.day() == first.day()).then(|| first.clone())
}

/// The date in a short text: `Posted by Jane Doe on 18 July 2024 | Coast`.
fn within(node: &NodeRef<'_>) -> Option<Date> {
    let text = node.text();
    let text = text.trim();
    if text.is_empty() || text.len() > MAX_BYTES || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    text.split(['|', '•', '·', '\n']).find_map(|part| {
        let words: Vec<&str> = part.split_whitespace().collect();
        (0..words.len()).find_map(|start| {
            let longest = words.len().min(start + MAX_WORDS);
            (start + 1..=longest).rev().find_map(|end| {
                let words = words[start..end].join(" ");
                let is_day = |date: &Date| date.as_str().len() >= "2024-07-18".len();
                date::parse(words.trim_matches([',', ':', '(', ')', '.'])).filter(is_day)
            })
        })
    })
}

/// The day in an address: `/2024/07/18/port-shut`, `/2024-07-18-port-shut`.
fn in_address(url: &str) -> Option<Date> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    parts.windows(3).find_map(|part| {
        let is_number = |part: &str, sizes: &[usize]| {
            sizes.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let is_day =
            is_number(part[0], &[4]) && is_number(part[1], &[1, 2]) && is_number(part[2], &[1, 2]);
        is_day.then(|| date::parse(&part.join("-"))).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::super::article;

    fn published(head: &str, body: &str) -> Option<String> {
        let page = format!("<html><head>{head}</head><body>{body}<p>Ships wait off the port.</p>");
        article(&page).published.map(|date| date.to_string())
    }

    #[test]
    fn a_printed_date_is_read() {
        for body in [
            "<p class='post-date'>18 July 2024</p>",
            "<div class=entry-date>Posted by Jane Doe on July 18, 2024 | Coast</div>",
            "<span class=published>Veröffentlicht am 18.07.2024, 17:21 Uhr</span>",
            "<span itemprop=datePublished>18 July 2024</span>",
        ] {
            assert!(
                published("", body).is_some_and(|date| date.starts_with("2024-07-18")),
                "{body}"
            );
        }
    }

    #[test]
    fn an_address_may_hold_the_date() {
        let canonical = |path| format!("<link rel=canonical href='https://post.example/{path}'>");
        assert_eq!(
            published(&canonical("2024/07/18/port-shut"), "").as_deref(),
            Some("2024-07-18")
        );
        assert_eq!(published(&canonical("port-1200-12-34"), ""), None);
    }

    #[test]
    fn a_date_that_is_not_said_to_be_one_is_left_alone() {
        assert_eq!(published("", "<p>The port was built on 18 July 1924.</p>"), None);
        assert_eq!(published("", "<p class=date>3 years ago</p>"), None);
    }
}
