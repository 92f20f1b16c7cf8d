//! The linear-chain conditional random field over the labels of a chunk.
//!
//! Lafferty, `McCallum` and Pereira, "Conditional random fields" (2001). What is
//! outside a chunk is labelled "no name".

/// Labels: none, then first and further words of each class.
pub(crate) const LABELS: usize = 9;
/// Classes of names, and none: `label.div_ceil(2)` is a label's class.
pub(crate) const CLASSES: usize = 5;

/// One number for each label.
pub(crate) type Scores = [f32; LABELS];

/// The class of a label: 0 none, 1 person, 2 organisation, 3 place, 4 other.
pub(crate) const fn class(label: usize) -> usize {
    label.div_ceil(2)
}

/// Whether the label is that of a name's second or later word.
pub(crate) const fn is_inside(label: usize) -> bool {
    label > 0 && label.is_multiple_of(2)
}

/// What it costs to go from one label to the next, as logarithms.
#[derive(Clone, Debug, Default)]
pub(crate) struct Transitions {
    /// From the last label to the next; the last row is the chunk's beginning.
    pub(crate) next: [Scores; LABELS + 1],
    /// From a label to the chunk's end.
    pub(crate) end: Scores,
}

/// [`Transitions`] as factors: 0 where a step is forbidden.
#[derive(Clone, Debug, Default)]
pub(crate) struct Factors {
    next: [Scores; LABELS + 1],
    end: Scores,
}

impl From<&Transitions> for Factors {
    fn from(transitions: &Transitions) -> Self {
        let factor = |from: usize, to: usize| {
            let may = if from == LABELS { !is_inside(to) } else { follows(from, to) };
            if may { transitions.next[from][to].exp() } else { 0.0 }
        };
        Self {
            next: std::array::from_fn(|from| std::array::from_fn(|to| factor(from, to))),
            end: transitions.end.map(f32::exp),
        }
    }
}

/// Whether `to` may follow `from`: the inside of a name follows its own class.
pub(crate) const fn follows(from: usize, to: usize) -> bool {
    !is_inside(to) || from == to || from + 1 == to
}

/// A name in a chunk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    /// First word, counted within the chunk.
    pub(crate) first: usize,
    /// One past the last word.
    pub(crate) last: usize,
    /// 1 person, 2 organisation, 3 place, 4 other.
    pub(crate) class: usize,
}

/// The names that a sequence of labels spells.
pub(crate) fn names(labels: &[u8]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (at, &label) in labels.iter().enumerate() {
        let label = usize::from(label);
        if is_inside(label)
            && let Some(name) = found.last_mut()
            && name.last == at
        {
            name.last = at + 1;
        } else if label > 0 {
            found.push(Found { first: at, last: at + 1, class: class(label) });
        }
    }
    found
}

/// The likeliest labels (Viterbi), one for each of `scores`.
pub(crate) fn best(scores: &[Scores], transitions: &Transitions) -> Vec<u8> {
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
    let mut here = [f32::NEG_INFINITY; LABELS];
    for (at, score) in scores.iter().enumerate() {
        let mut next = [f32::NEG_INFINITY; LABELS];
        let mut from = [0; LABELS];
        for to in 0..LABELS {
            if at == 0 {
                if !is_inside(to) {
                    next[to] = transitions.next[LABELS][to] + score[to];
                }
                continue;
            }
            for last in (0..LABELS).filter(|&last| follows(last, to)) {
                let sum = here[last] + transitions.next[last][to];
                if sum > next[to] {
                    next[to] = sum;
                    #[expect(clippy::cast_possible_truncation, reason = "a label is below nine")]
                    (from[to] = last as u8);
                }
            }
            next[to] += score[to];
        }
        here = next;
        back.push(from);
    }
    let ends = |label: &usize| here[*label] + transitions.end[*label];
    let mut label =
        (1..LABELS).fold(0, |best, label| if ends(&label) > ends(&best) { label } else { best });
    let mut labels = vec![0; scores.len()];
    for at in (0..scores.len()).rev() {
        #[expect(clippy::cast_possible_truncation, reason = "a label is below nine")]
        (labels[at] = label as u8);
        label = usize::from(back[at][label]);
    }
    labels
}

/// Forward and backward sums of a chunk (Rabiner 1989), scaled at each word.
pub(crate) struct Sums<'f> {
    /// Probability of each label given the words so far.
    forward: Vec<Scores>,
    /// What the words after make of it: `forward * backward` is the marginal.
    backward: Vec<Scores>,
    /// Exponents of the scores over the scale at each word.
    emit: Vec<Scores>,
    next: &'f [Scores; LABELS + 1],
    /// The last step's factors over their scale.
    end: Scores,
}

