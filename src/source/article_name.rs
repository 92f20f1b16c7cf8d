//! Names that no article has, in folders and in archives.

use std::ffi::OsStr;
use std::path::{Component, Path};

/// Extensions that are never articles: skipped without a word.
const NOT_ARTICLES: &[&str] = &[
    "avif", "bmp", "gif", "ico", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp", "heic", "mp3",
    "mp4", "m4a", "m4v", "mov", "ogg", "wav", "webm", "avi", "woff", "woff2", "ttf", "otf", "eot",
    "css", "scss", "js", "mjs", "map", "ts", "py", "rs", "sh", "toml", "lock", "log", "bak", "swp",
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "epub", "db", "sqlite", "sqlite3",
    "db-wal", "db-shm", "exe", "dll", "so", "dylib", "o", "a", "class", "pyc", "dot", "parquet",
    "cdx", "cdxj", "idx",
];

/// Files about a folder rather than in it, whatever their extension.
const ABOUT_THE_FOLDER: &[&str] = &["readme", "license", "licence", "copying"];

/// What Apple's archiver adds beside the files it packs.
const MAC_LEFTOVERS: &str = "__MACOSX";

/// Whether a file of that name can be an article.
pub(super) fn can_be_article(path: &Path) -> bool {
    let lower = |part: Option<&OsStr>| {
        part.map(|part| part.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
    };
    !NOT_ARTICLES.contains(&lower(path.extension()).as_str())
        && !ABOUT_THE_FOLDER.contains(&lower(path.file_stem()).as_str())
}

/// The same of a member of an archive, whose folders count too.
pub(super) fn can_be_member(path: &Path) -> bool {
    let is_left_out = |part: Component<'_>| {
        is_hidden(part.as_os_str()) || part.as_os_str() == OsStr::new(MAC_LEFTOVERS)
    };
    can_be_article(path) && !path.components().any(is_left_out)
}

/// Whether a file or folder of that name is hidden.
pub(super) fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}
