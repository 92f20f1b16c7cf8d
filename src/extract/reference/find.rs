//! All references of an article, in the order of its text.

use super::address::addressed;
use super::announcement::{Announcement, announcements};
use super::label::{Label, is_headline, label};
use super::link::Anchors;
use super::text::{line_end, trimmed};
use super::{block, link, row};
use crate::extract::cue::{Cues, Lexicon, Shape};
use crate::model::{Article, Reference, ReferenceKind, Span, title_key};

/// The references that an article's editors set in its body: what cues
/// announce ("READ MORE: …", "Related article …") and the hyperlinks besides.
///
/// In the order of the text; links that stand in no place of it come last.
/// Spans are of `article.body`, and no two references have the same one. Takes
/// one pass over the body, and time for each place where a cue's words stand.
///
/// ```
/// use storygraph::extract::references;
/// use storygraph::model::Article;
///
/// let body = "The strike is over.\nREAD MORE: Ferries sail again after nine days".to_owned();
/// let found = references(&Article { body, ..Article::default() });
/// assert_eq!(found[0].cue, "READ MORE");
/// assert_eq!(found[0].label, "Ferries sail again after nine days");
/// ```
#[must_use]
pub fn references(article: &Article) -> Vec<Reference> {
    references_by(article, &Cues::default())
}

/// The same by other cues than those in the binary.
#[must_use]
pub fn references_by(article: &Article, cues: &Cues) -> Vec<Reference> {
    let mut found = announced(article, cues.lexicon());
    let own = title_key(&article.title);
    // A page that advertises itself points nowhere.
    found.retain(|reference| own.is_empty() || title_key(&reference.label) != own);
    let links = link::references(article, &found);
    found.extend(links);
    found.sort_by_key(|reference| reference.span.map_or((usize::MAX, 0), |s| (s.start, s.end)));
    found
}

/// What cues announce.
fn announced(article: &Article, lexicon: &Lexicon) -> Vec<Reference> {
    let body = article.body.as_str();
    let announcements = announcements(body, lexicon);
    let anchors = Anchors::of(article);
    let mut found = Vec::new();
    let mut covered = 0;
    for (nth, announcement) in announcements.iter().enumerate() {
        if announcement.start < covered {
            continue;
        }
        let later = &announcements[nth + 1..];
        for label in labels(article, &anchors, announcement, later, lexicon) {
            covered = covered.max(label.0.span.end);
            found.push(reference(body, announcement, label));
        }
    }
    found
}

/// The headlines that one cue announces, each with its address if it has one.
fn labels(
    article: &Article,
    anchors: &Anchors<'_>,
    cue: &Announcement<'_>,
    later: &[Announcement<'_>],
    lexicon: &Lexicon,
) -> Vec<(Label, Option<String>)> {
    let body = article.body.as_str();
    let language = lexicon.language(cue.cue, article.language.as_deref());
    let next = later.partition_point(|next| next.start <= cue.rest);
    let limit = later.get(next).map_or(body.len(), |next| next.start);
    let mut labels: Vec<Label> = Vec::new();
    if cue.alone {
        let opens = |at| {
            let first = later.partition_point(|next| next.start < at);
            later[first..]
                .iter()
                .take_while(|next| next.start == at)
                .any(|next| next.opens_line && next.cue.kind != Some(ReferenceKind::Label))
        };
        if !block::follows_teaser(body, cue) {
            let many = cue.cue.shape.has(Shape::LIST);
            let spans = block::headlines(body, cue.rest, many, opens);
            labels.extend(spans.into_iter().map(Label::certain));
        }
        // "READ MORE:" and a line break, and the headline runs into a paragraph.
        if labels.is_empty() && cue.separated {
            let (start, _) = trimmed(&body[cue.rest..limit], cue.rest);
            labels.extend(label(body, start, limit, cue, language));
        }
    } else if let Some(bullet) = block::bullet_before(body, cue.rest) {
        let items = block::inline(body, cue.rest, line_end(&body[..limit], cue.rest), bullet);
        let last = items.len() - 1;
        labels.extend(items[..last].iter().filter_map(|&(start, end)| {
            let (start, text) = trimmed(body.get(start..end)?, start);
            Some(Label::certain(Span::new(start, start + text.len())))
        }));
        labels.extend(label(body, items[last].0, limit, cue, language));
    } else {
        let whole = label(body, cue.rest, limit, cue, language);
        labels.extend(whole.into_iter().flat_map(|whole| in_row(body, cue, whole)));
    }
    // An everyday word at the start of a paragraph announces only a line of its own.
    if cue.opens_line && cue.cue.shape.has(Shape::WEAK) {
        labels.retain(|label| label.span == label.reach);
    }
    labels
        .into_iter()
        .flat_map(|label| addressed(body, anchors, cue, label))
        .filter(|(label, url)| is_headline(label.span.of(body), url.is_some(), cue, language))
        .collect()
}

/// The headlines that stand in a row on the cue's line; one, where its end is a guess.
fn in_row(body: &str, cue: &Announcement<'_>, whole: Label) -> Vec<Label> {
    if whole.span != whole.reach {
        return vec![whole];
    }
    let mark = body[cue.end..cue.rest].trim_end().chars().next_back();
    row::parts(whole.span.of(body), mark)
        .into_iter()
        .map(|(start, end)| {
            let start = whole.span.start + start;
            let (start, text) = trimmed(&body[start..whole.span.start + end], start);
            Label::certain(Span::new(start, start + text.len()))
        })
        .collect()
}

fn reference(
    body: &str,
    cue: &Announcement<'_>,
    (label, url): (Label, Option<String>),
) -> Reference {
    Reference {
        kind: cue.cue.kind.unwrap_or(ReferenceKind::ReadMore),
        cue: body[cue.start..cue.end].to_owned(),
        label: label.span.of(body).to_owned(),
        url,
        span: Some(Span::new(cue.start, label.span.end)),
        reach: Some(label.reach),
    }
}
