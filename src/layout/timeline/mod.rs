//! Boxes in the order of time: the day across, a lane for each story down.
//!
//! The steps, a file each: `scale` (where a day is), `tick` (which days are
//! named), `row` (who stands beside whom), `way` (which way a line goes), `track`
//! (lines beside each other), `line` (what that is in bends). [`timeline()`] is
//! their order.

mod line;
mod row;
mod scale;
mod tick;
mod track;
mod way;

pub use tick::{Tick, TickUnit};

use super::{Drawing, Point, Size};
use row::Rows;
use scale::Scale;

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// On that day, as [`crate::model::Date::day_number`] counts.
    Day(i64),
    /// Nobody knows: it stands in a lane below all others.
    Unknown,
    /// All the time: it stands at the left, at the head of a row that is kept
    /// free for its lines.
    Always,
}

/// A box on a timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// How large it is.
    pub size: Size,
    /// When it is.
    pub when: When,
    /// Stops of one lane stand together, lanes in the order of their first day.
    pub lane: usize,
}

/// How a timeline should come out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimelineOptions {
    /// Pixels that stay free between two boxes of a row.
    pub margin: f64,
    /// Width by height that the boxes should come near.
    pub aspect: f64,
}

impl Default for TimelineOptions {
    /// 14 pixels between boxes, 8:5.
    fn default() -> Self {
        Self { margin: 14.0, aspect: 1.6 }
    }
}

/// Where things are in time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// Boxes and lines.
    pub drawing: Drawing,
    /// What they stand over.
    pub axis: Axis,
}

/// The axis of a timeline, which runs above and below its days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// The days named, from left to right.
    pub ticks: Vec<Tick>,
    /// Where the scale is broken: between its parts more time passed than is shown.
    pub breaks: Vec<f64>,
    /// The first and the last day's place.
    pub ends: (f64, f64),
    /// Where the lanes of days begin and end, from the top; there is
    /// [`Axis::ROOM`] for names above and below.
    pub days: (f64, f64),
    /// Where the lane of what is undated begins and ends, if there is one.
    pub undated: Option<(f64, f64)>,
    /// The whole, from 0, 0.
    pub size: Size,
}

impl Axis {
    /// Pixels for the names of days.
    pub const ROOM: f64 = 26.0;
}

/// Sets `stops` over the axis of their days, each with its middle on its day;
/// those of one lane that would overlap in rows below each other.
///
/// The axis is linear, so that as far is as long; where a stretch without
/// anything is so long that it would press all else together it is broken, and
/// goes on after a mark. Edges, as pairs of stops, run between the rows and
/// turn at right angles, behind a box only where there is no way around.
///
/// No two boxes overlap. Equal input gives equal output, to the last bit, on
/// every platform. Takes for each edge about a hundred looks at the rows that
/// it passes: a second for 2,000 stops.
///
/// ```
/// use storygraph::layout::{Size, Stop, TimelineOptions, When, timeline};
/// let stop = |day| Stop { size: Size::new(80.0, 20.0), when: When::Day(day), lane: 0 };
/// let drawn = timeline(&[stop(30), stop(1)], &[(0, 1)], &TimelineOptions::default()).drawing;
/// assert!(drawn.centres[1].x < drawn.centres[0].x);
/// ```
#[must_use]
pub fn timeline(stops: &[Stop], edges: &[(usize, usize)], options: &TimelineOptions) -> Timeline {
    let stops: Vec<Stop> = stops.iter().map(Stop::sane).collect();
    let usual = TimelineOptions::default();
    let or = |value: f64, usual: f64, least: f64, most: f64| {
        if value.is_finite() { value.clamp(least, most) } else { usual }
    };
    let margin = or(options.margin, usual.margin, 0.0, 1e4);
    let scale = scale(&stops, margin, or(options.aspect, usual.aspect, 0.2, 5.0));
    let rows = Rows::new(&stops, edges, &scale, margin);
    let ways = way::ways(&rows, edges);
    let shelves = track::shelves(&rows, &ways, Axis::ROOM);
    let centres: Vec<Point> = (0..stops.len())
        .map(|stop| Point::new(rows.x[stop], shelves.middle[rows.of[stop]]))
        .collect();
    let bends = line::lines(&rows, &ways, &shelves, &centres, edges);
    let right = bends.iter().flatten().fold(rows.right, |most, bend| most.max(bend.x));
    let moved = |x: f64| x + rows.origin;
    let ticks = tick::ticks(&scale).into_iter();
    let axis = Axis {
        ticks: ticks.map(|tick| Tick { x: moved(tick.x), ..tick }).collect(),
        breaks: scale.breaks().into_iter().map(moved).collect(),
        ends: (rows.origin, moved(scale.right())),
        days: (Axis::ROOM, shelves.days_end),
        undated: rows.undated.map(|_| (shelves.days_end + Axis::ROOM, shelves.end)),
        size: Size::new(right, shelves.end.max(shelves.days_end + Axis::ROOM)),
    };
    Timeline { drawing: Drawing { centres, bends }, axis }
}

/// The axis of all days, about as long as makes a page of the right form.
fn scale(stops: &[Stop], margin: f64, aspect: f64) -> Scale {
    /// An axis is no shorter, so that a few days can be told apart.
    const SHORTEST: f64 = 560.0;
    /// Of a page's area boxes take a third; lines and what is before and after
    /// all else the rest.
    const AIR: f64 = 3.0;
    let dated = |stop: &&Stop| matches!(stop.when, When::Day(_));
    let area: f64 = stops
        .iter()
        .filter(dated)
        .map(|stop| (stop.size.width + margin) * (stop.size.height + margin))
        .sum();
    let days: Vec<i64> = stops
        .iter()
        .filter_map(|stop| if let When::Day(day) = stop.when { Some(day) } else { None })
        .collect();
    Scale::new(&days, (area * AIR * aspect).sqrt().max(SHORTEST))
}

impl Stop {
    /// A stop that every step ends with: a day of the calendar, a size that can
    /// be drawn.
    fn sane(&self) -> Self {
        /// The last day of the year 9999.
        const LAST: i64 = 3_652_364;
        let when = match self.when {
            When::Day(day) => When::Day(day.clamp(0, LAST)),
            other => other,
        };
        Self { size: self.size.sane(), when, ..*self }
    }
}
