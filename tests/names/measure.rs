//! How well one partition of mentions agrees with another: MUC, B-cubed and
//! CEAF-e, as in Pradhan and others (2014), “Scoring coreference partitions of
//! predicted mentions: a reference implementation” (<https://aclanthology.org/P14-2006>).

use std::collections::HashMap;

/// Which mentions name one thing: groups of mention numbers, each in one group.
pub(crate) type Groups = Vec<Vec<usize>>;

/// What recall and precision are quotients of; documents are added up.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    /// Found of what should be found, and how much that is.
    pub(crate) recall: (f64, f64),
    /// Right of what was found, and how much that is.
    pub(crate) precision: (f64, f64),
}

impl Counts {
    /// Adds another document's.
    pub(crate) fn add(&mut self, other: Self) {
        self.recall.0 += other.recall.0;
        self.recall.1 += other.recall.1;
        self.precision.0 += other.precision.0;
        self.precision.1 += other.precision.1;
    }

    /// Recall, precision and their harmonic mean; 0 where nothing is counted.
    pub(crate) fn figures(&self) -> [f64; 3] {
        let share = |(part, whole): (f64, f64)| if whole > 0.0 { part / whole } else { 0.0 };
        let (recall, precision) = (share(self.recall), share(self.precision));
        let sum = recall + precision;
        [recall, precision, if sum > 0.0 { 2.0 * recall * precision / sum } else { 0.0 }]
    }
}

/// The three measures of one system.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Measures {
    pub(crate) muc: Counts,
    pub(crate) b_cubed: Counts,
    pub(crate) ceaf_e: Counts,
}

impl Measures {
    /// Of one document.
    pub(crate) fn of(key: &Groups, response: &Groups) -> Self {
        Self {
            muc: both(key, response, muc),
            b_cubed: both(key, response, b_cubed),
            ceaf_e: ceaf_e(key, response),
        }
    }

    /// Adds another document's.
    pub(crate) fn add(&mut self, other: Self) {
        self.muc.add(other.muc);
        self.b_cubed.add(other.b_cubed);
        self.ceaf_e.add(other.ceaf_e);
    }

    /// The mean of the three F1: the average of `CoNLL` 2012.
    pub(crate) fn mean(&self) -> f64 {
        [self.muc, self.b_cubed, self.ceaf_e].iter().map(|counts| counts.figures()[2]).sum::<f64>()
            / 3.0
    }
}

/// `share` of the key in the response, and the other way round.
fn both(key: &Groups, response: &Groups, share: fn(&Groups, &Groups) -> (f64, f64)) -> Counts {
    Counts { recall: share(key, response), precision: share(response, key) }
}

/// Which group of `groups` each mention is in.
fn places(groups: &Groups) -> HashMap<usize, usize> {
    let members = groups.iter().enumerate();
    members.flat_map(|(nth, group)| group.iter().map(move |&mention| (mention, nth))).collect()
}

/// How many mentions of `group` are in each group of the other side, and how
/// many in none.
fn shared(group: &[usize], places: &HashMap<usize, usize>) -> (HashMap<usize, usize>, usize) {
    let mut shared = HashMap::new();
    let mut alone = 0;
    for mention in group {
        match places.get(mention) {
            Some(place) => *shared.entry(*place).or_insert(0) += 1,
            None => alone += 1,
        }
    }
    (shared, alone)
}

fn muc(groups: &Groups, other: &Groups) -> (f64, f64) {
    let places = places(other);
    let (mut part, mut whole) = (0, 0);
    for group in groups {
        let (shared, alone) = shared(group, &places);
        part += group.len() - shared.len() - alone;
        whole += group.len() - 1;
    }
    (part as f64, whole as f64)
}

fn b_cubed(groups: &Groups, other: &Groups) -> (f64, f64) {
    let places = places(other);
    let (mut part, mut whole) = (0.0, 0);
    for group in groups {
        let (shared, _) = shared(group, &places);
        part += shared.values().map(|n| (n * n) as f64).sum::<f64>() / group.len() as f64;
        whole += group.len();
    }
    (part, whole as f64)
}

fn ceaf_e(key: &Groups, response: &Groups) -> Counts {
    let places = places(response);
    let likeness: Vec<Vec<f64>> = key
        .iter()
        .map(|group| {
            let (shared, _) = shared(group, &places);
            let share = |nth: usize| {
                let both = shared.get(&nth).copied().unwrap_or(0);
                2.0 * both as f64 / (group.len() + response[nth].len()) as f64
            };
            (0..response.len()).map(share).collect()
        })
        .collect();
    let best = best_assignment(&likeness);
    Counts { recall: (best, key.len() as f64), precision: (best, response.len() as f64) }
}

