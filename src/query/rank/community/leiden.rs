//! Which nodes belong together.

use std::collections::VecDeque;

use super::refine::refine;
use crate::graph::Links;
use crate::model::Random;

/// Levels at most; each at least halves the network in practice.
const LEVELS: usize = 50;

/// A gain in modularity smaller than this is none.
pub(super) const NOTHING: f64 = 1e-12;

/// A network some of whose nodes are several of the first.
pub(super) struct Level {
    pub(super) links: Links,
    /// The strength of all links of each node, those within it included twice.
    pub(super) strengths: Vec<f64>,
    /// All of these.
    pub(super) all: f64,
}

/// The community of each node, numbered from 0 in the order of their first
/// nodes, by the Leiden algorithm with modularity (Traag, Waltman and van Eck,
/// "From Louvain to Leiden: guaranteeing well-connected communities",
/// Scientific Reports 9, 2019). Every community is connected. Links go both
/// ways, equally strong.
///
/// The order in which nodes are looked at is drawn by `seed`; where the paper
/// draws the community that a node joins in refinement, this takes the best, of
/// equals the first, so that the answer is one. Some twenty rounds of all links.
pub(super) fn leiden(links: &Links, seed: u64) -> Vec<usize> {
    let mut random = Random::new(seed);
    let strengths: Vec<f64> =
        (0..links.nodes()).map(|node| links.from(node).map(|link| link.1).sum()).collect();
    let mut level = Level { links: links.clone(), all: strengths.iter().sum(), strengths };
    // Of each node of the first network, its node on this level.
    let mut place: Vec<usize> = (0..links.nodes()).collect();
    let mut community: Vec<usize> = (0..links.nodes()).collect();
    for _ in 0..LEVELS {
        settle(&level, &mut community, &mut random);
        let refined = refine(&level, &community, &mut random);
        let nodes = refined.iter().max().map_or(0, |last| last + 1);
        if nodes == level.links.nodes() {
            break;
        }
        let mut above = vec![0; nodes];
        for (node, &refined) in refined.iter().enumerate() {
            above[refined] = community[node];
        }
        community = numbered(&above);
        level = level.merged(&refined, nodes);
        for place in &mut place {
            *place = refined[*place];
        }
    }
    let flat: Vec<usize> = place.into_iter().map(|place| community[place]).collect();
    connected(links, &flat)
}

/// Moves each node to the community where it adds most to modularity, and its
/// neighbours again where that changes something for them, until none moves.
fn settle(level: &Level, community: &mut [usize], random: &mut Random) {
    let nodes = level.links.nodes();
    let mut sums = vec![0.0; nodes];
    let mut sizes = vec![0_usize; nodes];
    for (node, &of) in community.iter().enumerate() {
        sums[of] += level.strengths[node];
        sizes[of] += 1;
    }
    let mut empty: Vec<usize> = (0..nodes).filter(|of| sizes[*of] == 0).collect();
    let mut ties = Ties::new(nodes);
    let mut waiting: VecDeque<usize> = random.order(nodes).into();
    let mut waits = vec![true; nodes];
    while let Some(node) = waiting.pop_front() {
        waits[node] = false;
        let old = community[node];
        ties.count(level.links.from(node).map(|(to, weight)| (community[to], weight)));
        let strength = level.strengths[node];
        sums[old] -= strength;
        let gain = |of: usize| ties.of(of) - strength * sums[of] / level.all;
        let (mut best, mut most) = (old, gain(old));
        for &of in ties.met() {
            if gain(of) > most + NOTHING {
                (best, most) = (of, gain(of));
            }
        }
        // It may stand alone.
        if let Some(&alone) = empty.last().filter(|_| most < -NOTHING && sizes[old] > 1) {
            best = alone;
            empty.pop();
        }
        sums[best] += strength;
        if best != old {
            community[node] = best;
            sizes[best] += 1;
            sizes[old] -= 1;
            if sizes[old] == 0 {
                empty.push(old);
            }
            for (to, _) in level.links.from(node) {
                if community[to] != best && !waits[to] {
                    waits[to] = true;
                    waiting.push_back(to);
                }
            }
        }
        ties.clear();
    }
}

impl Level {
    /// The network whose nodes are what `refined` puts together.
    fn merged(&self, refined: &[usize], nodes: usize) -> Self {
        let mut strengths = vec![0.0; nodes];
        let mut links = Vec::new();
        for (node, &of) in refined.iter().enumerate() {
            strengths[of] += self.strengths[node];
            for (to, weight) in self.links.from(node) {
                if refined[to] != of {
                    links.push((of, refined[to], weight));
                }
            }
        }
        Self { links: Links::summed(nodes, links), strengths, all: self.all }
    }
}

/// How strongly one node is tied to each community.
pub(super) struct Ties {
    ties: Vec<f64>,
    met: Vec<usize>,
}

impl Ties {
    pub(super) fn new(communities: usize) -> Self {
        Self { ties: vec![0.0; communities], met: Vec::new() }
    }

    pub(super) fn count(&mut self, links: impl Iterator<Item = (usize, f64)>) {
        for (of, weight) in links {
            if self.ties[of] == 0.0 {
                self.met.push(of);
            }
            self.ties[of] += weight;
        }
        self.met.sort_unstable();
    }

    pub(super) fn of(&self, community: usize) -> f64 {
        self.ties[community]
    }

    /// Communities that it is tied to, by number.
    pub(super) fn met(&self) -> &[usize] {
        &self.met
    }

    pub(super) fn clear(&mut self) {
        for of in self.met.drain(..) {
            self.ties[of] = 0.0;
        }
    }
}

/// The same communities, numbered from 0 in the order of their first nodes.
pub(super) fn numbered(community: &[usize]) -> Vec<usize> {
    let last = community.iter().max().map_or(0, |last| last + 1);
    let mut numbers = vec![usize::MAX; last];
    let mut next = 0;
    let number = |of: &usize| {
        if numbers[*of] == usize::MAX {
            numbers[*of] = next;
            next += 1;
        }
        numbers[*of]
    };
    community.iter().map(number).collect()
}

/// The same communities, each part of one that nothing within it joins to the
/// rest by itself.
fn connected(links: &Links, community: &[usize]) -> Vec<usize> {
    let mut part = vec![usize::MAX; community.len()];
    for first in 0..community.len() {
        if part[first] != usize::MAX {
            continue;
        }
        part[first] = first;
        let mut waiting = vec![first];
        while let Some(node) = waiting.pop() {
            for (to, _) in links.from(node) {
                if part[to] == usize::MAX && community[to] == community[first] {
                    part[to] = first;
                    waiting.push(to);
                }
            }
        }
    }
    numbered(&part)
}
