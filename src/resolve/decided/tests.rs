//! What people decide, taken together.

use super::{Conflict, Decided, decided};
use crate::model::{
    Act, Decision, EntityKind, Field, Handle, Moment, Place, Pointing, ReferenceKind,
};

pub(super) fn at(by: &str, second: i64, act: Act) -> Decision {
    Decision::new(Moment::from_unix(second).unwrap(), by.to_owned(), None, act)
}

pub(super) fn who(key: &str) -> Handle {
    Handle::named(EntityKind::Person, key.to_owned())
}

/// Whom `split` parted, by one of the names.
pub(super) fn parted(key: &str, split: &Decision) -> Handle {
    Handle { parted: Some(split.id.clone()), ..who(key) }
}

pub(super) fn merge(keys: &[&str]) -> Act {
    Act::Merge { entities: keys.iter().map(|key| who(key)).collect() }
}

pub(super) fn different(one: &str, other: &str) -> Act {
    Act::Different { one: who(one), other: who(other) }
}

pub(super) fn rename(entity: Handle, name: &str) -> Act {
    Act::Rename { entity, name: name.to_owned() }
}

pub(super) fn split(entity: &[Handle], articles: &[&str]) -> Act {
    let articles = articles.iter().map(|&article| article.to_owned()).collect();
    Act::Split { entity: entity.to_vec(), articles, mentions: Vec::new() }
}

pub(super) fn undo(decision: &Decision) -> Act {
    Act::Undo { decision: decision.id.clone() }
}

fn reference() -> Pointing {
    Pointing {
        article: "a".to_owned(),
        kind: ReferenceKind::ReadMore,
        label_key: "fog".to_owned(),
        url: None,
    }
}

pub(super) fn bind(article: &str) -> Act {
    Act::Bind { reference: reference(), article: article.to_owned() }
}

fn unbind(article: &str) -> Act {
    Act::Unbind { reference: reference(), article: article.to_owned() }
}

fn conflict(holds: &Decision, yields: &Decision) -> Conflict {
    Conflict { holds: holds.id.clone(), yields: yields.id.clone() }
}

/// The groups in words: `a = b c "Name" place`.
fn groups(decided: &Decided) -> Vec<String> {
    let words = |group: &super::Group| {
        let others = group.handles.iter().filter(|handle| **handle != group.stays);
        let mut words = vec![format!("{} =", group.stays.key)];
        words.extend(others.map(|handle| handle.key.clone()));
        words.extend(group.name.iter().map(|name| format!("{name:?}")));
        words.extend(group.kind.iter().map(ToString::to_string));
        words.join(" ")
    };
    decided.groups.iter().map(words).collect()
}

#[test]
fn merges_are_chained_and_the_first_of_the_last_stays() {
    let log = [at("ada", 1, merge(&["b", "c"])), at("ada", 2, merge(&["a", "b"]))];
    assert_eq!(groups(&decided(&log)), ["a = b c"]);
}

#[test]
fn a_cycle_of_merges_changes_nothing() {
    let log = [
        at("ada", 1, merge(&["a", "b"])),
        at("ada", 2, merge(&["b", "c"])),
        at("ada", 3, merge(&["c", "a"])),
    ];
    let decided = decided(&log);
    assert_eq!(groups(&decided), ["a = b c"]);
    assert!(decided.conflicts.is_empty());
}

#[test]
fn the_one_that_stays_keeps_its_name_and_a_later_name_is_that_of_all() {
    let named = |second| at("ada", second, rename(who("b"), "Bea"));
    let merged = at("ada", 2, merge(&["a", "b"]));
    assert_eq!(groups(&decided(&[named(1), merged.clone()])), ["a = b"]);
    assert_eq!(groups(&decided(&[named(3), merged])), ["a = b \"Bea\""]);
}

#[test]
fn the_last_name_counts_and_only_two_people_can_be_at_odds() {
    let first = at("ada", 1, rename(who("a"), "Ann"));
    for (by, at_odds) in [("ada", false), ("ben", true)] {
        let last = at(by, 2, rename(who("a"), "Anna"));
        let decided = decided(&[first.clone(), last.clone()]);
        assert_eq!(groups(&decided), ["a = \"Anna\""]);
        assert_eq!(decided.overruled[&first.id], last.id);
        assert_eq!(decided.conflicts.contains(&conflict(&last, &first)), at_odds);
    }
}

#[test]
fn of_one_and_two_the_later_holds_and_both_are_named() {
    let same = |second| at("ada", second, merge(&["a", "b"]));
    let different = at("ben", 2, different("b", "a"));
    let (earlier, later) = (same(1), same(3));
    let apart = decided([&earlier, &different]);
    assert_eq!((groups(&apart).len(), apart.apart.len()), (0, 1));
    assert!(apart.conflicts.contains(&conflict(&different, &earlier)));
    let one = decided([&later, &different]);
    assert_eq!((groups(&one), one.apart.len()), (vec!["a = b".to_owned()], 0));
    assert!(one.conflicts.contains(&conflict(&later, &different)));
}

#[test]
fn a_chain_that_joins_what_is_kept_apart_is_broken_where_it_is_oldest() {
    let (first, second) = (at("ada", 1, merge(&["a", "b"])), at("ada", 2, merge(&["b", "c"])));
    let apart = at("ben", 3, different("a", "c"));
    let broken = decided([&first, &second, &apart]);
    assert_eq!(groups(&broken), ["b = c"]);
    assert!(broken.conflicts.contains(&conflict(&apart, &first)));
    let third = at("ada", 4, merge(&["a", "b"]));
    let closed = decided([&first, &second, &apart, &third]);
    assert_eq!(
        groups(&closed),
        ["a = b",],
        "the merge of b and c is older than what keeps a from c"
    );
}

