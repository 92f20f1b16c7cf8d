//! How good a ranking is, as `trec_eval` and `ir_measures` count it.

use serde::Serialize;

/// Rows that people look at.
const CUT: usize = 5;

/// The measures of one ranking, each 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Measures {
    /// Share of what is relevant among the first five.
    pub recall_5: f64,
    /// One over the rank of the first that is relevant.
    pub rr: f64,
    /// Discounted cumulative gain of the first five, as a share of the best
    /// possible: the gain is the grade, the discount the logarithm of the
    /// rank plus one (Järvelin and Kekäläinen, "Cumulated gain-based
    /// evaluation of IR techniques", TOIS 2002).
    pub ndcg_5: f64,
}

impl Measures {
    /// `ranked` are the grades of the rows in order, `judged` of all that was
    /// judged relevant, in any order.
    #[must_use]
    pub fn of(ranked: &[u32], judged: &[u32]) -> Self {
        let mut ideal: Vec<u32> = judged.to_vec();
        ideal.sort_unstable_by(|a, b| b.cmp(a));
        let relevant = ideal.iter().filter(|grade| **grade > 0).count();
        if relevant == 0 {
            return Self::default();
        }
        let found = ranked.iter().take(CUT).filter(|grade| **grade > 0).count();
        let first = ranked.iter().position(|grade| *grade > 0);
        Self {
            recall_5: found as f64 / relevant as f64,
            rr: first.map_or(0.0, |at| 1.0 / (at + 1) as f64),
            ndcg_5: gain(ranked) / gain(&ideal),
        }
    }
}

fn gain(grades: &[u32]) -> f64 {
    let discounted = |(at, grade): (usize, &u32)| f64::from(*grade) / ((at + 2) as f64).log2();
    grades.iter().take(CUT).enumerate().map(discounted).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ranking_is_measured_as_by_hand() {
        let perfect = Measures::of(&[1, 1, 0], &[1, 1]);
        assert_eq!(perfect, Measures { recall_5: 1.0, rr: 1.0, ndcg_5: 1.0 });
        let second = Measures::of(&[0, 1, 0, 0, 0, 1], &[1, 1]);
        assert!((second.recall_5 - 0.5).abs() < 1e-12 && (second.rr - 0.5).abs() < 1e-12);
        // 1/log2(3) over 1 + 1/log2(3).
        assert!((second.ndcg_5 - 0.386_852_807).abs() < 1e-9, "{second:?}");
        assert_eq!(Measures::of(&[0], &[0]), Measures::default());
        assert_eq!(Measures::of(&[], &[3]), Measures::default());
    }
}
