//! What newspapers print, and what it means.

use super::time_expressions;
use crate::model::Date;

/// `words = value` of what is found in a text published on that day.
fn read(published: &str, language: &str, text: &str) -> String {
    let published = Date::from_iso(published);
    let found = time_expressions(text, language, published.as_ref());
    let say = |one: &super::TimeExpression| format!("{} = {}", one.span.of(text), one.value);
    found.iter().map(say).collect::<Vec<_>>().join("; ")
}

/// The same of an English text of Thursday, 3 February 2022.
#[track_caller]
fn english(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        assert_eq!(read("2022-02-03", "en", text), *expected, "{text}");
    }
}

#[test]
fn whole_dates_in_the_forms_of_newspapers() {
    english(&[
        ("It closed on 3 February 2021.", "3 February 2021 = 2021-02-03"),
        ("It closed on Feb. 3rd, 2021.", "Feb. 3rd, 2021 = 2021-02-03"),
        ("WASHINGTON, Feb 3 (Wire) - It closed.", "Feb 3 = 2022-02-03"),
        ("On Wednesday, February 3, 2021, it closed.", "Wednesday, February 3, 2021 = 2021-02-03"),
        ("It closed on the 3rd of February 2021.", "the 3rd of February 2021 = 2021-02-03"),
        ("Closed: 2021-02-03.", "2021-02-03 = 2021-02-03"),
        ("It closed in March 2021.", "March 2021 = 2021-03"),
        ("It closed in 2019.", "2019 = 2019"),
        (
            "Songs of the early 1990s and the 19th century.",
            "the early 1990s = 199; the 19th century = 18",
        ),
        ("The 2019 strike ended.", "2019 = 2019"),
        ("It grew in the third quarter of 2021.", "the third quarter of 2021 = 2021-Q3"),
        ("In late summer of 2021 it closed.", "summer of 2021 = 2021-SU"),
    ]);
}

#[test]
fn a_day_without_a_year_is_read_beside_the_day_of_publication() {
    english(&[
        ("It closed on January 3.", "January 3 = 2022-01-03"),
        ("It closed on 3 December.", "3 December = 2021-12-03"),
        ("It will close on 3 December.", "3 December = 2022-12-03"),
        ("It will close on January 3.", "January 3 = 2023-01-03"),
        ("It closed in December.", "December = 2021-12"),
        ("It is due to close in January.", "January = 2023-01"),
        ("It closed in May of last year.", "May of last year = 2021-05"),
        ("The fair opens on 12 March.", "12 March = 2022-03-12"),
        ("A court sentences him for the 12 December raid.", "12 December = 2021-12-12"),
        ("It closed on Friday, December 3.", "Friday, December 3 = 2021-12-03"),
    ]);
}

#[test]
fn a_day_of_the_week_is_the_last_one_or_where_the_verb_says_so_the_next() {
    english(&[
        ("You said on Friday that it was over.", "Friday = 2022-01-28"),
        ("The port closed Thursday.", "Thursday = 2022-02-03"),
        ("The port will close on Friday.", "Friday = 2022-02-04"),
        ("It will be closed on Friday.", "Friday = 2022-02-04"),
        ("On Friday, the court will sit.", "Friday = 2022-02-04"),
        ("He confirmed that they would meet on Friday.", "Friday = 2022-02-04"),
        (
            "It won the vote on Friday and won't vote on Sunday.",
            "Friday = 2022-01-28; Sunday = 2022-02-06",
        ),
        (
            "As it plans to fly again, the airline on Friday added two flights.",
            "Friday = 2022-01-28",
        ),
        (
            "Ode, who was arrested on Monday, will appear in court on Friday.",
            "Monday = 2022-01-31; Friday = 2022-02-04",
        ),
        ("She said Tuesday that votes will be counted.", "Tuesday = 2022-02-01"),
        (
            "They met last Thursday and meet next Thursday.",
            "last Thursday = 2022-01-27; next Thursday = 2022-02-10",
        ),
        ("It ends Friday of this week.", "Friday of this week = 2022-02-04"),
        ("He left early Tuesday morning.", "early Tuesday morning = 2022-02-01TMO"),
    ]);
}

