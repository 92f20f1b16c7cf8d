//! Which boxes stand beside each other.

use std::collections::BTreeMap;

use super::scale::Scale;
use super::{Stop, When};
use crate::layout::Size;

/// Between the heads of rows and the first box.
const HEAD: f64 = 44.0;
/// What is undated may stand so far to the right of what it is joined to
/// before it gets a row of its own.
const SHIFT: f64 = 260.0;

/// A row of boxes, or the way of one that is always.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// From left to right.
    pub(super) stops: Vec<usize>,
    /// Whether its only box is at the left and its lines run through the row.
    pub(super) is_head: bool,
    /// Whether it is the first of its lane.
    pub(super) is_first: bool,
}

/// All rows from the top, and where in them boxes stand.
pub(super) struct Rows {
    pub(super) rows: Vec<Row>,
    pub(super) sizes: Vec<Size>,
    /// The row of each stop.
    pub(super) of: Vec<usize>,
    /// The middle of each stop.
    pub(super) x: Vec<f64>,
    /// Where the axis begins.
    pub(super) origin: f64,
    /// The right end of the boxes that head rows.
    pub(super) heads: f64,
    /// The right end of all boxes.
    pub(super) right: f64,
    /// The first row of what is undated.
    pub(super) undated: Option<usize>,
}

/// Rows while they are filled: their boxes, and where the last ends.
type Filled = Vec<(Vec<usize>, f64)>;

impl Rows {
    pub(super) fn new(
        stops: &[Stop],
        edges: &[(usize, usize)],
        scale: &Scale,
        margin: f64,
    ) -> Self {
        let near = near(stops.len(), edges);
        let width = |stop: usize| stops[stop].size.width;
        let heads = (0..stops.len()).filter(|&stop| stops[stop].when == When::Always);
        let heads = heads.map(width).fold(0.0, f64::max);
        let column = if heads > 0.0 { heads + HEAD } else { 0.0 };
        let days: Vec<Option<i64>> = stops.iter().map(|stop| stop.when.day()).collect();
        let origin = (0..stops.len())
            .filter_map(|stop| Some(width(stop) / 2.0 - scale.at(days[stop]?)))
            .fold(0.0, f64::max)
            + column;
        let mut rows = Self {
            rows: Vec::new(),
            sizes: stops.iter().map(|stop| stop.size).collect(),
            of: vec![0; stops.len()],
            x: vec![0.0; stops.len()],
            origin,
            heads,
            right: 0.0,
            undated: None,
        };
        for (stop, day) in days.iter().enumerate() {
            rows.x[stop] = day.map_or(width(stop) / 2.0, |day| origin + scale.at(day));
        }
        for lane in lanes(stops, &days) {
            let first = rows.rows.len();
            for &stop in lane.iter().filter(|&&stop| stops[stop].when == When::Always) {
                rows.push(vec![stop], true);
            }
            let mut dated: Vec<usize> =
                lane.into_iter().filter(|&stop| days[stop].is_some()).collect();
            dated.sort_by_key(|&stop| (days[stop], stop));
            for (row, _) in rows.filled(&dated, &near, margin) {
                rows.push(row, false);
            }
            if let Some(row) = rows.rows.get_mut(first) {
                row.is_first = true;
            }
        }
        let unknown: Vec<usize> =
            (0..stops.len()).filter(|&stop| stops[stop].when == When::Unknown).collect();
        if !unknown.is_empty() {
            rows.undated = Some(rows.rows.len());
            let is_dated: Vec<bool> = days.iter().map(Option::is_some).collect();
            rows.set_undated(unknown, &near, &is_dated, column, margin);
        }
        rows.right = (0..stops.len())
            .map(|stop| rows.x[stop] + width(stop) / 2.0)
            .fold(scale.right() + origin, f64::max);
        rows
    }

    fn push(&mut self, mut stops: Vec<usize>, is_head: bool) {
        for &stop in &stops {
            self.of[stop] = self.rows.len();
        }
        stops.sort_by(|&a, &b| self.x[a].total_cmp(&self.x[b]).then(a.cmp(&b)));
        self.rows.push(Row { stops, is_head, is_first: false });
    }

