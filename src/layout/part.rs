//! One connected part of a drawing.

use super::{
    ForceOptions, Point, Size, avoid, distance::Lengths, geometry::Bounds, links::Links, overlap,
    polish::Drawing, random::Random, stress,
};

/// Share of a drawing's middle that boxes may cover before edges can no longer
/// be followed; a denser drawing is stretched. Judged by eye at 60 and 500 nodes.
const DENSEST: f64 = 0.36;

/// Rounds of stepping aside, each weaker than the one before.
const ASIDE_ROUNDS: usize = 60;

/// Boxes times edges that all rounds of stepping aside may look at: a tenth of
/// a second. Large graphs get fewer rounds.
const ASIDE_BUDGET: usize = 24_000_000;

/// A small graph is tried from several starts and the most readable drawing
/// kept: as many as come to this many pairs of nodes.
const PAIRS_TO_TRY: usize = 28_000;

/// No more starts than this.
const MOST_STARTS: usize = 12;

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
    let starts = (PAIRS_TO_TRY / boxes.len().pow(2)).clamp(1, MOST_STARTS);
    let mut random = Random::new(options.seed);
    let mut best = draw(links, &boxes, &lengths, options.aspect, &mut random);
    if starts > 1 {
        let mut least = drawing.cost(&best);
        for _ in 1..starts {
            let other = draw(links, &boxes, &lengths, options.aspect, &mut random);
            let cost = drawing.cost(&other);
            if cost < least {
                (best, least) = (other, cost);
            }
        }
    }
    drawing.polish(&mut best);
    Part { centres: best, sizes: boxes, lines: links.pairs().map(|(a, b, _)| (a, b)).collect() }
}

/// One drawing: settled, turned, and cleared of overlaps.
fn draw(
    links: &Links,
    boxes: &[Size],
    lengths: &Lengths,
    aspect: f64,
    random: &mut Random,
) -> Vec<Point> {
    let settled = stress::settle(lengths, random);
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
        size.width * size.height * (1.0 + (ratio.max(1.0 / ratio.max(1e-9)) - 1.0) / 4.0)
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
