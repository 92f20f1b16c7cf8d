//! Files that hold other files: zip and tar, gzip and zstd around anything.
//!
//! Told by their bytes. Members are read as a folder's files are, one after
//! the other and nothing written to disk; what is no article in a folder is
//! none here.

mod packed;
mod tar;
mod zip;

use std::path::Path;

pub(super) use packed::{gzip, zstd};
pub(super) use tar::tar;
pub(super) use zip::zip;

/// The kinds of file that hold others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Archive {
    Gzip,
    Zstd,
    Zip,
    Tar,
    /// A crawler's file of pages.
    Warc,
    /// Its predecessor, of the Internet Archive.
    Arc,
}

impl Archive {
    /// Whether it packs a single stream of bytes.
    pub(super) fn is_packing(self) -> bool {
        matches!(self, Self::Gzip | Self::Zstd)
    }

    /// What a person calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip file",
            Self::Zstd => "zstd file",
            Self::Zip => "zip file",
            Self::Tar => "tar file",
            Self::Warc => "WARC file",
            Self::Arc => "ARC file",
        }
    }

    /// How to look into one that has no article.
    pub(super) fn look(self) -> &'static str {
        match self {
            Self::Zip => {
                "see what it holds with `unzip -l FILE`; images, scripts and hidden files are no articles"
            }
            Self::Tar | Self::Gzip | Self::Zstd => {
                "see what it holds with `tar -tf FILE`; images, scripts and hidden files are no articles"
            }
            Self::Warc | Self::Arc => "only pages that were fetched (HTML, status 200) are read",
        }
    }
}

/// The kind of archive whose first bytes are `head`; the name decides only
/// what zeros are.
pub(super) fn detect(head: &[u8], path: &Path) -> Option<Archive> {
    const MAGIC: &[(&[u8], Archive)] = &[
        (b"\x1f\x8b\x08", Archive::Gzip),
        (b"\x28\xb5\x2f\xfd", Archive::Zstd),
        (b"PK\x03\x04", Archive::Zip),
        (b"PK\x05\x06", Archive::Zip),
        (b"WARC/0.", Archive::Warc),
        (b"WARC/1.", Archive::Warc),
        (b"filedesc://", Archive::Arc),
    ];
    let by_magic = MAGIC.iter().find(|(magic, _)| head.starts_with(magic));
    match by_magic {
        Some((_, Archive::Zip)) if zip::is_office(head) => None,
        Some((_, archive)) => Some(*archive),
        None => tar::is_tar(head, path).then_some(Archive::Tar),
    }
}
