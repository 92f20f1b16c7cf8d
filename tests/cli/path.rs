//! How two things are connected: alternatives, detours, days, chains.

use serde_json::{Value, json};

use crate::news::{News, desk_of};
use crate::program::{Desk, keys};

/// Articles about a harbour: number, day, headline and text.
const NEWS: &[News] = &[
    (
        1,
        "2024-05-01",
        "Crane falls in Port Kessel",
        "A crane fell on the quay of Port Kessel and three dockers of the Dockers Union died. \
         Mara Lindqvist asked why the crane had no inspector.",
    ),
    (
        2,
        "2024-05-04",
        "Inspector had warned of the crane",
        "An inspector of cranes, Owen Pryce, had warned the Harbour Authority of the fallen crane. \
         Mara Lindqvist of the Dockers Union read his letter to the dockers.",
    ),
    (
        3,
        "2024-05-09",
        "Harbour Authority loses its director",
        "The Harbour Authority let its director go over the letter that Owen Pryce wrote. \
         The inspector had warned it of the crane, the letter says.\n\n\
         READ MORE: Inspector had warned of the crane",
    ),
    (
        4,
        "2024-05-20",
        "Samir Haddad to lead the Harbour Authority",
        "The Harbour Authority takes Samir Haddad of Vellmark as its director after the letter \
         of Owen Pryce. Samir Haddad promised new cranes.",
    ),
    (
        5,
        "2024-06-02",
        "Samir Haddad buys cranes for Port Kessel",
        "Samir Haddad showed Mara Lindqvist the new cranes of Port Kessel on Sunday. The \
         Dockers Union thanked the Harbour Authority.",
    ),
    (6, "2024-05-11", "Otters return to Lake Arun", "Nine otters live at Lake Arun, rangers say."),
];

fn desk(numbers: &[u32]) -> Desk {
    desk_of(NEWS, numbers)
}

fn all() -> Desk {
    desk(&[1, 2, 3, 4, 5, 6])
}

/// The identities of a path's nodes.
fn nodes(route: &Value) -> Vec<String> {
    let id = |node: &Value| node["id"].as_str().unwrap().to_owned();
    let hops = route["hops"].as_array().unwrap();
    [&route["start"]].into_iter().chain(hops.iter().map(|hop| &hop["to"])).map(id).collect()
}

#[test]
fn further_paths_go_through_other_nodes() {
    let desk = all();
    let routes = desk.json(&["path", "n1", "n5", "-k", "3"]);
    let routes = routes.as_array().unwrap();
    assert_eq!(routes.len(), 3);
    let mut seen: Vec<String> = Vec::new();
    for route in routes {
        let nodes = nodes(route);
        let between = &nodes[1..nodes.len() - 1];
        let again = between.iter().filter(|node| seen.contains(node)).count();
        assert!(2 * again <= between.len(), "{nodes:?} after {seen:?}");
        seen.extend_from_slice(between);
    }
    let strengths: Vec<f64> =
        routes.iter().map(|route| route["strength"].as_f64().unwrap()).collect();
    assert!(strengths.is_sorted_by(|a, b| a >= b), "{strengths:?}");
    assert_eq!(routes[0], desk.json(&["path", "n1", "n5"]), "the first is the best");
    let out = desk.ok(&["path", "n1", "n5", "-k", "2"]);
    assert!(out.starts_with("path 1, strength 0."), "{out}");
    assert!(out.contains("\n\npath 2, strength 0."), "{out}");
}

#[test]
fn where_there_is_no_other_way_that_is_said() {
    let seen = all().run(&["path", "n6", "Lake Arun", "-k", "2"]);
    assert_eq!((seen.code, seen.err.as_str()), (0, "no other path goes through other nodes\n"));
    assert!(!seen.out.contains("path 2"), "{}", seen.out);
}

#[test]
fn a_path_goes_by_what_is_asked_and_not_by_what_is_refused() {
    let desk = all();
    let by = desk.json(&["path", "n1", "n5", "--via", "Owen Pryce", "--via", "n4"]);
    let by = nodes(&by);
    let place = |id: &str| by.iter().position(|node| node == id).expect(id);
    assert!(
        place("person:owen pryce") < place("article:samir-haddad-to-lead-the-harbour-authority")
    );
    let best = nodes(&desk.json(&["path", "n1", "n5"]));
    let name = best[1].split_once(':').unwrap().1;
    let other = nodes(&desk.json(&["path", "n1", "n5", "--avoid", name]));
    assert!(!other.contains(&best[1]) && other.len() > 2, "{other:?}");
    let refused = desk.run(&["path", "n6", "Lake Arun", "--avoid", "n6"]);
    assert_eq!((refused.code, refused.out.as_str()), (3, ""));
    assert!(refused.err.contains("hint: leave out `--via`, `--avoid` or `--as-of`"));
}

