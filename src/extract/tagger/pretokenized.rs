//! Text that comes as tokens, as corpora of named entities do.

use super::english;
use super::english::document::Document;
use super::english::model::Model;
use super::english::word::Word;

/// The class of a name in token-per-line data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// A human being, `PER`.
    Person,
    /// A company, agency, party, army, team; `ORG`.
    Organization,
    /// A country, city, region, river, building; `LOC`.
    Place,
    /// Any other name, `MISC`.
    Miscellaneous,
}

impl Label {
    /// The label as such data writes it, such as `PER`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Organization => "ORG",
            Self::Place => "LOC",
            Self::Miscellaneous => "MISC",
        }
    }
}

impl Label {
    /// The label of a class of the model.
    const fn of(class: usize) -> Self {
        match class {
            1 => Self::Person,
            2 => Self::Organization,
            3 => Self::Place,
            _ => Self::Miscellaneous,
        }
    }
}

/// A token's place in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// What the name is.
    pub label: Label,
    /// Whether the name begins here.
    pub is_first: bool,
}

/// The names in one document of sentences of tokens: for each token its place
/// in a name, or `None`; in the shape of `document`.
///
/// Takes time linear in the length of the document.
#[must_use]
pub fn tag_tokens<S: AsRef<str>>(document: &[Vec<S>]) -> Vec<Vec<Option<Tag>>> {
    let mut read = Document::default();
    for sentence in document {
        let first = read.words.len();
        read.words.extend(sentence.iter().map(|token| Word::whole(token.as_ref())));
        read.sentences.push(first..read.words.len());
    }
    let mut tags = vec![None; read.words.len()];
    for name in english::tag(&read, Model::get()) {
        for (place, tag) in tags[name.first..name.last].iter_mut().enumerate() {
            *tag = Some(Tag { label: Label::of(name.class), is_first: place == 0 });
        }
    }
    read.sentences.into_iter().map(|sentence| tags[sentence].to_vec()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Label, tag_tokens};

    #[test]
    fn every_token_has_its_place() {
        let sentences = ["Mara Lindqvist met Joe Biden in Kenya .", "", "Nothing more was said ."];
        let document: Vec<Vec<&str>> =
            sentences.iter().map(|sentence| sentence.split_whitespace().collect()).collect();
        let tags = tag_tokens(&document);
        let lengths = |all: &[Vec<_>]| all.iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(lengths(&tags), [8, 0, 5]);
        let shown: Vec<Option<(Label, bool)>> =
            tags[0].iter().map(|tag| tag.map(|tag| (tag.label, tag.is_first))).collect();
        let person = |is_first| Some((Label::Person, is_first));
        assert_eq!(shown[..2], [person(true), person(false)]);
        assert_eq!(shown[3..5], [person(true), person(false)]);
        assert_eq!(shown[6], Some((Label::Place, true)));
        assert_eq!((shown[2], shown[5], shown[7]), (None, None, None));
        assert!(tags[2].iter().all(Option::is_none));
    }
}
