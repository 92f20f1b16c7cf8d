//! Which font draws which letter.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use resvg::usvg::FontResolver;
use resvg::usvg::fontdb::{Database, ID, Source, Weight};

use unicode_width::UnicodeWidthChar;

use crate::render::font::{ARABIC, BOLD, REGULAR};

/// What was looked for beyond the fonts that come with the program.
#[derive(Default)]
pub(super) struct Fonts {
    beyond: Mutex<Beyond>,
}

#[derive(Default)]
struct Beyond {
    /// Whether the machine's fonts are in the database.
    has_system: bool,
    /// The font that has a letter.
    found: HashMap<char, Option<ID>>,
}

impl Fonts {
    /// The fonts that come with the program.
    pub(super) fn own() -> Arc<Database> {
        let mut database = Database::new();
        for font in [REGULAR, BOLD, ARABIC] {
            database.load_font_source(Source::Binary(Arc::new(font)));
        }
        Arc::new(database)
    }

    /// Our own fonts first, whatever the picture names; the machine's are read
    /// when a letter is in none of them.
    pub(super) fn resolver(&self) -> FontResolver<'_> {
        FontResolver {
            select_font: Box::new(|font, database| {
                let is_bold = font.weight() >= 600;
                let fits = |weight: Weight| (weight >= Weight::SEMIBOLD) == is_bold;
                let mut faces = database.faces();
                faces.find(|face| fits(face.weight)).map(|face| face.id)
            }),
            select_fallback: Box::new(|letter, tried, database| {
                let mut beyond = self.beyond.lock().unwrap_or_else(PoisonError::into_inner);
                beyond.font(letter, tried, database)
            }),
        }
    }

    /// The letters that no font had.
    pub(super) fn missing(&self) -> BTreeSet<char> {
        let beyond = self.beyond.lock().unwrap_or_else(PoisonError::into_inner);
        let missing =
            beyond.found.iter().filter(|(letter, font)| font.is_none() && is_seen(**letter));
        missing.map(|(letter, _)| *letter).collect()
    }
}

impl Beyond {
    fn font(&mut self, letter: char, tried: &[ID], database: &mut Arc<Database>) -> Option<ID> {
        if matches!(letter, '\u{2066}'..='\u{2069}') {
            return None;
        }
        if let Some(found) = self.found.get(&letter) {
            return found.filter(|id| !tried.contains(id));
        }
        let mut found = find(letter, database);
        if found.is_none() && !self.has_system {
            self.has_system = true;
            Arc::make_mut(database).load_system_fonts();
            found = find(letter, database);
        }
        self.found.insert(letter, found);
        found.filter(|id| !tried.contains(id))
    }
}

/// Whether a letter is drawn at all: a mark of direction is not.
fn is_seen(letter: char) -> bool {
    letter.width().is_some_and(|columns| columns > 0)
}

/// The first upright font of usual weight, or else of any, that has `letter`.
fn find(letter: char, database: &Database) -> Option<ID> {
    let has = |id: ID| {
        let looked = database.with_face_data(id, |data, index| {
            let face = ttf_parser::Face::parse(data, index).ok();
            face.is_some_and(|face| face.glyph_index(letter).is_some())
        });
        looked.unwrap_or(false)
    };
    let usual = database.faces().filter(|face| face.weight == Weight::NORMAL);
    let others = database.faces().filter(|face| face.weight != Weight::NORMAL);
    usual.chain(others).map(|face| face.id).find(|id| has(*id))
}
