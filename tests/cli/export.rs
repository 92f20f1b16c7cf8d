//! What is exported: the whole archive or part of it, in which format, where.

use serde_json::Value;

use crate::program::{Desk, HARBOUR, keys};

/// Ids of the nodes of an export, and its edges as pairs of ids.
fn graph(desk: &Desk, args: &[&str]) -> (Vec<String>, Vec<(String, String)>) {
    let seen = desk.run(&[&["export", "json"], args].concat());
    assert_eq!(seen.code, 0, "{args:?}: {}", seen.err);
    let graph: Value = serde_json::from_str(&seen.out).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let nodes = graph["nodes"].as_array().unwrap().iter().map(|node| text(&node["id"])).collect();
    let edges = graph["edges"].as_array().unwrap().iter();
    (nodes, edges.map(|edge| (text(&edge["source"]), text(&edge["target"]))).collect())
}

const BEGINS: &str = "article:dockers-in-port-kessel-walk-out-over-night-shifts";
const SECOND: &str = "article:harbour-strike-enters-its-second-week";
const ENDS: &str = "article:dockers-end-strike-after-nine-days";
const WANTED: &str = "wanted:what mara lindqvist wants for port kessel";

#[test]
fn what_is_around_a_node_is_exported_with_all_its_edges() {
    let desk = Desk::with_harbour();
    let (nodes, edges) = graph(&desk, &["--of", "kh-3"]);
    for id in [ENDS, SECOND, WANTED] {
        assert!(nodes.contains(&id.to_owned()), "{id} in {nodes:?}");
    }
    assert!(!nodes.contains(&BEGINS.to_owned()), "it is two hops away");
    assert!(edges.contains(&(ENDS.to_owned(), SECOND.to_owned())));
    let (further, _) = graph(&desk, &["--of", "kh-3", "-r", "2"]);
    assert!(further.contains(&BEGINS.to_owned()));
    let (alone, _) = graph(&desk, &["--of", "kh-3", "-r", "0"]);
    assert_eq!(alone, [ENDS]);
}

#[test]
fn the_paths_between_two_are_exported_hop_by_hop() {
    let desk = Desk::with_harbour();
    let (nodes, edges) = graph(&desk, &["--of", "kh-3", "--to", "kh-1"]);
    let path = desk.json(&["path", "kh-3", "kh-1"]);
    assert_eq!(nodes.len(), path["hops"].as_array().unwrap().len() + 1);
    assert_eq!(edges.len(), nodes.len() - 1);
    assert!(nodes.contains(&ENDS.to_owned()) && nodes.contains(&BEGINS.to_owned()));
    let (more, _) = graph(&desk, &["--of", "kh-3", "--to", "kh-1", "-k", "3"]);
    assert!(more.len() > nodes.len());
    let none = desk.run(&["export", "json", "--of", "kh-3", "--to", "Owen Pryce"]);
    assert_eq!(none.code, 3);
    assert!(none.err.starts_with("error: nothing connects `kh-3` and `Owen Pryce`\nhint: "));
}

#[test]
fn a_story_is_its_articles_what_they_refer_to_and_whom_they_share() {
    let desk = Desk::with_harbour();
    let (nodes, edges) = graph(&desk, &["--story", "kh-1"]);
    let told = desk.json(&["story", "kh-1"]);
    for article in told["articles"].as_array().unwrap() {
        let id = format!("article:{}", article["slug"].as_str().unwrap());
        assert!(nodes.contains(&id), "{id}");
    }
    assert!(nodes.contains(&WANTED.to_owned()), "a reference leads there");
    assert!(nodes.iter().all(|node| !node.contains("otters")));
    for entity in nodes.iter().filter(|node| node.starts_with("person:")) {
        let named = edges.iter().filter(|(_, target)| target == entity).count();
        assert!(named > 1, "{entity} holds nothing together");
    }
}

