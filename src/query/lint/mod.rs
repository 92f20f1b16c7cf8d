//! What an editor should look at: entities that are likely one, or likely two.

mod article;
mod candidate;
mod company;
mod evidence;
mod settled;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::error::Result;
use crate::model::EntityKind;
use crate::resolve::identity::likely;
use crate::store::{Appearance, ArticleRow, Store};

use company::Companies;

pub use article::{Check, Finding, Findings, findings};
pub use evidence::{Evidence, Sign};

/// Of all candidates, those that could matter most are looked at closely: so
/// many for each that is asked for, and so many at least.
const LOOKED_AT: usize = 10;
const LOOKED_AT_LEAST: usize = 600;

/// Where things are likelier right than this there is no question.
const LEAST_DOUBT: f64 = 0.05;

/// What to ask about.
#[derive(Clone, Debug, Default)]
pub struct DoubtFilter {
    /// Only pairs one of which is of this class.
    pub kind: Option<EntityKind>,
    /// Only pairs one of which is the entity in this row.
    pub entity: Option<i64>,
    /// At most this many.
    pub limit: usize,
}

/// What is asked about a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// They are two now: are they the same?
    Same,
    /// They are taken for one: are they different?
    Different,
}

/// A pair about which a person should decide.
#[derive(Clone, Debug, Serialize)]
pub struct Doubt {
    /// What is asked.
    pub question: Question,
    /// The one that would stay.
    pub one: Side,
    /// The other.
    pub other: Side,
    /// How likely they are the same, 0 to 1.
    pub likely: f64,
    /// Mentions that would belong to another entity.
    pub mentions: usize,
    /// Articles that these stand in.
    pub articles: usize,
    /// How much deciding is worth: articles, damped, times how likely things
    /// are wrong as they are.
    pub score: f64,
    /// What speaks for one.
    #[serde(rename = "for")]
    pub pro: Vec<Evidence>,
    /// What speaks for two.
    #[serde(rename = "against")]
    pub con: Vec<Evidence>,
}

/// One of a pair.
#[derive(Clone, Debug, Serialize)]
pub struct Side {
    /// Row of the entity; the same for both if they are taken for one.
    pub entity: i64,
    /// Row of the name that a decision speaks of: what [`Store::handle_of`] takes.
    #[serde(skip)]
    pub row: i64,
    /// Its name. Hostile text.
    pub name: String,
    /// Its class.
    pub kind: EntityKind,
    /// Articles that name it.
    pub articles: usize,
    /// Times they do.
    pub mentions: usize,
    /// Date of the first of these, if any is dated.
    pub first: Option<String>,
    /// Of the last.
    pub last: Option<String>,
    /// The article that is most about it.
    pub article: Option<ArticleRow>,
    /// The sentence there that names it best. Hostile text.
    pub quote: String,
}

/// The pairs about which a decision would change most, by how many articles it
/// would move and how likely things are wrong as they are. Pairs about which a
/// person has decided are left out, and so is what is ignored.
///
/// The same for the same articles and decisions, whatever the order they came
/// in. Reads every name of the archive and its short forms once, then, for some
/// hundred pairs, who else is named in their articles: three seconds in an
/// archive of 20,000 articles.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn doubts(store: &Store, filter: &DoubtFilter) -> Result<Vec<Doubt>> {
    let names = store.meant_names()?;
    let mut candidates = candidate::candidates(store, &names, filter)?;
    let most = filter.limit.saturating_mul(LOOKED_AT).max(LOOKED_AT_LEAST);
    candidates.truncate(most);
    let mut companies = Companies::new(store, &names)?;
    let mut weighed = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let kept = companies.both(&candidate)?;
        let likely = likely(&kept.signs);
        let wrong = match candidate.question {
            Question::Same => likely,
            Question::Different => 1.0 - likely,
        };
        let score = (kept.signs.articles as f64).sqrt() * wrong;
        if wrong >= LEAST_DOUBT {
            weighed.push((score, likely, candidate, kept));
        }
    }
    // They come in the order of their names, which the sort keeps.
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.place.cmp(&b.2.place)));
    weighed.truncate(filter.limit);
    let mut doubts = Vec::with_capacity(weighed.len());
    for (score, likely, candidate, kept) in weighed {
        let one = side(store, &candidate.one, &kept.one)?;
        let other = side(store, &candidate.other, &kept.other)?;
        let kinds = [one.kind, other.kind];
        let (pro, con) = evidence::evidence(store, &names, &candidate, &kept, kinds)?;
        let (mentions, articles) = (other.mentions, other.articles);
        let question = candidate.question;
        doubts.push(Doubt { question, one, other, likely, mentions, articles, score, pro, con });
    }
    Ok(doubts)
}

fn side(store: &Store, side: &candidate::Side, kept: &company::Kept) -> Result<Side> {
    // Of one that is taken for another, its own name is asked about.
    let (name, kind) = match &side.printed {
        Some((printed, kind)) => (printed.clone(), *kind),
        None => store.called(side.entity)?,
    };
    let (mentions, articles) =
        store.count_moved(&side.names.iter().copied().collect(), &BTreeMap::new())?;
    let appearance: Option<Appearance> = store.best_appearance(&side.names)?;
    let (article, quote) = match appearance {
        Some(Appearance { article, quote, .. }) => (Some(article), quote),
        None => (None, String::new()),
    };
    Ok(Side {
        entity: side.entity,
        row: side.row,
        name,
        kind,
        articles,
        mentions,
        first: kept.first.clone(),
        last: kept.last.clone(),
        article,
        quote,
    })
}
