//! How one story led to another: stories in the order of their days, each
//! following from the one before.

mod widest;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use crate::error::{Error, Result};
use crate::graph::{Evidence, Node, proof};
use crate::model::{Date, Span};
use crate::query::passage::passage;
use crate::query::profile::{Likeness, Profile, Reader};
use crate::store::{ArticleRow, NodeRow, Store, fold, stem};
use widest::widest;

/// Stories looked at for each of the questions by which they are found.
const FOUND: usize = 120;

/// Words that a question has.
const TERMS: usize = 30;

/// Names and words told of each link.
const TOLD: usize = 4;

/// Stories in order of time, each following from the one before.
#[derive(Clone, Debug, Serialize)]
pub struct Chain {
    /// The older of the two asked about.
    pub start: Node,
    /// The stories after it; the last is the newer of the two.
    pub hops: Vec<ChainHop>,
    /// The coherence of the weakest link, 0 to 1.
    pub coherence: f64,
}

/// A story that follows from the one before.
#[derive(Clone, Debug, Serialize)]
pub struct ChainHop {
    /// The story.
    pub to: Node,
    /// How well it follows, 0 to 1: half words in common, half names.
    pub coherence: f64,
    /// Names in both, those that count most first. Hostile text.
    pub names: Vec<String>,
    /// Words in both.
    pub words: Vec<String>,
    /// A reference between the two, or else the words of this story that have
    /// most of what it shares with the one before.
    pub evidence: Evidence,
}

/// The chain of stories from one article to another, the older first: of those
/// published between them the ones that make the weakest link strongest, and
/// no more of them than that takes.
///
/// After Shahaf and Guestrin, "Connecting the Dots Between News Articles", KDD
/// 2010, with the maximum-capacity path of Narrative Trails (arXiv 2503.15681).
/// How well a story follows is the mean of two cosines: of words by inverse
/// document frequency, and of names by salience times that.
///
/// Looks at some hundred stories of the days between, those whose words are
/// nearest to either end or to both: three questions to the full-text index,
/// and as many texts read, whatever the size of the archive.
///
/// `avoid` leaves out articles, and articles that name an entity; `as_of` what
/// is not known to have been published by then; how common a word or name is
/// the whole archive tells. `None` where nothing links the two.
///
/// # Errors
///
/// [`Error::Invalid`] if one of the two is undated; [`Error::Database`] if the
/// archive cannot be read.
pub fn chain(
    store: &Store,
    from: &ArticleRow,
    to: &ArticleRow,
    avoid: &[NodeRow],
    as_of: Option<&Date>,
) -> Result<Option<Chain>> {
    let (first, last) = ends(from, to)?;
    if !store.is_published(last.id, as_of.map(Date::day))? {
        return Ok(None);
    }
    let start = crate::graph::node(store, &NodeRow::Article(first.id))?;
    if first.id == last.id {
        return Ok(Some(Chain { start, hops: Vec::new(), coherence: 1.0 }));
    }
    let mut reader = Reader::new(store)?;
    let pool = pool(store, &mut reader, [first, last], avoid)?;
    let likeness = |one: usize, other: usize| pool[one].1.likeness(&pool[other].1);
    let Some(chosen) = widest(pool.len(), |one, other| likeness(one, other).coherence()) else {
        return Ok(None);
    };
    let mut hops = Vec::new();
    for pair in chosen.windows(2) {
        hops.push(hop(store, &reader, &pool[pair[0]], &pool[pair[1]], as_of)?);
    }
    let coherence = hops.iter().map(|hop| hop.coherence).fold(1.0, f64::min);
    Ok(Some(Chain { start, hops, coherence }))
}

/// The two in order of time; of one day as they are given.
fn ends<'a>(from: &'a ArticleRow, to: &'a ArticleRow) -> Result<(&'a ArticleRow, &'a ArticleRow)> {
    let day = |article: &ArticleRow| {
        let date = article.published.as_deref().and_then(Date::from_iso);
        date.map(|date| date.day().to_owned()).ok_or_else(|| Error::Invalid {
            message: format!("`{}` is undated, and a chain follows time", article.slug),
            hint: "leave out `--chain` for a path that does not".to_owned(),
        })
    };
    Ok(if day(to)? < day(from)? { (to, from) } else { (from, to) })
}

/// A story and what it is about.
type Story = (ArticleRow, Profile);

