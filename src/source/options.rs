//! What a person may set about reading.

/// The largest article read by default, 64 MiB: a hundred times the longest
/// book-length feature, and small enough that a few at once fit any machine.
pub const DEFAULT_MAX_BYTES: usize = 64 << 20;

/// How to read inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The largest file, or record of a file of many, that is read.
    pub max_bytes: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { max_bytes: DEFAULT_MAX_BYTES }
    }
}
