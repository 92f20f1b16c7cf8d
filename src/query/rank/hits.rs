//! Stories that refer to what matters, and stories that matter.

use crate::graph::Links;

const STILL: f64 = 1e-12;
const ROUNDS: usize = 1_000;

/// Authority and hub of each node, each all together 1: an authority is
/// referred to by hubs, a hub refers to authorities. All 0 without links.
///
/// Kleinberg, "Authoritative sources in a hyperlinked environment", Journal of
/// the ACM 46 (5), 1999. A round takes time proportional to the links.
pub(super) fn hits(links: &Links) -> Vec<(f64, f64)> {
    let nodes = links.nodes();
    if links.count() == 0 {
        return vec![(0.0, 0.0); nodes];
    }
    let mut authorities = vec![1.0; nodes];
    let mut hubs = vec![0.0; nodes];
    for _ in 0..ROUNDS {
        for (node, hub) in hubs.iter_mut().enumerate() {
            *hub = links.from(node).fold(0.0, |sum, (to, weight)| sum + weight * authorities[to]);
        }
        share(&mut hubs);
        let mut next = vec![0.0; nodes];
        for (node, hub) in hubs.iter().enumerate() {
            for (to, weight) in links.from(node) {
                next[to] += weight * hub;
            }
        }
        share(&mut next);
        let change: f64 = next.iter().zip(&authorities).map(|(new, old)| (new - old).abs()).sum();
        authorities = next;
        if change < STILL {
            break;
        }
    }
    authorities.into_iter().zip(hubs).collect()
}

/// Makes them all together 1.
fn share(numbers: &mut [f64]) {
    let all: f64 = numbers.iter().sum();
    for number in numbers {
        *number /= all.max(f64::MIN_POSITIVE);
    }
}
