//! Edges over several layers, cut into steps from one layer to the next.

use std::collections::BTreeMap;

use super::tie::Tie;

/// A step to a neighbouring layer: to whom, and how many ties take it.
pub(super) type Step = (usize, u32);

/// Boxes and the joints of long edges, each in a layer and joined only to the
/// layers beside its own.
///
/// The long edges of one box share their joints, one a layer, as the branches
/// of a tree share its trunk: fewer lines, and no doubt where they lead, for
/// they all begin in one place. Edges that flow do not mix with others.
pub(super) struct Proper {
    /// How many are boxes; the rest are joints.
    pub(super) boxes: usize,
    pub(super) layer: Vec<usize>,
    /// Steps to the layer before.
    pub(super) ups: Vec<Vec<Step>>,
    /// Steps to the layer after.
    pub(super) downs: Vec<Vec<Step>>,
    /// For each tie its joints, from the earlier layer to the later.
    pub(super) joints: Vec<Vec<usize>>,
}

impl Proper {
    /// Takes as long as there are layers passed by ties, times log n.
    pub(super) fn new(layers: &[usize], ties: &[Tie]) -> Self {
        let boxes = layers.len();
        let mut proper = Self {
            boxes,
            layer: layers.to_vec(),
            ups: Vec::new(),
            downs: Vec::new(),
            joints: Vec::with_capacity(ties.len()),
        };
        let ends: Vec<(usize, usize)> = ties
            .iter()
            .map(|tie| {
                if layers[tie.from] < layers[tie.to] {
                    (tie.from, tie.to)
                } else {
                    (tie.to, tie.from)
                }
            })
            .collect();
        // How many long edges leave each box for later layers, and for earlier ones.
        let mut long = vec![(0_usize, 0_usize); boxes];
        for &(up, down) in ends.iter().filter(|(up, down)| layers[*down] > layers[*up] + 1) {
            long[up].0 += 1;
            long[down].1 += 1;
        }
        let mut trunks: BTreeMap<(usize, bool, bool, usize), usize> = BTreeMap::new();
        let mut steps: BTreeMap<(usize, usize), u32> = BTreeMap::new();
        for (tie, &(up, down)) in ties.iter().zip(&ends) {
            let from_up = long[up].0 >= long[down].1;
            let owner = if from_up { up } else { down };
            let joints: Vec<usize> = (layers[up] + 1..layers[down])
                .map(|layer| {
                    *trunks.entry((owner, from_up, tie.flows, layer)).or_insert_with(|| {
                        proper.layer.push(layer);
                        proper.layer.len() - 1
                    })
                })
                .collect();
            let mut last = up;
            for &next in joints.iter().chain([&down]) {
                *steps.entry((last, next)).or_default() += 1;
                last = next;
            }
            proper.joints.push(joints);
        }
        proper.ups = vec![Vec::new(); proper.layer.len()];
        proper.downs.clone_from(&proper.ups);
        for ((up, down), count) in steps {
            proper.downs[up].push((down, count));
            proper.ups[down].push((up, count));
        }
        proper
    }

    /// Boxes and joints.
    pub(super) const fn count(&self) -> usize {
        self.layer.len()
    }

    pub(super) fn is_joint(&self, vertex: usize) -> bool {
        vertex >= self.boxes
    }

    /// The steps on one side.
    pub(super) fn beside(&self, vertex: usize, later: bool) -> &[Step] {
        if later { &self.downs[vertex] } else { &self.ups[vertex] }
    }
}

#[cfg(test)]
mod tests {
    use super::{Proper, Tie};

    #[test]
    fn long_edges_of_one_box_share_their_joints() {
        let tie = |to| Tie { from: 0, to, flows: true };
        let proper = Proper::new(&[0, 1, 2, 3], &[tie(1), tie(2), tie(3)]);
        assert_eq!(proper.joints, [vec![], vec![4], vec![4, 5]]);
        assert_eq!(proper.downs[0], [(1, 1), (4, 2)]);
        assert_eq!(proper.downs[4], [(2, 1), (5, 1)]);
        assert_eq!(proper.ups[3], [(5, 1)]);
    }
}
