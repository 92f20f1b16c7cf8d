//! How well an order agrees with the summaries, and how sure that is.

use std::cmp::Ordering;

/// A measure of scores against grades.
pub(crate) type Measure = fn(&[f64], &[f64]) -> f64;

/// What is measured, in the order printed.
pub(crate) const MEASURES: [Measure; 3] = [spearman, ndcg, pairs];

/// Summaries name the first few; so many are looked at.
const FIRST: usize = 5;
/// Resamplings behind an interval, and the share of them inside it.
const RESAMPLINGS: usize = 10_000;
const INSIDE: f64 = 0.95;

/// Spearman's rank correlation; equal values share their mean rank. 0 where
/// all values are equal.
fn spearman(scores: &[f64], grades: &[f64]) -> f64 {
    let (a, b) = (ranks(scores), ranks(grades));
    let mean = (scores.len() as f64 - 1.0) / 2.0;
    let sum = |a: &[f64], b: &[f64]| -> f64 {
        a.iter().zip(b).map(|(a, b)| (a - mean) * (b - mean)).sum()
    };
    let spread = (sum(&a, &a) * sum(&b, &b)).sqrt();
    if spread > 0.0 { sum(&a, &b) / spread } else { 0.0 }
}

/// The share of the pairs of unequal grade that stand in the right order; equal
/// scores are half right. Where most grades are 0, Spearman's correlation
/// rewards a way for making most things equal; this does not.
fn pairs(scores: &[f64], grades: &[f64]) -> f64 {
    let (mut right, mut all) = (0.0, 0.0);
    for (score, grade) in scores.iter().zip(grades) {
        for (other, _) in scores.iter().zip(grades).filter(|(_, lower)| *lower < grade) {
            all += 1.0;
            right += match score.total_cmp(other) {
                Ordering::Greater => 1.0,
                Ordering::Equal => 0.5,
                Ordering::Less => 0.0,
            };
        }
    }
    right / all
}

/// nDCG over the first five (Järvelin and Kekäläinen 2002), a grade being its
/// own gain; where scores are equal, its mean over all their orders.
fn ndcg(scores: &[f64], grades: &[f64]) -> f64 {
    let discount = |rank: usize| if rank < FIRST { 1.0 / (rank as f64 + 2.0).log2() } else { 0.0 };
    let mut best = grades.to_vec();
    best.sort_by(|a, b| b.total_cmp(a));
    let ideal: f64 = best.iter().enumerate().map(|(rank, grade)| grade * discount(rank)).sum();
    let mut rank = 0;
    let mut gain = 0.0;
    for equal in runs(scores).iter().rev() {
        let discounts: f64 = (rank..rank + equal.len()).map(discount).sum();
        let sum: f64 = equal.iter().map(|at| grades[*at]).sum();
        gain += discounts * sum / equal.len() as f64;
        rank += equal.len();
    }
    gain / ideal
}

fn ranks(values: &[f64]) -> Vec<f64> {
    let mut ranks = vec![0.0; values.len()];
    let mut below = 0;
    for equal in runs(values) {
        let mean = below as f64 + (equal.len() as f64 - 1.0) / 2.0;
        below += equal.len();
        for at in equal {
            ranks[at] = mean;
        }
    }
    ranks
}

/// Places of equal values together, the smallest values first.
fn runs(values: &[f64]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    order
        .chunk_by(|a, b| values[*a].total_cmp(&values[*b]).is_eq())
        .map(<[usize]>::to_vec)
        .collect()
}

/// The mean of what one way is better than another by, document by document,
/// and the interval in which it lies in 95 of 100 resamplings (Efron 1979).
pub(crate) fn interval(differences: &[f64]) -> (f64, f64, f64) {
    // Xorshift with 64 bits of state (Marsaglia 2003).
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut draw = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        differences[(state >> 11) as usize % differences.len()]
    };
    let count = differences.len();
    let mut means: Vec<f64> = (0..RESAMPLINGS).map(|_| mean((0..count).map(|_| draw()))).collect();
    means.sort_by(f64::total_cmp);
    let at = |share: f64| means[((RESAMPLINGS - 1) as f64 * share).round() as usize];
    (mean(differences.iter().copied()), at((1.0 - INSIDE) / 2.0), at(f64::midpoint(1.0, INSIDE)))
}

pub(crate) fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len();
    values.sum::<f64>() / count.max(1) as f64
}
