//! Mail: one message a file, or a mailbox of many (mbox).

use std::io::{BufRead, Read};
use std::ops::ControlFlow;

use super::place::Place;
use super::reader::{Outcome, Reader};
use super::{Document, Format, Origin, Problem};

/// Fields that only a message has, as no person writes them.
const ONLY_IN_MAIL: &[&str] =
    &["message-id", "received", "return-path", "delivered-to", "mime-version", "dkim-signature"];

/// Whether `text` opens with the fields of a message.
pub(super) fn is_message(text: &str) -> bool {
    let mut names = Vec::new();
    for line in text.lines().take_while(|line| !line.trim_end().is_empty()) {
        let is_continued = line.starts_with([' ', '\t']) && !names.is_empty();
        match line.split_once(':') {
            _ if is_continued => {}
            Some((name, _)) if is_field_name(name) => names.push(name.to_ascii_lowercase()),
            _ => return false,
        }
    }
    let has = |name: &str| names.iter().any(|known| known == name);
    has("from") && ONLY_IN_MAIL.iter().any(|&name| has(name))
}

fn is_field_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Whether `text` opens a mailbox: a line of its own before each message.
pub(super) fn is_mailbox(text: &str) -> bool {
    let Some((first, rest)) = text.split_once('\n') else { return false };
    is_divider(first.as_bytes()) && is_field_name(rest.split(':').next().unwrap_or_default())
}

/// Whether a line is `From `, who sent it, and a date with a time of day. A
/// paragraph may open with the word, and not every program marks it then.
fn is_divider(line: &[u8]) -> bool {
    line.strip_prefix(b"From ").is_some_and(|rest| {
        rest.split(u8::is_ascii_whitespace).any(|word| {
            word.len() >= 5
                && word[2] == b':'
                && [0, 1, 3, 4].iter().all(|&at| word[at].is_ascii_digit())
        })
    })
}

/// Reads a mailbox, a message at a time.
pub(super) fn mailbox(
    input: &mut dyn BufRead,
    place: &Place,
    reader: &mut Reader<'_, '_>,
) -> Outcome {
    let most = reader.options.max_bytes;
    let mut message = Message::default();
    let mut number = 0;
    let mut is_after_blank = true;
    loop {
        let mut line = Vec::new();
        // A line may be as long as it likes; what does not fit comes next.
        let is_end = (&mut *input).take(1 << 16).read_until(b'\n', &mut line)? == 0;
        if is_end || is_after_blank && is_divider(&line) {
            if number > 0 {
                let name = format!("{}:{number}", place.origin.name);
                let document = message.take(name, place, most);
                if reader.give(document).is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
            if is_end {
                return Ok(ControlFlow::Continue(()));
            }
            number += 1;
        } else {
            message.push(&line, most);
        }
        is_after_blank = line.trim_ascii().is_empty();
    }
}

/// A message of a mailbox as it grows.
#[derive(Default)]
struct Message {
    bytes: Vec<u8>,
    is_too_large: bool,
}

impl Message {
    fn push(&mut self, line: &[u8], most: usize) {
        // `>From ` was `From `, which would have divided messages.
        let quotes = line.iter().take_while(|&&byte| byte == b'>').count();
        let is_quoted = quotes > 0 && line[quotes..].starts_with(b"From ");
        let line = if is_quoted { &line[1..] } else { line };
        self.is_too_large |= self.bytes.len() + line.len() > most;
        if !self.is_too_large {
            self.bytes.extend_from_slice(line);
        }
    }

    /// The message, which is then empty again.
    fn take(&mut self, name: String, place: &Place, most: usize) -> Result<Document, Problem> {
        let Self { bytes, is_too_large } = std::mem::take(self);
        if is_too_large {
            return Err(Problem::too_large(name, most));
        }
        let origin = Origin { name, alone: false, ..place.origin.clone() };
        Ok(Document { origin, format: Format::Message, charset: None, bytes })
    }
}

#[cfg(test)]
mod tests {
    use super::{is_mailbox, is_message};

    const MESSAGE: &str = "From: Herald <news@herald.example>\nReceived: by x\n\tfor y\n\
                           Subject: The morning\nMIME-Version: 1.0\n\nGood morning.\n";

    #[test]
    fn a_message_is_known_by_fields_that_no_person_writes() {
        assert!(is_message(MESSAGE));
        assert!(is_message(&MESSAGE.replace('\n', "\r\n")));
        assert!(!is_message("From: our correspondent\nDate: Monday\n\nThe port is shut.\n"));
        assert!(!is_message("Port shut: what we know\n\nFrom: x\nReceived: y\n"));
    }

    #[test]
    fn a_mailbox_is_known_by_the_line_before_its_first_message() {
        let divider = "From news@herald.example Mon May  6 07:00:12 2024\n";
        assert!(is_mailbox(&format!("{divider}{MESSAGE}")));
        assert!(!is_mailbox("From Port Kessel at 07:00 today\n\nShips wait.\n"));
        assert!(!is_mailbox(MESSAGE));
    }
}