impl<'f> Sums<'f> {
    /// Sums over the label sequences that `allowed` has bits for at each word;
    /// all where it is `None`. `None` if that leaves none.
    pub(crate) fn new(
        scores: &[Scores],
        factors: &'f Factors,
        allowed: Option<&[u16]>,
    ) -> Option<Self> {
        let count = scores.len();
        let (mut forward, mut emit) = (Vec::with_capacity(count), Vec::with_capacity(count));
        let Factors { next, end } = factors;
        let mut last = [0.0; LABELS];
        for (at, score) in scores.iter().enumerate() {
            let most = score.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let may = |label: usize| allowed.is_none_or(|allowed| allowed[at] >> label & 1 == 1);
            let mut here: Scores =
                std::array::from_fn(
                    |label| if may(label) { (score[label] - most).exp() } else { 0.0 },
                );
            let mut reach: Scores = [0.0; LABELS];
            if at == 0 {
                reach = next[LABELS];
            } else {
                for (row, sum) in next.iter().zip(last) {
                    for (reach, step) in reach.iter_mut().zip(row) {
                        *reach += sum * step;
                    }
                }
            }
            last = std::array::from_fn(|label| reach[label] * here[label]);
            let scale: f32 = last.iter().sum();
            if scale <= 0.0 {
                return None;
            }
            last = last.map(|sum| sum / scale);
            here = here.map(|emit| emit / scale);
            forward.push(last);
            emit.push(here);
        }
        let scale: f32 = dot(&last, end);
        let end = end.map(|factor| factor / scale);
        let mut backward = vec![end; count];
        for at in (1..count).rev() {
            let after: Scores = std::array::from_fn(|to| emit[at][to] * backward[at][to]);
            backward[at - 1] = std::array::from_fn(|from| dot(&next[from], &after));
        }
        Some(Self { forward, backward, emit, next, end })
    }

    /// The probability of each label at `at`.
    pub(crate) fn marginal(&self, at: usize) -> Scores {
        std::array::from_fn(|label| self.forward[at][label] * self.backward[at][label])
    }

    /// The probability of each pair of labels at `at - 1` and `at`.
    #[cfg(feature = "train")]
    pub(crate) fn pair(&self, at: usize, from: usize, to: usize) -> f32 {
        self.forward[at - 1][from] * self.next[from][to] * self.emit[at][to] * self.backward[at][to]
    }

    /// The probability that exactly this name stands there.
    pub(crate) fn name(&self, name: &Found) -> f32 {
        let Found { first, last, class } = *name;
        let (begins, inside) = (2 * class - 1, 2 * class);
        let mut label = begins;
        let mut sum = self.forward[first][begins];
        for at in first + 1..last {
            sum *= self.next[label][inside] * self.emit[at][inside];
            label = inside;
        }
        let ends = if last == self.forward.len() {
            self.end[label]
        } else {
            (0..LABELS)
                .filter(|&to| to != inside)
                .map(|to| self.next[label][to] * self.emit[last][to] * self.backward[last][to])
                .sum()
        };
        sum * ends
    }
}

fn dot(a: &Scores, b: &Scores) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::{
        Factors, Found, LABELS, Scores, Sums, Transitions, best, follows, is_inside, names,
    };

    fn chunk() -> (Vec<Scores>, Transitions) {
        let number = |n: usize| ((n * 7919 + 13) % 101) as f32 / 25.0 - 2.0;
        let scores = (0..3).map(|at| std::array::from_fn(|label| number(at * 9 + label)));
        let next = std::array::from_fn(|from| std::array::from_fn(|to| number(from * 11 + to + 5)));
        (scores.collect(), Transitions { next, end: std::array::from_fn(|to| number(to + 400)) })
    }

    fn bytes(labels: &[usize; 3]) -> [u8; 3] {
        labels.map(|label| u8::try_from(label).unwrap())
    }

    /// Every legal sequence of three labels and the exponent of its score.
    fn all(scores: &[Scores], transitions: &Transitions) -> Vec<([usize; 3], f64)> {
        let mut all = Vec::new();
        for a in (0..LABELS).filter(|&a| !is_inside(a)) {
            for b in (0..LABELS).filter(|&b| follows(a, b)) {
                for c in (0..LABELS).filter(|&c| follows(b, c)) {
                    let sum = scores[0][a]
                        + scores[1][b]
                        + scores[2][c]
                        + transitions.next[LABELS][a]
                        + transitions.next[a][b]
                        + transitions.next[b][c]
                        + transitions.end[c];
                    all.push(([a, b, c], f64::from(sum).exp()));
                }
            }
        }
        all
    }

    #[test]
    fn the_sums_are_those_over_all_sequences() {
        let (scores, transitions) = chunk();
        let all = all(&scores, &transitions);
        let whole: f64 = all.iter().map(|(_, weight)| weight).sum();
        let factors = Factors::from(&transitions);
        let sums = Sums::new(&scores, &factors, None).unwrap();
        for at in 0..3 {
            for label in 0..LABELS {
                let share: f64 =
                    all.iter().filter(|(path, _)| path[at] == label).map(|(_, w)| w).sum();
                assert!((f64::from(sums.marginal(at)[label]) - share / whole).abs() < 1e-4);
            }
        }
        for (first, last) in [(0, 1), (0, 2), (1, 3), (2, 3), (0, 3)] {
            let name = Found { first, last, class: 2 };
            let share: f64 = all
                .iter()
                .filter(|(path, _)| names(&bytes(path)).contains(&name))
                .map(|(_, weight)| weight)
                .sum();
            assert!((f64::from(sums.name(&name)) - share / whole).abs() < 1e-4, "{name:?}");
        }
    }

    #[test]
    fn the_best_sequence_is_the_likeliest() {
        let (scores, transitions) = chunk();
        let all = all(&scores, &transitions);
        let (path, _) = all.iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
        assert_eq!(best(&scores, &transitions), bytes(path));
    }

    #[test]
    fn labels_spell_names() {
        let name = |first, last, class| Found { first, last, class };
        assert_eq!(names(&[1, 2, 1, 0, 5, 6, 6]), [name(0, 2, 1), name(2, 3, 1), name(4, 7, 3)]);
        assert_eq!(names(&[0, 0]), []);
    }
}
