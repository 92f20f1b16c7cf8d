//! Parts of communities that hold together by themselves.

use super::leiden::{Level, NOTHING, Ties, numbered};
use crate::model::Random;

/// Parts of the communities: each begins as one node, and nodes that stand alone
/// join a part of their own community where both are well connected to the rest
/// of it and modularity gains. So every part is connected.
pub(super) fn refine(level: &Level, community: &[usize], random: &mut Random) -> Vec<usize> {
    let nodes = level.links.nodes();
    let mut sums = vec![0.0; nodes];
    for (node, &of) in community.iter().enumerate() {
        sums[of] += level.strengths[node];
    }
    let mut parts = Parts {
        of: (0..nodes).collect(),
        sizes: vec![1; nodes],
        strengths: level.strengths.clone(),
        cuts: (0..nodes)
            .map(|node| {
                let within = |link: &(usize, f64)| community[link.0] == community[node];
                level.links.from(node).filter(within).map(|link| link.1).sum()
            })
            .collect(),
    };
    let mut ties = Ties::new(nodes);
    for node in random.order(nodes) {
        let whole = sums[community[node]];
        if parts.sizes[node] != 1 || parts.of[node] != node || !parts.holds(node, whole, level.all)
        {
            continue;
        }
        let within = level.links.from(node).filter(|(to, _)| community[*to] == community[node]);
        ties.count(within.map(|(to, weight)| (parts.of[to], weight)));
        let (mut best, mut most) = (node, NOTHING);
        for &part in ties.met() {
            let gain = ties.of(part) - level.strengths[node] * parts.strengths[part] / level.all;
            if gain > most && part != node && parts.holds(part, whole, level.all) {
                (best, most) = (part, gain);
            }
        }
        if best != node {
            parts.join(node, best, ties.of(best));
        }
        ties.clear();
    }
    numbered(&parts.of)
}

/// Parts by the node that each began as.
struct Parts {
    of: Vec<usize>,
    sizes: Vec<usize>,
    strengths: Vec<f64>,
    /// Links from each part to the rest of its community.
    cuts: Vec<f64>,
}

impl Parts {
    /// Whether a part is as well connected to the rest of its community, whose
    /// strength is `whole`, as chance would have it.
    fn holds(&self, part: usize, whole: f64, all: f64) -> bool {
        let strength = self.strengths[part];
        self.cuts[part] + NOTHING >= strength * (whole - strength) / all
    }

    fn join(&mut self, node: usize, part: usize, tie: f64) {
        self.of[node] = part;
        self.sizes[part] += 1;
        self.sizes[node] = 0;
        self.strengths[part] += self.strengths[node];
        self.cuts[part] += self.cuts[node] - 2.0 * tie;
    }
}
