//! Where along its layer each vertex stands.
//!
//! Steps are springs: the place of all vertices is sought that makes the
//! squares of their ways sideways least, in the order that is set and with
//! room for every box. That is a convex problem, and no page comes out longer
//! than its longest layer needs. Layer by layer the exact answer is found by
//! pooling vertices that would overlap (R. E. Barlow and others, "Statistical
//! Inference under Order Restrictions", 1972), down and up until it settles.
//! As in E. R. Gansner and others (1993), the springs between joints are
//! stiffest, and at last the joints of one edge are set in one line.

use super::proper::Proper;

/// Sweeps down and up.
const SWEEPS: usize = 30;
/// Of these, so many last ones straighten long edges.
const STRAIGHTENINGS: usize = 6;
/// Stiffness of a step between two boxes, a box and a joint, two joints
/// (Gansner and others, 1993).
const STIFF: [f64; 3] = [1.0, 2.0, 8.0];
/// Stiffness of what holds a vertex without steps where it is.
const LOOSE: f64 = 0.01;

/// The middle of each vertex, so that any two that follow each other in a
/// layer are at least half of both of their `lengths` apart.
///
/// Takes a fixed number of looks at all steps.
pub(super) fn align(proper: &Proper, layers: &[Vec<usize>], lengths: &[f64]) -> Vec<f64> {
    let mut at = vec![0.0; proper.count()];
    for layer in layers {
        let all: f64 = layer.iter().map(|&vertex| lengths[vertex]).sum();
        let mut end = -all / 2.0;
        for &vertex in layer {
            at[vertex] = end + lengths[vertex] / 2.0;
            end += lengths[vertex];
        }
    }
    let chains = chains(proper);
    let mut row = Row::default();
    for sweep in 0..SWEEPS {
        for layer in layers {
            row.settle(proper, layer, lengths, &mut at);
        }
        for layer in layers.iter().rev() {
            row.settle(proper, layer, lengths, &mut at);
        }
        if sweep + STRAIGHTENINGS >= SWEEPS {
            straighten(layers, proper, lengths, &chains, &mut at);
        }
    }
    at
}

/// A layer's vertices, pooled where they would overlap.
#[derive(Default)]
struct Row {
    /// Groups of vertices that touch: how many, their stiffness, and where the
    /// first's place would best be less the lengths before it.
    groups: Vec<(usize, f64, f64)>,
}

impl Row {
    /// The best places for a layer, as the others stand.
    fn settle(&mut self, proper: &Proper, layer: &[usize], lengths: &[f64], at: &mut [f64]) {
        self.groups.clear();
        let mut before = 0.0;
        for (nth, &vertex) in layer.iter().enumerate() {
            if nth > 0 {
                before += f64::midpoint(lengths[layer[nth - 1]], lengths[vertex]);
            }
            let (mut stiff, mut sum) = (LOOSE, LOOSE * at[vertex]);
            for &(other, _) in proper.ups[vertex].iter().chain(&proper.downs[vertex]) {
                let joints =
                    usize::from(proper.is_joint(vertex)) + usize::from(proper.is_joint(other));
                stiff += STIFF[joints];
                sum += STIFF[joints] * at[other];
            }
            let mut group = (1, stiff, sum / stiff - before);
            while let Some(&last) = self.groups.last().filter(|last| last.2 >= group.2) {
                let stiff = last.1 + group.1;
                let place = (last.1 * last.2 + group.1 * group.2) / stiff;
                group = (last.0 + group.0, stiff, place);
                self.groups.pop();
            }
            self.groups.push(group);
        }
        let (mut nth, mut before) = (0, 0.0);
        for &(count, _, place) in &self.groups {
            for _ in 0..count {
                if nth > 0 {
                    before += f64::midpoint(lengths[layer[nth - 1]], lengths[layer[nth]]);
                }
                at[layer[nth]] = place + before;
                nth += 1;
            }
        }
    }
}

/// The joints that follow each other in one trunk.
fn chains(proper: &Proper) -> Vec<Vec<usize>> {
    let next = |joint: usize| {
        let later = proper.downs[joint].iter().find(|(other, _)| proper.is_joint(*other));
        later.map(|&(other, _)| other)
    };
    let is_first =
        |joint: &usize| !proper.ups[*joint].iter().any(|&(other, _)| proper.is_joint(other));
    (proper.boxes..proper.count())
        .filter(is_first)
        .map(|first| std::iter::successors(Some(first), |&joint| next(joint)).collect())
        .collect()
}

/// Sets as many joints of each chain as have room for it in one line.
fn straighten(
    layers: &[Vec<usize>],
    proper: &Proper,
    lengths: &[f64],
    chains: &[Vec<usize>],
    at: &mut [f64],
) {
    let mut place = vec![0; proper.count()];
    for layer in layers {
        for (nth, &vertex) in layer.iter().enumerate() {
            place[vertex] = nth;
        }
    }
    for chain in chains {
        let mut run: Vec<usize> = Vec::new();
        let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
        for &joint in chain {
            let layer = &layers[proper.layer[joint]];
            let beside = |nth: Option<usize>| nth.and_then(|nth| layer.get(nth));
            let from = beside(place[joint].checked_sub(1)).map_or(f64::NEG_INFINITY, |&other| {
                at[other] + f64::midpoint(lengths[other], lengths[joint])
            });
            let to = beside(Some(place[joint] + 1)).map_or(f64::INFINITY, |&other| {
                at[other] - f64::midpoint(lengths[other], lengths[joint])
            });
            if low.max(from) > high.min(to) {
                line_up(&run, (low, high), at);
                run.clear();
                (low, high) = (f64::NEG_INFINITY, f64::INFINITY);
            }
            (low, high) = (low.max(from), high.min(to));
            run.push(joint);
        }
        line_up(&run, (low, high), at);
    }
}

/// Sets a run of joints at their mean, or as near to it as is free.
fn line_up(run: &[usize], (low, high): (f64, f64), at: &mut [f64]) {
    let mean = run.iter().map(|&joint| at[joint]).sum::<f64>() / run.len().max(1) as f64;
    for &joint in run {
        at[joint] = mean.max(low).min(high);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tie::Tie;
    use super::{Proper, align};

    #[test]
    fn a_box_stands_in_the_middle_of_its_neighbours() {
        let tie = |to| Tie { from: 0, to, flows: true };
        let proper = Proper::new(&[0, 1, 1], &[tie(1), tie(2)]);
        let at = align(&proper, &[vec![0], vec![1, 2]], &[10.0, 20.0, 20.0]);
        assert!((at[2] - at[1] - 20.0).abs() < 1e-9);
        assert!((at[0] - f64::midpoint(at[1], at[2])).abs() < 0.01);
    }

    #[test]
    fn a_long_edge_is_straight() {
        let tie = |from, to| Tie { from, to, flows: true };
        let ties = [tie(0, 1), tie(1, 2), tie(2, 3), tie(0, 3)];
        let proper = Proper::new(&[0, 1, 2, 3], &ties);
        let layers = [vec![0], vec![1, 4], vec![2, 5], vec![3]];
        let at = align(&proper, &layers, &[10.0, 30.0, 60.0, 10.0, 8.0, 8.0]);
        assert!((at[4] - at[5]).abs() < 1e-9);
    }
}
