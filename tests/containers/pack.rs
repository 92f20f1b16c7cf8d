//! Archives of every kind, made in memory.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

pub(crate) fn zstd(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A zip file whose one member says that it is encrypted.
pub(crate) fn locked_zip() -> Vec<u8> {
    const LOCAL_FLAGS: usize = 6;
    const CENTRAL_FLAGS: usize = 8;
    let mut bytes = zip(&[("a.txt", b"Headline")]);
    let directory = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    bytes[LOCAL_FLAGS] |= 1;
    bytes[directory + CENTRAL_FLAGS] |= 1;
    bytes
}

/// A tar file. Names are written as they are, however they climb.
pub(crate) fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = Vec::new();
    for (name, bytes) in files {
        archive.extend(tar_header(name, b'0', bytes.len()));
        archive.extend_from_slice(bytes);
        archive.resize(archive.len().next_multiple_of(512), 0);
    }
    archive.resize(archive.len() + 1024, 0);
    archive
}

/// The header of a member of that kind: `0` a file, `2` a link, `3` a device.
pub(crate) fn tar_header(name: &str, kind: u8, size: usize) -> Vec<u8> {
    let mut header = tar::Header::new_ustar();
    header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
    header.set_entry_type(tar::EntryType::new(kind));
    header.set_size(size as u64);
    header.set_mode(0o644);
    header.set_cksum();
    header.as_bytes().to_vec()
}

/// A record of a WARC file.
pub(crate) fn warc(kind: &str, url: &str, content: &str, block: &[u8]) -> Vec<u8> {
    let fields = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {content}\r\n\
         Content-Length: {}\r\n\r\n",
        block.len()
    );
    [fields.as_bytes(), block, b"\r\n\r\n"].concat()
}

/// `bytes` as HTTP sends them in chunks.
pub(crate) fn chunked(bytes: &[u8]) -> Vec<u8> {
    let chunks = bytes
        .chunks(50)
        .flat_map(|chunk| [format!("{:x}\r\n", chunk.len()).as_bytes(), chunk, b"\r\n"].concat());
    chunks.chain(*b"0\r\n\r\n").collect()
}
