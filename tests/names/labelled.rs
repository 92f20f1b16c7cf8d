//! Articles whose names are labelled, as `README.md` describes their form.

use std::collections::HashMap;

use storygraph::extract::sentences;
use storygraph::model::{Article, EntityKind, Field, Mention, Span};

/// An article with what its names are known to name.
pub(crate) struct Labelled {
    /// What it is called in the set.
    pub(crate) id: String,
    pub(crate) article: Article,
    /// Every named mention, as a perfect tagger would find it.
    pub(crate) mentions: Vec<Mention>,
    /// Which entity each of `mentions` names.
    pub(crate) entities: Vec<String>,
    /// Where a tagger may find each of `mentions`: at least the first of these
    /// spans, at most the second.
    pub(crate) bounds: Vec<(Span, Span)>,
}

impl Labelled {
    /// The mention that a name found at `span` is.
    pub(crate) fn matched(&self, field: Field, span: Span) -> Option<usize> {
        let is_it = |&nth: &usize| {
            let (least, most) = self.bounds[nth];
            self.mentions[nth].field == field && most.contains(&span) && span.contains(&least)
        };
        (0..self.mentions.len()).filter(is_it).min_by_key(|&nth| {
            let (_, most) = self.bounds[nth];
            (most.end - most.start, nth)
        })
    }
}

/// The article that `text` has, or what is wrong with it.
pub(crate) fn article(id: &str, text: &str) -> Result<Labelled, String> {
    let (head, rest) = text.split_once("\n\n").ok_or(format!("`{id}` has no text"))?;
    let (title, body) = rest.split_once("\n\n").ok_or(format!("`{id}` has no headline"))?;
    let kinds: HashMap<&str, EntityKind> = head
        .lines()
        .filter_map(|line| line.strip_prefix("entity: ")?.split_once(' '))
        .filter_map(|(entity, kind)| Some((entity, EntityKind::from_name(kind)?)))
        .collect();
    let mut labelled = Labelled {
        id: id.to_owned(),
        article: Article { language: Some("en".to_owned()), ..Article::default() },
        mentions: Vec::new(),
        entities: Vec::new(),
        bounds: Vec::new(),
    };
    labelled.article.title = labelled.read(Field::Title, title.trim(), &kinds)?;
    labelled.article.body = labelled.read(Field::Body, body.trim(), &kinds)?;
    Ok(labelled)
}

impl Labelled {
    /// `marked` without its marks, which become mentions in `field`.
    fn read(
        &mut self,
        field: Field,
        marked: &str,
        kinds: &HashMap<&str, EntityKind>,
    ) -> Result<String, String> {
        let mut text = String::new();
        let first = self.mentions.len();
        let mut rest = marked;
        while let Some((before, after)) = rest.split_once('{') {
            let wrong = || format!("`{}` has a broken mark: {after:.40}", self.id);
            let (mark, after) = after.split_once('}').ok_or_else(wrong)?;
            let (surface, entity) = mark.split_once('|').ok_or_else(wrong)?;
            let kind = *kinds.get(entity).ok_or_else(wrong)?;
            text.push_str(before);
            let span = Span::new(text.len(), text.len() + surface.len());
            text.push_str(surface);
            rest = after;
            self.mentions.push(mention(field, span, surface, kind));
            self.entities.push(entity.to_owned());
            self.bounds.push((span, span));
        }
        text.push_str(rest);
        let sentences = sentences(&text);
        for mention in &mut self.mentions[first..] {
            let nth = sentences.partition_point(|sentence| sentence.end <= mention.span.start);
            mention.sentence = sentences.get(nth).copied().unwrap_or(mention.span);
        }
        Ok(text)
    }
}

/// A mention that is its own sentence, of full confidence.
pub(crate) fn mention(field: Field, span: Span, surface: &str, kind: EntityKind) -> Mention {
    let surface = surface.to_owned();
    Mention { field, span, sentence: span, surface, kind, confidence: 1.0, adjectival: false }
}
