//! Each shape, each false friend, in invented text.

use super::references;
use crate::model::{Article, Reference, ReferenceKind};

/// The references of a body, each checked against it.
fn of(body: &str) -> Vec<Reference> {
    check(&Article { body: body.to_owned(), ..Article::default() })
}

fn check(article: &Article) -> Vec<Reference> {
    let found = references(article);
    for reference in &found {
        let (Some(span), Some(reach)) = (reference.span, reference.reach) else { continue };
        let quote = span.of(&article.body);
        assert!(quote.starts_with(&reference.cue) && quote.ends_with(&reference.label));
        assert!(reach.of(&article.body).starts_with(&reference.label));
    }
    found
}

fn cues_and_labels(body: &str) -> Vec<(String, String)> {
    of(body).into_iter().map(|reference| (reference.cue, reference.label)).collect()
}

fn labels(body: &str) -> Vec<String> {
    of(body).into_iter().map(|reference| reference.label).collect()
}

#[test]
fn lines_between_paragraphs_are_references_and_the_last_may_end_the_text() {
    let body = "The crews said they were \"ready to talk\".\n\
        READ MORE: Night ferry runs aground with a dozen aboard\n\
        'Ready to talk'\nTalks resume on Monday.\n\
        READ MORE: In the islands, the state needs to mend the piers, not the timetable";
    let found = of(body);
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|reference| reference.kind == ReferenceKind::ReadMore));
    assert_eq!(found[0].label, "Night ferry runs aground with a dozen aboard");
    assert_eq!(found[1].span.unwrap().end, body.len());
    assert_eq!(found[1].reach.unwrap().of(body), found[1].label);
}

#[test]
fn a_cue_may_be_followed_by_any_separator() {
    for line in [
        "READ MORE: Ferries sail again",
        "Read more : Ferries sail again",
        "See also - Ferries sail again",
        "Related | Ferries sail again",
        "ALSO READ » Ferries sail again",
        "Read More— Ferries sail again",
        "**READ MORE:** Ferries sail again",
        "• READ ALSO: Ferries sail again",
        "READ MORE Ferries sail again",
        "READ MORE:\u{a0}\u{feff}Ferries sail again",
        "MORE: Ferries sail again",
        "READ NEXT… Ferries sail again",
        "(READ MORE: Ferries sail again)",
        "[ Related: Ferries sail again ]",
        "WATCH | Ferries sail again",
        "Opinion: Ferries sail again",
    ] {
        assert_eq!(
            labels(&format!("The end.\n{line}\nNext day.")),
            ["Ferries sail again"],
            "{line}"
        );
    }
}

#[test]
fn a_bracket_may_open_inside_a_line() {
    let body = "The pier was shut (Read also: Pier (built 1901) to close) and stays so.";
    assert_eq!(labels(body), ["Pier (built 1901) to close"]);
}

#[test]
fn a_cue_alone_announces_the_line_below_it() {
    assert_eq!(
        labels("Done.\n\nRead more\n\nFerries sail again\n\nIt was late."),
        ["Ferries sail again"]
    );
    assert_eq!(
        labels("Done.\nRelated article\nFerries sail again\nPier to close"),
        ["Ferries sail again"]
    );
}

#[test]
fn a_cue_for_many_announces_the_block_below_it() {
    let body = "Done.\n\nRelated articles\nFerries sail again\nPier to close in May\nThe mayor, who was late, said so.";
    assert_eq!(labels(body), ["Ferries sail again", "Pier to close in May"]);
    let body = "Done.\nREAD MORE:\n• Ferries sail again\n• Pier to close in May\nIt rained";
    assert_eq!(labels(body), ["Ferries sail again", "Pier to close in May"]);
    let body =
        "Done.\nMore from the Coast Desk\n1. Ferries sail again today\n2. Pier to close in May";
    assert_eq!(labels(body), ["Ferries sail again today", "Pier to close in May"]);
}

#[test]
fn a_block_whose_line_breaks_are_lost_is_told_apart_by_its_bullets() {
    let body = "It was late. More like this: • Ferries sail again • Who owns the harbour? In May the town met.";
    assert_eq!(labels(body), ["Ferries sail again", "Who owns the harbour?"]);
}

#[test]
fn a_glued_cue_is_found_in_the_middle_of_flat_text() {
    let body = "Crews in port. A. Larsen/Coast Images Related articleHow the ferry strike ended after nine days The union said it would return.";
    let found = of(body);
    assert_eq!(found[0].kind, ReferenceKind::Related);
    assert_eq!(found[0].label, "How the ferry strike ended after nine days");
    assert!(found[0].reach.unwrap().of(body).ends_with("would return."));
    assert_eq!(
        labels("In port. Related article5 islands without a ferry      It rained."),
        ["5 islands without a ferry"]
    );
    assert_eq!(
        labels("In port. Related articleSailors return to work      It rained."),
        ["Sailors return to work"]
    );
}

#[test]
fn a_cue_is_found_after_a_letter_that_another_cue_begins_with() {
    let body = "Un reportage de Malia Lire aussi: Les ferries repartent";
    assert_eq!(labels(body), ["Les ferries repartent"]);
}

