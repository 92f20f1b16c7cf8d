//! zip, and what is zip under another name: WACZ, a crawl with its indexes.

use std::io::{self, Read, Seek};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use zip::ZipArchive;
use zip::read::{ZipFile, read_zipfile_from_stream};
use zip::result::ZipError;

use crate::source::Problem;
use crate::source::article_name::can_be_member;
use crate::source::meter::{Gauge, Meter};
use crate::source::place::{Place, inside};
use crate::source::reader::{Outcome, Reader};

/// Where the name of the first member stands.
const FIRST_NAME: usize = 30;

/// Names that open the zip files in which office programs keep a document.
const OFFICE: &[&[u8]] = &[b"[Content_Types].xml", b"mimetype", b"_rels/", b"word/", b"docProps/"];

/// Whether `head` opens an office document or a book rather than an archive.
pub(super) fn is_office(head: &[u8]) -> bool {
    let name = head.get(FIRST_NAME..).unwrap_or_default();
    OFFICE.iter().any(|first| name.starts_with(first))
}

/// Reads the files in a zip file, in the order of its table of contents; of
/// one that was cut off, and has lost the table, those before the cut.
pub(in crate::source) fn zip<R: Read + Seek>(
    mut input: R,
    place: &Place,
    reader: &mut Reader<'_, '_>,
) -> Outcome {
    let length = input.seek(io::SeekFrom::End(0))?;
    input.rewind()?;
    let whole = Gauge::of(length);
    let mut archive = match ZipArchive::new(&mut input) {
        Ok(archive) => archive,
        Err(ZipError::Io(error)) if error.kind() != io::ErrorKind::UnexpectedEof => {
            return Err(error);
        }
        Err(_) => {
            input.rewind()?;
            return front_to_back(&mut input, &whole, place, reader);
        }
    };
    let is_crawl = is_wacz(&archive, &place.path);
    for number in 0..archive.len() {
        let Ok(entry) = archive.by_index_data(number) else { continue };
        let path = match entry.name() {
            Ok(name) => inside(&name),
            Err(_) => inside(&String::from_utf8_lossy(entry.name_raw())),
        };
        let is_wanted = !is_crawl || path.starts_with("archive");
        if !entry.is_file() || !can_be_member(&path) || !is_wanted {
            continue;
        }
        let name = place.member(path.clone()).origin.name;
        let flow = match archive.by_index(number) {
            Err(error) => reader.give(Err(shut(name, error))),
            // A damaged file costs only itself; too much in all ends it.
            Ok(member) => match read_member(member, &whole, path, place, reader) {
                Err(error) if reader.may_unpack() && !whole.is_over(reader.options.max_ratio) => {
                    reader.give(Err(Problem::broken(name, &error)))
                }
                outcome => outcome?,
            },
        };
        if flow.is_break() {
            return Ok(flow);
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// Reads the files of a zip file that has no table of contents.
fn front_to_back(
    input: &mut dyn Read,
    whole: &Gauge,
    place: &Place,
    reader: &mut Reader<'_, '_>,
) -> Outcome {
    let mut input = input;
    while let Ok(Some(member)) = read_zipfile_from_stream(&mut input) {
        let path = match member.name() {
            Ok(name) => inside(&name),
            Err(_) => break,
        };
        if member.is_file() && can_be_member(&path) {
            let flow = read_member(member, whole, path, place, reader)?;
            if flow.is_break() {
                return Ok(flow);
            }
        }
    }
    Err(io::ErrorKind::UnexpectedEof.into())
}

fn read_member<R: Read>(
    member: ZipFile<'_, R>,
    whole: &Gauge,
    path: PathBuf,
    place: &Place,
    reader: &mut Reader<'_, '_>,
) -> Outcome {
    let gauge = Gauge::of(member.compressed_size());
    let mut member = Meter::new(member, &[&gauge, whole], &reader.unpacked, reader.options);
    reader.read(&mut member, place.member(path))
}

/// Whether this is a crawl with its indexes, of which only the crawl is read.
fn is_wacz<R: Read + Seek>(archive: &ZipArchive<R>, path: &Path) -> bool {
    let has = |start: &[u8], end: &[u8]| {
        archive.file_names_raw().any(|name| name.starts_with(start) && name.ends_with(end))
    };
    path.extension().is_some_and(|suffix| suffix.eq_ignore_ascii_case("wacz"))
        || has(b"indexes/", b"") && (has(b"archive/", b".warc.gz") || has(b"archive/", b".warc"))
}

/// A file in a zip file that cannot be opened.
fn shut(name: String, error: ZipError) -> Problem {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            Problem::new(name, "locked with a password", "unpack it first with `unzip FILE`")
        }
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            Problem::new(
                name,
                "packed in a way that is not read",
                "unpack it first, or pack it anew with `zip -r`",
            )
        }
        error => Problem::broken(name, &io::Error::from(error)),
    }
}
