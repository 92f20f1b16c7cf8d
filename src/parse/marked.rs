//! Names that a source lists beside its text: where the text has them.

use crate::model::{Article, Cover, EntityKind, Field, Mention, Span};

/// Most names of a list that are looked for; agencies list a few dozen.
const MAX_NAMES: usize = 500;
/// A shorter one is a code or an initial more often than a name.
const MIN_CHARS: usize = 3;

/// The mentions in `article` of the names that its source lists: the same
/// letters, whole words, longer names first. Names that do not occur are left out.
pub(super) fn occurrences(article: &Article, names: &[(EntityKind, String)]) -> Vec<Mention> {
    let mut names: Vec<&(EntityKind, String)> = names
        .iter()
        .filter(|(_, name)| name.chars().count() >= MIN_CHARS)
        .take(MAX_NAMES)
        .collect();
    names.sort_by_key(|(_, name)| std::cmp::Reverse(name.len()));
    let standfirst = article.standfirst.as_deref().unwrap_or_default();
    let texts = [
        (Field::Title, article.title.as_str()),
        (Field::Standfirst, standfirst),
        (Field::Body, article.body.as_str()),
    ];
    let mut found = Vec::new();
    for (field, text) in texts {
        let mut mentions: Vec<Mention> = Vec::new();
        for (kind, name) in &names {
            let taken: Cover = mentions.iter().map(|mention| mention.span).collect();
            let spans = text
                .match_indices(name.as_str())
                .map(|(at, _)| Span::new(at, at + name.len()))
                .filter(|span| is_whole(text, *span) && !taken.overlaps(span));
            mentions.extend(spans.map(|span| mention(field, text, span, *kind)));
        }
        mentions.sort_by_key(|mention| mention.span);
        found.extend(mentions);
    }
    found
}

/// A name that the source marks at `span`. Its sentence is left at the name
/// itself: where sentences end is for who reads the language to say.
pub(super) fn mention(field: Field, text: &str, span: Span, kind: EntityKind) -> Mention {
    let surface = span.of(text).to_owned();
    Mention { field, span, sentence: span, surface, kind, confidence: 1.0, adjectival: false }
}

/// Whether no letter or digit goes on at either end.
fn is_whole(text: &str, span: Span) -> bool {
    !text[..span.start].ends_with(char::is_alphanumeric)
        && !text[span.end..].starts_with(char::is_alphanumeric)
}
