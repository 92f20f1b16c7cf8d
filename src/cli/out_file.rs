use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempDir};

use super::failure::Failure;

/// A file that an answer goes to. It is written beside its place and moved
/// there once it is whole: what stood there before stays until then.
pub(super) struct OutFile {
    file: BufWriter<Place>,
    path: PathBuf,
}

enum Place {
    Beside(NamedTempFile),
    /// A pipe or a device cannot be replaced.
    Itself(File),
}

impl OutFile {
    /// Refuses the archive at `db` itself, and what cannot be written.
    pub(super) fn create(path: &Path, db: &Path) -> Result<Self, Failure> {
        refuse_archive(path, db)?;
        if path.is_dir() {
            let inside = path.join("map.svg");
            return Err(Failure::new(1, format!("`{}` is a folder", path.display()))
                .hint(format!("name a file, such as `{}`", inside.display())));
        }
        // A link stays a link.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let file = if path.exists() && !path.is_file() {
            Place::Itself(File::create(&path).map_err(|error| at(&path, &error))?)
        } else {
            let mut builder = builder();
            readable(&mut builder);
            let made = builder.tempfile_in(folder_of(&path));
            Place::Beside(made.map_err(|error| at(&path, &error))?)
        };
        Ok(Self { file: BufWriter::new(file), path })
    }

    /// Puts it in its place, now that it is whole.
    pub(super) fn keep(self) -> Result<(), Failure> {
        let Self { file, path } = self;
        let whole = file.into_inner().map_err(|error| at(&path, error.error()))?;
        match whole {
            Place::Beside(file) => {
                file.persist(&path).map(drop).map_err(|error| at(&path, &error.error))
            }
            Place::Itself(_) => Ok(()),
        }
    }
}

impl Write for OutFile {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

impl Write for Place {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self {
            Self::Beside(file) => file.write(bytes),
            Self::Itself(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Self::Beside(file) => file.flush(),
            Self::Itself(file) => file.flush(),
        }
    }
}

/// A folder of files that an answer goes to, made beside its place like
/// [`OutFile`].
pub(super) struct OutFolder {
    made: TempDir,
    folder: PathBuf,
}

impl OutFolder {
    pub(super) fn create(folder: &Path, db: &Path) -> Result<Self, Failure> {
        refuse_archive(folder, db)?;
        if folder.exists() && !folder.is_dir() {
            return Err(Failure::new(1, format!("`{}` is a file", folder.display()))
                .hint("this format is several files: name a folder"));
        }
        let place = folder_of(folder);
        std::fs::create_dir_all(place).map_err(|error| at(folder, &error))?;
        let made = builder().tempdir_in(place).map_err(|error| at(folder, &error))?;
        Ok(Self { made, folder: folder.to_owned() })
    }

    /// Where to write meanwhile.
    pub(super) fn path(&self) -> &Path {
        self.made.path()
    }

    /// Puts the files in their place, now that they are whole.
    pub(super) fn keep(self) -> Result<(), Failure> {
        let keep = || -> std::io::Result<()> {
            std::fs::create_dir_all(&self.folder)?;
            for entry in self.made.path().read_dir()? {
                let entry = entry?;
                std::fs::rename(entry.path(), self.folder.join(entry.file_name()))?;
            }
            Ok(())
        };
        keep().map_err(|error| at(&self.folder, &error))
    }
}

fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".storygraph-");
    builder
}

/// Whoever may read a file that the user makes may read this one.
#[cfg(unix)]
fn readable(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn readable(_: &mut tempfile::Builder<'_, '_>) {}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// An archive is not to be written over, nor what SQLite keeps beside it.
fn refuse_archive(path: &Path, db: &Path) -> Result<(), Failure> {
    let beside = |ending: &str| {
        let mut name = db.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    let own = ["", "-wal", "-shm", "-journal"].map(beside);
    let Ok(there) = path.canonicalize() else { return Ok(()) };
    if own.iter().any(|own| own.canonicalize().is_ok_and(|own| own == there)) {
        return Err(Failure::new(2, format!("`{}` is the archive itself", path.display()))
            .hint("name another file"));
    }
    Ok(())
}

/// What went wrong with a file.
pub(super) fn at(path: &Path, error: &std::io::Error) -> Failure {
    let failure = Failure::new(1, format!("`{}`: {error}", path.display()));
    let folder = folder_of(path);
    if folder.is_dir() {
        return failure.hint("name another file; `-` is standard output");
    }
    failure.hint(format!("there is no folder `{}`: make it first", folder.display()))
}
