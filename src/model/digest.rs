//! Digests: by what contents are told apart.

/// The first 32 hexadecimal digits of the BLAKE3 of `bytes`.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}
