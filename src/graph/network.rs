//! The graph as numbers, for what has to look at all of it.

use std::collections::HashMap;

use super::skeleton::{REFERENCE_STRENGTH, mention_strength};
use crate::error::Result;
use crate::store::{NodeRow, Store, Strand};

/// Nodes by number and the links between them.
///
/// Numbers follow identity (articles by slug, entities by class and normal
/// form, wanted stories by headline), and links the numbers of their ends: the
/// same archive gives the same network whatever the order of reading.
pub struct Network {
    /// The row of each node.
    pub rows: Vec<NodeRow>,
    /// From each node to others.
    pub links: Links,
}

impl Network {
    /// References between articles: a directed link from who refers to whom, as
    /// strong as the surest of them is sure.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the archive cannot be read.
    pub fn references(store: &Store) -> Result<Self> {
        let strands = store
            .strands(None)?
            .into_iter()
            .filter(|strand| strand.kind.is_some() && matches!(strand.target, NodeRow::Article(_)));
        Self::new(store, strands.map(|strand| (strand, false)))
    }

    /// Articles and who and what they name, linked both ways by salience.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the archive cannot be read.
    pub fn names(store: &Store) -> Result<Self> {
        let strands = store
            .strands(None)?
            .into_iter()
            .filter(|strand| strand.kind.is_none() && matches!(strand.source, NodeRow::Article(_)));
        Self::new(store, strands.map(|strand| (strand, true)))
    }

    /// Articles, wanted stories and entities, linked both ways by what counts on
    /// a path: references by confidence, mentions by salience, damped by how
    /// many articles name the entity.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the archive cannot be read.
    pub fn whole(store: &Store) -> Result<Self> {
        let named_by = store.count_naming_each(None)?;
        let texts = store.texts_by(None)?;
        let strands = store.strands(None)?.into_iter().map(|mut strand| {
            strand.weight = match &strand.target {
                NodeRow::Entity(entity) => {
                    let named_by = named_by.get(entity).copied().unwrap_or_default();
                    mention_strength(strand.weight, named_by, texts)
                }
                _ => REFERENCE_STRENGTH * strand.weight,
            };
            (strand, true)
        });
        Self::new(store, strands)
    }

    /// Of all articles and what these links join to them; each with whether it
    /// goes both ways.
    fn new(store: &Store, strands: impl Iterator<Item = (Strand, bool)>) -> Result<Self> {
        let strands: Vec<(Strand, bool)> = strands.collect();
        let mut rows: Vec<NodeRow> =
            store.article_rows()?.into_iter().map(NodeRow::Article).collect();
        let mut others: HashMap<&NodeRow, usize> = HashMap::new();
        for row in strands.iter().flat_map(|(strand, _)| [&strand.source, &strand.target]) {
            if !matches!(row, NodeRow::Article(_)) {
                others.insert(row, 0);
            }
        }
        let is_joined = |row: &NodeRow| others.contains_key(row);
        if !others.is_empty() {
            let entities = store.entities_in_order()?.into_iter().map(NodeRow::Entity);
            rows.extend(entities.filter(is_joined));
        }
        let mut wanted: Vec<NodeRow> = others
            .keys()
            .filter(|row| matches!(row, NodeRow::Wanted(_)))
            .map(|row| (*row).clone())
            .collect();
        wanted.sort();
        rows.extend(wanted);
        let number: HashMap<&NodeRow, usize> = rows.iter().zip(0..).collect();
        let mut links = Vec::new();
        for (strand, both_ways) in &strands {
            let ends = number.get(&strand.source).zip(number.get(&strand.target));
            if let Some((&from, &to)) = ends.filter(|(from, to)| from != to) {
                links.push((from, to, strand.weight));
                if *both_ways {
                    links.push((to, from, strand.weight));
                }
            }
        }
        let links = Links::strongest(rows.len(), links);
        Ok(Self { rows, links })
    }

    /// The number of a row, if it is here.
    #[must_use]
    pub fn number(&self, row: &NodeRow) -> Option<usize> {
        self.rows.iter().position(|other| other == row)
    }
}

/// Links by where they start, as compressed sparse rows: 12 bytes a link.
#[derive(Clone, Debug, Default)]
pub struct Links {
    starts: Vec<usize>,
    ends: Vec<(u32, f64)>,
}

impl Links {
    /// Of several links from one node to another the strongest.
    #[must_use]
    pub fn strongest(nodes: usize, links: Vec<(usize, usize, f64)>) -> Self {
        Self::new(nodes, links, f64::max)
    }

    /// Of several links from one node to another all together, added in the
    /// order of their strength.
    #[must_use]
    pub fn summed(nodes: usize, links: Vec<(usize, usize, f64)>) -> Self {
        Self::new(nodes, links, |one, other| one + other)
    }

    fn new(
        nodes: usize,
        mut links: Vec<(usize, usize, f64)>,
        join: impl Fn(f64, f64) -> f64,
    ) -> Self {
        links.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2)));
        links.dedup_by(|next, kept| {
            let same = (next.0, next.1) == (kept.0, kept.1);
            if same {
                kept.2 = join(kept.2, next.2);
            }
            same
        });
        let mut starts = vec![0; nodes + 1];
        for (from, ..) in &links {
            starts[from + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let number = |to: usize| u32::try_from(to).unwrap_or(u32::MAX);
        let ends = links.into_iter().map(|(_, to, weight)| (number(to), weight)).collect();
        Self { starts, ends }
    }

    /// Nodes.
    #[must_use]
    pub fn nodes(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Links in all.
    #[must_use]
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    /// The links from a node, by the number of the other end.
    pub fn from(&self, node: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        self.ends[self.starts[node]..self.starts[node + 1]]
            .iter()
            .map(|(to, weight)| (*to as usize, *weight))
    }
}
