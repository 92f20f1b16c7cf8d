//! The whole way from boxes and edges to places.

use std::collections::BTreeMap;

use super::{
    Drawing, Point, Size,
    geometry::Bounds,
    grid::grid,
    links::Links,
    pack::pack,
    part::{Part, part},
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

/// Unconnected nodes stand in no more columns than this.
const MOST_COLUMNS: usize = 120;

/// Puts boxes of `sizes` near those they share an edge with and
/// apart from all others; no two boxes come closer than the margin.
///
/// An edge is two indices into `sizes` and a weight: 1 is usual, a heavier
/// edge is shorter. Direction means nothing; loops and edges to nowhere are
/// ignored. Equal input gives equal output, to the last bit, on every
/// platform. The centres are all positive; the whole begins at 0, 0. Takes
/// n log n: a tenth of a second for 150 nodes, a second or two for 2,000. An
/// edge with a foreign box in its way bends around it if that costs nothing
/// else.
///
/// ```
/// use storygraph::layout::{ForceOptions, Size, force};
/// let sizes = [Size::new(80.0, 20.0); 3];
/// let drawing = force(&sizes, &[(0, 1, 1.0), (1, 2, 1.0)], &ForceOptions::default());
/// assert_eq!(drawing.centres.len(), 3);
/// ```
#[must_use]
pub fn force(sizes: &[Size], edges: &[(usize, usize, f64)], options: &ForceOptions) -> Drawing {
    let options = sane(options);
    let boxes: Vec<Size> = sizes.iter().map(|size| size.sane().grown(options.margin)).collect();
    let links = Links::new(boxes.len(), edges);
    let (alone, joined): (Vec<_>, Vec<_>) =
        links.components().into_iter().partition(|component| component.len() == 1);
    let alone = alone.concat();

    let parts: Vec<Part> = joined
        .iter()
        .map(|members| {
            let own = members.iter().map(|&node| boxes[node]).collect();
            part(&links.within(members), own, &options)
        })
        .collect();
    let mut centres = vec![Point::default(); boxes.len()];
    let mut bends: BTreeMap<(usize, usize), Vec<Point>> = BTreeMap::new();
    for ((members, part), by) in joined.iter().zip(&parts).zip(pack(&parts, options.aspect)) {
        let moved = |at: &Point| Point::new(at.x + by.x, at.y + by.y);
        for (&node, at) in members.iter().zip(&part.centres) {
            centres[node] = moved(at);
        }
        for (&(a, b), bent) in part.lines.iter().zip(&part.bends) {
            bends.insert((members[a], members[b]), bent.iter().map(moved).collect());
        }
    }
    add_alone(&mut centres, &boxes, &alone, &joined.concat(), options.aspect);
    let mut drawing = Drawing { centres, bends: of_single(edges, &bends) };
    let drawn: Vec<Size> = sizes.iter().map(|size| size.sane()).collect();
    drawing.shift_to_origin(&drawn, edges);
    drawing
}

/// The bends of each edge that is alone between its ends. Of several, whoever
/// draws them keeps them apart, as straight lines side by side.
pub(super) fn of_single(
    edges: &[(usize, usize, f64)],
    bends: &BTreeMap<(usize, usize), Vec<Point>>,
) -> Vec<Vec<Point>> {
    let ends = |a: usize, b: usize| (a.min(b), a.max(b));
    let mut number: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for &(a, b, _) in edges {
        *number.entry(ends(a, b)).or_default() += 1;
    }
    let bent = |&(a, b, _): &(usize, usize, f64)| {
        let between = ends(a, b);
        bends.get(&between).filter(|_| number[&between] == 1).cloned().unwrap_or_default()
    };
    edges.iter().map(bent).collect()
}

/// Options with which every step ends.
pub(super) fn sane(options: &ForceOptions) -> ForceOptions {
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
    // Of two that need the same page, the one that leaves more of it free.
    let need =
        |width: f64, height: f64| (width / aspect).max(height) + (width / aspect).min(height) / 8.0;
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
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn any_graph_is_drawn_without_overlaps_and_always_the_same_way(
            sides in prop::collection::vec((1.0..300.0, 1.0..90.0), 0..40),
            ends in prop::collection::vec((0..42_usize, 0..42_usize, -1.0..5.0), 0..70),
        ) {
            let sizes: Vec<Size> = sides.iter().map(|&(w, h)| Size::new(w, h)).collect();
            let options = ForceOptions::default();
            let centres = force(&sizes, &ends, &options).centres;
            prop_assert_eq!(centres.len(), sizes.len());
            prop_assert!(centres.iter().all(|at| at.x.is_finite() && at.y.is_finite()));
            prop_assert!(centres.iter().all(|at| at.x >= 0.0 && at.y >= 0.0));
            prop_assert!(!overlaps(&centres, &sizes, options.margin));
            let bits = |centres: Vec<Point>| -> Vec<_> {
                centres.iter().map(|at| (at.x.to_bits(), at.y.to_bits())).collect()
            };
            let again = force(&sizes, &ends, &options).centres;
            prop_assert_eq!(bits(centres), bits(again));
        }
    }

    #[test]
    fn nothing_one_and_two_are_graphs_too() {
        let options = ForceOptions::default();
        assert_eq!(force(&[], &[], &options).centres, []);
        let size = Size::new(40.0, 20.0);
        assert_eq!(force(&[size], &[(0, 0, 1.0)], &options).centres, [Point::new(20.0, 10.0)]);
        let two = force(&[size; 2], &[(0, 1, 1.0), (1, 0, 2.0)], &options).centres;
        assert!(!overlaps(&two, &[size; 2], options.margin));
    }

    #[test]
    fn a_hundred_unconnected_boxes_make_a_block() {
        let sizes = [Size::new(80.0, 20.0); 100];
        let centres = force(&sizes, &[], &ForceOptions::default()).centres;
        let (x, y) =
            centres.iter().fold((0.0_f64, 0.0_f64), |(x, y), at| (x.max(at.x), y.max(at.y)));
        assert!((0.9..2.0).contains(&(x / y)), "{x} by {y}");
    }

    #[test]
    fn sizes_and_options_that_are_no_numbers_do_no_harm() {
        let sizes = [Size::new(f64::NAN, -1.0), Size::new(f64::INFINITY, 5.0), Size::new(9.0, 9.0)];
        let options = ForceOptions { margin: f64::NAN, gap: f64::INFINITY, aspect: -1.0, seed: 0 };
        let centres = force(&sizes, &[(0, 1, f64::NAN), (1, 2, 1.0)], &options).centres;
        assert!(centres.iter().all(|at| at.x.is_finite() && at.y.is_finite()));
    }
}
