//! The law that order does not matter, with decisions: the same articles and
//! the same decisions, in any order, in one run or many, give the same graph.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::sync::atomic::AtomicBool;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::json;
use storygraph::graph;
use storygraph::ingest::{Options, decide, ingest};
use storygraph::model::{Act, Decision, EntityKind, Field, Handle, Moment, Place, Pointing};
use storygraph::model::{ReferenceKind, name_key};
use storygraph::render::{GraphWriter, JsonWriter};
use storygraph::store::{EntityFilter, Store};

const NAMES: &[(&str, EntityKind)] = &[
    ("Ada Larch", EntityKind::Person),
    ("Ben Larch", EntityKind::Person),
    ("Joaquín Ortega", EntityKind::Person),
    ("Joaquin Ortega", EntityKind::Person),
    ("Harbour Authority", EntityKind::Organization),
    ("Dockers' Union", EntityKind::Organization),
    ("John Smith", EntityKind::Person),
    ("Port Kessel", EntityKind::Place),
    ("Norland", EntityKind::Place),
];

const TITLES: &[&str] = &["Harbour workers end strike", "Fog closes the port", "Otters return"];

const SENTENCES: &[&str] = &[
    "Ada Larch said on Monday that she had left Port Kessel.",
    "Ben Larch of the Dockers' Union met Larch in Norland.",
    "Joaquín Ortega and Ada Larch spoke for the Harbour Authority.",
    "Joaquin Ortega flew to Norland to meet the Dockers’ Union.",
    "The Harbour Authority of Port Kessel said nothing.",
    "John Smith of the Harbour Authority met Ada Larch in Port Kessel.",
    "John Smith, a sailor, saw nothing in Norland. Smith slept.",
];

/// So many articles there are at most; a decision may be about one that is
/// never read.
const ARTICLES: usize = 5;

fn address(nth: usize) -> String {
    format!("https://herald.example/{nth}")
}

fn key(nth: usize) -> String {
    format!("url:herald.example/{nth}")
}

/// An article: its sentences, and the headline that it refers to.
type Text = (Vec<&'static str>, &'static str);

