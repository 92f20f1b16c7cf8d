//! The shortest ways from the middle, and in which order they fan out.

use std::cmp::Ordering;

use crate::layout::{Point, links::Links, spring};
use crate::model::Random;

/// Each node under one that is a hop nearer to the middle.
pub(super) struct Tree {
    pub(super) middle: usize,
    /// The one that each is under; none for the middle.
    pub(super) above: Vec<Option<usize>>,
    /// Those under each node, in the order in which they stand on their ring.
    pub(super) below: Vec<Vec<usize>>,
    /// Every node after the one it is under, ring by ring.
    pub(super) order: Vec<usize>,
}

impl Tree {
    /// Of several ways of equal length the one with the heaviest last edge.
    ///
    /// Nodes stand in the order that they have around the middle where springs
    /// put them: nodes that are joined come near each other, which leaves few
    /// crossings.
    pub(super) fn new(links: &Links, middle: usize, seed: u64) -> Self {
        let count = links.count();
        let mut hops = vec![usize::MAX; count];
        let mut above = vec![None; count];
        let mut order = vec![middle];
        hops[middle] = 0;
        let mut next = 0;
        while let Some(&node) = order.get(next) {
            next += 1;
            for &(other, weight) in links.of(node) {
                if hops[other] == usize::MAX {
                    hops[other] = hops[node] + 1;
                    order.push(other);
                }
                if hops[other] == hops[node] + 1
                    && above[other].is_none_or(|(_, most)| weight > most)
                {
                    above[other] = Some((node, weight));
                }
            }
        }
        let mut below = vec![Vec::new(); count];
        for &node in &order {
            if let Some((above, _)) = above[node] {
                below[above].push(node);
            }
        }
        let at = spring::settle(links, &mut Random::new(seed));
        fan_out(&mut below, &order, &at, middle);
        let above = above.into_iter().map(|above| above.map(|(node, _)| node)).collect();
        Self { middle, above, below, order }
    }

    /// The nodes of each ring from the first outwards, in the order in which
    /// they stand on it.
    pub(super) fn rings(&self) -> Vec<Vec<usize>> {
        let mut rings = vec![self.below[self.middle].clone()];
        while let Some(last) = rings.last().filter(|last| !last.is_empty()) {
            let next = last.iter().flat_map(|&node| self.below[node].iter().copied()).collect();
            rings.push(next);
        }
        rings.pop();
        rings
    }
}

/// Sorts those under each node by their direction from the middle, beginning
/// opposite to where their own node is.
fn fan_out(below: &mut [Vec<usize>], order: &[usize], at: &[Point], middle: usize) {
    let from_middle =
        |node: usize| Point::new(at[node].x - at[middle].x, at[node].y - at[middle].y);
    for &node in order {
        let axis = if node == middle { Point::new(1.0, 0.0) } else { from_middle(node) };
        let turned = |other: usize| {
            let to = from_middle(other);
            Point::new(axis.x * to.x + axis.y * to.y, axis.x * to.y - axis.y * to.x)
        };
        below[node].sort_by(|&a, &b| around(turned(a), turned(b)).then(a.cmp(&b)));
    }
}

/// The order of two directions on the way from straight back by negative `y`
/// all around.
fn around(a: Point, b: Point) -> Ordering {
    let half = |p: Point| p.y >= 0.0;
    half(a).cmp(&half(b)).then_with(|| {
        let cross = a.x * b.y - a.y * b.x;
        0.0_f64.total_cmp(&(cross + 0.0))
    })
}

#[cfg(test)]
mod tests {
    use super::{Links, Tree};

    #[test]
    fn every_node_is_under_one_that_is_nearer() {
        let links =
            Links::new(5, &[(0, 1, 1.0), (0, 2, 1.0), (1, 3, 1.0), (2, 3, 2.0), (3, 4, 1.0)]);
        let tree = Tree::new(&links, 0, 1);
        assert_eq!(tree.above, [None, Some(0), Some(0), Some(2), Some(3)]);
        assert_eq!(tree.rings().iter().map(Vec::len).collect::<Vec<_>>(), [2, 1, 1]);
        assert_eq!((&tree.below[2], &tree.below[3]), (&vec![3], &vec![4]));
    }
}
