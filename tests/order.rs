//! The law that order does not matter: the same articles, in any order, in one
//! run or many, give the same graph to the byte.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use storygraph::graph;
use storygraph::ingest::{Options, accept_cue, decide, drop_cue, import, ingest};
use storygraph::model::{Act, Decision, EntityKind, Handle, HouseCue, Moment, ReferenceKind};
use storygraph::parse::FieldNames;
use storygraph::query::{self, WantedFilter, stories};
use storygraph::render::{GraphWriter, JsonWriter};
use storygraph::store::{EntityFilter, ReferenceFilter, Store, StoryFilter};

const TITLES: &[&str] = &[
    "Harbour workers end strike after nine days",
    "Harbour workers ending strike after nine days",
    "Harbour workers end strike after ten days of talks",
    "Live updates",
    "Live updates: harbour strike in Port Kessel",
    "Norland pledges $400 million in aid for Tarvia",
    "Norland pledges $2.3 billion in aid for Tarvia",
    "Mayor Ada Larch quits over harbour deal",
    "Analysis: Mayor Ada Larch quits over harbour deal",
    "Mayor Ada Larch quits over ha…",
    "Mayor Ben Osei quits over harbour deal | The Herald",
    "港口工人结束罢工",
    "港口工人结束九天罢工",
    "Mayor Ada Larch did not quit over harbour deal",
    "Joaquín Ortega sails for Tarvia",
    "Joaquin Ortega's crew missing off Tarvia",
    "JOAQUIN ORTEGA found",
    "1984",
    "!!!",
];

const SENTENCES: &[&str] = &[
    "The U.S. Army said on Monday that Ada Larch had left Port Kessel.",
    "The US Army and the Harbour Authority met in Velm.",
    "ADA LARCH spoke for the HARBOUR AUTHORITY in Port Kessel.",
    "Mr Larch, whose brother Ben Larch runs the Dockers' Union, said nothing.",
    "Officials in Norland and in Tarvia welcomed the pledge by Joaquín Ortega.",
    "Joaquin Ortega flew to Velm to meet the Dockers’ Union.",
    "Larch said nothing to reporters from Velm.",
    "Ada B. Larch and the Harbor Authority met the Dockers' Union.",
    "John Smith of the Harbour Authority met Ada Larch and Joaquín Ortega in Port Kessel.",
    "John Smith, a sailor, saw nothing in Velm.",
    "The Ministry of Defence (MoD) and Norland Airways Ltd paid. The MoD said so.",
    "The Defense Ministry of Norland and the MoD agreed with Norland Airways.",
    "Nothing more was known.",
];

const ADDRESSES: &[&str] = &[
    "https://herald.example/strike",
    "https://www.herald.example/strike/?utm_source=feed",
    "http://m.herald.example/strike#top",
    "https://gazette.example/aid?id=2",
    "https://gazette.example/aid?id=2&ref=home",
    "/relative/aid",
];

const DATES: &[&str] =
    &["2024-05-01", "2024-05-03T10:00:00+03:00", "2024-05-03", "2024-05", "2025-01-01"];

/// A record of a dump, or a file of its own.
#[derive(Clone, Debug)]
enum Input {
    Record(Value),
    File { name: String, text: String },
}

/// For each input its place in the order, and whether a new run begins with it.
type Plan = Vec<(Index, bool)>;

fn maybe(values: &'static [&'static str]) -> impl Strategy<Value = Option<&'static str>> {
    prop::option::weighted(0.6, select(values))
}

