//! Invented news graphs, for drawing.

use storygraph::{
    graph::{Edge, EdgeKind, Evidence, Node, NodeKind, StoryGraph},
    model::{Date, ReferenceKind},
};

const PLACES: [&str; 12] = [
    "Ostrava Bay",
    "Geneva",
    "Port Kessel",
    "Northern Province",
    "Vellmark",
    "Lake Arun",
    "Saint-Odile",
    "Republic of Tarvia",
    "Kessel",
    "Old Harbour District",
    "Brussels",
    "Nairobi",
];
const PEOPLE: [&str; 16] = [
    "Mara Lindqvist",
    "Joaquín Ortega-Ruiz",
    "Ibrahim al-Tamimi",
    "Helen Osei",
    "Pavel Dvořák",
    "Ngozi Adeyemi-Blackwood",
    "Tomás Iriarte",
    "Li Weiguo",
    "Ana Petrova",
    "Sir Alistair Munro",
    "Kenji Watanabe",
    "Fatima Zahra Bennani",
    "Owen Pryce",
    "Leïla Haddad",
    "R. K. Narasimhan",
    "Jo Ek",
];
const ORGANIZATIONS: [&str; 12] = [
    "Dockworkers' Union",
    "United Nations",
    "Harbour Authority",
    "European Commission",
    "Tarvian Army",
    "Central Bank of Vellmark",
    "World Health Organization",
    "Kessel Steel",
    "Ministry of Transport",
    "Supreme Court",
    "Coalition for Clean Water",
    "TNB",
];
const SUBJECTS: [&str; 14] = [
    "Port strike",
    "Ceasefire talks",
    "Grain shipments",
    "Election recount",
    "Dam inspection",
    "Ferry disaster inquiry",
    "Border crossing",
    "Steel tariffs",
    "Flood relief",
    "Vaccine rollout",
    "Central bank rate decision",
    "Hostage negotiations",
    "Rail privatisation",
    "Drought emergency",
];
const EVENTS: [&str; 16] = [
    "resumes after nine days of silence",
    "collapses over guarantees",
    "enters second week",
    "draws thousands to the streets of the capital",
    "ends without agreement as envoys leave",
    "splits the governing coalition",
    "faces new delay",
    "is blamed on budget cuts, leaked report says",
    "brings first aid convoy through",
    "raises questions about 2019 contract",
    "wins backing of opposition",
    "leaves three dead",
    "to be televised",
    "puts $400 million programme for coastal towns at risk, auditors warn in unusually blunt letter to parliament",
    "moves to Geneva",
    "explained",
];

struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % end as u64).expect("it is below a usize")
    }

    /// Small numbers more often than large ones.
    fn skewed(&mut self, end: usize) -> usize {
        self.below(end).min(self.below(end)).min(self.below(end))
    }
}

/// A graph of `count` nodes: a bit under half of them articles that refer to
/// earlier ones of their story, some wanted stories, the rest entities of
/// which a few are named everywhere.
pub(crate) fn news(count: usize) -> StoryGraph {
    let mut dice = Dice(7);
    let mut graph = StoryGraph::new();
    let articles = (count * 9 / 20).max(1);
    let wanted = count / 10;
    for nth in 0..articles {
        let day = format!("2022-{:02}-{:02}", 1 + nth * 11 / articles, 1 + dice.below(28));
        let title = headline(&mut dice);
        let mut node = node(NodeKind::Article, &title);
        node.published = (nth % 7 != 3).then(|| Date::from_iso(&day).expect("it is a day"));
        node.url = Some(format!("https://example.org/{nth}?ref=a&b"));
        graph.add_node(node);
    }
    for _ in 0..wanted {
        let title = headline(&mut dice);
        graph.add_node(node(NodeKind::Wanted, &title));
    }
    for nth in 0..count - articles - wanted {
        let round = nth / 3 / 12;
        let name = |names: &[&str]| {
            let name = names[nth / 3 % names.len()];
            if round == 0 { name.to_owned() } else { format!("{name} {}", round + 1) }
        };
        graph.add_node(match nth % 3 {
            0 => node(NodeKind::Person, &name(&PEOPLE)),
            1 => node(NodeKind::Organization, &name(&ORGANIZATIONS)),
            _ => node(NodeKind::Place, &name(&PLACES)),
        });
    }
    connect(&mut graph, &mut dice, articles, wanted);
    graph
}

fn connect(graph: &mut StoryGraph, dice: &mut Dice, articles: usize, wanted: usize) {
    let count = graph.node_count();
    let entities = count - articles - wanted;
    let mut add = |a: usize, b: usize, kind: EdgeKind, weight: f64| {
        let (a, b) = (petgraph::graph::NodeIndex::new(a), petgraph::graph::NodeIndex::new(b));
        let evidence = Evidence {
            article: format!("story-{}", a.index()),
            quote: "READ MORE: as printed".into(),
            method: "cue+title".into(),
            confidence: 0.97,
            ..Evidence::default()
        };
        if graph.find_edge(a, b).is_none() {
            graph.add_edge(a, b, Edge { kind, weight, evidence });
        }
    };
    for nth in 1..articles {
        for _ in 0..=dice.below(2) {
            let kind = [ReferenceKind::ReadMore, ReferenceKind::Related][dice.below(2)];
            let back = 1 + dice.skewed(nth.min(12));
            // Every ninth article starts a story of its own.
            if nth % 9 != 0 {
                add(nth, nth - back, EdgeKind::Reference(kind), 0.9);
            }
        }
    }
    for nth in 0..wanted {
        for _ in 0..=dice.below(2) {
            let from = dice.below(articles);
            add(from, articles + nth, EdgeKind::Reference(ReferenceKind::ReadMore), 0.8);
        }
    }
    for article in 0..articles {
        for _ in 0..=dice.below(3) {
            // Hubs are everywhere, other entities near the stories of their time.
            let entity = if dice.below(3) == 0 {
                dice.skewed(entities.min(12))
            } else {
                let near = article * entities / articles;
                (near + dice.below(9)).min(entities.max(1) - 1)
            };
            let salience = 0.1 * dice.below(10) as f64;
            if entities > 0 {
                add(article, articles + wanted + entity, EdgeKind::Mentions, salience);
            }
        }
    }
}

fn headline(dice: &mut Dice) -> String {
    let subject = SUBJECTS[dice.below(SUBJECTS.len())];
    let event = EVENTS[dice.below(EVENTS.len())];
    match dice.below(4) {
        0 => format!("{}: {subject} {event}", PEOPLE[dice.below(PEOPLE.len())]),
        1 => format!("{subject} in {} {event}", PLACES[dice.below(PLACES.len())]),
        _ => format!("{subject} {event}"),
    }
}

fn node(kind: NodeKind, title: &str) -> Node {
    Node::new(kind, title)
}