#[test]
fn a_search_is_what_it_finds_and_what_that_shares() {
    let desk = Desk::with_harbour();
    let (nodes, _) = graph(&desk, &["--search", "lindqvist"]);
    let hits = desk.json(&["search", "lindqvist"]);
    let hits = hits.as_array().unwrap();
    let articles = nodes.iter().filter(|node| node.starts_with("article:")).count();
    assert!(articles >= hits.len() && hits.len() > 1);
    let none = desk.run(&["export", "json", "--search", "zeppelin"]);
    assert_eq!(none.code, 3);
    assert_eq!(
        none.err,
        "error: no article has `zeppelin`\nhint: try fewer words, or OR between them\n"
    );
}

#[test]
fn as_of_a_day_nothing_is_known_of_what_came_later() {
    let desk = Desk::with_harbour();
    for part in [&[][..], &["--of", "Port Kessel"], &["--story", "kh-1"], &["--search", "port"]] {
        let (nodes, edges) = graph(&desk, &[part, &["--as-of", "2024-05-09"]].concat());
        assert!(nodes.contains(&SECOND.to_owned()), "{part:?}");
        for later in [ENDS, WANTED] {
            assert!(!nodes.contains(&later.to_owned()), "{part:?}: {later}");
        }
        assert!(nodes.iter().all(|node| !node.contains("otters")), "that is undated");
        for (source, target) in edges {
            assert!(nodes.contains(&source) && nodes.contains(&target));
        }
    }
    let early = desk.run(&["export", "json", "--story", "kh-1", "--as-of", "2023"]);
    assert_eq!(early.code, 3);
}

#[test]
fn render_takes_the_same_part() {
    let desk = Desk::with_harbour();
    for part in [&["--search", "port"][..], &["--story", "kh-1"], &["kh-3", "--to", "kh-1"]] {
        let seen = desk.run(&[&["render"], part].concat());
        assert_eq!((seen.code, seen.err.as_str()), (0, ""), "{part:?}");
        let page = roxmltree::Document::parse(&seen.out).unwrap();
        let is_node = |element: &roxmltree::Node<'_, '_>| {
            element.attribute("id").is_some_and(|id| id.starts_with("node"))
        };
        let drawn = page.descendants().filter(is_node).count();
        let named: Vec<&str> = match part {
            [of, rest @ ..] if !of.starts_with("--") => [&["--of", of], rest].concat(),
            _ => part.to_vec(),
        };
        assert_eq!(drawn, graph(&desk, &named).0.len(), "{part:?}");
    }
    let seen = desk.run(&["render", "--search", "port", "-n", "4"]);
    assert!(seen.err.starts_with("shown: the 4 most connected of "), "{}", seen.err);
}

