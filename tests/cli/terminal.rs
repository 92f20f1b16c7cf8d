//! What fits a terminal of 80 columns, in colour and without, whatever the
//! width of the letters.

#![expect(clippy::unicode_not_nfc, reason = "combining marks are what is shown")]

use unicode_width::UnicodeWidthStr;

use crate::program::{Desk, Seen};

const WIDE: &str =
    "港湾ストライキが九日間で終結、政府は十二基の新しいクレーンを約束し、岸壁の修理も始まる見通し";

/// Three articles whose headlines are wide, long, or put together of marks.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write(
        "inbox/1.md",
        format!(
            "---\ntitle: {WIDE}\ndate: 2024-05-10\nlang: en\nid: wide\n---\n\
             The cranes of Port Kessel moved again on Friday, said Mara Lindqvist of the Dockers \
             Union, and 港湾当局は声明を発表し、全てのクレーンを来年末までに交換すると約束した。\n",
        ),
    );
    desk.write(
        "inbox/2.md",
        format!(
            "---\ntitle: Dockers 👩\u{200d}👩\u{200d}👧 and their families 🇺🇳 dance on the quay of Port Kessel until the \
             ships’ horns drown the band out 👍🏽 re\u{301}sume\u{301}\ndate: 2024-05-11\nlang: en\nid: marks\n---\n\
             Mara Lindqvist danced too in Port Kessel, she says, with the whole of the Dockers Union.\n\n\
             READ MORE: {WIDE}\n\n\
             READ MORE: What Mara Lindqvist wants for Port Kessel and for everybody who unloads a ship there\n",
        ),
    );
    desk.write(
        "inbox/3.md",
        "---\ntitle: أوين برايس يعود إلى الميناء\nid: right\nlang: en\n---\nOwen Pryce came back to Port Kessel.\n",
    );
    desk.ok(&["ingest", "inbox"]);
    desk
}

fn run(desk: &Desk, columns: &str, colour: bool, args: &[&str]) -> Seen {
    let mut command = desk.command(args);
    command.env("COLUMNS", columns);
    if colour {
        command.env("CLICOLOR_FORCE", "1").env("TERM", "xterm-256color");
    }
    Seen::of(&command.output().unwrap())
}

/// Without what sets colours.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain + rest
}

const VERBS: &[&[&str]] = &[
    &["ego", "Port Kessel"],
    &["ego", "marks", "-r", "2"],
    &["path", "wide", "Owen Pryce"],
    &["timeline", "Port Kessel"],
    &["timeline", "Port Kessel", "--by", "event"],
    &["show", "wide"],
    &["show", "marks"],
];

#[test]
fn no_line_is_wider_than_the_terminal() {
    let desk = desk();
    for columns in [40, 60, 80, 100] {
        for args in VERBS {
            let seen = run(&desk, &columns.to_string(), false, args);
            assert_eq!(seen.code, 0, "{}", seen.err);
            for line in seen.out.lines() {
                assert!(line.width() <= columns, "{args:?} in {columns}: {line}");
            }
        }
    }
}

#[test]
fn colours_change_nothing_but_colours() {
    let desk = desk();
    for args in VERBS {
        let (grey, coloured) = (run(&desk, "80", false, args), run(&desk, "80", true, args));
        assert!(!grey.out.contains('\u{1b}'));
        assert!(coloured.out.contains('\u{1b}'), "{args:?}");
        assert_eq!(plain(&coloured.out), grey.out, "{args:?}");
        // Each line ends as it began, so that a pager shows it right.
        for line in coloured.out.lines().filter(|line| line.contains('\u{1b}')) {
            assert!(line.rfind("\u{1b}[0m") >= line.rfind("\u{1b}["), "{line:?}");
        }
    }
}

