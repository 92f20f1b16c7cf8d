//! Short forms that stand alone: a surname, an acronym, without the full name
//! in the same article.

use std::collections::BTreeMap;

use super::common::{is_given, is_surname};
use super::{Company, StandsFor};
use crate::extract::canonical_name;
use crate::model::{EntityKind, KnownName, Parent};
use crate::resolve::name::suffix;

/// A short form means a thing if so much of its use where the full name stands
/// too is for that thing.
const SHARE: f64 = 0.9;

/// As much where company cannot be asked.
const SHARE_ALONE: f64 = 0.97;

/// A name that few people have means the one whom the archive names in full,
/// unless it stands alone in more than so many times as many articles.
const RARE: usize = 6;

/// The same of an acronym or another single word of a body's name.
const WORD: usize = 4;

/// The same of a surname that many people have.
const COMMON: usize = 2;

/// So few articles with the short form need no more than one with the full name.
const FEW: usize = 3;

/// Several words of a longer name may be another body's whole name: they are
/// so many times rarer than it.
const PART: usize = 2;

/// Fewer letters stand for too many things: PA is the Palestinian Authority,
/// Pennsylvania and the Press Association.
const LETTERS: usize = 3;

/// The full name that `short` stands for wherever articles print both.
pub(super) fn parent<E>(
    short: &KnownName,
    uses: &[StandsFor],
    company: &mut Company<'_, E>,
) -> Result<Option<Parent>, E> {
    let letters = short.plain_key().chars().count();
    if short.kind != EntityKind::Person
        && (letters < LETTERS || canonical_name(short.plain_key()).is_some())
    {
        return Ok(None);
    }
    let mut meant: BTreeMap<i64, (&KnownName, usize)> = BTreeMap::new();
    for StandsFor { full, meant: name, times } in uses {
        let is_same_class = (full.kind == EntityKind::Person) == (short.kind == EntityKind::Person);
        let is_longer = full.word_count() > short.word_count()
            && full
                .plain_key()
                .strip_suffix(suffix(full.plain_key()).unwrap_or_default())
                .is_some_and(|bare| bare.trim_end() != short.plain_key());
        if is_same_class && name.id != short.id && is_longer {
            meant.entry(name.id).or_insert((name, 0)).1 += times;
        }
    }
    let all: usize = meant.values().map(|(_, times)| times).sum();
    let rank = |(full, times): &(&KnownName, usize)| {
        (*times, full.articles, std::cmp::Reverse(full.key.clone()))
    };
    let Some((full, times)) = meant.into_values().max_by_key(rank) else { return Ok(None) };
    let share = times as f64 / all as f64;
    if share < SHARE || !is_in_reach(short, full) {
        return Ok(None);
    }
    let is_meant = company(short, full)?.unwrap_or(share >= SHARE_ALONE);
    Ok(is_meant.then_some(Parent {
        name: full.id,
        method: "short_form",
        confidence: share * SHARE,
    }))
}

/// Whether the full name is in enough articles for so many to mean it by the
/// short form alone.
fn is_in_reach(short: &KnownName, full: &KnownName) -> bool {
    let word = short.plain_key();
    if short.articles > FEW && full.articles == 1 {
        return false;
    }
    match short.kind {
        // Everybody's: Harry is not the one senator of that name.
        EntityKind::Person if full.plain_key().starts_with(word) && is_given(word) => false,
        EntityKind::Person if is_surname(word) => short.articles <= full.articles * COMMON,
        EntityKind::Person => short.articles <= full.articles * RARE,
        // The Export-Import Bank is not short for the African one.
        _ if short.word_count() > 1 => short.articles * PART <= full.articles,
        _ => short.articles <= full.articles * WORD,
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::{StandsFor, parent};
    use crate::model::{EntityKind, KnownName};

    #[test]
    fn two_letters_alone_are_short_for_nothing() {
        let name = |id, key: &str| KnownName {
            id,
            kind: EntityKind::Organization,
            key: key.to_owned(),
            articles: 1,
        };
        for (short, full, is_short) in
            [("hb", "harbour board", false), ("hcb", "harbour control board", true)]
        {
            let full = name(1, full);
            let uses = [StandsFor { meant: full.clone(), full, times: 9 }];
            let found = parent::<Infallible>(&name(2, short), &uses, &mut |_, _| Ok(Some(true)));
            assert_eq!(found.unwrap().is_some(), is_short, "{short}");
        }
    }
}
