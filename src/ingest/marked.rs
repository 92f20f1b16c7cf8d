//! Names that a source marks in its own texts: no tagger knows better.

use crate::extract;
use crate::model::{Article, Cover, Field, Mention, Span};

/// The names that the source of `article` marks, each in its sentence, in the
/// order of the text. Of two that overlap the first is kept.
pub(super) fn marked(article: &Article) -> Vec<Mention> {
    let mut marked: Vec<Mention> = Vec::new();
    for (field, text) in [
        (Field::Title, article.title.as_str()),
        (Field::Standfirst, article.standfirst.as_deref().unwrap_or_default()),
        (Field::Body, article.body.as_str()),
    ] {
        let quoted = |mention: &&Mention| {
            mention.field == field
                && !mention.surface.is_empty()
                && mention.span.of(text) == mention.surface
        };
        let mut here: Vec<Mention> = article.marked.iter().filter(quoted).cloned().collect();
        if here.is_empty() {
            continue;
        }
        here.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
        let mut end = 0;
        here.retain(|mention| {
            let is_free = mention.span.start >= end;
            end = end.max(mention.span.end);
            is_free
        });
        let sentences = extract::sentences(text);
        for mention in &mut here {
            mention.sentence = around(&sentences, mention.span);
        }
        marked.append(&mut here);
    }
    marked
}

/// The sentence around `span`, or the span where it crosses two.
fn around(sentences: &[Span], span: Span) -> Span {
    let nth = sentences.partition_point(|sentence| sentence.end <= span.start);
    sentences.get(nth).filter(|sentence| sentence.contains(&span)).copied().unwrap_or(span)
}

/// `found` with `marked` in the place of what it overlaps, in the order of the
/// text.
pub(super) fn replace(mut found: Vec<Mention>, marked: Vec<Mention>) -> Vec<Mention> {
    if marked.is_empty() {
        return found;
    }
    for field in [Field::Title, Field::Standfirst, Field::Body] {
        let spans = marked.iter().filter(|mention| mention.field == field);
        let taken: Cover = spans.map(|mention| mention.span).collect();
        found.retain(|mention| mention.field != field || !taken.overlaps(&mention.span));
    }
    found.extend(marked);
    found.sort_by_key(|mention| (mention.field, mention.span));
    found
}

#[cfg(test)]
mod tests {
    use super::{marked, replace};
    use crate::model::{Article, EntityKind, Field, Mention, Span};

    fn mention(start: usize, surface: &str, kind: EntityKind, confidence: f64) -> Mention {
        let span = Span::new(start, start + surface.len());
        let surface = surface.to_owned();
        let (field, sentence) = (Field::Body, span);
        Mention { field, span, sentence, surface, kind, confidence, adjectival: false }
    }

    #[test]
    fn a_marked_name_stands_in_its_sentence() {
        let article = Article {
            body: "Ships wait. The Teal is shallow.".to_owned(),
            marked: vec![
                mention(16, "Teal", EntityKind::Place, 1.0),
                mention(17, "eal", EntityKind::Place, 1.0),
                mention(0, "Ferry", EntityKind::Person, 1.0),
            ],
            ..Article::default()
        };
        let marked = marked(&article);
        assert_eq!(marked.len(), 1);
        assert_eq!(marked[0].sentence.of(&article.body), "The Teal is shallow.");
    }

    #[test]
    fn a_marked_name_takes_the_place_of_what_it_overlaps() {
        let found = vec![
            mention(0, "Ana", EntityKind::Person, 0.9),
            mention(4, "Port", EntityKind::Person, 0.8),
        ];
        let marked = vec![mention(4, "Port Kessel", EntityKind::Place, 1.0)];
        let names: Vec<(String, EntityKind)> =
            replace(found, marked).into_iter().map(|m| (m.surface, m.kind)).collect();
        let expected = [("Ana", EntityKind::Person), ("Port Kessel", EntityKind::Place)];
        assert_eq!(names, expected.map(|(name, kind)| (name.to_owned(), kind)));
    }
}
