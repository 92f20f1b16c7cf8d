//! How much comes out of what is packed, and when that is too much.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use super::Options;

/// What unpacks to less is no bomb, whatever its ratio: a page of one
/// repeated letter is a page.
const RATIO_FLOOR: u64 = 16 << 20;

/// A number of bytes that several readers add to.
pub(super) type Count = Rc<Cell<u64>>;

/// Why no more is unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Refused {
    #[error("unpacks to more than {0} times its size")]
    Ratio(u64),
    #[error("unpacks to more than {} MiB", .0 >> 20)]
    Unpacked(u64),
}

impl Refused {
    /// The refusal that `error` carries, however deep.
    pub(super) fn of(error: &io::Error) -> Option<Self> {
        let mut inner = error.get_ref()?;
        loop {
            if let Some(refused) = inner.downcast_ref::<Self>() {
                return Some(*refused);
            }
            inner = inner.downcast_ref::<io::Error>()?.get_ref()?;
        }
    }

    /// What to do about it.
    pub(super) fn hint(self) -> &'static str {
        match self {
            Self::Ratio(_) => {
                "if you trust where it comes from, raise the limit with `--max-ratio`"
            }
            Self::Unpacked(_) => {
                "if you trust where it comes from, raise the limit with `--max-unpacked`"
            }
        }
    }
}

/// What went into a decompressor and what came out.
#[derive(Clone, Debug, Default)]
pub(super) struct Gauge {
    packed: Count,
    unpacked: Count,
}

impl Gauge {
    /// A gauge of something `packed` bytes long.
    pub(super) fn of(packed: u64) -> Self {
        Self { packed: Rc::new(Cell::new(packed)), unpacked: Count::default() }
    }

    /// Whether more than `max_ratio` bytes came out for each that went in.
    pub(super) fn is_over(&self, max_ratio: u64) -> bool {
        let unpacked = self.unpacked.get();
        unpacked > RATIO_FLOOR && unpacked / self.packed.get().max(1) >= max_ratio
    }

    /// `input`, counted as it is read.
    pub(super) fn packed<R: Read>(&self, input: R) -> Counted<R> {
        Counted { input, count: Rc::clone(&self.packed) }
    }
}

/// A reader that counts.
pub(super) struct Counted<R> {
    input: R,
    count: Count,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.count.set(self.count.get() + read as u64);
        Ok(read)
    }
}

/// What a decompressor gives, as long as it is not too much.
pub(super) struct Meter<R> {
    unpacked: R,
    gauges: Vec<Gauge>,
    /// What came out of the whole file that a person named.
    total: Count,
    max_unpacked: u64,
    max_ratio: u64,
}

impl<R: Read> Meter<R> {
    /// `unpacked`, held to `options` by each of `gauges`.
    pub(super) fn new(unpacked: R, gauges: &[&Gauge], total: &Count, options: &Options) -> Self {
        Self {
            unpacked,
            gauges: gauges.iter().map(|&gauge| gauge.clone()).collect(),
            total: Rc::clone(total),
            max_unpacked: options.max_unpacked,
            max_ratio: options.max_ratio,
        }
    }
}

impl<R: Read> Read for Meter<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.unpacked.read(buffer)?;
        let counts = self.gauges.iter().map(|gauge| &gauge.unpacked).chain([&self.total]);
        counts.for_each(|count| count.set(count.get() + read as u64));
        if self.total.get() > self.max_unpacked {
            return Err(io::Error::other(Refused::Unpacked(self.max_unpacked)));
        }
        if self.gauges.iter().any(|gauge| gauge.is_over(self.max_ratio)) {
            return Err(io::Error::other(Refused::Ratio(self.max_ratio)));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read};

    use super::{Count, Gauge, Meter, RATIO_FLOOR, Refused};
    use crate::source::Options;

    fn refused(packed: u64, unpacked: u64, options: &Options) -> Option<Refused> {
        let gauge = Gauge::of(packed);
        let input = io::repeat(b'a').take(unpacked);
        let mut meter = Meter::new(input, &[&gauge], &Count::default(), options);
        io::copy(&mut meter, &mut io::sink()).err().and_then(|error| Refused::of(&error))
    }

    #[test]
    fn much_from_little_is_refused_and_much_from_much_is_not() {
        let options = Options::default();
        assert_eq!(refused(10, RATIO_FLOOR, &options), None);
        assert_eq!(refused(10, RATIO_FLOOR + 1, &options), Some(Refused::Ratio(200)));
        assert_eq!(refused(RATIO_FLOOR / 100, RATIO_FLOOR + 1, &options), None);
    }

    #[test]
    fn the_total_is_limited_whatever_the_ratio() {
        let options = Options { max_unpacked: 1 << 20, ..Options::default() };
        assert_eq!(refused(1 << 20, 1 << 20, &options), None);
        assert_eq!(refused(1 << 20, (1 << 20) + 1, &options), Some(Refused::Unpacked(1 << 20)));
    }
}
