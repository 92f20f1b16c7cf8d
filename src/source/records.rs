//! The records of one file, as documents.

use std::io::BufRead;
use std::path::Path;

use super::scanner::{Fault, Layout, Scanner};
use super::{Document, Format, Options, Origin, Problem};

/// The documents of a file of JSON objects.
pub(super) struct Records {
    scanner: Scanner<Box<dyn BufRead>>,
    origin: Origin,
    max_bytes: usize,
    /// Whether the file is one of many records, however few it holds.
    is_many: bool,
    number: usize,
}

impl Records {
    pub(super) fn new(
        input: Box<dyn BufRead>,
        layout: Layout,
        is_many: bool,
        origin: Origin,
        options: Options,
    ) -> Self {
        let scanner = Scanner::new(input, layout, options.max_bytes);
        Self { scanner, origin, max_bytes: options.max_bytes, is_many, number: 0 }
    }

    fn problem(&self, name: String, fault: &Fault) -> Problem {
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
            Fault::TooLarge => Problem::too_large(name, self.max_bytes),
            Fault::Io(error) => Problem::unreadable(name, error.kind()),
        }
    }
}

impl Iterator for Records {
    type Item = Result<Document, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        let record = self.scanner.next_record()?;
        self.number += 1;
        let alone = !self.is_many && self.number == 1 && self.scanner.is_at_end();
        self.is_many = !alone;
        let mut origin = Origin { alone, ..self.origin.clone() };
        if !alone {
            origin.name = format!("{}:{}", self.origin.name, self.number);
        }
        Some(match record {
            Ok(bytes) => Ok(Document { origin, format: Format::Json, charset: None, bytes }),
            Err(fault) => Err(self.problem(origin.name, &fault)),
        })
    }
}

/// Whether the name promises one record a line.
pub(super) fn is_lines_name(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("jsonl") || extension.eq_ignore_ascii_case("ndjson")
    })
}
