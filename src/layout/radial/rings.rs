//! How wide the rings are, and who stands where on them.

use super::tree::Tree;
use crate::layout::{ForceOptions, Point, Size, links::Links};

/// What is under a node counts so much beside the node itself: it stands on a
/// longer ring.
const OUTER: f64 = 1.0;

/// Rounds of giving more of a ring to those who are cramped on it: half as
/// many came to the same.
const ROUNDS: usize = 80;
/// Rounds of pushing neighbours apart: rings of 70 crowded boxes took 500.
const PUSHES: usize = 1000;
/// No part of a ring grows or shrinks by more than this in a round.
const MOST: f64 = 2.0;

/// A ring is so much wider than it must be, so that its boxes need not stand
/// as it suits only the ring.
const SLACK: f64 = 1.1;

/// Rounds of exchanging neighbours, as many as come to so many looks at an edge.
const EXCHANGES: usize = 12;
const LOOKS: usize = 20_000_000;

/// Neighbours on a ring begin no nearer than this share of what each has on
/// average.
const CLOSEST: f64 = 0.2;

/// Places for all boxes, the middle at 0, 0.
///
/// Every ring is as narrow as it can be with its boxes in their order and none
/// on another; where a ring has room to spare, each part of the tree keeps to
/// its share.
pub(super) fn rings(
    tree: &mut Tree,
    links: &Links,
    boxes: &[Size],
    options: &ForceOptions,
) -> Vec<Point> {
    let need: Vec<f64> = boxes.iter().map(|size| size.width + size.height).collect();
    untangle(tree, links, &need);
    let share = turns(tree, &need);
    let mut turn = share.clone();
    let mut places = vec![Point::default(); boxes.len()];
    let mut placed = vec![tree.middle];
    for ring in tree.rings() {
        // Whoever moved takes along what is under it.
        for &node in &ring {
            if let Some(above) = tree.above[node] {
                turn[node] = share[node] + turn[above] - share[above];
            }
        }
        let wanted: Vec<f64> = ring.iter().map(|&node| turn[node]).collect();
        let own: Vec<Size> = ring.iter().map(|&node| boxes[node]).collect();
        let within = |node: usize, to: Point| {
            let past = |&other: &usize| past(to, boxes[node], places[other], boxes[other]);
            placed.iter().map(past).fold(0.0, f64::max) + options.gap
        };
        let beyond = |turns: &[f64]| {
            let each = ring.iter().zip(turns);
            each.map(|(&node, &turn)| within(node, on_ellipse(turn, options.aspect)))
                .fold(0.0, f64::max)
        };
        let enough = beyond(&wanted);
        let turns = spread(&wanted, &own, enough, options.aspect);
        let to: Vec<Point> = turns.iter().map(|&turn| on_ellipse(turn, options.aspect)).collect();
        // A sliver for what rounding takes away.
        let radius = beyond(&turns).max(all_apart(&to, &own)) * (1.0 + 1e-9) + 1e-6;
        for ((&node, turned), to) in ring.iter().zip(turns).zip(to) {
            turn[node] = turned;
            places[node] = Point::new(to.x * radius, to.y * radius);
        }
        placed.extend(ring);
    }
    places
}

/// Turns near those wanted, in their order, at which boxes on a ring are apart
/// from a radius of `enough` on, or from about the least that holds them all.
fn spread(wanted: &[f64], boxes: &[Size], enough: f64, aspect: f64) -> Vec<f64> {
    let count = wanted.len();
    let mut turns = wanted.to_vec();
    let closest = CLOSEST / count as f64;
    for nth in 1..count {
        turns[nth] = turns[nth].max(turns[nth - 1] + closest);
    }
    if count < 2 || turns[count - 1] >= turns[0] + 1.0 - closest {
        // One after the other, all the way around.
        turns = (0..count).map(|nth| wanted[0] + nth as f64 / count as f64).collect();
    }
    let (least, even) = narrowest(&turns, boxes, aspect);
    let enough = enough.max(least * SLACK);
    let mut most = f64::INFINITY;
    for _ in 0..PUSHES {
        let needs = needs(&turns, boxes, aspect);
        most = needs.iter().copied().fold(0.0, f64::max);
        if most <= enough {
            return turns;
        }
        let gaps = gaps(&turns);
        for (nth, need) in needs.iter().enumerate().filter(|(_, need)| **need > enough) {
            let by = gaps[nth] * ((need / enough).min(MOST) - 1.0) / 2.0;
            // Nobody comes past the next.
            turns[nth] -= by.min(gaps[(nth + count - 1) % count] / 4.0);
            turns[(nth + 1) % count] += by.min(gaps[(nth + 1) % count] / 4.0);
        }
    }
    if most <= enough * SLACK { turns } else { even }
}

