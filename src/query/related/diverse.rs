//! Rows that do not all say the same.

use std::collections::BTreeMap;

use crate::error::Result;
use crate::model::is_function_word;
use crate::store::{Store, searched};

/// What a row's own score counts beside how unlike the rows above it is.
/// Carbonell and Goldstein, "The use of MMR, diversity-based reranking for
/// reordering documents and producing summaries" (SIGIR 1998), found .7 good
/// for finding one's way in a field.
const RELEVANCE: f64 = 0.7;

/// Rows looked at for each that is wanted: what stands further down is hardly
/// related any more.
const DEPTH: usize = 3;

/// Bytes of a body that tell what it is about.
const LEAD: usize = 1_500;

/// A text as weights of its stems, of length 1.
type Vector = BTreeMap<String, f64>;

/// An order of `ranked` (article and score, the best first) in which each of
/// the first `wanted` adds something to those above it: places in `ranked`,
/// the rest as they were.
///
/// Reads the beginnings of three texts for each row wanted.
pub(super) fn diverse(store: &Store, ranked: &[(i64, f64)], wanted: usize) -> Result<Vec<usize>> {
    let depth = wanted.saturating_mul(DEPTH).min(ranked.len());
    let best = ranked.first().map_or(1.0, |(_, score)| *score).max(f64::MIN_POSITIVE);
    let articles = store.count_articles()? as f64;
    let vectors: Vec<Vector> = ranked[..depth]
        .iter()
        .map(|(id, _)| vector(store, *id, articles))
        .collect::<Result<_>>()?;
    let mut left: Vec<usize> = (0..depth).collect();
    // How like the most like row above each is.
    let mut likeness = vec![0.0_f64; depth];
    let mut order: Vec<usize> = Vec::with_capacity(ranked.len());
    while !left.is_empty() && order.len() < wanted {
        let gain = |at: usize| RELEVANCE * ranked[at].1 / best - (1.0 - RELEVANCE) * likeness[at];
        // The first of equals: the iterator's last maximum from behind.
        let Some(next) =
            (0..left.len()).rev().max_by(|a, b| gain(left[*a]).total_cmp(&gain(left[*b])))
        else {
            break;
        };
        let chosen = left.remove(next);
        for at in &left {
            likeness[*at] = likeness[*at].max(cosine(&vectors[chosen], &vectors[*at]));
        }
        order.push(chosen);
    }
    order.extend(left);
    order.extend(depth..ranked.len());
    Ok(order)
}

fn vector(store: &Store, article: i64, articles: f64) -> Result<Vector> {
    let (title, standfirst, body) = store.article_text(article)?;
    let end = (0..=LEAD.min(body.len())).rev().find(|at| body.is_char_boundary(*at));
    let lead = &body[..end.unwrap_or_default()];
    let mut vector = Vector::new();
    for term in store.terms(&searched(&title, Some(&standfirst), lead))? {
        if !is_function_word(&term.word) {
            let idf = (articles / term.articles.max(1) as f64).ln().max(0.0);
            vector.insert(term.stem, (1.0 + (term.count as f64).ln()) * idf);
        }
    }
    let length = vector.values().map(|weight| weight * weight).sum::<f64>().sqrt();
    for weight in vector.values_mut() {
        *weight /= length.max(f64::MIN_POSITIVE);
    }
    Ok(vector)
}

fn cosine(a: &Vector, b: &Vector) -> f64 {
    a.iter().filter_map(|(stem, weight)| Some(weight * b.get(stem)?)).sum()
}
