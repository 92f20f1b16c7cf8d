//! One connected part of a drawing.

use super::{
    ForceOptions, Point, Size, avoid, distance::Lengths, geometry::Bounds, links::Links, overlap,
    polish::Drawing, stress,
};
use crate::model::Random;

/// Share of a drawing's middle that boxes may cover before edges can no longer
/// be followed; a denser drawing is stretched. Judged by eye at 60 and 500 nodes.
const DENSEST: f64 = 0.36;

/// Rounds of stepping aside, each weaker than the one before.
const ASIDE_ROUNDS: usize = 60;

/// Boxes times edges that all rounds of stepping aside may look at: a tenth of
/// a second. Large graphs get fewer rounds.
const ASIDE_BUDGET: usize = 24_000_000;

/// A small graph is drawn several times, from different starts: as often as
/// comes to so many pairs of nodes.
const PAIRS_TO_DRAW: usize = 28_000;

/// The best of these drawings are polished: as many as come to so many pairs.
const PAIRS_TO_POLISH: usize = 6_000;

/// No more drawings than this.
const MOST_DRAWINGS: usize = 16;

/// A finished part: its boxes (margin included) and its edges.
pub(super) struct Part {
    pub(super) centres: Vec<Point>,
    pub(super) sizes: Vec<Size>,
    pub(super) lines: Vec<(usize, usize)>,
}

/// Places for `boxes` that are all connected by `links`.
pub(super) fn part(links: &Links, boxes: Vec<Size>, options: &ForceOptions) -> Part {
    // Boxes of text are wider than high and so is the page: settle in a space
    // that is squeezed sideways, then stretch it.
    let squeezed: Vec<Size> =
        boxes.iter().map(|size| Size::new(size.width / options.aspect, size.height)).collect();
    let lengths = Lengths::new(links, &squeezed, options.gap);
    let drawing = Drawing::new(&boxes, links, options.gap);
    let pairs = boxes.len().pow(2);
    let mut random = Random::new(options.seed);
    let mut drawings: Vec<Vec<Point>> = (0..(PAIRS_TO_DRAW / pairs).clamp(1, MOST_DRAWINGS))
        .map(|_| draw(links, &boxes, &lengths, options.aspect, &mut random))
        .collect();
    // One drawing needs no comparing, which takes as long as a round of polish.
    if drawings.len() > 1 {
        drawings = by_cost(drawings, &drawing);
    }
    drawings.truncate((PAIRS_TO_POLISH / pairs).max(1));
    for centres in &mut drawings {
        drawing.polish(centres);
    }
    if drawings.len() > 1 {
        drawings = by_cost(drawings, &drawing);
    }
    let best = drawings.swap_remove(0);
    Part { centres: best, sizes: boxes, lines: links.pairs().map(|(a, b, _)| (a, b)).collect() }
}

/// The drawings, the easiest to read first.
fn by_cost(drawings: Vec<Vec<Point>>, drawing: &Drawing<'_>) -> Vec<Vec<Point>> {
    let mut costed: Vec<(f64, Vec<Point>)> =
        drawings.into_iter().map(|centres| (drawing.cost(&centres), centres)).collect();
    costed.sort_by(|a, b| a.0.total_cmp(&b.0));
    costed.into_iter().map(|(_, centres)| centres).collect()
}

/// One drawing: settled, turned, and cleared of overlaps.
fn draw(
    links: &Links,
    boxes: &[Size],
    lengths: &Lengths,
    aspect: f64,
    random: &mut Random,
) -> Vec<Point> {
    let mut settled = stress::settle(lengths, random);
    rein_in(&mut settled);
    let mut centres = turn(&settled, boxes, aspect);
    loosen(&mut centres, boxes);
    let rounds = ASIDE_ROUNDS.min(ASIDE_BUDGET / (boxes.len() * links.pairs().count()).max(1));
    for round in 0..rounds {
        let strength = 0.5 * (1.0 - round as f64 / rounds as f64);
        avoid::step_aside(&mut centres, boxes, links, strength);
        overlap::push(&mut centres, boxes);
    }
    overlap::separate(&mut centres, boxes);
    overlap::guarantee(&mut centres, boxes);
    centres
}

