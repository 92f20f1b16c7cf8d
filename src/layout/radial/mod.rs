//! One node in the middle, the others around it by how many hops they are away.

mod rings;
mod tree;

use std::collections::BTreeMap;

use super::{
    Drawing, ForceOptions, Point, Size,
    bend::bends,
    force::{force, of_single, sane},
    geometry::Bounds,
    links::Links,
};
use rings::rings;
use tree::Tree;

/// Puts the box `centre` in the middle and all that edges join to it on rings
/// around it, one for each hop; no two boxes come closer than the margin.
///
/// A node stands near the one that leads to it from the ring within; a part of
/// the graph takes as much of the rings as it needs. Edges and options mean
/// what they do to [`force()`], and equal input gives equal output, to the
/// last bit, on every platform. What nothing joins to the centre is drawn by
/// [`force()`], below or beside; with no such box as `centre` that is all.
/// Takes n², half a second for 2,000 boxes.
///
/// The rings are those of K.-P. Yee and others, "Animated Exploration of
/// Dynamic Graphs with Radial Layout", `InfoVis` 2001, as ellipses.
#[must_use]
pub fn radial(
    sizes: &[Size],
    edges: &[(usize, usize, f64)],
    centre: usize,
    options: &ForceOptions,
) -> Drawing {
    let options = sane(options);
    let drawn: Vec<Size> = sizes.iter().map(|size| size.sane()).collect();
    let links = Links::new(sizes.len(), edges);
    let (around, rest): (Vec<_>, Vec<_>) =
        links.components().into_iter().partition(|part| part.binary_search(&centre).is_ok());
    let (Some(around), mut rest) = (around.into_iter().next(), rest.concat()) else {
        return force(sizes, edges, &options);
    };
    rest.sort_unstable();

    let boxes: Vec<Size> = around.iter().map(|&node| drawn[node].grown(options.margin)).collect();
    let own = links.within(&around);
    let middle = around.iter().position(|&node| node == centre).unwrap_or_default();
    let mut tree = Tree::new(&own, middle, options.seed);
    let places = rings(&mut tree, &own, &boxes, &options);
    let bent = bends(&places, &boxes, &own, options.margin);

    let mut centres = vec![Point::default(); sizes.len()];
    for (&node, &at) in around.iter().zip(&places) {
        centres[node] = at;
    }
    let mut bends: BTreeMap<(usize, usize), Vec<Point>> = BTreeMap::new();
    for ((a, b, _), bent) in own.pairs().zip(bent) {
        bends.insert((around[a], around[b]), bent);
    }
    let mut drawing = Drawing { centres, bends: of_single(edges, &bends) };
    add_rest(&mut drawing, &drawn, edges, (&around, &rest), &options);
    drawing.shift_to_origin(&drawn, edges);
    drawing
}

/// Draws `rest` by force and sets it below `around`, or beside it, whichever
/// keeps the whole nearer to the page's shape.
fn add_rest(
    drawing: &mut Drawing,
    sizes: &[Size],
    edges: &[(usize, usize, f64)],
    (around, rest): (&[usize], &[usize]),
    options: &ForceOptions,
) {
    if rest.is_empty() {
        return;
    }
    let pick = |nodes: &[usize]| nodes.iter().map(|&node| sizes[node]).collect::<Vec<Size>>();
    let place = |node: usize| rest.binary_search(&node).ok();
    let (kept, among): (Vec<usize>, Vec<(usize, usize, f64)>) = edges
        .iter()
        .enumerate()
        .filter_map(|(nth, &(a, b, weight))| Some((nth, (place(a)?, place(b)?, weight))))
        .unzip();
    let other = force(&pick(rest), &among, options);
    let (sizes, rest_sizes) = (pick(around), pick(rest));
    let at: Vec<Point> = around.iter().map(|&node| drawing.centres[node]).collect();
    let (page, more) =
        (Bounds::around(&at, &sizes), Bounds::around(&other.centres, &rest_sizes).size());
    let (width, height) = (page.size().width, page.size().height);
    let need = |width: f64, height: f64| (width / options.aspect).max(height);
    let below = need(width.max(more.width), height + more.height);
    let apart = options.margin + options.gap;
    let by = if below <= need(width + more.width, height.max(more.height)) {
        Point::new(page.low.x + (width - more.width) / 2.0, page.high.y + apart)
    } else {
        Point::new(page.high.x + apart, page.low.y + (height - more.height) / 2.0)
    };
    let moved = |at: &Point| Point::new(at.x + by.x, at.y + by.y);
    for (&node, at) in rest.iter().zip(&other.centres) {
        drawing.centres[node] = moved(at);
    }
    for (nth, bent) in kept.into_iter().zip(&other.bends) {
        drawing.bends[nth] = bent.iter().map(moved).collect();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::overlap::overlapping;
    use super::{ForceOptions, Point, Size, radial};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn any_graph_is_drawn_without_overlaps_and_always_the_same_way(
            sides in prop::collection::vec((1.0..300.0, 1.0..90.0), 1..60),
            ends in prop::collection::vec((0..60_usize, 0..60_usize, -1.0..5.0), 0..90),
            centre in 0..62_usize,
        ) {
            let sizes: Vec<Size> = sides.iter().map(|&(w, h)| Size::new(w, h)).collect();
            let options = ForceOptions::default();
            let drawing = radial(&sizes, &ends, centre, &options);
            prop_assert_eq!(drawing.bends.len(), ends.len());
            prop_assert!(drawing.centres.iter().all(|at| at.x >= 0.0 && at.y >= 0.0));
            // A rounding error of the last shift is no overlap.
            let boxes: Vec<Size> =
                sizes.iter().map(|size| size.grown(options.margin - 1e-6)).collect();
            prop_assert_eq!(overlapping(&drawing.centres, &boxes), vec![]);
            let again = radial(&sizes, &ends, centre, &options);
            let bits = |centres: &[Point]| -> Vec<_> {
                centres.iter().map(|at| (at.x.to_bits(), at.y.to_bits())).collect()
            };
            prop_assert_eq!(bits(&drawing.centres), bits(&again.centres));
        }
    }

    fn distance(a: Point, b: Point) -> f64 {
        ((a.x - b.x).powi(2) + (a.y - b.y).powi(2)).sqrt()
    }

    #[test]
    fn who_is_further_away_stands_further_out() {
        let sizes = [Size::new(60.0, 30.0); 7];
        let edges = [(0, 1, 1.0), (0, 2, 1.0), (1, 3, 1.0), (1, 4, 1.0), (2, 5, 1.0), (5, 6, 1.0)];
        let options = ForceOptions { aspect: 1.0, ..ForceOptions::default() };
        let at = radial(&sizes, &edges, 0, &options).centres;
        let out: Vec<f64> = at.iter().map(|&place| distance(at[0], place)).collect();
        assert!((out[1] - out[2]).abs() < 1e-6 && (out[3] - out[5]).abs() < 1e-6, "{out:?}");
        assert!(out[1] < out[3] && out[3] < out[6], "{out:?}");
        assert!(distance(at[1], at[3]) < distance(at[2], at[3]));
    }

    #[test]
    fn no_edges_and_no_centre_do_no_harm() {
        let sizes = [Size::new(f64::NAN, 30.0), Size::new(60.0, f64::INFINITY)];
        for centre in 0..3 {
            let at = radial(&sizes, &[], centre, &ForceOptions::default()).centres;
            assert!(at.iter().all(|at| at.x.is_finite() && at.y.is_finite()));
        }
        assert_eq!(radial(&[], &[], 0, &ForceOptions::default()).centres, []);
    }
}
