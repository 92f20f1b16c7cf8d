//! Numbers that look random and are the same on every run.

/// A seeded generator: Sebastiano Vigna's `SplitMix64` (public domain,
/// <https://prng.di.unimi.it/splitmix64.c>).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`, which is above 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        // The remainder's bias is below 2^-40 for any list that fits in memory.
        usize::try_from(self.next() % end as u64).expect("it is below a usize")
    }

    /// A number from 0 to below 1.
    pub(crate) fn share(&mut self) -> f64 {
        // As many bits as a double holds.
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// The numbers below `end` in an order of chance.
    pub(crate) fn order(&mut self, end: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..end).collect();
        self.shuffle(&mut order);
        order
    }

    /// Puts `items` into another order, each order as likely.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