#[test]
fn a_merge_holds_as_a_whole_or_not_at_all() {
    let merged = at("ada", 1, merge(&["a", "b", "c"]));
    let apart = at("ben", 2, different("b", "c"));
    assert!(groups(&decided([&merged, &apart])).is_empty());
}

#[test]
fn what_is_undone_does_not_hold_and_undoing_that_restores_it() {
    let merged = at("ada", 1, merge(&["a", "b"]));
    let undone = at("ada", 2, undo(&merged));
    let redone = at("ben", 3, undo(&undone));
    let without = decided([&merged, &undone]);
    assert!(groups(&without).is_empty());
    assert_eq!(without.undone[&merged.id], undone.id);
    assert_eq!(groups(&decided([&merged, &undone, &redone])), ["a = b"]);
    let again = at("eve", 4, undo(&merged));
    assert!(groups(&decided([&merged, &undone, &redone, &again])).is_empty());
}

#[test]
fn whom_a_split_parted_can_be_named_and_merged_with_another() {
    let apart = at("ada", 1, split(&[who("john smith")], &["k"]));
    let other = parted("john smith", &apart);
    let named = at("ada", 2, rename(other.clone(), "John Smith (baker)"));
    let merged = at("ada", 3, Act::Merge { entities: vec![other.clone(), who("baker smith")] });
    let decided = decided([&apart, &named, &merged]);
    assert_eq!(decided.parted[0].decision, apart.id);
    assert_eq!(decided.groups[0].stays, other);
    assert_eq!(decided.groups[0].name.as_deref(), Some("John Smith (baker)"));
    assert_eq!(decided.dependents(&apart.id), [named.id, merged.id]);
}

#[test]
fn one_split_that_two_people_make_is_one() {
    let (ada, ben) = (split(&[who("a")], &["k"]), split(&[who("a")], &["k"]));
    let (ada, ben) = (at("ada", 1, ada), at("ben", 2, ben));
    let named = at("ben", 3, rename(parted("a", &ben), "Ann"));
    let decided = decided([&ada, &ben, &named]);
    assert_eq!(decided.parted.len(), 1);
    assert_eq!(decided.groups[0].stays, parted("a", &ada));
    assert!(decided.conflicts.is_empty());
}

#[test]
fn two_splits_that_take_the_same_are_told_unless_one_splits_the_other() {
    let first = at("ada", 1, split(&[who("a")], &["k", "l"]));
    let clash = at("ben", 2, split(&[who("a")], &["l", "m"]));
    assert!(decided([&first, &clash]).conflicts.contains(&conflict(&first, &clash)));
    let further = at("ben", 2, split(&[parted("a", &first)], &["l"]));
    assert!(decided([&first, &further]).conflicts.is_empty());
    let place = |nth| Place {
        article: "k".to_owned(),
        field: Field::Body,
        surface: "A".to_owned(),
        sentence: "A met A.".to_owned(),
        nth,
    };
    let mention = |second, by, nth| {
        let mentions = vec![place(nth)];
        at(by, second, Act::Split { entity: vec![who("a")], articles: Vec::new(), mentions })
    };
    assert!(decided([&mention(1, "ada", 0), &mention(2, "ben", 1)]).conflicts.is_empty());
}

#[test]
fn a_split_of_what_was_merged_builds_on_the_merge() {
    let merged = at("ada", 1, merge(&["a", "b"]));
    let both = at("ada", 2, split(&[who("a"), who("b")], &["k"]));
    let one = at("ada", 3, split(&[who("a"), who("x")], &["l"]));
    let decided = decided([&merged, &both, &one]);
    assert_eq!(decided.dependents(&merged.id), [both.id]);
    assert!(decided.dependents(&one.id).is_empty());
}

#[test]
fn the_last_word_about_a_reference_counts() {
    let (fog, mist) = (at("ada", 1, bind("fog")), at("ben", 2, bind("mist")));
    let last = decided([&fog, &mist]);
    assert_eq!(last.bound[&reference()], "mist");
    assert!(last.conflicts.contains(&conflict(&mist, &fog)));
    let not = at("ben", 3, unbind("mist"));
    let none = decided([&fog, &mist, &not]);
    assert!(none.bound.is_empty() && none.unbound[&reference()].contains("mist"));
    let after_all = at("ben", 4, bind("mist"));
    let bound = decided([&fog, &mist, &not, &after_all]);
    assert!(bound.unbound.is_empty() && bound.bound[&reference()] == "mist");
}

#[test]
fn an_alias_is_one_with_its_entity_until_another_takes_it() {
    let alias = |second, by, key: &str| {
        at(by, second, Act::Alias { entity: who(key), name: "POTUS".to_owned() })
    };
    let (first, last) = (alias(1, "ada", "joe biden"), alias(2, "ben", "donald trump"));
    let decided = decided([&first, &last]);
    assert_eq!(groups(&decided), ["donald trump = potus"]);
    let key = (EntityKind::Person, "potus".to_owned());
    assert_eq!(decided.aliases[&key], ("POTUS".to_owned(), who("donald trump")));
    assert!(decided.conflicts.contains(&conflict(&last, &first)));
}

#[test]
fn a_merge_of_nobody_is_harmless() {
    let log =
        [at("eve", 1, merge(&[])), at("eve", 2, merge(&["a"])), at("eve", 3, different("a", "a"))];
    assert!(groups(&decided(&log)).is_empty());
}
