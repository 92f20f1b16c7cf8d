//! How often the steps between layers cross.

use super::proper::{Proper, Step};

/// Crossings of ties in the whole drawing, each layer in its order. Takes
/// about steps × log n. Wilhelm Barth, Petra Mutzel, Michael Jünger, "Simple
/// and Efficient Bilayer Cross Counting", JGAA 2004.
pub(super) fn crossings(proper: &Proper, layers: &[Vec<usize>], place: &[usize]) -> u64 {
    let mut sum = 0;
    let mut targets: Vec<Step> = Vec::new();
    for pair in layers.windows(2) {
        // What steps have come to each place of the later layer, as a tree of sums.
        let mut tree = vec![0_u64; pair[1].len() + 1];
        let mut all = 0_u64;
        for &vertex in &pair[0] {
            targets.clear();
            targets.extend(proper.downs[vertex].iter().map(|&(to, count)| (place[to], count)));
            targets.sort_unstable();
            for &(to, count) in &targets {
                let mut at = to + 1;
                let mut before = 0;
                while at > 0 {
                    before += tree[at];
                    at &= at - 1;
                }
                sum += (all - before) * u64::from(count);
            }
            for &(to, count) in &targets {
                let mut at = to + 1;
                while at < tree.len() {
                    tree[at] += u64::from(count);
                    at += at & at.wrapping_neg();
                }
                all += u64::from(count);
            }
        }
    }
    sum
}

/// Crossings of the steps of two vertices, if the first stands before the
/// second, less those if it stands after; steps as places, ascending.
pub(super) fn surplus(first: &[Step], second: &[Step]) -> i64 {
    let mut surplus = 0_i64;
    let (mut below, mut all) = (0_i64, 0_i64);
    let mut nth = 0;
    for &(_, count) in second {
        all += i64::from(count);
    }
    for &(place, count) in first {
        while nth < second.len() && second[nth].0 < place {
            below += i64::from(second[nth].1);
            nth += 1;
        }
        let mut same = 0;
        if nth < second.len() && second[nth].0 == place {
            same = i64::from(second[nth].1);
        }
        surplus += i64::from(count) * (below - (all - below - same));
    }
    surplus
}

#[cfg(test)]
mod tests {
    use super::super::tie::Tie;
    use super::{Proper, crossings, surplus};

    #[test]
    fn crossings_are_counted() {
        let tie = |from, to| Tie { from, to, flows: true };
        let proper = Proper::new(&[0, 0, 1, 1], &[tie(0, 3), tie(1, 2), tie(0, 2), tie(1, 3)]);
        assert_eq!(crossings(&proper, &[vec![0, 1], vec![2, 3]], &[0, 1, 0, 1]), 1);
        assert_eq!(crossings(&proper, &[vec![1, 0], vec![2, 3]], &[1, 0, 0, 1]), 1);
    }

    #[test]
    fn to_stand_before_what_leads_farther_is_a_gain() {
        assert_eq!(surplus(&[(0, 1)], &[(1, 2)]), -2);
        assert_eq!(surplus(&[(1, 1), (3, 2)], &[(0, 1), (1, 1), (2, 1)]), 2 * 3);
    }
}
