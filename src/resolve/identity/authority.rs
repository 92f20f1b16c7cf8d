//! Names that a record of an authority file has among its own.

use super::common::{is_given, is_surname};
use super::{Kin, class, has_namesakes};
use crate::model::{EntityKind, KnownName, Standing, coarse_key};

/// How sure it is that a name means the record that is called so first.
const NAME: f64 = 0.95;

/// That it means the one that has it among its other names.
const ALIAS: f64 = 0.9;

/// That it does where the name alone would not be enough.
const CONFIRMED: f64 = 0.85;

/// A record that has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Its row.
    pub row: i64,
    /// Its id in the file.
    pub id: String,
    /// Name of the file.
    pub origin: String,
    /// Normal form of what it is called first.
    pub called: String,
    /// Its class, if the file says.
    pub kind: Option<EntityKind>,
    /// How the name belongs to it.
    pub standing: Standing,
}

/// A record that a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The record.
    pub holder: Holder,
    /// Whether company has to confirm it: many people have the name.
    pub needs_company: bool,
}

/// Why a name does not mean a record that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The file itself calls it a weak alias.
    Weak,
    /// The archive takes the name for this class of thing.
    Class(EntityKind),
    /// The record with this id has it too.
    Rival(String),
    /// Many people have it, and nothing else says that this one is meant.
    Common,
    /// Articles use it for another name, this one.
    StandsFor(String),
}

impl Claim {
    /// Whether it is for the record in that row, and needs no other name's help.
    #[must_use]
    pub fn is_sure_of(&self, row: i64) -> bool {
        self.holder.row == row && !self.needs_company
    }

    /// How sure, 0 to 1.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        match self.holder.standing {
            _ if self.needs_company => CONFIRMED,
            Standing::Name => NAME,
            _ => ALIAS,
        }
    }
}

/// The records of `holders`, all of which have the name `kin.name`, that it
/// means, and of the others why not.
///
/// Several only where files of different names have one thing.
#[must_use]
pub fn claims(kin: &Kin, holders: &[Holder]) -> (Vec<Claim>, Vec<(Holder, Doubt)>) {
    let name = &kin.name;
    let (mut claims, mut doubts) = (Vec::new(), Vec::new());
    let chief = class::parent(kin).and_then(|parent| {
        kin.same_words.iter().find(|other| other.id == parent.name).map(|other| other.kind)
    });
    for holder in holders {
        let agrees = chief.is_none() && is_of_class(holder, name.kind);
        let rival = holders.iter().find(|other| {
            other.standing != Standing::Weak
                && is_of_class(other, name.kind)
                && are_rivals(holder, other)
        });
        let doubt = if name.is_told_apart() {
            Some(Doubt::Common)
        } else if holder.standing == Standing::Weak {
            Some(Doubt::Weak)
        } else if !agrees {
            Some(Doubt::Class(chief.unwrap_or(name.kind)))
        } else {
            rival.map(|rival| Doubt::Rival(rival.id.clone()))
        };
        match doubt {
            Some(doubt) => doubts.push((holder.clone(), doubt)),
            None => claims.push(Claim {
                needs_company: is_anyones(name, holder.standing),
                holder: holder.clone(),
            }),
        }
    }
    (claims, doubts)
}

/// Those of `holders` that a name of the class `kind` may mean, whatever else
/// the archive knows of it.
#[must_use]
pub fn unrivalled(kind: EntityKind, holders: &[Holder]) -> Vec<&Holder> {
    let is_meant =
        |holder: &&Holder| holder.standing != Standing::Weak && is_of_class(holder, kind);
    let meant: Vec<&Holder> = holders.iter().filter(is_meant).collect();
    let is_alone = |holder: &&Holder| !meant.iter().any(|other| are_rivals(holder, other));
    meant.iter().copied().filter(is_alone).collect()
}

/// Whether the name `other`, for which articles use a short form, is another
/// than the record with the names `keys` has.
#[must_use]
pub fn is_foreign(other: &KnownName, keys: &[String]) -> bool {
    let form = coarse_key(other.kind, other.plain_key());
    !keys.iter().any(|key| coarse_key(other.kind, key) == form)
}

fn is_of_class(holder: &Holder, kind: EntityKind) -> bool {
    holder.kind.is_none_or(|said| said == kind)
}

