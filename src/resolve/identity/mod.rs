//! Which names of the archive are one person, organisation or place.
//!
//! Pure functions of what the archive holds now, never of the order in which
//! it came. A name alone never joins what may be two: it takes the company
//! that both keep, or another form that leaves no doubt.

mod authority;
mod class;
mod common;
mod company;
mod namesake;
mod short;
mod spelling;

pub use authority::{Claim, Doubt, Holder, SHARED_COMPANY, claims, is_foreign, unrivalled};
pub use company::{ENOUGH, MOST_TEXTS, SAMPLE, weight};
pub use namesake::{has_namesakes, namesakes};

use crate::model::{KnownName, Parent};

/// What the archive knows of a name and of those it may be a form of.
#[derive(Clone, Debug)]
pub struct Kin {
    /// The name itself.
    pub name: KnownName,
    /// The same words taken for another class of thing.
    pub same_words: Vec<KnownName>,
    /// Names for which these words stand in articles that print both, with
    /// the number of times.
    pub stands_for: Vec<(KnownName, usize)>,
    /// Other spellings: names of the same coarse form.
    pub spellings: Vec<KnownName>,
}

/// Whether the articles that have one name name others that the articles with
/// the second do: the share of its articles for which that is so, or `None`
/// if it has too many to ask.
pub type Company<'c, E> = dyn FnMut(&KnownName, &KnownName) -> Result<Option<f64>, E> + 'c;

/// The name that `kin.name` is another form of, if any.
///
/// # Errors
///
/// That of `company`.
pub fn parent<E>(kin: &Kin, company: &mut Company<'_, E>) -> Result<Option<Parent>, E> {
    if let Some(parent) = short::parent(kin, company)? {
        return Ok(Some(parent));
    }
    if let Some(parent) = spelling::parent(kin, company)? {
        return Ok(Some(parent));
    }
    Ok(class::parent(kin))
}
