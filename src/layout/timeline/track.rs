//! How high rows and gaps are, and which lines share a gap without sharing a
//! place.

use super::row::Rows;
use super::way::Way;

/// A gap that only lines from above to below pass.
const GAP: f64 = 16.0;
/// The same between rows that are headed.
const HEAD_GAP: f64 = 7.0;
/// Between lanes there is so much more.
const LANE: f64 = 22.0;
/// From a box to the nearest line along its gap: an arrowhead and a turn.
const PAD: f64 = 19.0;
/// From line to line.
const TRACK: f64 = 7.0;
/// Two lines in one track are so far from each other.
const BETWEEN: f64 = 12.0;

/// Where rows and gaps are.
pub(super) struct Shelves {
    /// The middle of each row.
    pub(super) middle: Vec<f64>,
    /// For each edge, at its upper and its lower end, how high its line along
    /// the gap is.
    pub(super) along: Vec<[f64; 2]>,
    /// Where the last lane of days ends.
    pub(super) days_end: f64,
    /// Where all ends.
    pub(super) end: f64,
}

/// A line along a gap.
struct Leg {
    gap: usize,
    from: f64,
    to: f64,
    edge: usize,
    is_lower: bool,
}

/// Gives every line along a gap a track of its own there, and every row its
/// place, from the top; `axis` is left free above, and below the days.
pub(super) fn shelves(rows: &Rows, ways: &[Option<Way>], axis: f64) -> Shelves {
    let mut gaps = vec![(false, Vec::<f64>::new()); rows.all.len() + 1];
    let mut track = vec![[0_usize; 2]; ways.len()];
    let mut legs = legs(rows, ways, &mut gaps);
    legs.sort_by(|a, b| {
        (a.gap.cmp(&b.gap)).then(a.from.total_cmp(&b.from)).then(a.edge.cmp(&b.edge))
    });
    for leg in &legs {
        let ends = &mut gaps[leg.gap].1;
        let free = ends.iter().position(|end| end + BETWEEN < leg.from);
        let nth = free.unwrap_or(ends.len());
        if free.is_none() {
            ends.push(leg.to);
        }
        ends[nth] = leg.to;
        track[leg.edge][usize::from(leg.is_lower)] = nth;
    }
    let mut shelves = Shelves {
        middle: Vec::with_capacity(rows.all.len()),
        along: vec![[0.0; 2]; ways.len()],
        days_end: 0.0,
        end: 0.0,
    };
    let mut first = Vec::with_capacity(gaps.len());
    let mut top = axis;
    for (nth, row) in rows.all.iter().enumerate() {
        if rows.undated == Some(nth) {
            shelves.days_end = top + GAP;
            top = shelves.days_end + 2.0 * axis;
        }
        let (is_end, tracks) = &gaps[nth];
        first.push(top + PAD);
        top += match (is_end, tracks.len(), row.is_head) {
            (false, 0, true) if !row.is_first => HEAD_GAP,
            (false, 0, _) => GAP,
            (_, tracks, _) => 2.0 * PAD + tracks.saturating_sub(1) as f64 * TRACK,
        };
        if row.is_first && nth > 0 {
            top += LANE;
        }
        let height = row.stops.iter().map(|&stop| rows.sizes[stop].height).fold(0.0, f64::max);
        shelves.middle.push(top + height / 2.0);
        top += height;
    }
    first.push(top + PAD);
    shelves.end = top;
    if rows.undated.is_none() {
        shelves.days_end = top + GAP;
    }
    for leg in legs {
        let end = usize::from(leg.is_lower);
        shelves.along[leg.edge][end] = first[leg.gap] + track[leg.edge][end] as f64 * TRACK;
    }
    shelves
}

/// All lines along gaps; notes of each gap whether a line ends at a box there.
fn legs(rows: &Rows, ways: &[Option<Way>], gaps: &mut [(bool, Vec<f64>)]) -> Vec<Leg> {
    let mut legs = Vec::new();
    for (edge, way) in ways.iter().enumerate() {
        let Some(way) = way else { continue };
        let (upper, lower) = (rows.of[way.upper], rows.of[way.lower]);
        let ends = if upper == lower {
            [None, Some((upper, way.ports.0))]
        } else {
            let end =
                |row: usize, gap: usize, port| (!rows.all[row].is_head).then_some((gap, port));
            [end(upper, upper + 1, way.ports.0), end(lower, lower, way.ports.1)]
        };
        for (nth, end) in ends.into_iter().enumerate() {
            let Some((gap, port)) = end else { continue };
            gaps[gap].0 = true;
            if (port - way.x).abs() > 0.5 {
                let (from, to) = (port.min(way.x), port.max(way.x));
                legs.push(Leg { gap, from, to, edge, is_lower: nth == 1 });
            }
        }
    }
    legs
}
