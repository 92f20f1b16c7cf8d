//! What the columns of a table may be called.

/// The names by which columns are known. Without any, the first row of a file
/// named `.csv` is taken for its header whatever it says, and no other file
/// for a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Of headlines and texts, say: a table with none of these has no articles.
    pub needed: Vec<String>,
    /// Of all else.
    pub others: Vec<String>,
    /// What the needed ones hold, in words.
    pub wanted: &'static str,
    /// The fields that the longest and the second longest column most likely are.
    pub fields: &'static [&'static str],
}

impl Columns {
    /// Whether no name is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.needed.is_empty() && self.others.is_empty()
    }

    /// The name that `header` stands for, whatever its case.
    pub(super) fn known(&self, header: &str) -> Option<&str> {
        self.needed.iter().chain(&self.others).map(String::as_str).find(|name| same(name, header))
    }

    /// Whether `header` is a column that a table needs.
    pub(super) fn is_needed(&self, header: &str) -> bool {
        self.needed.iter().any(|name| same(name, header))
    }
}

fn same(name: &str, header: &str) -> bool {
    name.to_lowercase() == header.trim().to_lowercase()
}
