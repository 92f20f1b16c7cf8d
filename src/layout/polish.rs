//! The last touch: moves nodes, one at a time, to where the drawing is easier
//! to read.
//!
//! What makes a drawing hard to read, in the order H. Purchase found it
//! ("Metrics for Graph Drawing Aesthetics", 2002) and in pixels of needless
//! edge: an edge that runs behind a box, two edges that cross, long edges,
//! edges too short to see.

use super::{
    Point, Size,
    avoid::way_out,
    geometry::Bounds,
    links::Links,
    scene::{Met, Scene},
};
use crate::model::Random;

/// An edge behind a box that is not its own, times the edge's weight; as
/// much again if it runs as deep as `DEEP` pixels behind the box's border.
const BEHIND: f64 = 50.0;
const DEEP: f64 = 30.0;
/// Two edges that cross, times the weights of both.
pub(super) const CROSSING: f64 = 45.0;
/// A pixel of edge.
pub(super) const LENGTH: f64 = 0.5;
/// A pixel that an edge is shorter than can be seen.
const SHORT: f64 = 3.0;

/// Looks at a box or line near a node that one drawing may cost, for each of
/// its nodes: about a third of a millisecond.
pub(super) const BUDGET: usize = 60_000;
/// Nodes that tell how dense a drawing is.
const SAMPLE: usize = 400;
/// Beyond this many rounds next to nothing moves.
const ROUNDS: usize = 14;
/// Rounds that only shorten edges come first: they bring together what room
/// was made for.
const QUICK_ROUNDS: usize = 3;
/// Such a round tries one in so many places.
const QUICK_STRIDE: usize = 1;
/// A drawing in which a node has fewer tries than this is too dense for more
/// than that.
const FEWEST_TRIES: usize = 8;

/// How far a node may step, in pixels.
const STEPS: [f64; 4] = [240.0, 110.0, 45.0, 16.0];
/// In which ways it may step.
const WAYS: [(f64, f64); 8] = [
    (1.0, 0.0),
    (0.7, 0.7),
    (0.0, 1.0),
    (-0.7, 0.7),
    (-1.0, 0.0),
    (-0.7, -0.7),
    (0.0, -1.0),
    (0.7, -0.7),
];

/// Steps of chance to try besides: 20 to 80 were as good on graphs of 16 to 500 nodes.
const FAR_STEPS: usize = 40;

/// How far it may turn about its neighbours: tangents of half the angles, to
/// a quarter turn on either side.
const TURNS: [f64; 9] = [0.0, 0.06, -0.06, 0.14, -0.14, 0.28, -0.28, 0.41, -0.41];
/// How near to them it may come, as a share of how far it is.
const REACHES: [f64; 5] = [0.0, 0.5, 0.75, 1.0, 1.3];

/// Places that one round tries for each node.
const TRIES: usize = FAR_STEPS + STEPS.len() * WAYS.len() + TURNS.len() * REACHES.len();

/// Boxes and edges, how hard they are to read, and how much time there is.
pub(super) struct Polish<'a> {
    sizes: &'a [Size],
    links: &'a Links,
    gap: f64,
}

impl<'a> Polish<'a> {
    pub(super) const fn new(sizes: &'a [Size], links: &'a Links, gap: f64) -> Self {
        Self { sizes, links, gap }
    }

    /// How hard the whole is to read; less is better.
    pub(super) fn cost(&self, centres: &[Point]) -> f64 {
        let mut scene = Scene::new(centres, self.sizes, self.links);
        (0..centres.len()).map(|node| self.cost_at(&mut scene, node, centres[node], f64::MAX)).sum()
    }