/// What is decided: which act, about whom and what, with which earlier split.
type Step = (u8, usize, usize, usize, usize, Index, i64, &'static str);

fn texts() -> impl Strategy<Value = Vec<Text>> {
    let text = (prop::collection::vec(select(SENTENCES), 1..4), select(TITLES));
    prop::collection::vec(text, 2..=ARTICLES)
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let (who, article) = (0..NAMES.len(), 0..ARTICLES);
    let step = (
        0..11_u8,
        who.clone(),
        who,
        article.clone(),
        article,
        any::<Index>(),
        0..9_i64,
        select(&["ada", "ben"][..]),
    );
    prop::collection::vec(step, 1..7)
}

fn decisions(steps: &[Step]) -> Vec<Decision> {
    let mut decisions: Vec<Decision> = Vec::new();
    for (nth, &(act, one, other, article, target, before, second, by)) in steps.iter().enumerate() {
        let who = |nth: usize| Handle::named(NAMES[nth].1, name_key(NAMES[nth].0));
        let earlier = (nth > 0).then(|| decisions[before.index(nth)].id.clone());
        let entity = who(one);
        let parted = Handle { parted: earlier.clone(), ..entity.clone() };
        let here = Handle { article: Some(key(article)), ..entity.clone() };
        let reference =
            Pointing::new(key(article), ReferenceKind::ReadMore, TITLES[one % TITLES.len()], None);
        let sentence = SENTENCES[other % SENTENCES.len()];
        let act = match act {
            0 => Act::Merge { entities: vec![who(other), here] },
            1 => Act::Same { one: entity, other: who(other) },
            2 => Act::Different { one: here, other: who(other) },
            3 => Act::Rename { entity: parted, name: format!("{} ({second})", NAMES[one].0) },
            4 => Act::Retype { entity, kind: NAMES[other].1 },
            5 => Act::Ignore { entity: here },
            6 => Act::Alias { entity, name: NAMES[other].0.to_owned() },
            7 => {
                Act::Split { entity: vec![parted], articles: vec![key(article)], mentions: vec![] }
            }
            8 => Act::Split {
                entity: vec![entity],
                articles: vec![],
                mentions: vec![Place {
                    article: key(article),
                    field: Field::Body,
                    surface: NAMES[one].0.to_owned(),
                    sentence: sentence.to_owned(),
                    nth: 0,
                }],
            },
            9 => Act::Bind { reference, article: key(target) },
            _ => match earlier {
                Some(decision) => Act::Undo { decision },
                None => Act::Unbind { reference, article: key(target) },
            },
        };
        let at = Moment::from_unix(1_700_000_000 + second).unwrap();
        decisions.push(Decision::new(at, by.to_owned(), None, act));
    }
    decisions
}

/// Reads the articles and takes the decisions in the order that `plan` gives,
/// and returns all that the graph says of them.
fn archive(texts: &[Text], decisions: &[Decision], plan: &[Index]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open_or_create(&folder.path().join("archive.db")).unwrap();
    let mut order: Vec<usize> = (0..texts.len() + decisions.len()).collect();
    for at in (1..order.len()).rev() {
        order.swap(at, plan[at].index(at + 1));
    }
    for nth in order {
        match decisions.get(nth) {
            Some(decision) => {
                decide(&store, std::slice::from_ref(decision), false).unwrap();
            }
            None => read(&store, folder.path(), nth - decisions.len(), texts),
        }
    }
    export(&store)
}

fn read(store: &Store, folder: &Path, nth: usize, texts: &[Text]) {
    let (sentences, label) = &texts[nth];
    let record = json!({
        "url": address(nth),
        "title": TITLES[nth % TITLES.len()],
        "published": format!("2024-05-0{}", nth + 1),
        "body": format!("{}\n\nREAD MORE: {label}\n", sentences.join(" ")),
    });
    let path = folder.join(format!("{nth}.jsonl"));
    std::fs::write(&path, format!("{record}\n")).unwrap();
    let options = Options { threads: 1, ..Options::default() };
    ingest(store, &[path], &options, &AtomicBool::new(false), &mut |_| {}).unwrap();
}

fn export(store: &Store) -> String {
    let mut bytes = Vec::new();
    let writer = std::cell::RefCell::new(JsonWriter::new(&mut bytes).unwrap());
    graph::each(
        store,
        None,
        |node| writer.borrow_mut().node(node),
        |edge| writer.borrow_mut().edge(edge),
    )
    .unwrap();
    writer.into_inner().finish().unwrap();
    let filter = EntityFilter { limit: 1_000, ..EntityFilter::default() };
    let entities = store.entities(&filter).unwrap();
    let entities = entities.into_iter().map(|entity| {
        let (kind, name, aliases) = (entity.kind, entity.name, entity.aliases);
        format!("{kind} {name} {aliases:?} {} {}", entity.articles, entity.mentions)
    });
    let lines: Vec<String> = entities.collect();
    String::from_utf8(bytes).unwrap() + &lines.join("\n")
}

/// Two archives' answers are the same, or where they first differ.
fn same(one: &str, other: &str) -> Result<(), TestCaseError> {
    let differ = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    prop_assert!(one == other, "{differ:#?}");
    Ok(())
}

fn plan() -> impl Strategy<Value = Vec<Index>> {
    prop::collection::vec(any::<Index>(), ARTICLES + 7)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_graph_does_not_depend_on_when_a_decision_was_taken(
        texts in texts(), steps in steps(), one in plan(), other in plan(),
    ) {
        let decisions = decisions(&steps);
        same(&archive(&texts, &decisions, &one), &archive(&texts, &decisions, &other))?;
    }

    #[test]
    fn what_is_undone_is_as_if_it_had_never_been_decided(
        texts in texts(), steps in steps(), plan in plan(),
    ) {
        let mut all = decisions(&steps);
        let later = Moment::from_unix(1_800_000_000).unwrap();
        let never = archive(&texts, &[], &plan);
        all.retain(|decision| !matches!(decision.act, Act::Undo { .. }));
        let undo = |decision: &Decision| {
            let act = Act::Undo { decision: decision.id.clone() };
            Decision::new(later, "eve".to_owned(), None, act)
        };
        let undone: Vec<Decision> = all.iter().map(undo).collect();
        all.extend(undone);
        let plan = [&plan[..], &plan[..]].concat();
        same(&never, &archive(&texts, &all, &plan))?;
    }
}
