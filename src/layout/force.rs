//! The whole way from boxes and edges to places.

use super::{
    Point, Size, avoid,
    distance::Lengths,
    geometry::Bounds,
    grid::grid,
    links::Links,
    overlap,
    pack::{Part, pack},
    random::Random,
    stress,
};

/// How a drawing should come out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ForceOptions {
    /// Pixels that stay free between any two boxes.
    pub margin: f64,
    /// Pixels of an edge that should be seen between two boxes, before
    /// crowding makes it longer.
    pub gap: f64,
    /// Width by height that the whole should come near.
    pub aspect: f64,
    /// Another seed gives another drawing of the same graph.
    pub seed: u64,
}

impl Default for ForceOptions {
    /// 14 pixels between boxes, 36 of edge, 4:3.
    fn default() -> Self {
        Self { margin: 14.0, gap: 36.0, aspect: 4.0 / 3.0, seed: 1 }
    }
}

/// Share of the page that boxes may cover before edges can no longer be
/// followed; a denser drawing is stretched. Judged by eye at 60 and 500 nodes.
const DENSEST: f64 = 0.34;

/// Up to this many nodes, boxes step off the edges of others: nodes × edges
/// for each round.
const STEP_ASIDE: usize = 300;

/// Rounds of stepping aside, each weaker than the one before.
const ASIDE_ROUNDS: usize = 60;

/// Unconnected nodes stand in no more columns than this.
const MOST_COLUMNS: usize = 120;

/// The centres of boxes of `sizes`, near those they share an edge with and
/// apart from all others; no two boxes come closer than the margin.
///
/// An edge is two indices into `sizes` and a weight: 1 is usual, a heavier
/// edge is shorter. Direction means nothing; loops and edges to nowhere are
/// ignored. Equal input gives equal output, to the last bit, on every
/// platform. The centres are all positive; the whole begins at 0, 0. Takes
/// about n² up to 600 connected nodes and n log n beyond.
///
/// ```
/// use storygraph::layout::{ForceOptions, Size, force};
/// let sizes = [Size::new(80.0, 20.0); 3];
/// let centres = force(&sizes, &[(0, 1, 1.0), (1, 2, 1.0)], &ForceOptions::default());
/// assert_eq!(centres.len(), 3);
/// ```
#[must_use]
pub fn force(sizes: &[Size], edges: &[(usize, usize, f64)], options: &ForceOptions) -> Vec<Point> {
    let options = sane(options);
    let boxes: Vec<Size> = sizes.iter().map(|size| size.sane().grown(options.margin)).collect();
    let links = Links::new(boxes.len(), edges);
    let (alone, joined): (Vec<_>, Vec<_>) =
        links.components().into_iter().partition(|component| component.len() == 1);
    let alone = alone.concat();

    let parts: Vec<Part> =
        joined.iter().map(|members| part(members, &links, &boxes, &options)).collect();
    let mut centres = vec![Point::default(); boxes.len()];
    for ((members, part), by) in joined.iter().zip(&parts).zip(pack(&parts, options.aspect)) {
        for (&node, at) in members.iter().zip(&part.centres) {
            centres[node] = Point::new(at.x + by.x, at.y + by.y);
        }
    }
    add_alone(&mut centres, &boxes, &alone, &joined.concat(), options.aspect);
    let low = Bounds::around(&centres, &boxes).low;
    let half = options.margin / 2.0;
    centres.iter().map(|at| Point::new(at.x - low.x - half, at.y - low.y - half)).collect()
}

/// Options with which every step ends.
fn sane(options: &ForceOptions) -> ForceOptions {
    let or = |value: f64, usual: f64, least: f64, most: f64| {
        if value.is_finite() { value.clamp(least, most) } else { usual }
    };
    let usual = ForceOptions::default();
    ForceOptions {
        margin: or(options.margin, usual.margin, 0.0, 1e4),
        gap: or(options.gap, usual.gap, 0.0, 1e4),
        aspect: or(options.aspect, usual.aspect, 0.2, 5.0),
        seed: options.seed,
    }
}

