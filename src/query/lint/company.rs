//! The company that two keep, and when.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use super::candidate::{Candidate, Side};
use crate::error::Result;
use crate::model::{EntityKind, MeantName, short_digest};
use crate::resolve::identity::{Signs, USUAL, contradict, has_namesakes};
use crate::store::{NamingText, Store};

/// Of a thing in more articles than this a sample is read: those with the
/// smallest digests, so that it does not matter which came first.
const SAMPLE: usize = 1_000;

/// Company is weighed as if this much of it were known already, and as usual:
/// one or two names in common are little to go by.
const SETTLES: f64 = 6.0;

/// Names in common that are told.
const TOLD: usize = 3;

/// What the articles that have some names say besides.
pub(super) struct Kept {
    /// The articles looked at.
    texts: Vec<NamingText>,
    /// All of them.
    articles: usize,
    /// Entities named in those looked at → in how many.
    with: BTreeMap<usize, usize>,
    pub(super) first: Option<String>,
    pub(super) last: Option<String>,
}

/// A name, and in how many articles of each of two it stands.
pub(super) type Shared = (String, usize, usize);

/// All that is known of a pair.
pub(super) struct Both {
    pub(super) one: Rc<Kept>,
    pub(super) other: Rc<Kept>,
    pub(super) signs: Signs,
    /// Entities named with both, with in how many articles of each; those
    /// first that say most.
    pub(super) shared: Vec<Shared>,
    /// Texts that name both as two.
    pub(super) together: Vec<NamingText>,
}

/// Who is named with whom, read as it is asked for.
///
/// Entities go by the place of a name of theirs, which is the same whatever
/// the archive's history: sums of floats depend on their order.
pub(super) struct Companies<'s> {
    store: &'s Store,
    names: &'s [MeantName],
    articles: f64,
    /// Row of an entity → place of its first name, or of that which speaks for it.
    places: HashMap<i64, usize>,
    /// Entity → articles that name it, at most.
    named: HashMap<usize, usize>,
    in_text: HashMap<i64, Rc<[usize]>>,
    kept: HashMap<Vec<i64>, Rc<Kept>>,
}

impl<'s> Companies<'s> {
    pub(super) fn new(store: &'s Store, names: &'s [MeantName]) -> Result<Self> {
        let places = || names.iter().enumerate();
        let speaking = places().filter(|(_, listed)| listed.name.id == listed.entity);
        let mut place: HashMap<i64, usize> =
            speaking.map(|(at, listed)| (listed.entity, at)).collect();
        let mut named: HashMap<usize, usize> = HashMap::new();
        for (at, listed) in places() {
            let place = *place.entry(listed.entity).or_insert(at);
            *named.entry(place).or_default() += listed.name.articles;
        }
        Ok(Self {
            store,
            names,
            articles: store.count_articles()?.max(1) as f64,
            places: place,
            named,
            in_text: HashMap::new(),
            kept: HashMap::new(),
        })
    }

    /// What is known of the pair. Takes time in proportion to the articles that
    /// name the two.
    pub(super) fn both(&mut self, candidate: &Candidate) -> Result<Both> {
        let (one, other) = (self.kept(&candidate.one)?, self.kept(&candidate.other)?);
        let texts: HashSet<i64> = one.texts.iter().map(|text| text.revision).collect();
        let together: Vec<NamingText> =
            other.texts.iter().filter(|text| texts.contains(&text.revision)).cloned().collect();
        let (company, shared) = self.company(candidate, &one, &other, &together)?;
        let (a, b) = (&self.names[candidate.place.0].name, &self.names[candidate.place.1].name);
        let is_person = a.kind == EntityKind::Person && b.kind == EntityKind::Person;
        let signs = Signs {
            forms: candidate.forms.iter().map(|(form, ..)| form.clone()).collect(),
            linked: candidate.link.as_ref().map(|link| link.why),
            rivals: candidate.link.as_ref().map_or(0, |link| link.rivals.len()),
            company,
            articles: one.articles.min(other.articles),
            together: together.len(),
            initials: is_person && contradict(a, b),
            common: has_namesakes(a) || has_namesakes(b),
            years_apart: years_apart(&one, &other),
        };
        Ok(Both { one, other, signs, shared, together })
    }

