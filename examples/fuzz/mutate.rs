//! One input → another that is a little worse.

use crate::random::Random;

/// What stops or starts something in one of the formats.
const TOKENS: &[&[u8]] = &[
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xc3",
    b"\xed\xa0\x80",
    "\u{202e}\u{200f}".as_bytes(),
    "İıſ\u{1e9e}\u{fb01}".as_bytes(),
    "e\u{301}\u{301}\u{301}".as_bytes(),
    "\u{1f1e9}\u{1f1ea}\u{200d}".as_bytes(),
    b"\r",
    b"\n\n",
    b"\t",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"<!DOCTYPE x [<!ENTITY a \"b\">]>",
    b"&a;",
    b"&#x110000;",
    b"&#0;",
    b"</",
    b"<p>",
    b"<script>",
    b"<svg><title>",
    b"<table><tr><td>",
    b"<a href=\"",
    b"\"",
    b"'",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b";",
    b"\\u",
    b"\\ud800",
    b"1e999",
    b"-1",
    b"0",
    b"99999999999999999999",
    b"18446744073709551615",
    b"9999-99-99T99:99:99Z",
    b"Content-Length: 0\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"WARC/1.0\r\n",
    b"From x Mon 00:00:00\n",
    b">From ",
    b"=?utf-8?q?",
    b"--b\r\n",
    b"---\n",
    b"# ",
    b"> ",
    b"* [",
    b"](",
    b"READ MORE: ",
    b"Related article",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"\x28\xb5\x2f\xfd",
    b"ustar",
];

/// What is repeated until it nests deep or runs long.
const REPEATED: &[&[u8]] = &[
    b"<div>",
    b"<b>",
    b"<ul><li>",
    b"[",
    b"{\"a\":",
    b"(",
    b"> ",
    b"* ",
    b"a",
    b" ",
    b"\n",
    b"<!--",
    b"&amp;",
    b"READ MORE: ",
    b"A. ",
    b"<p>x",
    b"\"",
    b",",
    b"\\",
];

/// `seed` with a few things done to it; `other` lends pieces of itself.
pub(crate) fn mutate(seed: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len() + 1);
        let end = at + random.below(bytes.len() - at + 1).min(random.below(4096) + 1);
        match random.below(9) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => flip(&mut bytes, random),
            3 | 4 => drop(bytes.splice(at..at, random.pick(TOKENS).iter().copied())),
            5 => drop(bytes.splice(at..end, random.pick(TOKENS).iter().copied())),
            6 => {
                let from = random.below(other.len() + 1);
                let to = from + random.below(other.len() - from + 1).min(20_000);
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            7 => {
                let piece = bytes[at..end].repeat(random.below(4));
                bytes.splice(at..at, piece);
            }
            _ => {
                let piece = random.pick(REPEATED).repeat(random.below(20_000));
                bytes.splice(at..at, piece);
            }
        }
    }
    bytes
}

fn flip(bytes: &mut [u8], random: &mut Random) {
    if bytes.is_empty() {
        return;
    }
    for _ in 0..=random.below(20) {
        let at = random.below(bytes.len());
        bytes[at] ^= 1 << random.below(8);
    }
}