#[test]
fn what_is_around_a_node_in_80_columns() {
    run(&desk(), "80", false, &["ego", "Port Kessel"]).is(snapbox::str![[r#"
Port Kessel (place)
articles
       2  2024-05-11  Dockers 👩‍👩‍👧 and their families 🇺🇳 dance on the quay of Por…
       3  undated     أوين برايس يعود إلى الميناء
       1  2024-05-10  港湾ストライキが九日間で終結、政府は十二基の新しいクレー…
wanted stories
       -              What Mara Lindqvist wants for Port Kessel and for everybo…
[exit 0]

"#]]);
}

#[test]
fn a_path_in_80_columns() {
    run(&desk(), "80", false, &["path", "wide", "Owen Pryce"]).is(snapbox::str![[r#"
港湾ストライキが九日間で終結、政府は十二基の新しいクレーンを約束し、岸壁の修理も
始まる見通し
(article) 2024-05-10
  is referred to by ↓
  (dockers-and-their-families-dance-on-the-quay-of-port-kessel, bytes 90-239;
  cue+title, 0.98)
    “READ MORE: 港湾ストライキが九日間で終結、政府は十二基の新しいクレーンを約束
    し、岸壁の修理も始まる見通し”
Dockers 👩‍👩‍👧 and their families 🇺🇳 dance on the quay of Port Kessel until the
ships’ horns drown the band out 👍🏽 résumé
(article) 2024-05-11
  names ↓ (dockers-and-their-families-dance-on-the-quay-of-port-kessel, bytes
  29-40; storygraph 3, 0.85)
    “Mara Lindqvist danced too in Port Kessel, she says, with the whole of the
    Dockers Union.”
Port Kessel (place)
  is named in ↓ (أوين-برايس-يعود-إلى-الميناء, bytes 24-35; storygraph 3, 0.76)
    “Owen Pryce came back to Port Kessel.”
أوين برايس يعود إلى الميناء (article)
  names ↓ (أوين-برايس-يعود-إلى-الميناء, bytes 0-10; storygraph 3, 0.98)
    “Owen Pryce came back to Port Kessel.”
Owen Pryce (person)
[exit 0]

"#]]);
}

#[test]
fn a_timeline_in_80_columns() {
    run(&desk(), "80", false, &["timeline", "Port Kessel"]).is(snapbox::str![[r#"
Port Kessel (entity): 3 articles, 2024-05-10 to 2024-05-11

2024 May  2 articles
  10 ┼     1  港湾ストライキが九日間で終結、政府は十二基の新しいクレーンを約束…
     │        “The cranes of Port Kessel moved again on Friday, said Mara
     │        Lindqvist of the Dockers Union, and 港湾当局は声明を発表し、全ての
     │        クレーンを来年末までに交換すると約束した。”
     │        new: Port Kessel, Mara Lindqvist, Dockers Union · Friday:
     │        2024-05-10
  11 ┼     2  Dockers 👩‍👩‍👧 and their families 🇺🇳 dance on the quay of Port Kessel…
     │        nothing new

undated
     ┼     3  أوين برايس يعود إلى الميناء
     │        “Owen Pryce came back to Port Kessel.”
     │        new: Pryce
[exit 0]

"#]]);
}

#[test]
fn an_article_in_80_columns() {
    run(&desk(), "80", false, &["show", "marks"]).is(snapbox::str![[r#"
Dockers 👩‍👩‍👧 and their families 🇺🇳 dance on the quay of Port Kessel until the
ships’ horns drown the band out 👍🏽 résumé
id 2 · 2024-05-11 · en

Mara Lindqvist[e2] danced too in Port Kessel[e1], she says, with the whole of
the Dockers Union[e3].

READ MORE: 港湾ストライキが九日間で終結、政府は十二基の新しいクレーンを約束し、
岸壁の修理も始まる見通し [→ 港湾ストライキが九日間で終結]

READ MORE: What Mara Lindqvist wants for Port Kessel and for everybody who
unloads a ship there [→ wanted]

person: Mara Lindqvist [e2] ×1
organization: Dockers Union [e3] ×1
place: Port Kessel [e1] ×2
story: s34a6d4ec0672 港湾ストライキが九日間で終結、政府は十二基の新しいクレーン
を約束し、岸壁の修理も始まる見通し (2 articles)
[exit 0]

"#]]);
}

#[test]
fn an_article_in_colour() {
    let mut seen = run(&desk(), "80", true, &["show", "marks"]);
    seen.out = seen.out.replace('\u{1b}', "^");
    seen.is(snapbox::str![[r#"
^[1mDockers 👩‍👩‍👧 and their families 🇺🇳 dance on the quay of Port Kessel until the^[0m
^[1mships’ horns drown the band out 👍🏽 résumé^[0m
^[2mid 2 · 2024-05-11 · en^[0m

^[1mMara Lindqvist^[0m^[2m[e2] ^[0mdanced too in ^[1mPort Kessel^[0m^[2m[e1]^[0m, she says, with the whole of
the ^[1mDockers Union^[0m^[2m[e3]^[0m.

^[36mREAD MORE: 港湾ストライキが九日間で終結、政府は十二基の新しいクレーンを約束し、^[0m
^[36m岸壁の修理も始まる見通し ^[0m^[2m[→ 港湾ストライキが九日間で終結]^[0m

^[36mREAD MORE: What Mara Lindqvist wants for Port Kessel and for everybody who^[0m
^[36munloads a ship there ^[0m^[2m[→ wanted]^[0m

person: Mara Lindqvist [e2] ×1
organization: Dockers Union [e3] ×1
place: Port Kessel [e1] ×2
story: s34a6d4ec0672 港湾ストライキが九日間で終結、政府は十二基の新しいクレーン
を約束し、岸壁の修理も始まる見通し (2 articles)
[exit 0]

"#]]);
}
