//! In which order boxes and joints stand in their layers.
//!
//! K. Sugiyama, S. Tagawa, M. Toda, "Methods for Visual Understanding of
//! Hierarchical System Structures", 1981: layer by layer, each vertex to the
//! mean place of its neighbours. What that leaves is sifted, as
//! C. Bachmaier and others do ("A global k-level crossing reduction
//! algorithm", 2010): each vertex to the best of all places in its layer.

use super::crossing::{crossings, surplus};
use super::proper::{Proper, Step};
use crate::model::Random;

/// Sweeps down and up again without a better order before they end.
const PATIENCE: usize = 3;
/// Sweeps in all.
const SWEEPS: usize = 16;
/// Rounds of sifting at most.
const SIFTINGS: usize = 12;
/// Starts at most.
const STARTS: usize = 12;
/// Steps looked at, in all starts: a fifth of a second.
pub(super) const BUDGET: usize = 40_000_000;

/// An order, and what it costs.
#[derive(Clone)]
struct Order {
    layers: Vec<Vec<usize>>,
    /// Where in its layer each vertex stands.
    place: Vec<usize>,
}

/// The vertices of each layer in an order with few crossings: the best of
/// several starts, and the crossings that are left. Takes no more than a
/// budget of steps, and one start.
pub(super) fn order(proper: &Proper, seed: u64, budget: usize) -> (Vec<Vec<usize>>, u64) {
    let mut random = Random::new(seed);
    let mut best: Option<(u64, Order)> = None;
    let mut spent = 0;
    for start in 0..STARTS {
        let mut order = match start {
            0 | 1 => Order::walked(proper, start == 0),
            _ => Order::shuffled(proper, &mut random),
        };
        spent += order.sweep(proper);
        spent += order.sift(proper, budget.saturating_sub(spent));
        let cost = crossings(proper, &order.layers, &order.place);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, order));
        }
        // The next start takes about as long as this one.
        if spent / (start + 1) * (start + 2) > budget || best.as_ref().is_some_and(|b| b.0 == 0) {
            break;
        }
    }
    best.map(|(cost, order)| (order.layers, cost)).unwrap_or_default()
}

impl Order {
    fn of(layers: Vec<Vec<usize>>, count: usize) -> Self {
        let mut order = Self { layers, place: vec![0; count] };
        for layer in 0..order.layers.len() {
            order.number(layer);
        }
        order
    }

    /// As a walk along the steps meets them, so that what hangs together
    /// stands together.
    fn walked(proper: &Proper, from_first: bool) -> Self {
        let count = proper.layer.iter().max().map_or(0, |last| last + 1);
        let mut layers = vec![Vec::new(); count];
        let mut seen = vec![false; proper.count()];
        let mut starts: Vec<usize> = (0..proper.count()).collect();
        starts.sort_by_key(|&vertex| {
            let layer = proper.layer[vertex];
            (if from_first { layer } else { count - layer }, vertex)
        });
        for start in starts {
            let mut open = vec![start];
            while let Some(vertex) = open.pop() {
                if std::mem::replace(&mut seen[vertex], true) {
                    continue;
                }
                layers[proper.layer[vertex]].push(vertex);
                let steps = [proper.beside(vertex, !from_first), proper.beside(vertex, from_first)];
                open.extend(steps.concat().iter().rev().map(|&(to, _)| to));
            }
        }
        Self::of(layers, proper.count())
    }

    fn shuffled(proper: &Proper, random: &mut Random) -> Self {
        let count = proper.layer.iter().max().map_or(0, |last| last + 1);
        let mut layers = vec![Vec::new(); count];
        for vertex in random.order(proper.count()) {
            layers[proper.layer[vertex]].push(vertex);
        }
        Self::of(layers, proper.count())
    }

    fn number(&mut self, layer: usize) {
        for (nth, &vertex) in self.layers[layer].iter().enumerate() {
            self.place[vertex] = nth;
        }
    }

    /// Sweeps down and up, and keeps the best; how many steps it looked at.
    fn sweep(&mut self, proper: &Proper) -> usize {
        let steps: usize = proper.downs.iter().map(Vec::len).sum();
        let mut best = (crossings(proper, &self.layers, &self.place), self.clone());
        let (mut idle, mut spent) = (0, 0);
        for _ in 0..SWEEPS {
            for layer in 1..self.layers.len() {
                self.settle(proper, layer, false);
            }
            for layer in (0..self.layers.len().saturating_sub(1)).rev() {
                self.settle(proper, layer, true);
            }
            spent += 12 * steps;
            let cost = crossings(proper, &self.layers, &self.place);
            idle = if cost < best.0 { 0 } else { idle + 1 };
            // Of equals the later one is the more even.
            if cost <= best.0 {
                best = (cost, self.clone());
            }
            if idle == PATIENCE || best.0 == 0 {
                break;
            }
        }
        *self = best.1;
        spent
    }

