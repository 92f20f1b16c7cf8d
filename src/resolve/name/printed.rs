//! A mention with what its own words and those around it say.

use crate::extract::{canonical_key, home};
use crate::model::{Article, EntityKind, Field, Mention, name_key};

use super::beside::Beside;
use super::legal::without_legal_form;
use super::lexicon::Lexicon;

/// A mention as [`super::names`] sees it.
pub(super) struct Printed<'a> {
    /// The name, without possessive and without a title before it.
    pub(super) surface: &'a str,
    /// Its normal form; of an organisation without legal form.
    pub(super) key: String,
    pub(super) kind: EntityKind,
    pub(super) confidence: f64,
    /// What the gazetteer makes of it.
    pub(super) known: Option<(&'static str, EntityKind)>,
    /// What stands around it.
    pub(super) beside: Beside<'a>,
    /// Whether it is an adjective: it stands for its place and for nothing else.
    pub(super) adjectival: bool,
}

impl<'a> Printed<'a> {
    pub(super) fn new(article: &'a Article, mention: &'a Mention) -> Self {
        let text = match mention.field {
            Field::Title => article.title.as_str(),
            Field::Standfirst => article.standfirst.as_deref().unwrap_or_default(),
            Field::Body => article.body.as_str(),
        };
        let surface = without_possessive(&mention.surface);
        let surface =
            if mention.kind == EntityKind::Person { without_title(surface) } else { surface };
        let mut key = name_key(surface);
        let mut known = canonical_key(&key);
        if mention.kind == EntityKind::Person {
            key = with_joined_initials(&key);
        }
        if mention.kind == EntityKind::Organization {
            let bare = without_legal_form(&key);
            if bare.len() < key.len() {
                known = known.or_else(|| canonical_key(bare));
                key.truncate(bare.len());
            }
            known = known.or_else(|| canonical_key(american_department(&key)?));
        }
        if mention.kind == EntityKind::Place {
            known = known.or_else(|| canonical_key(without_rank(&key)));
        }
        let mut kind = mention.kind;
        // Some taggers take a demonym for a name.
        if (mention.adjectival || kind != EntityKind::Person)
            && let Some(home) = home(&key)
        {
            kind = EntityKind::Place;
            known = Some((home, kind));
        }
        Self {
            surface,
            key,
            kind,
            confidence: mention.confidence,
            known: known.filter(|(_, known)| *known == kind),
            beside: Beside::new(text, mention),
            adjectival: mention.adjectival,
        }
    }

    /// The words of its normal form.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.key.split(' ')
    }
}

/// `state department` for `us state department`: departments without a country
/// are those of the United States in the gazetteer.
fn american_department(key: &str) -> Option<&str> {
    let bare = key.strip_prefix("united states ").or_else(|| key.strip_prefix("us "))?;
    bare.split(' ').any(|word| word == "department").then_some(bare)
}

/// `Texas` for the normal form of `State of Texas`.
fn without_rank(key: &str) -> &str {
    let ranks = ["state of ", "city of ", "town of ", "village of "];
    ranks.iter().find_map(|rank| key.strip_prefix(rank)).unwrap_or(key)
}

fn without_possessive(surface: &str) -> &str {
    let cut = ["'s", "’s"].iter().find_map(|ending| surface.strip_suffix(ending));
    let plural = || surface.strip_suffix(['\'', '’']).filter(|rest| rest.ends_with('s'));
    cut.or_else(plural).filter(|rest| !rest.is_empty()).unwrap_or(surface)
}

/// `jk rowling` for `j k rowling`, as the normal form of `J.K. Rowling` is.
fn with_joined_initials(key: &str) -> String {
    let mut joined = String::with_capacity(key.len());
    let mut after_initial = false;
    for word in key.split(' ') {
        let is_initial = word.chars().nth(1).is_none();
        let is_glued = is_initial && after_initial;
        if !joined.is_empty() && !is_glued {
            joined.push(' ');
        }
        joined.push_str(word);
        after_initial = is_initial;
    }
    joined
}

/// A person's name without the titles that some taggers leave before it.
fn without_title(surface: &str) -> &str {
    let mut rest = surface;
    while let Some((word, after)) = rest.split_once(' ')
        && Lexicon::get().title.contains(name_key(word).as_str())
        && after.trim_start().starts_with(char::is_uppercase)
    {
        rest = after.trim_start();
    }
    if rest.is_empty() { surface } else { rest }
}
