//! What unpacks to too much, or lies too deep.

use crate::pack::{gzip, tar, zip, zstd};
use crate::program::Desk;
use crate::{STRIKE, noise, read, said};

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
                "b.zip/in.zip/in.zip: archives in archives, 3 deep, where 2 is the limit (hint: \
                 raise the limit with `--max-nesting`)\nerror: 1 input could not be read\n"
            );
            assert_eq!(read(&desk, &["b.zip", "--max-nesting", "3"]).0.len(), 1);
        }
        bytes = zip(&[("in.zip", &bytes)]);
    }
    let packed = (0..5).fold(STRIKE.as_bytes().to_vec(), |bytes, _| gzip(&bytes));
    assert!(said("a.gz", packed, &[]).starts_with("a.gz: archives in archives, 3 deep"));
}

#[test]
fn the_greatest_limits_are_none() {
    let desk = Desk::new();
    desk.write("a.zip", zip(&[("a.txt", STRIKE.as_bytes()), ("b.csv", b"title,body\nOne,x\n")]));
    let most = u64::MAX.to_string();
    let limits = ["--max-size", "--max-unpacked", "--max-ratio", "--max-nesting"];
    let args: Vec<&str> = limits.iter().flat_map(|limit| [*limit, most.as_str()]).collect();
    let (titles, err) = read(&desk, &[&["a.zip"], &args[..]].concat());
    assert_eq!((titles.len(), err.as_str()), (2, ""));
}
