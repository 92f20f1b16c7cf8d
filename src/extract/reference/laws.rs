//! What holds of every body, however broken.

use proptest::collection::vec;
use proptest::prelude::*;

use super::references;
use crate::model::{Article, Link, Span};

/// Bodies made of what the finder looks at.
fn bodies() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "READ MORE",
        "Related article",
        "Related articles",
        "Lire aussi",
        "यह भी पढ़ें",
        "関連記事",
        "More from",
        "https://example.org/a",
        ": ",
        ":",
        " - ",
        " | ",
        "\n",
        "\n\n",
        "    ",
        " ",
        "\u{a0}",
        "\u{feff}",
        "• ",
        "1. ",
        "(",
        ")",
        "[",
        "]",
        "“",
        "’",
        "\"",
        "**",
        "...",
        "…",
        ".",
        "?",
        "Ferries sail again",
        "The union",
        "été",
        "İstanbul",
        "船",
        "was",
        "Q&A",
        "here",
        "x",
    ]);
    vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

/// A body, and links between any two of its character boundaries.
fn articles() -> impl Strategy<Value = Article> {
    (bodies(), vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..4)).prop_map(
        |(body, ends)| {
            let boundaries: Vec<usize> =
                (0..=body.len()).filter(|&at| body.is_char_boundary(at)).collect();
            let links = ends.into_iter().enumerate().map(|(nth, (one, other))| {
                let (one, other) = (*one.get(&boundaries), *other.get(&boundaries));
                let span = Span::new(one.min(other), one.max(other));
                let text = span.of(&body).to_owned();
                Link { url: format!("https://example.org/{nth}"), text, span: Some(span) }
            });
            Article { links: links.collect(), body: body.clone(), ..Article::default() }
        },
    )
}

proptest! {
    #[test]
    fn every_reference_can_be_quoted_and_none_comes_twice(article in articles()) {
        let found = references(&article);
        let mut seen = Vec::new();
        for reference in &found {
            let (span, reach) = (reference.span.unwrap(), reference.reach.unwrap());
            let quote = article.body.get(span.start..span.end).unwrap();
            prop_assert!(quote.starts_with(&reference.cue));
            prop_assert!(quote.ends_with(&reference.label));
            prop_assert!(article.body.get(reach.start..reach.end).unwrap().starts_with(&reference.label));
            prop_assert!(!reference.label.trim().is_empty());
            prop_assert!(span.end <= reach.end);
            prop_assert!(!seen.contains(&span));
            seen.push(span);
        }
        prop_assert!(found.is_sorted_by_key(|reference| reference.span.unwrap().start));
    }
}
