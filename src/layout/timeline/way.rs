//! Which way a line goes, from row to row.
//!
//! A line leaves a box upwards or downwards, goes along the gap between two
//! rows to where it can pass the rows between, and along another gap to the
//! other box. The way of what heads a row is the row itself.

use std::collections::BTreeMap;

use super::row::Rows;

/// Lines leave a box so far apart, and so far from its corners.
const PORT: f64 = 7.0;
const CORNER: f64 = 15.0;
/// Lines pass boxes at this distance.
const CLEARANCE: f64 = 7.0;
/// Two lines down in one place may be no nearer.
const APART: f64 = 5.0;
/// What ways cost, in pixels of detour: to run behind a box, to run upon
/// another line, to turn.
const BEHIND: f64 = 900.0;
const UPON: f64 = 90.0;
const TURN: f64 = 16.0;
/// How much nearer to the middle of a box's side is better, in pixels of detour.
const MIDDLE: f64 = 0.05;
/// Places beside boxes that are tried, times the rows to pass there; at least
/// the second.
const TRIED: usize = 3000;
const TRIED_LEAST: usize = 24;
/// How far from both ends they may be.
const FAR: f64 = 420.0;
/// Beside a box so many lines find place.
const LANES: [f64; 4] = [0.0, 6.0, 12.0, 18.0];

/// The way of an edge from the box in the upper row to that in the lower.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    pub(super) upper: usize,
    pub(super) lower: usize,
    /// Where it leaves the upper box and enters the lower.
    pub(super) ports: (f64, f64),
    /// Where it passes the rows between.
    pub(super) x: f64,
}

/// Where lines already are.
struct Desk<'a> {
    rows: &'a Rows,
    /// For each box and side (whether its upper) the ports in use.
    ports: BTreeMap<(usize, bool), Vec<f64>>,
    /// By place in steps of `APART`: the rows that a line passes there.
    passed: BTreeMap<i64, Vec<(usize, usize)>>,
}

/// A way for each edge; none for a loop, an edge to nowhere, and one between
/// neighbours in a row, which is straight.
pub(super) fn ways(rows: &Rows, edges: &[(usize, usize)]) -> Vec<Option<Way>> {
    let count = rows.of.len();
    let mut order: Vec<usize> = (0..edges.len())
        .filter(|&nth| edges[nth].0 < count && edges[nth].1 < count && edges[nth].0 != edges[nth].1)
        .collect();
    order.sort_by_key(|&nth| (rows.of[edges[nth].0].abs_diff(rows.of[edges[nth].1]), nth));
    let mut desk = Desk { rows, ports: BTreeMap::new(), passed: BTreeMap::new() };
    let mut ways = vec![None; edges.len()];
    for nth in order {
        let (a, b) = edges[nth];
        let key = |stop: usize| (rows.of[stop], stop);
        let (upper, lower) = if key(a) < key(b) { (a, b) } else { (b, a) };
        ways[nth] = if rows.of[a] == rows.of[b] {
            desk.beside(upper, lower)
        } else {
            Some(desk.down(upper, lower))
        };
    }
    ways
}

