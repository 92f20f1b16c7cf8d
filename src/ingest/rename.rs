//! Giving mentions of a stored text another name.

use super::names::salience;
use crate::error::Result;
use crate::extract;
use crate::model::{Mention, Naming};
use crate::store::{Store, Tagged};

/// Stores `tagged` with other keys: one for each mention, in their order.
/// Returns how many mentions that changes.
pub(super) fn rename(store: &Store, tagged: Tagged, keys: Vec<String>) -> Result<usize> {
    let Tagged { revision, texts, mentions } = tagged;
    let mut changed = 0;
    let mut renamed: Vec<(Mention, Naming)> = Vec::with_capacity(mentions.len());
    for ((_, mention, mut naming), key) in mentions.into_iter().zip(keys) {
        changed += usize::from(naming.key != key);
        naming.key = key;
        renamed.push((mention, naming));
    }
    if changed == 0 {
        return Ok(0);
    }
    for (field, text) in &texts {
        let sentences = extract::sentences(text);
        for (mention, _) in renamed.iter_mut().filter(|(mention, _)| mention.field == *field) {
            let at = sentences.partition_point(|sentence| sentence.end <= mention.span.start);
            let around = sentences.get(at).filter(|sentence| sentence.contains(&mention.span));
            mention.sentence = around.copied().unwrap_or(mention.span);
        }
    }
    store.put_tagged(revision, &renamed, &salience(&renamed))?;
    Ok(changed)
}
