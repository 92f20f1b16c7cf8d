//! What is true of every mention, whatever the text.

use proptest::prelude::*;
use proptest::sample::select;
use storygraph::extract::{mentions, references};
use storygraph::model::{Article, Field, Mention};

/// An English article of nothing but a body.
pub(crate) fn english(body: &str) -> Article {
    Article { body: body.to_owned(), language: Some("en".to_owned()), ..Article::default() }
}

/// The mentions of `article`, which are its words, stand in their sentences,
/// come in the order of the text without overlap, and are sure to a degree.
#[track_caller]
pub(crate) fn lawful(article: &Article) -> Vec<Mention> {
    let found = mentions(article, &references(article));
    for mention in &found {
        let text = match mention.field {
            Field::Title => &article.title,
            Field::Standfirst => article.standfirst.as_ref().unwrap(),
            Field::Body => &article.body,
        };
        assert_eq!(text.get(mention.span.start..mention.span.end), Some(&*mention.surface));
        assert!(!mention.surface.trim().is_empty(), "{mention:?}");
        assert!(text.get(mention.sentence.start..mention.sentence.end).is_some(), "{mention:?}");
        assert!(mention.sentence.contains(&mention.span), "{mention:?}");
        assert!((0.0..=1.0).contains(&mention.confidence), "{mention:?}");
    }
    for pair in found.windows(2) {
        let (one, next) = (&pair[0], &pair[1]);
        let is_before = one.field == next.field && one.span.end <= next.span.start;
        assert!(is_before || one.field < next.field, "{pair:?}");
    }
    found
}

/// What text is made of, and what breaks those who read it.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    ". ",
    ", ",
    "’s ",
    "'s ",
    "-",
    "—",
    "(",
    ") ",
    "“",
    "” ",
    "Mr. ",
    "the ",
    "of ",
    "and ",
    "said ",
    "in ",
    "By ",
    "Joe Biden",
    "Angela Merkel",
    "Nairobi",
    "Kenya",
    "NATO",
    "University",
    "READ MORE: ",
    "MR. MILLER: ",
    "U.S.",
    "JOAQUÍN",
    "Ǆ",
    "ﬁ",
    "ß",
    "İstanbul",
    "e\u{301}",
    "\u{200d}",
    "\u{202e}",
    "\u{feff}",
    "\u{a0}",
    "\0",
    "\r\n",
    "👩‍👧",
    "🇰🇪",
    "عمّان",
    "北京",
    "@",
    "#",
    "https://paper.example/A",
    "A",
    "1984",
    "…",
    "𝔄𝔅",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(select(PIECES), 0..40).prop_map(|pieces| pieces.concat());
    let signs = prop::collection::vec(any::<char>(), 0..80).prop_map(String::from_iter);
    prop_oneof![3 => pieces, 1 => signs]
}

proptest! {
    #[test]
    fn mentions_keep_the_law_in_any_text(
        title in text(),
        standfirst in prop::option::of(text()),
        body in text(),
        language in select(&[None, Some("en"), Some("de"), Some("ar")][..]),
    ) {
        let language = language.map(str::to_owned);
        lawful(&Article { title, standfirst, body, language, ..Article::default() });
    }
}
