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
    let aspect = or(options.aspect, usual.aspect, 0.2, 5.0);
    let length = length(&stops, margin, aspect);
    let tried = |times: &f64| {
        let scale = scale(&stops, times * length);
        let rows = Rows::new(&stops, edges, &scale, margin);
        (rows.right / aspect + rows.height(), scale, rows)
    };
    let better = |best: (f64, Scale, Rows), other: (f64, Scale, Rows)| {
        if other.0 < best.0 { other } else { best }
    };
    let (_, scale, rows) = LONGER.iter().map(tried).fold(tried(&1.0), better);
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

/// Where boxes crowd on some days a longer axis may save many rows: so many
/// times the length is tried too.
const LONGER: [f64; 2] = [1.35, 1.8];

/// How long an axis makes a page of the right form, if boxes are spread evenly.
fn length(stops: &[Stop], margin: f64, aspect: f64) -> f64 {
    /// An axis is no shorter, so that a few days can be told apart.
    const SHORTEST: f64 = 560.0;
    /// Of a page's area boxes take a third; lines and what is before and after
    /// all else the rest.
    const AIR: f64 = 3.0;
    let area: f64 = stops
        .iter()
        .filter(|stop| stop.when.day().is_some())
        .map(|stop| (stop.size.width + margin) * (stop.size.height + margin))
        .sum();
    (area * AIR * aspect).sqrt().max(SHORTEST)
}

/// The axis of all days, about so long.
fn scale(stops: &[Stop], length: f64) -> Scale {
    let days: Vec<i64> = stops.iter().filter_map(|stop| stop.when.day()).collect();
    Scale::new(&days, length)
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Point, Size, Stop, Timeline, TimelineOptions, When, timeline};
    use crate::layout::overlap::overlapping;

    fn drawn(stops: &[Stop], edges: &[(usize, usize)]) -> Timeline {
        timeline(stops, edges, &TimelineOptions::default())
    }

    fn on(day: i64) -> Stop {
        Stop { size: Size::new(150.0, 40.0), when: When::Day(day), lane: 0 }
    }

    fn when() -> impl Strategy<Value = When> {
        let day = prop_oneof![738_000..738_040_i64, 700_000..740_000_i64, any::<i64>()];
        prop_oneof![4 => day.prop_map(When::Day), 1 => Just(When::Unknown), 2 => Just(When::Always)]
    }

    fn side() -> impl Strategy<Value = f64> {
        prop_oneof![9 => 1.0..240.0, 1 => Just(f64::NAN), 1 => Just(-1.0)]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn anything_has_its_place_in_time_and_none_lies_on_another(
            stops in prop::collection::vec((side(), side(), when(), 0..4_usize), 0..40),
            edges in prop::collection::vec((0..42_usize, 0..42_usize), 0..70),
        ) {
            let stops: Vec<Stop> = stops
                .into_iter()
                .map(|(w, h, when, lane)| Stop { size: Size::new(w, h), when, lane })
                .collect();
            let Timeline { drawing, axis } = drawn(&stops, &edges);
            let boxes: Vec<Size> = stops.iter().map(|stop| stop.size.sane()).collect();
            prop_assert_eq!(overlapping(&drawing.centres, &boxes), []);
            let on_page = |at: &Point| {
                let right = axis.size.width + 1e-6;
                at.x >= -1e-6 && at.y >= 0.0 && at.x <= right && at.y <= axis.size.height
            };
            prop_assert!(drawing.centres.iter().chain(drawing.bends.iter().flatten()).all(on_page));
            prop_assert_eq!(drawing.bends.len(), edges.len());
            for (a, at) in stops.iter().zip(&drawing.centres) {
                for (b, other) in stops.iter().zip(&drawing.centres) {
                    if let (When::Day(a), When::Day(b)) = (a.when, b.when) && a < b {
                        prop_assert!(at.x <= other.x);
                    }
                }
            }
            let again = drawn(&stops, &edges).drawing;
            let bits = |centres: &[Point]| -> Vec<_> {
                centres.iter().map(|at| (at.x.to_bits(), at.y.to_bits())).collect()
            };
            prop_assert_eq!(bits(&drawing.centres), bits(&again.centres));
            prop_assert_eq!(drawing.bends, again.bends);
        }
    }

    #[test]
    fn a_box_stands_on_its_day() {
        let Timeline { drawing, axis } = drawn(&[on(738_000), on(738_031), on(738_090)], &[]);
        let x: Vec<f64> = drawing.centres.iter().map(|at| at.x).collect();
        assert!((x[0] - axis.ends.0).abs() + (x[2] - axis.ends.1).abs() < 1e-9);
        assert!(((x[1] - x[0]) / (x[2] - x[0]) - 31.0 / 90.0).abs() < 1e-9);
    }

    #[test]
    fn neighbours_in_a_row_are_joined_by_a_straight_line() {
        let stops = [on(738_000), on(738_400)];
        assert_eq!(drawn(&stops, &[(1, 0)]).drawing.bends, [vec![]]);
    }

    #[test]
    fn a_line_passes_beside_boxes() {
        let stops: Vec<Stop> = (0..7).map(|_| on(738_000)).collect();
        let drawing = drawn(&stops, &[(0, 6)]).drawing;
        // Straight on out of the box, aside, straight down beside the others.
        let bends = &drawing.bends[0];
        let x = drawing.centres[0].x;
        assert!((bends[0].x - x).abs() < 75.0);
        let low = drawing.centres[1].y - 20.0;
        let between = bends.iter().filter(|b| b.y > low && b.y < drawing.centres[5].y + 20.0);
        assert!(between.clone().all(|b| (b.x - x).abs() > 75.0) && bends.len() > 8);
    }

    #[test]
    fn what_is_undated_and_what_is_always_stand_apart_from_the_days() {
        let mut stops = [on(738_000), on(738_010), on(0), on(0)];
        (stops[2].when, stops[3].when) = (When::Unknown, When::Always);
        let Timeline { drawing, axis } = drawn(&stops, &[(0, 2), (1, 3)]);
        assert!(drawing.centres[2].y > axis.undated.unwrap().0);
        assert!(drawing.centres[3].x + 75.0 < drawing.centres[0].x - 75.0);
    }
}
