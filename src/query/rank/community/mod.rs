//! Stories and names that belong together.

mod leiden;
mod refine;

use std::cmp::Reverse;

use serde::Serialize;

use crate::error::Result;
use crate::graph::{Links, Network, Node, node};
use crate::store::{NodeRow, Store};
use leiden::leiden;

/// Central names, and as many central stories, that are told of a community.
const CENTRAL: usize = 5;

/// Entities that a community is named for.
const NAMED: usize = 3;

/// Stories and the names in them that are tied more to each other than to others.
#[derive(Clone, Debug, Serialize)]
pub struct Community {
    /// The people, organisations and places at its centre; a headline where it
    /// has none. Hostile text.
    pub name: String,
    /// Articles in it.
    pub articles: usize,
    /// Entities in it.
    pub entities: usize,
    /// Wanted stories in it.
    pub wanted: usize,
    /// Its central people, organisations and places, by how strongly others of
    /// it are tied to them.
    pub names: Vec<Node>,
    /// Its central articles and wanted stories, by the same.
    pub stories: Vec<Node>,
    /// All its nodes in the order of their identities.
    #[serde(skip)]
    pub members: Vec<NodeRow>,
}

/// The communities of the archive, those with most articles first, of equals
/// the one with more nodes, then the one whose first node comes first; nodes
/// that stand alone are left out. At most `limit`, and how many there are.
///
/// Reads the archive's edges once, then some twenty rounds of all links. The
/// same for the same archive and `seed`, whatever the order of reading. A new
/// article may change any of them: for stories that stay what they are there
/// are others means.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn communities(store: &Store, seed: u64, limit: usize) -> Result<(Vec<Community>, usize)> {
    let network = Network::whole(store)?;
    let community = leiden(&network.links, seed);
    let count = community.iter().max().map_or(0, |last| last + 1);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (at, &of) in community.iter().enumerate() {
        members[of].push(at);
    }
    members.retain(|members| members.len() > 1);
    let articles = |members: &Vec<usize>| {
        members.iter().filter(|at| matches!(network.rows[**at], NodeRow::Article(_))).count()
    };
    members.sort_by_key(|members| {
        (Reverse(articles(members)), Reverse(members.len()), members.first().copied())
    });
    let of = members.len();
    let told = members.into_iter().take(limit);
    let told = told.map(|members| describe(store, &network, &community, &members));
    Ok((told.collect::<Result<_>>()?, of))
}

/// A community as it is told.
fn describe(
    store: &Store,
    network: &Network,
    community: &[usize],
    members: &[usize],
) -> Result<Community> {
    let mut central: Vec<(f64, usize)> =
        members.iter().map(|at| (tie(&network.links, community, *at), *at)).collect();
    central.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let count =
        |is: fn(&NodeRow) -> bool| members.iter().filter(|at| is(&network.rows[**at])).count();
    let is_name = |at: usize| matches!(network.rows[at], NodeRow::Entity(_));
    let told = |names: bool| -> Result<Vec<Node>> {
        let of = central.iter().filter(|(_, at)| is_name(*at) == names).take(CENTRAL);
        of.map(|(_, at)| node(store, &network.rows[*at])).collect()
    };
    let (names, stories) = (told(true)?, told(false)?);
    let named: Vec<&str> = names.iter().take(NAMED).map(|node| node.title.as_str()).collect();
    let name = match stories.first().filter(|_| named.is_empty()) {
        Some(story) => story.title.clone(),
        None => named.join(", "),
    };
    Ok(Community {
        name,
        articles: count(|row| matches!(row, NodeRow::Article(_))),
        entities: count(|row| matches!(row, NodeRow::Entity(_))),
        wanted: count(|row| matches!(row, NodeRow::Wanted(_))),
        names,
        stories,
        members: members.iter().map(|at| network.rows[*at].clone()).collect(),
    })
}