/// Whether two records that share a name are two things: those of one file
/// always; those of two unless they have one id, or one is called first what the
/// other has among its names.
fn are_rivals(one: &Holder, other: &Holder) -> bool {
    let is_first = |holder: &Holder| holder.standing == Standing::Name;
    one.row != other.row
        && (one.origin == other.origin
            || (one.id != other.id
                && one.called != other.called
                && !is_first(one)
                && !is_first(other)))
}

/// Whether a name says too little by itself: a full name that many have, or one
/// word for a person that is not the record's first name, or a usual one.
fn is_anyones(name: &KnownName, standing: Standing) -> bool {
    let word = name.plain_key();
    has_namesakes(name)
        || name.kind == EntityKind::Person
            && name.word_count() == 1
            && (standing != Standing::Name || is_given(word) || is_surname(word))
}

#[cfg(test)]
mod tests {
    use super::{Claim, Doubt, Holder, claims, unrivalled};
    use crate::model::EntityKind::{Organization, Person, Place};
    use crate::model::{EntityKind, KnownName, Standing, name_key};
    use crate::resolve::identity::Kin;

    fn kin(kind: EntityKind, name: &str, besides: Option<(EntityKind, usize)>) -> Kin {
        let known = |id, kind, articles| KnownName { id, kind, key: name_key(name), articles };
        Kin {
            name: known(1, kind, 2),
            same_words: besides
                .map(|(kind, articles)| known(2, kind, articles))
                .into_iter()
                .collect(),
            spellings: Vec::new(),
        }
    }

    fn holder(row: i64, kind: EntityKind, standing: Standing) -> Holder {
        let (id, origin) = (format!("Q{row}"), "a.csv".to_owned());
        Holder { row, id, origin, called: format!("n{row}"), kind: Some(kind), standing }
    }

    fn doubt(kin: &Kin, holders: &[Holder]) -> Option<Doubt> {
        let (claims, mut doubts) = claims(kin, holders);
        (claims.is_empty()).then(|| doubts.remove(0).1)
    }

    #[test]
    fn a_name_means_the_one_record_of_its_class_that_has_it() {
        let holders = [holder(1, Organization, Standing::Alias), holder(2, Person, Standing::Name)];
        let (found, doubts) = claims(&kin(Organization, "Larch Board", None), &holders);
        let is_first = |claim: &Claim| claim.holder.row == 1 && !claim.needs_company;
        assert!(found.len() == 1 && is_first(&found[0]), "{found:?}");
        assert_eq!(doubts[0].1, Doubt::Class(Organization));
    }

    #[test]
    fn a_name_that_leaves_a_doubt_means_none() {
        let name = kin(Organization, "Larch Board", None);
        let alias = |row| holder(row, Organization, Standing::Alias);
        assert_eq!(doubt(&name, &[alias(1), alias(2)]), Some(Doubt::Rival("Q2".to_owned())));
        assert_eq!(doubt(&name, &[holder(1, Organization, Standing::Weak)]), Some(Doubt::Weak));
        let place = kin(Organization, "Larch Board", Some((Place, 50)));
        assert_eq!(doubt(&place, &[alias(1)]), Some(Doubt::Class(Place)));
        assert!(unrivalled(Organization, &[alias(1), alias(2)]).is_empty());
    }

    #[test]
    fn two_files_may_know_one_thing() {
        let name = kin(Organization, "Larch Board", None);
        let one = holder(1, Organization, Standing::Alias);
        let there = |id: &str, called: &str| Holder {
            id: id.to_owned(),
            origin: "b.csv".to_owned(),
            called: called.to_owned(),
            ..holder(2, Organization, Standing::Alias)
        };
        let first = Holder { standing: Standing::Name, ..there("NK", "larch board") };
        assert_eq!(claims(&name, &[one.clone(), first]).0.len(), 2);
        for (other, found) in [(there("Q1", "x"), 2), (there("NK", "n1"), 2), (there("NK", "x"), 0)]
        {
            assert_eq!(claims(&name, &[one.clone(), other]).0.len(), found);
        }
    }

    #[test]
    fn a_name_that_many_bear_needs_company() {
        for (name, standing, needs) in [
            ("John Smith", Standing::Name, true),
            ("Mara Lindqvist", Standing::Alias, false),
            ("Lindqvist", Standing::Alias, true),
            ("Voltaire", Standing::Name, false),
            ("Mary", Standing::Name, true),
        ] {
            let (found, _) = claims(&kin(Person, name, None), &[holder(1, Person, standing)]);
            assert_eq!(found[0].needs_company, needs, "{name}");
        }
    }
}