/// One connected part, settled, turned and cleared of overlaps.
fn part(members: &[usize], links: &Links, boxes: &[Size], options: &ForceOptions) -> Part {
    let links = links.within(members);
    let sizes: Vec<Size> = members.iter().map(|&node| boxes[node]).collect();
    // Boxes of text are wider than high and so is the page: settle in a space
    // that is squeezed sideways, then stretch it.
    let squeezed: Vec<Size> =
        sizes.iter().map(|size| Size::new(size.width / options.aspect, size.height)).collect();
    let lengths = Lengths::new(&links, &squeezed, options.gap);
    let settled = stress::settle(&lengths, &mut Random::new(options.seed));
    let mut centres = turn(&settled, &sizes, options.aspect);
    loosen(&mut centres, &sizes);
    if members.len() <= STEP_ASIDE {
        for round in 0..ASIDE_ROUNDS {
            let strength = 0.5 * (1.0 - round as f64 / ASIDE_ROUNDS as f64);
            avoid::step_aside(&mut centres, &sizes, &links, strength);
            overlap::push(&mut centres, &sizes);
        }
    }
    overlap::separate(&mut centres, &sizes);
    overlap::guarantee(&mut centres, &sizes);
    Part { centres, sizes, lines: links.pairs().map(|(a, b, _)| (a, b)).collect() }
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

/// Stretches a drawing whose boxes cover too much of it.
fn loosen(centres: &mut [Point], sizes: &[Size]) {
    let page = Bounds::around(centres, sizes).size();
    let covered: f64 = sizes.iter().map(|size| size.width * size.height).sum();
    let dense = covered / (page.width * page.height).max(1.0) / DENSEST;
    if dense > 1.0 {
        let by = dense.sqrt();
        for centre in centres {
            *centre = Point::new(centre.x * by, centre.y * by);
        }
    }
}

/// Sets the nodes that nothing connects in rows below the rest, or in columns
/// beside it: whichever keeps the whole nearer to `aspect`.
fn add_alone(
    centres: &mut [Point],
    boxes: &[Size],
    alone: &[usize],
    joined: &[usize],
    aspect: f64,
) {
    let sizes: Vec<Size> = alone.iter().map(|&node| boxes[node]).collect();
    let (at, rest): (Vec<Point>, Vec<Size>) =
        joined.iter().map(|&node| (centres[node], boxes[node])).unzip();
    let bounds = Bounds::around(&at, &rest);
    let page = bounds.size();
    let need = |width: f64, height: f64| (width / aspect).max(height);
    let mut best: Option<(f64, Vec<Point>)> = None;
    for columns in 1..=alone.len().min(MOST_COLUMNS) {
        let (cells, whole) = grid(&sizes, columns);
        let below = need(whole.width.max(page.width), page.height + whole.height);
        let beside = need(page.width + whole.width, page.height.max(whole.height));
        let middle = |room: f64, own: f64| (room - own) / 2.0;
        let (needs, x, y) = if below <= beside {
            (below, bounds.low.x + middle(page.width, whole.width), bounds.high.y)
        } else {
            (beside, bounds.high.x, bounds.low.y + middle(page.height, whole.height))
        };
        if best.as_ref().is_none_or(|(least, _)| needs < *least) {
            best = Some((needs, cells.iter().map(|c| Point::new(c.x + x, c.y + y)).collect()));
        }
    }
    for (&node, place) in alone.iter().zip(best.map(|(_, cells)| cells).unwrap_or_default()) {
        centres[node] = place;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::overlap::overlap;
    use super::{ForceOptions, Point, Size, force};

    fn overlaps(centres: &[Point], sizes: &[Size], margin: f64) -> bool {
        // A rounding error of the last shift is no overlap.
        let boxes: Vec<Size> = sizes.iter().map(|size| size.grown(margin - 1e-6)).collect();
        (0..centres.len())
            .any(|a| (0..a).any(|b| overlap(centres[a], centres[b], boxes[a], boxes[b]).is_some()))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]
        #[test]
        fn any_graph_is_drawn_without_overlaps_and_always_the_same_way(
            sides in prop::collection::vec((1.0..300.0, 1.0..90.0), 0..48),
            ends in prop::collection::vec((0..50_usize, 0..50_usize, -1.0..5.0), 0..90),
        ) {
            let sizes: Vec<Size> = sides.iter().map(|&(w, h)| Size::new(w, h)).collect();
            let options = ForceOptions::default();
            let centres = force(&sizes, &ends, &options);
            prop_assert_eq!(centres.len(), sizes.len());
            prop_assert!(centres.iter().all(|at| at.x.is_finite() && at.y.is_finite()));
            prop_assert!(centres.iter().all(|at| at.x >= 0.0 && at.y >= 0.0));
            prop_assert!(!overlaps(&centres, &sizes, options.margin));
            let bits = |centres: Vec<Point>| -> Vec<_> {
                centres.iter().map(|at| (at.x.to_bits(), at.y.to_bits())).collect()
            };
            let again = force(&sizes, &ends, &options);
            prop_assert_eq!(bits(centres), bits(again));
        }
    }

    #[test]
    fn nothing_one_and_two_are_graphs_too() {
        let options = ForceOptions::default();
        assert_eq!(force(&[], &[], &options), []);
        let size = Size::new(40.0, 20.0);
        assert_eq!(force(&[size], &[(0, 0, 1.0)], &options), [Point::new(20.0, 10.0)]);
        let two = force(&[size; 2], &[(0, 1, 1.0), (1, 0, 2.0)], &options);
        assert!(!overlaps(&two, &[size; 2], options.margin));
    }

    #[test]
    fn a_hundred_unconnected_boxes_make_a_block() {
        let sizes = [Size::new(80.0, 20.0); 100];
        let centres = force(&sizes, &[], &ForceOptions::default());
        let (x, y) =
            centres.iter().fold((0.0_f64, 0.0_f64), |(x, y), at| (x.max(at.x), y.max(at.y)));
        assert!((0.9..2.0).contains(&(x / y)), "{x} by {y}");
    }

    #[test]
    fn sizes_and_options_that_are_no_numbers_do_no_harm() {
        let sizes = [Size::new(f64::NAN, -1.0), Size::new(f64::INFINITY, 5.0), Size::new(9.0, 9.0)];
        let options = ForceOptions { margin: f64::NAN, gap: f64::INFINITY, aspect: -1.0, seed: 0 };
        let centres = force(&sizes, &[(0, 1, f64::NAN), (1, 2, 1.0)], &options);
        assert!(centres.iter().all(|at| at.x.is_finite() && at.y.is_finite()));
    }
}
