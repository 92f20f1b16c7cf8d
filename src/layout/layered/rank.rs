//! Which layer each box stands in.
//!
//! Few edges over many layers, as E. R. Gansner, E. Koutsofios, S. C. North,
//! K.-P. Vo want it ("A Technique for Drawing Directed Graphs", 1993); but no
//! layer much longer than the page, and an edge that does not flow may point
//! either way. That has no quick exact answer: several starts are improved
//! box by box, and the best is taken.

use super::tie::Tie;

/// What a layer that an edge passes costs; one that flows is best kept short.
const PASSED: f64 = 1.0;
const PASSED_BY_FLOW: f64 = 2.0;
/// What an edge within a layer costs while boxes are moved; none is left.
const WITHIN: f64 = 4.0;
/// What a layer too long costs: at a tenth over, moving a usual box to where
/// one edge of it passes a layer more is worth it. Tried too: that it is only
/// at a third over.
const CROWD: f64 = 5.0;
const LIGHTER: f64 = 1.5;
/// How far from all its neighbours a box looks for room.
const REACH: i64 = 3;
/// Rounds over all boxes; most drawings settle in ten.
const ROUNDS: usize = 40;
/// Layers that may be added before the first and after the last.
const SPARE: i64 = 24;

/// A box's neighbour.
#[derive(Clone, Copy)]
pub(super) struct Near {
    pub(super) node: usize,
    /// Whether it must stand in a later layer (1), in an earlier one (-1), or
    /// only in another (0).
    pub(super) side: i64,
}

/// What layers are found for: boxes' lengths along their layer, and who is
/// joined to whom.
pub(super) struct Web<'a> {
    lengths: &'a [f64],
    pub(super) near: Vec<Vec<Near>>,
    /// How long a layer should be at most.
    room: f64,
    /// The length of a usual box.
    usual: f64,
}

/// A layer for each box, and what that costs.
pub(super) struct Layering {
    /// From 0, none empty.
    pub(super) layers: Vec<usize>,
    /// In layers that edges pass.
    pub(super) cost: f64,
}

/// Layers for some connected boxes, several ways, the best first: ends of a
/// tie in different ones, and in their order where it flows.
///
/// `lengths` are along the layer, `room` is what a layer should be at most.
/// Takes rounds × ties.
pub(super) fn layerings(lengths: &[f64], ties: &[Tie], room: f64) -> Vec<Layering> {
    let web = Web::new(lengths, ties, room);
    let mut found: Vec<Layering> = Vec::new();
    for start in [web.by_flow(true), web.by_flow(false), web.by_hops()] {
        for crowd in [CROWD, LIGHTER] {
            let layers = web.legal(web.improved(start.clone(), crowd));
            if !found.iter().any(|other| other.layers == layers) {
                let cost = web.cost(&layers);
                found.push(Layering { layers, cost });
            }
        }
    }
    found.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    found
}

impl<'a> Web<'a> {
    fn new(lengths: &'a [f64], ties: &[Tie], room: f64) -> Self {
        let mut near = vec![Vec::new(); lengths.len()];
        for tie in ties {
            let side = i64::from(tie.flows);
            near[tie.from].push(Near { node: tie.to, side });
            near[tie.to].push(Near { node: tie.from, side: -side });
        }
        let usual = (lengths.iter().sum::<f64>() / lengths.len().max(1) as f64).max(1.0);
        Self { lengths, near, room: room.max(usual), usual }
    }

    /// What it costs that a box stands in a layer, for its edges' lengths.
    fn stretch(&self, layers: &[i64], node: usize, layer: i64) -> f64 {
        let cost = |near: &Near| {
            let passed = (layers[near.node] - layer).abs() - 1;
            let each = if near.side == 0 { PASSED } else { PASSED_BY_FLOW };
            if passed < 0 { WITHIN * each } else { passed as f64 * each }
        };
        self.near[node].iter().map(cost).sum()
    }

    /// What it costs that a layer is so long.
    fn crowd(&self, length: f64, crowd: f64) -> f64 {
        let over = (length / self.room - 1.0).max(0.0);
        crowd * over * over * self.room / self.usual
    }

    fn cost(&self, layers: &[usize]) -> f64 {
        let layers: Vec<i64> = layers.iter().map(|&layer| layer.cast_signed() as i64).collect();
        let stretch: f64 =
            (0..layers.len()).map(|node| self.stretch(&layers, node, layers[node])).sum();
        let (_, filled) = self.filled(&layers, 0);
        stretch / 2.0 + filled.iter().map(|&length| self.crowd(length, CROWD)).sum::<f64>()
    }