#[test]
fn what_is_said_beside_today_is_as_exact_as_its_words() {
    english(&[
        ("Yesterday he left; today he is back.", "Yesterday = 2022-02-02; today = 2022-02-03"),
        (
            "It rained last night and will rain tonight.",
            "last night = 2022-02-02TNI; tonight = 2022-02-03TNI",
        ),
        ("He left two days ago.", "two days ago = 2022-02-01"),
        ("He left a week ago.", "a week ago = 2022-W04"),
        ("He left 14 months ago.", "14 months ago = 2020-12"),
        ("He left a year ago. A decade ago he ran.", "a year ago = 2021; A decade ago = 201"),
        ("Earlier this week he left.", "Earlier this week = 2022-W05"),
        ("It fell last month and last year.", "last month = 2022-01; last year = 2021"),
        (
            "It closed last summer and last January.",
            "last summer = 2021-SU; last January = 2022-01",
        ),
        ("He left this weekend.", "this weekend = 2022-W05-WE"),
    ]);
}

#[test]
fn earlier_and_later_are_beside_what_was_named_last() {
    english(&[
        (
            "The strike began on 3 March 2020. Two days later the port closed.",
            "3 March 2020 = 2020-03-03; Two days later = 2020-03-05",
        ),
        ("It began in 2019 and ended a year later.", "2019 = 2019; a year later = 2020"),
        ("It rose to 9 in 2019 from 7 a year earlier.", "2019 = 2019; a year earlier = 2018"),
        ("It began in 2019. Two days later it was over.", "2019 = 2019"),
        ("Two days later it was over.", ""),
        (
            "It began on 3 March 2020. The following day the port closed.",
            "3 March 2020 = 2020-03-03; The following day = 2020-03-04",
        ),
        (
            "On 3 March 2020 it began. The next day it ended.",
            "3 March 2020 = 2020-03-03; The next day = 2020-03-04",
        ),
    ]);
}

#[test]
fn the_parts_of_a_range_share_what_one_of_them_leaves_out() {
    english(&[
        ("From 3 to 5 March 2021.", "3 = 2021-03-03; 5 March 2021 = 2021-03-05"),
        ("On January 3-5 it was shut.", "January 3 = 2022-01-03; 5 = 2022-01-05"),
        ("Between March and May 2021.", "March = 2021-03; May 2021 = 2021-05"),
        ("She was there from 2020-2022.", "2020 = 2020; 2022 = 2022"),
        ("From 2004 to 2006 she wrote.", "2004 = 2004; 2006 = 2006"),
    ]);
}

#[test]
fn what_is_a_name_or_says_no_day_has_no_date() {
    for text in [
        "Black Friday sales rose.",
        "The September 11 attacks changed that.",
        "The Sunday Times and USA Today reported it.",
        "Theresa May may march in the second march.",
        "The Good Friday Agreement holds.",
        "Every Friday they pray; on Thursdays they meet.",
        "Years ago, recently, and a few weeks ago.",
        "It fell over the last year and the next two years.",
        "He sold 2,022 homes for $2022 and 2019 cars.",
        "They walked 10 or 12 miles, 3.5 days or so.",
        "Dinosaurs of 166 million years ago.",
        "She has led it for two days.",
        "The Ode Act of 2022.",
        "The day before the vote they met.",
        "In May 20 people drowned? No.",
    ] {
        let found = read("2022-02-03", "en", text);
        let harmless = ["May = 2022-05", "May = 2021-05"];
        assert!(found.is_empty() || harmless.contains(&found.as_str()), "{text}: {found}");
    }
}

#[test]
fn an_undated_article_has_only_what_it_says_in_full() {
    for published in ["", "2022", "2022-02"] {
        let text = "On Thursday, last month and on 3 March they met, not on 5 May 2021 or in 2019.";
        assert_eq!(read(published, "en", text), "5 May 2021 = 2021-05-05; 2019 = 2019");
    }
}

#[test]
fn hostile_text_is_read_to_its_end() {
    for text in [
        "9999999999999999999999 years ago",
        "31 February 2022 and 30 Feb.",
        "999 years ago and 9999 years ago, 0 days ago",
        "to to to - - - ~ | {month} in in in",
        "\u{0}\u{202e}Thursday\u{301}",
        "May ".repeat(2_000).as_str(),
        "3 to ".repeat(2_000).as_str(),
    ] {
        for language in ["de", "en", "es", "fr", "it", "nl", "pt", "xx"] {
            let found = time_expressions(text, language, Date::from_iso("0001-01-01").as_ref());
            assert!(found.iter().all(|one| !one.span.of(text).is_empty()), "{text}");
            assert!(found.windows(2).all(|two| two[0].span.end <= two[1].span.start), "{text}");
        }
    }
}

