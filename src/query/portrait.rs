//! One person, organisation or place: its names, articles and company.

use serde::Serialize;

use crate::error::Result;
use crate::store::{Appearance, Companion, EntityRow, FormRow, Store};

/// All that the archive says of one entity.
#[derive(Clone, Debug, Serialize)]
pub struct Portrait {
    /// The entity.
    #[serde(flatten)]
    pub entity: EntityRow,
    /// Earliest date of an article that names it.
    pub first: Option<String>,
    /// Latest.
    pub last: Option<String>,
    /// How it is written, the most frequent first.
    pub names: Vec<FormRow>,
    /// Where it is named, most salient first, with the sentence.
    pub appearances: Vec<Appearance>,
    /// Whom and what it is named with, those first that least stand there by chance.
    pub neighbours: Vec<Neighbour>,
}

/// An entity named beside another more often than chance would have it.
#[derive(Clone, Debug, Serialize)]
pub struct Neighbour {
    /// The other entity and how often.
    #[serde(flatten)]
    pub companion: Companion,
    /// How unlikely that is by chance ([`log_likelihood`]).
    pub log_likelihood: f64,
}

/// All that the archive says of an entity: `limit` articles and neighbours.
/// Takes time in proportion to the names in its articles.
///
/// # Errors
///
/// [`crate::Error::Database`] if the file cannot be read.
pub fn portrait(store: &Store, entity: EntityRow, limit: usize) -> Result<Portrait> {
    let (first, last) = store.first_and_last(entity.id)?;
    let all = store.count_articles()?;
    let weigh = |companion: Companion| {
        let log_likelihood =
            log_likelihood(companion.together, entity.articles, companion.articles, all);
        Neighbour { companion, log_likelihood }
    };
    let mut neighbours: Vec<Neighbour> =
        store.companions(entity.id)?.into_iter().map(weigh).collect();
    neighbours.retain(|neighbour| neighbour.log_likelihood > 0.0);
    // Equals stay in order of class and key.
    neighbours.sort_by(|one, other| other.log_likelihood.total_cmp(&one.log_likelihood));
    neighbours.truncate(limit);
    Ok(Portrait {
        names: store.forms(entity.id)?,
        appearances: store.appearances(entity.id, limit)?,
        first,
        last,
        neighbours,
        entity,
    })
}

/// How unlikely it is by chance that of `all` articles, of which `one` name one
/// thing and `other` another, so many name them `together`: the log-likelihood
/// ratio G² (Dunning, "Accurate Methods for the Statistics of Surprise and
/// Coincidence", 1993), 0 where they meet no more often than chance has it.
///
/// Unlike pointwise mutual information it does not put first who is named twice
/// in all, both times together.
#[must_use]
pub fn log_likelihood(together: usize, one: usize, other: usize, all: usize) -> f64 {
    let [together, one, other] =
        [together, one.max(together), other.max(together)].map(|n| n as f64);
    let all = (all as f64).max(one + other - together);
    if together * all <= one * other {
        return 0.0;
    }
    let cells = [
        (together, one * other),
        (one - together, one * (all - other)),
        (other - together, (all - one) * other),
        (all - one - other + together, (all - one) * (all - other)),
    ];
    let term = |(observed, margins): (f64, f64)| {
        if observed > 0.0 { observed * (observed * all / margins).ln() } else { 0.0 }
    };
    2.0 * cells.into_iter().map(term).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::log_likelihood;

    #[test]
    fn chance_explains_who_is_named_everywhere() {
        assert!(log_likelihood(50, 100, 500, 1_000).abs() < 1e-9);
        assert!(log_likelihood(10, 100, 500, 1_000).abs() < 1e-9);
        assert!(log_likelihood(20, 100, 30, 1_000) > log_likelihood(60, 100, 500, 1_000));
    }

    #[test]
    fn it_is_the_value_of_the_textbook() {
        // Dunning 1993, table of bigrams in a text of 31,777 words: `the swiss`
        // stands 110 times, beside 2,442 other words after `the` and 111 other
        // `swiss`.
        let value = log_likelihood(110, 110 + 2_442, 110 + 111, 31_777);
        assert!((value - 270.72).abs() < 0.5, "{value}");
    }

    #[test]
    fn counts_that_contradict_each_other_do_no_harm() {
        for (together, one, other, all) in [(0, 0, 0, 0), (5, 3, 2, 1), (1, 1, 1, 1), (2, 9, 9, 3)]
        {
            assert!(log_likelihood(together, one, other, all).is_finite());
        }
    }
}