#[test]
fn a_headline_on_the_next_line_may_run_into_a_paragraph() {
    let body = format!(
        "It ended. READ MORE:\nWho owns the harbour? The town {}",
        "met again and again ".repeat(20)
    );
    assert_eq!(labels(&body), ["Who owns the harbour?"]);
}

#[test]
fn a_reach_ends_before_the_next_cue() {
    let body =
        "Ended. READ MORE: Ferries sail for the outer islands READ MORE: Pier to close in May";
    let found = of(body);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].reach.unwrap().of(body), "Ferries sail for the outer islands");
}

#[test]
fn offsets_are_bytes_whatever_stands_before_the_cue() {
    let body = "Die Fähre – „spät“ – kam. 船が来た。\nLesen Sie auch: Fähren fahren wieder";
    let found = of(body);
    assert_eq!(found[0].span.unwrap().start, body.find("Lesen").unwrap());
    assert_eq!(found[0].label, "Fähren fahren wieder");
}

#[test]
fn cues_of_many_languages_are_known() {
    for line in [
        "Lire aussi : Les ferries repartent",
        "À LIRE AUSSI | Les ferries repartent",
        "Mehr zum Thema: Fähren fahren wieder",
        "LEE TAMBIÉN: Vuelven los transbordadores",
        "Le puede interesar | Vuelven los transbordadores",
        "Leggi anche: Tornano i traghetti",
        "LEIA TAMBÉM: Voltam as balsas do norte",
        "Lees ook: Veerboten varen weer",
        "Zobacz także: Promy znów kursują",
        "Les også: Fergene går igjen",
        "LÆS OGSÅ: Færgerne sejler igen",
        "Läs också: Färjorna går igen",
        "İlgili haber: Feribotlar yeniden başladı",
        "ЧИТАЙТЕ ТАКЖЕ: Паромы снова ходят",
        "Читайте також: Пороми знову ходять",
        "Вижте още: Фериботите отново плават",
        "اقرأ أيضا: عودة العبارات إلى العمل",
        "بیشتر بخوانید: کشتی‌ها دوباره حرکت کردند",
        "यह भी पढ़ें- फेरी सेवा फिर शुरू हुई",
        "Baca juga: Feri kembali berlayar",
        "Soma pia: Vivuko vyaanza tena safari",
        "延伸阅读：渡轮今天恢复通航",
        "関連記事：フェリーが運航を再開",
        "관련 기사: 여객선 운항 다시 시작",
    ] {
        assert_eq!(of(&format!("…\n\n{line}\n")).len(), 1, "{line}");
    }
}

#[test]
fn lines_of_every_language_are_read_as_their_editors_meant_them() {
    let mut wrong = Vec::new();
    for line in include_str!("testdata/lines.tsv").lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [language, kind, printed, headlines] = columns[..] else { panic!("{line}") };
        let found = of(&format!("…\n\n{printed}\n\n"));
        let labels: Vec<&str> = found.iter().map(|reference| reference.label.as_str()).collect();
        let kinds = found.iter().all(|reference| reference.kind.as_str() == kind);
        if !kinds || labels.join(" ¦ ") != headlines {
            wrong.push(format!("{language}: {printed}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_address_may_stand_for_the_headline() {
    let found = of("Read more: https://example.org/ferries");
    assert_eq!(found[0].label, "https://example.org/ferries");
    assert_eq!(found[0].url.as_deref(), Some("https://example.org/ferries"));
    let found = of("Read more: Ferries sail again https://example.org/f");
    assert_eq!((found[0].label.as_str(), found[0].url.is_some()), ("Ferries sail again", true));
}

#[test]
fn a_label_that_opens_with_another_cue_is_one_reference() {
    let body = "Done.\nRelated: WATCH: Ferries sail again";
    assert_eq!(cues_and_labels(body), [("Related".into(), "WATCH: Ferries sail again".into())]);
}

#[test]
fn false_friends_are_no_references() {
    for body in [
        "READ MORE:   \n",
        "READ MORE",
        "Read more from Laura Pellegrini here",
        "READ MORE FROM LAURA PELLEGRINI",
        "Read more about our cookies",
        "READ MORE: Sign up for our morning newsletter",
        "Read more: here",
        "Related Topics\nFerries\nHarbour\nTrade Unions",
        "Related Topics: Ferries Harbour Trade Unions Islands",
        "They wanted more: more boats, more crews, more piers.",
        "She has more to read: see also the annex.",
        "The related articles of the law were struck down.",
        "Related articles of the law were struck down.",
        "You can read more: Ferries is a fine book.",
        "The crew broke off and…\nRead more\nYes, We Were There All Night",
        "Done.\nRead more\nThe mayor said on Monday that the pier would close.",
        "\u{201c}Read more: Ask less,\u{201d} he said.",
        "Related-party deals rose again.",
        "Watch: boats",
        "Opinion: The harbour board is wrong and should say so in public.",
        "Reread more: Ferries sail again",
        "#WATCH Ferries sail again",
        "He writes opinion: short and sharp.",
        "Read more.\nIt was late.",
        "Related stories\nAugust 31, 2021",
        "Related\n8 of 12",
        "Foto: Anna Larsen, Nordische Agentur",
        "He asked us to WATCH the ferry: Nothing came.",
        "READ MORE: x",
    ] {
        assert_eq!(of(body), [], "{body}");
    }
}
