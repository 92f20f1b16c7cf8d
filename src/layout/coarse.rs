//! A graph half as large that looks the same from afar.
//!
//! The steps of Y. Hu, "Efficient and High-Quality Force-Directed Graph
//! Drawing", The Mathematica Journal 2005: nodes are joined along edges;
//! what is left, such as the leaves of a hub, with another leaf of it.

use super::links::Links;
use crate::model::Random;

/// The smaller graph.
pub(super) struct Coarse {
    pub(super) links: Links,
    /// How many nodes each of its nodes stands for.
    pub(super) masses: Vec<f64>,
    /// Which of its nodes stands for each of the larger graph's.
    pub(super) place: Vec<usize>,
}

/// Joins the nodes of `links` two by two, in an order of chance.
pub(super) fn coarse(links: &Links, masses: &[f64], random: &mut Random) -> Coarse {
    let count = links.count();
    let mut partner: Vec<Option<usize>> = vec![None; count];
    let order = random.order(count);
    for &node in &order {
        if partner[node].is_some() {
            continue;
        }
        // Of neighbours that are free, the one that is joined most strongly
        // for what both weigh, so that nothing grows much heavier than the rest.
        let mut best: Option<(f64, usize)> = None;
        for &(other, weight) in links.of(node) {
            let worth = weight / masses[other];
            if partner[other].is_none() && best.is_none_or(|(most, _)| worth > most) {
                best = Some((worth, other));
            }
        }
        if let Some((_, other)) = best {
            partner[node] = Some(other);
            partner[other] = Some(node);
        }
    }
    // Nobody's neighbours are free now: two that have a neighbour in common.
    let mut waiting: Vec<Option<usize>> = vec![None; count];
    for &node in &order {
        if partner[node].is_some() {
            continue;
        }
        let Some(&(hub, _)) = links.of(node).iter().min_by_key(|(hub, _)| links.of(*hub).len())
        else {
            continue;
        };
        if let Some(other) = waiting[hub].take() {
            partner[node] = Some(other);
            partner[other] = Some(node);
        } else {
            waiting[hub] = Some(node);
        }
    }
    let mut place = vec![0; count];
    let mut joined = Vec::new();
    for node in 0..count {
        match partner[node] {
            Some(other) if other < node => {
                place[node] = place[other];
                joined[place[node]] += masses[node];
            }
            _ => {
                place[node] = joined.len();
                joined.push(masses[node]);
            }
        }
    }
    let edges: Vec<_> = links.pairs().map(|(a, b, weight)| (place[a], place[b], weight)).collect();
    Coarse { links: Links::new(joined.len(), &edges), masses: joined, place }
}
