//! Which files an input stands for.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::Problem;
use super::article_name::{can_be_article, is_hidden};

/// The files of one input: itself, or all below it in order of name.
///
/// A file that was named is always given; inside a folder hidden files, what
/// cannot be an article, and what is no regular file are left out, and so are
/// links to other folders. Of a Maildir only its messages are given.
pub(super) fn files(input: PathBuf) -> Box<dyn Iterator<Item = Result<PathBuf, Problem>> + Send> {
    if input == Path::new("-") || !input.is_dir() {
        return Box::new(std::iter::once(Ok(input)));
    }
    let walk = WalkDir::new(input).sort_by_file_name().into_iter().filter_entry(|entry| {
        entry.depth() == 0 || !is_hidden(entry.file_name()) && !is_beside_mail(entry)
    });
    Box::new(walk.filter_map(|entry| match entry {
        Ok(entry) => match broken_link(&entry) {
            Some(problem) => Some(Err(problem)),
            None => is_candidate(&entry).then(|| Ok(entry.into_path())),
        },
        Err(error) => Some(Err(unreadable(&error))),
    }))
}

/// A link that leads to nothing, or in a circle.
fn broken_link(entry: &DirEntry) -> Option<Problem> {
    let error = entry.path_is_symlink().then(|| entry.path().metadata().err())??;
    Some(Problem::unreadable(entry.path().display().to_string(), error.kind()))
}

fn is_candidate(entry: &DirEntry) -> bool {
    // A link to a file is read; a link to a folder is not followed: it may lead
    // out of the input, or back up.
    let is_file = entry.file_type().is_file() || entry.path_is_symlink() && entry.path().is_file();
    is_file && can_be_article(Path::new(entry.file_name()))
}

/// Whether this is what a mail program keeps in a Maildir beside its messages:
/// lists of its own, and messages that are still on their way.
fn is_beside_mail(entry: &DirEntry) -> bool {
    let is_mail = |name: &OsStr| name == "cur" || name == "new";
    let has = |folder: &Path, name| folder.join(name).is_dir();
    !is_mail(entry.file_name())
        && entry.path().parent().is_some_and(|folder| has(folder, "cur") && has(folder, "new"))
}

fn unreadable(error: &walkdir::Error) -> Problem {
    let name = error.path().map(|path| path.display().to_string()).unwrap_or_default();
    let kind = error.io_error().map(std::io::Error::kind);
    Problem::unreadable(name, kind.unwrap_or(std::io::ErrorKind::Other))
}
