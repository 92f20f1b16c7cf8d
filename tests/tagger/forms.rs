//! The forms in which names reach a newsroom, one test each.

use std::time::{Duration, Instant};

use storygraph::extract::LEAST_CONFIDENCE;
use storygraph::model::EntityKind::{self, Organization, Person, Place};
use storygraph::model::{Article, Field};

use crate::law::{english, lawful};

/// The names in a field that are sure enough to be stored.
#[track_caller]
fn sure(article: &Article, field: Field) -> Vec<(String, EntityKind)> {
    lawful(article)
        .into_iter()
        .filter(|mention| mention.field == field && mention.confidence >= LEAST_CONFIDENCE)
        .map(|mention| (mention.surface, mention.kind))
        .collect()
}

#[track_caller]
fn expect(found: &[(String, EntityKind)], expected: &[(&str, EntityKind)]) {
    let found: Vec<(&str, EntityKind)> =
        found.iter().map(|(surface, kind)| (surface.as_str(), *kind)).collect();
    assert_eq!(found, expected);
}

#[track_caller]
fn finds(body: &str, expected: &[(&str, EntityKind)]) {
    expect(&sure(&english(body), Field::Body), expected);
}

/// As `finds`, in a headline over a body that says nothing of it.
#[track_caller]
fn finds_in_headline(title: &str, expected: &[(&str, EntityKind)]) {
    let article = Article { title: title.to_owned(), ..english("It rained.") };
    expect(&sure(&article, Field::Title), expected);
}

#[test]
fn the_first_half_of_a_hyphenated_adjective_is_a_name() {
    finds("Troops and a London-based charity left Iraq.", &[("London", Place), ("Iraq", Place)]);
    finds(
        "The EU-wide ban worried Angela Merkel.",
        &[("EU", Organization), ("Angela Merkel", Person)],
    );
}

#[test]
fn a_possessive_stays_outside_straight_or_curly() {
    let names = [("Joe Biden", Person), ("Kenya", Place), ("United States", Place)];
    finds("Joe Biden's aide met Kenya's envoy at the United States' border.", &names);
    finds("Joe Biden’s aide met Kenya’s envoy at the United States’ border.", &names);
}

#[test]
fn a_dateline_names_its_city_and_its_agency() {
    finds(
        "NAIROBI, Kenya — Police arrested John Kamau.",
        &[("NAIROBI", Place), ("Kenya", Place), ("John Kamau", Person)],
    );
    finds(
        "LONDON, March 3 (Reuters) - Shares fell in early trade.",
        &[("LONDON", Place), ("Reuters", Organization)],
    );
    finds(
        "WASHINGTON — President Joe Biden met Xi Jinping.",
        &[("WASHINGTON", Place), ("Joe Biden", Person), ("Xi Jinping", Person)],
    );
}

#[test]
fn a_byline_names_its_author_and_where_they_are() {
    finds(
        "By Jane Doe in Nairobi\n\nThe rains came late to Kenya.",
        &[("Jane Doe", Person), ("Nairobi", Place), ("Kenya", Place)],
    );
    finds(
        "By JANE DOE and JOHN SMITH\n\nIt rained.",
        &[("JANE DOE", Person), ("JOHN SMITH", Person)],
    );
}

#[test]
fn a_headline_in_capitals_names_what_it_names() {
    finds_in_headline(
        "BIDEN LEAVES BEIJING AS RUSSIA WARNS NATO",
        &[("BIDEN", Person), ("BEIJING", Place), ("RUSSIA", Place), ("NATO", Organization)],
    );
    finds_in_headline("FIRE DESTROYS MARKET IN NAIROBI", &[("NAIROBI", Place)]);
}

#[test]
fn a_headline_in_title_case_names_what_it_names() {
    finds_in_headline(
        "Biden Leaves Beijing as Russia Warns Ukraine",
        &[("Biden", Person), ("Beijing", Place), ("Russia", Place), ("Ukraine", Place)],
    );
    finds_in_headline("Fire Destroys Market Hall in Nairobi", &[("Nairobi", Place)]);
}

#[test]
fn a_transcript_names_its_speakers_and_not_its_q() {
    finds(
        "MR. MILLER: Good afternoon. I met Foreign Minister Lavrov in Geneva.\n\
         Q: Matt, what about Ukraine?\n\
         MR. MILLER: We support Ukraine.",
        &[
            ("MILLER", Person),
            ("Lavrov", Person),
            ("Geneva", Place),
            ("Matt", Person),
            ("Ukraine", Place),
            ("MILLER", Person),
            ("Ukraine", Place),
        ],
    );
}

#[test]
fn a_list_names_one_on_each_line() {
    let people =
        [("Angela Merkel", Person), ("Emmanuel Macron", Person), ("Boris Johnson", Person)];
    for bullet in ["- ", "* ", "• ", "– "] {
        let names = people.map(|(name, _)| format!("{bullet}{name}"));
        finds(&format!("Those present:\n{}", names.join("\n")), &people);
    }
    finds(
        "- Angela Merkel, Chancellor of Germany\n- Emmanuel Macron, President of France",
        &[
            ("Angela Merkel", Person),
            ("Germany", Place),
            ("Emmanuel Macron", Person),
            ("France", Place),
        ],
    );
}

#[test]
fn addresses_handles_and_hashtags_name_nobody() {
    finds("Tips: jane.doe@paper.example or @JaneDoe. #BreakingNews", &[]);
    finds("Write to press@paper.example, or see https://paper.example/contact.", &[]);
}

#[test]
fn text_that_says_nothing_names_nothing() {
    for body in
        ["", " \n\t\n", "… — “” ’s -- ?! () & / \\ | * #", "\0\0\0", "👨‍👩‍👧‍👦🎉🎉👍🏽\u{200d}\u{fe0f}"]
    {
        finds(body, &[]);
    }
}

#[test]
fn names_are_found_between_signs_that_are_no_words() {
    finds("🎉🎉 Joe Biden 🇺🇸👍🏽 flew to Kenya. 🇰🇪", &[("Joe Biden", Person), ("Kenya", Place)]);
    finds(
        "The paper ידיעות אחרונות said that Benjamin Netanyahu met العاهل الأردني in Amman.",
        &[("Benjamin Netanyahu", Person), ("Amman", Place)],
    );
    finds(
        "Joe\u{a0}Biden flew to New\u{a0}York.",
        &[("Joe\u{a0}Biden", Person), ("New\u{a0}York", Place)],
    );
}

#[test]
fn nul_bytes_break_nothing() {
    let found = lawful(&english("Joe Biden\0 met\0Xi Jinping in \0 Beijing."));
    assert!(found.iter().any(|mention| mention.surface == "Beijing"), "{found:?}");
}

/// Linear work takes a second in a debug build, quadratic work minutes.
const LONGEST: Duration = Duration::from_secs(30);

#[test]
fn a_word_of_200_kilobytes_is_read_in_linear_time() {
    let began = Instant::now();
    for part in ["ABCDEFGHIJ", "AbCd", "Ä", "'S"] {
        let word = part.repeat(200_000 / part.len());
        lawful(&english(&word));
        lawful(&Article { title: word, ..english("It rained.") });
    }
    assert!(began.elapsed() < LONGEST, "{:?}", began.elapsed());
}
