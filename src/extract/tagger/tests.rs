//! One test for each rule a reader of the output could ask about.

use super::{headline_mentions, mentions};
use crate::model::EntityKind::{self, Organization, Person, Place};
use crate::model::{Article, Field, Reference, ReferenceKind, Span};

fn article(body: &str) -> Article {
    Article { body: body.to_owned(), language: Some("en".to_owned()), ..Article::default() }
}

/// The names in `body`; adjectives are none.
fn tag(body: &str) -> Vec<(String, EntityKind)> {
    let found = mentions(&article(body), &[]);
    let names = found.into_iter().filter(|mention| !mention.adjectival);
    names.map(|mention| (mention.surface, mention.kind)).collect()
}

#[track_caller]
fn finds(body: &str, expected: &[(&str, EntityKind)]) {
    let found = tag(body);
    let found: Vec<(&str, EntityKind)> =
        found.iter().map(|(surface, kind)| (surface.as_str(), *kind)).collect();
    assert_eq!(found, expected, "{body}");
}

#[test]
fn known_names_are_found_in_any_place_of_a_sentence() {
    finds(
        "Moscow accused the Kremlin's rivals in Idlib.",
        &[("Moscow", Place), ("Kremlin", Organization), ("Idlib", Place)],
    );
    finds(
        "The raid on Daesh surprised NATO and the United States.",
        &[("Daesh", Organization), ("NATO", Organization), ("United States", Place)],
    );
}

#[test]
fn the_possessive_the_article_and_the_title_stay_outside_the_span() {
    finds(
        "The aide met President Ada Larch's envoy and Mr. Ode.",
        &[("Ada Larch", Person), ("Ode", Person)],
    );
    finds("It was Secretary of State Anthony Velm who spoke.", &[("Anthony Velm", Person)]);
}

#[test]
fn arabic_and_dutch_particles_belong_to_the_name() {
    finds(
        "They buried Abu Salim al Harbi al Tamimi and Bashar al-Velmi in Homs.",
        &[("Abu Salim al Harbi al Tamimi", Person), ("Bashar al-Velmi", Person), ("Homs", Place)],
    );
    finds("A letter by Jan van der Velm was read.", &[("Jan van der Velm", Person)]);
}

#[test]
fn hyphens_initials_and_apostrophes_belong_to_the_name() {
    finds(
        "A talk by Jean-Claude Velm, Mary J. Larch and Sean O'Velm followed.",
        &[("Jean-Claude Velm", Person), ("Mary J. Larch", Person), ("Sean O'Velm", Person)],
    );
}

#[test]
fn a_hyphenated_adjective_mentions_its_country() {
    finds("The US-led coalition left.", &[("US", Place)]);
}

#[test]
fn the_last_word_says_what_an_organisation_is() {
    finds(
        "He left Velm Shipping Ltd for the University of Larchford.",
        &[("Velm Shipping Ltd", Organization), ("University of Larchford", Organization)],
    );
    finds(
        "Its Foreign Ministry and the Velmish Liberation Army agreed.",
        &[("Foreign Ministry", Organization), ("Velmish Liberation Army", Organization)],
    );
}

#[test]
fn a_demonym_is_no_name_but_may_begin_one() {
    finds("The Russian army and Syrian troops met an American.", &[]);
    finds(
        "They joined the Syrian Democratic Forces.",
        &[("Syrian Democratic Forces", Organization)],
    );
}

#[test]
fn a_demonym_mentions_its_place_where_no_name_has_it() {
    let text = "Iranian-backed fighters joined the Syrian Democratic Forces, in English and in \
                South Korean waters.";
    let article = article(text);
    let found = mentions(&article, &[]);
    let adjectives: Vec<&str> = found
        .iter()
        .filter(|mention| mention.adjectival)
        .map(|mention| mention.surface.as_str())
        .collect();
    assert_eq!(adjectives, ["Iranian", "South Korean"]);
    assert!(found.is_sorted_by_key(|mention| mention.span));
    let namings = crate::resolve::names(&article, &found);
    assert_eq!((namings[0].key.as_str(), namings[0].kind), ("iran", Place));
}

