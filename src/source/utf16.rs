//! Text of two bytes a unit, as Windows programs write it.

use std::io::{self, Cursor, Read};

/// The byte order of UTF-16 text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Utf16 {
    /// Low byte first.
    Little,
    /// High byte first.
    Big,
}

impl Utf16 {
    /// The byte order if `head`, the first bytes of a text, is UTF-16: by its
    /// byte order mark, else because nearly every second byte is NUL.
    pub(crate) fn detect(head: &[u8]) -> Option<Self> {
        match head {
            [0xff, 0xfe, ..] => return Some(Self::Little),
            [0xfe, 0xff, ..] => return Some(Self::Big),
            _ => {}
        }
        let pairs = head.len() / 2;
        let nul = |at: usize| head.chunks_exact(2).filter(|pair| pair[at] == 0).count();
        let (even, odd) = (nul(0), nul(1));
        // Latin letters, digits and spaces make up most of any page's markup
        // and of any text in a European language.
        if pairs < 4 {
            None
        } else if odd * 10 >= pairs * 4 && even * 50 <= pairs {
            Some(Self::Little)
        } else if even * 10 >= pairs * 4 && odd * 50 <= pairs {
            Some(Self::Big)
        } else {
            None
        }
    }

    fn unit(self, pair: &[u8]) -> u16 {
        match self {
            Self::Little => u16::from_le_bytes([pair[0], pair[1]]),
            Self::Big => u16::from_be_bytes([pair[0], pair[1]]),
        }
    }

    /// Whether a unit is the first of two that make a character.
    fn opens_a_pair(self, unit: &[u8]) -> bool {
        (0xd800..0xdc00).contains(&self.unit(unit))
    }

    /// The text, without its byte order mark; what is no character is U+FFFD.
    pub(crate) fn decode(self, bytes: &[u8]) -> String {
        char::decode_utf16(bytes.chunks_exact(2).map(|pair| self.unit(pair)))
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .skip_while(|&c| c == '\u{feff}')
            .collect()
    }
}

/// `head` and the `rest` after it as UTF-8, where they are UTF-16; else as
/// they are.
pub(super) fn to_utf8(
    head: Vec<u8>,
    rest: &mut dyn Read,
) -> io::Result<(Vec<u8>, Box<dyn Read + '_>)> {
    let Some(order) = Utf16::detect(&head) else { return Ok((head, Box::new(rest))) };
    let most = head.len() as u64;
    let input = Cursor::new(head).chain(rest);
    let mut text = ToUtf8 { input, order, waiting: Vec::new(), ready: Cursor::default() };
    let mut head = Vec::new();
    text.by_ref().take(most).read_to_end(&mut head)?;
    Ok((head, Box::new(text)))
}

/// UTF-16 as UTF-8, as it is read.
struct ToUtf8<R> {
    input: R,
    order: Utf16,
    /// Half a unit, or half of a pair of units.
    waiting: Vec<u8>,
    ready: Cursor<Vec<u8>>,
}

impl<R: Read> Read for ToUtf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        const STEP: u64 = 8 << 10;
        loop {
            let read = self.ready.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            let waiting = self.waiting.len();
            self.input.by_ref().take(STEP).read_to_end(&mut self.waiting)?;
            if self.waiting.len() == waiting {
                return Ok(0);
            }
            let mut whole = self.waiting.len() / 2 * 2;
            if whole > 2 && self.order.opens_a_pair(&self.waiting[whole - 2..whole]) {
                whole -= 2;
            }
            let text = self.order.decode(&self.waiting[..whole]);
            self.waiting.drain(..whole);
            self.ready = Cursor::new(text.into_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{Utf16, to_utf8};

    #[test]
    fn a_long_text_is_turned_into_utf_8_as_it_is_read() {
        let text = "Fähre 🚢 legt ab. ".repeat(5_000);
        for odd in ["", "x"] {
            let text = format!("{odd}{text}");
            let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            let mut rest = &bytes[100..];
            let (mut all, mut rest) = to_utf8(bytes[..100].to_vec(), &mut rest).unwrap();
            rest.read_to_end(&mut all).unwrap();
            assert_eq!(String::from_utf8(all).unwrap(), text);
        }
    }

    #[test]
    fn utf_16_is_known_with_and_without_its_mark() {
        let little: Vec<u8> = "Café opens".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "Café opens".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(Utf16::detect(&little), Some(Utf16::Little));
        assert_eq!(Utf16::detect(&big), Some(Utf16::Big));
        assert_eq!(
            Utf16::detect(&[&[0xff, 0xfe], little.as_slice()].concat()),
            Some(Utf16::Little)
        );
        assert_eq!(Utf16::detect(b"Cafe opens on Monday"), None);
        assert_eq!(Utf16::Little.decode(&little), "Café opens");
        assert_eq!(Utf16::Big.decode(&big), "Café opens");
    }
}
