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

/// The keys of the names in a text: of people between `<` and `>`, of
/// organisations between `{` and `}`.
fn told(marked: &str) -> Vec<String> {
    let (mut body, mut mentions, mut start) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '<' | '{' => start = body.len(),
            '>' | '}' => mentions.push(Mention {
                field: Field::Body,
                span: Span::new(start, body.len()),
                sentence: Span::new(0, body.len()),
                surface: body[start..].to_owned(),
                kind: if c == '>' { Person } else { Organization },
                confidence: 0.8,
                adjectival: false,
            }),
            c => body.push(c),
        }
    }
    for mention in &mut mentions {
        let sentences = crate::extract::sentences(&body);
        let around = sentences.iter().find(|sentence| sentence.contains(&mention.span));
        mention.sentence = around.copied().unwrap_or(mention.span);
    }
    let article = Article { body, ..Article::default() };
    names(&article, &mentions).into_iter().map(|naming| naming.key).collect()
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

#[test]
fn forms_of_one_full_name_are_one_person() {
    for list in [
        ["J. K. Rowling", "JK Rowling", "J.K. Rowling"],
        ["George W. Bush", "George Bush", "Bush"],
        ["Martin Luther King Jr.", "Martin Luther King", "King"],
        ["Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", "Erdogan"],
        ["Jean-Luc Larch", "Jean Luc Larch", "Larch"],
        ["Abu Ibrahim al-Hashimi al-Qurayshi", "al Qurayshi", "Al-Quraishi"],
        ["Osama bin Laden", "Usama bin Ladin", "bin Laden"],
        ["Joseph Larch", "Joe Larch", "Mr. Larch"],
        ["Aung San Suu Kyi", "Suu Kyi", "Aung San Suu Kyi’s"],
    ] {
        let keys = keys(&list.map(|name| (name, Person)));
        assert!(keys.iter().all(|key| *key == keys[0]), "{list:?}: {keys:?}");
    }
}

#[test]
fn the_first_full_name_is_the_name_unless_a_later_one_adds_initials() {
    let name =
        |list: &[(&str, EntityKind)]| names(&Article::default(), &mentions(list))[0].name.clone();
    assert_eq!(name(&[("Larch", Person), ("Ada Larch", Person)]), "Ada Larch");
    assert_eq!(name(&[("Ada Larch", Person), ("Ada Eugenia Larch", Person)]), "Ada Larch");
    assert_eq!(name(&[("George Bush", Person), ("George W. Bush", Person)]), "George W. Bush");
    assert_eq!(name(&[("J. Larch", Person), ("Joan Larch", Person)]), "Joan Larch");
    assert_eq!(name(&[("JD Larch", Person), ("James David Larch", Person)]), "JD Larch");
    assert_eq!(name(&[("Ada LARCH", Person), ("Ada Larch", Person)]), "Ada Larch");
}

#[test]
fn people_whose_names_differ_are_kept_apart() {
    for list in [
        ["George W. Bush", "George H. W. Bush"],
        ["John Larch Jr.", "John Larch Sr."],
        ["Ada Larch", "Adam Larch"],
        ["Maria Larch", "Marie Larch"],
        ["Ada Allen", "Ada Allan"],
        ["Kirk Jr", "Kirk"],
        ["Adam Larch", "Adam Larch Jr"],
        ["Chris Larch", "Joe Larch"],
    ] {
        let keys = keys(&list.map(|name| (name, Person)));
        assert_ne!(keys[0], keys[1], "{list:?}");
    }
    // Either of the two may be called Joe.
    let three = ["Joseph Larch", "Josephine Larch", "Joe Larch"].map(|name| (name, Person));
    assert_eq!(keys(&three)[2], "joe larch");
}

#[test]
fn a_son_of_the_same_name_is_not_his_father() {
    assert_eq!(
        told("President <Ben Larch> met <Ben Larch Jr>. <Larch> left with <Larch Jr.>"),
        ["ben larch", "ben larch jr", "ben larch", "ben larch jr"]
    );
}

