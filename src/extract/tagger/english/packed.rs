//! A read-only hash table in one run of bytes.
//!
//! Buckets of eight: their 16-bit fingerprints side by side in one part, their
//! values in another, so that a miss touches one cache line. What overflows a
//! bucket stands in the next one.

/// Entries of a bucket.
const BUCKET: usize = 8;

/// A table from 32-bit hashes to values of a fixed number of bytes.
///
/// A hash that is not in it is taken for one that is with a chance of about
/// one in ten thousand.
#[derive(Clone, Copy)]
pub(crate) struct Packed<'a> {
    prints: &'a [[u8; 2 * BUCKET]],
    values: &'a [u8],
    width: usize,
}

impl<'a> Packed<'a> {
    /// Reads a table that [`pack`] wrote; `None` if `bytes` are none.
    pub(crate) fn read(bytes: &'a [u8]) -> Option<Self> {
        let (&head, rest) = bytes.split_first_chunk::<8>()?;
        let [b0, b1, b2, b3, w0, w1, w2, w3] = head;
        let buckets = u32::from_le_bytes([b0, b1, b2, b3]) as usize;
        let width = u32::from_le_bytes([w0, w1, w2, w3]) as usize;
        let (prints, values) = rest.split_at_checked(buckets * 2 * BUCKET)?;
        let (prints, _) = prints.as_chunks();
        (buckets > 0 && values.len() == buckets * BUCKET * width).then_some(Self {
            prints,
            values,
            width,
        })
    }

    /// The value of `hash`.
    #[inline]
    pub(crate) fn get(&self, hash: u32) -> Option<&'a [u8]> {
        let print = fingerprint(hash).to_le_bytes();
        let mut bucket = home(hash, self.prints.len());
        loop {
            let prints = &self.prints[bucket];
            let (pairs, _) = prints.as_chunks::<2>();
            if let Some(nth) = pairs.iter().position(|pair| *pair == print) {
                let at = (bucket * BUCKET + nth) * self.width;
                return Some(&self.values[at..at + self.width]);
            }
            if pairs[BUCKET - 1] == [0, 0] {
                return None;
            }
            bucket = if bucket + 1 == self.prints.len() { 0 } else { bucket + 1 };
        }
    }
}

/// The bucket where `hash` belongs, of `buckets`.
#[inline]
const fn home(hash: u32, buckets: usize) -> usize {
    ((hash as u64 * buckets as u64) >> 32) as usize
}

/// What tells hashes of one bucket apart; 0 is an empty place.
#[inline]
const fn fingerprint(hash: u32) -> u16 {
    let low = (hash & 0xffff) as u16;
    if low == 0 { 1 } else { low }
}

/// Writes a table of `entries`, whose values have `width` bytes each; of equal
/// hashes the first counts. About a quarter of its places stay empty.
#[cfg(any(feature = "train", test))]
pub(crate) fn pack(entries: &[(u32, Vec<u8>)], width: usize) -> Vec<u8> {
    let buckets = (entries.len() * 4 / (3 * BUCKET)) + 1;
    let mut prints = vec![0_u16; buckets * BUCKET];
    let mut values = vec![0_u8; buckets * BUCKET * width];
    for (hash, value) in entries {
        let mut place = home(*hash, buckets) * BUCKET;
        loop {
            if prints[place] == 0 {
                prints[place] = fingerprint(*hash);
                values[place * width..(place + 1) * width].copy_from_slice(value);
                break;
            }
            // A bucket fills from its first place, so the next bucket follows.
            place = (place + 1) % (buckets * BUCKET);
        }
    }
    let head = [buckets, width].map(|n| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes());
    let prints = prints.iter().flat_map(|print| print.to_le_bytes());
    head.into_iter().flatten().chain(prints).chain(values).collect()
}

#[cfg(test)]
mod tests {
    use super::{Packed, pack};

    #[test]
    fn what_is_packed_is_found_and_little_else() {
        let hash = |n: u32| n.wrapping_mul(0x9e37_79b9) ^ (n << 7);
        let entries: Vec<(u32, Vec<u8>)> =
            (0..5_000_u32).map(|n| (hash(n), n.to_le_bytes()[..2].to_vec())).collect();
        let bytes = pack(&entries, 2);
        let table = Packed::read(&bytes).unwrap();
        for (hash, value) in &entries {
            assert_eq!(table.get(*hash), Some(value.as_slice()));
        }
        let wrong = (5_000..105_000).filter(|&n| table.get(hash(n)).is_some()).count();
        assert!(wrong < 100, "{wrong} of 100,000 strangers taken for members");
    }

    #[test]
    fn a_broken_table_is_refused() {
        let bytes = pack(&[(7, vec![1])], 1);
        assert!(Packed::read(&bytes).is_some());
        assert!(Packed::read(&bytes[..bytes.len() - 1]).is_none());
        assert!(Packed::read(&[]).is_none());
        assert!(Packed::read(&[255; 8]).is_none());
    }
}
