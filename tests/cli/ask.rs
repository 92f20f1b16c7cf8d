//! Asking: how two things are connected, what is around one.

use serde_json::Value;

use crate::program::{Desk, keys};

#[test]
fn a_path_quotes_its_evidence_at_every_hop() {
    let desk = Desk::with_harbour();
    desk.run(&["path", "1", "kh-3"]).is(snapbox::str![[r#"
Dockers in Port Kessel walk out over night shifts (article) 2024-05-01
  is referred to by ↓ (harbour-strike-enters-its-second-week, bytes 120-180; cue+title, 0.98)
    “READ MORE: Dockers in Port Kessel walk out over night shifts”
Harbour strike enters its second week (article) 2024-05-08
  is referred to by ↓ (dockers-end-strike-after-nine-days, bytes 103-151; cue+title, 0.98)
    “READ MORE: Harbour strike enters its second week”
Dockers end strike after nine days (article) 2024-05-10
[exit 0]

"#]]);
    let route = desk.json(&["path", "Mara Lindqvist", "Dockers Union"]);
    assert_eq!(keys(&route), ["start", "hops", "strength"]);
    assert_eq!(route["start"]["id"], "person:mara lindqvist");
    let hops = route["hops"].as_array().unwrap();
    assert_eq!(hops.last().unwrap()["to"]["id"], "organization:dockers union");
    for hop in hops {
        let quote = hop["edge"]["evidence"]["quote"].as_str().unwrap();
        assert!(hop["edge"]["evidence"]["sentence"].as_str().unwrap().contains(quote), "{hop}");
    }
    let strengths: f64 = hops.iter().map(|hop| hop["strength"].as_f64().unwrap()).product();
    assert!((strengths - route["strength"].as_f64().unwrap()).abs() < 1e-9);
}

#[test]
fn a_wanted_story_is_a_place_to_start_from() {
    let desk = Desk::with_harbour();
    let route = desk.json(&["path", "What Mara Lindqvist wants for Port Kessel", "1"]);
    assert_eq!(route["start"]["kind"], "wanted");
    assert!(!route["hops"].as_array().unwrap().is_empty());
}

#[test]
fn where_nothing_connects_two_stories_the_exit_code_is_three() {
    let desk = Desk::with_harbour();
    for args in [&["path", "otters", "1"][..], &["path", "otters", "1", "--json"]] {
        desk.run(args).is(snapbox::str![[r#"
error: nothing connects `otters` and `1`
hint: `storygraph ego` shows what is around each
[exit 3]

"#]]);
    }
}

#[test]
fn an_ego_graph_is_a_node_and_what_is_around_it() {
    let desk = Desk::with_harbour();
    desk.run(&["ego", "Lake Arun"]).is(snapbox::str![[r#"
Lake Arun (place)
articles
       4  undated     Otters return to Lake Arun
[exit 0]

"#]]);
    let near = desk.json(&["ego", "kh-3"]);
    assert_eq!(keys(&near), ["format", "nodes", "edges"]);
    let ids = |graph: &Value| -> Vec<String> {
        let nodes = graph["nodes"].as_array().unwrap();
        nodes.iter().map(|node| node["id"].as_str().unwrap().to_owned()).collect()
    };
    assert!(ids(&near).contains(&"article:harbour-strike-enters-its-second-week".to_owned()));
    assert!(!ids(&near).iter().any(|id| id.starts_with("article:dockers-in")));
    let far = ids(&desk.json(&["ego", "kh-3", "-r", "2"]));
    assert!(far.iter().any(|id| id.starts_with("article:dockers-in")));
    assert_eq!(ids(&desk.json(&["ego", "kh-3", "-r", "0"])).len(), 1);
    assert_eq!(ids(&desk.json(&["ego", "kh-3", "-n", "3"])).len(), 3);
}
