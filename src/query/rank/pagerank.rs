//! Who is referred to by those who are referred to.

use crate::graph::Links;

/// The share of steps that follow a link rather than begin anew. Brin and
/// Page, "The anatomy of a large-scale hypertextual web search engine", 1998.
const FOLLOWED: f64 = 0.85;

/// Where a round changes less than this in all, it is done.
const STILL: f64 = 1e-12;

/// Rounds at most. At .85 a round leaves at most that share of the error, so
/// 1e-12 takes some 170.
const ROUNDS: usize = 500;

/// The `PageRank` of each node, all together 1. A walk follows links by their
/// strength; with one chance in seven, and where no link leads on, it begins
/// anew at a node of `begin`, by its share: anywhere, if that is empty.
///
/// Power iteration: a round takes time proportional to the links.
pub(super) fn pagerank(links: &Links, begin: &[(usize, f64)]) -> Vec<f64> {
    let nodes = links.nodes();
    let mut start = vec![0.0; nodes];
    for (node, share) in begin {
        start[*node] += share;
    }
    if begin.is_empty() {
        start = vec![1.0; nodes];
    }
    let all: f64 = start.iter().sum();
    for share in &mut start {
        *share /= all.max(f64::MIN_POSITIVE);
    }
    let out: Vec<f64> =
        (0..nodes).map(|node| links.from(node).map(|(_, weight)| weight).sum()).collect();
    let mut ranks = start.clone();
    for _ in 0..ROUNDS {
        let lost: f64 = (0..nodes).filter(|node| out[*node] <= 0.0).map(|node| ranks[node]).sum();
        let anew = FOLLOWED * lost + 1.0 - FOLLOWED;
        let mut next: Vec<f64> = start.iter().map(|share| share * anew).collect();
        for node in (0..nodes).filter(|node| out[*node] > 0.0) {
            let passed = FOLLOWED * ranks[node] / out[node];
            for (to, weight) in links.from(node) {
                next[to] += passed * weight;
            }
        }
        let change: f64 = next.iter().zip(&ranks).map(|(new, old)| (new - old).abs()).sum();
        ranks = next;
        if change < STILL {
            break;
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::pagerank;
    use crate::graph::Links;

    #[test]
    fn ranks_are_a_share_of_one_even_where_nothing_leads_on() {
        let links = Links::strongest(4, vec![(0, 1, 1.0), (2, 1, 0.5), (1, 3, 1.0)]);
        let ranks = pagerank(&links, &[]);
        assert!((ranks.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        assert!(ranks[3] > ranks[1] && ranks[1] > ranks[0], "{ranks:?}");
        assert!((ranks[0] - ranks[2]).abs() < 1e-12);
    }

    #[test]
    fn a_walk_that_begins_at_one_node_reaches_what_it_leads_to() {
        let links = Links::strongest(4, vec![(0, 1, 1.0), (2, 3, 1.0)]);
        let ranks = pagerank(&links, &[(0, 1.0)]);
        assert!(ranks[0] > ranks[1] && ranks[1] > 0.0, "{ranks:?}");
        assert_eq!(ranks[2..], [0.0, 0.0]);
    }
}
