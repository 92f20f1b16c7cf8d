//! One file, or standard input, as documents.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::ops::ControlFlow;
use std::path::Path;

use super::archive::{self, Archive};
use super::place::Place;
use super::reader::{HEAD_BYTES, Outcome, Reader};
use super::{Each, Options, Origin, Problem};

/// Gives `each` the documents of the file at `path`, or of standard input for `-`.
pub(super) fn read(path: &Path, options: &Options, each: &mut Each<'_>) -> ControlFlow<()> {
    let location = path.display().to_string();
    let is_stdin = location == "-";
    let name = if is_stdin { "stdin".to_owned() } else { location.clone() };
    let origin = Origin { name: name.clone(), location, alone: true, url: None };
    let place = Place::file(origin, path);
    let mut reader = Reader::new(options, each);
    let outcome = if is_stdin {
        reader.read(&mut io::stdin(), place)
    } else {
        match File::open(path) {
            Ok(file) => open(file, place, &mut reader),
            Err(_) if is_socket(path) => {
                let hint = "write what it sends to a file, or pipe it in and read `-`";
                return reader.give(Err(Problem::new(name, "a socket, not a file", hint)));
            }
            Err(error) => return reader.give(Err(Problem::unreadable(name, error.kind()))),
        }
    };
    match (outcome, reader.barren()) {
        (Ok(ControlFlow::Continue(())), Some(archive)) => {
            let message = format!("no article in this {}", archive.name());
            reader.give(Err(Problem::new(name, message, archive.look())))
        }
        (Ok(flow), _) => flow,
        (Err(error), _) => reader.give(Err(Problem::broken(name, &error))),
    }
}

#[cfg(unix)]
fn is_socket(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    path.metadata().is_ok_and(|file| file.file_type().is_socket())
}

#[cfg(not(unix))]
fn is_socket(_path: &Path) -> bool {
    false
}

/// Reads a file: a zip file where it lies, since its table of contents stands
/// at its end, all else from front to back.
fn open(mut file: File, place: Place, reader: &mut Reader<'_, '_>) -> Outcome {
    let is_on_disk = file.metadata()?.is_file();
    let mut head = Vec::new();
    file.by_ref().take(HEAD_BYTES).read_to_end(&mut head)?;
    if is_on_disk && archive::detect(&head, &place.path) == Some(Archive::Zip) {
        if let Err(problem) = reader.enter(Archive::Zip, &place) {
            return Ok(reader.give(Err(problem)));
        }
        file.rewind()?;
        return archive::zip(BufReader::new(file), &place, reader);
    }
    reader.read_from(head, &mut file, place)
}