/// The two ends and what may stand between them, in order of time, then slug.
fn pool(
    store: &Store,
    reader: &mut Reader<'_>,
    [first, last]: [&ArticleRow; 2],
    avoid: &[NodeRow],
) -> Result<Vec<Story>> {
    let ends = [reader.read(first.id)?, reader.read(last.id)?];
    let terms = |reader: &Reader<'_>, profile: &Profile, limit| -> Vec<String> {
        profile.telling(limit).into_iter().map(|word| reader.word(word).1.clone()).collect()
    };
    let [one, other] = &ends;
    let both: Vec<String> =
        [terms(reader, one, TERMS / 2), terms(reader, other, TERMS / 2)].concat();
    let questions = [terms(reader, one, TERMS), terms(reader, other, TERMS), both];
    let day = |article: &ArticleRow| article.published.clone().unwrap_or_default();
    let (start, end) = (day(first), day(last));
    let days = [start.get(..10).unwrap_or(&start), end.get(..10).unwrap_or(&end)];
    let mut found = BTreeSet::new();
    for terms in questions {
        found.extend(store.neighbours_between(&terms, Some(days), FOUND)?);
    }
    let mut between: BTreeMap<(String, String), ArticleRow> = BTreeMap::new();
    for id in found {
        let article = store.article(id)?;
        if id != first.id && id != last.id && !is_avoided(store, id, avoid)? {
            between.insert((day(&article), article.slug.clone()), article);
        }
    }
    let [one, other] = ends;
    let mut pool = vec![(first.clone(), one)];
    for article in between.into_values() {
        let profile = reader.read(article.id)?;
        pool.push((article, profile));
    }
    pool.push((last.clone(), other));
    Ok(pool)
}

fn is_avoided(store: &Store, article: i64, avoid: &[NodeRow]) -> Result<bool> {
    if avoid.is_empty() {
        return Ok(false);
    }
    let joined: Vec<NodeRow> =
        store.joined(&NodeRow::Article(article), None)?.into_iter().map(|it| it.node).collect();
    Ok(avoid.iter().any(|node| match node {
        NodeRow::Article(id) => *id == article,
        _ => joined.contains(node),
    }))
}

/// A link with what holds it.
fn hop(
    store: &Store,
    reader: &Reader<'_>,
    (before, earlier): &Story,
    (article, later): &Story,
    as_of: Option<&Date>,
) -> Result<ChainHop> {
    let likeness: Likeness = earlier.likeness(later);
    let here = NodeRow::Article(article.id);
    let mut names = Vec::new();
    for (name, worth) in earlier.shared_names(later) {
        let node = crate::graph::node(store, &NodeRow::Entity(name))?;
        names.push((worth, node.id, node.title));
    }
    names.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let shared = earlier.shared_words(later);
    let there = NodeRow::Article(before.id);
    let joined = store.joined(&here, as_of.map(Date::day))?;
    let evidence = if joined.iter().any(|joined| joined.node == there) {
        proof(store, &there, &here, as_of)?.1.evidence
    } else {
        quotation(store, reader, article, &shared, likeness)?
    };
    Ok(ChainHop {
        to: crate::graph::node(store, &here)?,
        coherence: likeness.coherence(),
        names: names.into_iter().take(TOLD).map(|(_, _, name)| name).collect(),
        words: shared.iter().take(TOLD).map(|(word, _)| reader.word(*word).1.clone()).collect(),
        evidence,
    })
}

/// The passage of `article` that has most of the words in common; its headline
/// if the body has none.
fn quotation(
    store: &Store,
    reader: &Reader<'_>,
    article: &ArticleRow,
    shared: &[(i64, f64)],
    likeness: Likeness,
) -> Result<Evidence> {
    let (title, _, body) = store.article_text(article.id)?;
    let asked: HashMap<&str, (usize, f64)> = shared
        .iter()
        .enumerate()
        .map(|(nth, (word, worth))| (reader.word(*word).0.as_str(), (nth, *worth)))
        .collect();
    let found = passage(&body, |word| asked.get(stem(&fold(word)).as_str()).copied());
    let (field, text, quote) = match found {
        Some(quote) => ("body", &body, quote),
        None => ("title", &title, title.as_str()),
    };
    let start = quote.as_ptr() as usize - text.as_ptr() as usize;
    Ok(Evidence {
        article: article.slug.clone(),
        field: field.to_owned(),
        span: Some(Span::new(start, start + quote.len())),
        quote: quote.to_owned(),
        sentence: quote.to_owned(),
        method: "words".to_owned(),
        confidence: likeness.text,
    })
}