/// From each turn to the next.
fn gaps(turns: &[f64]) -> Vec<f64> {
    let next = turns.iter().skip(1).copied().chain(turns.first().map(|first| first + 1.0));
    turns.iter().zip(next).map(|(turn, next)| next - turn).collect()
}

/// From which radius on each box is apart from the next.
fn needs(turns: &[f64], boxes: &[Size], aspect: f64) -> Vec<f64> {
    let count = turns.len();
    let to: Vec<Point> = turns.iter().map(|&turn| on_ellipse(turn, aspect)).collect();
    (0..count)
        .map(|a| (a, (a + 1) % count))
        .map(|(a, b)| if a == b { 0.0 } else { apart(to[a], to[b], boxes[a], boxes[b]) })
        .collect()
}

/// About the least radius at which a ring holds its boxes, and their turns at it.
fn narrowest(turns: &[f64], boxes: &[Size], aspect: f64) -> (f64, Vec<f64>) {
    let mut turns = turns.to_vec();
    let mut best = (f64::INFINITY, turns.clone());
    for _ in 0..ROUNDS {
        let needs = needs(&turns, boxes, aspect);
        let most = needs.iter().copied().fold(0.0, f64::max);
        if most < best.0 {
            best = (most, turns.clone());
        }
        // Who is cramped gets more of the ring; as a whole it does not turn.
        let mean = needs.iter().sum::<f64>() / needs.len() as f64;
        let cramped = |need: f64| (need / mean.max(1e-9)).clamp(1.0 / MOST, MOST).sqrt();
        let grown: Vec<f64> =
            gaps(&turns).iter().zip(needs).map(|(gap, need)| gap * cramped(need)).collect();
        let whole: f64 = grown.iter().sum();
        let (mut at, mut shift) = (0.0, 0.0);
        for (turn, gap) in turns.iter_mut().zip(&grown) {
            shift += (*turn - at) / grown.len() as f64;
            *turn = at;
            at += gap / whole;
        }
        for turn in &mut turns {
            *turn += shift;
        }
    }
    best
}

/// The radius from which on no two boxes of a ring overlap. Takes n².
fn all_apart(to: &[Point], boxes: &[Size]) -> f64 {
    let mut radius = 0.0_f64;
    for a in 0..to.len() {
        for b in 0..a {
            radius = radius.max(apart(to[a], to[b], boxes[a], boxes[b]));
        }
    }
    radius
}

/// The point of an ellipse of height 1 at a turn, of any number of rounds.
fn on_ellipse(turn: f64, aspect: f64) -> Point {
    let (cos, sin) = on_circle(turn - turn.floor());
    Point::new(cos * aspect, sin)
}

/// The turn, from 0 to 1, at which each node stands.
fn turns(tree: &Tree, need: &[f64]) -> Vec<f64> {
    let mut whole = need.to_vec();
    for &node in tree.order.iter().rev() {
        let below: f64 = tree.below[node].iter().map(|&child| whole[child]).sum();
        whole[node] = if node == tree.middle { below } else { whole[node].max(below * OUTER) };
    }
    let mut from = vec![(0.0, 1.0); need.len()];
    for &node in &tree.order {
        let below: f64 = tree.below[node].iter().map(|&child| whole[child]).sum();
        let (mut start, room) = from[node];
        for &child in &tree.below[node] {
            let share = room * whole[child] / below;
            from[child] = (start, share);
            start += share;
        }
    }
    from.into_iter().map(|(start, room)| start + room / 2.0).collect()
}

