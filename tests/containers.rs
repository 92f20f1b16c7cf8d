//! An article is the same article wherever it lies: in archives, crawls,
//! tables and mailboxes; and no archive, however made, does any harm.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod pack;
mod program;

use pack::{gzip, tar, tar_header, warc, zip, zstd};
use program::{Desk, Seen};
use serde_json::Value;

const STRIKE: &str = "Dockers walk out\n\nNo ship was unloaded in Port Kessel on Monday.\n";
const PAGE: &str = "<html><head><title>Dockers walk out</title></head><body><p>No ship was unloaded \
                    in Port Kessel on Monday, <a href=\"/union\">the union</a> said.</p></body></html>";

/// The titles that are read from `input`, and what is said.
fn read(desk: &Desk, args: &[&str]) -> (Vec<String>, String) {
    let Seen { out, err, .. } = desk.run(&[&["parse"], args].concat());
    let title = |line: &str| {
        let article: Value = serde_json::from_str(line).unwrap();
        article["title"].as_str().unwrap().to_owned()
    };
    (out.lines().map(title).collect(), err)
}

/// What is said of bytes under that name, where no article is in them.
fn said(name: &str, bytes: impl AsRef<[u8]>, args: &[&str]) -> String {
    let desk = Desk::new();
    desk.write(name, bytes);
    let (titles, err) = read(&desk, &[&[name], args].concat());
    assert_eq!(titles, Vec::<String>::new());
    err
}

fn headline(n: usize) -> String {
    format!("Headline {n}\n\nText of it.\n")
}

#[test]
fn an_article_is_the_same_wherever_it_lies() {
    let desk = Desk::new();
    let text = STRIKE.as_bytes();
    desk.write("a.txt", text);
    let plain = desk.ok(&["parse", "a.txt"]);
    for (name, bytes) in [
        ("b.txt.gz", gzip(text)),
        ("b.txt.zst", zstd(text)),
        ("b.zip", zip(&[("a.txt", text)])),
        ("b.tar", tar(&[("a.txt", text)])),
        ("b.tgz", gzip(&tar(&[("a.txt", text)]))),
        ("b.tar.zst", zstd(&tar(&[("a.txt", text)]))),
        ("no-suffix", gzip(&tar(&[("a.txt", text)]))),
        ("two-members.gz", [gzip(&text[..20]), gzip(&text[20..])].concat()),
        ("two-frames.zst", [zstd(&text[..20]), zstd(&text[20..])].concat()),
        ("nested.zip", zip(&[("b.tar.gz", &gzip(&tar(&[("a.txt", text)])))])),
        ("nested.tar", tar(&[("a.txt.gz", &gzip(text))])),
        ("nested.tgz", gzip(&tar(&[("a.zip", &zip(&[("a.txt", text)]))]))),
    ] {
        desk.write(name, bytes);
        assert_eq!(desk.ok(&["parse", name]), plain, "{name}");
    }
}

#[test]
fn the_format_of_a_packed_file_is_that_of_its_name() {
    let desk = Desk::new();
    desk.write("a.md.gz", gzip(b"# Dockers *walk* out\n\nText of it.\n"));
    assert_eq!(read(&desk, &["a.md.gz"]).0, ["Dockers walk out"]);
    desk.write("d.jsonl.gz", gzip(b"{\"title\": \"One\"}\noops\n{\"title\": \"Three\"}\n"));
    let (titles, err) = read(&desk, &["d.jsonl.gz"]);
    assert_eq!(titles, ["One", "Three"]);
    assert!(err.starts_with("d.jsonl.gz:2: not a JSON object"), "{err}");
}

#[test]
fn what_is_no_article_in_a_folder_is_none_in_an_archive() {
    let desk = Desk::new();
    let files: &[(&str, &[u8])] = &[
        ("news/a.txt", STRIKE.as_bytes()),
        ("news/logo.png", b"\x89PNG"),
        ("news/style.css", b"p {}"),
        ("README.md", b"About this archive"),
        ("__MACOSX/news/._a.txt", b"Mac OS X"),
        (".git/config", b"x"),
    ];
    desk.write("b.zip", zip(files));
    desk.write("b.tar", tar(files));
    for name in ["b.zip", "b.tar"] {
        assert_eq!(read(&desk, &[name]), (vec!["Dockers walk out".to_owned()], String::new()));
    }
}

