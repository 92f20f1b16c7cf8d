//! Whether salience means what it says, whatever the article.

/// Where bins of salience begin; the last ends at 1.
const BINS: [f64; 7] = [0.0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8];

/// Prints for each bin how many things are in it, the mean share of summaries
/// that salience expects of them, and the mean share that names them.
///
/// `shares` are pairs of what is expected and what is so.
pub(crate) fn print(shares: &[(f64, f64)]) {
    println!("  from  things  expected  named");
    for (at, low) in BINS.iter().enumerate() {
        let high = BINS.get(at + 1).copied().unwrap_or(f64::INFINITY);
        let bin: Vec<_> =
            shares.iter().filter(|(expected, _)| (*low..high).contains(expected)).collect();
        let count = bin.len().max(1) as f64;
        let expected: f64 = bin.iter().map(|(expected, _)| expected).sum();
        let named: f64 = bin.iter().map(|(_, named)| named).sum();
        println!("  {low:.2} {:7} {:9.3} {:6.3}", bin.len(), expected / count, named / count);
    }
}
