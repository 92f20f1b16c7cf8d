//! CSV and its kin.

use crate::pack::gzip;
use crate::program::Desk;
use crate::read;

#[test]
fn a_row_of_a_table_is_an_article_and_columns_are_named_like_fields() {
    let desk = Desk::new();
    let tables: &[(&str, Vec<u8>)] = &[
        (
            "a.csv",
            b"id,Headline,TEXT \n1,\"Port, shut\",\"Ships wait.\nAll day.\"\n2,Calm,x\n".to_vec(),
        ),
        (
            "b.csv",
            b"\xef\xbb\xbfid;title;body\r\n1;Port, shut;\"Ships wait.\nAll day.\"\r\n2;Calm;x\r\n"
                .to_vec(),
        ),
        (
            "c.tsv",
            b"id\ttitle\tbody\n1\tPort, shut\t\"Ships wait.\nAll day.\"\n2\tCalm\tx\n".to_vec(),
        ),
        ("d", b"id|title|body\n1|Port, shut|\"Ships wait.\nAll day.\"\n2|Calm|x\n".to_vec()),
        (
            "e.csv",
            "\u{feff}id,title,body\n1,\"Port, shut\",\"Ships wait.\nAll day.\"\n2,Calm,x\n"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
        ),
        (
            "f.csv.gz",
            gzip(b"sep=;\nid;title;body\n1;Port, shut;\"Ships wait.\nAll day.\"\n2;Calm;x\n"),
        ),
    ];
    let mut first: Option<String> = None;
    for (name, bytes) in tables {
        desk.write(name, bytes);
        let out = desk.ok(&["parse", name]);
        assert_eq!(*first.get_or_insert(out.clone()), out, "{name}");
        assert_eq!(read(&desk, &[name]).0, ["Port, shut", "Calm"]);
    }
    desk.write(
        "g.csv",
        b"Kop;Inhoud\nStaking;De haven ligt stil.\nPri\xe9mie;Caf\xe9s in Li\xe8ge ferm\xe9s.\n",
    );
    let (titles, err) = read(&desk, &["g.csv"]);
    assert_eq!(titles, Vec::<String>::new());
    let options = ["--field", "body=Inhoud", "--field", "title=Kop"];
    assert!(err.contains("--field 'body=Inhoud' --field 'title=Kop'"), "{err}");
    assert_eq!(read(&desk, &[&["g.csv"], &options[..]].concat()).0, ["Staking", "Priémie"]);
}

#[test]
fn a_bad_row_is_one_line_with_the_line_it_begins_at() {
    let desk = Desk::new();
    desk.write("a.csv", "title,body\nOne,\"a\nb\"\nTwo,x, and y\nThree\n,\nFour,z\n");
    let (titles, err) = read(&desk, &["a.csv"]);
    assert_eq!(titles, ["One", "Three", "Four"]);
    assert_eq!(
        err,
        "a.csv:4: 3 cells in a table of 2 columns (hint: put quotes around a cell that has a `,` \
         in it)\nerror: 1 input could not be read\n"
    );
    let endless = format!("title,body\nOne,x\nTwo,\"{}", "word ".repeat(1_000_000));
    desk.write("b.csv", endless);
    let (titles, err) = read(&desk, &["b.csv", "--max-size", "1"]);
    assert_eq!(titles, ["One"]);
    assert!(err.starts_with("b.csv:3: larger than 1 MiB (hint: look there for a quote"), "{err}");
}
