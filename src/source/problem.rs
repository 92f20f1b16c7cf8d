//! Why an input could not be read.

use std::io;

use super::meter::Refused;

/// Why an input could not be read, in words for the person who gave it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {message}")]
pub struct Problem {
    /// The input, as [`super::Origin::name`].
    pub name: String,
    /// What is wrong with it; lower case, no full stop.
    pub message: String,
    /// What to do about it, such as a command or option to type.
    pub hint: String,
}

impl Problem {
    /// A problem with `name`.
    pub(crate) fn new(
        name: impl Into<String>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self { name: name.into(), message: message.into(), hint: hint.into() }
    }

    /// A file or record of more than `max_bytes` bytes.
    pub(super) fn too_large(name: impl Into<String>, max_bytes: usize) -> Self {
        let limit = match max_bytes {
            bytes if bytes >= 1 << 20 && bytes.is_multiple_of(1 << 20) => {
                format!("{} MiB", bytes >> 20)
            }
            bytes => format!("{bytes} bytes"),
        };
        Self::new(name, format!("larger than {limit}"), "raise the limit with `--max-size`")
    }

    /// A file or folder that the system would not open or read.
    pub(super) fn unreadable(name: impl Into<String>, kind: io::ErrorKind) -> Self {
        use io::ErrorKind;
        let (message, hint) = match kind {
            ErrorKind::NotFound => {
                ("no such file or folder", "check the spelling and the folder you are in")
            }
            ErrorKind::PermissionDenied => {
                ("permission denied", "make it readable, for example with `chmod -R u+rX PATH`")
            }
            ErrorKind::IsADirectory => ("is a folder", "name the files in it"),
            _ => ("cannot be read", "check that the disk and the file are sound"),
        };
        let message = match kind {
            ErrorKind::NotFound | ErrorKind::PermissionDenied | ErrorKind::IsADirectory => {
                message.to_owned()
            }
            kind => format!("{message} ({kind})"),
        };
        Self::new(name, message, hint)
    }

    /// A stream that broke off or is damaged, or that unpacks to too much.
    pub(super) fn broken(name: impl Into<String>, error: &io::Error) -> Self {
        use io::ErrorKind;
        if let Some(refused) = Refused::of(error) {
            return Self::new(name, refused.to_string(), refused.hint());
        }
        match error.kind() {
            ErrorKind::UnexpectedEof => Self::new(
                name,
                "cut off: it ends in the middle",
                "what stands before is read; fetch it again for the rest",
            ),
            // What decoders say of bytes that cannot be what they should.
            ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::Other => Self::new(
                name,
                format!("damaged: {}", first_words(error)),
                "what stands before is read; fetch or pack it again for the rest",
            ),
            kind => Self::unreadable(name, kind),
        }
    }
}

/// What an error says, in lower case and at a line's length.
fn first_words(error: &io::Error) -> String {
    const MOST_CHARS: usize = 100;
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    line.chars().take(MOST_CHARS).collect::<String>().to_lowercase()
}
