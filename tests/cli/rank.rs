//! What is central, held against `NetworkX`, and what belongs together.

use std::fmt::Write;
use std::process::Command;

use serde_json::{Value, json};

use crate::program::{Desk, keys};

/// Articles that refer to earlier ones and name a few of forty people: which,
/// by a fixed rule that looks like chance.
fn articles() -> Vec<String> {
    let mut lines = Vec::new();
    let mut state = 12_345_u64;
    let mut chance = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    let people = ["Mara Lindqvist", "Owen Pryce", "Samir Haddad", "Luka Brandt", "Anton Reiss"];
    for nth in 0..40 {
        let mut body = format!("Report number {nth} from the harbour. ");
        for _ in 0..=chance(3) {
            write!(body, "{} spoke in Port Kessel. ", people[chance(people.len())]).unwrap();
        }
        for _ in 0..chance(4).min(nth) {
            let other = title(chance(nth));
            write!(body, "\n\nREAD MORE: {other}").unwrap();
        }
        let article = json!({"id": format!("n{nth}"), "title": title(nth), "lang": "en",
            "published": format!("2024-05-{:02}", nth / 2 + 1), "body": body});
        lines.push(format!("{article}\n"));
    }
    lines
}

/// Headlines that no other is like.
fn title(nth: usize) -> String {
    let what = ["crane", "ferry", "grain ship", "lighthouse", "customs shed"][nth % 5];
    let how = ["burns", "reopens", "is sold", "stands empty", "wins a prize"][nth / 5 % 5];
    let when = ["in spring", "before dawn"][nth / 25];
    format!("Kessel {what} {how} {when}")
}

fn desk(lines: &[String]) -> Desk {
    let desk = Desk::new();
    for (nth, part) in lines.chunks(13).enumerate() {
        desk.write(&format!("{nth}.jsonl"), part.concat());
        desk.ok(&["ingest", &format!("{nth}.jsonl")]);
    }
    desk
}

/// A Python that has `NetworkX`; where tests must not be skipped there has to be one.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn networkx() -> Option<String> {
    let python = std::env::var("READERS_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let known = Command::new(&python).args(["-c", "import networkx, scipy"]).output();
    let here = known.is_ok_and(|output| output.status.success());
    assert!(here || std::env::var_os("CI").is_none(), "networkx and scipy are not installed");
    if !here {
        eprintln!("skipped: networkx and scipy are not installed");
    }
    here.then_some(python)
}

/// Reads edges, then rows `measure node score`, and says how far each measure
/// is from what `NetworkX` makes of the edges.
const CHECK: &str = r#"
import json, sys, networkx as nx
asked = json.load(sys.stdin)
graph = nx.DiGraph() if asked["directed"] else nx.Graph()
graph.add_nodes_from(asked["nodes"])
for source, target, weight in asked["edges"]:
    if source != target:
        graph.add_edge(source, target, weight=weight)
def pagerank(begin=None):
    return nx.pagerank(graph, tol=1e-14, max_iter=1000, personalization=begin)
made = {
    "pagerank": pagerank,
    "from": lambda: pagerank({asked["from"]: 1}),
    "betweenness": lambda: nx.betweenness_centrality(graph),
    "authority": lambda: nx.hits(graph, tol=1e-14)[1],
    "hub": lambda: nx.hits(graph, tol=1e-14)[0],
}
for measure, rows in asked["ours"].items():
    theirs = made[measure]()
    worst = max(abs(theirs[node] - score) for node, score in rows)
    print(measure, len(rows), worst)
    assert rows and worst < 1e-6, (measure, worst)
"#;

