//! Where a cue may stand and what may follow it.

/// The shapes that a cue may take, as the second column of its line says.
///
/// Every cue may open a line and be followed by a separator and the headline;
/// the constants are what it may do besides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shape(u8);

impl Shape {
    /// `line`: nothing besides.
    pub(crate) const LINE: Self = Self(0);
    /// `open`: at the start of a line the headline may follow without a separator.
    pub(crate) const OPEN: Self = Self(1);
    /// `next`: alone on its line, it announces the line after it.
    pub(crate) const NEXT: Self = Self(1 << 1);
    /// `list`: alone on its line, it announces all headlines of the block after it.
    pub(crate) const LIST: Self = Self(1 << 2);
    /// `flat`: it may follow a finished sentence on the same line; in capitals, any words.
    pub(crate) const FLAT: Self = Self(1 << 3);
    /// `glued`: it may stand anywhere, even with nothing between it and the headline.
    pub(crate) const GLUED: Self = Self(1 << 4);
    /// `weak`: an everyday word; believed only before what reads like a headline.
    pub(crate) const WEAK: Self = Self(1 << 5);
    /// `tags`: often followed by keywords; believed only before what cannot be keywords.
    pub(crate) const TAGS: Self = Self(1 << 6);

    /// The shape that a word of the second column names.
    fn named(word: &str) -> Option<Self> {
        Some(match word {
            "line" => Self::LINE,
            "open" => Self::OPEN,
            "next" => Self::NEXT,
            "list" => Self::LIST,
            "flat" => Self::FLAT,
            "glued" => Self::GLUED,
            "weak" => Self::WEAK,
            "tags" => Self::TAGS,
            _ => return None,
        })
    }

    /// All shapes named in a column, or `None` where a word is unknown.
    pub(crate) fn parse(column: &str) -> Option<Self> {
        column
            .split_whitespace()
            .try_fold(Self::LINE, |all, word| Some(Self(all.0 | Self::named(word)?.0)))
    }

    /// Whether all of `other` is among these.
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the headline may stand on the lines below.
    pub(crate) const fn may_stand_alone(self) -> bool {
        self.has(Self::NEXT) || self.has(Self::LIST)
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;

    #[test]
    fn a_column_names_every_shape_of_a_cue() {
        let shape = Shape::parse("line next flat").unwrap();
        assert!(shape.has(Shape::NEXT) && shape.has(Shape::FLAT) && !shape.has(Shape::GLUED));
        assert_eq!(Shape::parse("line nxt"), None);
    }
}
