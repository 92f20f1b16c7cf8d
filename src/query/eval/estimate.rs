//! How sure a mean over queries is.

use serde::Serialize;

use crate::model::Random;

/// Samples drawn, enough for two digits of an interval's ends.
const SAMPLES: usize = 2_000;

/// A mean over queries with its 95 % interval: the percentiles of the means of
/// samples drawn from the queries with replacement (Efron and Tibshirani, "An
/// Introduction to the Bootstrap", 1993, chapter 13), drawn alike each time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Estimate {
    /// The estimate from one value a query.
    #[must_use]
    pub fn of(values: &[f64]) -> Self {
        let count = values.len().max(1);
        // A sum of nothing is -0.
        let mean = values.iter().sum::<f64>() / count as f64 + 0.0;
        if values.len() < 2 {
            return Self { mean, low: mean, high: mean };
        }
        let mut random = Random::new(values.len() as u64);
        let mut means: Vec<f64> = (0..SAMPLES)
            .map(|_| {
                let sum: f64 = (0..count).map(|_| values[random.below(count)]).sum();
                sum / count as f64 + 0.0
            })
            .collect();
        means.sort_by(f64::total_cmp);
        Self { mean, low: means[SAMPLES / 40], high: means[SAMPLES - 1 - SAMPLES / 40] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_about_two_standard_errors_wide_and_always_the_same() {
        let values: Vec<f64> = (0..400).map(|nth| f64::from(nth % 2)).collect();
        let estimate = Estimate::of(&values);
        assert!((estimate.mean - 0.5).abs() < 1e-12);
        // Standard error .025.
        assert!((estimate.low - 0.45).abs() < 0.01 && (estimate.high - 0.55).abs() < 0.01);
        assert_eq!(estimate, Estimate::of(&values));
        assert_eq!(Estimate::of(&[0.25]), Estimate { mean: 0.25, low: 0.25, high: 0.25 });
    }
}
