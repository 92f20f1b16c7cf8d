//! WARC (ISO 28500): records of fields and a block of so many bytes.

use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;

use super::field::Fields;
use super::page::Page;
use crate::source::Problem;
use crate::source::place::Place;
use crate::source::reader::{Outcome, Reader};

/// Reads the pages of a WARC file.
pub(in crate::source) fn warc(
    input: &mut dyn BufRead,
    place: &Place,
    reader: &mut Reader<'_, '_>,
) -> Outcome {
    let mut is_told = false;
    while let Some(fields) = Fields::read(input)? {
        let length = fields.get("content-length").and_then(|length| length.parse().ok());
        let (Some(length), true) = (length, fields.first.starts_with("WARC/")) else {
            // The one before is not as long as it says: on to the next.
            if !is_told && reader.give(Err(astray(place))).is_break() {
                return Ok(ControlFlow::Break(()));
            }
            is_told = true;
            continue;
        };
        let mut block = Block { input: &mut *input, left: length };
        // wget writes the address in angle brackets, as an old draft had it.
        let url = fields.get("warc-target-uri").unwrap_or_default();
        let page = Page { place, url: url.trim_matches(['<', '>']) };
        let kind = fields.get("content-type").unwrap_or_default();
        let flow = match fields.get("warc-type").unwrap_or_default() {
            "response" if kind.to_ascii_lowercase().starts_with("application/http") => {
                page.response(&mut block, reader)?
            }
            "resource" => page.resource(&mut block, kind, reader)?,
            _ => ControlFlow::Continue(()),
        };
        if flow.is_break() {
            return Ok(flow);
        }
        io::copy(&mut block, &mut io::sink())?;
    }
    Ok(ControlFlow::Continue(()))
}

fn astray(place: &Place) -> Problem {
    let message = "damaged: not every record is as long as it says";
    Problem::new(&place.origin.name, message, "what else can be found is read; fetch it again")
}

/// So many bytes, and an error if there are fewer.
pub(super) struct Block<'i> {
    pub(super) input: &'i mut dyn BufRead,
    pub(super) left: u64,
}

impl BufRead for Block<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Ok(&[]);
        }
        let bytes = self.input.fill_buf()?;
        if bytes.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(bytes.len());
        Ok(&bytes[..most])
    }

    fn consume(&mut self, amount: usize) {
        self.left -= amount as u64;
        self.input.consume(amount);
    }
}

impl Read for Block<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}
