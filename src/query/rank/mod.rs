//! What is central: by who refers to whom, and by who is named with whom.

mod betweenness;
mod community;
mod hits;
mod pagerank;

use serde::Serialize;

use crate::error::{Error, Result};
use crate::graph::{Network, Node, node};
use crate::store::{NodeRow, Store};

pub use community::{Community, communities};

/// How to tell what is central.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Referred to by those who are referred to; or named much in stories that
    /// name much.
    PageRank,
    /// Authorities, referred to by hubs that refer to authorities.
    Hits,
    /// On many shortest paths between others; with so many nodes standing for
    /// all, drawn by the seed.
    Betweenness {
        /// Nodes that paths are looked for from.
        sample: usize,
        /// What the sample is drawn by.
        seed: u64,
    },
}

/// What connects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Through {
    /// References between articles, which have a direction.
    References,
    /// Names in articles, which have none.
    Names,
}

/// What is asked of a ranking.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// How.
    pub measure: Measure,
    /// Over what.
    pub through: Through,
    /// Whether entities are asked for, or articles.
    pub entities: bool,
    /// Where `PageRank` begins; anywhere if empty. An entity stands for the
    /// articles that name it where references connect.
    pub from: Vec<NodeRow>,
    /// At most this many.
    pub limit: usize,
}

/// A node and how central it is.
#[derive(Clone, Debug, Serialize)]
pub struct Ranked {
    /// The node.
    #[serde(flatten)]
    pub node: Node,
    /// How central: a share of 1 for `PageRank` and authorities, of all pairs
    /// for betweenness.
    pub score: f64,
    /// For HITS, how much it is a hub; a share of 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hub: Option<f64>,
}

/// A ranking, and over how much it was made.
#[derive(Clone, Debug, Serialize)]
pub struct Ranks {
    /// The most central first, of equals the first by identity.
    pub ranked: Vec<Ranked>,
    /// Nodes that were ranked.
    pub of: usize,
    /// Nodes that links connect or might, those not asked for included.
    pub nodes: usize,
    /// Links between nodes.
    pub links: usize,
}

/// The most central articles or entities.
///
/// Reads the archive's edges once. `PageRank` and HITS take some hundred rounds
/// of all links, betweenness one for each node of the sample.
///
/// # Errors
///
/// [`Error::Invalid`] for what makes no sense together; [`Error::Database`] if
/// the archive cannot be read.
pub fn rank(store: &Store, asked: &Ranking) -> Result<Ranks> {
    if asked.through == Through::References && asked.entities {
        return Err(invalid("references connect articles, not entities", "`--through names`"));
    }
    if asked.through == Through::Names && asked.measure == Measure::Hits {
        return Err(invalid("hubs and authorities are told by references", "`--by pagerank`"));
    }
    if asked.measure != Measure::PageRank && !asked.from.is_empty() {
        return Err(invalid("only PageRank begins somewhere", "`--by pagerank` beside `--from`"));
    }
    let network = match asked.through {
        Through::References => Network::references(store)?,
        Through::Names => Network::names(store)?,
    };
    let scores: Vec<(f64, Option<f64>)> = match asked.measure {
        Measure::PageRank => {
            let begin = begin(store, &network, &asked.from)?;
            let ranks = pagerank::pagerank(&network.links, &begin);
            ranks.into_iter().map(|score| (score, None)).collect()
        }
        Measure::Hits => hits::hits(&network.links)
            .into_iter()
            .map(|(authority, hub)| (authority, Some(hub)))
            .collect(),
        Measure::Betweenness { sample, seed } => {
            let between = betweenness::betweenness(&network.links, sample, seed);
            between.into_iter().map(|score| (score, None)).collect()
        }
    };
    let mut found: Vec<(usize, (f64, Option<f64>))> =
        scores.into_iter().enumerate().filter(|(at, _)| asked.wants(&network.rows[*at])).collect();
    let of = found.len();
    // Numbers follow identity.
    found.sort_by(|a, b| b.1.0.total_cmp(&a.1.0).then(a.0.cmp(&b.0)));
    let mut ranked = Vec::new();
    for (at, (score, hub)) in found.into_iter().take(asked.limit) {
        ranked.push(Ranked { node: node(store, &network.rows[at])?, score, hub });
    }
    Ok(Ranks { ranked, of, nodes: network.rows.len(), links: network.links.count() })
}

/// The `PageRank` of each article by references, as a multiple of the mean: 1
/// is an article that is nothing special.
///
/// # Errors
///
/// [`Error::Database`] if the archive cannot be read.
pub(super) fn standing(store: &Store) -> Result<Vec<(i64, f64)>> {
    let network = Network::references(store)?;
    let ranks = pagerank::pagerank(&network.links, &[]);
    let all = ranks.len() as f64;
    let articles = network.rows.iter().zip(ranks).filter_map(|(row, rank)| match row {
        NodeRow::Article(id) => Some((*id, rank * all)),
        _ => None,
    });
    Ok(articles.collect())
}

impl Ranking {
    fn wants(&self, row: &NodeRow) -> bool {
        match row {
            NodeRow::Article(_) => !self.entities,
            NodeRow::Entity(_) => self.entities,
            NodeRow::Wanted(_) => false,
        }
    }
}

fn invalid(message: &str, hint: &str) -> Error {
    Error::Invalid { message: message.to_owned(), hint: format!("use {hint}") }
}

/// Where to begin, by share: each node asked for has as much as another.
fn begin(store: &Store, network: &Network, from: &[NodeRow]) -> Result<Vec<(usize, f64)>> {
    let mut begin = Vec::new();
    for row in from {
        if let Some(number) = network.number(row) {
            begin.push((number, 1.0));
            continue;
        }
        let NodeRow::Entity(entity) = row else { continue };
        let mut naming: Vec<(usize, f64)> = store
            .articles_naming(*entity)?
            .into_iter()
            .filter_map(|(id, salience)| Some((network.number(&NodeRow::Article(id))?, salience)))
            .collect();
        naming.sort_by_key(|(number, _)| *number);
        let all: f64 = naming.iter().map(|(_, salience)| salience).sum();
        begin.extend(naming.iter().map(|(number, salience)| (*number, salience / all)));
    }
    if begin.is_empty() && !from.is_empty() {
        return Err(invalid("nothing connects where to begin", "another `--from`"));
    }
    Ok(begin)
}
