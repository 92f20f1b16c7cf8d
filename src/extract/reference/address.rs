//! What the hyperlinks in a label say: where it ends and where it leads.

use super::announcement::Announcement;
use super::label::Label;
use super::link::Anchors;
use super::text::{is_address, is_blank};
use crate::model::{Link, Span};

/// A label and the address that it leads to, where the source gives one.
pub(super) type Addressed = (Label, Option<String>);

/// The label as the hyperlinks in it say. Several links in a row after one cue
/// are several headlines.
pub(super) fn addressed(
    body: &str,
    anchors: &Anchors<'_>,
    cue: &Announcement<'_>,
    label: Label,
) -> Vec<Addressed> {
    let links = anchors.within(label.reach);
    let Some(&(first, anchor)) = links.first() else {
        let marked = marked_up(body, label);
        return if marked.is_empty() { vec![printed(body, label)] } else { marked };
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
    row(body, label, &links)
}

/// The links that stand in a row from the first on, each a headline.
fn row(body: &str, label: Label, links: &[(&Link, Span)]) -> Vec<Addressed> {
    // Room for `and`, none for a writer's name or the rest of a sentence.
    const MOST_LETTERS: usize = 3;
    let mut headlines = Vec::new();
    let start = label.span.start;
    let mut end = start;
    for (link, span) in links {
        if span.end <= end {
            continue;
        }
        let between = body.get(end..span.start).unwrap_or_default();
        if between.chars().filter(|c| c.is_alphanumeric()).count() > MOST_LETTERS {
            break;
        }
        let anchor = certain(body, span.start.max(end), span.end.min(label.reach.end));
        headlines.push((anchor, Some(link.url.clone())));
        end = span.end;
    }
    headlines
}

/// The headlines that a text writes as Markdown's links though it is none:
/// `[Ferries sail again](https://…)`.
fn marked_up(body: &str, label: Label) -> Vec<Addressed> {
    let end = label.reach.end;
    let mut at = label.span.start;
    let mut found = Vec::new();
    while let Some(words) = body[at..end].strip_prefix('[')
        && let Some((words, rest)) = words.split_once("](")
        && let Some((url, rest)) = rest.split_once(')')
        && is_address(url)
        && !words.trim().is_empty()
    {
        found.push((certain(body, at + 1, at + 1 + words.len()), Some(url.to_owned())));
        let rest =
            rest.trim_start_matches(|c| is_blank(c) || matches!(c, ',' | ';' | '|' | '•' | '*'));
        at = end - rest.len();
    }
    found
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

#[cfg(test)]
mod tests {
    use crate::extract::references;
    use crate::model::{Article, Link, Reference, ReferenceKind, Span};

    fn linked(body: &str, anchors: &[(&str, &str)]) -> Vec<Reference> {
        let links = anchors.iter().map(|&(text, url)| {
            let start = body.find(text).unwrap();
            let span = Some(Span::new(start, start + text.len()));
            Link { url: url.to_owned(), text: text.to_owned(), span }
        });
        references(&Article { body: body.to_owned(), links: links.collect(), ..Article::default() })
    }

    #[test]
    fn a_link_in_the_label_gives_the_address_and_the_end() {
        let body = "Done.\nREAD MORE: Ferries sail again (Coast Desk)";
        let found = linked(body, &[("Ferries sail again", "https://example.org/f")]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].label, "Ferries sail again");
        assert_eq!(found[0].url.as_deref(), Some("https://example.org/f"));
    }

    #[test]
    fn an_anchor_may_take_in_the_cue_and_end_inside_flat_text() {
        let body = "Done. READ MORE: Ferries sail again Pier Nine stays shut all of May.";
        let found = linked(body, &[("READ MORE: Ferries sail again", "https://example.org/f")]);
        assert_eq!(found[0].label, "Ferries sail again");
        assert_eq!(found[0].url.as_deref(), Some("https://example.org/f"));
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn a_link_in_the_next_sentence_is_not_the_headlines() {
        let body = "In port. Related article Ferry strike ends after nine days The union said so.";
        let found = linked(body, &[("union said", "https://example.org/u")]);
        assert_eq!(found[0].label, "Ferry strike ends after nine days");
        assert_eq!(found[0].url, None);
        assert_eq!(found[1].url.as_deref(), Some("https://example.org/u"));
    }

    #[test]
    fn a_link_on_one_word_of_the_headline_leaves_it_whole() {
        let body = "Done.\nREAD MORE: Ferries sail again";
        let found = linked(body, &[("Ferries", "https://example.org/f")]);
        assert_eq!((found.len(), found[0].label.as_str()), (1, "Ferries sail again"));
        assert_eq!(found[0].url.as_deref(), Some("https://example.org/f"));
    }

    #[test]
    fn several_links_after_a_cue_are_several_headlines() {
        let body = "Related: Ferries sail again, Pier to close in May";
        let found = linked(
            body,
            &[
                ("Ferries sail again", "https://example.org/f"),
                ("Pier to close in May", "https://example.org/p"),
            ],
        );
        let labels: Vec<_> = found.iter().map(|reference| reference.label.as_str()).collect();
        assert_eq!(labels, ["Ferries sail again", "Pier to close in May"]);
    }

    #[test]
    fn other_links_are_references_of_their_own() {
        let body = "The mayor spoke in March about the pier. Share";
        let found = linked(
            body,
            &[
                ("spoke in March", "https://example.org/m"),
                ("Share", "https://twitter.com/intent/tweet"),
            ],
        );
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].kind, found[0].cue.as_str()), (ReferenceKind::Link, ""));
        assert_eq!(found[0].span, found[0].reach);
        let apart = Link {
            url: "https://example.org/x".into(),
            text: "Elsewhere today".into(),
            span: None,
        };
        let article = Article { links: vec![apart.clone(), apart], ..Article::default() };
        assert_eq!(references(&article).len(), 1);
        assert_eq!(references(&article)[0].span, None);
    }
}
