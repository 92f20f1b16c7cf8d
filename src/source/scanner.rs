//! Finds where each JSON object of a stream ends, without reading JSON.
//!
//! One byte at a time, aware of strings and nesting only: the same machine
//! serves JSON lines, objects one after the other however they are laid out,
//! and arrays. What it gives may still be no valid JSON.

use std::io::{self, BufRead};

/// How the objects stand in the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// One object a line: a line end ends the record, whole or damaged.
    Lines,
    /// One after the other, over as many lines as they like.
    Objects,
    /// Elements of one array; the stream starts after its bracket.
    Array,
}

/// Why a record could not be given.
#[derive(Debug)]
pub(super) enum Fault {
    /// The stream ends inside it.
    Truncated,
    /// It breaks off at the end of a line, and another follows.
    Broken,
    /// It is no JSON object.
    NotAnObject,
    /// It has more bytes than allowed.
    TooLarge,
    /// The system stopped giving bytes.
    Io(io::Error),
}

/// The objects of `input`, as bytes.
pub(super) struct Scanner<R> {
    input: R,
    layout: Layout,
    max_bytes: usize,
    is_done: bool,
}

/// How deep the bytes read so far stand.
#[derive(Default)]
struct Nesting {
    depth: usize,
    in_string: bool,
    is_escaped: bool,
}

impl Nesting {
    fn step(&mut self, byte: u8) {
        if self.is_escaped {
            self.is_escaped = false;
        } else if self.in_string {
            self.is_escaped = byte == b'\\';
            self.in_string = byte != b'"';
        } else {
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
    }
}

impl<R: BufRead> Scanner<R> {
    pub(super) fn new(input: R, layout: Layout, max_bytes: usize) -> Self {
        Self { input, layout, max_bytes, is_done: false }
    }

    /// Whether no record is left. Reads up to the next one.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.is_done || matches!(self.skip_gap(), Ok(None))
    }

    /// The next record or fault; `None` at the end.
    pub(super) fn next_record(&mut self) -> Option<Result<Vec<u8>, Fault>> {
        if self.is_done {
            return None;
        }
        let record = match self.skip_gap() {
            Ok(None) if self.layout == Layout::Array => Err(Fault::Truncated),
            Ok(None) => {
                self.is_done = true;
                return None;
            }
            Ok(Some(b']')) if self.layout == Layout::Array => {
                self.is_done = true;
                return None;
            }
            Ok(Some(b'{')) => self.object(),
            Ok(Some(_)) => self.skip_foreign().map_or_else(Err, |()| Err(Fault::NotAnObject)),
            Err(error) => Err(Fault::Io(error)),
        };
        self.is_done = matches!(record, Err(Fault::Truncated | Fault::Io(_)));
        Some(record)
    }

