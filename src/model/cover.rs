//! Many spans at once.

use super::Span;

/// Spans of one text, to be asked whether another shares a byte with any.
#[derive(Clone, Debug, Default)]
pub struct Cover {
    /// In order of start: a start, and the farthest end up to there.
    reached: Vec<(usize, usize)>,
}

impl Cover {
    /// Whether `span` overlaps one of them. Takes logarithmic time.
    #[must_use]
    pub fn overlaps(&self, span: &Span) -> bool {
        let before = self.reached.partition_point(|(start, _)| *start < span.end);
        before > 0 && self.reached[before - 1].1 > span.start
    }
}

impl FromIterator<Span> for Cover {
    fn from_iter<I: IntoIterator<Item = Span>>(spans: I) -> Self {
        let mut reached: Vec<(usize, usize)> =
            spans.into_iter().map(|span| (span.start, span.end)).collect();
        reached.sort_unstable();
        let mut farthest = 0;
        for (_, end) in &mut reached {
            farthest = farthest.max(*end);
            *end = farthest;
        }
        Self { reached }
    }
}

#[cfg(test)]
mod tests {
    use super::Cover;
    use crate::model::Span;

    #[test]
    fn a_cover_overlaps_what_one_of_its_spans_does() {
        let spans = [Span::new(8, 9), Span::new(2, 7), Span::new(3, 4), Span::new(12, 12)];
        let cover: Cover = spans.into_iter().collect();
        for (start, end) in (0..14).flat_map(|start| (start..14).map(move |end| (start, end))) {
            let asked = Span::new(start, end);
            assert_eq!(
                cover.overlaps(&asked),
                spans.iter().any(|span| span.overlaps(&asked)),
                "{asked:?}"
            );
        }
    }
}
