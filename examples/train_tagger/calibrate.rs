//! From the model's probabilities to how often it is right.

/// A name the model found, and whether it is one.
pub(crate) struct Guess {
    /// 1 person, 2 organisation, 3 place, 4 other.
    pub class: usize,
    pub probability: f32,
    pub is_right: bool,
}

/// Steps of gradient descent; the problem has two numbers and is convex.
const STEPS: usize = 4_000;
const RATE: f64 = 0.5;

/// Slope and intercept of a logistic regression on the log odds, by class
/// (Platt 1999).
pub(crate) fn fit(guesses: &[Guess]) -> [[f32; 2]; 4] {
    std::array::from_fn(|class| {
        let own: Vec<(f64, f64)> = guesses
            .iter()
            .filter(|guess| guess.class == class + 1)
            .map(|guess| {
                let p = f64::from(guess.probability).clamp(1e-6, 1.0 - 1e-6);
                ((p / (1.0 - p)).ln(), f64::from(u8::from(guess.is_right)))
            })
            .collect();
        let (mut slope, mut intercept) = (1.0, 0.0);
        for _ in 0..STEPS {
            let (mut by_slope, mut by_intercept) = (0.0, 0.0);
            for (odds, right) in &own {
                let miss = right - 1.0 / (1.0 + (-(slope * odds + intercept)).exp());
                by_slope += miss * odds;
                by_intercept += miss;
            }
            let count = own.len().max(1) as f64;
            // Log odds reach 14; their square is the curvature.
            slope += RATE * by_slope / count / 20.0;
            intercept += RATE * by_intercept / count;
        }
        #[expect(clippy::cast_possible_truncation, reason = "the file holds single precision")]
        [slope as f32, intercept as f32]
    })
}
