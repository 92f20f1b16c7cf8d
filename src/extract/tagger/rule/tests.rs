//! One test for each rule a reader of a text that is not English could ask about.

use super::mentions;
use crate::model::EntityKind::{self, Organization, Person, Place};
use crate::model::{Cover, Field, Span};

#[track_caller]
fn finds(body: &str, expected: &[(&str, EntityKind)]) {
    let found = mentions(&[(Field::Body, body)], &Cover::default());
    let found: Vec<(&str, EntityKind)> =
        found.iter().map(|mention| (mention.surface.as_str(), mention.kind)).collect();
    assert_eq!(found, expected, "{body}");
}

#[test]
fn german_nouns_are_no_names() {
    finds(
        "Der Hafen von Damaskus liegt still, sagte Andreas Velm der Zeitung in Berlin.",
        &[("Andreas Velm", Person), ("Berlin", Place)],
    );
}

#[test]
fn known_names_are_found_whatever_their_first_letter() {
    finds(
        "La OTAN y el grupo al-Qaida, según Reuters en El Salvador.",
        &[("al-Qaida", Organization), ("Reuters", Organization), ("El Salvador", Place)],
    );
}

#[test]
fn a_surname_alone_is_the_person_whose_full_name_stands_elsewhere() {
    finds(
        "Velm fuhr ab. Andreas Velm sprach. Niemand fragte Velm oder Larch.",
        &[("Velm", Person), ("Andreas Velm", Person), ("Velm", Person)],
    );
}

#[test]
fn a_full_name_has_its_particles_initials_and_hyphens() {
    finds(
        "Es sprachen Jan van der Velm, Maria del Carmen Ode, Anwar bin Larch, \
         Pedro J. Velm und Jean-Claude Ode-Larch.",
        &[
            ("Jan van der Velm", Person),
            ("Maria del Carmen Ode", Person),
            ("Anwar bin Larch", Person),
            ("Pedro J. Velm", Person),
            ("Jean-Claude Ode-Larch", Person),
        ],
    );
}

#[test]
fn words_before_a_full_name_stay_outside_it() {
    finds("La veuve de Nicolas Velm attend.", &[("Nicolas Velm", Person)]);
    finds("Der neue Basketball-Star Andreas Velm wartet.", &[("Andreas Velm", Person)]);
    finds("Der Minister Andreas Velm wartet.", &[("Andreas Velm", Person)]);
}

#[test]
fn a_word_of_no_name_is_a_surname_after_a_given_name() {
    finds("Heute sprach Theresa May.", &[("Theresa May", Person)]);
}

#[test]
fn a_city_inside_a_longer_name_is_not_a_place() {
    finds("Hier wohnt Andreas Washington.", &[("Andreas Washington", Person)]);
    finds("Hier wohnt Velmo Washington.", &[]);
    finds("Das ist Charlotte Velm am Moscow River.", &[("Charlotte Velm", Person)]);
}

#[test]
fn a_name_that_is_a_common_word_too_needs_its_own_capital_somewhere() {
    finds("Male wartet.", &[]);
    finds("Male wartet. Er wohnt in Male.", &[("Male", Place), ("Male", Place)]);
}

#[test]
fn an_organisation_keeps_its_city_to_itself() {
    finds("An der Universität Hamburg und in Hamburg.", &[("Hamburg", Place)]);
    finds("Die Deutsche Bank wartet.", &[("Deutsche Bank", Organization)]);
}

#[test]
fn titles_and_set_phrases_are_no_names() {
    finds("Der Secretary of State Andreas Velm kommt.", &[("Andreas Velm", Person)]);
    finds("Sie kam als Secretary of State.", &[]);
}

#[test]
fn words_set_aside_belong_to_no_name() {
    let body = "Berlin wartet. Lesen Sie auch: Hamburg brennt";
    let aside: Cover = [Span::new(15, body.len())].into_iter().collect();
    let found = mentions(&[(Field::Title, "Hamburg"), (Field::Body, body)], &aside);
    let surfaces: Vec<&str> = found.iter().map(|mention| mention.surface.as_str()).collect();
    assert_eq!(surfaces, ["Hamburg", "Berlin"]);
}

#[test]
fn scripts_without_capitals_and_empty_texts_give_nothing() {
    finds("", &[]);
    finds("港口因风暴于周四关闭。", &[]);
    finds("أغلق الميناء يوم الخميس.", &[]);
}

#[test]
fn spans_are_the_words_and_lie_in_their_sentence_in_order() {
    let body = "Andreas Velm fuhr ab.\nÖzil flog nach Köln. Velm blieb in Paris.";
    let found = mentions(&[(Field::Body, body)], &Cover::default());
    assert!(!found.is_empty());
    for mention in &found {
        assert_eq!(mention.span.of(body), mention.surface);
        assert!(mention.sentence.contains(&mention.span));
    }
    assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
}