    /// Where a stop's box begins and ends.
    pub(super) fn span(&self, stop: usize) -> (f64, f64) {
        let half = self.sizes[stop].width / 2.0;
        (self.x[stop] - half, self.x[stop] + half)
    }

    /// Sets stops in as few rows as hold them, each beside one that it is
    /// joined to if there is room.
    fn filled(&self, stops: &[usize], near: &[Vec<usize>], margin: f64) -> Filled {
        let mut filled: Filled = Vec::new();
        for &stop in stops {
            let (left, right) = self.span(stop);
            let fits = |nth: &usize| filled[*nth].1 + margin <= left;
            let joined = |nth: &usize| {
                filled[*nth].0.last().is_some_and(|last| near[stop].binary_search(last).is_ok())
            };
            let row = (0..filled.len())
                .find(|nth| fits(nth) && joined(nth))
                .or_else(|| (0..filled.len()).find(fits));
            if let Some(nth) = row {
                filled[nth].0.push(stop);
                filled[nth].1 = right;
            } else {
                filled.push((vec![stop], right));
            }
        }
        filled
    }

    /// What is undated near what it is joined to, in rows of its own.
    fn set_undated(
        &mut self,
        mut stops: Vec<usize>,
        near: &[Vec<usize>],
        is_dated: &[bool],
        least: f64,
        margin: f64,
    ) {
        let wish = |rows: &Self, stop: usize| {
            let known: Vec<f64> = near[stop]
                .iter()
                .filter(|&&other| is_dated[other])
                .map(|&other| rows.x[other])
                .collect();
            let mean = known.iter().sum::<f64>() / known.len().max(1) as f64;
            (mean - rows.sizes[stop].width / 2.0).max(least)
        };
        let wishes: BTreeMap<usize, f64> =
            stops.iter().map(|&stop| (stop, wish(self, stop))).collect();
        stops.sort_by(|a, b| wishes[a].total_cmp(&wishes[b]).then(a.cmp(b)));
        let mut filled: Filled = Vec::new();
        for stop in stops {
            let wish = wishes[&stop];
            let left = |end: f64| wish.max(end + margin);
            let room = (0..filled.len()).find(|&nth| left(filled[nth].1) - wish <= SHIFT);
            let nth = room.unwrap_or_else(|| {
                filled.push((Vec::new(), f64::NEG_INFINITY));
                filled.len() - 1
            });
            let left = left(filled[nth].1);
            self.x[stop] = left + self.sizes[stop].width / 2.0;
            filled[nth].0.push(stop);
            filled[nth].1 = left + self.sizes[stop].width;
        }
        for (row, _) in filled {
            self.push(row, false);
        }
    }
}

impl When {
    const fn day(self) -> Option<i64> {
        if let Self::Day(day) = self { Some(day) } else { None }
    }
}

/// The other end of each stop's edges, ascending.
fn near(count: usize, edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut near = vec![Vec::new(); count];
    for &(a, b) in edges.iter().filter(|&&(a, b)| a < count && b < count && a != b) {
        near[a].push(b);
        near[b].push(a);
    }
    for list in &mut near {
        list.sort_unstable();
        list.dedup();
    }
    near
}

/// The stops of each lane, in the order of its first day; of what is undated
/// none.
fn lanes(stops: &[Stop], days: &[Option<i64>]) -> Vec<Vec<usize>> {
    let mut lanes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (nth, stop) in stops.iter().enumerate() {
        if stop.when != When::Unknown {
            lanes.entry(stop.lane).or_default().push(nth);
        }
    }
    let mut lanes: Vec<Vec<usize>> = lanes.into_values().collect();
    // A lane without a day comes last.
    lanes.sort_by_key(|lane| {
        let first = lane.iter().filter_map(|&stop| days[stop]).min();
        (first.is_none(), first)
    });
    lanes
}
