//! Sets that are joined one after the other (union by size, path halving).

/// Which of the numbers below a bound are one.
pub(super) struct Joined {
    above: Vec<usize>,
    size: Vec<usize>,
}

impl Joined {
    /// Each of `count` numbers by itself.
    pub(super) fn new(count: usize) -> Self {
        Self { above: (0..count).collect(), size: vec![1; count] }
    }

    /// The number that stands for all that are one with `of`.
    pub(super) fn root(&mut self, mut of: usize) -> usize {
        while self.above[of] != of {
            self.above[of] = self.above[self.above[of]];
            of = self.above[of];
        }
        of
    }

    /// Makes two one: the root that stays and the one that is none any more, or
    /// `None` where they are one already.
    pub(super) fn join(&mut self, one: usize, other: usize) -> Option<(usize, usize)> {
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            return None;
        }
        let (stays, goes) =
            if self.size[one] < self.size[other] { (other, one) } else { (one, other) };
        self.above[goes] = stays;
        self.size[stays] += self.size[goes];
        Some((stays, goes))
    }
}
