//! Logistic regression on shares, by Newton's method.

/// The three signs and the base.
pub(crate) const WEIGHTS: usize = 4;
/// Base first, then the weights of headline, lead and repetition.
pub(crate) type Weights = [f64; WEIGHTS];

/// Pull towards 0 of each weight but the base.
const RIDGE: f64 = 0.1;
const STEPS: usize = 30;

/// One thing in one document.
pub(crate) struct Example {
    /// 1, then its signs.
    pub(crate) signs: Weights,
    /// The share of the summaries that name it.
    pub(crate) share: f64,
    /// Every document weighs the same; their mean weight is 1.
    pub(crate) weight: f64,
}

/// The share that `weights` expect.
pub(crate) fn share(weights: &Weights, signs: &Weights) -> f64 {
    let sum: f64 = weights.iter().zip(signs).map(|(weight, sign)| weight * sign).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// The weights under which the examples are likeliest.
pub(crate) fn fit(examples: &[&Example]) -> Weights {
    let mut weights = Weights::default();
    let scale = examples.len() as f64 / examples.iter().map(|one| one.weight).sum::<f64>();
    for _ in 0..STEPS {
        let mut slope = Weights::default();
        let mut bend = [[0.0; WEIGHTS]; WEIGHTS];
        for at in 1..WEIGHTS {
            slope[at] = -RIDGE * weights[at];
            bend[at][at] = RIDGE;
        }
        for one in examples {
            let expected = share(&weights, &one.signs);
            for (row, sign) in one.signs.iter().enumerate() {
                slope[row] += scale * one.weight * (one.share - expected) * sign;
                let curve = scale * one.weight * expected * (1.0 - expected) * sign;
                for (column, other) in one.signs.iter().enumerate() {
                    bend[row][column] += curve * other;
                }
            }
        }
        let step = solve(bend, slope);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
    }
    weights
}

/// `x` with `matrix · x = right`, by Gaussian elimination; the matrix is
/// positive definite, so that no row need change places.
fn solve(mut matrix: [[f64; WEIGHTS]; WEIGHTS], mut right: Weights) -> Weights {
    for pivot in 0..WEIGHTS {
        let row = matrix[pivot];
        for below in pivot + 1..WEIGHTS {
            let factor = matrix[below][pivot] / row[pivot];
            matrix[below].iter_mut().zip(row).for_each(|(cell, above)| *cell -= factor * above);
            right[below] -= factor * right[pivot];
        }
    }
    let mut answer = Weights::default();
    for row in (0..WEIGHTS).rev() {
        let known: f64 = (row + 1..WEIGHTS).map(|at| matrix[row][at] * answer[at]).sum();
        answer[row] = (right[row] - known) / matrix[row][row];
    }
    answer
}
