//! Puts nodes so that their distances on the page come close to those they
//! should have: stress, reduced by stochastic gradient descent.
//!
//! J. X. Zheng, S. Pawar, D. F. M. Goodman, "Graph Drawing by Stochastic
//! Gradient Descent", IEEE TVCG 2019. For large graphs the pairs are thinned
//! to edges and pivots, as in M. Ortmann, M. Klimenta, U. Brandes, "A Sparse
//! Stress Model", JGAA 2017; but the pivots are drawn at random. Pivots far
//! from each other stand at the rim, and leave the middle to fall on a heap.

use super::{Point, distance::Lengths};
use crate::model::Random;

/// Up to this many nodes every pair counts: 180,000 pairs, 33 times, is about
/// 60 ms. Beyond, only edges and pivots do.
const ALL_PAIRS: usize = 600;

/// Ortmann and others found little gain beyond 200 pivots.
const PIVOTS: usize = 250;

/// The step falls from first to last by a constant factor 2^5 times, so that
/// the factor is five square roots and the same on every machine.
const STEPS_LOG2: u32 = 5;

/// The last step, relative to the stiffest pair (Zheng and others use 0.1).
const LAST_STEP: f64 = 0.05;

/// Two nodes that should be `distance` apart, and how much that matters.
struct Pair {
    a: usize,
    b: usize,
    distance: f64,
    weight: f64,
}

/// Places for the nodes of one connected graph.
pub(super) fn settle(lengths: &Lengths, random: &mut Random) -> Vec<Point> {
    let mut points = start(lengths);
    let mut pairs =
        if lengths.count() <= ALL_PAIRS { all(lengths) } else { sparse(lengths, random) };
    if pairs.is_empty() {
        return points;
    }
    let (low, high) = pairs.iter().fold((f64::INFINITY, 0.0_f64), |(low, high), pair| {
        (low.min(pair.weight), high.max(pair.weight))
    });
    let mut step = 1.0 / low;
    let mut factor = LAST_STEP / high / step;
    for _ in 0..STEPS_LOG2 {
        factor = factor.sqrt();
    }
    for _ in 0..=(1_u32 << STEPS_LOG2) {
        random.shuffle(&mut pairs);
        for pair in &pairs {
            pull(&mut points, pair, step);
        }
        step *= factor;
    }
    points
}

/// Moves both ends of a pair towards the right distance.
fn pull(points: &mut [Point], pair: &Pair, step: f64) {
    let (a, b) = (points[pair.a], points[pair.b]);
    let (dx, dy) = (a.x - b.x, a.y - b.y);
    let length = (dx * dx + dy * dy).sqrt().max(1e-9);
    let share = (pair.weight * step).min(1.0) * (length - pair.distance) / (2.0 * length);
    points[pair.a] = Point::new(a.x - share * dx, a.y - share * dy);
    points[pair.b] = Point::new(b.x + share * dx, b.y + share * dy);
}

/// Evenly over a square as wide as the whole: Martin Roberts' R2 sequence,
/// which needs no trigonometry.
fn start(lengths: &Lengths) -> Vec<Point> {
    const R2: (f64, f64) = (0.754_877_666_246_692_8, 0.569_840_290_998_053_3);
    let side =
        lengths.from(0).iter().fold(1.0_f64, |far, &d| if d < 1e12 { far.max(d) } else { far });
    (1..=lengths.count())
        .map(|nth| {
            let (x, y) = (nth as f64 * R2.0, nth as f64 * R2.1);
            Point::new((x - x.floor()) * side, (y - y.floor()) * side)
        })
        .collect()
}

fn pair(a: usize, b: usize, distance: f64) -> Option<Pair> {
    let finite = distance.is_finite() && distance > 0.0;
    finite.then(|| Pair { a, b, distance, weight: 1.0 / (distance * distance) })
}

fn all(lengths: &Lengths) -> Vec<Pair> {
    (0..lengths.count())
        .flat_map(|a| {
            let distances = lengths.from(a);
            (0..a).filter_map(move |b| pair(a, b, distances[b]))
        })
        .collect()
}

/// The edges, and every node with each of some pivots: a fair sample of all
/// pairs, each of which speaks for those left out.
fn sparse(lengths: &Lengths, random: &mut Random) -> Vec<Pair> {
    let count = lengths.count();
    let mut pairs: Vec<Pair> = (0..count)
        .flat_map(|a| lengths.of(a).iter().map(move |&(b, distance)| (a, b, distance)))
        .filter_map(|(a, b, distance)| if b < a { pair(a, b, distance) } else { None })
        .collect();
    let mut nodes: Vec<usize> = (0..count).collect();
    random.shuffle(&mut nodes);
    let speaks_for = count as f64 / PIVOTS as f64;
    for &pivot in nodes.iter().take(PIVOTS) {
        for (node, distance) in lengths.from(pivot).into_iter().enumerate() {
            if let Some(mut pair) = pair(node, pivot, distance) {
                pair.weight *= speaks_for;
                pairs.push(pair);
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::super::{Size, links::Links};
    use super::{Lengths, Random, settle};

    fn path(count: usize) -> Lengths {
        let edges: Vec<_> = (1..count).map(|node| (node - 1, node, 1.0)).collect();
        Lengths::new(&Links::new(count, &edges), &vec![Size::new(20.0, 20.0); count], 20.0)
    }

    #[test]
    fn a_path_is_drawn_straight() {
        let points = settle(&path(12), &mut Random::new(1));
        let (first, last) = (points[0], points[11]);
        let across = ((first.x - last.x).powi(2) + (first.y - last.y).powi(2)).sqrt();
        assert!(across > 0.95 * path(12).from(0)[11], "{across}");
    }

    #[test]
    fn a_large_path_is_settled_by_pivots() {
        let points = settle(&path(900), &mut Random::new(1));
        let (first, last) = (points[0], points[899]);
        let across = ((first.x - last.x).powi(2) + (first.y - last.y).powi(2)).sqrt();
        assert!(across > 0.7 * path(900).from(0)[899], "{across}");
    }
}
