//! One connected part of a layered drawing.

use super::LayeredOptions;
use super::align::align;
use super::frame::{Band, Flow, Place};
use super::order::{BUDGET, order};
use super::proper::Proper;
use super::rank::{Layering, layerings};
use super::route::Router;
use super::tie::Tie;
use crate::layout::{Point, Size};

/// Pixels along a layer that a long edge passes in.
const JOINT: f64 = 10.0;
/// A gap grows by this share of the mean way that its lines go sideways, so
/// that they can be told apart, up to as many times its least width.
const SIDEWAYS: f64 = 0.12;
const WIDEST: f64 = 3.0;
/// With more ties than this only the best of several layerings is drawn.
const MANY: usize = 400;
/// At this share of a gap from a layer a line begins to turn: half would lay
/// all lines of a gap that go far on one another.
const BEND: f64 = 0.28;

/// A finished part, its upper left corner at the origin.
pub(super) struct Part {
    pub(super) page: Size,
    pub(super) centres: Vec<Point>,
    pub(super) ties: Vec<Tie>,
    /// For each tie the bends of as many lines as it stands for, from its
    /// `from` to its `to`.
    pub(super) lines: Vec<Vec<Vec<Point>>>,
}

/// The layers of boxes, and about the page they will need.
pub(super) struct Plan {
    /// Several, the best first.
    layerings: Vec<Layering>,
    pub(super) page: Size,
}

impl Plan {
    /// For boxes that are all connected by `ties`.
    pub(super) fn new(sizes: &[Size], ties: &[Tie], flow: Flow, options: &LayeredOptions) -> Self {
        let (lengths, thick): (Vec<f64>, Vec<f64>) = sizes
            .iter()
            .map(|&size| {
                let (length, thick) = flow.measures(size);
                (length + options.margin, thick)
            })
            .unzip();
        // So many layers of boxes, each as thick as the mean and as long as this,
        // come to a page of the right form.
        let all: f64 = lengths.iter().sum();
        let step = thick.iter().sum::<f64>() / thick.len().max(1) as f64 + options.gap;
        let room = match flow {
            Flow::Down => all * step * options.aspect,
            Flow::Right => all * step / options.aspect,
        };
        let layerings = layerings(&lengths, ties, room.sqrt());
        let layers = &layerings[0].layers;
        let count = layers.iter().max().map_or(0, |last| last + 1);
        let (mut long, mut deep) = (vec![0.0_f64; count], vec![0.0_f64; count]);
        for (node, &layer) in layers.iter().enumerate() {
            long[layer] += lengths[node];
            deep[layer] = deep[layer].max(thick[node] + options.gap);
        }
        let across = long.iter().fold(0.0_f64, |most, &length| most.max(length));
        Self { layerings, page: flow.page(across, deep.iter().sum()) }
    }