fn check(python: &str, asked: &Value) {
    use std::io::Write;
    use std::process::Stdio;
    let mut child = Command::new(python)
        .args(["-c", CHECK])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(asked.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}

/// `[id, score]` of each row.
fn scores(desk: &Desk, args: &[&str], key: &str) -> Vec<Value> {
    let rows = desk.json(&[&["rank", "-n", "999"], args].concat());
    rows.as_array().unwrap().iter().map(|row| json!([row["id"], row[key]])).collect()
}

#[test]
fn references_rank_as_networkx_ranks_them() {
    let Some(python) = networkx() else { return };
    let desk = desk(&articles());
    let ours = json!({
        "pagerank": scores(&desk, &[], "score"),
        "from": scores(&desk, &["--from", "n30"], "score"),
        "betweenness": scores(&desk, &["--by", "betweenness"], "score"),
        "authority": scores(&desk, &["--by", "hits"], "score"),
        "hub": scores(&desk, &["--by", "hits"], "hub"),
    });
    let table = desk.json(&[
        "sql",
        "SELECT 'article:' || here.slug AS source, 'article:' || there.slug AS target,
            max(confidence) AS weight
         FROM current_reference AS found
         JOIN article AS here ON here.id = found.article_id
         JOIN article AS there ON there.id = found.target_id GROUP BY 1, 2",
    ]);
    let (nodes, edges) = read(&desk, &table);
    assert!(edges.len() > 20, "{}", edges.len());
    let slug = desk.json(&["show", "n30"])["slug"].as_str().unwrap().to_owned();
    let from = format!("article:{slug}");
    check(
        &python,
        &json!({"directed": true, "nodes": nodes, "edges": edges, "from": from, "ours": ours}),
    );
}

#[test]
fn names_rank_as_networkx_ranks_them() {
    let Some(python) = networkx() else { return };
    let desk = desk(&articles());
    let mut both = scores(&desk, &["--of", "entities"], "score");
    both.extend(scores(&desk, &["--through", "names"], "score"));
    let from = ["--of", "entities", "--from", "Mara Lindqvist"];
    let ours = json!({
        "pagerank": both,
        "from": scores(&desk, &from, "score"),
        "betweenness": scores(&desk, &["--of", "entities", "--by", "betweenness"], "score"),
    });
    let table = desk.json(&[
        "sql",
        "SELECT 'article:' || slug AS source, kind || ':' || entity.key AS target,
            salience AS weight
         FROM article_entity
         JOIN article ON article.id = article_id JOIN entity ON entity.id = entity_id",
    ]);
    let (nodes, edges) = read(&desk, &table);
    let from = "person:mara lindqvist";
    check(
        &python,
        &json!({"directed": false, "nodes": nodes, "edges": edges, "from": from, "ours": ours}),
    );
}

/// Nodes and edges for [`CHECK`].
fn read(desk: &Desk, table: &Value) -> (Vec<Value>, Vec<Value>) {
    let articles = desk.json(&["list", "-n", "999"]);
    let id = |article: &Value| json!(format!("article:{}", article["slug"].as_str().unwrap()));
    let nodes = articles.as_array().unwrap().iter().map(id).collect();
    let edge = |row: &Value| json!([row["source"], row["target"], row["weight"]]);
    (nodes, table.as_array().unwrap().iter().map(edge).collect())
}

#[test]
fn ranks_and_communities_do_not_depend_on_the_order_of_reading() {
    let mut lines = articles();
    let one = desk(&lines);
    lines.reverse();
    let other = desk(&lines);
    for args in [
        &["rank"][..],
        &["rank", "--by", "hits"],
        &["rank", "--by", "betweenness", "--sample", "10", "--seed", "3"],
        &["rank", "--of", "entities"],
        &["rank", "--from", "Owen Pryce", "--from", "n3"],
        &["rank", "--communities"],
    ] {
        assert_eq!(one.json(args), other.json(args), "{args:?}");
    }
}

#[test]
fn a_ranking_reads_as_a_table() {
    let desk = desk(&articles());
    let seen = desk.run(&["rank", "-n", "2"]);
    assert_eq!(seen.code, 0);
    assert!(seen.out.starts_with("score     id"), "{}", seen.out);
    assert_eq!(seen.out.lines().count(), 3);
    assert_eq!(seen.err, "the first 2 of 40 articles; `-n` shows more\n");
    let rows = desk.json(&["rank", "-n", "1"]);
    assert_eq!(keys(&rows[0]), ["id", "kind", "title", "published", "story", "score"]);
    let seen = desk.run(&["rank", "--by", "betweenness", "--sample", "7", "--seed", "2"]);
    assert!(
        seen.err.starts_with("by the paths from 7 of 40 nodes, drawn by seed 2\n"),
        "{}",
        seen.err
    );
}

#[test]
fn what_makes_no_sense_together_is_refused() {
    let desk = Desk::with_harbour();
    for (args, hint) in [
        (&["--of", "entities", "--by", "hits"][..], "--by pagerank"),
        (&["--of", "entities", "--through", "references"], "--through names"),
        (&["--by", "betweenness", "--from", "1"], "--by pagerank"),
        (&["--communities", "--by", "hits"], "--help"),
    ] {
        let seen = desk.run(&[&["rank"], args].concat());
        assert_eq!((seen.code, seen.out.as_str()), (2, ""), "{args:?}");
        assert!(seen.err.contains(hint), "{}", seen.err);
    }
}

#[test]
fn communities_are_named_for_who_is_at_their_centre() {
    let desk = Desk::with_harbour();
    let found = desk.json(&["rank", "--communities"]);
    let first = &found[0];
    assert_eq!(
        keys(first),
        ["name", "articles", "entities", "wanted", "names", "stories", "members"]
    );
    let members = first["members"].as_array().unwrap();
    let sizes = ["articles", "entities", "wanted"].map(|key| first[key].as_u64().unwrap());
    assert_eq!(members.len() as u64, sizes.iter().sum::<u64>());
    assert!(found.as_array().unwrap().len() > 1, "otters are no dockers: {found}");
    let out = desk.ok(&["rank", "--communities"]);
    assert!(out.starts_with(first["name"].as_str().unwrap()), "{out}");
}
