//! ARC, versions 1 and 2: a line that says what was fetched, then so many bytes.

use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;

use super::page::Page;
use super::warc::Block;
use crate::source::place::Place;
use crate::source::reader::{Outcome, Reader};

/// The longest line; addresses are shorter.
const MOST_BYTES: u64 = 64 << 10;

/// How many words follow the address in a line of version 1, and of version 2.
const WORDS_AFTER: [usize; 2] = [4, 9];

/// Reads the pages of an ARC file.
pub(in crate::source) fn arc(
    input: &mut dyn BufRead,
    place: &Place,
    reader: &mut Reader<'_, '_>,
) -> Outcome {
    let mut words_after = WORDS_AFTER[0];
    while let Some(line) = next_line(input)? {
        // An address may have spaces in it, as servers took them.
        let mut words = line.rsplitn(words_after + 1, ' ');
        let length = words.next().and_then(|length| length.parse().ok());
        let left = length.ok_or_else(|| io::Error::other("a record without its length"))?;
        let url = words.last().unwrap_or_default();
        let mut block = Block { input: &mut *input, left };
        if url.starts_with("filedesc://") {
            let is_second = block.fill_buf()?.first() == Some(&b'2');
            words_after = WORDS_AFTER[usize::from(is_second)];
        } else {
            let flow = Page { place, url }.response(&mut block, reader)?;
            if flow.is_break() {
                return Ok(flow);
            }
        }
        io::copy(&mut block, &mut io::sink())?;
    }
    Ok(ControlFlow::Continue(()))
}

/// The next line that is not empty; `None` at the end.
fn next_line(input: &mut dyn BufRead) -> io::Result<Option<String>> {
    loop {
        let mut line = Vec::new();
        if input.take(MOST_BYTES).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim_ascii();
        if !line.is_empty() {
            return Ok(Some(String::from_utf8_lossy(line).into_owned()));
        }
    }
}