#[test]
fn the_name_of_the_file_says_the_format_where_it_can() {
    let desk = Desk::with_harbour();
    for (name, begins) in [
        ("map.graphml", "<?xml"),
        ("map.GEXF", "<?xml"),
        ("map.gv", "digraph"),
        ("map.nq", "<urn:storygraph:"),
        ("map.jsonld", "{\"@context\""),
        ("map.mmd", "---\ntitle: \"storygraph\"\n---\nflowchart"),
        ("map.cyjs", "{\"data\""),
    ] {
        let seen = desk.run(&["export", "-o", name]);
        assert_eq!(seen.code, 0, "{name}: {}", seen.err);
        assert!(seen.err.starts_with("wrote ") && seen.err.ends_with(&format!(" to {name}\n")));
        assert!(std::fs::read_to_string(desk.path(name)).unwrap().starts_with(begins), "{name}");
    }
    desk.run(&["export", "-o", "map.json"]).is(snapbox::str![[r#"
error: several formats end in `.json`
hint: say which: json, node-link, cytoscape or jsonld, as in `storygraph export json -o map.json`
[exit 2]

"#]]);
    desk.run(&["export"]).is(snapbox::str![[r#"
error: which format?
hint: say it, as in `storygraph export graphml -o map.graphml`; `storygraph export --help` lists them
[exit 2]

"#]]);
    desk.run(&["export", "-o", "map.svg"]).is(snapbox::str![[r#"
error: a picture is no export
hint: `storygraph render` draws it
[exit 2]

"#]]);
    assert_eq!(desk.ok(&["export", "--json"]), desk.ok(&["export", "json"]));
}

#[test]
fn several_files_go_into_a_folder() {
    let desk = Desk::with_harbour();
    for (format, files) in
        [("csv", ["edges.csv", "nodes.csv"]), ("neo4j", ["nodes.csv", "relationships.csv"])]
    {
        let folder = format!("out/{format}");
        assert_eq!(desk.run(&["export", format, "-o", &folder]).code, 0);
        for file in files {
            assert!(desk.path(&folder).join(file).is_file(), "{format} {file}");
        }
    }
    desk.run(&["export", "csv"]).is(snapbox::str![[r#"
error: this format is a folder of several files
hint: name one: `-o FOLDER`
[exit 2]

"#]]);
    assert_eq!(desk.run(&["export", "obsidian", "-o", "vault"]).code, 0);
    let note = desk.path("vault/articles/Dockers end strike after nine days.md");
    let note = std::fs::read_to_string(note).unwrap();
    assert!(note.contains("read more: [[Harbour strike enters its second week]]"), "{note}");
    desk.run(&["export", "obsidian", "-o", "vault"]).is(snapbox::str![[r#"
error: `vault` is not empty
hint: name a folder that is not there yet, such as one inside your vault
[exit 1]

"#]]);
    desk.write("file", "words");
    assert_eq!(desk.run(&["export", "csv", "-o", "file"]).code, 1);
}

#[test]
fn an_article_tells_its_status_and_a_person_who_else_knows_them() {
    let desk = Desk::new();
    desk.write_all(HARBOUR);
    desk.write(
        "inbox/5.json",
        r#"{"uri": "urn:wire:1", "pubstatus": "canceled", "type": "text", "headline": "Otters gone",
        "ednote": "Kill: there are nine", "body_text": "None were seen."}"#,
    );
    desk.write("known.csv", "id,name,kind\nQ64,Mara Lindqvist,person\n");
    desk.ok(&["ingest", "inbox"]);
    desk.run(&["entity", "import", "known.csv"]);
    let all: Value = serde_json::from_str(&desk.ok(&["export", "json"])).unwrap();
    let node = |id: &str| {
        all["nodes"].as_array().unwrap().iter().find(|node| node["id"] == id).unwrap().clone()
    };
    let gone = node("article:otters-gone");
    assert_eq!(gone["status"], "canceled");
    assert_eq!(gone["note"], "Kill: there are nine");
    let mara = node("person:mara lindqvist");
    assert_eq!(mara["same_as"][0], "https://www.wikidata.org/entity/Q64");
    assert_eq!(keys(&node("place:port kessel")), ["id", "kind", "title"]);
    assert!(desk.ok(&["export", "nquads"]).contains(
        "<urn:storygraph:person:mara%20lindqvist> <https://schema.org/sameAs> \
         <https://www.wikidata.org/entity/Q64> .\n"
    ));
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    let desk = Desk::with_harbour();
    let seen = desk.run(&["export", "graphml", "-o", "no/such/map.graphml"]);
    assert_eq!(seen.code, 1);
    assert!(seen.err.starts_with("error: `no/such/map.graphml`: "), "{}", seen.err);
}

#[test]
fn a_chart_too_large_for_mermaid_says_so() {
    let desk = Desk::new();
    let names: Vec<String> = (0..40_u8)
        .map(|nth| {
            format!(
                "Mara {}ova",
                char::from(b'A' + nth % 26).to_string().repeat(3 + usize::from(nth / 26))
            )
        })
        .collect();
    for article in 0..30 {
        let body = names.iter().map(|name| format!("Mr {name} spoke to us.")).collect::<Vec<_>>();
        let text = format!("Talk number {article}\n\n{}\n", body.join(" "));
        desk.write(&format!("inbox/{article}.txt"), text);
    }
    desk.ok(&["ingest", "inbox"]);
    let seen = desk.run(&["export", "mermaid"]);
    let edges = seen.out.lines().filter(|line| line.contains(" --- ")).count();
    assert!(edges > 500, "{edges}");
    assert_eq!(
        seen.err,
        "Mermaid draws at most 500 edges unless the page sets `maxEdges`; `-n` writes fewer nodes\n"
    );
}
