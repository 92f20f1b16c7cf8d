//! The last touch: moves nodes, one at a time, to where the drawing is easier
//! to read.
//!
//! What makes a drawing hard to read, in the order H. Purchase found it
//! ("Metrics for Graph Drawing Aesthetics", 2002) and in pixels of needless
//! edge: an edge that runs behind a box, two edges that cross, long edges,
//! edges too short to see.

use super::{Point, Size, avoid::way_out, geometry::Bounds, links::Links, overlap::overlap};

/// An edge behind a box that is not its own, times the edge's weight; as
/// much again if it runs as deep as `DEEP` pixels behind the box's border.
const BEHIND: f64 = 100.0;
const DEEP: f64 = 30.0;
/// Two edges that cross, times the weights of both.
const CROSSING: f64 = 45.0;
/// A pixel of edge.
const LENGTH: f64 = 0.5;
/// A pixel that an edge is shorter than can be seen.
const SHORT: f64 = 3.0;

/// Comparisons that one drawing may cost at most: under half a second.
const BUDGET: usize = 400_000_000;
/// Beyond this many rounds next to nothing moves.
const ROUNDS: usize = 14;

/// Rounds over a drawing that is too large for more than to shorten its edges.
const QUICK_ROUNDS: usize = 4;
/// About so many of the places tried for a node in such a round are nearer.
const QUICK_TRIES: usize = 8;

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

/// How far it may turn about its neighbours: tangents of half the angles, to
/// a quarter turn on either side.
const TURNS: [f64; 9] = [0.0, 0.06, -0.06, 0.14, -0.14, 0.28, -0.28, 0.41, -0.41];
/// How near to them it may come, as a share of how far it is.
const REACHES: [f64; 5] = [0.0, 0.5, 0.75, 1.0, 1.3];

/// Places that one round tries for each node.
const TRIES: usize = STEPS.len() * WAYS.len() + TURNS.len() * REACHES.len();

/// Boxes and edges, and where the boxes are.
pub(super) struct Drawing<'a> {
    sizes: &'a [Size],
    links: &'a Links,
    edges: Vec<(usize, usize, f64)>,
    gap: f64,
    /// Whether there is time to look at more than lengths.
    thorough: bool,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(sizes: &'a [Size], links: &'a Links, gap: f64) -> Self {
        let edges: Vec<_> = links.pairs().collect();
        let thorough = rounds(sizes.len(), edges.len()) >= 2;
        Self { sizes, links, edges, gap, thorough }
    }

    /// How hard the whole is to read; less is better.
    pub(super) fn cost(&self, centres: &[Point]) -> f64 {
        (0..centres.len()).map(|node| self.cost_at(centres, node, centres[node], f64::MAX)).sum()
    }

    /// Moves nodes as long as it helps and the budget lasts. Boxes that do
    /// not overlap before do not after, and the drawing grows no larger.
    pub(super) fn polish(&self, centres: &mut [Point]) {
        let nodes = centres.len();
        let rounds = if self.thorough {
            rounds(nodes, self.edges.len())
        } else {
            QUICK_ROUNDS.min(BUDGET / QUICK_TRIES / (nodes * nodes).max(1))
        };
        let bounds = Bounds::around(centres, self.sizes);
        for _ in 0..rounds {
            let mut moved = false;
            for node in 0..nodes {
                moved |= self.improve(centres, node, &bounds);
            }
            if !moved {
                return;
            }
        }
    }

    /// Moves a node to the best place near it; whether there was a better one.
    fn improve(&self, centres: &mut [Point], node: usize, bounds: &Bounds) -> bool {
        let here = centres[node];
        let mut best = (self.cost_at(centres, node, here, f64::MAX) - 1.0, here);
        let steps = STEPS.iter().flat_map(|step| WAYS.map(|(x, y)| (x * step, y * step)));
        let stepped = steps.map(|(x, y)| Point::new(here.x + x, here.y + y));
        for place in stepped.chain(self.about_neighbours(centres, node)) {
            // Whichever is quicker to find out comes first.
            let free = || self.is_free(centres, node, place, bounds);
            if self.thorough && !free() {
                continue;
            }
            let cost = self.cost_at(centres, node, place, best.0);
            if cost < best.0 && (self.thorough || free()) {
                best = (cost, place);
            }
        }
        centres[node] = best.1;
        best.1 != here
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

    /// Whether a node's box would overlap none there and stay on the page.
    fn is_free(&self, centres: &[Point], node: usize, at: Point, page: &Bounds) -> bool {
        let size = self.sizes[node];
        let (w, h) = (size.width / 2.0, size.height / 2.0);
        at.x - w >= page.low.x
            && at.x + w <= page.high.x
            && at.y - h >= page.low.y
            && at.y + h <= page.high.y
            && (0..centres.len()).all(|other| {
                other == node || overlap(at, centres[other], size, self.sizes[other]).is_none()
            })
    }

    /// How hard the drawing is to read for a node's being at a place. Stops
    /// counting, and returns what it has, once that is `enough` to lose.
    fn cost_at(&self, centres: &[Point], node: usize, at: Point, enough: f64) -> f64 {
        let own = self.links.of(node);
        let mut cost: f64 = own
            .iter()
            .map(|&(other, weight)| weight * self.length_cost(node, at, other, centres[other]))
            .sum();
        if !self.thorough {
            return cost;
        }
        for &(other, weight) in own {
            if cost >= enough {
                return cost;
            }
            for third in (0..centres.len()).filter(|&third| third != node && third != other) {
                cost += weight * behind(at, centres[other], centres[third], self.sizes[third]);
            }
        }
        for &(a, b, weight) in self.edges.iter().filter(|&&(a, b, _)| a != node && b != node) {
            if cost >= enough {
                return cost;
            }
            cost += weight * behind(centres[a], centres[b], at, self.sizes[node]);
            for &(other, own) in own {
                if other != a && other != b && cross(at, centres[other], centres[a], centres[b]) {
                    cost += CROSSING * weight * own;
                }
            }
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

/// What it costs that an edge from `a` to `b` runs behind a box.
fn behind(a: Point, b: Point, centre: Point, size: Size) -> f64 {
    way_out(a, b, centre, size).map_or(0.0, |(x, y)| {
        let depth = (x * x + y * y).sqrt();
        BEHIND * (1.0 + (depth / DEEP).min(1.0))
    })
}

/// How many rounds over a drawing of so many nodes and edges the budget allows.
fn rounds(nodes: usize, edges: usize) -> usize {
    let look_at_all = (2 * edges + nodes).saturating_mul(nodes + edges);
    ROUNDS.min(BUDGET / TRIES.saturating_mul(look_at_all).max(1))
}

/// Whether two lines cross.
fn cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

#[cfg(test)]
mod tests {
    use super::{Drawing, Links, Point, Size, cross};

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
        let drawing = Drawing::new(&sizes, &links, 20.0);
        let before = drawing.cost(&centres);
        drawing.polish(&mut centres);
        assert!(drawing.cost(&centres) < before);
        let crossings = cross(centres[0], centres[1], centres[2], centres[3])
            || cross(centres[1], centres[2], centres[3], centres[0]);
        assert!(!crossings, "{centres:?}");
    }
}