#[test]
fn a_title_tells_which_of_a_couple_a_surname_means() {
    assert_eq!(
        told(
            "President <Bill Clinton> met First Lady <Hillary Clinton>. Mrs <Clinton> smiled. \
             President <Clinton> spoke."
        ),
        ["bill clinton", "hillary clinton", "hillary clinton", "bill clinton"]
    );
}

#[test]
fn kin_are_new_people_and_leave_the_surname_to_the_one_they_are_kin_of() {
    assert_eq!(
        told(
            "<Gloria Vane> died. Her mother, <Gloria Morgan Vane>, and her son, <Carl Vane>, had \
             sued. <Vane> won. <Ada Oduya> spoke. His wife, <Ada>, came."
        ),
        ["gloria vane", "gloria morgan vane", "carl vane", "gloria vane", "ada oduya", "ada"]
    );
}

#[test]
fn a_family_is_none_of_its_members() {
    assert_eq!(
        told("<Joe Biden> left. The <Bidens> and the <Biden> family left with <Biden>."),
        ["joe biden", "biden family", "biden family", "joe biden"]
    );
}

#[test]
fn brackets_introduce_an_acronym_before_or_after_its_name() {
    assert_eq!(
        told("{PKV} said so. The {Workers Party of Velm} (PKV) and {LHB} ({Harbour Board}) met."),
        ["workers party of velm", "workers party of velm", "harbour board", "harbour board"]
    );
    let two = told("{Larch Bay Fund} (LBF), {Larch Boat Firm} (LBF) and the {LBF}");
    assert_eq!(two[2], "lbf");
}

#[test]
fn a_part_of_an_organisations_name_means_it_if_no_other_has_it() {
    assert_eq!(told("{Vosk Sachs} rose. {Vosk} fell."), ["vosk sachs", "vosk sachs"]);
    assert_eq!(told("{Vosk Sachs}, {Vosk Oil} and {Vosk}")[2], "vosk");
    assert_eq!(told("the {Larch Foundation} and the {Foundation}")[1], "foundation");
    assert_eq!(told("{Velmstadt Ltd} and {Velmstadt, Inc.}"), ["velmstadt", "velmstadt"]);
}

#[test]
fn many_bearers_of_a_name_take_no_longer_than_as_many_names() {
    let name = |nth: usize| (format!("Given{nth} Larch"), Person);
    let list: Vec<(String, EntityKind)> =
        (0..4_000).flat_map(|nth| [name(nth), ("Larch".to_owned(), Person), name(nth)]).collect();
    let list: Vec<(&str, EntityKind)> = list.iter().map(|(name, kind)| (&**name, *kind)).collect();
    let namings = names(&Article::default(), &mentions(&list));
    assert_eq!(namings[1].key, "larch");
    assert_eq!(namings[0], namings[2]);
}

#[test]
fn a_body_that_many_countries_have_is_the_one_of_the_country_beside_it() {
    let body = "Brazil's Supreme Court met. The Supreme Court ruled on Peru. \
                The Ministry of Defence of Norway spoke, and the Ministry of Defence of Poland.";
    let article = Article { body: body.to_owned(), ..Default::default() };
    let mut mentions = Vec::new();
    for (surface, kind) in [
        ("Brazil", Place),
        ("Supreme Court", Organization),
        ("Peru", Place),
        ("Ministry of Defence", Organization),
        ("Norway", Place),
        ("Poland", Place),
    ] {
        for (start, _) in body.match_indices(surface) {
            let span = Span::new(start, start + surface.len());
            mentions.push(Mention {
                field: Field::Body,
                span,
                sentence: span,
                surface: surface.to_owned(),
                kind,
                confidence: 0.9,
                adjectival: false,
            });
        }
    }
    mentions.sort_by_key(|mention| mention.span.start);
    let keys: Vec<String> =
        names(&article, &mentions).into_iter().map(|naming| naming.key).collect();
    assert_eq!(
        keys,
        [
            "brazil",
            "supreme court of brazil",
            "supreme court of brazil",
            "peru",
            "ministry of defence of norway",
            "norway",
            "ministry of defence of poland",
            "poland"
        ]
    );
}
