//! A text in 64 bytes, by which copies find each other.

use super::shingle::{hashes, words};

/// Bytes of a sketch. The estimate's standard error is .06 at a resemblance of
/// one half.
const BINS: usize = 64;

/// Chance that two different minima end in the same byte.
const CHANCE: f64 = 1.0 / 256.0;

/// Bytes in a band: two sketches that share a band are looked at.
const BAND: usize = 3;

/// An estimate below this is no copy, whatever an exact count would say: four
/// standard errors below where copies begin would be .25.
const LEAST: f64 = 0.3;

/// The lowest shingle hash of each of 64 bins, the last byte of it: one
/// permutation hashing (Li, Owen, Zhang, 2012), bins left empty filled from
/// their neighbours (Shrivastava, Li, 2014), cut to a byte (Li, König, "b-Bit
/// Minwise Hashing", 2010).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch([u8; BINS]);

impl Sketch {
    /// The sketch of `text`; `None` if it has fewer than five words.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let mut lowest = [u64::MAX; BINS];
        for hash in hashes(&words(text)) {
            // The high bits choose the bin, the others are compared.
            let bin = usize::try_from(hash >> 58).unwrap_or_default();
            lowest[bin] = lowest[bin].min(hash << 6);
        }
        let mut bytes = [0; BINS];
        for bin in 0..BINS {
            let distance = (0..BINS).find(|far| lowest[(bin + far) % BINS] != u64::MAX)?;
            let found = lowest[(bin + distance) % BINS];
            let mixed = (found ^ (distance as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15))
                .wrapping_mul(0xd6e8_feb8_6659_fd93);
            bytes[bin] = mixed.to_be_bytes()[0];
        }
        Some(Self(bytes))
    }

    /// The sketch that was stored as `bytes`.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// As it is stored.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// How much two texts resemble each other, estimated; 0 to 1.
    #[must_use]
    pub fn resemblance(&self, other: &Self) -> f64 {
        let equal = self.0.iter().zip(other.0).filter(|(one, two)| **one == *two).count();
        ((equal as f64 / BINS as f64 - CHANCE) / (1.0 - CHANCE)).max(0.0)
    }

    /// Whether the texts may be copies, so that it pays to compare them.
    #[must_use]
    pub fn may_be_copy(&self, other: &Self) -> bool {
        self.resemblance(other) >= LEAST
    }

    /// Numbers of which copies share one: of texts that resemble each other by
    /// a half in 94 of 100 cases, by two thirds in all but one of 1,000
    /// (locality-sensitive hashing by bands).
    pub fn bands(&self) -> impl Iterator<Item = u32> + '_ {
        (0_u32..).zip(self.0.chunks_exact(BAND)).map(|(nth, band)| {
            band.iter().fold(nth, |number, byte| (number << 8) | u32::from(*byte))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Sketch;

    /// `words` numbers from `start` on.
    fn text(start: usize, words: usize) -> String {
        (start..start + words).fold(String::new(), |text, word| format!("{text} w{word}"))
    }

    fn sketch(start: usize, words: usize) -> Sketch {
        Sketch::of(&text(start, words)).unwrap()
    }

    #[test]
    fn the_estimate_is_near_the_truth() {
        // Of 800 and 800 words 400 are shared: a third of 1,200.
        let off: f64 = (0..50)
            .map(|nth| {
                let from = nth * 10_000;
                sketch(from, 800).resemblance(&sketch(from + 400, 800)) - 1.0 / 3.0
            })
            .sum();
        assert!((off / 50.0).abs() < 0.03, "{}", off / 50.0);
        assert!(sketch(0, 800).resemblance(&sketch(90_000, 800)) < 0.1);
    }

    #[test]
    fn copies_share_a_band_and_others_seldom_do() {
        let share = |a: &Sketch, b: &Sketch| a.bands().any(|band| b.bands().any(|x| x == band));
        let copies = (0..50).filter(|nth| {
            let from = nth * 10_000;
            share(&sketch(from, 500), &sketch(from + 100, 500))
        });
        assert_eq!(copies.count(), 50);
        let others = (0..200).filter(|nth| share(&sketch(nth * 1_000, 500), &sketch(999_000, 500)));
        assert!(others.count() <= 1);
    }

    #[test]
    fn a_short_text_has_a_sketch_and_an_empty_one_has_none() {
        assert_eq!(sketch(0, 6), sketch(0, 6));
        assert!(sketch(0, 6).resemblance(&sketch(50, 6)) < 0.2);
        assert_eq!(Sketch::of("Nothing more."), None);
    }
}
