//! Each pair of joined boxes once, and no way around in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::Arrow;

/// Two boxes that share at least one edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tie {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether `from` must stand in an earlier layer than `to`.
    pub(super) flows: bool,
}

impl Tie {
    /// Both ends, the lower first.
    pub(super) fn ends(&self) -> (usize, usize) {
        (self.from.min(self.to), self.from.max(self.to))
    }
}

/// The pairs among `arrows` in ascending order; those that flow are turned
/// where they would close a circle. Loops and arrows to nowhere are dropped.
/// Where arrows join two boxes both ways the more numerous decide.
///
/// Takes about n log n, and for each arrow that may have to turn as long as a
/// walk through all of them.
pub(super) fn ties(count: usize, arrows: &[Arrow]) -> Vec<Tie> {
    let mut pairs: BTreeMap<(usize, usize), (i64, bool)> = BTreeMap::new();
    for arrow in arrows.iter().filter(|arrow| arrow.is_line(count)) {
        let forward = arrow.from < arrow.to;
        let pair = if forward { (arrow.from, arrow.to) } else { (arrow.to, arrow.from) };
        let (votes, flows) = pairs.entry(pair).or_default();
        if arrow.flows {
            *votes += if forward { 1 } else { -1 };
            *flows = true;
        }
    }
    let mut ties: Vec<Tie> = pairs
        .into_iter()
        .map(|((low, high), (votes, flows))| {
            let (from, to) = if votes >= 0 { (low, high) } else { (high, low) };
            Tie { from, to, flows }
        })
        .collect();
    break_circles(count, &mut ties);
    ties
}

/// Turns as few of the ties that flow as a greedy choice finds.
fn break_circles(count: usize, ties: &mut [Tie]) {
    let place = greedy(count, ties);
    let mut after: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); count];
    let mut turned = Vec::new();
    for (nth, tie) in ties.iter_mut().enumerate().filter(|(_, tie)| tie.flows) {
        if place[tie.from] > place[tie.to] {
            (tie.from, tie.to) = (tie.to, tie.from);
            turned.push(nth);
        }
        after[tie.from].insert(tie.to);
    }
    // The greedy order also turns arrows that close no circle: turn them back.
    for nth in turned {
        let tie = &mut ties[nth];
        after[tie.from].remove(&tie.to);
        if reaches(&after, tie.from, tie.to) {
            after[tie.from].insert(tie.to);
        } else {
            (tie.from, tie.to) = (tie.to, tie.from);
            after[tie.from].insert(tie.to);
        }
    }
}

/// Whether a way leads from one box to another.
fn reaches(after: &[BTreeSet<usize>], from: usize, to: usize) -> bool {
    let mut seen = vec![false; after.len()];
    let mut open = vec![from];
    while let Some(node) = open.pop() {
        if node == to {
            return true;
        }
        for &next in &after[node] {
            if !std::mem::replace(&mut seen[next], true) {
                open.push(next);
            }
        }
    }
    false
}

/// Each box's place in an order that few ties run against: sinks last, sources
/// first, else the box that most leave and fewest enter; of equals the first.
///
/// P. Eades, X. Lin, W. F. Smyth, "A fast and effective heuristic for the
/// feedback arc set problem", Information Processing Letters 47, 1993.
fn greedy(count: usize, ties: &[Tie]) -> Vec<usize> {
    let (mut next, mut last) = (vec![Vec::new(); count], vec![Vec::new(); count]);
    for tie in ties.iter().filter(|tie| tie.flows) {
        next[tie.from].push(tie.to);
        last[tie.to].push(tie.from);
    }
    let mut degrees: Vec<(usize, usize)> =
        next.iter().zip(&last).map(|(next, last)| (last.len(), next.len())).collect();
    let rank = |node: usize, (ins, outs): (usize, usize)| match (ins, outs) {
        (_, 0) => (0, 0, node),
        (0, _) => (1, 0, node),
        _ => (2, ins.cast_signed() - outs.cast_signed(), node),
    };
    let mut left: BTreeSet<_> = (0..count).map(|node| rank(node, degrees[node])).collect();
    let (mut first, mut end) = (Vec::new(), Vec::new());
    while let Some((class, _, node)) = left.pop_first() {
        let side = if class == 0 { &mut end } else { &mut first };
        side.push(node);
        for (others, is_next) in [(&next[node], true), (&last[node], false)] {
            for &other in others {
                let old = degrees[other];
                let new = if is_next { (old.0 - 1, old.1) } else { (old.0, old.1 - 1) };
                if left.remove(&rank(other, old)) {
                    degrees[other] = new;
                    left.insert(rank(other, new));
                }
            }
        }
    }
    let mut place = vec![0; count];
    for (nth, &node) in first.iter().chain(end.iter().rev()).enumerate() {
        place[node] = nth;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::{Arrow, Tie, ties};

    fn flows(pairs: &[(usize, usize)]) -> Vec<Arrow> {
        pairs.iter().map(|&(from, to)| Arrow { from, to, flows: true }).collect()
    }

    #[test]
    fn a_circle_is_broken_at_one_arrow() {
        let arrows = flows(&[(0, 1), (1, 2), (2, 3), (3, 0), (4, 0)]);
        let kept = |tie: &&Tie| arrows.iter().any(|a| (a.from, a.to) == (tie.from, tie.to));
        let ties = ties(5, &arrows);
        assert_eq!((ties.len(), ties.iter().filter(kept).count()), (5, 4));
    }

    #[test]
    fn what_is_no_circle_stays_as_it_is() {
        let arrows = flows(&[(3, 1), (1, 0), (3, 0), (2, 0), (2, 1)]);
        let found = ties(4, &arrows);
        assert!(found.iter().all(|t| arrows.iter().any(|a| (a.from, a.to) == (t.from, t.to))));
    }

    #[test]
    fn a_pair_is_one_tie_and_most_arrows_tell_its_way() {
        let arrows = flows(&[(0, 1), (1, 0), (1, 0), (1, 1), (1, 7)]);
        assert_eq!(ties(2, &arrows), [Tie { from: 1, to: 0, flows: true }]);
    }
}