    /// The number of the first layer less `spare`, and all layers' lengths.
    fn filled(&self, layers: &[i64], spare: i64) -> (i64, Vec<f64>) {
        let first = layers.iter().min().copied().unwrap_or_default() - spare;
        let last = layers.iter().max().copied().unwrap_or_default() + spare;
        let mut filled = vec![0.0; usize::try_from(last - first + 1).unwrap_or_default()];
        for (node, layer) in layers.iter().enumerate() {
            filled[index(layer - first)] += self.lengths[node];
        }
        (first, filled)
    }

    /// Moves boxes, one at a time, as long as it pays.
    fn improved(&self, mut layers: Vec<i64>, crowd: f64) -> Vec<i64> {
        let (first, mut filled) = self.filled(&layers, SPARE);
        let last = first + filled.len().cast_signed() as i64 - 1;
        for round in 0..ROUNDS {
            let mut moved = false;
            for nth in 0..layers.len() {
                let node = if round % 2 == 0 { nth } else { layers.len() - 1 - nth };
                let (low, high) = self.range(&layers, node, (first, last));
                let (here, length) = (layers[node], self.lengths[node]);
                filled[index(here - first)] -= length;
                let cost = |layer: i64| {
                    let full = filled[index(layer - first)];
                    self.stretch(&layers, node, layer) + self.crowd(full + length, crowd)
                        - self.crowd(full, crowd)
                };
                let mut best = (cost(here) - 1e-6, here);
                for layer in low..=high {
                    let cost = cost(layer);
                    if cost < best.0 {
                        best = (cost, layer);
                    }
                }
                moved |= best.1 != here;
                layers[node] = best.1;
                filled[index(best.1 - first)] += length;
            }
            if !moved {
                break;
            }
        }
        layers
    }

    /// The layers that a box may go to: near its neighbours, and between those
    /// that must stand before and after it.
    fn range(&self, layers: &[i64], node: usize, (first, last): (i64, i64)) -> (i64, i64) {
        let (mut low, mut high) = (i64::MAX, i64::MIN);
        let (mut after, mut before) = (first, last);
        for near in &self.near[node] {
            let layer = layers[near.node];
            (low, high) = (low.min(layer), high.max(layer));
            if near.side < 0 {
                after = after.max(layer + 1);
            } else if near.side > 0 {
                before = before.min(layer - 1);
            }
        }
        ((low.saturating_sub(REACH)).max(after), (high.saturating_add(REACH)).min(before))
    }

    /// Moves boxes to later layers where two joined ones share one; numbers
    /// the layers from 0, without empty ones.
    fn legal(&self, mut layers: Vec<i64>) -> Vec<usize> {
        let mut order: Vec<usize> = (0..layers.len()).collect();
        order.sort_by_key(|&node| (layers[node], node));
        let mut place = vec![0; layers.len()];
        for (nth, &node) in order.iter().enumerate() {
            place[node] = nth;
        }
        for &node in &order {
            let before = self.near[node].iter().filter(|near| place[near.node] < place[node]);
            if let Some(last) = before.map(|near| layers[near.node]).max() {
                layers[node] = layers[node].max(last + 1);
            }
        }
        let mut used = layers.clone();
        used.sort_unstable();
        used.dedup();
        layers.iter().map(|layer| used.binary_search(layer).unwrap_or_default()).collect()
    }
}

fn index(layer: i64) -> usize {
    usize::try_from(layer).expect("layers are counted from the first")
}

#[cfg(test)]
mod tests {
    use super::{Tie, layerings};

    fn tie(from: usize, to: usize, flows: bool) -> Tie {
        Tie { from, to, flows }
    }

    fn layers(lengths: &[f64], ties: &[Tie], room: f64) -> Vec<usize> {
        layerings(lengths, ties, room).swap_remove(0).layers
    }

    #[test]
    fn what_flows_stands_in_order_and_edges_are_short() {
        let ties = [tie(0, 1, true), tie(1, 2, true), tie(0, 3, true), tie(3, 2, true)];
        assert_eq!(layers(&[10.0; 4], &ties, 100.0), [0, 1, 2, 1]);
    }

    #[test]
    fn a_name_stands_between_its_stories() {
        let ties = [tie(0, 1, true), tie(1, 2, true), tie(0, 3, false), tie(2, 3, false)];
        assert_eq!(layers(&[10.0; 4], &ties, 100.0)[3], 1);
    }

    #[test]
    fn the_leaves_of_a_hub_stand_on_both_sides_of_it() {
        let ties: Vec<Tie> = (1..20).map(|leaf| tie(0, leaf, false)).collect();
        let found = layers(&[10.0; 20], &ties, 60.0);
        let before = found.iter().filter(|&&layer| layer < found[0]).count();
        assert!((6..=13).contains(&before), "{found:?}");
    }
}
