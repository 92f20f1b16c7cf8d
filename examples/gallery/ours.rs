//! Our own drawings, read from the pictures that a reader gets.

use std::{collections::BTreeSet, error::Error, time::Instant};

use petgraph::visit::EdgeRef;
use storygraph::{
    graph::StoryGraph,
    render::{Caption, Layout, svg},
};

use crate::geometry::{Box, Line, Place, Sketch, curve};

/// The picture, and the seconds it took.
pub(crate) fn draw(graph: &StoryGraph, title: &str, layout: Layout) -> (String, f64) {
    let caption = Caption { title: title.to_owned(), note: None };
    let start = Instant::now();
    let bytes = svg(graph, &caption, layout);
    let seconds = start.elapsed().as_secs_f64();
    (String::from_utf8_lossy(&bytes).into_owned(), seconds)
}

/// What can be seen on the picture of `graph`.
pub(crate) fn read(picture: &str, graph: &StoryGraph) -> Result<Sketch, Box_> {
    let document = roxmltree::Document::parse(picture)?;
    let mut boxes = vec![None; graph.node_count()];
    let mut paths = vec![None; graph.edge_count()];
    for group in document.descendants().filter(|node| node.has_tag_name("g")) {
        let id = group.attribute("id").unwrap_or_default();
        let nth = |prefix: &str| {
            id.strip_prefix(prefix).and_then(|nth| nth.parse::<usize>().ok()?.checked_sub(1))
        };
        if let Some(nth) = nth("node") {
            boxes[nth] = group.descendants().find_map(shape);
        } else if let Some(nth) = nth("edge") {
            paths[nth] = group.descendants().find_map(|node| node.attribute("d")).map(places);
        }
    }
    let boxes = boxes.into_iter().collect::<Option<Vec<Box>>>().ok_or("a node is not drawn")?;
    let mut seen = BTreeSet::new();
    let mut lines = Vec::new();
    for (edge, path) in graph.edge_references().zip(paths) {
        let (a, b) = (edge.source().index(), edge.target().index());
        if a != b && seen.insert((a.min(b), a.max(b))) {
            lines.push(Line::between(a, b, path.ok_or("an edge is not drawn")?, &boxes));
        }
    }
    Ok(Sketch { boxes, lines })
}

/// What can go wrong.
type Box_ = std::boxed::Box<dyn Error>;

fn shape(node: roxmltree::Node<'_, '_>) -> Option<Box> {
    let number = |name: &str| node.attribute(name)?.parse::<f64>().ok();
    match node.tag_name().name() {
        "rect" => {
            let (left, top) = (number("x")?, number("y")?);
            Some(Box { left, top, right: left + number("width")?, bottom: top + number("height")? })
        }
        "circle" => {
            let side = 2.0 * number("r")?;
            Some(Box::around((number("cx")?, number("cy")?), side, side))
        }
        "polygon" => {
            let points = node.attribute("points")?.split(' ').filter_map(|point| {
                let (x, y) = point.split_once(',')?;
                Some((x.parse().ok()?, y.parse().ok()?))
            });
            Box::of(&points.collect::<Vec<Place>>())
        }
        _ => None,
    }
}

/// The places along a path of `M`, `L`, `Q` and `C`, whose coordinates are
/// absolute pairs.
pub(crate) fn places(path: &str) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let starts: Vec<usize> = path.match_indices(|c: char| c.is_alphabetic()).map(|m| m.0).collect();
    let ends = starts.iter().skip(1).copied().chain([path.len()]);
    for (&start, end) in starts.iter().zip(ends) {
        let numbers: Vec<f64> = path[start + 1..end]
            .split([' ', ','])
            .filter_map(|number| number.parse().ok())
            .collect();
        let points: Vec<Place> = numbers.chunks_exact(2).map(|xy| (xy[0], xy[1])).collect();
        let degree = match &path[start..=start] {
            "Q" => 2,
            "C" => 3,
            _ => 1,
        };
        for points in points.chunks(degree) {
            let here = places.last().copied();
            match here.filter(|_| degree > 1) {
                Some(here) => {
                    let all: Vec<Place> = [here].iter().chain(points).copied().collect();
                    places.extend(curve(&all));
                }
                None => places.extend(points),
            }
        }
    }
    places
}