#[test]
fn a_member_read_again_replaces_what_it_said() {
    let desk = Desk::new();
    desk.write("b.zip", zip(&[("x/a.txt", STRIKE.as_bytes())]));
    desk.ok(&["ingest", "b.zip"]);
    desk.write("b.zip", zip(&[("x/a.txt", STRIKE.replace("Monday", "Tuesday").as_bytes())]));
    assert!(desk.ok(&["ingest", "b.zip"]).starts_with("1 article: 0 added, 1 changed"));
    let rows = desk.json(&["sql", "select distinct location from origin"]);
    assert_eq!(rows[0]["location"], "b.zip/x/a.txt");
}

#[test]
fn names_that_climb_are_shown_below_their_archive_and_links_are_left_out() {
    let desk = Desk::new();
    let mut bytes = tar(&[("../../etc/passwd", b""), ("/abs/a.txt", b"%PDF-1.7")]);
    let link = tar_header("a-link.txt", b'2', 0);
    let device = tar_header("a-device.txt", b'3', 0);
    bytes.splice(0..0, [link, device].concat());
    desk.write("t.tar", bytes);
    let (titles, err) = read(&desk, &["t.tar"]);
    assert_eq!(titles, Vec::<String>::new());
    let names: Vec<&str> = err.lines().filter_map(|line| line.split(": ").next()).collect();
    assert_eq!(names, ["t.tar/etc/passwd", "t.tar/abs/a.txt", "error"]);
}

#[test]
fn a_bomb_is_refused_with_one_line() {
    let zeros = vec![b'a'; 17 << 20];
    let text = [b"Headline\n\n".as_slice(), &zeros].concat();
    let hint = "(hint: if you trust where it comes from, raise the limit with `--max-ratio`)";
    let inputs = "error: 1 input could not be read\n";
    for (name, bytes) in [("b.txt.gz", gzip(&text)), ("b.txt.zst", zstd(&text))] {
        let line = format!("{name}: unpacks to more than 200 times its size {hint}\n{inputs}");
        assert_eq!(said(name, bytes, &[]), line);
    }
    let desk = Desk::new();
    desk.write("b.zip", zip(&[("bomb.txt", &text), ("good.txt", STRIKE.as_bytes())]));
    let (titles, err) = read(&desk, &["b.zip", "--max-ratio", "150"]);
    assert_eq!(titles, Vec::<String>::new());
    assert_eq!(err, format!("b.zip: unpacks to more than 150 times its size {hint}\n{inputs}"));
    let (titles, err) = read(&desk, &["b.zip", "--max-ratio", "100000", "--max-size", "1"]);
    assert_eq!(titles, ["Dockers walk out"]);
    assert!(err.starts_with("b.zip/bomb.txt: larger than 1 MiB"), "{err}");
}

#[test]
fn the_limits_of_unpacking_are_named_where_they_are_met() {
    let many: Vec<(String, Vec<u8>)> =
        (0..40).map(|n| (format!("{n}.txt"), noise(n, 100_000))).collect();
    let files: Vec<(&str, &[u8])> =
        many.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let desk = Desk::new();
    desk.write("b.zip", zip(&files));
    desk.write("b.tgz", gzip(&tar(&files)));
    for name in ["b.zip", "b.tgz"] {
        let (titles, err) = read(&desk, &[name, "--max-unpacked", "1"]);
        assert!((8..=10).contains(&titles.len()), "{name}: {}", titles.len());
        assert_eq!(
            err,
            format!(
                "{name}: unpacks to more than 1 MiB (hint: if you trust where it comes from, \
                 raise the limit with `--max-unpacked`)\nerror: 1 input could not be read\n"
            )
        );
    }
}

/// A text that packs badly: a headline and hexadecimal digits.
fn noise(seed: usize, length: usize) -> Vec<u8> {
    let mut state = seed as u64 + 1;
    let mut text = headline(seed).into_bytes();
    while text.len() < length {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text.extend_from_slice(format!("{:08x} ", state >> 32).as_bytes());
    }
    text
}