    /// Moves nodes as long as it helps and the budget lasts. Boxes that do
    /// not overlap before do not after, and the drawing grows no larger.
    pub(super) fn polish(&self, centres: &mut [Point]) {
        let mut scene = Scene::new(centres, self.sizes, self.links);
        let budget = BUDGET * centres.len();
        let tries = budget / self.look_at_all(&mut scene).max(1);
        if tries < TRIES {
            for round in 0..QUICK_ROUNDS {
                self.round(&mut scene, round, QUICK_STRIDE, false);
            }
        }
        if tries >= FEWEST_TRIES {
            // Half of the places of a round turn out taken or dear early.
            let stride = (ROUNDS * TRIES / 2 / tries).clamp(1, TRIES / FEWEST_TRIES);
            for round in 0..ROUNDS {
                if !self.round(&mut scene, round, stride, true) || scene.looks > budget {
                    break;
                }
            }
        }
        centres.copy_from_slice(&scene.centres);
    }

    /// How many looks it takes to see what each node costs where it is, judged
    /// from some of them.
    fn look_at_all(&self, scene: &mut Scene<'_>) -> usize {
        let stride = scene.centres.len().div_ceil(SAMPLE);
        for node in (0..scene.centres.len()).step_by(stride) {
            let here = scene.centres[node];
            self.cost_at(scene, node, here, f64::MAX);
        }
        std::mem::take(&mut scene.looks).saturating_mul(stride)
    }

    /// Moves each node to the best of one in `stride` of the places near it;
    /// whether any was better.
    fn round(&self, scene: &mut Scene<'_>, round: usize, stride: usize, thorough: bool) -> bool {
        let mut moved = false;
        let mut random = Random::new(round as u64);
        for node in 0..scene.centres.len() {
            let here = scene.centres[node];
            let cost = |scene: &mut Scene<'_>, place, enough| {
                if thorough {
                    self.cost_at(scene, node, place, enough)
                } else {
                    self.length_at(scene, node, place)
                }
            };
            let mut best = (cost(scene, here, f64::MAX) - 1.0, here);
            let far = if thorough {
                far_steps(&scene.page, round, FAR_STEPS.div_ceil(stride), &mut random)
            } else {
                Vec::new()
            };
            let steps = STEPS.iter().flat_map(|step| WAYS.map(|(x, y)| (x * step, y * step)));
            let stepped = steps.map(|(x, y)| Point::new(here.x + x, here.y + y));
            let places: Vec<Point> = stepped
                .chain(self.about_neighbours(&scene.centres, node))
                .skip((node + round) % stride)
                .step_by(stride)
                .chain(far.iter().map(|&(x, y)| Point::new(here.x + x, here.y + y)))
                .collect();
            for place in places {
                if !thorough && self.length_at(scene, node, place) >= best.0 {
                    continue;
                }
                if !scene.is_free(node, place) {
                    continue;
                }
                let cost = cost(scene, place, best.0);
                if cost < best.0 {
                    best = (cost, place);
                }
            }
            if best.1 != here {
                scene.set(node, best.1);
                moved = true;
            }
        }
        moved
    }

    /// Places on circles around the middle of a node's neighbours: that
    /// middle, and here turned about it, nearer to it and farther from it.
    fn about_neighbours(&self, centres: &[Point], node: usize) -> impl Iterator<Item = Point> {
        let neighbours = self.links.of(node);
        let count = neighbours.len().max(1) as f64;
        let (x, y) = neighbours.iter().fold((0.0, 0.0), |(x, y), &(other, _)| {
            (x + centres[other].x / count, y + centres[other].y / count)
        });
        let (dx, dy) = (centres[node].x - x, centres[node].y - y);
        TURNS.into_iter().flat_map(move |half| {
            // By the tangent of half the angle: no trigonometry.
            let (cos, sin) =
                ((1.0 - half * half) / (1.0 + half * half), 2.0 * half / (1.0 + half * half));
            let (tx, ty) = (dx * cos - dy * sin, dx * sin + dy * cos);
            REACHES.map(|reach| Point::new(x + tx * reach, y + ty * reach))
        })
    }

    /// What the lengths of a node's edges cost, were it at a place.
    fn length_at(&self, scene: &Scene<'_>, node: usize, at: Point) -> f64 {
        let cost = |&(other, weight): &(usize, f64)| {
            weight * self.length_cost(node, at, other, scene.centres[other])
        };
        self.links.of(node).iter().map(cost).sum()
    }

    /// How hard the drawing is to read for a node's being at a place. Stops
    /// counting, and returns what it has, once that is `enough` to lose.
    fn cost_at(&self, scene: &mut Scene<'_>, node: usize, at: Point, enough: f64) -> f64 {
        let mut cost = self.length_at(scene, node, at);
        scene.lines_at(node, at, |a, b, weight| {
            cost += weight * behind(a, b, at, self.sizes[node]);
            cost < enough
        });
        for &(other, own) in self.links.of(node) {
            if cost >= enough {
                return cost;
            }
            let there = scene.centres[other];
            scene.along((node, other), (at, there), |met| {
                cost += match *met {
                    Met::Box(third, size) => own * behind(at, there, third, size),
                    Met::Line(a, b, weight) if cross(at, there, a, b) => CROSSING * weight * own,
                    Met::Line(..) => 0.0,
                };
                cost < enough
            });
        }
        cost
    }

    /// For the part of an edge that can be seen between its two boxes.
    fn length_cost(&self, a: usize, from: Point, b: usize, to: Point) -> f64 {
        let (dx, dy) = ((to.x - from.x).abs(), (to.y - from.y).abs());
        let length = (dx * dx + dy * dy).sqrt().max(1e-6);
        // How far a box reaches along the edge, as a share of the edge.
        let reach =
            |size: Size| (size.width / 2.0 / dx.max(1e-6)).min(size.height / 2.0 / dy.max(1e-6));
        let seen = length * (1.0 - reach(self.sizes[a]) - reach(self.sizes[b]));
        LENGTH * seen.max(0.0) + SHORT * (self.gap - seen).max(0.0)
    }
}