#[test]
fn an_adjective_says_so_in_json_and_a_name_says_nothing() {
    let found = mentions(&article("The Syrian envoy left Damascus."), &[]);
    let json: Vec<String> = found.iter().map(|m| serde_json::to_string(m).unwrap()).collect();
    assert!(json[0].ends_with(r#""adjectival":true}"#), "{}", json[0]);
    assert!(!json[1].contains("adjectival"), "{}", json[1]);
}

#[test]
fn context_tells_an_unknown_place_from_an_unknown_person() {
    finds("The boat sank near Velmgate on Thursday.", &[("Velmgate", Place)]);
    finds("It is over, Velmgate said.", &[("Velmgate", Person)]);
    finds(
        "The boat crossed Lake Velm and the Velm River.",
        &[("Lake Velm", Place), ("Velm River", Place)],
    );
}

#[test]
fn a_dateline_names_its_city_and_agency() {
    finds("MOSCOW (AP) — The ferries stopped.", &[("MOSCOW", Place), ("AP", Organization)]);
}

#[test]
fn capitals_that_the_sentence_gives_are_no_names() {
    finds("Tensions rose on Thursday. The President waited. However, nobody came in March.", &[]);
    finds("READ MORE\n'Ready to cooperate'\nThank you. Thanks!\nQ  Yes.", &[]);
}

#[test]
fn an_unknown_first_word_needs_another_capital_elsewhere() {
    finds("Velmgate burned.", &[]);
    finds(
        "Velmgate burned. Crowds gathered in Velmgate.",
        &[("Velmgate", Place), ("Velmgate", Place)],
    );
}

#[test]
fn a_surname_alone_is_the_person_named_elsewhere() {
    finds(
        "Velm was late. Ada Velm spoke. Nobody asked Velm.",
        &[("Velm", Person), ("Ada Velm", Person), ("Velm", Person)],
    );
}

#[test]
fn an_acronym_in_brackets_is_what_stands_before_it() {
    finds(
        "The Larch Harbour Board (LHB) met. The boats fear LHB rules.",
        &[("Larch Harbour Board", Organization), ("LHB", Organization), ("LHB", Organization)],
    );
}

#[test]
fn laws_events_and_storms_are_no_names() {
    finds("The Velm Recovery Act and Hurricane Ada came before the Gulf War.", &[]);
}

#[test]
fn small_words_inside_an_organisation_belong_to_it() {
    finds(
        "The Ministry of Trade and Industry moved to Kuala Lumpur.",
        &[("Ministry of Trade and Industry", Organization), ("Kuala Lumpur", Place)],
    );
}

#[test]
fn a_city_inside_a_person_or_organisation_is_not_a_place() {
    finds(
        "They met Denzel Washington at the Moscow State University.",
        &[("Denzel Washington", Person), ("Moscow State University", Organization)],
    );
}

#[test]
fn a_title_case_headline_leans_on_known_names_and_the_body() {
    let article = Article {
        title: "Velm Warns Syria After Deadly Ferry Crash Shocks Harbour Town".to_owned(),
        ..article("Ada Velm was late.")
    };
    let found = mentions(&article, &[]);
    let title: Vec<&str> = found
        .iter()
        .filter(|mention| mention.field == Field::Title)
        .map(|mention| mention.surface.as_str())
        .collect();
    assert_eq!(title, ["Velm", "Syria"]);
}

#[test]
fn an_all_capitals_line_has_only_known_names() {
    finds("FERRY CRASH SHOCKS SYRIA AND TELLS US NOTHING", &[("SYRIA", Place)]);
}

#[test]
fn words_of_a_reference_belong_to_the_story_it_points_to() {
    let body = "Syria waits.\nREAD MORE: Fires in Ukraine\nRussia agrees.";
    let (start, end) = (body.find("READ").unwrap(), body.find("\nRussia").unwrap());
    let reference = Reference {
        kind: ReferenceKind::ReadMore,
        cue: "READ MORE".to_owned(),
        label: "Fires in Ukraine".to_owned(),
        url: None,
        span: Some(Span::new(start, end)),
        reach: None,
    };
    let found = mentions(&article(body), &[reference]);
    let surfaces: Vec<&str> = found.iter().map(|mention| mention.surface.as_str()).collect();
    assert_eq!(surfaces, ["Syria", "Russia"]);
}

#[test]
fn a_headline_alone_names_what_it_names() {
    let label = "US kills top Daesh leader and over a dozen civilians in Syria";
    let found = headline_mentions(label, Some("en"));
    let surfaces: Vec<&str> = found.iter().map(|mention| mention.span.of(label)).collect();
    assert_eq!(surfaces, ["US", "Daesh", "Syria"]);
    assert!(found.iter().all(|mention| mention.field == Field::Title));
}

#[test]
fn an_empty_text_names_nobody() {
    finds("", &[]);
}

#[test]
fn a_headline_is_read_in_the_language_of_the_article_that_prints_it() {
    let label = "Hafen von Velmstadt: Minister Larch sagt Nein zu Berlin";
    let surfaces = |language| -> Vec<String> {
        headline_mentions(label, language).into_iter().map(|mention| mention.surface).collect()
    };
    assert_eq!(surfaces(Some("de")), ["Berlin"]);
    assert_ne!(surfaces(Some("en")), ["Berlin"]);
    assert_eq!(surfaces(None), surfaces(Some("en")));
}

#[test]
fn spans_are_the_words_and_lie_in_their_sentence_in_order() {
    let body = "Ada Larch left. The U.S. Senate met Ben Ode of Velm Corp. in Paris, France.\nÖzil of Köln flew.";
    let article = article(body);
    let found = mentions(&article, &[]);
    assert!(!found.is_empty());
    for mention in &found {
        assert_eq!(mention.span.of(body), mention.surface);
        assert!(mention.sentence.contains(&mention.span));
        assert!((0.0..=1.0).contains(&mention.confidence));
    }
    assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
}
