//! Lines of `Name: value`, as WARC and HTTP have them before their content.

use std::io::{self, BufRead, Read};

/// The most bytes of one set of fields; servers refuse far less.
const MOST_BYTES: u64 = 256 << 10;

/// A first line, and fields by name in lower case.
pub(super) struct Fields {
    pub(super) first: String,
    fields: Vec<(String, String)>,
}

impl Fields {
    /// The fields at the start of `input`, up to and with the empty line after
    /// them; `None` at the end of the stream.
    pub(super) fn read(input: &mut dyn BufRead) -> io::Result<Option<Self>> {
        let mut input = input.take(MOST_BYTES);
        let mut lines = Vec::new();
        loop {
            let mut line = Vec::new();
            if input.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            let line = String::from_utf8_lossy(line.trim_ascii_end()).into_owned();
            if !line.is_empty() {
                lines.push(line);
            } else if !lines.is_empty() {
                break;
            }
        }
        if lines.is_empty() {
            return Ok(None);
        }
        let first = lines.remove(0);
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in lines {
            // A line that starts with a space goes on with the one before.
            match (line.starts_with([' ', '\t']), fields.last_mut(), line.split_once(':')) {
                (true, Some((_, value)), _) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                (_, _, Some((name, value))) => {
                    fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                }
                _ => {}
            }
        }
        Ok(Some(Self { first, fields }))
    }

    /// The first value of `name`.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}
