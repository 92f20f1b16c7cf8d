//! Which names of the archive are one person, organisation or place.
//!
//! Pure functions of what the archive holds now, never of the order in which
//! it came. A name alone never joins what may be two: it takes the company
//! that both keep, or another form that leaves no doubt.

mod authority;
mod class;
mod common;
mod company;
mod evidence;
mod namesake;
mod short;
mod spelling;
mod suggest;

pub use authority::{Claim, Doubt, Holder, claims, is_foreign, unrivalled};
pub use company::{ENOUGH, MOST_TEXTS, SAMPLE, SHARE, weight};
pub use evidence::{Linked, Signs, USUAL, likely};
pub use namesake::{has_namesakes, namesakes};
pub use spelling::{contradict, spelled};
pub use suggest::{Form, Pair, Use, pairs, people_called};

use crate::model::{KnownName, Parent};

/// What the archive knows of a name and of those it may be a form of.
#[derive(Clone, Debug)]
pub struct Kin {
    /// The name itself.
    pub name: KnownName,
    /// The same words taken for another class of thing.
    pub same_words: Vec<KnownName>,
    /// Other spellings: names of the coarse form of one of [`spelled`].
    pub spellings: Vec<KnownName>,
}

/// A full name for which a short form stands in articles that print both.
#[derive(Clone, Debug)]
pub struct StandsFor {
    /// The full name as printed there.
    pub full: KnownName,
    /// The name that it is taken for another spelling of, or itself.
    pub meant: KnownName,
    /// How often the short form stands for it.
    pub times: usize,
}

/// Whether the articles that have one name name others that the articles with
/// the second do: enough of them in at least [`SHARE`] of a [`SAMPLE`], or
/// `None` if it has more than [`MOST_TEXTS`].
pub type Company<'c, E> = dyn FnMut(&KnownName, &KnownName) -> Result<Option<bool>, E> + 'c;

/// The full name that `name` is the short form of, if any: this comes before
/// [`spelling`].
///
/// # Errors
///
/// That of `company`.
pub fn short_form<E>(
    name: &KnownName,
    uses: &[StandsFor],
    company: &mut Company<'_, E>,
) -> Result<Option<Parent>, E> {
    short::parent(name, uses, company)
}

/// The name that `kin.name` is another spelling of, or the same word in
/// another class, if any.
///
/// # Errors
///
/// That of `company`.
pub fn spelling<E>(kin: &Kin, company: &mut Company<'_, E>) -> Result<Option<Parent>, E> {
    match spelling::parent(kin, company)? {
        Some(parent) => Ok(Some(parent)),
        None => Ok(class::parent(kin)),
    }
}
