//! Which boxes stand beside each other.

use std::collections::BTreeMap;

use super::scale::Scale;
use super::{Stop, When};
use crate::layout::Size;

/// Between the heads of rows and the first box.
const HEAD: f64 = 44.0;
/// About how high the gap above a row is, that is headed and that is not.
const GAPS: (f64, f64) = (10.0, 40.0);
/// Rows of what is undated are full to this share.
const FULL: f64 = 0.85;

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

/// All rows, and where in them boxes stand.
pub(super) struct Rows {
    /// From the top.
    pub(super) all: Vec<Row>,
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
            all: Vec::new(),
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
            let first = rows.all.len();
            // Those whose lines go farthest first: the lines of others do not
            // cross what lies below.
            let far = |stop: usize| near[stop].iter().fold(0.0_f64, |far, &n| far.max(rows.x[n]));
            let heads = lane.iter().filter(|&&stop| stops[stop].when == When::Always);
            let mut heads: Vec<(f64, usize)> = heads.map(|&stop| (far(stop), stop)).collect();
            heads.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            for (_, head) in heads {
                rows.push(vec![head], true);
            }
            let mut dated: Vec<usize> =
                lane.into_iter().filter(|&stop| days[stop].is_some()).collect();
            dated.sort_by_key(|&stop| (days[stop], stop));
            for (row, _) in rows.filled(&dated, &near, margin) {
                rows.push(row, false);
            }
            if let Some(row) = rows.all.get_mut(first) {
                row.is_first = true;
            }
        }
        let end = |rows: &Self, stop: usize| rows.x[stop] + width(stop) / 2.0;
        rows.right =
            (0..stops.len()).map(|stop| end(&rows, stop)).fold(scale.right() + origin, f64::max);
        let unknown: Vec<usize> =
            (0..stops.len()).filter(|&stop| stops[stop].when == When::Unknown).collect();
        if !unknown.is_empty() {
            rows.undated = Some(rows.all.len());
            let wishes = unknown.iter().map(|&stop| {
                let dated = near[stop].iter().filter(|&&other| days[other].is_some());
                let (sum, count) = dated
                    .fold((0.0, 0.0), |(sum, count), &other| (sum + rows.x[other], count + 1.0));
                (if count > 0.0 { sum / count } else { 0.0 }, stop)
            });
            let wishes = wishes.collect();
            rows.set_undated(wishes, column, margin);
        }
        rows
    }

    /// About how high they will be: gaps depend on the lines in them.
    pub(super) fn height(&self) -> f64 {
        let height = |row: &Row| {
            let boxes = row.stops.iter().map(|&stop| self.sizes[stop].height);
            boxes.fold(0.0, f64::max) + if row.is_head { GAPS.0 } else { GAPS.1 }
        };
        self.all.iter().map(height).sum()
    }

    fn push(&mut self, mut stops: Vec<usize>, is_head: bool) {
        for &stop in &stops {
            self.of[stop] = self.all.len();
        }
        stops.sort_by(|&a, &b| self.x[a].total_cmp(&self.x[b]).then(a.cmp(&b)));
        self.all.push(Row { stops, is_head, is_first: false });
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

    /// What is undated near where it wishes its middle, in rows of its own that
    /// begin at `left`.
    fn set_undated(&mut self, mut wishes: Vec<(f64, usize)>, left: f64, margin: f64) {
        wishes.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let width = |rows: &Self, stop: usize| rows.sizes[stop].width + margin;
        let (widest, all) = wishes.iter().fold((0.0_f64, 0.0), |(widest, all), &(_, stop)| {
            (widest.max(width(self, stop)), all + width(self, stop))
        });
        let room = (self.right - left).max(widest);
        let mut needed = 1;
        while all > FULL * room * needed as f64 && needed < wishes.len() {
            needed += 1;
        }
        let mut rows = vec![Vec::new(); needed];
        for (nth, &(wish, stop)) in wishes.iter().enumerate() {
            rows[nth % needed].push((wish, stop));
        }
        for row in rows {
            let mut end = left + room;
            // From the right no farther than the page, then from the left.
            let mut most = vec![0.0; row.len()];
            for (nth, &(_, stop)) in row.iter().enumerate().rev() {
                end -= width(self, stop);
                most[nth] = end;
            }
            let mut end = left;
            for (&(wish, stop), most) in row.iter().zip(most) {
                let start = (wish - width(self, stop) / 2.0).min(most).max(end);
                self.x[stop] = start + self.sizes[stop].width / 2.0;
                end = start + width(self, stop);
            }
            self.right = self.right.max(end - margin);
            self.push(row.into_iter().map(|(_, stop)| stop).collect(), false);
        }
    }
}

impl When {
    pub(super) const fn day(self) -> Option<i64> {
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
