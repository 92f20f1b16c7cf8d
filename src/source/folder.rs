//! Which files an input stands for.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::Problem;

/// Extensions that are never articles: skipped without a word in folders.
const NOT_ARTICLES: &[&str] = &[
    "avif", "bmp", "gif", "ico", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp", "heic", "mp3",
    "mp4", "m4a", "m4v", "mov", "ogg", "wav", "webm", "avi", "woff", "woff2", "ttf", "otf", "eot",
    "css", "scss", "js", "mjs", "map", "ts", "py", "rs", "sh", "toml", "lock", "log", "bak", "swp",
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "epub", "db", "sqlite", "sqlite3",
    "db-wal", "db-shm", "exe", "dll", "so", "dylib", "o", "a", "class", "pyc", "dot", "parquet",
];

/// Files about a folder rather than in it, whatever their extension.
const ABOUT_THE_FOLDER: &[&str] = &["readme", "license", "licence", "copying"];

/// The files of one input: itself, or all below it in order of name.
///
/// A file that was named is always given; inside a folder hidden files, what
/// cannot be an article, and what is no regular file are left out, and so are
/// links to other folders.
pub(super) fn files(input: PathBuf) -> Box<dyn Iterator<Item = Result<PathBuf, Problem>> + Send> {
    if input == Path::new("-") || !input.is_dir() {
        return Box::new(std::iter::once(Ok(input)));
    }
    let walk = WalkDir::new(input)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()));
    Box::new(walk.filter_map(|entry| match entry {
        Ok(entry) => is_candidate(&entry).then(|| Ok(entry.into_path())),
        Err(error) => Some(Err(unreadable(&error))),
    }))
}

fn is_candidate(entry: &DirEntry) -> bool {
    let path = Path::new(entry.file_name());
    let lower = |part: Option<&OsStr>| {
        part.map(|part| part.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
    };
    // A link to a file is read; a link to a folder is not followed: it may lead
    // out of the input, or back up.
    let is_file = entry.file_type().is_file() || entry.path_is_symlink() && entry.path().is_file();
    is_file
        && !NOT_ARTICLES.contains(&lower(path.extension()).as_str())
        && !ABOUT_THE_FOLDER.contains(&lower(path.file_stem()).as_str())
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn unreadable(error: &walkdir::Error) -> Problem {
    let name = error.path().map(|path| path.display().to_string()).unwrap_or_default();
    let kind = error.io_error().map(std::io::Error::kind);
    Problem::unreadable(name, kind.unwrap_or(std::io::ErrorKind::Other))
}
