//! A graph whose titles are made to break formats.

use std::fs::File;
use std::path::Path;

use storygraph::graph::{Edge, EdgeKind, Evidence, Node, NodeKind, StoryGraph};
use storygraph::model::{Date, ReferenceKind, Span, Status};
use storygraph::render::{
    Caption, CsvWriter, CytoscapeWriter, DotWriter, GexfWriter, GraphWriter, GraphmlWriter,
    JsonLdWriter, JsonWriter, MermaidWriter, NQuadsWriter, Neo4jWriter, NodeLinkWriter,
    ObsidianWriter, write_graph,
};

/// What strangers may put in a headline or a name.
pub(crate) const TITLES: &[&str] = &[
    "Strike ends",
    "\"quoted\" & <b>bold</b> 'x' &amp; &#65;",
    "line\nbreak\r\nand\ttab ",
    "control \u{0}\u{1}\u{1b}[31m\u{7f}\u{85}\u{2028}\u{fffe}",
    "right \u{202e}gnp.exe\u{2069} to left \u{200f}",
    "emoji 👩‍👩‍👧 🇺🇳 ☕️",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2",
    "@SUM(A1)",
    "'=1",
    "\t=1",
    "[[link]] ]] ![[x]] [a](javascript:alert(1))",
    "--> <!-- %% $x$ ==y== #tag `= 1` key:: value",
    "停火谈判 مرحبا שלום Ω é e\u{301}",
    "a;b,c|d\\e\\",
    "]]> <![CDATA[ <?xml ?> <!DOCTYPE x>",
    "```mermaid\nend\n```",
    "end",
    "#quot; #35; %%{init: {}}%%",
    "",
    "CON",
    "con",
    "../../etc/passwd",
    "C:\\nul",
    "null",
    "2024-05-01",
];

/// A node for each title, of every kind in turn, joined in a row both by
/// references and by mentions; the last by two references alike in all but
/// place.
pub(crate) fn graph() -> StoryGraph {
    let mut graph = StoryGraph::new();
    let nodes: Vec<_> = TITLES
        .iter()
        .enumerate()
        .map(|(nth, title)| {
            let kind = NodeKind::ALL[nth % NodeKind::ALL.len()];
            let mut node = Node::new(kind, *title).with_id(format!("{kind}:{nth} {title}"));
            if kind == NodeKind::Article {
                let date = ["2024-05-01", "2024-05", "2024", "2024-05-01T10:00:00+02:00"][nth % 4];
                node = node.with_date(Date::from_iso(date)).with_source(*title);
                node.url = Some(format!("https://example.org/{title}"));
                node.status = Status::Corrected;
                node.note = Some((*title).to_owned());
            } else if !kind.is_story() {
                node.same_as = vec!["https://www.wikidata.org/entity/Q64".to_owned()];
            }
            graph.add_node(node)
        })
        .collect();
    let reference = EdgeKind::Reference(ReferenceKind::ReadMore);
    for (nth, ends) in nodes.windows(2).enumerate() {
        let kind = if nth % 2 == 0 { reference } else { EdgeKind::Mentions };
        graph.add_edge(ends[0], ends[1], edge(kind, nth));
    }
    graph.add_edge(nodes[0], nodes[1], edge(reference, 40));
    graph
}

fn edge(kind: EdgeKind, nth: usize) -> Edge {
    let title = TITLES[nth % TITLES.len()];
    let mut edge = Edge::new(kind).with_weight(0.25).with_quote(title, title);
    edge.evidence = Evidence {
        field: "body".to_owned(),
        span: Some(Span::new(nth, nth + title.len())),
        sentence: format!("One said: {title}"),
        method: "cue+title".to_owned(),
        ..edge.evidence
    };
    edge
}

/// Writes the graph in every format into `folder`.
pub(crate) fn write_all(graph: &StoryGraph, folder: &Path) {
    let file = |name: &str| {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        File::create(path).unwrap()
    };
    let caption = Caption { title: TITLES[1].to_owned(), note: None };
    let vault = folder.join("vault");
    let note = |path: &str, words: &str| {
        let path = vault.join(path);
        assert!(path.components().all(|part| part != std::path::Component::ParentDir));
        std::fs::create_dir_all(path.parent().unwrap())?;
        let mut file = File::options().create(true).append(true).open(path)?;
        Ok(std::io::Write::write_all(&mut file, words.as_bytes())?)
    };
    let writers: Vec<Box<dyn GraphWriter>> = vec![
        Box::new(DotWriter::new(file("graph.dot"), &caption).unwrap()),
        Box::new(JsonWriter::new(file("graph.json")).unwrap()),
        Box::new(NodeLinkWriter::new(file("node-link.json")).unwrap()),
        Box::new(CytoscapeWriter::new(file("cytoscape.json")).unwrap()),
        Box::new(GraphmlWriter::new(file("graph.graphml")).unwrap()),
        Box::new(GexfWriter::new(file("graph.gexf")).unwrap()),
        Box::new(CsvWriter::new(file("csv/nodes.csv"), file("csv/edges.csv")).unwrap()),
        Box::new(
            Neo4jWriter::new(file("neo4j/nodes.csv"), file("neo4j/relationships.csv")).unwrap(),
        ),
        Box::new(JsonLdWriter::new(file("graph.jsonld")).unwrap()),
        Box::new(NQuadsWriter::new(file("graph.nq"))),
        Box::new(MermaidWriter::new(file("graph.mmd"), &caption).unwrap()),
        Box::new(ObsidianWriter::new(note)),
        #[cfg(feature = "parquet")]
        Box::new(
            storygraph::render::ParquetWriter::new(
                file("parquet/nodes.parquet"),
                file("parquet/edges.parquet"),
            )
            .unwrap(),
        ),
    ];
    for mut writer in writers {
        write_graph(graph, writer.as_mut()).unwrap();
    }
}
