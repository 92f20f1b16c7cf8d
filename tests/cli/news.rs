//! A few articles of a test's own, read in the order it names them.

use serde_json::json;

use crate::program::Desk;

/// Number, date, headline and text.
pub(crate) type News = (u32, &'static str, &'static str, &'static str);

/// An article as `ingest` reads it; `n1` is the id of number 1.
pub(crate) fn line(number: u32, day: &str, title: &str, body: &str) -> String {
    let article = json!({"id": format!("n{number}"), "title": title, "published": day,
        "lang": "en", "body": body});
    format!("{article}\n")
}

/// A desk that has read those of `news`, a run each.
pub(crate) fn desk_of(news: &[News], numbers: &[u32]) -> Desk {
    let desk = Desk::new();
    for number in numbers {
        let &(number, day, title, body) = news.iter().find(|news| news.0 == *number).unwrap();
        desk.write(&format!("{number}.jsonl"), line(number, day, title, body));
        desk.ok(&["ingest", &format!("{number}.jsonl")]);
    }
    desk
}