#[test]
fn archives_are_gone_into_only_so_deep() {
    let mut bytes = STRIKE.as_bytes().to_vec();
    for depth in 0..4 {
        let desk = Desk::new();
        desk.write("b.zip", &bytes);
        let (titles, err) = read(&desk, &["b.zip"]);
        if depth <= 2 {
            assert_eq!((titles.len(), err.as_str()), (1, ""));
        } else {
            assert_eq!(
                err,
                "b.zip/in.zip/in.zip: 3 archives deep, where 2 are read (hint: raise the limit \
                 with `--max-nesting`)\nerror: 1 input could not be read\n"
            );
            assert_eq!(read(&desk, &["b.zip", "--max-nesting", "3"]).0.len(), 1);
        }
        bytes = zip(&[("in.zip", &bytes)]);
    }
    let packed = (0..5).fold(STRIKE.as_bytes().to_vec(), |bytes, _| gzip(&bytes));
    assert!(said("a.gz", packed, &[]).starts_with("a.gz: 3 archives deep"));
}

#[test]
fn a_cut_off_archive_gives_what_stands_before_the_cut() {
    let texts: Vec<Vec<u8>> = (0..8).map(|n| noise(n, 60_000)).collect();
    let names: Vec<String> = (0..8).map(|n| format!("{n}.txt")).collect();
    let files: Vec<(&str, &[u8])> =
        names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_slice())).collect();
    for (name, bytes) in [
        ("b.tar", tar(&files)),
        ("b.tgz", gzip(&tar(&files))),
        ("b.tar.zst", zstd(&tar(&files))),
        ("b.zip", zip(&files)),
    ] {
        let desk = Desk::new();
        desk.write(name, &bytes[..bytes.len() / 2]);
        let (titles, err) = read(&desk, &[name]);
        // The zstd decoder keeps the last window of text, some MiB, to itself.
        let least = if name == "b.tar.zst" { 0 } else { 3 };
        assert!((least..=4).contains(&titles.len()), "{name}: {titles:?}");
        let lines: Vec<&str> = err.lines().collect();
        assert!(lines[0].starts_with(&format!("{name}: cut off: it ends in the middle")), "{err}");
        assert_eq!(lines.len(), 2, "{err}");
    }
}

#[test]
fn a_damaged_member_of_a_zip_file_costs_only_itself() {
    let texts: Vec<Vec<u8>> = (0..3).map(|n| noise(n, 20_000)).collect();
    let files = [("0.txt", &*texts[0]), ("1.txt", &*texts[1]), ("2.txt", &*texts[2])];
    let mut bytes = zip(&files);
    let middle = bytes.len() / 2;
    bytes[middle..middle + 40].fill(0xa5);
    let desk = Desk::new();
    desk.write("b.zip", bytes);
    let (titles, err) = read(&desk, &["b.zip"]);
    assert_eq!(titles, ["Headline 0", "Headline 2"]);
    assert!(err.starts_with("b.zip/1.txt: damaged: "), "{err}");
}

#[test]
fn an_archive_without_an_article_is_told_of_once() {
    assert!(said("b.zip", zip(&[]), &[]).starts_with("b.zip: no article in this zip file"));
    assert!(said("b.tar", tar(&[]), &[]).starts_with("b.tar: no article in this tar file"));
    let pictures = zip(&[("a.png", b"\x89PNG"), ("b.css", b"p {}")]);
    assert!(said("b.zip", pictures, &[]).starts_with("b.zip: no article in this zip file"));
    assert!(said("b.tgz", gzip(&tar(&[])), &[]).starts_with("b.tgz: no article in this tar file"));
    assert!(said("a.txt.gz", gzip(b""), &[]).starts_with("a.txt.gz: empty file"));
    let locked = said("b.zip", pack::locked_zip(), &[]);
    assert!(locked.starts_with("b.zip/a.txt: locked with a password"), "{locked}");
}

#[test]
fn what_office_programs_write_is_no_archive() {
    let bytes =
        zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")]);
    assert!(said("report", bytes, &[]).contains("looks like Office document"));
}

