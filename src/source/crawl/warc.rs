//! WARC (ISO 28500): records of fields and a block of so many bytes.

use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;

use super::field::Fields;
use super::page::Page;
use crate::source::place::Place;
use crate::source::reader::{Outcome, Reader};

/// Reads the pages of a WARC file.
pub(in crate::source) fn warc(
    input: &mut dyn BufRead,
    place: &Place,
    reader: &mut Reader<'_, '_>,
) -> Outcome {
    while let Some(fields) = Fields::read(input)? {
        if !fields.first.starts_with("WARC/") {
            return Err(io::Error::other("no record where one must be"));
        }
        let length = fields.get("content-length").and_then(|length| length.parse().ok());
        let length = length.ok_or_else(|| io::Error::other("a record without its length"))?;
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
