//! The HTML page in Chromium, as a reader uses it: from a file, offline.
//!
//! A check is a script in `checks/`; `run.cjs` opens the page for it, and fails
//! whatever the check if the page says anything to the console, breaks its
//! content security policy or asks for anything but itself.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../browser/mod.rs"]
mod browser;
#[path = "../news/mod.rs"]
mod news;
#[path = "../program/mod.rs"]
mod program;

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use browser::browser;
use news::news;
use program::Desk;
use storygraph::{
    graph::{Edge, EdgeKind, Evidence, Node, NodeKind, StoryGraph},
    model::{Date, ReferenceKind, Status},
    render::{Caption, Layout, html},
};

/// Whose browser runs.
static TURN: Mutex<()> = Mutex::new(());

/// Runs a script of this folder, which fails with what is wrong.
#[track_caller]
fn run(script: &str, args: &[&Path]) {
    let Some(mut node) = browser(&["playwright-core", "axe-core"]) else { return };
    // One browser at a time: a page is drawn when it should be, not when
    // seventeen others have been.
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/page").join(script);
    let output = node.arg(script).args(args).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {said}");
}

/// Runs `checks/NAME.cjs` on the page.
#[track_caller]
fn check(name: &str, page: &Path) {
    run("run.cjs", &[Path::new(name), page]);
}

/// The page that the program draws of the harbour strike.
#[track_caller]
fn check_harbour(name: &str) {
    let desk = Desk::with_harbour();
    assert_eq!(desk.run(&["render", "-o", "map.html"]).code, 0);
    check(name, &desk.path("map.html"));
}

#[track_caller]
fn check_graph(name: &str, graph: &StoryGraph, title: &str) {
    let caption = Caption { title: title.to_owned(), note: Some("a note".to_owned()) };
    let desk = Desk::new();
    desk.write("map.html", html(graph, &caption, Layout::default()));
    check(name, &desk.path("map.html"));
}

#[test]
fn a_click_on_a_node_opens_its_evidence() {
    check_harbour("click");
}

#[test]
fn search_finds_a_title_whatever_its_case_and_accents() {
    check_harbour("search");
}

#[test]
fn a_filter_hides_kinds_publishers_and_what_only_they_name() {
    check_harbour("filter");
}

#[test]
fn what_an_article_beyond_the_graph_cites_stays_whatever_the_day() {
    let mut graph = StoryGraph::new();
    let otters = Node::new(NodeKind::Article, "Otters return");
    graph.add_node(otters.with_date(Date::from_iso("2024-05-01")));
    let wanted = graph.add_node(Node::new(NodeKind::Wanted, "Who owns the cranes?"));
    let named = graph.add_node(Node::new(NodeKind::Person, "Jo Ek"));
    let evidence = Evidence { article: "elsewhere".to_owned(), ..Evidence::default() };
    graph.add_edge(wanted, named, Edge { kind: EdgeKind::Mentions, weight: 1.0, evidence });
    check_graph("elsewhere", &graph, "Part of an archive");
}

#[test]
fn the_slider_shows_what_was_published_by_then() {
    check_harbour("time");
}

#[test]
fn two_nodes_are_connected_with_a_quote_for_each_step() {
    check_harbour("path");
}

#[test]
fn no_path_is_better_than_the_one_that_is_found() {
    run("best_path.cjs", &[]);
}

#[test]
fn keys_alone_are_enough() {
    check_harbour("keyboard");
}

#[test]
fn a_phone_shows_it_without_scrolling_sideways_and_a_thumb_can_use_it() {
    check_harbour("phone");
}

#[test]
fn without_a_script_the_picture_and_the_list_are_there() {
    check_harbour("noscript");
}

#[test]
fn on_paper_there_is_the_picture_and_no_button() {
    check_harbour("print");
}

#[test]
fn axe_finds_nothing_serious() {
    check_harbour("axe");
}

#[test]
fn two_thousand_nodes_open_and_move() {
    check_graph("large", &news(2000), "The archive");
}

#[test]
fn every_layout_is_a_page() {
    let desk = Desk::with_harbour();
    for layout in ["layered", "timeline"] {
        let file = format!("{layout}.html");
        assert_eq!(desk.run(&["render", "--layout", layout, "-o", &file]).code, 0);
        check("search", &desk.path(&file));
    }
}

#[test]
fn an_empty_graph_is_a_page_too() {
    check_graph("empty", &StoryGraph::new(), "");
}

#[test]
fn titles_quotes_and_addresses_of_strangers_stay_text() {
    let evil = "</script><script>hacked()</script><img src=x onerror=hacked()> <!-- {{data}} \u{2028}\u{202e}&lt;";
    let node = |kind: NodeKind, id: &str, url: &str| Node {
        note: Some(format!("A note {evil}")),
        status: Status::Corrected,
        same_as: vec!["javascript:hacked()".to_owned(), format!("https://same.example/{id}")],
        ..Node::new(kind, format!("{id} {evil}"))
            .with_url(url)
            .with_date(Date::from_iso("2024-05-01"))
            .with_source(evil)
    };
    let mut graph = StoryGraph::new();
    let a = graph.add_node(node(NodeKind::Article, "One", "javascript:hacked()"));
    let b = graph.add_node(node(NodeKind::Wanted, "Two", "https://x.example/\"><script>"));
    let evidence = Evidence {
        article: evil.to_owned(),
        field: "body".to_owned(),
        span: None,
        quote: evil.to_owned(),
        sentence: format!("He said {evil} and left."),
        method: evil.to_owned(),
        confidence: f64::NAN,
    };
    let kind = EdgeKind::Reference(ReferenceKind::ReadMore);
    graph.add_edge(a, b, Edge { kind, weight: f64::NAN, evidence });
    check_graph("hostile", &graph, evil);
}

#[test]
fn equal_graphs_give_equal_bytes() {
    let page = || html(&news(60), &Caption::default(), Layout::default());
    assert!(page() == page());
}

#[test]
fn without_text_no_words_of_an_article_are_passed_on() {
    let desk = Desk::with_harbour();
    let quoted = "We have time";
    for ending in ["html", "svg"] {
        let file = format!("map.{ending}");
        desk.run(&["render", "-o", &file]);
        let whole = std::fs::read_to_string(desk.path(&file)).unwrap();
        desk.run(&["render", "--no-text", "-o", &file]);
        let bare = std::fs::read_to_string(desk.path(&file)).unwrap();
        assert!(whole.contains("READ MORE: Harbour strike") && !bare.contains("READ MORE"));
        assert!(bare.contains("Harbour strike enters its second week"), "titles stay");
        assert!(bare.contains("cue+title"), "how an edge was found stays");
        assert!(!bare.contains(quoted));
    }
}
