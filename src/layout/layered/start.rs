//! First layers, which `rank` improves.

use std::collections::VecDeque;

use super::rank::{Near, Web};

impl Web<'_> {
    /// Boxes in an order in which each comes after what must stand before it.
    fn order(&self) -> Vec<usize> {
        let before = |near: &&Near| near.side < 0;
        let mut waits: Vec<usize> =
            self.near.iter().map(|near| near.iter().filter(before).count()).collect();
        let mut order: Vec<usize> = (0..self.near.len()).filter(|&node| waits[node] == 0).collect();
        let mut next = 0;
        while let Some(&node) = order.get(next) {
            next += 1;
            for near in self.near[node].iter().filter(|near| near.side > 0) {
                waits[near.node] -= 1;
                if waits[near.node] == 0 {
                    order.push(near.node);
                }
            }
        }
        order
    }

    /// What flows as early as it can; the rest, from there outwards, after all
    /// or in the middle of those of its neighbours that have a layer.
    pub(super) fn by_flow(&self, after: bool) -> Vec<i64> {
        let mut layers: Vec<Option<i64>> = vec![None; self.near.len()];
        let mut open = VecDeque::new();
        for node in self.order() {
            if self.near[node].iter().any(|near| near.side != 0) {
                let before = self.near[node].iter().filter(|near| near.side < 0);
                let last = before.filter_map(|near| layers[near.node]).max();
                layers[node] = Some(last.map_or(0, |last| last + 1));
                open.push_back(node);
            }
        }
        if open.is_empty() {
            layers[0] = Some(0);
            open.push_back(0);
        }
        while let Some(node) = open.pop_front() {
            for near in &self.near[node] {
                if layers[near.node].is_some() {
                    continue;
                }
                let mut known: Vec<i64> =
                    self.near[near.node].iter().filter_map(|near| layers[near.node]).collect();
                known.sort_unstable();
                let place = if after { known.len() - 1 } else { known.len() / 2 };
                layers[near.node] = Some(known[place] + 1);
                open.push_back(near.node);
            }
        }
        layers.into_iter().map(Option::unwrap_or_default).collect()
    }

    /// By hops from a box at the rim, then later where the flow wants it.
    pub(super) fn by_hops(&self) -> Vec<i64> {
        let farthest =
            |hops: &[i64]| (0..hops.len()).rev().max_by_key(|&node| hops[node]).unwrap_or_default();
        let mut hops = self.hops(farthest(&self.hops(0)));
        let along = |hops: &[i64]| -> i64 {
            (0..hops.len())
                .flat_map(|node| self.near[node].iter().map(move |near| (node, near)))
                .map(|(node, near)| near.side * (hops[near.node] - hops[node]))
                .sum()
        };
        if along(&hops) < 0 {
            for hop in &mut hops {
                *hop = -*hop;
            }
        }
        for node in self.order() {
            let before = self.near[node].iter().filter(|near| near.side < 0);
            if let Some(last) = before.map(|near| hops[near.node]).max() {
                hops[node] = hops[node].max(last + 1);
            }
        }
        hops
    }

    fn hops(&self, from: usize) -> Vec<i64> {
        let mut hops = vec![i64::MAX; self.near.len()];
        hops[from] = 0;
        let mut open = VecDeque::from([from]);
        while let Some(node) = open.pop_front() {
            for near in &self.near[node] {
                if hops[near.node] == i64::MAX {
                    hops[near.node] = hops[node] + 1;
                    open.push_back(near.node);
                }
            }
        }
        hops
    }
}
