//! Archives that are cut off, damaged, locked or empty.

use crate::pack::{self, gzip, tar, zip, zstd};
use crate::program::Desk;
use crate::{noise, read, said};

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
