//! Where bytes come from: files, folders, standard input, and what lies in
//! them: archives, crawls, tables, dumps, mailboxes.
//!
//! A [`Document`] is the bytes of one article, or of one record of a file
//! that holds many. Sources stream: no more than one record is held at once,
//! and nothing is ever written to disk.

mod archive;
mod article_name;
mod crawl;
mod document;
mod file;
mod folder;
mod mail;
mod meter;
mod options;
mod place;
mod problem;
mod reader;
mod records;
mod scanner;
mod sniff;
mod table;
mod utf16;
mod wrapper;

use std::ops::ControlFlow;
use std::path::PathBuf;

pub use document::{Document, Format, Origin};
pub use options::{
    DEFAULT_MAX_BYTES, DEFAULT_MAX_NESTING, DEFAULT_MAX_RATIO, DEFAULT_MAX_UNPACKED, Options,
};
pub use problem::Problem;
pub use table::Columns;
pub(crate) use utf16::Utf16;

/// Gives `each` the documents of `inputs`, in order: a file as it is, a
/// folder's files by name, `-` for standard input, each member of an archive
/// in its order, each record of a file of many. Ends early where `each` breaks.
///
/// Opens one file at a time and holds one record at a time. What cannot be
/// read is a [`Problem`] in its place, and the rest goes on.
pub fn documents(inputs: &[PathBuf], options: &Options, each: &mut Each<'_>) -> ControlFlow<()> {
    inputs.iter().try_for_each(|input| {
        folder::files(input.clone()).try_for_each(|found| match found {
            Ok(path) => file::read(&path, options, each),
            Err(problem) => each(Err(problem)),
        })
    })
}

/// What takes documents one by one, and may want no more.
pub type Each<'e> = dyn FnMut(Result<Document, Problem>) -> ControlFlow<()> + 'e;

#[cfg(test)]
mod tests {
    use std::fs;
    use std::ops::ControlFlow;
    use std::path::{Path, PathBuf};

    use super::{Document, Format, Options, Problem, documents};

    fn read(path: &Path) -> Vec<Result<Document, Problem>> {
        let mut found = Vec::new();
        let options = Options { max_bytes: 200, ..Options::default() };
        let _ = documents(&[path.to_path_buf()], &options, &mut |document| {
            found.push(document);
            ControlFlow::Continue(())
        });
        found
    }

    /// What is read from a file of that name: names without the folder, and
    /// messages.
    fn shown(name: &str, bytes: impl AsRef<[u8]>) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let prefix = format!("{}/", folder.path().display());
        read(&path)
            .into_iter()
            .map(|found| match found {
                Ok(document) => document.origin.name,
                Err(problem) => problem.to_string(),
            })
            .map(|line| line.replace(&prefix, ""))
            .collect()
    }

    #[test]
    fn each_line_of_a_dump_is_a_document() {
        assert_eq!(
            shown("d.jsonl", "{\"title\": 1}\n\n{\"title\": 2}\n"),
            ["d.jsonl:1", "d.jsonl:2"]
        );
        assert_eq!(shown("d.jsonl", "{\"title\": 1}"), ["d.jsonl:1"]);
        assert_eq!(shown("d.json", "{\"title\": 1}"), ["d.json"]);
        assert_eq!(shown("d.json", "\u{feff}[{\"title\": 1}]"), ["d.json:1"]);
        assert_eq!(shown("d.txt", "{\"a\": 1}{\n\"a\": 2}"), ["d.txt:1", "d.txt:2"]);
        assert_eq!(
            shown("d.json", "{\"n\": 1, \"items\": [{\"a\": 1}, {}]}"),
            ["d.json:1", "d.json:2"]
        );
    }

    #[test]
    fn a_cut_off_dump_gives_what_it_has() {
        assert_eq!(
            shown("d.jsonl", "{\"title\": 1}\n{\"title\": \"Har"),
            ["d.jsonl:1", "d.jsonl:2: the JSON ends in the middle of a record"]
        );
        assert_eq!(
            shown("d.json", "{\"a\": "),
            ["d.json: the JSON ends in the middle of a record"]
        );
    }

    #[test]
    fn a_bad_record_does_not_stop_the_rest() {
        let huge =
            format!("{{\"a\": 1}}\n{{\"b\": \"{}\"}}\noops\n{{\"c\": 3}}\n", "x".repeat(500));
        assert_eq!(
            shown("d.ndjson", huge),
            [
                "d.ndjson:1",
                "d.ndjson:2: larger than 200 bytes",
                "d.ndjson:3: not a JSON object",
                "d.ndjson:4"
            ]
        );
    }

    #[test]
    fn utf_16_dumps_are_split_too() {
        let bytes: Vec<u8> = "\u{feff}{\"a\": 1}\r\n{\"a\": 2}\r\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(shown("d.jsonl", bytes), ["d.jsonl:1", "d.jsonl:2"]);
    }

    #[test]
    fn what_cannot_be_an_article_is_a_problem_with_a_hint() {
        assert_eq!(shown("a.txt", ""), ["a.txt: empty file"]);
        assert_eq!(shown("a.txt", "%PDF-1.7"), ["a.txt: binary file (looks like PDF)"]);
        assert_eq!(shown("a.txt", "x".repeat(201)), ["a.txt: larger than 200 bytes"]);
        let missing = read(Path::new("no/such/file")).remove(0).unwrap_err();
        assert_eq!(missing.to_string(), "no/such/file: no such file or folder");
        assert!(!missing.hint.is_empty());
    }

    #[test]
    fn a_folder_is_read_by_name_without_what_is_no_article() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("b/.git")).unwrap();
        for name in [
            "c.txt",
            "a.txt",
            "b/x.html",
            "b/logo.PNG",
            ".hidden",
            "b/.git/y",
            "README.md",
            "LICENSE",
        ] {
            fs::write(root.join(name), "Harbour reopens").unwrap();
        }
        let found: Vec<PathBuf> = read(root)
            .into_iter()
            .map(|found| PathBuf::from(found.unwrap().origin.location))
            .map(|path| path.strip_prefix(root).unwrap().to_path_buf())
            .collect();
        assert_eq!(found, ["a.txt", "b/x.html", "c.txt"].map(PathBuf::from));
        let named = read(&root.join("README.md")).remove(0).unwrap();
        assert_eq!((named.format, named.origin.alone), (Format::Markdown, true));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_back_up_the_tree_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "Harbour reopens").unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
        assert_eq!(read(folder.path()).len(), 1);
    }
}