    /// The share of the rarer one's company that the other keeps too, and what
    /// it is. What they share in an article that names both says nothing; and
    /// what is named so often that the other would have it by chance, little.
    fn company(
        &mut self,
        candidate: &Candidate,
        one: &Kept,
        other: &Kept,
        together: &[NamingText],
    ) -> Result<(Option<f64>, Vec<Shared>)> {
        let mut beside: HashMap<usize, usize> = HashMap::new();
        for text in together {
            for entity in self.in_text(text.revision)?.iter() {
                *beside.entry(*entity).or_default() += 1;
            }
        }
        let elsewhere = |kept: &Kept, entity: usize| {
            let all = kept.with.get(&entity).copied().unwrap_or_default();
            all.saturating_sub(beside.get(&entity).copied().unwrap_or_default())
        };
        let is_one_rarer = one.articles <= other.articles;
        let (rare, frequent) = if is_one_rarer { (one, other) } else { (other, one) };
        let texts = (frequent.texts.len() - together.len()) as f64;
        let (mut all, mut common) = (0.0, 0.0);
        let mut shared: Vec<(f64, usize, usize)> = Vec::new();
        for &entity in rare.with.keys() {
            let (here, there) = (elsewhere(rare, entity), elsewhere(frequent, entity));
            // What nobody else is named with could not be shared.
            let others = self.named[&entity].saturating_sub(rare.with[&entity]);
            let row = self.names[entity].entity;
            if here == 0
                || others == 0
                || [candidate.one.entity, candidate.other.entity].contains(&row)
            {
                continue;
            }
            let share = |articles: usize| (articles as f64 / self.articles).min(1.0);
            let chance = 1.0 - (1.0 - share(others)).powf(texts);
            let says = -share(self.named[&entity]).ln() * (1.0 - chance);
            all += says;
            if there > 0 && says > 0.0 {
                common += says;
                shared.push((says, there, entity));
            }
        }
        shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
        let told = shared.iter().take(TOLD).map(|&(_, _, entity)| {
            let printed = self.names[entity].printed.clone();
            (printed, elsewhere(one, entity), elsewhere(other, entity))
        });
        let company = (common + USUAL * SETTLES) / (all + SETTLES);
        Ok(((all > 0.0).then_some(company), told.collect()))
    }

    fn kept(&mut self, side: &Side) -> Result<Rc<Kept>> {
        if let Some(kept) = self.kept.get(&side.names) {
            return Ok(Rc::clone(kept));
        }
        let mut texts = self.store.texts_of(&side.names)?;
        let articles = texts.len();
        let dates = || texts.iter().filter_map(|text| text.published.clone());
        let (first, last) = (dates().min(), dates().max());
        if articles > SAMPLE {
            texts.sort_by_cached_key(|text| short_digest(&text.article));
            texts.truncate(SAMPLE);
        }
        let mut with: BTreeMap<usize, usize> = BTreeMap::new();
        for text in &texts {
            for entity in self.in_text(text.revision)?.iter() {
                *with.entry(*entity).or_default() += 1;
            }
        }
        let kept = Rc::new(Kept { texts, articles, with, first, last });
        self.kept.insert(side.names.clone(), Rc::clone(&kept));
        Ok(kept)
    }

    fn in_text(&mut self, revision: i64) -> Result<Rc<[usize]>> {
        if let Some(entities) = self.in_text.get(&revision) {
            return Ok(Rc::clone(entities));
        }
        let entities = self.store.entities_in(revision)?.into_iter();
        let entities: Rc<[usize]> =
            entities.filter_map(|entity| self.places.get(&entity).copied()).collect();
        self.in_text.insert(revision, Rc::clone(&entities));
        Ok(entities)
    }
}

/// Years between the last article of the one and the first of the other.
fn years_apart(one: &Kept, other: &Kept) -> i64 {
    let year = |date: &Option<String>| date.as_deref().and_then(year);
    let spans = (year(&one.first), year(&one.last), year(&other.first), year(&other.last));
    let (Some(a), Some(b), Some(c), Some(d)) = spans else { return 0 };
    (c - b).max(a - d).max(0)
}

/// The year of an ISO date.
pub(super) fn year(date: &str) -> Option<i64> {
    date.get(..4)?.parse().ok()
}
