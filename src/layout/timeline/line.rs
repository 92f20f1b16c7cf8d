//! From ways to bends.

use super::row::Rows;
use super::track::Shelves;
use super::way::Way;
use crate::layout::Point;

/// Pixels before and after a corner that its curve takes.
const ROUND: f64 = 7.0;
/// Pixels that a line keeps straight on out of a box: an arrowhead and more.
const OUT: f64 = 16.0;

/// The bends of each edge, from its first stop to its second.
pub(super) fn lines(
    rows: &Rows,
    ways: &[Option<Way>],
    shelves: &Shelves,
    centres: &[Point],
    edges: &[(usize, usize)],
) -> Vec<Vec<Point>> {
    let line = |(nth, way): (usize, &Option<Way>)| {
        way.map_or_else(Vec::new, |way| {
            let mut bends = rounded(&corners(rows, &way, shelves.along[nth], centres));
            if edges[nth].0 != way.upper {
                bends.reverse();
            }
            bends
        })
    };
    ways.iter().enumerate().map(line).collect()
}

/// From border to border, with every corner between.
fn corners(rows: &Rows, way: &Way, [above, below]: [f64; 2], centres: &[Point]) -> Vec<Point> {
    let (upper, lower) = (way.upper, way.lower);
    let is_head = |stop: usize| rows.all[rows.of[stop]].is_head;
    let half = |stop: usize| rows.sizes[stop].height / 2.0;
    let head = |stop: usize| Point::new(rows.span(stop).1, centres[stop].y);
    let mut corners = Vec::new();
    if rows.of[upper] == rows.of[lower] {
        let top = |stop: usize, port| Point::new(port, centres[stop].y - half(stop));
        let along = |port| Point::new(port, below);
        let (from, to) = way.ports;
        return vec![top(upper, from), along(from), along(to), top(lower, to)];
    }
    if is_head(upper) {
        corners.extend([head(upper), Point::new(way.x, centres[upper].y)]);
    } else {
        corners.push(Point::new(way.ports.0, centres[upper].y + half(upper)));
        if (way.ports.0 - way.x).abs() > 0.5 {
            corners.extend([Point::new(way.ports.0, above), Point::new(way.x, above)]);
        }
    }
    if is_head(lower) {
        corners.extend([Point::new(way.x, centres[lower].y), head(lower)]);
    } else {
        if (way.ports.1 - way.x).abs() > 0.5 {
            corners.extend([Point::new(way.x, below), Point::new(way.ports.1, below)]);
        }
        corners.push(Point::new(way.ports.1, centres[lower].y - half(lower)));
    }
    corners
}

/// Bends that turn at each corner between the ends, and keep the line straight
/// else: out of its boxes too.
fn rounded(corners: &[Point]) -> Vec<Point> {
    let (&[first, second, ..], &[.., next, last]) = (corners, corners) else { return vec![] };
    let turns = corners.windows(3).flat_map(|three| {
        let near = |to: Point| toward(three[1], to, |length| ROUND.min(length / 2.0));
        [near(three[0]), three[1], near(three[2])]
    });
    let out = |length: f64| OUT.min((length - ROUND).max(length / 2.0));
    let (start, end) = (toward(first, second, out), toward(last, next, out));
    [start].into_iter().chain(turns).chain([end]).collect()
}

/// The point on the way from one to another, so far as is told for its length.
fn toward(from: Point, to: Point, far: impl Fn(f64) -> f64) -> Point {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let length = (x * x + y * y).sqrt();
    let share = far(length) / length.max(1e-9);
    Point::new(from.x + x * share, from.y + y * share)
}