    /// Goes to the first byte that is neither space nor comma, and shows it.
    fn skip_gap(&mut self) -> io::Result<Option<u8>> {
        while let Some(byte) = self.peek()? {
            if !byte.is_ascii_whitespace() && byte != b',' {
                return Ok(Some(byte));
            }
            self.input.consume(1);
        }
        Ok(None)
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        loop {
            match self.input.fill_buf() {
                Ok(bytes) => return Ok(bytes.first().copied()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Reads one object, which starts here. Of one that is too large no more
    /// than the limit is ever held.
    fn object(&mut self) -> Result<Vec<u8>, Fault> {
        let (mut bytes, mut nesting, mut is_too_large) = (Vec::new(), Nesting::default(), false);
        loop {
            let Some(byte) = self.peek().map_err(Fault::Io)? else {
                return Err(if is_too_large { Fault::TooLarge } else { Fault::Truncated });
            };
            self.input.consume(1);
            // JSON has no line end inside a string, so a quote is missing.
            if byte == b'\n' && (nesting.in_string || self.layout == Layout::Lines) {
                if self.layout != Layout::Lines {
                    self.skip_to_object_line()?;
                }
                return Err(Fault::Broken);
            }
            nesting.step(byte);
            if bytes.len() == self.max_bytes {
                is_too_large = true;
                bytes = Vec::new();
            }
            if !is_too_large {
                bytes.push(byte);
            }
            if nesting.depth == 0 {
                return if is_too_large { Err(Fault::TooLarge) } else { Ok(bytes) };
            }
        }
    }

    /// Skips what is no object: an array's element up to the comma after it,
    /// elsewhere the rest of the line and all lines that start no object.
    fn skip_foreign(&mut self) -> Result<(), Fault> {
        let mut nesting = Nesting::default();
        while let Some(byte) = self.peek().map_err(Fault::Io)? {
            let is_end = match self.layout {
                Layout::Lines | Layout::Objects => byte == b'\n',
                Layout::Array => {
                    nesting.depth == 0 && !nesting.in_string && matches!(byte, b',' | b']')
                }
            };
            if is_end {
                break;
            }
            nesting.step(byte);
            self.input.consume(1);
        }
        if self.layout == Layout::Objects { self.skip_to_object_line() } else { Ok(()) }
    }

    /// Goes on to a line whose first byte other than space opens an object.
    fn skip_to_object_line(&mut self) -> Result<(), Fault> {
        let mut is_line_start = true;
        while let Some(byte) = self.peek().map_err(Fault::Io)? {
            if is_line_start && byte == b'{' {
                break;
            }
            is_line_start = byte == b'\n' || (is_line_start && byte.is_ascii_whitespace());
            self.input.consume(1);
        }
        Ok(())
    }
}

/// Whether a line of `head` is whole objects and nothing else, so that line
/// ends can be trusted to end records.
pub(super) fn is_one_per_line(head: &str) -> bool {
    head.split_inclusive('\n').any(|line| {
        let mut scanner = Scanner::new(line.as_bytes(), Layout::Lines, line.len());
        line.starts_with('{')
            && std::iter::from_fn(|| scanner.next_record()).all(|record| record.is_ok())
    })
}

#[cfg(test)]
mod tests {
    use super::{Fault, Layout, Scanner};

    fn scan(text: &str, layout: Layout) -> Vec<String> {
        let mut scanner = Scanner::new(text.as_bytes(), layout, 64);
        std::iter::from_fn(|| scanner.next_record())
            .map(|record| match record {
                Ok(bytes) => String::from_utf8(bytes).unwrap(),
                Err(Fault::Io(error)) => error.to_string(),
                Err(fault) => format!("{fault:?}"),
            })
            .collect()
    }

    #[test]
    fn braces_in_strings_do_not_nest() {
        let tricky = r#"{"a": "}{\"}", "b": {"c": []}}"#;
        assert_eq!(scan(&format!("{tricky}{tricky}"), Layout::Objects), [tricky, tricky]);
    }

    #[test]
    fn objects_may_spread_over_lines() {
        assert_eq!(scan("{\n \"a\": 1\n}\n{\n}", Layout::Objects), ["{\n \"a\": 1\n}", "{\n}"]);
    }

    #[test]
    fn an_array_gives_its_objects_and_names_the_rest() {
        assert_eq!(
            scan("{\"a\": 1}, [2, \"],\"], {\"b\": 3}] trailing", Layout::Array),
            ["{\"a\": 1}", "NotAnObject", "{\"b\": 3}"]
        );
        assert_eq!(scan("{\"a\": 1}, ", Layout::Array), ["{\"a\": 1}", "Truncated"]);
    }

    #[test]
    fn a_broken_line_costs_only_itself() {
        assert_eq!(
            scan("{\"a\": \"x\n{\"b\": [1\n{\"c\": 1}\n{\"d\": ", Layout::Lines),
            ["Broken", "Broken", "{\"c\": 1}", "Truncated"]
        );
        assert_eq!(scan("{\n\"a\": \"x\n}\n{\"b\": 1}", Layout::Objects), ["Broken", "{\"b\": 1}"]);
    }

    #[test]
    fn garbage_between_objects_is_one_fault() {
        assert_eq!(
            scan("{\"a\": 1}\noops\nand more\n{\"b\": 2}", Layout::Objects),
            ["{\"a\": 1}", "NotAnObject", "{\"b\": 2}"]
        );
    }

    #[test]
    fn a_huge_record_is_skipped_and_the_next_is_read() {
        let huge = format!("{{\"a\": \"{}\"}}\n{{\"b\": 1}}", "x".repeat(100));
        assert_eq!(scan(&huge, Layout::Lines), ["TooLarge", "{\"b\": 1}"]);
    }
}
