//! Scoring: a name is right if its words and its kind are, without a determiner
//! before or a possessive after, on which corpora differ.

use storygraph::model::EntityKind::{self, Organization, Person, Place as Location};

/// A token's place in a name: whether the name begins there, and its label.
pub(crate) type Place<'t> = Option<(bool, &'t str)>;

/// A name in a sentence, by its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    first: usize,
    /// One past the last.
    last: usize,
    kind: EntityKind,
}

/// What people and the tagger found in one sentence.
pub(crate) struct Scored {
    pub(crate) gold: Vec<Name>,
    pub(crate) found: Vec<Name>,
}

/// The kind that a corpus or the tagger means; `None` is left out on both sides.
fn kind(label: &str) -> Option<EntityKind> {
    match label {
        "PER" | "person" => Some(Person),
        "ORG" | "organization" => Some(Organization),
        "LOC" | "place" => Some(Location),
        _ => None,
    }
}

/// The people, organisations and places of a sentence, without determiners and
/// possessives.
pub(crate) fn names<T: AsRef<str>>(tokens: &[T], places: &[Place]) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < places.len() {
        let first = at;
        at += 1;
        let Some((_, label)) = places[first] else { continue };
        while places.get(at) == Some(&Some((false, label))) {
            at += 1;
        }
        names.extend(kind(label).map(|kind| bare(tokens, Name { first, last: at, kind })));
    }
    names
}

fn bare<T: AsRef<str>>(tokens: &[T], mut name: Name) -> Name {
    let is_determiner =
        |at: usize| ["the", "a", "an"].contains(&tokens[at].as_ref().to_lowercase().as_str());
    let is_possessive = |at: usize| ["'s", "’s", "'", "’"].contains(&tokens[at].as_ref());
    while name.last - name.first > 1 && is_determiner(name.first) {
        name.first += 1;
    }
    while name.last - name.first > 1 && is_possessive(name.last - 1) {
        name.last -= 1;
    }
    name
}

/// F1 over all names, 0 to 100; of `only` one kind, if any.
pub(crate) fn f1(sentences: &[Scored], only: Option<EntityKind>) -> f64 {
    let counts = |name: &&Name| only.is_none_or(|kind| kind == name.kind);
    let (mut right, mut all) = (0, 0);
    for Scored { gold, found } in sentences {
        right += found.iter().filter(counts).filter(|name| gold.contains(name)).count();
        all += found.iter().chain(gold).filter(counts).count();
    }
    200.0 * f64::from(u32::try_from(right).unwrap()) / all.max(1) as f64
}

/// `Joe/B-PER Biden/I-PER said/O`, read.
fn read(sentence: &str) -> Vec<Name> {
    let (tokens, places): (Vec<&str>, Vec<Place>) = sentence
        .split(' ')
        .map(|word| word.split_once('/').unwrap())
        .map(|(token, tag)| (token, tag.split_once('-').map(|(at, label)| (at == "B", label))))
        .unzip();
    names(&tokens, &places)
}

fn scored(gold: &str, found: &str) -> Vec<Scored> {
    vec![Scored { gold: read(gold), found: read(found) }]
}

#[test]
fn only_the_same_words_of_the_same_kind_are_right() {
    let gold = "Ada/B-PER Larch/I-PER left/O Velm/B-LOC for/O Velm/B-ORG Corp/I-ORG";
    assert!((f1(&scored(gold, gold), None) - 100.0).abs() < 1e-9);
    // One right of two found and three labelled.
    let found = "Ada/B-PER Larch/O left/O Velm/B-LOC for/O Velm/O Corp/O";
    assert!((f1(&scored(gold, found), None) - 40.0).abs() < 1e-9);
    assert!(f1(&scored(gold, found), Some(Person)).abs() < 1e-9);
    assert!((f1(&scored(gold, found), Some(Location)) - 100.0).abs() < 1e-9);
    let other_kind = "Ada/O Larch/O left/O Velm/B-PER for/O Velm/O Corp/O";
    assert!(f1(&scored(gold, other_kind), None).abs() < 1e-9);
    let nothing = "Ada/O Larch/O left/O Velm/O for/O Velm/O Corp/O";
    assert!(f1(&scored(gold, nothing), None).abs() < 1e-9);
}

#[test]
fn determiners_possessives_and_other_kinds_do_not_count() {
    let gold = "The/B-organization Velm/I-organization 's/I-organization May/B-event Day/I-event";
    let found = "The/O Velm/B-ORG 's/O May/O Day/O";
    assert!((f1(&scored(gold, found), None) - 100.0).abs() < 1e-9);
    assert_eq!(read("The/B-ORG The/I-ORG").len(), 1);
}

#[test]
fn a_name_ends_where_another_begins() {
    let pairs = |sentence| -> Vec<(usize, usize)> {
        read(sentence).iter().map(|name| (name.first, name.last)).collect()
    };
    assert_eq!(pairs("Kenya/B-LOC Uganda/B-LOC Biden/I-PER"), [(0, 1), (1, 2), (2, 3)]);
    assert_eq!(pairs("in/O Joe/I-PER Biden/I-PER"), [(1, 3)]);
}
