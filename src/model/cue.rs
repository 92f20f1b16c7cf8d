//! Cues: those that come with the program, and those of one archive.

use super::ReferenceKind;

/// A phrase that the editors of one archive put before headlines (`SOMA:`),
/// as a person has accepted it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseCue {
    /// As printed, without the separator.
    pub phrase: String,
    /// What it says of the story after it; never [`ReferenceKind::Link`].
    pub kind: ReferenceKind,
}

/// The files of cues, by language: what `extract` finds references by, and by
/// which `parse` knows which lines of a page to keep. In the order in which a phrase that two languages share is taken.
pub const CUE_FILES: &[(&str, &str)] = &[
    ("en", include_str!("../extract/data/cues/en.tsv")),
    ("fr", include_str!("../extract/data/cues/fr.tsv")),
    ("de", include_str!("../extract/data/cues/de.tsv")),
    ("es", include_str!("../extract/data/cues/es.tsv")),
    ("it", include_str!("../extract/data/cues/it.tsv")),
    ("pt", include_str!("../extract/data/cues/pt.tsv")),
    ("nl", include_str!("../extract/data/cues/nl.tsv")),
    ("pl", include_str!("../extract/data/cues/pl.tsv")),
    ("no", include_str!("../extract/data/cues/no.tsv")),
    ("da", include_str!("../extract/data/cues/da.tsv")),
    ("sv", include_str!("../extract/data/cues/sv.tsv")),
    ("tr", include_str!("../extract/data/cues/tr.tsv")),
    ("ru", include_str!("../extract/data/cues/ru.tsv")),
    ("uk", include_str!("../extract/data/cues/uk.tsv")),
    ("bg", include_str!("../extract/data/cues/bg.tsv")),
    ("ar", include_str!("../extract/data/cues/ar.tsv")),
    ("fa", include_str!("../extract/data/cues/fa.tsv")),
    ("hi", include_str!("../extract/data/cues/hi.tsv")),
    ("id", include_str!("../extract/data/cues/id.tsv")),
    ("sw", include_str!("../extract/data/cues/sw.tsv")),
    ("zh", include_str!("../extract/data/cues/zh.tsv")),
    ("ja", include_str!("../extract/data/cues/ja.tsv")),
    ("ko", include_str!("../extract/data/cues/ko.tsv")),
    ("ro", include_str!("../extract/data/cues/ro.tsv")),
    ("el", include_str!("../extract/data/cues/el.tsv")),
    ("cs", include_str!("../extract/data/cues/cs.tsv")),
    ("hu", include_str!("../extract/data/cues/hu.tsv")),
    ("fi", include_str!("../extract/data/cues/fi.tsv")),
    ("vi", include_str!("../extract/data/cues/vi.tsv")),
    ("he", include_str!("../extract/data/cues/he.tsv")),
    ("ur", include_str!("../extract/data/cues/ur.tsv")),
    ("bn", include_str!("../extract/data/cues/bn.tsv")),
    ("th", include_str!("../extract/data/cues/th.tsv")),
    ("ms", include_str!("../extract/data/cues/ms.tsv")),
    ("tl", include_str!("../extract/data/cues/tl.tsv")),
    ("hr", include_str!("../extract/data/cues/hr.tsv")),
    ("am", include_str!("../extract/data/cues/am.tsv")),
    ("ha", include_str!("../extract/data/cues/ha.tsv")),
    ("so", include_str!("../extract/data/cues/so.tsv")),
];