/// A body: sentences, with references on lines of their own, run into the
/// text, with another cue, and none.
fn body() -> impl Strategy<Value = String> {
    let piece = (select(SENTENCES), select(TITLES), 0..7_u8).prop_map(
        |(sentence, title, shape)| match shape {
            0 | 1 => format!("{sentence}\n\nREAD MORE: {title}\n\n"),
            2 => format!("{sentence} READ MORE: {title} {sentence}\n\n"),
            3 => format!("{sentence}\n\nRelated article: {title}\n\n"),
            4 => format!("{sentence}\n\nON THE QUAY: {title}\n\n"),
            _ => format!("{sentence}\n\n"),
        },
    );
    prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

prop_compose! {
    fn record()(
        title in select(TITLES), body in body(), published in maybe(DATES), modified in maybe(DATES),
        url in maybe(ADDRESSES), id in maybe(&["7", "8", "a-9"]),
        source in maybe(&["Herald", "Gazette"]),
        links in prop::collection::vec((select(ADDRESSES), select(TITLES)), 0..2),
    ) -> Input {
        let links: Vec<Value> =
            links.into_iter().map(|(url, text)| json!({"url": url, "text": text})).collect();
        Input::Record(json!({
            "id": id, "url": url, "title": title, "published": published, "modified": modified,
            "source": source, "body": body, "links": links,
        }))
    }
}

prop_compose! {
    fn file()(title in select(TITLES), body in body(), name in select(&["a.txt", "b.txt"][..])) -> Input {
        Input::File { name: name.to_owned(), text: format!("{title}\n\n{body}") }
    }
}

/// The archive's inputs, and two ways to read them.
fn cases() -> impl Strategy<Value = (Vec<Input>, Plan, Plan)> {
    let inputs = prop::collection::vec(prop_oneof![4 => record(), 1 => file()], 2..13);
    inputs.prop_flat_map(|inputs| {
        let plan = || prop::collection::vec((any::<Index>(), any::<bool>()), inputs.len());
        (Just(inputs.clone()), plan(), plan())
    })
}

/// Reads `inputs` as `plan` says and returns all that the graph says of them.
fn read(inputs: &[Input], plan: &[(Index, bool)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut order: Vec<usize> = (0..inputs.len()).collect();
    for at in (1..order.len()).rev() {
        order.swap(at, plan[at].0.index(at + 1));
    }
    let store = Store::open_or_create(&folder.path().join("archive.db")).unwrap();
    let mut batch = Vec::new();
    for (&nth, (_, begins)) in order.iter().zip(plan) {
        if *begins {
            run(&store, &std::mem::take(&mut batch));
        }
        batch.push(write(folder.path(), nth, &inputs[nth]));
    }
    run(&store, &batch);
    answers(&store)
}

/// Every input is in a folder of its own, so that none replaces another.
fn write(folder: &Path, nth: usize, input: &Input) -> PathBuf {
    let folder = folder.join(nth.to_string());
    std::fs::create_dir(&folder).unwrap();
    let (name, text) = match input {
        Input::Record(record) => ("dump.jsonl", format!("{record}\n")),
        Input::File { name, text } => (name.as_str(), text.clone()),
    };
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn run(store: &Store, inputs: &[PathBuf]) {
    let options = Options { threads: 2, ..Options::default() };
    let report = ingest(store, inputs, &options, &AtomicBool::new(false), &mut |_| {}).unwrap();
    assert_eq!(report.failed, 0);
}

/// Reads `inputs` and accepts a cue once so many of them are read, after it
/// was accepted as another kind and taken back.
fn read_with_cue(inputs: &[Input], after: usize) -> String {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open_or_create(&folder.path().join("archive.db")).unwrap();
    let options = Options { threads: 2, ..Options::default() };
    let stop = AtomicBool::new(false);
    let cue = |kind| HouseCue { phrase: "ON THE QUAY".to_owned(), kind };
    let paths: Vec<PathBuf> =
        inputs.iter().enumerate().map(|(nth, input)| write(folder.path(), nth, input)).collect();
    let (before, later) = paths.split_at(after);
    run(&store, before);
    accept_cue(&store, &cue(ReferenceKind::SeeAlso), &options, &stop, &mut |_| {}).unwrap();
    drop_cue(&store, "On the Quay", &options, &stop, &mut |_| {}).unwrap();
    accept_cue(&store, &cue(ReferenceKind::Related), &options, &stop, &mut |_| {}).unwrap();
    run(&store, later);
    answers(&store)
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
    String::from_utf8(bytes).unwrap()
}

/// `export json`, and what the other verbs say without row ids.
fn answers(store: &Store) -> String {
    let mut lines = vec![export(store)];
    let all = ReferenceFilter { all_links: true, ..ReferenceFilter::default() };
    let mut references: BTreeMap<String, usize> = BTreeMap::new();
    for row in store.references(&all).unwrap() {
        let candidates: Vec<_> = row
            .candidates
            .iter()
            .map(|candidate| format!("{} {}", candidate.article.slug, candidate.score))
            .collect();
        let line = format!(
            "{} {:?} {} → {:?} {:?} {:?} {candidates:?}",
            row.article.slug,
            row.start,
            row.quote,
            row.target.map(|target| target.slug),
            row.method,
            row.confidence,
        );
        *references.entry(line).or_default() += 1;
    }
    lines.extend(references.into_iter().map(|(line, times)| format!("{times} × {line}")));
    let filter = EntityFilter { limit: 1_000, ..EntityFilter::default() };
    for entity in store.entities(&filter).unwrap() {
        lines.push(format!(
            "{} {} {:?} {} {} {:?}",
            entity.kind, entity.name, entity.aliases, entity.articles, entity.mentions, entity.ids
        ));
    }
    let filter = WantedFilter { cited: true, listed: true, limit: 1_000 };
    for wanted in query::wanted(store, &filter).unwrap() {
        let story = &wanted.story;
        lines.push(format!(
            "{} {} {:?} {:?} {}",
            story.key, story.title, story.url, story.entities, wanted.score
        ));
    }
    lines.push(told(store));
    lines.join("\n")
}

/// `stories --all --json` without row ids.
fn told(store: &Store) -> String {
    let filter = StoryFilter { singles: true, ..StoryFilter::default() };
    let mut stories = serde_json::to_value(stories(store, &filter).unwrap()).unwrap();
    for story in stories.as_array_mut().unwrap() {
        for list in ["articles", "entities"] {
            for row in story[list].as_array_mut().unwrap() {
                row.as_object_mut().unwrap().remove("id");
            }
        }
    }
    serde_json::to_string_pretty(&stories).unwrap()
}

/// Two archives' answers are the same, or where they first differ.
fn same(one: &str, other: &str) -> Result<(), TestCaseError> {
    let differ = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    prop_assert!(one == other, "{differ:#?}");
    Ok(())
}

/// `edit` under the headline of `draft`.
fn titled_as(draft: &Input, edit: &Input) -> Input {
    match (draft, edit.clone()) {
        (Input::Record(draft), Input::Record(mut edit)) => {
            edit["title"] = draft["title"].clone();
            Input::Record(edit)
        }
        (_, edit) => edit,
    }
}

/// An article under an id of its own, in a file of its own.
fn write_as(folder: &Path, nth: usize, record: &Value) -> PathBuf {
    let mut record = record.clone();
    (record["id"], record["url"]) = (json!(format!("n{nth}")), Value::Null);
    let path = folder.join(format!("{nth}.jsonl"));
    std::fs::write(&path, format!("{record}\n")).unwrap();
    path
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_graph_does_not_depend_on_arrival_order((inputs, one, other) in cases()) {
        same(&read(&inputs, &one), &read(&inputs, &other))?;
    }

    // But for its headline: others may still refer to it by the one it had.
    #[test]
    fn an_edited_article_is_as_if_it_had_always_said_so(
        drafts in prop::collection::vec((record(), prop::option::of(record())), 2..9)
    ) {
        let folder = tempfile::tempdir().unwrap();
        let open = |name| Store::open_or_create(&folder.path().join(name)).unwrap();
        let (edited, fresh) = (open("edited.db"), open("fresh.db"));
        let write = |(nth, input): (usize, &Input)| {
            let Input::Record(mut record) = input.clone() else { panic!("it has no id") };
            // An id is unique within its source, so that stays too.
            record["source"] = ["Herald", "Gazette"][nth % 2].into();
            write_as(folder.path(), nth, &record)
        };
        let first: Vec<PathBuf> =
            drafts.iter().map(|(draft, _)| draft).enumerate().map(write).collect();
        run(&edited, &first);
        let last: Vec<PathBuf> = drafts
            .iter()
            .map(|(draft, edit)| edit.as_ref().map_or(draft.clone(), |edit| titled_as(draft, edit)))
            .enumerate()
            .map(|(nth, input)| write((nth, &input)))
            .collect();
        run(&edited, &last);
        run(&fresh, &last);
        same(&answers(&edited), &answers(&fresh))?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, max_shrink_iters: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_cue_accepted_late_is_as_if_it_had_always_been_one(
        inputs in prop::collection::vec(record(), 2..9), after in any::<Index>(),
    ) {
        let after = after.index(inputs.len()) + 1;
        same(&read_with_cue(&inputs, after), &read_with_cue(&inputs, 0))?;
    }
}

/// Decisions about names that some inputs have and some have not.
fn decisions() -> Vec<Decision> {
    let person = |key: &str| Handle::named(EntityKind::Person, key.to_owned());
    let body = |key: &str| Handle::named(EntityKind::Organization, key.to_owned());
    let acts = [
        Act::Merge { entities: vec![person("ada larch"), person("ben larch")] },
        Act::Different { one: body("ministry of defence"), other: body("defense ministry") },
        Act::Rename { entity: body("harbour authority"), name: "Port Authority".to_owned() },
        Act::Retype { entity: person("joaquin ortega"), kind: EntityKind::Organization },
        Act::Alias { entity: body("dockers union"), name: "Norland Airways".to_owned() },
        Act::Ignore { entity: body("us army") },
        Act::Split {
            entity: vec![person("john smith")],
            articles: vec!["url:herald.example/strike".to_owned()],
            mentions: Vec::new(),
        },
    ];
    let at = |nth: usize| Moment::from_unix(1_700_000_000 + i64::try_from(nth).unwrap()).unwrap();
    let by = |(nth, act)| Decision::new(at(nth), "Ada".to_owned(), None, act);
    acts.into_iter().enumerate().map(by).collect()
}

/// Reads `inputs` and decides once so many of them are read.
fn read_and_decide(inputs: &[Input], after: usize) -> String {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open_or_create(&folder.path().join("archive.db")).unwrap();
    let paths: Vec<PathBuf> =
        inputs.iter().enumerate().map(|(nth, input)| write(folder.path(), nth, input)).collect();
    let (before, later) = paths.split_at(after);
    run(&store, before);
    for decision in decisions() {
        decide(&store, &[decision], false).unwrap();
    }
    run(&store, later);
    answers(&store)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, max_shrink_iters: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_decided_early_is_as_if_decided_late(
        inputs in prop::collection::vec(record(), 2..9), after in any::<Index>(),
    ) {
        let after = after.index(inputs.len());
        same(&read_and_decide(&inputs, after), &read_and_decide(&inputs, inputs.len()))?;
    }
}

/// Records about names that some inputs have and some have not: with rivals,
/// of the wrong class, of a common name, in two files.
const AUTHORITIES: &[(&str, &str)] = &[
    ("a.csv", "id,name,aliases,kind\nQ1,Harbour Authority,Dockers Union|Norland Airways Ltd,org\n"),
    ("b.csv", "id,name,aliases,kind\nQ2,Ministry of Defence,MoD|U.S. Army,org\nQ3,Velm,Tarvia,\n"),
    ("c.csv", "id,name,aliases,kind\nQ4,Ada Larch,Larch|Ada B. Larch|John Smith,person\n"),
    ("d.csv", "id,name,aliases,kind\nQ1,Harbor Authority,Port Kessel,org\nQ5,Velm,,place\n"),
    (
        "e.csv",
        "id,name,aliases,kind\nQ6,Ben Larch,Larch,person\nQ7,Joaquin Ortega,MoD;Tarvia,place\n",
    ),
];

/// What people say about these.
fn decisions_about_ids() -> Vec<Decision> {
    let named = |kind, key: &str| Handle::named(kind, key.to_owned());
    let id = |id: &str| Handle::outside(id.to_owned());
    let acts = [
        Act::Different { one: named(EntityKind::Organization, "us army"), other: id("Q2") },
        Act::Same { one: named(EntityKind::Place, "norland"), other: id("Q3") },
        Act::Same { one: named(EntityKind::Person, "joaquin ortega"), other: id("Q6") },
        Act::Different { one: named(EntityKind::Person, "ada larch"), other: id("Q6") },
    ];
    let at = |nth: usize| Moment::from_unix(1_700_000_000 + i64::try_from(nth).unwrap()).unwrap();
    let by = |(nth, act)| Decision::new(at(nth), "Ada".to_owned(), None, act);
    acts.into_iter().enumerate().map(by).collect()
}

/// Reads articles and authority files and decides, in the order that `plan` gives.
fn read_with_authorities(inputs: &[Input], plan: &[Index]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open_or_create(&folder.path().join("archive.db")).unwrap();
    let decisions = decisions_about_ids();
    let (articles, files) = (inputs.len(), inputs.len() + AUTHORITIES.len());
    let mut order: Vec<usize> = (0..files + decisions.len()).collect();
    for at in (1..order.len()).rev() {
        order.swap(at, plan[at].index(at + 1));
    }
    for nth in order {
        if nth < articles {
            run(&store, &[write(folder.path(), nth, &inputs[nth])]);
        } else if nth < files {
            let (name, text) = AUTHORITIES[nth - articles];
            let (path, fields) = (folder.path().join(name), FieldNames::of_authorities());
            // An earlier version of the file leaves no trace.
            for text in ["id,name\nQ1,Joaquin Ortega\nQ4,Port Kessel\nQ7,MoD\n", text] {
                let ids = |text: &str| -> Vec<String> {
                    text.lines().map(|line| line.split(',').next().unwrap().to_owned()).collect()
                };
                let known = ids(AUTHORITIES[nth - articles].1);
                let kept = text.lines().filter(|line| known.contains(&ids(line)[0]));
                std::fs::write(&path, kept.collect::<Vec<_>>().join("\n")).unwrap();
                let stop = AtomicBool::new(false);
                import(&store, std::slice::from_ref(&path), &fields, None, &stop, &mut |_| {})
                    .unwrap();
            }
        } else {
            decide(&store, &[decisions[nth - files].clone()], false).unwrap();
        }
    }
    answers(&store)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, max_shrink_iters: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_does_not_matter_whether_articles_or_authority_files_come_first(
        inputs in prop::collection::vec(record(), 2..9),
        one in prop::collection::vec(any::<Index>(), 20),
        other in prop::collection::vec(any::<Index>(), 20),
    ) {
        same(&read_with_authorities(&inputs, &one), &read_with_authorities(&inputs, &other))?;
    }
}

#[test]
fn a_rival_that_takes_another_headline_is_no_rival_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open_or_create(&folder.path().join("archive.db")).unwrap();
    let record = |nth: usize, title: &str, source: &str, published: Option<&str>, body: &str| {
        let record =
            json!({"title": title, "source": source, "published": published, "body": body});
        write_as(folder.path(), nth, &record)
    };
    let title = "Harbour workers end strike";
    let mut inputs =
        vec![record(0, "Afterwards", "Herald", None, &format!("READ MORE: {title}\n"))];
    for nth in 1..7 {
        inputs.push(record(
            nth,
            title,
            "Gazette",
            Some("2024-05-01"),
            &format!("Told {nth} times."),
        ));
    }
    // Two by the referrer's own publisher: it cannot be told which is meant.
    // Neither is among the few candidates that are shown.
    inputs.push(record(7, title, "Herald", Some("2024-05-02"), "Ours."));
    inputs.push(record(8, title, "Herald", None, "Ours as well."));
    run(&store, &inputs);
    let target = || {
        let references = store.references(&ReferenceFilter::default()).unwrap();
        references[0].target.as_ref().and_then(|target| target.external_id.clone())
    };
    assert_eq!(target(), None);
    run(&store, &[record(8, "Otters return to Lake Arun", "Herald", None, "Ours as well.")]);
    assert_eq!(target().as_deref(), Some("n7"));
}
