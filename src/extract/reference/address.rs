//! What the hyperlinks in a label say: where it ends and where it leads.

use super::announcement::Announcement;
use super::label::Label;
use super::link;
use super::text::{is_address, is_blank};
use crate::model::{Article, Link, Span};

/// A label and the address that it leads to, where the source gives one.
pub(super) type Addressed = (Label, Option<String>);

/// The label as the hyperlinks in it say. Several links in a row after one cue
/// are several headlines.
pub(super) fn addressed(article: &Article, cue: &Announcement<'_>, label: Label) -> Vec<Addressed> {
    let body = article.body.as_str();
    let links: Vec<_> = link::within(article, label.reach).collect();
    let Some(&(first, anchor)) = links.first() else {
        return vec![printed(body, label)];
    };
    if anchor.start <= cue.start {
        let end = anchor.end.min(label.reach.end);
        return vec![(certain(body, label.span.start, end), Some(first.url.clone()))];
    }
    let before = body.get(label.span.start..anchor.start).unwrap_or_default();
    if before.contains(char::is_alphanumeric) || !anchor.of(body).trim().contains(is_blank) {
        // A link inside the headline. Where the headline's end is a guess, it
        // may be the next sentence's.
        let inside = links.iter().filter(|(_, span)| label.span.contains(span));
        let longest = inside.max_by_key(|(_, span)| span.end - span.start);
        let sure = label.span == label.reach || anchor.start <= label.span.start;
        let url = longest.filter(|_| sure).map(|(link, _)| link.url.clone());
        return vec![(label, url)];
    }
    row(body, label.span.start, &links)
}

/// The links that stand in a row from the first on, each a headline.
fn row(body: &str, start: usize, links: &[(&Link, Span)]) -> Vec<Addressed> {
    // Room for `and`, none for a writer's name or the rest of a sentence.
    const MOST_LETTERS: usize = 3;
    let mut headlines = Vec::new();
    let mut end = start;
    for (link, span) in links {
        let between = body.get(end..span.start).unwrap_or_default();
        if between.chars().filter(|c| c.is_alphanumeric()).count() > MOST_LETTERS {
            break;
        }
        headlines.push((certain(body, span.start.max(start), span.end), Some(link.url.clone())));
        end = span.end;
    }
    headlines
}

/// The label by its printed words: an address in it is where it leads, and one
/// that closes it is no part of the headline.
fn printed(body: &str, label: Label) -> Addressed {
    let text = label.span.of(body);
    let Some(address) = text.split_whitespace().find(|word| is_address(word)) else {
        return (label, None);
    };
    let url = Some(address.to_owned());
    if address.len() < text.len() && text.ends_with(address) {
        return (certain(body, label.span.start, label.span.end - address.len()), url);
    }
    (label, url)
}

/// The label from `start` to `end`, without blanks at its end.
fn certain(body: &str, start: usize, end: usize) -> Label {
    let text = Span::new(start, end).of(body);
    let text = text.trim_end_matches(|c| is_blank(c) || c == '\n');
    Label::certain(Span::new(start, start + text.len()))
}