    /// Orders the layers, places the boxes and bends the edges; `copies` is how
    /// many lines each tie has.
    pub(super) fn draw(
        &self,
        sizes: &[Size],
        ties: &[Tie],
        copies: &[usize],
        flow: Flow,
        options: &LayeredOptions,
    ) -> Part {
        let (proper, rows) = self.ordered(ties, options.seed);
        let measures: Vec<(f64, f64)> = sizes.iter().map(|&size| flow.measures(size)).collect();
        let lengths: Vec<f64> = (0..proper.count())
            .map(|vertex| measures.get(vertex).map_or(JOINT, |(length, _)| length + options.margin))
            .collect();
        let across = align(&proper, &rows, &lengths);
        let bands = bands(&proper, &rows, &across, &measures, options);
        let places: Vec<Place> = (0..proper.count())
            .map(|vertex| {
                let (length, thick) = measures.get(vertex).copied().unwrap_or_default();
                let band = bands[proper.layer[vertex]];
                let middle = f64::midpoint(band.start, band.end);
                let (start, end) = (middle - thick / 2.0, middle + thick / 2.0);
                Place { across: across[vertex], length, start, end }
            })
            .collect();
        let router = Router::new(&proper, &places, &bands);
        let mut lines: Vec<Vec<Vec<(f64, f64)>>> = Vec::with_capacity(ties.len());
        for (nth, tie) in ties.iter().enumerate() {
            let along = proper.layer[tie.from] < proper.layer[tie.to];
            let (up, down) = if along { (tie.from, tie.to) } else { (tie.to, tie.from) };
            let line = |copy: usize| {
                let aside = copy as f64 / copies[nth] as f64;
                let mut bends = router.bends(up, &proper.joints[nth], down, aside);
                if !along {
                    bends.reverse();
                }
                bends
            };
            lines.push((0..copies[nth]).map(line).collect());
        }
        let (low, high) = ends(&places, &lengths, &lines);
        let point = |across: f64, along: f64| flow.point(across - low, along);
        let points = |line: Vec<(f64, f64)>| -> Vec<Point> {
            line.into_iter().map(|(across, along)| point(across, along)).collect()
        };
        let boxes = &places[..proper.boxes];
        Part {
            page: flow.page(high - low, bands.last().map_or(0.0, |band| band.end)),
            centres: boxes
                .iter()
                .map(|at| point(at.across, f64::midpoint(at.start, at.end)))
                .collect(),
            ties: ties.to_vec(),
            lines: lines
                .into_iter()
                .map(|copies| copies.into_iter().map(points).collect())
                .collect(),
        }
    }
}

impl Plan {
    /// What stands in the layers and in which order: of the layerings the one
    /// with the fewest crossings and short edges. Large graphs have time for
    /// one alone.
    fn ordered(&self, ties: &[Tie], seed: u64) -> (Proper, Vec<Vec<usize>>) {
        let tried = if ties.len() > MANY { 1 } else { self.layerings.len() };
        let order = |Layering { layers, cost }: &Layering| {
            let proper = Proper::new(layers, ties);
            let (rows, crossings) = order(&proper, seed, BUDGET / tried);
            (cost + crossings as f64, proper, rows)
        };
        let mut best = order(&self.layerings[0]);
        for other in self.layerings[1..tried].iter().map(order) {
            if other.0 < best.0 {
                best = other;
            }
        }
        (best.1, best.2)
    }
}

/// Where each layer begins and ends: as thick as its thickest box, and a gap
/// wide enough for the lines in it.
fn bands(
    proper: &Proper,
    rows: &[Vec<usize>],
    across: &[f64],
    measures: &[(f64, f64)],
    options: &LayeredOptions,
) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::with_capacity(rows.len());
    let mut start = 0.0;
    for row in rows {
        let thick = row.iter().filter_map(|&v| measures.get(v)).map(|&(_, thick)| thick);
        let end = start + thick.fold(0.0, f64::max);
        let (mut ways, mut steps) = (0.0, 0_u32);
        for &vertex in row {
            for &(to, _) in &proper.downs[vertex] {
                ways += (across[vertex] - across[to]).abs();
                steps += 1;
            }
        }
        let sideways = SIDEWAYS * ways / f64::from(steps.max(1));
        let gap = (options.gap + sideways).min(WIDEST * options.gap);
        let before = bands.last().map_or(options.gap * BEND, |band| band.after);
        bands.push(Band { start, end, before, after: gap * BEND });
        start = end + gap;
    }
    bands
}

/// The least and the greatest that anything reaches across.
fn ends(places: &[Place], lengths: &[f64], bends: &[Vec<Vec<(f64, f64)>>]) -> (f64, f64) {
    let boxes = places.iter().zip(lengths).map(|(at, length)| (at.across, length / 2.0));
    let bends = bends.iter().flatten().flatten().map(|&(across, _)| (across, 0.0));
    let ends = (f64::INFINITY, f64::NEG_INFINITY);
    boxes
        .chain(bends)
        .fold(ends, |(low, high), (at, half)| (low.min(at - half), high.max(at + half)))
}
