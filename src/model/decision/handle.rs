//! What decisions are about, named so that it outlasts any row of a database.

use serde::{Deserialize, Serialize};

use crate::model::{EntityKind, Field, ReferenceKind, Span, title_key, url_key};

/// An entity, by a name that means it.
///
/// Names are what texts say; they stay when articles are read or tagged again,
/// and another person's archive has them too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Handle {
    /// The class the name was found as.
    pub kind: EntityKind,
    /// Normal form of the name ([`crate::model::name_key`]).
    pub key: String,
    /// Whether `key` is no name but the id of a record in an authority file:
    /// then whatever means that record.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outside: bool,
    /// An article's key: then the one whom the name means in that article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// Id of the split that parted the entity from another: then nobody else,
    /// whatever the name means besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parted: Option<String>,
}

impl Handle {
    /// Whom a name means where no article is said to mean another by it.
    #[must_use]
    pub fn named(kind: EntityKind, key: String) -> Self {
        Self { kind, key, outside: false, article: None, parted: None }
    }

    /// Whatever means the record with that id. Files may call it now a person,
    /// now a company: its class, always the same, says nothing.
    #[must_use]
    pub fn outside(id: String) -> Self {
        Self { outside: true, ..Self::named(EntityKind::Organization, id) }
    }
}

/// One occurrence of a name, found again by its words if the text around it
/// has changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Key of the article.
    pub article: String,
    /// Which of its texts.
    pub field: Field,
    /// The name as printed there.
    pub surface: String,
    /// The sentence around it.
    pub sentence: String,
    /// Which occurrence of the name in that sentence, from 0; they are counted
    /// on where the text has the sentence again.
    pub nth: usize,
}

impl Place {
    /// The place of the name at `span` of `text`, in the `sentence` around it.
    #[must_use]
    pub fn new(article: String, field: Field, text: &str, span: Span, sentence: Span) -> Self {
        let (surface, sentence) = (span.of(text), sentence.of(text));
        let before = occurrences(text, sentence, surface).take_while(|found| *found < span);
        let nth = before.count();
        Self { article, field, surface: surface.to_owned(), sentence: sentence.to_owned(), nth }
    }

    /// Where the place is in `text`, if its sentence still stands there.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Span> {
        occurrences(text, &self.sentence, &self.surface).nth(self.nth)
    }
}

/// Where `surface` stands in each `sentence` of `text`.
fn occurrences<'t>(
    text: &'t str,
    sentence: &'t str,
    surface: &'t str,
) -> impl Iterator<Item = Span> + 't {
    text.match_indices(sentence).flat_map(move |(start, sentence)| {
        let span = move |(at, _)| Span::new(start + at, start + at + surface.len());
        sentence.match_indices(surface).map(span)
    })
}

/// What tells one reference of an article from its others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pointing {
    /// Key of the article it stands in.
    pub article: String,
    /// What its cue says.
    pub kind: ReferenceKind,
    /// Normal form of its headline ([`crate::model::title_key`]).
    pub label_key: String,
    /// Normal form of the address it gives ([`crate::model::url_key`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Pointing {
    /// The reference of the article `article` with this headline and address.
    #[must_use]
    pub fn new(article: String, kind: ReferenceKind, label: &str, url: Option<&str>) -> Self {
        let url = url.map(|url| url_key(url).unwrap_or_else(|| url.to_owned()));
        Self { article, kind, label_key: title_key(label), url }
    }
}

#[cfg(test)]
mod tests {
    use super::Place;
    use crate::model::{Field, Span};

    #[test]
    fn a_place_is_found_again_when_the_text_around_it_has_changed() {
        let text = "Larch met Larch. Nobody spoke. Larch met Larch.";
        let place = |start: usize, sentence: Span| {
            let span = Span::new(start, start + 5);
            Place::new("k".to_owned(), Field::Body, text, span, sentence)
        };
        for (start, sentence) in [
            (0, Span::new(0, 16)),
            (10, Span::new(0, 16)),
            (31, Span::new(31, 47)),
            (41, Span::new(31, 47)),
        ] {
            let place = place(start, sentence);
            assert_eq!(place.find(text), Some(Span::new(start, start + 5)));
            let found = place.find(&format!("Fog. {text}")).map(|span| span.start);
            assert_eq!(found, Some(start + 5));
            assert_eq!(place.find("Larch met nobody."), None);
        }
    }
}
