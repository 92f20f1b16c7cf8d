//! Text of two bytes a unit, as Windows programs write it.

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

    /// The text, without its byte order mark; what is no character is U+FFFD.
    pub(crate) fn decode(self, bytes: &[u8]) -> String {
        let unit = |pair: &[u8]| match self {
            Self::Little => u16::from_le_bytes([pair[0], pair[1]]),
            Self::Big => u16::from_be_bytes([pair[0], pair[1]]),
        };
        char::decode_utf16(bytes.chunks_exact(2).map(unit))
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .skip_while(|&c| c == '\u{feff}')
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Utf16;

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
