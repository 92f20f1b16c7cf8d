//! The names in one text, with what they name.

use std::collections::BTreeMap;

use super::marked::{marked, replace};
use crate::extract;
use crate::model::{Article, Cover, EntityKind, Field, Mention, Naming, Reference, Span};
use crate::resolve;

/// Who and what one text names.
#[derive(Default)]
pub(super) struct Names {
    /// In the text itself, in its order.
    pub(super) mentions: Vec<(Mention, Naming)>,
    /// How much the text is about each, 0 to 1.
    pub(super) salience: BTreeMap<Naming, f64>,
    /// In the headline of each of its references; spans are bytes of the label.
    pub(super) labels: Vec<Vec<(Mention, Naming)>>,
}

impl Names {
    /// The names that the source marks and those that storygraph finds besides,
    /// and is at least that sure of.
    pub(super) fn own(article: &Article, references: &[Reference], least: f64) -> Self {
        let (pointing, marked) = apart(marked(article), references);
        let label = |reference: &Reference| {
            if reference.kind.is_editorial() {
                let language = article.language.as_deref();
                let mut found = extract::headline_mentions(&reference.label, language);
                // A wanted story is known by the names in its headline.
                found.retain(|mention| !mention.adjectival);
                replace(found, inside(&pointing, reference))
            } else {
                Vec::new()
            }
        };
        let mentions = replace(extract::mentions(article, references), marked);
        let mut labels: Vec<Vec<Mention>> = references.iter().map(label).collect();
        for mention in labels.iter_mut().flatten() {
            mention.kind = kind_in(&mentions, &mention.surface).unwrap_or(mention.kind);
        }
        Self::of(article, references, mentions, labels, least)
    }

    /// The names that the source marks and those that an outside tagger has
    /// found besides in all of the text. Those inside a reference belong to the
    /// story it points to.
    pub(super) fn given(
        article: &Article,
        references: &[Reference],
        mentions: Vec<Mention>,
        least: f64,
    ) -> Self {
        let (pointing, own) = apart(replace(mentions, marked(article)), references);
        let labels = references.iter().map(|reference| inside(&pointing, reference)).collect();
        Self::of(article, references, own, labels, least)
    }

    fn of(
        article: &Article,
        references: &[Reference],
        mentions: Vec<Mention>,
        labels: Vec<Vec<Mention>>,
        least: f64,
    ) -> Self {
        let mentions = named(article, mentions, least);
        let headline = |reference: &Reference| Article {
            title: reference.label.clone(),
            language: article.language.clone(),
            ..Article::default()
        };
        let labels = references.iter().map(headline).zip(labels);
        Self {
            salience: salience(&mentions),
            labels: labels.map(|(headline, found)| named(&headline, found, least)).collect(),
            mentions,
        }
    }
}

/// The bytes of the body that speak of other stories.
fn aside(references: &[Reference]) -> impl Iterator<Item = Span> + '_ {
    references.iter().flat_map(|reference| [reference.span, reference.reach]).flatten()
}

/// The mentions that speak of other stories, and those of the text's own.
fn apart(mentions: Vec<Mention>, references: &[Reference]) -> (Vec<Mention>, Vec<Mention>) {
    let aside: Cover = aside(references).collect();
    let points = |mention: &Mention| mention.field == Field::Body && aside.overlaps(&mention.span);
    mentions.into_iter().partition(points)
}

/// Those of `pointing` that stand in the headline of `reference`.
fn inside(pointing: &[Mention], reference: &Reference) -> Vec<Mention> {
    let span = reference.span.filter(|_| reference.kind.is_editorial());
    let inside = pointing.iter().filter(|mention| span.is_some_and(|s| s.contains(&mention.span)));
    inside.filter_map(|mention| in_label(mention, &reference.label)).collect()
}

/// A mention of the body as one of a headline that stands there: the same
/// words, where the headline first has them.
fn in_label(mention: &Mention, label: &str) -> Option<Mention> {
    let start = label.find(&mention.surface)?;
    Some(Mention {
        field: Field::Title,
        span: Span::new(start, start + mention.surface.len()),
        sentence: Span::new(0, label.len()),
        ..mention.clone()
    })
}

/// What most of `mentions` take a name of these words for; a headline says less
/// of its names than the article it stands in.
fn kind_in(mentions: &[Mention], surface: &str) -> Option<EntityKind> {
    let count = |kind: EntityKind| {
        mentions.iter().filter(|m| m.kind == kind && m.surface == surface).count()
    };
    EntityKind::ALL
        .into_iter()
        .rev()
        .max_by_key(|&kind| count(kind))
        .filter(|&kind| count(kind) > 0)
}

/// Each mention with what it names in `article`.
fn named(article: &Article, mut mentions: Vec<Mention>, least: f64) -> Vec<(Mention, Naming)> {
    mentions.retain(|mention| mention.confidence >= least);
    let names = resolve::names(article, &mentions);
    mentions.into_iter().zip(names).filter(|(_, naming)| !naming.key.is_empty()).collect()
}

/// How much a text with these names is about each.
pub(super) fn salience(mentions: &[(Mention, Naming)]) -> BTreeMap<Naming, f64> {
    let mut by_name: BTreeMap<Naming, Vec<&Mention>> = BTreeMap::new();
    for (mention, naming) in mentions {
        by_name.entry(naming.clone()).or_default().push(mention);
    }
    by_name.into_iter().map(|(naming, mentions)| (naming, extract::salience(&mentions))).collect()
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::model::{Article, EntityKind, Field, Mention, Reference, ReferenceKind, Span};

    #[test]
    fn what_the_source_marks_stands_whoever_tags_and_belongs_to_the_story_it_is_in() {
        let mark = |start: usize| Mention {
            field: Field::Body,
            span: Span::new(start, start + 11),
            sentence: Span::new(start, start + 11),
            surface: "Old Customs".to_owned(),
            kind: EntityKind::Organization,
            confidence: 1.0,
            adjectival: false,
        };
        let body =
            "The Old Customs sailed.\nREAD MORE: Old Customs aground off the bank".to_owned();
        let article = Article { body, marked: vec![mark(4), mark(35)], ..Article::default() };
        let references = crate::extract::references(&article);
        for names in [
            Names::own(&article, &references, 0.5),
            Names::given(&article, &references, Vec::new(), 0.5),
        ] {
            let kinds = |mentions: &[(Mention, _)]| -> Vec<(usize, EntityKind)> {
                mentions.iter().map(|(mention, _)| (mention.span.start, mention.kind)).collect()
            };
            assert_eq!(kinds(&names.mentions), [(4, EntityKind::Organization)]);
            assert_eq!(kinds(&names.labels[0]), [(0, EntityKind::Organization)]);
        }
    }

    #[test]
    fn a_label_is_read_in_the_language_of_its_article() {
        let article = Article { language: Some("de".to_owned()), ..Article::default() };
        let reference = Reference {
            kind: ReferenceKind::ReadMore,
            cue: "Lesen Sie auch".to_owned(),
            label: "Hafen von Velmstadt: Minister Larch sagt Nein zu Berlin".to_owned(),
            url: None,
            span: None,
            reach: None,
        };
        let labels = Names::own(&article, &[reference], 0.0).labels;
        let surfaces: Vec<&str> =
            labels[0].iter().map(|(mention, _)| mention.surface.as_str()).collect();
        assert_eq!(surfaces, ["Berlin"]);
    }
}
