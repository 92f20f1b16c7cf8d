//! One stream of bytes, packed: gzip and zstd.

use std::error::Error;
use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use crate::source::meter::{Gauge, Meter};
use crate::source::place::Place;
use crate::source::reader::{Outcome, Reader};

/// Reads what a gzip file packs: its members one after the other, as one.
pub(in crate::source) fn gzip(
    input: &mut dyn Read,
    place: &Place,
    reader: &mut Reader<'_, '_>,
) -> Outcome {
    let gauge = Gauge::default();
    let unpacked = MultiGzDecoder::new(BufReader::new(gauge.packed(input)));
    let mut unpacked = Meter::new(unpacked, &[&gauge], &reader.unpacked, reader.options);
    reader.read(&mut unpacked, place.unpacked())
}

/// Reads what a zstd file packs: its frames one after the other, as one.
pub(in crate::source) fn zstd(
    input: &mut dyn Read,
    place: &Place,
    reader: &mut Reader<'_, '_>,
) -> Outcome {
    let gauge = Gauge::default();
    let unpacked = Frames::new(BufReader::new(gauge.packed(input)));
    let mut unpacked = Meter::new(unpacked, &[&gauge], &reader.unpacked, reader.options);
    reader.read(&mut unpacked, place.unpacked())
}

/// The frames of a zstd stream.
struct Frames<R> {
    decoder: FrameDecoder,
    input: R,
    /// Whether there is a frame to go on with.
    is_inside: bool,
}

impl<R: BufRead> Frames<R> {
    fn new(input: R) -> Self {
        Self { decoder: FrameDecoder::new(), input, is_inside: false }
    }

    /// Goes into the next frame; false after the last.
    fn next_frame(&mut self) -> io::Result<bool> {
        use FrameDecoderError::ReadFrameHeaderError as Header;
        while !self.input.fill_buf()?.is_empty() {
            match self.decoder.reset(&mut self.input) {
                Ok(()) => return Ok(true),
                // Room for what other programs want to say.
                Err(Header(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    let mut skipped = self.input.by_ref().take(u64::from(length));
                    io::copy(&mut skipped, &mut io::sink())?;
                }
                Err(error) => return Err(cut_or_damaged(error)),
            }
        }
        Ok(false)
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            while self.is_inside && self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                self.decoder
                    .decode_blocks(&mut self.input, BlockDecodingStrategy::UptoBlocks(1))
                    .map_err(cut_or_damaged)?;
            }
            let read = if self.is_inside { self.decoder.read(buffer)? } else { 0 };
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            self.is_inside = self.next_frame()?;
            if !self.is_inside {
                return Ok(0);
            }
        }
    }
}

/// What the decoder says, as the end of the stream where it is no more than that.
fn cut_or_damaged(error: FrameDecoderError) -> io::Error {
    let mut cause: Option<&(dyn Error + 'static)> = Some(&error);
    while let Some(inner) = cause {
        if let Some(inner) = inner.downcast_ref::<io::Error>() {
            return io::Error::new(inner.kind(), inner.to_string());
        }
        cause = inner.source();
    }
    io::Error::other(error)
}
