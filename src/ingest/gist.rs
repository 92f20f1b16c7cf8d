//! What an article tells, from its words and names.

use std::collections::{BTreeMap, HashMap};

use crate::error::Result;
use crate::model::{Gist, Naming};
use crate::resolve::story::{Named, Said, gist};
use crate::store::{StemCount, Store, fold, searched, stem, stems};

/// What an article tells that has these words, and names with their salience per
/// mille.
pub(super) fn told(
    words: &HashMap<String, StemCount>,
    names: &[(String, u16)],
    language: Option<&str>,
) -> Gist {
    let said =
        words.iter().map(|(stem, known)| Said { stem, word: &known.word, count: known.count });
    let named: Vec<Named<'_>> = names
        .iter()
        .map(|(key, salience)| Named {
            key,
            stems: key.split(' ').map(|word| stem(&fold(word))).collect(),
            salience: *salience,
        })
        .collect();
    gist(said, &named, language)
}

/// The names that a tagger found, each once, with their salience per mille.
pub(super) fn names(salience: &BTreeMap<Naming, f64>) -> Vec<(String, u16)> {
    let mut names: BTreeMap<&str, u16> = BTreeMap::new();
    for (naming, salience) in salience {
        let known = names.entry(&naming.key).or_default();
        *known = per_mille(*salience).max(*known);
    }
    names.into_iter().map(|(key, salience)| (key.to_owned(), salience)).collect()
}

/// What a stored text tells, read again.
pub(super) fn read_again(store: &Store, revision: i64) -> Result<Gist> {
    let article = store.wording(revision)?.article;
    let text = searched(&article.title, article.standfirst.as_deref(), &article.body);
    Ok(told(&stems(&text), &store.story_names(revision)?, article.language.as_deref()))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a thousand"
)]
fn per_mille(share: f64) -> u16 {
    (share.clamp(0.0, 1.0) * 1_000.0).round() as u16
}