#[test]
fn as_of_a_day_the_archive_answers_as_it_would_have() {
    let (then, now) = (desk(&[1, 2, 3]), all());
    for args in [
        &["path", "n1", "n3", "-k", "3"][..],
        &["path", "n1", "n3", "--chain"],
        &["ego", "Owen Pryce", "-r", "2"],
        &["ego", "n2", "-n", "3"],
    ] {
        let dated = [args, &["--as-of", "2024-05-10"]].concat();
        if args.contains(&"--chain") {
            assert_eq!(nodes(&then.json(args)), nodes(&now.json(&dated)));
        } else {
            assert_eq!(then.json(args), now.json(&dated), "{args:?}");
        }
    }
    let drawn = |desk: &Desk, args: &[&str]| desk.ok(&[&["render", "-o", "-"], args].concat());
    assert_eq!(drawn(&then, &["n2"]), drawn(&now, &["n2", "--as-of", "2024-05-10"]));
    assert!(!drawn(&now, &["--as-of", "2024-05-10"]).contains("Samir Haddad"));

    let early = now.run(&["path", "n1", "n5", "--as-of", "2024-05"]);
    assert_eq!((early.code, early.out.as_str()), (3, ""), "{}", early.err);
    let early = now.run(&["ego", "n5", "--as-of", "2024-05"]);
    assert_eq!((early.code, early.out.as_str()), (3, ""), "{}", early.err);
    let bad = now.run(&["path", "n1", "n5", "--as-of", "May"]);
    assert_eq!(bad.code, 2);
    assert!(bad.err.contains("a date is 2024, 2024-05 or 2024-05-09"), "{}", bad.err);
}

#[test]
fn paths_do_not_depend_on_the_order_of_reading() {
    let (one, other) = (all(), desk(&[6, 4, 2, 5, 3, 1]));
    for args in [
        &["path", "n1", "n5", "-k", "5"][..],
        &["path", "n1", "n5", "--chain"],
        &["path", "Mara Lindqvist", "Owen Pryce", "-k", "4"],
        &["ego", "Mara Lindqvist", "-r", "3", "-n", "6"],
    ] {
        assert_eq!(one.json(args), other.json(args), "{args:?}");
    }
}

#[test]
fn a_chain_leads_from_story_to_story_in_order_of_time() {
    let desk = all();
    let chain = desk.json(&["path", "--chain", "n5", "n1"]);
    assert_eq!(keys(&chain), ["start", "hops", "coherence"]);
    let hops = chain["hops"].as_array().unwrap();
    assert_eq!(keys(&hops[0]), ["to", "coherence", "names", "words", "evidence"]);
    let nodes = nodes(&chain);
    assert_eq!(nodes[0], "article:crane-falls-in-port-kessel", "the older comes first");
    assert_eq!(nodes.last().unwrap(), "article:samir-haddad-buys-cranes-for-port-kessel");
    assert!(!nodes.iter().any(|node| node.contains("otters")), "{nodes:?}");
    let mut day = chain["start"]["published"].as_str().unwrap();
    let mut weakest = 1.0_f64;
    for hop in hops {
        let next = hop["to"]["published"].as_str().unwrap();
        assert!(day <= next, "{day} {next}");
        day = next;
        weakest = weakest.min(hop["coherence"].as_f64().unwrap());
        let evidence = &hop["evidence"];
        let article = desk.json(&["show", evidence["article"].as_str().unwrap()]);
        let text = article[evidence["field"].as_str().unwrap()].as_str().unwrap();
        let at = |end: &str| usize::try_from(evidence["span"][end].as_u64().unwrap()).unwrap();
        assert_eq!(&text[at("start")..at("end")], evidence["quote"], "{evidence}");
    }
    assert!((chain["coherence"].as_f64().unwrap() - weakest).abs() < 1e-12);
}

#[test]
fn from_an_article_to_itself_there_is_no_step() {
    let desk = all();
    for args in [&["path", "n1", "n1"][..], &["path", "n1", "n1", "--chain"]] {
        assert_eq!(desk.json(args)["hops"], json!([]), "{args:?}");
    }
}

#[test]
fn a_chain_needs_two_dated_articles() {
    let desk = all();
    desk.write("u.txt", "Crane falls again\n\nA crane fell in Port Kessel, says Mara Lindqvist.\n");
    desk.ok(&["ingest", "u.txt"]);
    desk.run(&["path", "--chain", "crane-falls-again", "n1"]).is(snapbox::str![[r#"
error: `crane-falls-again` is undated, and a chain follows time
hint: leave out `--chain` for a path that does not
[exit 2]

"#]]);
    let seen = desk.run(&["path", "--chain", "n1", "n6"]);
    assert_eq!((seen.code, seen.out.as_str()), (3, ""), "{}", seen.err);
}
