//! Bytes → documents, whatever they turn out to hold, archives in archives too.

use std::io::{self, BufReader, Cursor, Read};
use std::ops::ControlFlow;

use super::archive::{self, Archive};
use super::meter::Count;
use super::place::Place;
use super::scanner::Layout;
use super::sniff::{Content, content};
use super::{Document, Each, Options, Problem, crawl, mail, records, table};

/// How much of a file is looked at to tell what it holds: enough for the
/// licence comments and envelopes that come before the first word.
pub(super) const HEAD_BYTES: u64 = 64 << 10;

/// What became of reading: an error is a stream that broke, and is told where
/// it is known what broke.
pub(super) type Outcome = io::Result<ControlFlow<()>>;

/// What reads one file that a person named, and all that is in it.
pub(super) struct Reader<'r, 'e> {
    pub(super) options: &'r Options,
    each: &'r mut Each<'e>,
    /// How many bytes were unpacked.
    pub(super) unpacked: Count,
    /// Whether anything was given.
    gave: bool,
    /// The outermost archive, if the file is one.
    archive: Option<Archive>,
}

impl<'r, 'e> Reader<'r, 'e> {
    pub(super) fn new(options: &'r Options, each: &'r mut Each<'e>) -> Self {
        Self { options, each, unpacked: Count::default(), gave: false, archive: None }
    }

    /// Gives a document or says why there is none.
    pub(super) fn give(&mut self, found: Result<Document, Problem>) -> ControlFlow<()> {
        self.gave = true;
        (self.each)(found)
    }

    /// The kind of archive that gave nothing at all.
    pub(super) fn barren(&self) -> Option<Archive> {
        self.archive.filter(|_| !self.gave)
    }

    /// Reads what stands at `place`.
    pub(super) fn read(&mut self, input: &mut dyn Read, place: Place) -> Outcome {
        let mut head = Vec::new();
        (&mut *input).take(HEAD_BYTES).read_to_end(&mut head)?;
        self.read_from(head, input, place)
    }

    /// Reads what stands at `place`: its first bytes are `head`, and `rest`
    /// follows.
    pub(super) fn read_from(
        &mut self,
        head: Vec<u8>,
        rest: &mut dyn Read,
        place: Place,
    ) -> Outcome {
        let name = &place.origin.name;
        let found = content(&head, &place.path, &self.options.columns);
        match found {
            Content::Empty => Ok(self.give(Err(empty(name)))),
            Content::Binary(kind) => Ok(self.give(Err(binary(name, kind)))),
            Content::Unread(kind) => Ok(self.give(Err(unread(name, kind)))),
            Content::Whole(format) => {
                let bytes = whole(Cursor::new(head).chain(rest), name, self.options.max_bytes)?;
                let document =
                    |bytes| Document { origin: place.origin, format, charset: None, bytes };
                Ok(self.give(bytes.map(document)))
            }
            Content::Archive(archive) => match self.enter(archive, &place) {
                Ok(()) => self.unpack(archive, &mut Cursor::new(head).chain(rest), &place),
                Err(problem) => Ok(self.give(Err(problem))),
            },
            Content::Objects => records::read(head, rest, Layout::Objects, &place, self),
            Content::Array => records::read(head, rest, Layout::Array, &place, self),
            Content::Table(dialect) => table::read(head, rest, &dialect, &place, self),
            Content::Mailbox => {
                mail::mailbox(&mut buffered(Cursor::new(head).chain(rest)), &place, self)
            }
        }
    }

    fn unpack(&mut self, archive: Archive, input: &mut dyn Read, place: &Place) -> Outcome {
        match archive {
            Archive::Gzip => archive::gzip(input, place, self),
            Archive::Zstd => archive::zstd(input, place, self),
            Archive::Tar => archive::tar(input, place, self),
            Archive::Warc => crawl::warc(&mut buffered(input), place, self),
            Archive::Arc => crawl::arc(&mut buffered(input), place, self),
            // Its table of contents stands at its end.
            Archive::Zip => match whole(input, &place.origin.name, self.options.max_bytes)? {
                Ok(bytes) => archive::zip(Cursor::new(bytes), place, self),
                Err(problem) => Ok(self.give(Err(problem))),
            },
        }
    }

    /// Whether the file may be unpacked further.
    pub(super) fn may_unpack(&self) -> bool {
        self.unpacked.get() <= self.options.max_unpacked
    }

    /// Notes that `archive` is gone into, unless it lies too deep.
    pub(super) fn enter(&mut self, archive: Archive, place: &Place) -> Result<(), Problem> {
        // A tar.gz is a tar file to those who look into it.
        if self.archive.is_none() || place.is_unpacked && place.depth == 1 {
            self.archive = Some(archive);
        }
        let most = self.options.max_nesting;
        let depth = if archive.is_packing() { place.depth + 1 } else { place.depth_inside() };
        if depth <= most {
            return Ok(());
        }
        Err(Problem::new(
            &place.origin.name,
            format!("archives in archives, {depth} deep, where {most} is the limit"),
            "raise the limit with `--max-nesting`",
        ))
    }
}

fn buffered<R: Read>(input: R) -> BufReader<R> {
    BufReader::with_capacity(64 << 10, input)
}

/// All bytes of `input`, unless they are more than `most`.
pub(super) fn whole(
    input: impl Read,
    name: &str,
    most: usize,
) -> io::Result<Result<Vec<u8>, Problem>> {
    let mut bytes = Vec::new();
    input.take((most as u64).saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() > most {
        return Ok(Err(Problem::too_large(name, most)));
    }
    Ok(Ok(bytes))
}

fn empty(name: &str) -> Problem {
    Problem::new(name, "empty file", "delete it, or save the article again")
}

fn unread(name: &str, kind: &str) -> Problem {
    let message = format!("a kind of file that is not read (looks like {kind})");
    Problem::new(name, message, "give its articles as text, Markdown, HTML or JSON lines")
}

fn binary(name: &str, kind: Option<&str>) -> Problem {
    let hint = match kind {
        Some("PDF") => "turn it into text first, for example with `pdftotext FILE -`",
        Some(kind) if kind.ends_with("archive") => {
            "unpack it first, or pack it as zip, tar.gz or tar.zst"
        }
        _ => "give it as text, Markdown, HTML or JSON",
    };
    let message = match kind {
        Some(kind) => format!("binary file (looks like {kind})"),
        None => "binary file".to_owned(),
    };
    Problem::new(name, message, hint)
}
