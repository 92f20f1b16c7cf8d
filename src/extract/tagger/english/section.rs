//! The parts of the model's file, one after the other, each behind its length.

/// Reads the parts in order.
pub(crate) struct Sections<'a>(pub(crate) &'a [u8]);

impl<'a> Sections<'a> {
    /// The next part; `None` at the end or where the file is cut short.
    pub(crate) fn next(&mut self) -> Option<&'a [u8]> {
        let (&length, rest) = self.0.split_first_chunk::<4>()?;
        let (part, rest) = rest.split_at_checked(u32::from_le_bytes(length) as usize)?;
        self.0 = rest;
        Some(part)
    }
}

/// Writes one part.
#[cfg(any(feature = "train", test))]
pub(crate) fn write(part: &[u8], out: &mut Vec<u8>) {
    out.extend(u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend(part);
}

#[cfg(test)]
mod tests {
    use super::{Sections, write};

    #[test]
    fn parts_are_read_as_written() {
        let mut file = Vec::new();
        write(b"one", &mut file);
        write(b"", &mut file);
        let mut sections = Sections(&file);
        assert_eq!(sections.next(), Some(&b"one"[..]));
        assert_eq!(sections.next(), Some(&b""[..]));
        assert_eq!(sections.next(), None);
        assert_eq!(Sections(&file[..5]).next(), None);
    }
}
