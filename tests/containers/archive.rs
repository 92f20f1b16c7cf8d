//! zip, tar, gzip and zstd, one in the other.

use crate::pack::{gzip, tar, tar_header, zip, zstd};
use crate::program::{self, Desk};
use crate::{STRIKE, headline, read, said};

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
fn what_office_programs_write_is_no_archive() {
    let bytes =
        zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")]);
    assert!(said("report", bytes, &[]).contains("looks like Office document"));
}

/// The options are those of GNU's programs.
#[cfg(target_os = "linux")]
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
        (
            "tar",
            "--version",
            "for n in $(seq 60); do printf x | dd of=holes.png bs=1 seek=${n}00000 conv=notrunc \
             2>&-; done; tar -S --format=gnu -cf i.tar holes.png in",
            "i.tar",
        ),
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
        if !program::is_here(program, version) {
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