impl Desk<'_> {
    /// Between two boxes of one row, by way of the gap above it.
    fn beside(&mut self, a: usize, b: usize) -> Option<Way> {
        let stops = &self.rows.all[self.rows.of[a]].stops;
        let place = |stop| stops.iter().position(|&other| other == stop).unwrap_or_default();
        if place(a).abs_diff(place(b)) == 1 {
            return None;
        }
        let toward = |stop: usize, other: usize| {
            let (left, right) = self.rows.span(stop);
            let away = (right - left) / 4.0;
            self.rows.x[stop] + if self.rows.x[stop] < self.rows.x[other] { away } else { -away }
        };
        let ports = (self.port(a, true, toward(a, b)), self.port(b, true, toward(b, a)));
        self.take(a, true, ports.0);
        self.take(b, true, ports.1);
        Some(Way { upper: a, lower: b, ports, x: ports.1 })
    }

    /// From a box to one in a row below: by the place to pass that costs least.
    fn down(&mut self, upper: usize, lower: usize) -> Way {
        let mut best: Option<(f64, Way)> = None;
        for x in self.candidates(upper, lower) {
            let ports = (self.port(upper, false, x), self.port(lower, true, x));
            let way = Way { upper, lower, ports, x };
            let cost = self.cost(&way);
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, way));
            }
        }
        let x = self.rows.x[lower];
        let way = best.map_or(Way { upper, lower, ports: (x, x), x }, |(_, way)| way);
        self.take(upper, false, way.ports.0);
        self.take(lower, true, way.ports.1);
        let (from, to) = (self.rows.of[upper], self.rows.of[lower]);
        self.passed.entry(floor(way.x / APART)).or_default().push((from, to));
        way
    }

    /// Where the rows between two boxes may be passed: straight from either,
    /// and beside boxes in between.
    fn candidates(&self, upper: usize, lower: usize) -> Vec<f64> {
        let mut found: Vec<f64> = Vec::new();
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for stop in [upper, lower].into_iter().filter(|&stop| !self.is_head(stop)) {
            let (left, right) = self.rows.span(stop);
            (low, high) = (low.min(left), high.max(right));
            found.extend((0..self.slots(stop)).map(|slot| self.slot(stop, slot)));
        }
        if found.is_empty() {
            return vec![self.rows.heads + PORT + CLEARANCE];
        }
        let between = self.rows.of[upper] + 1..self.rows.of[lower];
        let tried = (TRIED / between.len().max(1)).max(TRIED_LEAST);
        let sides = self.rows.all[between]
            .iter()
            .filter(|row| !row.is_head)
            .flat_map(|row| &row.stops)
            .map(|&stop| self.rows.span(stop))
            .flat_map(|(left, right)| [(left, -1.0), (right, 1.0)])
            .flat_map(|(side, way)| LANES.map(|lane| side + way * (CLEARANCE + 1.0 + lane)))
            .filter(|&x| x > low - FAR && x < high + FAR && x > self.rows.heads + CLEARANCE);
        found.extend(sides.take(tried));
        found
    }

    fn cost(&self, way: &Way) -> f64 {
        let (from, to) = (self.rows.of[way.upper], self.rows.of[way.lower]);
        let behind = self.rows.all[from + 1..to].iter().filter(|row| {
            let nth = row.stops.partition_point(|&stop| self.rows.span(stop).1 + CLEARANCE < way.x);
            row.stops.get(nth).is_some_and(|&stop| self.rows.span(stop).0 - CLEARANCE < way.x)
        });
        let place = floor(way.x / APART);
        let upon = (place - 1..=place + 1)
            .filter_map(|place| self.passed.get(&place))
            .flatten()
            .filter(|passed| passed.0 < to && passed.1 > from);
        let detour: f64 = [(way.upper, way.ports.0), (way.lower, way.ports.1)]
            .into_iter()
            .filter(|&(stop, _)| !self.is_head(stop))
            .map(|(stop, port)| {
                let aside = (port - way.x).abs();
                let turn = if aside > 0.5 { TURN } else { 0.0 };
                turn + aside + MIDDLE * (port - self.rows.x[stop]).abs()
            })
            .sum();
        BEHIND * behind.count() as f64 + UPON * upon.count() as f64 + detour
    }

    fn is_head(&self, stop: usize) -> bool {
        self.rows.all[self.rows.of[stop]].is_head
    }

    /// How many lines can leave one side of a box.
    fn slots(&self, stop: usize) -> usize {
        let room = (self.rows.sizes[stop].width - 2.0 * CORNER).max(0.0);
        1 + usize::try_from(floor(room / PORT)).unwrap_or_default()
    }

    /// Where the `nth` of them does.
    fn slot(&self, stop: usize, nth: usize) -> f64 {
        let gaps = (self.slots(stop) - 1) as f64;
        self.rows.x[stop] + (nth as f64 - gaps / 2.0) * PORT
    }

    /// The port of a box nearest to a place, that place itself if it can be;
    /// of what heads a row always.
    fn port(&self, stop: usize, is_upper: bool, x: f64) -> f64 {
        if self.is_head(stop) {
            return x;
        }
        let taken = self.ports.get(&(stop, is_upper));
        let is_free = |port: &f64| {
            taken.is_none_or(|taken| taken.iter().all(|other| (other - port).abs() >= APART))
        };
        let reach = (self.slots(stop) - 1) as f64 * PORT / 2.0;
        let nearest = x.clamp(self.rows.x[stop] - reach, self.rows.x[stop] + reach);
        if is_free(&nearest) {
            return nearest;
        }
        let slots = (0..self.slots(stop)).map(|slot| self.slot(stop, slot));
        let by_way = |a: &f64, b: &f64| (a - x).abs().total_cmp(&(b - x).abs());
        slots.filter(is_free).min_by(by_way).unwrap_or(nearest)
    }

    fn take(&mut self, stop: usize, is_upper: bool, port: f64) {
        self.ports.entry((stop, is_upper)).or_default().push(port);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a page is far shorter than 2^52 pixels")]
fn floor(x: f64) -> i64 {
    x.floor() as i64
}
