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
        " • ",
        " | ",
        " >> ",
        "👉 ",
        "【",
        "】",
        "「",
        "](https://example.org/b)",
        "1. ",
        " 2. ",
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

/// What may be hostile: one piece again and again, with another at its ends.
fn repeated() -> impl Strategy<Value = String> {
    let pieces = || {
        prop::sample::select(vec![
            "READ MORE: ",
            "READ MORE ",
            "Related article",
            "Related: ",
            "More from ",
            "(",
            "[",
            "•",
            " • ",
            " | ",
            " - ",
            ":",
            "\n",
            " ",
            "1. ",
            "[a](",
            "「",
            "👉",
            "x",
            "Ferries sail again ",
            "関連記事",
            ">",
        ])
    };
    (pieces(), pieces(), pieces(), 1..2_000_usize)
        .prop_map(|(first, piece, last, times)| format!("{first}{}{last}", piece.repeat(times)))
}

/// Seconds that finding references in a body takes.
fn seconds(body: String) -> f64 {
    let article = Article { body, ..Article::default() };
    let start = std::time::Instant::now();
    let _ = references(&article);
    start.elapsed().as_secs_f64()
}

#[test]
fn hostile_texts_take_time_in_proportion_to_their_length() {
    // Twice as long may take twice the time, and some more on a busy machine;
    // what is quadratic would take sixteen times that of a quarter.
    const MOST: f64 = 10.0;
    // Less than this, in seconds, says nothing.
    const LEAST: f64 = 0.02;
    for piece in [
        "READ MORE: ",
        "READ MORE: Ferries sail again ",
        "Related article",
        "Related: x\n",
        "Related\n",
        "More from ",
        "(READ MORE: ",
        ": ",
        "| ",
        " • ",
        "READ MORE • One two ",
        "1. ",
        "[a](https://a.b/c), ",
        "関連記事",
        "\u{feff}",
        "👉",
    ] {
        let long = 24_000;
        let quarter = seconds(piece.repeat(long / 4)).max(LEAST);
        let whole = seconds(piece.repeat(long));
        assert!(whole < MOST * quarter, "{piece:?}: {quarter:.3} s, then {whole:.3} s");
    }
}

#[test]
fn a_line_of_100_000_cues_and_megabytes_of_separators_are_read() {
    let article = Article { body: "READ MORE: ".repeat(100_000), ..Article::default() };
    assert!(references(&article).len() <= 100_000);
    for separator in [": ", "| ", "\n", "—", "　"] {
        let body = format!("READ MORE{}Ferries sail again", separator.repeat(1_000_000));
        let found = references(&Article { body, ..Article::default() });
        assert!(found.iter().all(|reference| reference.label.contains("Ferries")));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_two_references_of_cues_share_a_headline(body in prop_oneof![bodies(), repeated()]) {
        let article = Article { body, ..Article::default() };
        let mut end = 0;
        for reference in references(&article) {
            let span = reference.span.unwrap();
            let start = span.end - reference.label.len();
            prop_assert!(start >= end, "{reference:?} begins before {end}");
            end = span.end;
        }
    }
}
