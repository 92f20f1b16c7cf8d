//! What a person may set about reading.

use super::table::Columns;

/// The largest article read by default, 64 MiB: a hundred times the longest
/// book-length feature, and small enough that a few at once fit any machine.
pub const DEFAULT_MAX_BYTES: usize = 64 << 20;

/// The most that is unpacked from one file by default, 64 GiB: more than ten
/// times a crawler's usual file, and minutes of work rather than days.
pub const DEFAULT_MAX_UNPACKED: u64 = 64 << 30;

/// How many times its size a packed file may unpack to by default. News in
/// HTML comes to 5 to 20 times, pages made from one template to some 100, a
/// file made to fill the disk to 1,000 and more.
pub const DEFAULT_MAX_RATIO: u64 = 200;

/// How deep archives may lie in archives by default: a zip file of tar.gz
/// files, a crawl in its wrapper.
pub const DEFAULT_MAX_NESTING: usize = 2;

/// How to read inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The largest file, or record of a file of many, that is read.
    pub max_bytes: usize,
    /// The most bytes that are unpacked from one file, however deep they lie.
    pub max_unpacked: u64,
    /// The most that a packed file may unpack to, in times its size; no small
    /// file is held to it.
    pub max_ratio: u64,
    /// How many archives deep an article may lie.
    pub max_nesting: usize,
    /// What the columns of tables may be called. Whoever reads the records
    /// knows: [`crate::parse::FieldNames::columns`].
    pub columns: Columns,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            max_bytes: DEFAULT_MAX_BYTES,
            max_unpacked: DEFAULT_MAX_UNPACKED,
            max_ratio: DEFAULT_MAX_RATIO,
            max_nesting: DEFAULT_MAX_NESTING,
            columns: Columns::default(),
        }
    }
}