/// Steps to any place of a page in the first round, and to nearer ones later:
/// the only way out of a place with nothing better near it.
fn far_steps(page: &Bounds, round: usize, count: usize, random: &mut Random) -> Vec<(f64, f64)> {
    let reach = 2.0 / (1.0 + round as f64);
    let page = page.size();
    let mut share = || random.share() - 0.5;
    (0..count).map(|_| (share() * reach * page.width, share() * reach * page.height)).collect()
}

/// What it costs that an edge from `a` to `b` runs behind a box.
pub(super) fn behind(a: Point, b: Point, centre: Point, size: Size) -> f64 {
    way_out(a, b, centre, size).map_or(0.0, |(x, y)| {
        let depth = (x * x + y * y).sqrt();
        BEHIND * (1.0 + (depth / DEEP).min(1.0))
    })
}

/// Whether two lines cross.
pub(super) fn cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

#[cfg(test)]
mod tests {
    use super::{Links, Point, Polish, Size, cross};

    #[test]
    fn lines_cross_or_do_not() {
        let p = Point::new;
        assert!(cross(p(0.0, 0.0), p(2.0, 2.0), p(0.0, 2.0), p(2.0, 0.0)));
        assert!(!cross(p(0.0, 0.0), p(2.0, 2.0), p(3.0, 0.0), p(3.0, 9.0)));
    }

    #[test]
    fn crossed_edges_are_disentangled() {
        let links = Links::new(4, &[(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (3, 0, 1.0)]);
        let sizes = [Size::new(20.0, 20.0); 4];
        let corners = [(0.0, 0.0), (300.0, 300.0), (300.0, 0.0), (0.0, 300.0)];
        let mut centres = corners.map(|(x, y)| Point::new(x, y));
        let drawing = Polish::new(&sizes, &links, 20.0);
        let before = drawing.cost(&centres);
        drawing.polish(&mut centres);
        assert!(drawing.cost(&centres) < before);
        let crossings = cross(centres[0], centres[1], centres[2], centres[3])
            || cross(centres[1], centres[2], centres[3], centres[0]);
        assert!(!crossings, "{centres:?}");
    }
}
