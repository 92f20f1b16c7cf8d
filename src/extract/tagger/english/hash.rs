//! Hashes of features. All are part of the model: change one, train anew.

/// 64 bits of a key to the 32 that tables are addressed by.
#[inline]
pub(crate) const fn fold(key: u64) -> u32 {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

/// Two values as one, in order.
#[inline]
pub(crate) const fn two(a: u64, b: u64) -> u64 {
    (a.rotate_left(21) ^ b).wrapping_mul(0xc2b2_ae3d_27d4_eb4f) ^ (b >> 7)
}

/// The hash of a template's value.
#[inline]
pub(crate) const fn feature(template: u32, value: u64) -> u32 {
    let hash = (value ^ (template as u64).wrapping_mul(0xff51_afd7_ed55_8ccd))
        .wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (((hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9)) >> 32) as u32
}

/// The key of a phrase that goes on with a word.
#[inline]
pub(crate) const fn step(phrase: u64, word: u64) -> u64 {
    (phrase.rotate_left(17) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// FNV-1a over bytes, <http://www.isthe.com/chongo/tech/comp/fnv/>.
#[inline]
pub(crate) fn bytes(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
