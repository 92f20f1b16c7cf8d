//! Pages that no editor made: each must be read, in no more time and stack
//! than its size explains.

use std::time::{Duration, Instant};

use super::article;

const STORY: &str = "<p>Ships waited, and waited, off the port all day and all night, said Ilse Brandt.</p>\
    <p>Nobody knew, as the harbour master said, how long the bank would keep them where they were.</p>";
/// Far more than any of them takes on a slow machine without optimisation.
const PATIENCE: Duration = Duration::from_secs(30);

/// The body of the page with this in it, read in time.
fn body(page: &str) -> String {
    let start = Instant::now();
    let body = article(page).body;
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    body
}

#[test]
fn deep_pages_do_not_overflow() {
    for tag in ["div", "b", "span", "table", "a", "font", "p", "ul"] {
        let open = format!("<{tag}>").repeat(100_000);
        let read = body(&format!("<html><body>{open}Ships wait off the port."));
        assert_eq!(read, "Ships wait off the port.", "{tag}");
    }
}

#[test]
fn tags_that_never_close_do_not_multiply() {
    let row = "<div><p>Ships waited, and waited, off the port all day <b><table><tr><td><ul><li>";
    assert!(body(&format!("<html><body>{}", row.repeat(100))).contains("Ships waited"));
    assert!(
        body(&format!("<html><body>{}{STORY}", "<b><i><u><font>".repeat(1000))).contains("Nobody")
    );
}

#[test]
fn attributes_without_end_are_passed_over() {
    let many: Vec<String> = (0..1000).map(|n| format!(" a{n}='{n}'")).collect();
    let many = many.concat();
    assert!(body(&format!("<html><body><div{many}>{STORY}{STORY}</div>")).contains("Nobody"));
    let long = "caption ".repeat(50_000);
    assert!(
        body(&format!("<html><body><div class='{long}'>{STORY}{STORY}</div>")).contains("Nobody")
    );
}

#[test]
fn many_of_anything_are_read_once() {
    let tables = "<table><tr><td>Ships waited, all day.</td></tr></table>".repeat(400);
    assert!(body(&format!("<html><body>{tables}")).contains("Ships waited"));
    let headings = "<h1>Port of Velmora shut</h1>".repeat(500);
    let title = "Port - ".repeat(5000);
    let read = body(&format!("<html><title>{title}</title><body>{headings}{STORY}{STORY}"));
    assert!(read.contains("Nobody"));
    let dates = "<div class=date>1 2 3 4 5 6 7 8 9 10 a b c d e f g h i j k</div>".repeat(500);
    assert!(body(&format!("<html><body>{dates}{STORY}{STORY}")).contains("Nobody"));
}

#[test]
fn scripts_that_hold_no_data_are_passed_over() {
    let nested = "[{\"@type\": \"NewsArticle\", \"x\": ".repeat(20_000);
    let open = "x".repeat(500_000);
    let page = format!(
        "<html><script type='application/ld+json'>{nested}</script><body><script>{{\"a\": \"{open}</script>{STORY}"
    );
    assert!(body(&page).contains("Nobody"));
}

#[test]
fn control_characters_are_no_words() {
    assert_eq!(
        body("<html><body><p>Ships\u{0} wait\u{7f}\u{1b}[1m.</p>").matches("Ships").count(),
        1
    );
}
