//! How far apart nodes should be.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::{Size, links::Links};

/// How fast an edge grows with the neighbours its ends do not share. A hub of
/// 30 leaves needs a disc of about 2.4 times the usual edge around it to hold
/// their boxes: 1 + 0.25 √30.
const ROOM_FOR_A_NEIGHBOUR: f64 = 0.25;

/// More neighbours than this make an edge no longer: those of great hubs have
/// places of their own, near other nodes.
const MOST_NEIGHBOURS: usize = 36;

/// Weights beyond these change the length of an edge no further.
const WEIGHTS: (f64, f64) = (0.25, 4.0);

/// The lengths that a graph's edges should have.
pub(super) struct Lengths {
    /// For each node its neighbours and how far away they should be.
    neighbours: Vec<Vec<(usize, f64)>>,
}

impl Lengths {
    /// Long enough for both boxes, `gap` between them and the neighbours that
    /// crowd around; shorter where the weight is greater.
    pub(super) fn new(links: &Links, sizes: &[Size], gap: f64) -> Self {
        let radius: Vec<f64> =
            sizes.iter().map(|size| (size.width * size.height).sqrt() / 2.0).collect();
        let neighbours = (0..links.count())
            .map(|a| {
                let length = |&(b, weight): &(usize, f64)| {
                    let crowd = links.unshared(a, b).min(MOST_NEIGHBOURS) as f64;
                    let room = 1.0 + ROOM_FOR_A_NEIGHBOUR * crowd.sqrt();
                    let pull = weight.clamp(WEIGHTS.0, WEIGHTS.1).sqrt();
                    (b, (radius[a] + radius[b] + gap).max(1.0) * room / pull)
                };
                links.of(a).iter().map(length).collect()
            })
            .collect();
        Self { neighbours }
    }

    pub(super) const fn count(&self) -> usize {
        self.neighbours.len()
    }

    pub(super) fn of(&self, node: usize) -> &[(usize, f64)] {
        &self.neighbours[node]
    }

    /// The length of the shortest way from `start` to each node; infinite
    /// where there is none.
    pub(super) fn from(&self, start: usize) -> Vec<f64> {
        let mut distance = vec![f64::INFINITY; self.neighbours.len()];
        distance[start] = 0.0;
        let mut open = BinaryHeap::from([Reverse(Reached { distance: 0.0, node: start })]);
        while let Some(Reverse(Reached { distance: here, node })) = open.pop() {
            if here > distance[node] {
                continue;
            }
            for &(other, length) in &self.neighbours[node] {
                let there = here + length;
                if there < distance[other] {
                    distance[other] = there;
                    open.push(Reverse(Reached { distance: there, node: other }));
                }
            }
        }
        distance
    }
}

/// A node on the way, ordered by distance and then by number.
struct Reached {
    distance: f64,
    node: usize,
}

impl Ord for Reached {
    fn cmp(&self, other: &Self) -> Ordering {
        self.distance.total_cmp(&other.distance).then(self.node.cmp(&other.node))
    }
}

impl PartialOrd for Reached {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Reached {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Reached {}

#[cfg(test)]
mod tests {
    use super::{Lengths, Links, Size};

    #[test]
    fn the_shortest_way_counts() {
        let links = Links::new(4, &[(0, 1, 1.0), (1, 2, 1.0), (0, 2, 1.0)]);
        let lengths = Lengths::new(&links, &[Size::new(10.0, 10.0); 4], 10.0);
        assert_eq!(lengths.from(0), [0.0, 20.0, 20.0, f64::INFINITY]);
    }

    #[test]
    fn a_heavier_edge_is_shorter_and_a_hubs_edge_longer() {
        let sizes = [Size::new(10.0, 10.0); 5];
        let light = Lengths::new(&Links::new(5, &[(0, 1, 1.0)]), &sizes, 10.0).from(0)[1];
        let heavy = Lengths::new(&Links::new(5, &[(0, 1, 4.0)]), &sizes, 10.0).from(0)[1];
        let star = Links::new(5, &[(0, 1, 1.0), (0, 2, 1.0), (0, 3, 1.0), (0, 4, 1.0)]);
        let hub = Lengths::new(&star, &sizes, 10.0).from(0)[1];
        assert!(heavy < light && light < hub);
    }
}
