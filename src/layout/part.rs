//! One connected part of a drawing.

use super::{
    ForceOptions, Point, Size, bend::bends, geometry::Bounds, links::Links, overlap,
    polish::Polish, room, spring,
};
use crate::model::Random;

/// Share of a drawing's middle that boxes may cover before edges can no longer
/// be followed; a denser drawing is stretched. Judged by eye at 60 and 500 nodes.
const DENSEST: f64 = 0.36;

/// A small graph is settled several times, from different starts: as often as
/// comes to so many nodes.
const NODES_TO_SETTLE: usize = 240;
const MOST_STARTS: usize = 12;

/// Of these drawings the best are finished, as many as come to so many nodes.
const NODES_TO_FINISH: usize = 60;
const MOST_FINISHED: usize = 4;

/// A finished part: its boxes (margin included) and its edges.
pub(super) struct Part {
    pub(super) centres: Vec<Point>,
    pub(super) sizes: Vec<Size>,
    pub(super) lines: Vec<(usize, usize)>,
    /// What each line bends towards.
    pub(super) bends: Vec<Vec<Point>>,
}

/// Places for `boxes` that are all connected by `links`.
pub(super) fn part(links: &Links, boxes: Vec<Size>, options: &ForceOptions) -> Part {
    let polish = Polish::new(&boxes, links, options.gap);
    let mut random = Random::new(options.seed);
    let count = boxes.len();
    let starts = (NODES_TO_SETTLE / count).clamp(1, MOST_STARTS);
    let drawings = (0..starts).map(|_| sketch(links, &boxes, options, &mut random)).collect();
    let mut drawings = by_cost(drawings, &polish);
    drawings.truncate((NODES_TO_FINISH / count).clamp(1, MOST_FINISHED));
    for centres in &mut drawings {
        room::make_room(centres, &boxes);
        overlap::separate(centres, &boxes);
        overlap::guarantee(centres, &boxes);
        polish.polish(centres);
    }
    let best = by_cost(drawings, &polish).swap_remove(0);
    let bends = bends(&best, &boxes, links, options.margin);
    let lines = links.pairs().map(|(a, b, _)| (a, b)).collect();
    Part { centres: best, sizes: boxes, lines, bends }
}

/// The drawings, the easiest to read first.
fn by_cost(drawings: Vec<Vec<Point>>, polish: &Polish<'_>) -> Vec<Vec<Point>> {
    // One drawing needs no comparing, which takes as long as some polish.
    if drawings.len() < 2 {
        return drawings;
    }
    let mut costed: Vec<(f64, Vec<Point>)> =
        drawings.into_iter().map(|centres| (polish.cost(&centres), centres)).collect();
    costed.sort_by(|a, b| a.0.total_cmp(&b.0));
    costed.into_iter().map(|(_, centres)| centres).collect()
}

/// One drawing: settled, turned, and about as large as it will be.
fn sketch(
    links: &Links,
    boxes: &[Size],
    options: &ForceOptions,
    random: &mut Random,
) -> Vec<Point> {
    let mut settled = spring::settle(links, random);
    let length = |a: Point, b: Point| ((a.x - b.x).powi(2) + (a.y - b.y).powi(2)).sqrt();
    let (mut are, mut should) = (0.0, 0.0);
    for (a, b, _) in links.pairs() {
        let side = |size: Size| (size.width / options.aspect * size.height).sqrt();
        are += length(settled[a], settled[b]);
        should += f64::midpoint(side(boxes[a]), side(boxes[b])) + options.gap;
    }
    stretch(&mut settled, should / are.max(1e-9));
    rein_in(&mut settled);
    let mut centres = turn(&settled, boxes, options.aspect);
    loosen(&mut centres, boxes);
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

/// Stretches a drawing whose boxes cover too much of its middle.
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
}

fn stretch(centres: &mut [Point], by: f64) {
    for centre in centres {
        *centre = Point::new(centre.x * by, centre.y * by);
    }
}
