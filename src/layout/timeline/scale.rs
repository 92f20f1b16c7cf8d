//! From days to places: linear, but for marked breaks where nothing happened.

/// A gap this many times as long as the rest of the time shown, or that many
/// times as long as the mean gap and a third of all, is broken: drawn to scale
/// it would press what stands on either side together.
const DOMINANT: i64 = 8;
const UNUSUAL: i64 = 6;
const SHARE: i64 = 3;
/// Pixels that a break takes.
const BREAK: f64 = 84.0;
/// No day is wider.
const WIDEST_DAY: f64 = 220.0;

/// A stretch of days drawn to scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    /// Its first day.
    pub(super) first: i64,
    /// Its last day.
    pub(super) last: i64,
    /// Where the first day is.
    pub(super) left: f64,
}

/// Where days are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Scale {
    /// In order; between two of them the scale is broken.
    pub(super) stretches: Vec<Stretch>,
    /// Pixels for a day.
    pub(super) per_day: f64,
}

impl Scale {
    /// For `days`, about `width` pixels from the first to the last.
    pub(super) fn new(days: &[i64], width: f64) -> Self {
        let mut days = days.to_vec();
        days.sort_unstable();
        days.dedup();
        let broken = breaks(&days);
        let mut stretches: Vec<Stretch> = Vec::new();
        for (nth, &day) in days.iter().enumerate() {
            match stretches.last_mut() {
                Some(last) if !broken.contains(&nth) => last.last = day,
                _ => stretches.push(Stretch { first: day, last: day, left: 0.0 }),
            }
        }
        let length: i64 = stretches.iter().map(|stretch| stretch.last - stretch.first).sum();
        let room = (width - broken.len() as f64 * BREAK).max(width / 2.0);
        let per_day = (room / length.max(1) as f64).min(WIDEST_DAY);
        let mut left = 0.0;
        for stretch in &mut stretches {
            stretch.left = left;
            left += (stretch.last - stretch.first) as f64 * per_day + BREAK;
        }
        Self { stretches, per_day }
    }

    /// Where a day of one of the stretches is.
    pub(super) fn at(&self, day: i64) -> f64 {
        let nth = self.stretches.partition_point(|stretch| stretch.first <= day);
        self.stretches.get(nth.saturating_sub(1)).map_or(0.0, |stretch| {
            stretch.left + (day.min(stretch.last) - stretch.first) as f64 * self.per_day
        })
    }

    /// Where the last day is.
    pub(super) fn right(&self) -> f64 {
        self.stretches.last().map_or(0.0, |stretch| self.at(stretch.last))
    }

    /// The middle of each break.
    pub(super) fn breaks(&self) -> Vec<f64> {
        self.stretches.iter().skip(1).map(|stretch| stretch.left - BREAK / 2.0).collect()
    }
}

/// After which of some ascending days the scale breaks: the number of the day
/// that follows.
fn breaks(days: &[i64]) -> Vec<usize> {
    let mut gaps: Vec<(i64, usize)> =
        (1..days.len()).map(|nth| (days[nth] - days[nth - 1], nth)).collect();
    gaps.sort_unstable_by_key(|&(gap, nth)| (std::cmp::Reverse(gap), nth));
    let mut left: i64 = gaps.iter().map(|(gap, _)| gap).sum();
    let mut broken = Vec::new();
    for (nth, &(gap, place)) in gaps.iter().enumerate() {
        let rest = left - gap;
        let count = (gaps.len() - nth).cast_signed() as i64;
        let unusual = gap > UNUSUAL * (left / count) && SHARE * gap > left;
        if rest == 0 || !(gap > DOMINANT * rest || unusual) {
            break;
        }
        broken.push(place);
        left = rest;
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::{BREAK, Scale};

    #[test]
    fn a_year_before_a_week_is_broken_off() {
        let scale = Scale::new(&[0, 360, 361, 363, 367], 900.0);
        assert_eq!(scale.stretches.len(), 2);
        assert!(scale.at(361) - scale.at(360) > 100.0);
        assert!((scale.at(360) - scale.at(0) - BREAK).abs() < 1e-9);
        assert_eq!(scale.breaks(), [BREAK / 2.0]);
    }

    #[test]
    fn even_times_are_not_broken() {
        for days in [&[0, 1][..], &[0, 4000], &[0, 30, 70, 90, 140], &[5], &[]] {
            assert!(Scale::new(days, 900.0).stretches.len() < 2, "{days:?}");
        }
    }
}
