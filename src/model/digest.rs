//! Digests: by what contents are told apart.

/// The first eight bytes of the BLAKE3 of `text`, as an index keeps it in the
/// place of a text.
#[must_use]
pub fn short_digest(text: &str) -> i64 {
    let mut first = [0; 8];
    first.copy_from_slice(&blake3::hash(text.as_bytes()).as_bytes()[..8]);
    i64::from_le_bytes(first)
}

/// The first 32 hexadecimal digits of the BLAKE3 of `bytes`.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}
