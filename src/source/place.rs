//! Where something stands that is read: a file, or a member of an archive.

use std::path::{Path, PathBuf};

use super::Origin;

/// A file, or a member of an archive, and what is around it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// What is said of the article in it, if it is one.
    pub(super) origin: Origin,
    /// Its name, where that tells its format: without the suffix of what it
    /// was packed with.
    pub(super) path: PathBuf,
    /// How many archives lie around it.
    pub(super) depth: usize,
    /// Whether it came straight out of a decompressor, which counts as one
    /// archive with the archive that was packed: a `tar.gz` is one.
    pub(super) is_unpacked: bool,
}

impl Place {
    /// A file by itself.
    pub(super) fn file(origin: Origin, path: &Path) -> Self {
        Self { origin, path: path.to_path_buf(), depth: 0, is_unpacked: false }
    }

    /// How many archives lie around a member of the archive that stands here.
    pub(super) fn depth_inside(&self) -> usize {
        if self.is_unpacked { self.depth } else { self.depth + 1 }
    }

    /// A member of the archive that stands here.
    pub(super) fn member(&self, path: PathBuf) -> Self {
        let below = |outer: &str| format!("{outer}/{}", path.display());
        Self {
            origin: Origin {
                name: below(&self.origin.name),
                location: below(&self.origin.location),
                alone: true,
                url: None,
            },
            path,
            depth: self.depth_inside(),
            is_unpacked: false,
        }
    }

    /// What the compressed file that stands here unpacks to.
    pub(super) fn unpacked(&self) -> Self {
        let path = match self.path.extension().and_then(|suffix| suffix.to_str()) {
            Some(suffix) if suffix.eq_ignore_ascii_case("tgz") => self.path.with_extension("tar"),
            Some(suffix) if is_suffix(suffix) => self.path.with_extension(""),
            _ => self.path.clone(),
        };
        Self { path, depth: self.depth + 1, is_unpacked: true, ..self.clone() }
    }
}

/// Whether `suffix` says only how a file is packed.
fn is_suffix(suffix: &str) -> bool {
    ["gz", "gzip", "zst", "zstd"].iter().any(|known| suffix.eq_ignore_ascii_case(known))
}

/// The path that a name in an archive stands for: below the archive, whatever
/// the name tries; without control characters.
///
/// Nothing is ever written there. It is shown, and stored as where an article
/// came from.
pub(super) fn inside(name: &str) -> PathBuf {
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let is_drive = |part: &str| part.len() == 2 && part.ends_with(':');
    name.split(['/', '\\'])
        .filter(|part| !matches!(*part, "" | "." | "..") && !is_drive(part))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Place, inside};
    use crate::source::Origin;

    #[test]
    fn no_name_climbs_out_of_its_archive() {
        for (name, path) in [
            ("a/b.txt", "a/b.txt"),
            ("../../etc/passwd", "etc/passwd"),
            ("/etc/passwd", "etc/passwd"),
            ("C:\\news\\..\\a.txt", "news/a.txt"),
            ("./a//\u{1b}[2Jb.txt", "a/[2Jb.txt"),
        ] {
            assert_eq!(inside(name), Path::new(path), "{name}");
        }
    }

    #[test]
    fn a_packed_file_has_the_format_of_its_name_without_the_suffix() {
        let unpacked = |name: &str| Place::file(Origin::default(), Path::new(name)).unpacked().path;
        assert_eq!(unpacked("a.md.gz"), Path::new("a.md"));
        assert_eq!(unpacked("a.TGZ"), Path::new("a.tar"));
        assert_eq!(unpacked("a.tar.zst"), Path::new("a.tar"));
        assert_eq!(unpacked("a.md"), Path::new("a.md"));
    }
}