/// The greatest sum of `likeness` over pairs of a row and a column, none in two
/// pairs (Kuhn 1955, with the potentials of Munkres): cubic in the larger side.
fn best_assignment(likeness: &[Vec<f64>]) -> f64 {
    let columns = likeness.first().map_or(0, Vec::len);
    let size = likeness.len().max(columns);
    // Rows and columns count from 1; number 0 is "none yet".
    let cost = |row: usize, column: usize| {
        -likeness.get(row - 1).and_then(|row| row.get(column - 1)).copied().unwrap_or(0.0)
    };
    let (mut of_row, mut of_column) = (vec![0.0; size + 1], vec![0.0; size + 1]);
    let mut row_at = vec![0; size + 1];
    for row in 1..=size {
        row_at[0] = row;
        let mut column = 0;
        let mut least = vec![f64::INFINITY; size + 1];
        let mut from = vec![0; size + 1];
        let mut done = vec![false; size + 1];
        while row_at[column] != 0 {
            done[column] = true;
            let here = row_at[column];
            let (mut step, mut next) = (f64::INFINITY, 0);
            for other in (1..=size).filter(|&other| !done[other]) {
                let slack = cost(here, other) - of_row[here] - of_column[other];
                if slack < least[other] {
                    least[other] = slack;
                    from[other] = column;
                }
                if least[other] < step {
                    (step, next) = (least[other], other);
                }
            }
            for other in 0..=size {
                if done[other] {
                    of_row[row_at[other]] += step;
                    of_column[other] -= step;
                } else {
                    least[other] -= step;
                }
            }
            column = next;
        }
        while column != 0 {
            row_at[column] = row_at[from[column]];
            column = from[column];
        }
    }
    (1..=size).map(|column| -cost(row_at[column], column)).sum()
}

#[cfg(test)]
mod tests {
    use super::{Counts, Measures};

    fn close(counts: Counts, recall: f64, precision: f64) {
        let [r, p, _] = counts.figures();
        assert!((r - recall).abs() < 1e-9 && (p - precision).abs() < 1e-9, "{r} {p}");
    }

    /// The example worked out in Pradhan and others (2014): key {abc} {defg},
    /// response {ab} {cd} {fghi}.
    #[test]
    fn the_measures_have_the_values_of_the_reference_implementation() {
        let key = vec![vec![0, 1, 2], vec![3, 4, 5, 6]];
        let response = vec![vec![0, 1], vec![2, 3], vec![5, 6, 7, 8]];
        let measures = Measures::of(&key, &response);
        close(measures.muc, 0.4, 0.4);
        close(measures.b_cubed, 35.0 / 12.0 / 7.0, 0.5);
        close(measures.ceaf_e, 0.65, 1.3 / 3.0);
    }

    /// Bagga and Baldwin (1998): two ways of joining three entities of five, two
    /// and five mentions, between which MUC sees no difference.
    #[test]
    fn b_cubed_tells_a_large_mistake_from_a_small_one() {
        let key = vec![vec![1, 2, 3, 4, 5], vec![6, 7], vec![8, 9, 10, 11, 12]];
        let small = vec![vec![1, 2, 3, 4, 5], vec![6, 7, 8, 9, 10, 11, 12]];
        let large = vec![vec![1, 2, 3, 4, 5, 8, 9, 10, 11, 12], vec![6, 7]];
        let (small, large) = (Measures::of(&key, &small), Measures::of(&key, &large));
        close(small.muc, 1.0, 0.9);
        close(large.muc, 1.0, 0.9);
        close(small.b_cubed, 1.0, 16.0 / 21.0);
        close(large.b_cubed, 1.0, 7.0 / 12.0);
    }

    #[test]
    fn the_best_pairs_are_not_the_greedy_ones() {
        assert!((super::best_assignment(&[vec![9.0, 8.0], vec![8.0, 1.0]]) - 16.0).abs() < 1e-9);
        assert!((super::best_assignment(&[vec![1.0], vec![3.0], vec![2.0]]) - 3.0).abs() < 1e-9);
        assert!(super::best_assignment(&[]).abs() < 1e-9);
    }

    #[test]
    fn the_same_partition_is_perfect_and_nothing_is_worth_nothing() {
        let key = vec![vec![1, 2], vec![3]];
        assert!((Measures::of(&key, &key).mean() - 1.0).abs() < 1e-9);
        assert!(Measures::of(&key, &Vec::new()).mean().abs() < 1e-9);
    }
}
