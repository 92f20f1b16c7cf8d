//! Coordinates as short as the eye needs them.

use std::fmt;

/// A number with one decimal at most, never `-0`.
#[derive(Clone, Copy)]
pub(super) struct N(pub(super) f64);

impl fmt::Display for N {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round();
        // Adding zero makes of minus zero zero.
        let value = tenths / 10.0 + 0.0;
        if tenths % 10.0 == 0.0 { write!(f, "{value:.0}") } else { write!(f, "{value:.1}") }
    }
}

#[cfg(test)]
mod tests {
    use super::N;

    #[test]
    fn numbers_are_short() {
        let written: Vec<String> =
            [0.0, -0.01, 1.0, 2.34, -7.96].iter().map(|&x| N(x).to_string()).collect();
        assert_eq!(written, ["0", "0", "1", "2.3", "-8"]);
    }
}
