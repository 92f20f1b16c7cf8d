//! What lies between others.

use std::collections::VecDeque;

use crate::graph::Links;
use crate::model::Random;

/// The share of shortest paths between others that pass through each node, with
/// the paths that begin at `sample` nodes standing for all; the sample is drawn
/// by `seed`. Links count one step each, whatever their strength.
///
/// Brandes, "A faster algorithm for betweenness centrality", Journal of
/// Mathematical Sociology 25 (2), 2001; Brandes and Pich, "Centrality
/// estimation in large networks", 2007. For each node of the sample, time
/// proportional to the links. Exact where the sample is all nodes.
pub(super) fn betweenness(links: &Links, sample: usize, seed: u64) -> Vec<f64> {
    let nodes = links.nodes();
    let mut between = vec![0.0; nodes];
    if nodes < 3 {
        return between;
    }
    let mut drawn = Random::new(seed).order(nodes);
    drawn.truncate(sample);
    drawn.sort_unstable();
    for start in &drawn {
        let (order, paths, steps) = shortest(links, *start);
        let mut depends = vec![0.0; nodes];
        for &node in order.iter().rev() {
            for (to, _) in links.from(node) {
                if steps[to] == steps[node] + 1 {
                    depends[node] += paths[node] / paths[to] * (1.0 + depends[to]);
                }
            }
            if node != *start {
                between[node] += depends[node];
            }
        }
    }
    let pairs = (nodes - 1) as f64 * (nodes - 2) as f64;
    let scale = nodes as f64 / drawn.len().max(1) as f64 / pairs;
    between.iter().map(|sum| sum * scale).collect()
}

/// From `start`: the nodes it reaches, the nearest first; to each how many
/// shortest paths there are, and how many steps.
fn shortest(links: &Links, start: usize) -> (Vec<usize>, Vec<f64>, Vec<usize>) {
    let nodes = links.nodes();
    let (mut paths, mut steps) = (vec![0.0; nodes], vec![usize::MAX - 1; nodes]);
    (paths[start], steps[start]) = (1.0, 0);
    let mut order = Vec::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(node) = waiting.pop_front() {
        order.push(node);
        for (to, _) in links.from(node) {
            if steps[to] == usize::MAX - 1 {
                steps[to] = steps[node] + 1;
                waiting.push_back(to);
            }
            if steps[to] == steps[node] + 1 {
                paths[to] += paths[node];
            }
        }
    }
    (order, paths, steps)
}

#[cfg(test)]
mod tests {
    use super::betweenness;
    use crate::graph::Links;

    #[test]
    fn the_middle_of_a_line_lies_between_its_ends() {
        let line = vec![(0, 1, 1.0), (1, 0, 1.0), (1, 2, 1.0), (2, 1, 1.0)];
        assert_eq!(betweenness(&Links::strongest(3, line), 3, 1), [0.0, 1.0, 0.0]);
    }

    #[test]
    fn a_sample_is_the_same_for_the_same_seed() {
        let star = (1..50).flat_map(|leaf| [(0, leaf, 1.0), (leaf, 0, 1.0)]).collect();
        let links = Links::strongest(50, star);
        let sampled = betweenness(&links, 10, 7);
        assert_eq!(sampled, betweenness(&links, 10, 7));
        assert!((sampled[0] - 1.0).abs() < 0.2, "{}", sampled[0]);
    }
}