    /// Each vertex of a layer to the mean place of its neighbours on one side;
    /// one without any stays behind the one before it.
    fn settle(&mut self, proper: &Proper, layer: usize, later: bool) {
        let mut last = 0.0;
        let mut keyed: Vec<(f64, usize)> = Vec::with_capacity(self.layers[layer].len());
        for &vertex in &self.layers[layer] {
            let steps = proper.beside(vertex, later);
            if !steps.is_empty() {
                let (sum, count) = steps.iter().fold((0.0, 0.0), |(sum, all), &(to, count)| {
                    (sum + self.place[to] as f64 * f64::from(count), all + f64::from(count))
                });
                last = sum / count;
            }
            keyed.push((last, vertex));
        }
        keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
        self.layers[layer].clear();
        for equals in keyed.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
            // Among equals what leads on stands in the middle of what does not.
            let ends = |(_, vertex): &&(f64, usize)| proper.beside(*vertex, !later).is_empty();
            let (ending, leading): (Vec<_>, Vec<_>) = equals.iter().partition(ends);
            let (first, last) = ending.split_at(ending.len() / 2);
            let row = first.iter().chain(&leading).chain(last).map(|(_, vertex)| *vertex);
            self.layers[layer].extend(row);
        }
        self.number(layer);
    }

    /// Each vertex, those with most steps first, to its best place; layer by
    /// layer, until nothing moves. How many steps it looked at.
    fn sift(&mut self, proper: &Proper, budget: usize) -> usize {
        let mut spent = 0;
        // A layer is done when it and its neighbours stand still.
        let mut due = vec![true; self.layers.len()];
        for _ in 0..SIFTINGS {
            for layer in 0..self.layers.len() {
                if !std::mem::replace(&mut due[layer], false) || spent > budget {
                    continue;
                }
                let (moved, looked) = self.sift_layer(proper, layer);
                spent += looked;
                if moved {
                    due[layer.saturating_sub(1)..(layer + 2).min(self.layers.len())].fill(true);
                }
            }
            if !due.contains(&true) {
                break;
            }
        }
        spent
    }

    fn sift_layer(&mut self, proper: &Proper, layer: usize) -> (bool, usize) {
        let here = self.layers[layer].clone();
        let sorted = |later: bool| -> Vec<Vec<Step>> {
            here.iter()
                .map(|&vertex| {
                    let steps = proper.beside(vertex, later).iter();
                    let mut places: Vec<Step> = steps.map(|&(v, n)| (self.place[v], n)).collect();
                    places.sort_unstable();
                    places
                })
                .collect()
        };
        let sides = [sorted(false), sorted(true)];
        let steps = |nth: usize| sides[0][nth].len() + sides[1][nth].len();
        let all: usize = (0..here.len()).map(steps).sum();
        let mut row: Vec<usize> = (0..here.len()).collect();
        let mut turns = row.clone();
        turns.sort_by_key(|&nth| std::cmp::Reverse(steps(nth)));
        let (mut moved, mut looked) = (false, 0);
        for nth in turns {
            if steps(nth) == 0 {
                continue;
            }
            looked += all + here.len() * (1 + steps(nth));
            let from = row.iter().position(|&other| other == nth).unwrap_or_default();
            let before = |first: usize, second: usize| -> i64 {
                sides.iter().map(|side| surplus(&side[first], &side[second])).sum()
            };
            let (mut best, mut sum) = ((0, from), 0);
            for (to, &other) in row.iter().enumerate().skip(from + 1) {
                sum += before(other, nth);
                if sum < best.0 {
                    best = (sum, to);
                }
            }
            sum = 0;
            for (to, &other) in row[..from].iter().enumerate().rev() {
                sum += before(nth, other);
                if sum < best.0 {
                    best = (sum, to);
                }
            }
            if best.1 != from {
                row.remove(from);
                row.insert(best.1, nth);
                moved = true;
            }
        }
        if moved {
            self.layers[layer] = row.into_iter().map(|nth| here[nth]).collect();
            self.number(layer);
        }
        (moved, looked)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tie::Tie;
    use super::{BUDGET, Proper, order};

    fn crossed(layers: &[usize], pairs: &[(usize, usize)]) -> u64 {
        let ties: Vec<Tie> =
            pairs.iter().map(|&(from, to)| Tie { from, to, flows: true }).collect();
        let proper = Proper::new(layers, &ties);
        order(&proper, 1, BUDGET).1
    }

    #[test]
    fn what_can_be_drawn_without_crossings_is() {
        assert_eq!(crossed(&[0, 0, 0, 1, 1, 1], &[(0, 5), (1, 4), (2, 3)]), 0);
        let tree = [(0, 1), (0, 2), (1, 5), (2, 3), (2, 4), (1, 6), (0, 6)];
        assert_eq!(crossed(&[0, 1, 1, 2, 2, 2, 2], &tree), 0);
    }

    #[test]
    fn what_must_cross_crosses_as_little_as_it_can() {
        let complete = [(0, 3), (0, 4), (0, 5), (1, 3), (1, 4), (1, 5), (2, 3), (2, 4), (2, 5)];
        assert_eq!(crossed(&[0, 0, 0, 1, 1, 1], &complete), 9);
    }
}
