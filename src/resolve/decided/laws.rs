//! The law that two people's logs may come in any order, and others.

use proptest::prelude::*;

use super::decided;
use super::tests::{at, bind, different, merge, parted, rename, split, undo, who};
use crate::model::{Act, Decision};

/// One of a few people decides something about one of a few names; an undoing
/// or a split's offspring is of one of the decisions before it.
fn log() -> impl Strategy<Value = Vec<Decision>> {
    let step =
        (0..9_u8, 0..5_usize, 0..5_usize, any::<prop::sample::Index>(), 0..6_i64, 0..3_usize);
    prop::collection::vec(step, 1..24).prop_map(|steps| {
        let mut log: Vec<Decision> = Vec::new();
        for (what, one, other, before, second, by) in steps {
            let keys = ["a", "b", "c", "d", "e"];
            let earlier = (!log.is_empty()).then(|| log[before.index(log.len())].clone());
            let act = match (what, earlier) {
                (0 | 1, _) => merge(&[keys[one], keys[other]]),
                (2 | 3, _) => different(keys[one], keys[other]),
                (4, Some(earlier)) => undo(&earlier),
                (5, _) => rename(who(keys[one]), keys[other]),
                (6, _) => split(&[who(keys[one])], &[keys[other]]),
                (7, Some(earlier)) => rename(parted(keys[one], &earlier), keys[other]),
                (8, _) => Act::Alias { entity: who(keys[one]), name: keys[other].to_owned() },
                _ => bind(keys[one]),
            };
            log.push(at(["ada", "ben", "eve"][by], second, act));
        }
        log
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_logs_come_to_the_same_whichever_is_read_first(one in log(), other in log()) {
        let first = decided(one.iter().chain(&other));
        prop_assert_eq!(&first, &decided(other.iter().chain(&one)));
        prop_assert_eq!(&first, &decided(other.iter().rev().chain(&one).chain(&other)));
    }

    #[test]
    fn nothing_is_both_one_and_two_and_the_later_decision_holds(log in log()) {
        let all = decided(&log);
        for (one, other) in &all.apart {
            let both = all.groups.iter().any(|group| group.handles.contains(one) && group.handles.contains(other));
            prop_assert!(!both, "{one:?} {other:?}");
        }
        let time = |id: &String| log.iter().find(|decision| decision.id == *id).map(|decision| (decision.at, id.clone()));
        for (yields, holds) in &all.overruled {
            prop_assert!(time(yields) < time(holds));
        }
    }

    #[test]
    fn to_undo_the_last_decision_is_never_to_have_made_it(log in log()) {
        let mut log = log;
        log.sort_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
        log.dedup();
        let before = decided(&log);
        let last = at("ada", 10, merge(&["a", "b", "c"]));
        let undone = at("ada", 11, undo(&last));
        let mut after = decided(log.iter().chain([&last, &undone]));
        prop_assert_eq!(after.undone.remove(&last.id), Some(undone.id));
        prop_assert_eq!(before, after);
    }
}
