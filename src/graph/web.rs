//! The graph a step at a time: what is joined to a node, read when a search
//! first comes there.

use std::collections::HashMap;
use std::rc::Rc;

use super::skeleton::{REFERENCE_STRENGTH, mention_strength};
use super::{Bond, Node};
use crate::error::Result;
use crate::model::Date;
use crate::store::{NodeRow, Store};

/// A node of a [`Web`], by the order in which it was met: good for looking up,
/// never for telling equals apart.
pub type Place = usize;

/// What is joined to a node, in no particular order.
pub type Bonds = Rc<[(Place, Bond)]>;

/// The archive as far as a search has gone, as of a day.
pub struct Web<'s> {
    store: &'s Store,
    as_of: Option<String>,
    rows: Vec<NodeRow>,
    places: HashMap<NodeRow, Place>,
    bonds: Vec<Option<Bonds>>,
    named_by: HashMap<i64, usize>,
    texts: usize,
}

impl<'s> Web<'s> {
    /// An empty one of what was published by `as_of`; undated articles were
    /// not, as far as is known. Hubs are damped by what was published by then.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the archive cannot be read.
    pub fn new(store: &'s Store, as_of: Option<&Date>) -> Result<Self> {
        let as_of = as_of.map(|date| date.day().to_owned());
        Ok(Self {
            texts: store.texts_by(as_of.as_deref())?,
            store,
            as_of,
            rows: Vec::new(),
            places: HashMap::new(),
            bonds: Vec::new(),
            named_by: HashMap::new(),
        })
    }

    /// Where a row is, noting it if it is new.
    pub fn place(&mut self, row: &NodeRow) -> Place {
        if let Some(&place) = self.places.get(row) {
            return place;
        }
        self.rows.push(row.clone());
        self.bonds.push(None);
        self.places.insert(row.clone(), self.rows.len() - 1);
        self.rows.len() - 1
    }

    /// The row at a place.
    #[must_use]
    pub fn row(&self, place: Place) -> &NodeRow {
        &self.rows[place]
    }

    /// Whether it was there by the day asked for. An entity or a wanted story
    /// was if anything joins it.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the archive cannot be read.
    pub fn is_there(&self, place: Place) -> Result<bool> {
        match self.row(place) {
            NodeRow::Article(id) => self.store.is_published(*id, self.as_of.as_deref()),
            _ => Ok(true),
        }
    }

    /// What is joined to the node at `place`, each neighbour once, by its
    /// strongest bond. Read from the archive the first time.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the archive cannot be read.
    pub fn bonds(&mut self, place: Place) -> Result<Bonds> {
        if let Some(bonds) = &self.bonds[place] {
            return Ok(Rc::clone(bonds));
        }
        let row = self.rows[place].clone();
        let mut strongest: HashMap<Place, Bond> = HashMap::new();
        for joined in self.store.joined(&row, self.as_of.as_deref())? {
            let strength = match (joined.kind, &row, &joined.node) {
                (Some(_), ..) => REFERENCE_STRENGTH * joined.weight,
                (None, NodeRow::Entity(entity), _) | (None, _, NodeRow::Entity(entity)) => {
                    mention_strength(joined.weight, self.named_by(*entity)?, self.texts)
                }
                (None, ..) => continue,
            };
            let bond = Bond { kind: joined.kind, strength };
            let known = strongest.entry(self.place(&joined.node)).or_insert(bond);
            if bond.strength > known.strength {
                *known = bond;
            }
        }
        let bonds: Bonds = strongest.into_iter().collect();
        self.bonds[place] = Some(Rc::clone(&bonds));
        Ok(bonds)
    }

    /// The node at `place` as it is called.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the archive cannot be read.
    pub fn node(&self, place: Place) -> Result<Node> {
        super::node(self.store, self.row(place))
    }

    fn named_by(&mut self, entity: i64) -> Result<usize> {
        if let Some(&texts) = self.named_by.get(&entity) {
            return Ok(texts);
        }
        let texts = self.store.count_naming(entity, self.as_of.as_deref())?;
        self.named_by.insert(entity, texts);
        Ok(texts)
    }
}