#[test]
fn a_crawl_gives_its_pages_with_their_addresses() {
    let desk = Desk::new();
    let http = |status: &str, kind: &str, body: &[u8]| {
        [format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n").as_bytes(), body].concat()
    };
    let chunked = [
        b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nTransfer-Encoding: chunked\r\n\
          Content-Encoding: gzip\r\n\r\n"
            .as_slice(),
        &pack::chunked(&gzip(PAGE.replace("Dockers", "Sailors").as_bytes())),
    ]
    .concat();
    let latin = PAGE
        .replace("said", "s\u{e9}")
        .chars()
        .map(|c| u8::try_from(c).unwrap())
        .collect::<Vec<u8>>();
    let records = [
        ("warcinfo", "", "application/warc-fields", b"software: x".to_vec()),
        (
            "request",
            "https://herald.example/a",
            "application/http",
            b"GET / HTTP/1.1\r\n\r\n".to_vec(),
        ),
        (
            "response",
            "https://herald.example/a",
            "application/http; msgtype=response",
            http("200 OK", "text/html", PAGE.as_bytes()),
        ),
        (
            "response",
            "https://herald.example/b",
            "application/http",
            http("301 Moved", "text/html", PAGE.as_bytes()),
        ),
        (
            "response",
            "https://herald.example/c.png",
            "application/http",
            http("200 OK", "image/png", b"\x89PNG"),
        ),
        (
            "response",
            "https://herald.example/robots.txt",
            "application/http",
            http("200 OK", "text/plain", b"x"),
        ),
        ("response", "<https://herald.example/d>", "application/http", chunked),
        (
            "response",
            "https://herald.example/e",
            "application/http",
            http("200 OK", "text/html; charset=iso-8859-1", &latin),
        ),
        (
            "revisit",
            "https://herald.example/f",
            "application/http",
            http("200 OK", "text/html", PAGE.as_bytes()),
        ),
        ("resource", "https://herald.example/g", "text/html", PAGE.as_bytes().to_vec()),
    ];
    let parts: Vec<Vec<u8>> =
        records.iter().map(|(kind, url, content, block)| warc(kind, url, content, block)).collect();
    desk.write("c.warc", parts.concat());
    desk.write("c.warc.gz", parts.iter().flat_map(|part| gzip(part)).collect::<Vec<u8>>());
    desk.write(
        "c.zip",
        zip(&[
            ("datapackage.json", b"{\"title\": \"My crawl\"}"),
            ("indexes/index.cdxj", b"example,herald)/a 20240506\n"),
            ("pages/pages.jsonl", b"{\"title\": \"Page\", \"text\": \"Page\"}\n"),
            ("archive/c.warc.gz", &gzip(&parts.concat())),
        ]),
    );
    let plain = desk.ok(&["parse", "c.warc"]);
    let pages: Vec<Value> = plain.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let urls: Vec<&str> = pages.iter().map(|page| page["url"].as_str().unwrap()).collect();
    assert_eq!(urls, ["a", "d", "e", "g"].map(|page| format!("https://herald.example/{page}")));
    assert_eq!(pages[0]["links"][0]["url"], "https://herald.example/union");
    assert_eq!(pages[1]["title"], "Sailors walk out");
    assert!(pages[2]["body"].as_str().unwrap().ends_with("the union s\u{e9}."));
    assert_eq!(desk.ok(&["parse", "c.warc.gz"]), plain);
    assert_eq!(desk.ok(&["parse", "c.zip"]), plain);
    desk.ok(&["ingest", "c.zip"]);
    let rows = desk.json(&["sql", "select location from origin order by location limit 1"]);
    assert_eq!(rows[0]["location"], "c.zip/archive/c.warc.gz/https://herald.example/a");
}

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

#[test]
fn a_mailbox_gives_its_messages_and_a_folder_of_messages_too() {
    let desk = Desk::new();
    let message = |n: usize, body: &str| {
        format!(
            "From: Herald <news@herald.example>\nMessage-ID: <{n}@x>\nSubject: Letter {n}\n\n{body}\n"
        )
    };
    let divider = "From news@herald.example Mon May  6 07:00:12 2024\n";
    let first = message(1, "Ships wait.\n\n>From the harbour, nothing.\nFrom there 07:00.");
    let second = message(2, "Calm.");
    desk.write("news.mbox", format!("{divider}{first}\n{divider}{second}\n"));
    desk.write("box/cur/171.M1.host:2,S", &second);
    desk.write("box/tmp/172.M1.host", &first);
    desk.write("box/new/.keep", "");
    desk.write("box/dovecot-uidlist", "3 V1 N2\n1 :171.M1.host\n");
    let out = desk.ok(&["parse", "news.mbox"]);
    let one: Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    assert_eq!(one["body"], "Ships wait.\n\nFrom the harbour, nothing.\nFrom there 07:00.");
    assert_eq!(one["external_id"], "1@x");
    assert_eq!(read(&desk, &["news.mbox"]).0, ["Letter 1", "Letter 2"]);
    assert_eq!(read(&desk, &["box"]).0, ["Letter 2"]);
}

#[test]
fn what_real_programs_pack_is_read_alike() {
    let desk = Desk::new();
    for n in 0..3 {
        desk.write(&format!("in/{n}.txt"), headline(n));
    }
    let long = format!("in/{}.txt", "long".repeat(45));
    desk.write(&long, headline(3));
    let plain = desk.ok(&["parse", "in"]);
    let mut lines: Vec<&str> = plain.lines().collect();
    lines.sort_unstable();
    for (program, version, script, name) in [
        ("tar", "--version", "tar -cf b.tar in", "b.tar"),
        ("tar", "--version", "tar --format=pax -cf c.tar in", "c.tar"),
        ("tar", "--version", "tar --format=v7 --transform s/long.*/l.txt/ -cf d.tar in", "d.tar"),
        ("gzip", "--version", "tar -cf - in | gzip > e.tgz", "e.tgz"),
        ("zstd", "--version", "tar -cf - in | zstd -q > f.tar.zst", "f.tar.zst"),
        ("zip", "-v", "zip -qr g.zip in", "g.zip"),
        (
            "zip",
            "-v",
            "cat in/0.txt | zip -q h.zip - && zip -qr h.zip in && zip -qd h.zip -",
            "h.zip",
        ),
    ] {
        if !program::is_on_path(program, version) {
            continue;
        }
        let status = std::process::Command::new("sh")
            .args(["-c", script])
            .current_dir(desk.path("."))
            .status()
            .unwrap();
        assert!(status.success(), "{script}");
        let out = desk.ok(&["parse", name]);
        let mut found: Vec<&str> = out.lines().collect();
        found.sort_unstable();
        assert_eq!(found, lines, "{script}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_is_passed_by_and_one_that_is_named_is_read() {
    let desk = Desk::new();
    desk.write("in/a.txt", STRIKE);
    desk.write("a.txt.gz", gzip(STRIKE.as_bytes()));
    desk.write("a.zip", zip(&[("a.txt", STRIKE.as_bytes())]));
    let shell = |script: &str| {
        let program = env!("CARGO_BIN_EXE_storygraph");
        let script = script.replace("storygraph", program);
        let output = std::process::Command::new("sh")
            .args(["-c", &script])
            .current_dir(desk.path("."))
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap().lines().count()
    };
    assert_eq!(shell("mkfifo in/pipe && storygraph parse in"), 1);
    assert_eq!(shell("(cat a.txt.gz > in/pipe &) && storygraph parse in/pipe"), 1);
    assert_eq!(shell("storygraph parse /dev/stdin < a.zip"), 1);
    assert_eq!(shell("cat a.zip | storygraph parse -"), 1);
    assert_eq!(shell("ln -s loop in/loop; ln -s . in/self; storygraph parse in"), 1);
}

#[test]
fn a_crawl_with_a_wrong_length_is_read_beyond_it() {
    let page = |url: &str| warc("resource", url, "text/html", PAGE.as_bytes());
    let wrong = String::from_utf8(page("https://x.example/a")).unwrap();
    let wrong = wrong.replace(&format!("Content-Length: {}", PAGE.len()), "Content-Length: 100");
    let desk = Desk::new();
    desk.write("c.warc", [wrong.as_bytes(), &page("https://x.example/b")].concat());
    let (titles, err) = read(&desk, &["c.warc"]);
    assert_eq!(titles.len(), 2);
    assert!(err.starts_with("c.warc: damaged: not every record is as long as it says"), "{err}");
    assert_eq!(err.lines().count(), 2);
}