/// Cosine and sine of a turn from 0 to 1, by their series: additions and
/// multiplications come out the same on every machine, to a billionth.
fn on_circle(turn: f64) -> (f64, f64) {
    let quarters = (turn * 4.0).floor();
    let angle = (turn * 4.0 - quarters) * std::f64::consts::FRAC_PI_2;
    let (mut cos, mut sin, mut term) = (0.0, 0.0, 1.0);
    for nth in 0..16_u32 {
        let sign = if nth % 4 < 2 { 1.0 } else { -1.0 };
        if nth % 2 == 0 {
            cos += sign * term;
        } else {
            sin += sign * term;
        }
        term *= angle / f64::from(nth + 1);
    }
    match quarters {
        1.0 => (-sin, cos),
        2.0 => (-cos, -sin),
        3.0 => (sin, -cos),
        _ => (cos, sin),
    }
}

/// The radius from which on two boxes in these directions do not overlap.
fn apart(a: Point, b: Point, a_size: Size, b_size: Size) -> f64 {
    let across = f64::midpoint(a_size.width, b_size.width) / (a.x - b.x).abs().max(1e-9);
    let down = f64::midpoint(a_size.height, b_size.height) / (a.y - b.y).abs().max(1e-9);
    across.min(down)
}

/// The radius at which a box that goes out in a direction is past another that
/// stands at a place; 0 if it never meets it.
fn past(to: Point, own: Size, at: Point, size: Size) -> f64 {
    let (mut enter, mut leave) = (0.0_f64, f64::INFINITY);
    let sides = [
        (to.x, at.x, f64::midpoint(own.width, size.width)),
        (to.y, at.y, f64::midpoint(own.height, size.height)),
    ];
    for (way, at, reach) in sides {
        if way.abs() < 1e-9 {
            if at.abs() >= reach {
                return 0.0;
            }
            continue;
        }
        let (one, other) = ((at - reach) / way, (at + reach) / way);
        enter = enter.max(one.min(other));
        leave = leave.min(one.max(other));
    }
    if enter < leave { leave.min(1e9) } else { 0.0 }
}

/// Exchanges neighbours on a ring, with all that is under them, as long as it
/// makes the edges shorter that are not part of the tree.
///
/// E. R. Gansner, Y. Koren, "Improved Circular Layouts", GD 2006: short edges
/// cross little.
fn untangle(tree: &mut Tree, links: &Links, need: &[f64]) {
    let looks = (need.len() + links.pairs().count()).saturating_mul(need.len());
    let rounds = EXCHANGES.min(LOOKS / looks.max(1));
    let cost = |tree: &Tree| -> f64 {
        let at: Vec<(f64, f64)> = turns(tree, need).into_iter().map(on_circle).collect();
        let length = |(a, b, weight): (usize, usize, f64)| {
            if a == tree.middle || b == tree.middle {
                return 0.0;
            }
            let (x, y) = (at[a].0 - at[b].0, at[a].1 - at[b].1);
            weight * (x * x + y * y).sqrt()
        };
        links.pairs().map(length).sum()
    };
    let mut least = cost(tree);
    for _ in 0..rounds {
        let before = least;
        for node in 0..tree.below.len() {
            for first in 1..tree.below[node].len() {
                tree.below[node].swap(first - 1, first);
                let now = cost(tree);
                if now < least {
                    least = now;
                } else {
                    tree.below[node].swap(first - 1, first);
                }
            }
        }
        if least >= before {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Point, Size, apart, on_circle, past};

    #[test]
    fn the_series_are_sine_and_cosine() {
        for nth in 0..100 {
            let turn = f64::from(nth) / 100.0;
            let (cos, sin) = on_circle(turn);
            let angle = turn * std::f64::consts::TAU;
            assert!((cos - angle.cos()).abs() < 1e-9 && (sin - angle.sin()).abs() < 1e-9);
        }
    }

    #[test]
    fn boxes_touch_at_the_radius_asked_for() {
        let size = Size::new(20.0, 10.0);
        let (right, up) = (Point::new(1.0, 0.0), Point::new(0.0, 1.0));
        assert!((apart(right, up, size, size) - 10.0).abs() < 1e-9);
        assert!((past(right, size, Point::new(5.0, 2.0), size) - 25.0).abs() < 1e-9);
        assert!(past(right, size, Point::new(5.0, 12.0), size).abs() < 1e-9);
    }
}
