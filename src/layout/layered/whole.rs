//! All parts of a layered drawing on one page.

use super::frame::Flow;
use super::part::{Part, Plan};
use super::tie::Tie;
use super::{Arrow, LayeredOptions};
use crate::layout::grid::grid;
use crate::layout::links::Links;
use crate::layout::pack::pack;
use crate::layout::{Drawing, Point, Size, part};

/// Between unconnected parts there is so many times the room between boxes.
const APART: f64 = 2.0;
/// Boxes that nothing connects stand in no more columns than this.
const MOST_COLUMNS: usize = 120;

/// A part's boxes and ties, numbered from 0.
struct Members {
    /// The boxes' numbers in the whole, ascending.
    nodes: Vec<usize>,
    sizes: Vec<Size>,
    ties: Vec<Tie>,
    /// How many arrows each tie stands for.
    copies: Vec<usize>,
}

/// Draws the parts one by one and sets them side by side.
pub(super) fn draw(
    sizes: &[Size],
    arrows: &[Arrow],
    ties: &[Tie],
    options: &LayeredOptions,
) -> Drawing {
    let pairs: Vec<(usize, usize, f64)> = ties.iter().map(|tie| (tie.from, tie.to, 1.0)).collect();
    let (alone, joined): (Vec<_>, Vec<_>) = Links::new(sizes.len(), &pairs)
        .components()
        .into_iter()
        .partition(|component| component.len() == 1);
    let members = members(sizes, arrows, ties, joined);
    let plans = |flow| -> Vec<Plan> {
        members.iter().map(|own| Plan::new(&own.sizes, &own.ties, flow, options)).collect()
    };
    let (down, right) = (plans(Flow::Down), plans(Flow::Right));
    let (flow, plans) = if paper(&down, options) < paper(&right, options) {
        (Flow::Down, down)
    } else {
        (Flow::Right, right)
    };
    let mut parts: Vec<Part> = plans
        .iter()
        .zip(&members)
        .map(|(plan, own)| plan.draw(&own.sizes, &own.ties, &own.copies, flow, options))
        .collect();
    parts.extend(rows_of(&alone.concat(), sizes, options));
    let nodes: Vec<Vec<usize>> =
        members.into_iter().map(|own| own.nodes).chain([alone.concat()]).collect();
    assemble(sizes.len(), arrows, &parts, &nodes, options)
}

fn members(
    sizes: &[Size],
    arrows: &[Arrow],
    ties: &[Tie],
    joined: Vec<Vec<usize>>,
) -> Vec<Members> {
    let mut place = vec![(0, 0); sizes.len()];
    let mut members: Vec<Members> = Vec::with_capacity(joined.len());
    for (nth, nodes) in joined.into_iter().enumerate() {
        for (number, &node) in nodes.iter().enumerate() {
            place[node] = (nth, number);
        }
        let sizes = nodes.iter().map(|&node| sizes[node]).collect();
        members.push(Members { nodes, sizes, ties: Vec::new(), copies: Vec::new() });
    }
    for tie in ties {
        let ((part, from), (_, to)) = (place[tie.from], place[tie.to]);
        members[part].ties.push(Tie { from, to, flows: tie.flows });
        members[part].copies.push(0);
    }
    for arrow in arrows.iter().filter(|arrow| arrow.is_line(sizes.len())) {
        let ((part, from), (_, to)) = (place[arrow.from], place[arrow.to]);
        let own = &mut members[part];
        if let Some(nth) = find(&own.ties, from, to) {
            own.copies[nth] += 1;
        }
    }
    members
}

/// The tie between two boxes, among ties in ascending order of their ends.
fn find(ties: &[Tie], a: usize, b: usize) -> Option<usize> {
    ties.binary_search_by_key(&(a.min(b), a.max(b)), Tie::ends).ok()
}

/// How large a page of the wanted form must be, roughly, to hold plans.
fn paper(plans: &[Plan], options: &LayeredOptions) -> f64 {
    let side = |page: Size| (page.width / options.aspect).max(page.height);
    plans.iter().map(|plan| side(plan.page) * side(plan.page)).sum()
}

/// Boxes that nothing connects, as a part of their own.
fn rows_of(alone: &[usize], sizes: &[Size], options: &LayeredOptions) -> Option<Part> {
    let boxes: Vec<Size> = alone.iter().map(|&node| sizes[node].grown(options.margin)).collect();
    let need = |page: Size| (page.width / options.aspect).max(page.height);
    let (centres, page) = (1..=alone.len().min(MOST_COLUMNS))
        .map(|columns| grid(&boxes, columns))
        .min_by(|a, b| need(a.1).total_cmp(&need(b.1)))?;
    Some(Part { page, centres, ties: Vec::new(), lines: Vec::new() })
}

/// Moves parts beside each other, and gives each arrow its line.
fn assemble(
    count: usize,
    arrows: &[Arrow],
    parts: &[Part],
    nodes: &[Vec<usize>],
    options: &LayeredOptions,
) -> Drawing {
    let room = APART * options.margin;
    let boxes: Vec<part::Part> = parts
        .iter()
        .map(|own| part::Part {
            centres: vec![Point::new(own.page.width / 2.0, own.page.height / 2.0)],
            sizes: vec![own.page.grown(room)],
            lines: Vec::new(),
            bends: Vec::new(),
        })
        .collect();
    let moves = pack(&boxes, options.aspect);
    let (left, top) = moves
        .iter()
        .fold((f64::INFINITY, f64::INFINITY), |(left, top), by| (left.min(by.x), top.min(by.y)));
    let mut centres = vec![Point::default(); count];
    let mut place = vec![None; count];
    for (nth, ((part, nodes), by)) in parts.iter().zip(nodes).zip(&moves).enumerate() {
        for (number, (&node, at)) in nodes.iter().zip(&part.centres).enumerate() {
            centres[node] = Point::new(at.x + by.x - left, at.y + by.y - top);
            place[node] = Some((nth, number));
        }
    }
    let mut drawn: Vec<Vec<usize>> = parts.iter().map(|part| vec![0; part.ties.len()]).collect();
    let mut line = |arrow: &Arrow| -> Option<Vec<Point>> {
        let ((nth, from), (_, to)) = (place[arrow.from]?, place[arrow.to]?);
        let tie = find(&parts[nth].ties, from, to)?;
        let copy = &mut drawn[nth][tie];
        *copy += 1;
        let by = moves[nth];
        let moved = |at: &Point| Point::new(at.x + by.x - left, at.y + by.y - top);
        let line = parts[nth].lines[tie][*copy - 1].iter().map(moved);
        Some(if parts[nth].ties[tie].from == from { line.collect() } else { line.rev().collect() })
    };
    let bends = arrows
        .iter()
        .map(|arrow| if arrow.is_line(count) { line(arrow) } else { None })
        .map(Option::unwrap_or_default)
        .collect();
    Drawing { centres, bends }
}
