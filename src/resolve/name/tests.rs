use super::names;
use crate::model::EntityKind::{self, Organization, Person, Place};
use crate::model::{Article, Field, Mention, Span};

fn mentions(list: &[(&str, EntityKind)]) -> Vec<Mention> {
    let span = |nth: usize| Span::new(nth * 100, nth * 100 + 5);
    list.iter()
        .enumerate()
        .map(|(nth, &(surface, kind))| Mention {
            field: Field::Body,
            span: span(nth),
            sentence: span(nth),
            surface: surface.to_owned(),
            kind,
            confidence: 0.8,
            adjectival: false,
        })
        .collect()
}

fn keys(list: &[(&str, EntityKind)]) -> Vec<String> {
    names(&Article::default(), &mentions(list)).into_iter().map(|naming| naming.key).collect()
}

#[test]
fn a_surname_means_the_full_name_before_or_after_it() {
    assert_eq!(
        keys(&[("Larch", Person), ("Ada Larch", Person), ("Larch", Person)]),
        ["ada larch", "ada larch", "ada larch"]
    );
}

#[test]
fn an_arabic_surname_means_the_full_name_with_or_without_its_particle() {
    let full = "abu salim al harbi al tamimi";
    assert_eq!(
        keys(&[
            ("Abu Salim al Harbi al Tamimi", Person),
            ("al-Tamimi", Person),
            ("Tamimi", Person)
        ]),
        [full, full, full]
    );
}

#[test]
fn two_people_with_one_surname_are_never_merged() {
    assert_eq!(
        keys(&[("Ada Larch", Person), ("Larch", Person), ("Ben Larch", Person), ("Larch", Person)]),
        ["ada larch", "ada larch", "ben larch", "ben larch"]
    );
}

#[test]
fn an_initial_in_the_middle_changes_nobody() {
    let namings =
        names(&Article::default(), &mentions(&[("Ada B. Larch", Person), ("Ada Larch", Person)]));
    assert_eq!(namings[0], namings[1]);
    assert_eq!(namings[1].name, "Ada B. Larch");
}

#[test]
fn a_known_name_takes_the_gazetteers_name() {
    let namings = names(
        &Article::default(),
        &mentions(&[("U.S.", Place), ("the United States", Place), ("US", Place)]),
    );
    for naming in namings {
        assert_eq!((naming.key.as_str(), naming.name.as_str()), ("united states", "United States"));
    }
}

#[test]
fn an_acronym_means_the_organisation_with_those_initials() {
    assert_eq!(
        keys(&[("Larch Harbour Board", Organization), ("LHB", Organization)]),
        ["larch harbour board", "larch harbour board"]
    );
    assert_eq!(
        keys(&[
            ("Larch Bay Fund", Organization),
            ("Low Bay Fund", Organization),
            ("LBF", Organization)
        ])[2],
        "lbf"
    );
}

#[test]
fn an_acronym_whose_name_the_gazetteer_does_not_know_is_what_articles_agree_on() {
    let name = "National Association for the Advancement of Colored People";
    let list = [(name, Organization), ("NAACP", Organization)];
    assert_eq!(keys(&list), ["naacp", "naacp"]);
    let list = [("Massachusetts Institute of Technology", Organization), ("MIT", Organization)];
    let keys = keys(&list);
    assert_eq!(keys[0], keys[1]);
}

#[test]
fn a_surname_taken_for_a_place_follows_the_full_name() {
    let namings = names(
        &Article::default(),
        &mentions(&[("Larch", Place), ("Larch", Place), ("Ada Larch", Person)]),
    );
    assert_eq!(namings[0].kind, Person);
    assert_eq!(namings[0].key, "ada larch");
}

#[test]
fn one_name_has_one_kind() {
    let namings = names(
        &Article::default(),
        &mentions(&[("Velm", Place), ("Velm", Organization), ("Velm", Place)]),
    );
    assert!(namings.iter().all(|naming| naming.kind == Place));
}

#[test]
fn no_mentions_have_no_names() {
    assert!(names(&Article::default(), &[]).is_empty());
}