/// Beyond this many times the mean distance from the middle a node is a stray.
/// None is in an evenly filled disc (1.41), nor in a straight line (1.73).
const STRAY: f64 = 1.8;

/// Draws strays nearer, the farther the more: a few nodes at the end of long
/// ways would leave a page of nothing between them and the rest.
fn rein_in(points: &mut [Point]) {
    let count = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), p| (x + p.x / count, y + p.y / count));
    let square = |p: &Point| (p.x - x) * (p.x - x) + (p.y - y) * (p.y - y);
    let far = STRAY * (points.iter().map(square).sum::<f64>() / count).sqrt();
    for point in points {
        let distance = square(point).sqrt();
        if distance > far {
            let share = (far + (distance - far) / 8.0) / distance;
            *point = Point::new(x + (point.x - x) * share, y + (point.y - y) * share);
        }
    }
}

/// Turned to cover the least page while near to `aspect`, and stretched
/// sideways by it.
fn turn(points: &[Point], sizes: &[Size], aspect: f64) -> Vec<Point> {
    // Half angles by their tangent give sine and cosine without trigonometry.
    const TURNS: i32 = 12;
    let turned = |step: i32| -> Vec<Point> {
        let t = f64::from(step) / f64::from(TURNS);
        let (cos, sin) = ((1.0 - t * t) / (1.0 + t * t), 2.0 * t / (1.0 + t * t));
        let turn = |p: &Point| Point::new((p.x * cos - p.y * sin) * aspect, p.x * sin + p.y * cos);
        points.iter().map(turn).collect()
    };
    let waste = |candidate: &[Point]| {
        let size = Bounds::around(candidate, sizes).size();
        let ratio = size.width / size.height.max(1.0) / aspect;
        // A page that is too high is worse than one that is too wide.
        let off = if ratio > 1.0 { ratio - 1.0 } else { 2.0 / ratio.max(1e-9) - 2.0 };
        size.width * size.height * (1.0 + off / 4.0)
    };
    let mut best = turned(0);
    for step in (1 - TURNS)..=TURNS {
        let candidate = turned(step);
        if waste(&candidate) < waste(&best) {
            best = candidate;
        }
    }
    best
}

/// Stretches a drawing whose boxes cover too much of its middle, or overlap so
/// often that to push them apart would lose the drawing's shape.
fn loosen(centres: &mut [Point], sizes: &[Size]) {
    // The ellipse of twice the standard deviations is the whole of an evenly
    // filled disc; strays at the rim do not widen it much.
    let count = centres.len() as f64;
    let spread = |of: fn(&Point) -> f64| {
        let mean = centres.iter().map(of).sum::<f64>() / count;
        4.0 * centres.iter().map(|at| (of(at) - mean) * (of(at) - mean)).sum::<f64>() / count
    };
    let area = std::f64::consts::PI * (spread(|at| at.x) * spread(|at| at.y)).sqrt();
    let covered: f64 = sizes.iter().map(|size| size.width * size.height).sum();
    // A path has no area of its own, and needs none.
    let page = Bounds::around(centres, sizes).size();
    let dense = covered / area.max(page.width * page.height / 2.0).max(1.0) / DENSEST;
    if dense > 1.0 {
        stretch(centres, dense.sqrt());
    }
    for _ in 0..MOST_STRETCHES {
        if overlap::overlapping(centres, sizes).len() <= centres.len() {
            return;
        }
        stretch(centres, STRETCH);
    }
}

/// By how much, and how often at most, a drawing full of overlaps grows.
const STRETCH: f64 = 1.12;
const MOST_STRETCHES: usize = 16;

fn stretch(centres: &mut [Point], by: f64) {
    for centre in centres {
        *centre = Point::new(centre.x * by, centre.y * by);
    }
}
