//! The records of one file of JSON, as documents.

use std::io::{BufReader, Cursor, Read};
use std::ops::ControlFlow;
use std::path::Path;

use super::place::Place;
use super::reader::{Outcome, Reader};
use super::scanner::{Fault, Layout, Scanner, is_one_per_line};
use super::utf16::to_utf8;
use super::wrapper::list_start;
use super::{Document, Format, Origin, Problem};

/// Reads a file of JSON objects: its first bytes are `head`, and `rest` follows.
pub(super) fn read(
    head: Vec<u8>,
    rest: &mut dyn Read,
    layout: Layout,
    place: &Place,
    reader: &mut Reader<'_, '_>,
) -> Outcome {
    let (mut head, rest) = to_utf8(head, rest)?;
    let text = String::from_utf8_lossy(&head);
    let (layout, skip) = plan(&text, &head, layout, &place.path);
    head.drain(..skip.min(head.len()));
    let input = BufReader::with_capacity(64 << 10, Cursor::new(head).chain(rest));
    let max_bytes = reader.options.max_bytes;
    let mut scanner = Scanner::new(input, layout, max_bytes);
    // Whether the file is one of many records, however few it holds.
    let mut is_many = layout == Layout::Array || is_lines_name(&place.path);
    let mut number = 0;
    while let Some(record) = scanner.next_record() {
        number += 1;
        let alone = !is_many && number == 1 && scanner.is_at_end();
        is_many = !alone;
        let mut origin = Origin { alone, ..place.origin.clone() };
        if !alone {
            origin.name = format!("{}:{number}", place.origin.name);
        }
        let document = match record {
            Ok(bytes) => Ok(Document { origin, format: Format::Json, charset: None, bytes }),
            Err(Fault::Io(error)) => return Err(error),
            Err(fault) => Err(problem(origin.name, &fault, max_bytes)),
        };
        if reader.give(document).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// How the records lie, and how many bytes stand before the first.
fn plan(text: &str, head: &[u8], layout: Layout, path: &Path) -> (Layout, usize) {
    let mark = if head.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let text = text.trim_start_matches('\u{feff}');
    let first_line = text.lines().next().unwrap_or_default().trim();
    let one_object = text.lines().filter(|line| line.starts_with('{')).take(2).count() < 2;
    match (layout, list_start(text)) {
        (Layout::Array, _) => (layout, mark + text.find('[').map_or(0, |at| at + 1)),
        (_, Some(start)) if one_object && !is_lines_name(path) => (Layout::Array, mark + start),
        _ if is_one_per_line(text) => (Layout::Lines, mark),
        _ if is_lines_name(path) && first_line != "{" => (Layout::Lines, mark),
        _ => (layout, mark),
    }
}

fn problem(name: String, fault: &Fault, max_bytes: usize) -> Problem {
    match fault {
        Fault::Truncated => Problem::new(
            name,
            "the JSON ends in the middle of a record",
            "the file was cut off: fetch or export it again",
        ),
        Fault::Broken => Problem::new(
            name,
            "the JSON breaks off at the end of a line",
            "look for a missing quote or bracket in this record",
        ),
        Fault::NotAnObject => Problem::new(
            name,
            "not a JSON object",
            "each record is an object such as `{\"title\": \"…\", \"body\": \"…\"}`",
        ),
        Fault::TooLarge => Problem::too_large(name, max_bytes),
        Fault::Io(error) => Problem::broken(name, error),
    }
}

/// Whether the name promises one record a line.
fn is_lines_name(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("jsonl") || extension.eq_ignore_ascii_case("ndjson")
    })
}
