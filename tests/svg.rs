//! Laws of the picture: well formed whatever the titles, the same every time,
//! no node on another.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use storygraph::{
    graph::{Edge, EdgeKind, Evidence, Node, NodeKind, StoryGraph},
    model::{Date, ReferenceKind},
    render::{Caption, Layout, svg},
};

mod news;

use news::news;

fn text(graph: &StoryGraph, caption: &Caption) -> String {
    laid(graph, caption, Layout::default())
}

fn laid(graph: &StoryGraph, caption: &Caption, layout: Layout) -> String {
    String::from_utf8(svg(graph, caption, layout)).unwrap()
}

const LAYOUTS: [Layout; 3] = [Layout::Force, Layout::Layered, Layout::Timeline];

fn caption(title: &str) -> Caption {
    Caption { title: title.to_owned(), note: None }
}

/// The upright box of each `g.node`'s shape: left, top, right, bottom.
fn boxes(document: &roxmltree::Document<'_>) -> Vec<[f64; 4]> {
    let number = |node: &roxmltree::Node<'_, '_>, name: &str| -> f64 {
        node.attribute(name).unwrap().parse().unwrap()
    };
    let in_node = |node: &roxmltree::Node<'_, '_>| {
        node.ancestors().any(|up| up.attribute("id").is_some_and(|id| id.starts_with("node")))
    };
    document
        .descendants()
        .filter(in_node)
        .filter_map(|shape| match shape.tag_name().name() {
            "rect" => {
                let (x, y) = (number(&shape, "x"), number(&shape, "y"));
                Some([x, y, x + number(&shape, "width"), y + number(&shape, "height")])
            }
            "polygon" => {
                let start = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
                Some(shape.attribute("points").unwrap().split(' ').fold(start, |b, point| {
                    let (x, y) = point.split_once(',').unwrap();
                    let (x, y): (f64, f64) = (x.parse().unwrap(), y.parse().unwrap());
                    [b[0].min(x), b[1].min(y), b[2].max(x), b[3].max(y)]
                }))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn no_node_lies_on_another_or_off_the_page() {
    let large = [500, 800].map(|count| (count, Layout::default()));
    for (count, layout) in LAYOUTS.iter().flat_map(|&l| [(12, l), (60, l)]).chain(large) {
        let svg = laid(&news(count), &caption("The archive"), layout);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let boxes = boxes(&document);
        assert_eq!(boxes.len(), count);
        let side = |name| document.root_element().attribute(name).unwrap().parse::<f64>().unwrap();
        let (width, height) = (side("width"), side("height"));
        for (nth, a) in boxes.iter().enumerate() {
            assert!(a[0] >= 0.0 && a[1] >= 0.0 && a[2] <= width && a[3] <= height);
            for b in &boxes[..nth] {
                let apart = a[0] > b[2] || b[0] > a[2] || a[1] > b[3] || b[1] > a[3];
                assert!(apart, "{a:?} and {b:?} of {count}");
            }
        }
    }
}

#[test]
fn of_many_nodes_only_the_most_connected_are_labelled() {
    let graph = news(800);
    let svg = text(&graph, &caption("The archive"));
    let document = roxmltree::Document::parse(&svg).unwrap();
    let is_node = |node: &roxmltree::Node<'_, '_>| {
        node.attribute("class").is_some_and(|class| class.starts_with("node "))
    };
    let has_text =
        |node: &roxmltree::Node<'_, '_>| node.descendants().any(|inner| inner.has_tag_name("text"));
    // The legend's samples are nodes without an id.
    let nodes: Vec<_> =
        document.descendants().filter(is_node).filter(|node| node.has_attribute("id")).collect();
    let (labelled, blank): (Vec<_>, Vec<_>) = nodes.into_iter().partition(has_text);
    assert_eq!((labelled.len(), blank.len()), (160, 640));
    assert!(blank.iter().all(|node| node.descendants().any(|inner| inner.has_tag_name("title"))));
    let hub = graph.node_indices().max_by_key(|&node| graph.neighbors_undirected(node).count());
    let id = format!("node{}", hub.unwrap().index() + 1);
    assert!(labelled.iter().any(|node| node.attribute("id") == Some(&id)));
}

#[test]
fn a_radial_picture_has_its_node_in_the_middle() {
    let graph = star();
    let centre = graph.node_indices().next().unwrap();
    let bytes = svg(&graph, &caption("One"), Layout::Radial(centre));
    let page = String::from_utf8(bytes).unwrap();
    let boxes = boxes(&roxmltree::Document::parse(&page).unwrap());
    let middle = |b: &[f64; 4]| (f64::midpoint(b[0], b[2]), f64::midpoint(b[1], b[3]));
    let (x, y) = middle(&boxes[0]);
    for side in [
        boxes.iter().filter(|b| middle(b).0 < x).count(),
        boxes.iter().filter(|b| middle(b).0 > x).count(),
        boxes.iter().filter(|b| middle(b).1 < y).count(),
        boxes.iter().filter(|b| middle(b).1 > y).count(),
    ] {
        assert!((10..=20).contains(&side), "{side} of 30 on one side");
    }
}

#[test]
fn equal_graphs_give_equal_bytes() {
    for layout in LAYOUTS {
        let drawn = || svg(&news(60), &caption("A"), layout);
        assert!(drawn() == drawn(), "{layout:?}");
    }
}

/// A story of that day.
fn dated(title: &str, day: &str) -> Node {
    Node { published: Date::from_iso(day), ..node(NodeKind::Article, title, None) }
}

#[test]
fn a_timeline_names_its_days_once_each_and_apart() {
    for last in ["2022-02-04", "2022-02-19", "2022-05-01", "2023-12-31", "2031-01-01", "2950"] {
        let mut graph = StoryGraph::new();
        for (nth, day) in ["2022-02-03", last].into_iter().enumerate() {
            graph.add_node(dated(&format!("Strike, part {nth}"), day));
        }
        let svg = laid(&graph, &caption("The strike"), Layout::Timeline);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let names: Vec<(f64, &str)> = document
            .descendants()
            .filter(|node| node.tag_name().name() == "text")
            .filter(|node| node.parent().unwrap().attribute("class") == Some("axis"))
            .map(|node| (node.attribute("x").unwrap().parse().unwrap(), node.text().unwrap()))
            .collect();
        let (above, below) = names.split_at(names.len() / 2);
        assert_eq!(above, below, "named above and below");
        assert_eq!(above[0].1, "3 Feb 2022");
        assert!(above.len() > 1, "{last}: {above:?}");
        for pair in above.windows(2) {
            // No letter of these names is wider than 7 pixels at their size.
            let room = 7.0 * (pair[0].1.len() + pair[1].1.len()) as f64 / 2.0;
            assert!(pair[1].0 - pair[0].0 >= room.min(58.0), "{last}: {above:?}");
        }
    }
}

#[test]
fn a_timeline_leaves_time_out_where_nothing_happened_and_says_so() {
    let drawn = |first: &str| {
        let mut graph = StoryGraph::new();
        for day in [first, "2022-02-03", "2022-02-05", "2022-02-08", "2022-02-09"] {
            graph.add_node(dated("Strike", day));
        }
        laid(&graph, &caption("The strike"), Layout::Timeline)
    };
    let strokes = |svg: &str| svg.matches("l5,-12").count();
    assert_eq!(strokes(&drawn("2022-02-01")), 0);
    assert_eq!(strokes(&drawn("2020-02-01")), 4, "two across the axis above, two below");
    assert!(drawn("2020-02-01").contains(">1 Feb 2020<"));
    assert!(drawn("2020-02-01").contains(">3 Feb 2022<"));
}

#[test]
fn what_has_no_date_is_below_the_days() {
    let mut graph = StoryGraph::new();
    let cited = graph.add_node(node(NodeKind::Wanted, "Strike ends", None));
    let svg = laid(&graph, &caption("Nothing else"), Layout::Timeline);
    assert!(svg.contains(">undated<") && !svg.contains("class=\"days\""));
    let article = graph.add_node(dated("Strike begins", "2022-02-03"));
    graph.add_edge(article, cited, reference("READ MORE: Strike ends"));
    let svg = laid(&graph, &caption("Both"), Layout::Timeline);
    let document = roxmltree::Document::parse(&svg).unwrap();
    let boxes = boxes(&document);
    assert!(boxes[0][1] > boxes[1][3] + 26.0);
}

#[test]
fn every_kind_has_its_own_class_and_place_in_the_legend() {
    let svg = text(&news(60), &caption("A"));
    for kind in NodeKind::ALL {
        assert!(svg.contains(&format!(r#"class="node {}"><title>"#, kind.as_str())), "{kind:?}");
    }
    for words in ["article", "wanted story", "person", "organization", "place", "mentions"] {
        assert!(svg.contains(&format!(">{words}<")), "{words}");
    }
    let mut articles = StoryGraph::new();
    articles.add_node(node(NodeKind::Article, "Strike ends", None));
    let svg = text(&articles, &caption("One"));
    assert!(svg.contains(">article<") && !svg.contains(">person<"));
}

#[test]
fn only_web_addresses_are_linked() {
    let mut graph = StoryGraph::new();
    graph.add_node(node(NodeKind::Article, "Good", Some("https://example.org/a?b=1&c=2")));
    graph.add_node(node(NodeKind::Article, "Bad", Some("javascript:alert(1)")));
    let svg = text(&graph, &caption("Links"));
    assert!(svg.contains(r#"xlink:href="https://example.org/a?b=1&amp;c=2" xlink:title="Good""#));
    assert!(!svg.contains("javascript"));
}

#[test]
fn an_empty_graph_is_a_picture_too() {
    let svg = text(&StoryGraph::new(), &Caption::default());
    assert!(roxmltree::Document::parse(&svg).is_ok());
}

#[test]
fn an_edge_carries_its_evidence() {
    let mut graph = StoryGraph::new();
    let a = graph.add_node(node(NodeKind::Article, "Strike begins", None));
    let b = graph.add_node(node(NodeKind::Wanted, "Strike ends", None));
    graph.add_edge(a, b, reference("READ MORE: Strike <ends>"));
    // To itself and a second time between the same two: drawn, not lost.
    graph.add_edge(a, a, reference("SEE ALSO: this"));
    graph.add_edge(a, b, reference("RELATED: Strike ends"));
    let svg = text(&graph, &caption("Evidence"));
    let document = roxmltree::Document::parse(&svg).unwrap();
    let edges: Vec<_> = document
        .descendants()
        .filter(|node| node.attribute("class").is_some_and(|class| class.contains("read_more")))
        .collect();
    assert_eq!(edges.len(), 3);
    assert_eq!(
        edges[2].first_element_child().unwrap().text().unwrap(),
        "Strike begins → Strike ends: “RELATED: Strike ends” — strike-begins, read more by cue, 90 % sure"
    );
    let paths: std::collections::BTreeSet<_> = edges
        .iter()
        .map(|edge| edge.descendants().find_map(|node| node.attribute("d")).unwrap())
        .collect();
    assert_eq!(paths.len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn hostile_text_is_text(
        titles in prop::collection::vec(hostile(), 1..5),
        url in hostile(),
        head in hostile(),
    ) {
        let mut graph = StoryGraph::new();
        let mut last = None;
        for title in &titles {
            let new = graph.add_node(node(NodeKind::Article, title, Some(&url)));
            if let Some(last) = last.replace(new) {
                graph.add_edge(last, new, reference(title));
            }
        }
        let caption = Caption { title: head.clone(), note: Some(head) };
        let svg = laid(&graph, &caption, LAYOUTS[titles.len() % 3]);
        let document = roxmltree::Document::parse(&svg);
        prop_assert!(document.is_ok(), "{:?}\n{svg}", document.err());
        let document = document.unwrap();
        let foreign = document.descendants().filter(roxmltree::Node::is_element).find(|node| {
            !["svg", "title", "desc", "style", "rect", "g", "a", "text", "path", "polygon"]
                .contains(&node.tag_name().name())
                || node.attributes().any(|attribute| attribute.name().starts_with("on"))
        });
        prop_assert!(foreign.is_none(), "{foreign:?}");
        let hidden = svg.contains(['\u{1b}', '\u{202e}']);
        prop_assert!(!svg.contains("<script") && !hidden);
    }
}

/// Strings of what breaks pictures, and any other characters.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<script>alert(1)</script>".to_owned()),
        Just("]]>".to_owned()),
        Just("\" onload=\"x".to_owned()),
        Just("' onclick='x".to_owned()),
        Just("&amp;&#x0;&unknown;".to_owned()),
        Just("\u{0}\u{b}\u{1b}[31m\u{ffff}\u{fffe}".to_owned()),
        Just("\u{202e}\u{2066}\u{200f}מלחמה".to_owned()),
        Just("https://x/".to_owned()),
        Just("-->\r\n<!--".to_owned()),
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn node(kind: NodeKind, title: &str, url: Option<&str>) -> Node {
    let published = (kind == NodeKind::Article).then(|| Date::from_iso("2022-02-03").unwrap());
    let url = url.map(str::to_owned);
    Node { url, published, ..Node::new(kind, title).with_id(title) }
}

fn reference(quote: &str) -> Edge {
    let evidence = Evidence {
        article: "strike-begins".into(),
        field: "body".into(),
        quote: quote.into(),
        method: "cue".into(),
        confidence: 0.9,
        ..Evidence::default()
    };
    Edge { kind: EdgeKind::Reference(ReferenceKind::ReadMore), weight: 0.9, evidence }
}

/// Draws graphs of several sizes and forms below `target/tmp/pictures` and
/// says how long each took:
/// `cargo test --release --test svg -- --ignored --nocapture`.
#[test]
#[ignore = "for the eye, not for the machine"]
fn pictures_to_look_at() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    std::fs::create_dir_all(&folder).unwrap();
    let sizes = [3, 12, 60, 150, 500, 2000].map(|count| (format!("news-{count}"), news(count)));
    let forms = [("star", star()), ("path", path()), ("scripts", scripts())];
    let forms = forms.map(|(name, graph)| (name.to_owned(), graph));
    for (name, graph) in sizes.into_iter().chain(forms) {
        let (nodes, edges) = (graph.node_count(), graph.edge_count());
        let note = Some(format!("the {nodes} most connected of {} nodes", nodes * 20));
        let caption = Caption { title: "The ceasefire talks and what came before".into(), note };
        for layout in LAYOUTS {
            let start = std::time::Instant::now();
            let bytes = svg(&graph, &caption, layout);
            let took = start.elapsed();
            let size = bytes.len() / 1024;
            println!("{name}, {layout:?}: {nodes} nodes, {edges} edges, {took:.0?}, {size} KiB");
            std::fs::write(folder.join(format!("{name}.{layout:?}.svg")), bytes).unwrap();
        }
        let dot = storygraph::render::dot(&graph, &caption);
        std::fs::write(folder.join(format!("{name}.dot")), dot).unwrap();
    }
}

/// One article and all that it names.
fn star() -> StoryGraph {
    let mut graph = StoryGraph::new();
    let hub = graph.add_node(node(NodeKind::Article, "Ceasefire talks resume in Geneva", None));
    for nth in 0..30 {
        let kind = NodeKind::ALL[1 + nth % 4];
        let new = graph.add_node(node(kind, &format!("{} number {nth}", kind.as_str()), None));
        let kind =
            if kind == NodeKind::Wanted { reference("READ MORE").kind } else { EdgeKind::Mentions };
        graph.add_edge(hub, new, Edge { kind, ..reference("words") });
    }
    graph
}

/// A chain of references, as `path` would find it.
fn path() -> StoryGraph {
    let mut graph = StoryGraph::new();
    let nodes: Vec<_> = (0..6)
        .map(|nth| {
            let kind = if nth % 2 == 0 { NodeKind::Article } else { NodeKind::Person };
            graph.add_node(node(kind, &format!("Step {nth} of the way to the ceasefire"), None))
        })
        .collect();
    for pair in nodes.windows(2) {
        graph.add_edge(pair[0], pair[1], Edge { kind: EdgeKind::Mentions, ..reference("words") });
    }
    graph
}

/// Titles that are hard to measure.
fn scripts() -> StoryGraph {
    let mut graph = StoryGraph::new();
    let titles = [
        "停火谈判在九天沉默后于日内瓦恢复，双方代表拒绝发表评论",
        "استئناف محادثات وقف إطلاق النار في جنيف بعد تسعة أيام من الصمت",
        "Возобновились переговоры о прекращении огня в Женеве",
        "WWWWW MMMMM WHO WARNS: MWANAMWEZI WWW @@@ %%%%%%",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "यह भी पढ़ें: जिनेवा में युद्धविराम वार्ता फिर शुरू",
        "🚢🚢🚢 Port strike 🔥 ends 👩\u{200d}👩\u{200d}👧 after nine days 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉",
        "<b>“Quoted” & 'so' \\N</b>",
        "שיחות הפסקת האש חודשו בז'נבה",
        "",
    ];
    for (nth, title) in titles.iter().enumerate() {
        let kinds = [NodeKind::Article, NodeKind::Place, NodeKind::Article, NodeKind::Organization];
        let [article, other] = [kinds[nth % 2 * 2], kinds[nth % 2 * 2 + 1]];
        let article = graph.add_node(node(article, title, None));
        let other = graph.add_node(node(other, title, None));
        graph.add_edge(article, other, Edge { kind: EdgeKind::Mentions, ..reference(title) });
    }
    graph
}
