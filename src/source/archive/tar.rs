//! tar: headers of 512 bytes, each before its member.
//!
//! The headers are read by the `tar` crate, the walk is our own: it holds
//! names to a length, and knows a member that is cut off from a short one.

use std::io::{self, Read};
use std::path::Path;

use tar::{EntryType, Header, PaxExtensions};

use crate::source::article_name::can_be_member;
use crate::source::place::{Place, inside};
use crate::source::reader::{Outcome, Reader};

/// Headers stand, and members are filled up, to a multiple of this.
const BLOCK: usize = 512;

/// The longest name or list of attributes that is believed.
const LONGEST_NOTE: u64 = 1 << 20;

/// Whether `head` starts with a header; of nothing but zeros, which end an
/// archive, the name decides.
pub(super) fn is_tar(head: &[u8], path: &Path) -> bool {
    let Some(block) = head.first_chunk::<BLOCK>() else { return false };
    if block.iter().all(|&byte| byte == 0) {
        return path.extension().is_some_and(|suffix| suffix.eq_ignore_ascii_case("tar"));
    }
    is_header(block)
}

/// Whether the checksum of a header is right.
fn is_header(block: &[u8; BLOCK]) -> bool {
    let sum: u32 = block.iter().map(|&byte| u32::from(byte)).sum();
    let field: u32 = block[148..156].iter().map(|&byte| u32::from(byte)).sum();
    // The field itself counts as eight spaces.
    header(block).cksum().is_ok_and(|stated| stated == sum - field + 8 * u32::from(b' '))
}

fn header(block: &[u8; BLOCK]) -> &Header {
    Header::from_byte_slice(block)
}

/// What stands before a member's header to say more of it than fits there.
#[derive(Default)]
struct Notes {
    name: Option<Vec<u8>>,
    size: Option<u64>,
}

/// Reads the files in a tar file, in its order. Links, devices and the like
/// are left out.
pub(in crate::source) fn tar(
    input: &mut dyn Read,
    place: &Place,
    reader: &mut Reader<'_, '_>,
) -> Outcome {
    let mut notes = Notes::default();
    while let Some(block) = next_block(input)? {
        if !is_header(&block) {
            return Err(io::Error::other("no header where one must be"));
        }
        let header = header(&block);
        let kind = header.entry_type();
        let size = notes.size.unwrap_or(header.entry_size()?);
        let padding = (BLOCK as u64 - size % BLOCK as u64) % BLOCK as u64;
        let mut member = Exactly { input: &mut *input, left: size };
        match kind {
            EntryType::GNULongName => notes.name = Some(note(&mut member)?),
            EntryType::XHeader => notes.read_extensions(&note(&mut member)?),
            EntryType::XGlobalHeader | EntryType::GNULongLink => {}
            kind => {
                let name = notes.name.take().unwrap_or_else(|| header.path_bytes().into_owned());
                let path = inside(&String::from_utf8_lossy(&name));
                notes = Notes::default();
                let is_file = matches!(kind, EntryType::Regular | EntryType::Continuous);
                if is_file && !name.ends_with(b"/") && can_be_member(&path) {
                    let flow = reader.read(&mut member, place.member(path))?;
                    if flow.is_break() {
                        return Ok(flow);
                    }
                }
            }
        }
        if kind == EntryType::GNUSparse {
            skip_sparse_maps(header, member.input)?;
        }
        io::copy(&mut member, &mut io::sink())?;
        io::copy(&mut Exactly { input: &mut *input, left: padding }, &mut io::sink())?;
    }
    Ok(std::ops::ControlFlow::Continue(()))
}

/// Skips the blocks that a file with many holes has between its header and its
/// content.
fn skip_sparse_maps(header: &Header, input: &mut dyn Read) -> io::Result<()> {
    const GOES_ON: usize = 504;
    let mut goes_on = header.as_gnu().is_some_and(tar::GnuHeader::is_extended);
    while goes_on {
        let block = next_block(input)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        goes_on = block[GOES_ON] == 1;
    }
    Ok(())
}

/// The next header; `None` at the zeros that end an archive, or where it just
/// ends.
fn next_block(input: &mut dyn Read) -> io::Result<Option<[u8; BLOCK]>> {
    let mut bytes = Vec::with_capacity(BLOCK);
    input.take(BLOCK as u64).read_to_end(&mut bytes)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    let block: [u8; BLOCK] = bytes.try_into().map_err(|_| io::ErrorKind::UnexpectedEof)?;
    Ok((block != [0; BLOCK]).then_some(block))
}

/// A long name or list of attributes.
fn note(member: &mut Exactly<'_>) -> io::Result<Vec<u8>> {
    if member.left > LONGEST_NOTE {
        return Err(io::Error::other("a name without end"));
    }
    let mut bytes = Vec::new();
    member.read_to_end(&mut bytes)?;
    while bytes.last() == Some(&0) {
        bytes.pop();
    }
    Ok(bytes)
}

impl Notes {
    fn read_extensions(&mut self, bytes: &[u8]) {
        for extension in PaxExtensions::new(bytes).flatten() {
            match extension.key_bytes() {
                b"path" => self.name = Some(extension.value_bytes().to_vec()),
                b"size" => self.size = extension.value().ok().and_then(|size| size.parse().ok()),
                _ => {}
            }
        }
    }
}

/// So many bytes, and an error if there are fewer.
struct Exactly<'i> {
    input: &'i mut dyn Read,
    left: u64,
}

impl Read for Exactly<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let read = self.input.read(&mut buffer[..most])?;
        if read == 0 && most > 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.left -= read as u64;
        Ok(read)
    }
}
