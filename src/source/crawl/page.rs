//! A page as a server sent it → its HTML.

use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;
use std::path::Path;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::field::Fields;
use crate::source::meter::{Gauge, Meter};
use crate::source::place::Place;
use crate::source::reader::{Outcome, Reader, whole};
use crate::source::sniff::{Content, content};
use crate::source::{Columns, Document, Format, Origin, Problem};

/// A page that was fetched.
pub(super) struct Page<'p> {
    /// The file it is in.
    pub(super) place: &'p Place,
    /// Its address.
    pub(super) url: &'p str,
}

impl Page<'_> {
    /// Gives the page whose response, fields and all, is the rest of `input`.
    /// What is no page is left out.
    pub(super) fn response(&self, input: &mut dyn BufRead, reader: &mut Reader<'_, '_>) -> Outcome {
        let Some(fields) = Fields::read(input)? else { return Ok(ControlFlow::Continue(())) };
        let kind = fields.get("content-type").unwrap_or_default();
        if fields.first.split_whitespace().nth(1) != Some("200") || !is_page(kind) {
            return Ok(ControlFlow::Continue(()));
        }
        match whole(input, &self.name(), reader.options.max_bytes)? {
            // Many crawlers undo the encodings and leave the fields: the bytes decide.
            Ok(bytes) => match unpacked(unchunked(bytes, &fields), &fields, reader) {
                Ok(bytes) => Ok(self.give(bytes, kind, reader)),
                Err(error) => Ok(reader.give(Err(Problem::broken(self.name(), &error)))),
            },
            Err(problem) => Ok(reader.give(Err(problem))),
        }
    }

    /// Gives the page whose bytes are the rest of `input`, where `kind` says
    /// that they are one.
    pub(super) fn resource(
        &self,
        input: &mut dyn BufRead,
        kind: &str,
        reader: &mut Reader<'_, '_>,
    ) -> Outcome {
        if kind.is_empty() || !is_page(kind) {
            return Ok(ControlFlow::Continue(()));
        }
        match whole(input, &self.name(), reader.options.max_bytes)? {
            Ok(bytes) => Ok(self.give(bytes, kind, reader)),
            Err(problem) => Ok(reader.give(Err(problem))),
        }
    }

    fn give(&self, bytes: Vec<u8>, kind: &str, reader: &mut Reader<'_, '_>) -> ControlFlow<()> {
        // A server calls many things a page.
        if !is_html(&bytes) {
            return ControlFlow::Continue(());
        }
        let origin = Origin {
            name: self.name(),
            location: format!("{}/{}", self.place.origin.location, self.url),
            alone: false,
            url: Some(self.url.to_owned()),
        };
        let charset = charset(kind);
        reader.give(Ok(Document { origin, format: Format::Html, charset, bytes }))
    }

    fn name(&self) -> String {
        format!("{}/{}", self.place.origin.name, self.url)
    }
}

/// Whether a page may be in what a server says is `kind`; it may be silent.
fn is_page(kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or_default().trim();
    ["", "text/html", "application/xhtml+xml"].iter().any(|page| kind.eq_ignore_ascii_case(page))
}

fn is_html(bytes: &[u8]) -> bool {
    const HEAD_BYTES: usize = 64 << 10;
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let found = content(head, Path::new("page.html"), &Columns::default());
    found == Content::Whole(Format::Html)
}

/// The encoding in `text/html; charset="utf-8"`.
fn charset(kind: &str) -> Option<String> {
    kind.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    })
}

/// The content of `bytes` where they were sent in chunks, else `bytes`.
fn unchunked(bytes: Vec<u8>, fields: &Fields) -> Vec<u8> {
    let is_stated = fields
        .get("transfer-encoding")
        .is_some_and(|encoding| encoding.to_ascii_lowercase().contains("chunked"));
    if is_stated { chunks(&bytes).unwrap_or(bytes) } else { bytes }
}

/// What the chunks of `bytes` hold; the last may be cut off. `None` if there
/// are no chunks.
fn chunks(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    loop {
        let end = bytes.iter().position(|&byte| byte == b'\n')?;
        let line = std::str::from_utf8(&bytes[..end]).ok()?;
        let digits = line.split(';').next().unwrap_or_default().trim();
        let length = usize::from_str_radix(digits, 16).ok()?;
        bytes = &bytes[end + 1..];
        if length == 0 {
            return Some(content);
        }
        content.extend_from_slice(&bytes[..length.min(bytes.len())]);
        bytes = bytes.get(length..).unwrap_or_default();
        bytes = bytes.strip_prefix(b"\r\n").or(bytes.strip_prefix(b"\n")).unwrap_or(bytes);
        if bytes.is_empty() {
            return Some(content);
        }
    }
}

/// The page in `bytes`, which may be packed as the fields say.
fn unpacked(bytes: Vec<u8>, fields: &Fields, reader: &Reader<'_, '_>) -> io::Result<Vec<u8>> {
    let encoding = fields.get("content-encoding").unwrap_or_default().to_ascii_lowercase();
    let packed = bytes.as_slice();
    // RFC 9110 says zlib where it says deflate, and some servers send it bare.
    let is_zlib = matches!(packed, [first, second, ..]
        if first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0);
    let unpacked: Box<dyn Read + '_> = match encoding.trim() {
        "gzip" | "x-gzip" if packed.starts_with(b"\x1f\x8b") => {
            Box::new(MultiGzDecoder::new(packed))
        }
        "deflate" if is_zlib => Box::new(ZlibDecoder::new(packed)),
        "deflate" if !is_html(packed) => Box::new(DeflateDecoder::new(packed)),
        "br" | "zstd" if !is_html(packed) => {
            let message = format!("sent as `{encoding}`, which is not read");
            return Err(io::Error::other(message));
        }
        _ => return Ok(bytes),
    };
    let gauge = Gauge::of(packed.len() as u64);
    let mut page = Vec::new();
    Meter::new(unpacked, &[&gauge], &reader.unpacked, reader.options)
        .take(reader.options.max_bytes as u64)
        .read_to_end(&mut page)?;
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::{charset, chunks};

    #[test]
    fn chunks_are_joined_and_what_has_none_is_told() {
        assert_eq!(chunks(b"5\r\nHarbo\r\n2;x=y\r\nur\r\n0\r\n\r\n").unwrap(), b"Harbour");
        assert_eq!(chunks(b"10\r\ncut").unwrap(), b"cut");
        assert_eq!(chunks(b"<html>\r\n<body>"), None);
    }

    #[test]
    fn an_encoding_is_read_however_it_is_written() {
        assert_eq!(charset("text/html; Charset=\"UTF-8\"").as_deref(), Some("UTF-8"));
        assert_eq!(charset("text/html"), None);
    }
}