/// How strongly a node is tied to others of its community.
fn tie(links: &Links, community: &[usize], at: usize) -> f64 {
    links.from(at).filter(|(to, _)| community[*to] == community[at]).map(|link| link.1).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::leiden::leiden;
    use crate::graph::Links;

    fn both_ways(nodes: usize, links: &[(usize, usize)]) -> Links {
        let both = |&(from, to): &(usize, usize)| [(from, to, 1.0), (to, from, 1.0)];
        Links::strongest(nodes, links.iter().flat_map(both).collect())
    }

    #[test]
    fn two_rings_joined_by_one_link_are_two_communities() {
        let links = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)];
        assert_eq!(leiden(&both_ways(6, &links), 1), [0, 0, 0, 1, 1, 1]);
    }

    #[test]
    fn a_club_parts_as_modularity_is_known_to_be_highest() {
        // Zachary's karate club, "An information flow model for conflict and
        // fission in small groups", 1977; the best partition has .4198.
        #[rustfmt::skip]
        let club = [
            (1, 2), (1, 3), (2, 3), (1, 4), (2, 4), (3, 4), (1, 5), (1, 6), (1, 7), (5, 7),
            (6, 7), (1, 8), (2, 8), (3, 8), (4, 8), (1, 9), (3, 9), (3, 10), (1, 11), (5, 11),
            (6, 11), (1, 12), (1, 13), (4, 13), (1, 14), (2, 14), (3, 14), (4, 14), (6, 17),
            (7, 17), (1, 18), (2, 18), (1, 20), (2, 20), (1, 22), (2, 22), (24, 26), (25, 26),
            (3, 28), (24, 28), (25, 28), (3, 29), (24, 30), (27, 30), (2, 31), (9, 31), (1, 32),
            (25, 32), (26, 32), (29, 32), (3, 33), (9, 33), (15, 33), (16, 33), (19, 33),
            (21, 33), (23, 33), (24, 33), (30, 33), (31, 33), (32, 33), (9, 34), (10, 34),
            (14, 34), (15, 34), (16, 34), (19, 34), (20, 34), (21, 34), (23, 34), (24, 34),
            (27, 34), (28, 34), (29, 34), (30, 34), (31, 34), (32, 34), (33, 34),
        ];
        let club = both_ways(34, &club.map(|(one, other)| (one - 1, other - 1)));
        let best = (1..=5).map(|seed| modularity(&club, &leiden(&club, seed)));
        let best = best.fold(0.0, f64::max);
        assert!((best - 0.4198).abs() < 1e-4, "{best}");
    }

    fn modularity(links: &Links, community: &[usize]) -> f64 {
        let strength = |node: usize| links.from(node).map(|link| link.1).sum::<f64>();
        let all: f64 = (0..links.nodes()).map(strength).sum();
        let mut sum = 0.0;
        for one in 0..links.nodes() {
            for (to, weight) in links.from(one) {
                sum += if community[to] == community[one] { weight } else { 0.0 };
            }
            for other in 0..links.nodes() {
                if community[other] == community[one] {
                    sum -= strength(one) * strength(other) / all;
                }
            }
        }
        sum / all
    }

    proptest! {
        #[test]
        fn every_community_is_connected_and_the_answer_is_one(
            links in prop::collection::vec((0..60_usize, 0..60_usize), 1..150),
            seed in 0..5_u64,
        ) {
            let links: Vec<(usize, usize)> =
                links.into_iter().filter(|(from, to)| from != to).collect();
            let links = both_ways(60, &links);
            let community = leiden(&links, seed);
            prop_assert_eq!(&community, &leiden(&links, seed));
            for first in 0..60 {
                let mut reached = vec![first];
                let mut at = 0;
                while let Some(&node) = reached.get(at) {
                    for (to, _) in links.from(node) {
                        if community[to] == community[first] && !reached.contains(&to) {
                            reached.push(to);
                        }
                    }
                    at += 1;
                }
                let size = community.iter().filter(|of| **of == community[first]).count();
                prop_assert_eq!(reached.len(), size);
            }
        }
    }
}
