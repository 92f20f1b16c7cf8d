//! An article is the same article wherever it lies: in archives, crawls,
//! tables and mailboxes; and no archive, however made, does any harm.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../program/mod.rs"]
mod program;

mod archive;
mod crawl;
mod damage;
mod limit;
mod mail;
mod pack;
#[cfg(unix)]
mod pipe;
mod table;

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
