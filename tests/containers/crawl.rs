//! WARC and WACZ.

use serde_json::Value;

use crate::pack::{self, gzip, warc, zip};
use crate::program::Desk;
use crate::{PAGE, read};

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
