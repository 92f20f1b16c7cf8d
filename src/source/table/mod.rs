//! Tables: CSV and its kin, an article a row.
//!
//! A row becomes a JSON object of header → cell, so that columns are named
//! and renamed exactly as the fields of JSON records are.

mod columns;
mod dialect;
mod row;

use std::cell::Cell;
use std::io::{self, Cursor, Read};
use std::ops::ControlFlow;
use std::rc::Rc;

use csv::{ByteRecord, ErrorKind, ReaderBuilder};

pub use columns::Columns;
use dialect::before_header;
pub(super) use dialect::{Dialect, dialect};

use super::place::Place;
use super::reader::{Outcome, Reader};
use super::utf16::to_utf8;
use super::{Document, Format, Origin, Problem};
use row::Header;

/// What the reader of tables takes at a time beyond a row.
const READ_AHEAD: usize = 64 << 10;

/// Reads a table: its first bytes are `head`, and `rest` follows.
pub(super) fn read(
    head: Vec<u8>,
    rest: &mut dyn Read,
    dialect: &Dialect,
    place: &Place,
    reader: &mut Reader<'_, '_>,
) -> Outcome {
    let (mut head, rest) = to_utf8(head, rest)?;
    let (skipped, lines_before) = before_header(&head);
    head.drain(..skipped);
    let leash = reader.options.max_bytes.saturating_add(READ_AHEAD);
    let unread = Rc::new(Cell::new(leash));
    let input = Leash { input: Cursor::new(head).chain(rest), left: Rc::clone(&unread) };
    let mut rows = ReaderBuilder::new()
        .delimiter(dialect.delimiter)
        .quoting(dialect.has_quotes)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(READ_AHEAD)
        .from_reader(input);
    let mut header: Option<Header> = None;
    let mut row = ByteRecord::new();
    loop {
        let line = rows.position().line() + lines_before;
        match rows.read_byte_record(&mut row) {
            Ok(false) => return Ok(ControlFlow::Continue(())),
            Ok(true) => {}
            Err(error) => match error.into_kind() {
                ErrorKind::Io(error) if unread.get() > 0 => return Err(error),
                _ => return Ok(reader.give(Err(endless(place, line, reader)))),
            },
        }
        unread.set(leash);
        let Some(header) = &header else {
            match Header::new(&row, dialect, &reader.options.columns) {
                Ok(found) => header = Some(found),
                Err((message, hint)) => {
                    let problem = Problem::new(&place.origin.name, message, hint);
                    return Ok(reader.give(Err(problem)));
                }
            }
            continue;
        };
        let line = row.position().map_or(line, |at| at.line() + lines_before);
        let name = format!("{}:{line}", place.origin.name);
        let document = match header.object(&row) {
            None => continue,
            Some(Ok(bytes)) => {
                let origin = Origin { name, alone: false, ..place.origin.clone() };
                Ok(Document { origin, format: Format::Json, charset: None, bytes })
            }
            Some(Err((message, hint))) => Err(Problem::new(name, message, hint)),
        };
        if reader.give(document).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
}

fn endless(place: &Place, line: u64, reader: &Reader<'_, '_>) -> Problem {
    let name = format!("{}:{line}", place.origin.name);
    Problem {
        hint: "look there for a quote that is never closed, or raise `--max-size`".to_owned(),
        ..Problem::too_large(name, reader.options.max_bytes)
    }
}

/// A reader that stops where one row has taken too much.
struct Leash<R> {
    input: R,
    left: Rc<Cell<usize>>,
}

impl<R: Read> Read for Leash<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.left.set(self.left.get().saturating_sub(read));
        match self.left.get() {
            0 => Err(io::Error::other("a row without end")),
            _ => Ok(read),
        }
    }
}
