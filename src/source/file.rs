//! One file, or standard input, as documents.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::ops::ControlFlow;
use std::path::Path;

use super::records::{Records, is_lines_name};
use super::scanner::{Layout, is_one_per_line};
use super::sniff::{Content, content};
use super::wrapper::list_start;
use super::{Document, Each, Options, Origin, Problem, Utf16};

/// How much of a file is looked at to tell what it holds: enough for the
/// licence comments and envelopes that come before the first word.
const HEAD_BYTES: u64 = 64 << 10;

/// Gives `each` the documents of the file at `path`, or of standard input for `-`.
pub(super) fn read(path: &Path, options: Options, each: &mut Each<'_>) -> ControlFlow<()> {
    let location = path.display().to_string();
    let name = if location == "-" { "stdin".to_owned() } else { location.clone() };
    let input: Box<dyn Read> = if location == "-" {
        Box::new(io::stdin())
    } else {
        match File::open(path) {
            Ok(file) => Box::new(file),
            Err(error) => return each(Err(Problem::unreadable(name, error.kind()))),
        }
    };
    let origin = Origin { name: name.clone(), location, alone: true, url: None };
    open(input, path, origin, options, each)
        .unwrap_or_else(|error| each(Err(Problem::unreadable(name, error.kind()))))
}

fn open(
    mut input: Box<dyn Read>,
    path: &Path,
    origin: Origin,
    options: Options,
    each: &mut Each<'_>,
) -> io::Result<ControlFlow<()>> {
    let mut head = Vec::new();
    input.by_ref().take(HEAD_BYTES).read_to_end(&mut head)?;
    let layout = match content(&head, path) {
        Content::Empty => return Ok(each(Err(empty(origin.name)))),
        Content::Binary(kind) => return Ok(each(Err(binary(origin.name, kind)))),
        Content::Unread(kind) => return Ok(each(Err(unread(origin.name, kind)))),
        Content::Whole(format) => {
            let document = whole(Cursor::new(head).chain(input), &origin.name, options)?
                .map(|bytes| Document { origin, format, charset: None, bytes });
            return Ok(each(document));
        }
        Content::Objects => Layout::Objects,
        Content::Array => Layout::Array,
    };
    let mut start: Box<dyn Read> = Box::new(Cursor::new(head.clone()).chain(input));
    if let Some(order) = Utf16::detect(&head) {
        match whole(start, &origin.name, options)? {
            Ok(bytes) => {
                head = order.decode(&bytes).into_bytes();
                start = Box::new(Cursor::new(head.clone()));
            }
            Err(problem) => return Ok(each(Err(problem))),
        }
    }
    let text = String::from_utf8_lossy(&head);
    let (layout, skip) = plan(&text, &head, layout, path);
    io::copy(&mut start.by_ref().take(skip), &mut io::sink())?;
    let is_many = layout == Layout::Array || is_lines_name(path);
    let input = Box::new(BufReader::with_capacity(64 << 10, start));
    Ok(Records::new(input, layout, is_many, origin, options).try_for_each(each))
}

/// How the records lie, and how many bytes stand before the first.
fn plan(text: &str, head: &[u8], layout: Layout, path: &Path) -> (Layout, u64) {
    let mark = if head.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let text = text.trim_start_matches('\u{feff}');
    let bytes = |count: usize| mark + count as u64;
    let first_line = text.lines().next().unwrap_or_default().trim();
    let one_object = text.lines().filter(|line| line.starts_with('{')).take(2).count() < 2;
    match (layout, list_start(text)) {
        (Layout::Array, _) => (layout, bytes(text.find('[').map_or(0, |at| at + 1))),
        (_, Some(start)) if one_object && !is_lines_name(path) => (Layout::Array, bytes(start)),
        _ if is_one_per_line(text) => (Layout::Lines, bytes(0)),
        _ if is_lines_name(path) && first_line != "{" => (Layout::Lines, bytes(0)),
        _ => (layout, bytes(0)),
    }
}

/// All bytes of `input`, unless they are too many.
fn whole(input: impl Read, name: &str, options: Options) -> io::Result<Result<Vec<u8>, Problem>> {
    let mut bytes = Vec::new();
    input.take(options.max_bytes as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > options.max_bytes {
        return Ok(Err(Problem::too_large(name, options.max_bytes)));
    }
    Ok(Ok(bytes))
}

fn empty(name: String) -> Problem {
    Problem::new(name, "empty file", "delete it, or save the article again")
}

fn unread(name: String, kind: &str) -> Problem {
    let message = format!("a kind of file that is not read (looks like {kind})");
    Problem::new(name, message, "give its articles as text, Markdown, HTML or JSON lines")
}

fn binary(name: String, kind: Option<&str>) -> Problem {
    let hint = match kind {
        Some("PDF") => "turn it into text first, for example with `pdftotext FILE -`",
        Some("ZIP archive") => "unpack it first, for example with `unzip FILE`",
        Some("gzip archive") => "unpack it first, for example with `gunzip FILE`",
        Some(kind) if kind.ends_with("archive") => "unpack it first",
        _ => "give it as text, Markdown, HTML or JSON",
    };
    let message = match kind {
        Some(kind) => format!("binary file (looks like {kind})"),
        None => "binary file".to_owned(),
    };
    Problem::new(name, message, hint)
}
