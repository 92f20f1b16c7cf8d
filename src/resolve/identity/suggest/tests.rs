use super::{Form, pairs};
use crate::model::EntityKind::{Organization, Person, Place};
use crate::model::{EntityKind, KnownName, MeantName, name_key};

fn named(names: &[(&str, EntityKind, usize)]) -> Vec<MeantName> {
    let meant = |(at, &(printed, kind, articles)): (usize, &(&str, EntityKind, usize))| {
        let id = i64::try_from(at).unwrap();
        let name = KnownName { id, kind, key: name_key(printed), articles };
        MeantName { name, printed: printed.to_owned(), entity: id, link: None }
    };
    names.iter().enumerate().map(meant).collect()
}

/// The forms of all pairs, with the printed names.
fn found(names: &[(&str, EntityKind, usize)]) -> Vec<(String, String, Form)> {
    let names = named(names);
    let printed = |at: usize| names[at].printed.clone();
    let pairs = pairs(&names, &[]);
    pairs.into_iter().map(|pair| (printed(pair.one), printed(pair.other), pair.form)).collect()
}

fn forms(one: (&str, EntityKind), other: (&str, EntityKind)) -> Vec<Form> {
    let found = found(&[(one.0, one.1, 5), (other.0, other.1, 2)]);
    found.into_iter().map(|(_, _, form)| form).collect()
}

#[test]
fn names_that_may_be_one_meet() {
    let word = |word: &str| Form::Longer { word: word.to_owned() };
    for (one, other, form) in [
        (("Mara Lindqvist", Person), ("Mara Lindkvist", Person), Form::Typo),
        (("Joseph Larch", Person), ("Joe Larch", Person), Form::Given),
        (("Mara Lindqvist", Person), ("M. Lindqvist", Person), Form::Given),
        (("Mara Lindqvist", Person), ("Lindqvist", Person), Form::Surname { rivals: 1 }),
        (
            ("Kessel Harbour Board", Organization),
            ("KHB", Organization),
            Form::Acronym { rivals: 1 },
        ),
        (("Kessel Steel Ltd", Organization), ("Kessel Steel", Organization), word("ltd")),
        (("Mara Anna Lindqvist", Person), ("Mara Lindqvist", Person), word("anna")),
        (("Velm", Place), ("Velm", Organization), Form::Class),
        (("Russia", Place), ("Moscow", Place), Form::Metonym),
        (("Allen Larch", Person), ("Ellen Larch", Person), Form::Spelling),
    ] {
        let forms = forms(one, other);
        assert!(forms.contains(&form), "{one:?} {other:?}: {forms:?}");
    }
}

#[test]
fn names_that_are_two_do_not() {
    for (one, other) in [
        (("Maria Larch", Person), ("Marta Larch", Person)),
        (("Iran", Place), ("Iraq", Place)),
        (("North Kivu", Place), ("South Kivu", Place)),
        (("Highway 12", Place), ("Highway 13", Place)),
        (("Mara Lindqvist", Person), ("Lindqvist", Place)),
        (("Kessel Harbour Board", Organization), ("Khb", Organization)),
    ] {
        assert_eq!(forms(one, other), [], "{one:?} {other:?}");
    }
}

#[test]
fn of_many_with_one_form_only_the_most_frequent_are_asked_about() {
    let many: Vec<(String, EntityKind, usize)> =
        (0..40).map(|nth| (format!("{} Larch", "e".repeat(nth + 1)), Person, nth + 1)).collect();
    let many: Vec<(&str, EntityKind, usize)> =
        many.iter().map(|(name, kind, articles)| (name.as_str(), *kind, *articles)).collect();
    let spellings = found(&many).into_iter().filter(|(_, _, form)| *form == Form::Spelling);
    assert!(spellings.count() <= 3 * 40);
}

#[test]
fn what_means_one_thing_already_is_not_asked_about() {
    let mut names = named(&[("Joe Larch", Person, 5), ("Joseph Larch", Person, 2)]);
    names[1].entity = names[0].entity;
    assert_eq!(pairs(&names, &[]), []);
}

#[test]
fn what_a_name_stands_for_is_asked_about_with_how_often() {
    let names = named(&[("Ada Larch", Person, 5), ("Ben Larch", Person, 1), ("Larch", Person, 2)]);
    let uses = [("larch".to_owned(), 0, 8), ("larch".to_owned(), 1, 2)];
    let forms: Vec<Form> = pairs(&names, &uses).into_iter().map(|pair| pair.form).collect();
    assert!(forms.contains(&Form::ShortForm { times: 8, of: 10 }), "{forms:?}");
}