#[test]
fn other_languages_have_their_own_words() {
    for (language, text, expected) in [
        ("de", "Am Donnerstag wurde der Hafen geschlossen.", "Donnerstag = 2022-02-03"),
        ("de", "Das Gericht soll am Freitag entscheiden.", "Freitag = 2022-02-04"),
        ("de", "Er starb am 3. Februar 2021 in Kessel.", "3. Februar 2021 = 2021-02-03"),
        (
            "de",
            "Vor zwei Tagen und im März 2021.",
            "Vor zwei Tagen = 2022-02-01; März 2021 = 2021-03",
        ),
        (
            "de",
            "Gestern, vergangene Woche und im vergangenen Jahr.",
            "Gestern = 2022-02-02; vergangene Woche = 2022-W04; vergangenen Jahr = 2021",
        ),
        ("de", "Am Karfreitag wird das Lied der 1990er Jahre gespielt.", "der 1990er = 199"),
        ("fr", "Le port a été fermé jeudi.", "jeudi = 2022-02-03"),
        (
            "fr",
            "Il y a deux jours, le 3 février 2021 et en mars 2021.",
            "Il y a deux jours = 2022-02-01; 3 février 2021 = 2021-02-03; mars 2021 = 2021-03",
        ),
        (
            "fr",
            "Aujourd’hui, la semaine dernière et l'année prochaine.",
            "Aujourd’hui = 2022-02-03; la semaine dernière = 2022-W04; l'année prochaine = 2023",
        ),
        ("fr", "Il sera jugé vendredi.", "vendredi = 2022-02-04"),
        ("es", "El puerto fue cerrado el jueves.", "jueves = 2022-02-03"),
        (
            "es",
            "Hace dos días, el 3 de febrero de 2021 y en marzo de 2021.",
            "Hace dos días = 2022-02-01; 3 de febrero de 2021 = 2021-02-03; marzo de 2021 = 2021-03",
        ),
        (
            "es",
            "Ayer, la semana pasada y el próximo año.",
            "Ayer = 2022-02-02; la semana pasada = 2022-W04; el próximo año = 2023",
        ),
        ("it", "Il porto è stato chiuso giovedì.", "giovedì = 2022-02-03"),
        (
            "it",
            "Due giorni fa, il 3 febbraio 2021 e a marzo 2021.",
            "Due giorni fa = 2022-02-01; 3 febbraio 2021 = 2021-02-03; marzo 2021 = 2021-03",
        ),
        (
            "it",
            "Ieri, la settimana scorsa e l'anno prossimo.",
            "Ieri = 2022-02-02; la settimana scorsa = 2022-W04; l'anno prossimo = 2023",
        ),
        ("pt", "O porto foi fechado na quinta-feira.", "quinta-feira = 2022-02-03"),
        (
            "pt",
            "Há dois dias, em 3 de fevereiro de 2021 e em março de 2021.",
            "Há dois dias = 2022-02-01; 3 de fevereiro de 2021 = 2021-02-03; março de 2021 = 2021-03",
        ),
        (
            "pt",
            "Ontem, na semana passada e no ano passado.",
            "Ontem = 2022-02-02; semana passada = 2022-W04; ano passado = 2021",
        ),
        ("nl", "De haven werd donderdag gesloten.", "donderdag = 2022-02-03"),
        (
            "nl",
            "Twee dagen geleden, op 3 februari 2021 en in maart 2021.",
            "Twee dagen geleden = 2022-02-01; 3 februari 2021 = 2021-02-03; maart 2021 = 2021-03",
        ),
        (
            "nl",
            "Gisteren, vorige week en volgend jaar.",
            "Gisteren = 2022-02-02; vorige week = 2022-W04; volgend jaar = 2023",
        ),
        (
            "fr",
            "Né le 3 mars 2020, il est mort le lendemain.",
            "3 mars 2020 = 2020-03-03; le lendemain = 2020-03-04",
        ),
        ("sv", "Hamnen stängdes 2021-02-03.", "2021-02-03 = 2021-02-03"),
    ] {
        assert_eq!(read("2022-02-03", language, text), expected, "{text}");
    }
}
