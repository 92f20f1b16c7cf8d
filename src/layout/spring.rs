//! Puts nodes where edges that pull and nodes that push are in balance.
//!
//! Y. Hu, "Efficient and High-Quality Force-Directed Graph Drawing", The
//! Mathematica Journal 2005: from a small graph that looks alike from afar to
//! the whole, a step that grows while it helps, far nodes as one.

use super::{Point, coarse::coarse, links::Links, quadtree::Quadtree};
use crate::model::Random;

/// Hu's C, the strength of pushing beside pulling.
const PUSH: f64 = 0.2;

/// Graphs of no more nodes need no smaller ones to begin with.
const SMALLEST: usize = 12;

/// Rounds at most, of the smallest graph and of those that begin near their end.
const ROUNDS: usize = 200;
const LATER_ROUNDS: usize = 50;

/// Hu's factor of the step: it is cut after each round that made things worse
/// and grows after so many in a row that made them better.
const COOL: f64 = 0.9;
const PATIENCE: usize = 5;

/// The first step, in edges: where nothing is known, and where the smaller
/// graph has told most of it.
const FIRST_STEP: f64 = 1.0;
const LATER_STEP: f64 = 0.3;

/// Two that were one begin no further apart than this.
const NEAR: f64 = 0.1;

/// Less than this share of an edge is no step.
const STILL: f64 = 0.02;

/// Places for the nodes of one connected graph; an edge is about 1 long.
pub(super) fn settle(links: &Links, random: &mut Random) -> Vec<Point> {
    let masses = vec![1.0; links.count()];
    level(links, &masses, random)
}

fn level(links: &Links, masses: &[f64], random: &mut Random) -> Vec<Point> {
    let smaller = (links.count() > SMALLEST).then(|| coarse(links, masses, random));
    // A graph that hardly shrinks is one whose nodes have nothing in common.
    let smaller = smaller.filter(|small| small.masses.len() * 10 < links.count() * 9);
    let Some(smaller) = smaller else {
        let mut points = start(links.count(), random);
        relax(&mut points, links, masses, FIRST_STEP, ROUNDS);
        return points;
    };
    let places = level(&smaller.links, &smaller.masses, random);
    let mut near = || (random.share() - 0.5) * NEAR;
    let beside = |&place: &usize| Point::new(places[place].x + near(), places[place].y + near());
    let mut points: Vec<Point> = smaller.place.iter().map(beside).collect();
    relax(&mut points, links, masses, LATER_STEP, LATER_ROUNDS);
    points
}

fn start(count: usize, random: &mut Random) -> Vec<Point> {
    let side = (count as f64).sqrt();
    (0..count).map(|_| Point::new(random.share() * side, random.share() * side)).collect()
}

/// Moves nodes to where they are pushed and pulled, in steps of one length,
/// shorter where the last made things worse.
fn relax(points: &mut [Point], links: &Links, masses: &[f64], first: f64, rounds: usize) {
    let (mut step, mut last, mut better) = (first, f64::INFINITY, 0);
    for _ in 0..rounds {
        let tree = Quadtree::new(points, masses);
        let mut energy = 0.0;
        for node in 0..points.len() {
            let at = points[node];
            let push = tree.push(at);
            let (mut x, mut y) = (PUSH * masses[node] * push.x, PUSH * masses[node] * push.y);
            for &(other, weight) in links.of(node) {
                let (dx, dy) = (points[other].x - at.x, points[other].y - at.y);
                let pull = weight * (dx * dx + dy * dy).sqrt();
                x += pull * dx;
                y += pull * dy;
            }
            let force = (x * x + y * y).sqrt();
            energy += force * force;
            if force > 0.0 {
                points[node] = Point::new(at.x + step * x / force, at.y + step * y / force);
            }
        }
        better = if energy < last { better + 1 } else { 0 };
        if energy >= last {
            step *= COOL;
        } else if better >= PATIENCE {
            better = 0;
            step /= COOL;
        }
        last = energy;
        if step < STILL {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Links, Point, Random, settle};

    fn distance(a: Point, b: Point) -> f64 {
        ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).sqrt()
    }

    #[test]
    fn the_ends_of_a_path_are_far_apart() {
        let edges: Vec<_> = (1..200).map(|node| (node - 1, node, 1.0)).collect();
        let points = settle(&Links::new(200, &edges), &mut Random::new(1));
        let longest = points.windows(2).map(|pair| distance(pair[0], pair[1])).fold(0.0, f64::max);
        assert!(distance(points[0], points[199]) > 40.0 * longest);
    }

    #[test]
    fn the_leaves_of_a_star_stand_around_it() {
        let edges: Vec<_> = (1..31).map(|leaf| (0, leaf, 1.0)).collect();
        let points = settle(&Links::new(31, &edges), &mut Random::new(1));
        let (x, y) = points[1..].iter().fold((0.0, 0.0), |(x, y), p| (x + p.x, y + p.y));
        let middle = Point::new(x / 30.0, y / 30.0);
        assert!(distance(points[0], middle) < 0.2 * distance(points[0], points[1]));
    }
}
