//! Organisations and places by a part of their names: `Goldman` for `Goldman
//! Sachs`, `Bradley Airport` for `Bradley International Airport`.

use std::collections::{HashMap, HashSet};

use crate::extract::{Class, canonical_key, word_is};
use crate::model::EntityKind;

use super::printed::Printed;
use super::spelling::{are_alike, sounds};

/// Shorter names end in an s that is their own.
const SHORTEST_PLURAL: usize = 4;

/// Other forms of names, and the mention of the name that each stands for.
#[derive(Default)]
pub(super) struct Shorter {
    /// Short form → the first mention of the one name it is short for.
    full: HashMap<(EntityKind, String), Option<usize>>,
    /// Names by how they sound → the first mention of the one that the gazetteer
    /// lists, or else of the first.
    spelt: HashMap<(EntityKind, String), usize>,
}

impl Shorter {
    /// Those of the names at `bodies`, the mentions of organisations and places
    /// in their order, which are of the kinds that `kind` tells.
    pub(super) fn new(
        printed: &[Printed],
        bodies: &[usize],
        kind: impl Fn(usize) -> EntityKind,
    ) -> Self {
        let mut shorter = Self::default();
        let mut met = HashSet::new();
        for &at in bodies {
            let name = &printed[at];
            if !met.insert(&name.key) {
                continue;
            }
            let is_better = |spelt: &mut usize| {
                if printed[*spelt].known.is_none() && name.known.is_some() {
                    *spelt = at;
                }
            };
            shorter.spelt.entry((kind(at), sounds(&name.key))).and_modify(is_better).or_insert(at);
            for form in forms(&name.key, kind(at)) {
                shorter
                    .full
                    .entry((kind(at), form))
                    .and_modify(|one| *one = None)
                    .or_insert(Some(at));
            }
        }
        shorter
    }

    /// The mention of the name that `name` is short for, or another spelling of.
    /// A name that the gazetteer lists stands for itself.
    pub(super) fn meant(
        &self,
        printed: &[Printed],
        name: &Printed,
        kind: EntityKind,
    ) -> Option<usize> {
        if name.known.is_some() || canonical_key(&name.key).is_some() {
            return None;
        }
        let full = self.full.get(&(kind, name.key.clone())).copied().flatten();
        full.or_else(|| {
            let spelt = self.spelt.get(&(kind, sounds(&name.key))).copied()?;
            are_alike(&printed[spelt].key, &name.key).then_some(spelt)
        })
    }
}

/// The forms that a name is cut down to.
fn forms(key: &str, kind: EntityKind) -> Vec<String> {
    let words: Vec<&str> = key.split(' ').collect();
    let count = words.len();
    let mut forms = Vec::new();
    if kind == EntityKind::Organization {
        // `Houthi rebels`, of the Houthis; the Nationals, who are the National Party.
        match words[..] {
            [one] if one.len() > SHORTEST_PLURAL => {
                forms.extend(one.strip_suffix('s').map(str::to_owned));
            }
            [.., kind, "party"] => forms.push(format!("{kind}s")),
            _ => {}
        }
    }
    if count < 2 {
        return forms;
    }
    let is_head = |word: &str| {
        word_is(word, Class::OrganizationHead)
            || kind == EntityKind::Place && word_is(word, Class::PlaceHead)
    };
    if kind == EntityKind::Organization {
        let is_own = tells_itself(words[0]) && !word_is(words[0], Class::GivenName);
        if is_own && (count == 2 || is_head(words[count - 1])) {
            forms.push(words[0].to_owned());
        }
        // `Saint Larch Hospital`: the last word only says what it is.
        if count > 2 && is_head(words[count - 1]) && !is_small(words[count - 2]) {
            forms.push(words[..count - 1].join(" "));
        }
        forms.extend(without_owner(&words));
    }
    if count > 2 && is_head(words[count - 1]) && tells_itself(words[0]) {
        forms.push(format!("{} {}", words[0], words[count - 1]));
    }
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// `Home Office` for `United Kingdom Home Office`: without the word, or the known
/// name, that says whose it is.
fn without_owner(words: &[&str]) -> Option<String> {
    let owner = (1..words.len().saturating_sub(1))
        .rev()
        .find(|&owner| owner == 1 || canonical_key(&words[..owner].join(" ")).is_some())?;
    (!is_small(words[owner])).then(|| words[owner..].join(" "))
}

/// Whether one word of a name can stand for it: neither a word that is printed
/// in lower case, nor what says whose or what sort of thing it is.
fn tells_itself(word: &str) -> bool {
    let classes = [
        Class::Common,
        Class::Function,
        Class::Demonym,
        Class::OrganizationHead,
        Class::PlaceHead,
        Class::PlaceLead,
        Class::Calendar,
    ];
    word.chars().count() > 2
        && !classes.into_iter().any(|class| word_is(word, class))
        && canonical_key(word).is_none()
}

fn is_small(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "for" | "on" | "in" | "to")
}

#[cfg(test)]
mod tests {
    use super::forms;
    use crate::model::EntityKind::{Organization, Place};

    #[test]
    fn a_name_is_cut_to_what_tells_it_from_others() {
        assert_eq!(forms("goldman sachs", Organization), ["goldman"]);
        assert_eq!(forms("bradley international airport", Place), ["bradley airport"]);
        assert_eq!(forms("larchmen", Organization), [""; 0]);
        assert_eq!(forms("houthis", Organization), ["houthi"]);
        assert!(forms("united kingdom home office", Organization).contains(&"home office".into()));
    }

    #[test]
    fn a_word_that_many_names_have_stands_for_none() {
        for name in ["national bank", "larch foundation of velm", "moscow times", "american air"] {
            let forms = forms(name, Organization);
            assert!(forms.iter().all(|form| form.contains(' ')), "{name}: {forms:?}");
        }
        assert!(forms("london city airport", Place).is_empty());
    }
}
