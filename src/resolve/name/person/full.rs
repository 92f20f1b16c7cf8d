//! A full personal name in its parts.

use crate::extract::{Class, word_is};
use crate::model::name_key;

use super::super::lexicon::Lexicon;
use super::super::printed::Printed;
use super::super::spelling::{are_spellings, folded, is_particle};

/// A given name and a surname, at least: `Ferdinand R. Marcos Jr.`
pub(super) struct FullName<'p> {
    /// Its normal form.
    pub(super) key: &'p str,
    /// Given and middle names, and initials, which are one letter each.
    pub(super) given: Vec<String>,
    /// What stands in quotes within it: `Eddie`.
    pub(super) nickname: Option<String>,
    /// Particles before the surname: `al`, `de la`.
    pub(super) particles: Vec<String>,
    /// The surname: one word, or two with a hyphen between; empty for
    /// `Elizabeth II`.
    pub(super) surname: Vec<String>,
    /// `jr`, `iii`.
    pub(super) suffix: Option<String>,
    /// The mention that has it first.
    pub(super) at: usize,
    /// Whether that mention is said to be somebody's kin.
    pub(super) is_kin: bool,
    /// Whether that mention has an office before it.
    pub(super) has_title: bool,
}

/// How a short form is made of a full name; the closer to the surname, the surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cut {
    /// The surname, with or without what stands before it.
    Surname,
    /// The given name, or all given names.
    Given,
    /// A name from the middle.
    Middle,
}

impl<'p> FullName<'p> {
    /// The parts of the name at mention `at`; `None` if it is not one with a
    /// given name. `leads` says that a particle may be the given name, as in
    /// `Al Gore`.
    pub(super) fn read(printed: &'p Printed, at: usize, leads: bool) -> Option<Self> {
        let pieces: Vec<&str> = printed.surface.split_whitespace().collect();
        let mut full = Self {
            key: &printed.key,
            given: Vec::new(),
            nickname: None,
            particles: Vec::new(),
            surname: Vec::new(),
            suffix: None,
            at,
            is_kin: printed.beside.is_kin,
            has_title: !printed.beside.titles.is_empty(),
        };
        let mut last = pieces.len();
        if last > 1 {
            let suffix = name_key(pieces[last - 1]);
            if Lexicon::get().suffix.contains(suffix.as_str()) {
                full.suffix = Some(suffix);
                last -= 1;
            }
        }
        let (surname, before) = pieces[..last].split_last()?;
        for piece in before {
            full.read_given(piece);
        }
        full.surname = words(surname);
        while full.surname.len() > 1 && is_particle(&full.surname[0]) {
            full.particles.push(full.surname.remove(0));
        }
        while full.given.len() > usize::from(leads)
            && full.given.last().is_some_and(|word| is_particle(word))
        {
            full.particles.insert(0, full.given.pop()?);
        }
        if full.given.is_empty()
            && full.suffix.as_ref().is_some_and(|suffix| suffix.starts_with('i'))
        {
            full.given = std::mem::take(&mut full.surname);
        }
        (!full.given.is_empty()).then_some(full)
    }

    fn read_given(&mut self, piece: &str) {
        let quoted = piece.starts_with(['"', '“', '\'', '‘', '(']) && piece.len() > 2;
        if quoted && self.nickname.is_none() {
            self.nickname = Some(name_key(piece)).filter(|name| !name.is_empty());
        } else if is_initials(piece) {
            let letters = name_key(piece);
            self.given.extend(letters.chars().map(String::from));
        } else {
            self.given.extend(words(piece));
        }
    }

    /// The surname as people with it share it, whatever its spelling.
    pub(super) fn shared_surname(&self) -> String {
        self.surname.iter().map(|word| folded(word)).collect::<Vec<_>>().join(" ")
    }

    /// Whether both can name one person. `alone` says that nobody else here has
    /// the surname, so that nicknames and middle names may count as given names.
    pub(super) fn can_be(&self, other: &Self, alone: bool) -> bool {
        let surnames = self.surname.len() == other.surname.len()
            && self.surname.iter().zip(&other.surname).all(|(one, two)| are_spellings(one, two));
        // Who is introduced as kin is not the one whose name is known already.
        let (first, second) = if self.at < other.at { (self, other) } else { (other, self) };
        let apart = match (&first.suffix, &second.suffix) {
            (Some(one), Some(two)) => one != two,
            // Once told to be a Jr, one may go without; but President Larch, and who is
            // told to be a Jr only later, are somebody else.
            (Some(_), None) => second.has_title && !first.has_title,
            (None, Some(_)) => true,
            (None, None) => false,
        };
        let is_new = second.is_kin && !first.is_kin && !self.is_spelt_as(other);
        !apart && surnames && !is_new && self.given_can_be(other, alone)
    }

    /// Whether it differs from `other` in spelling alone.
    fn is_spelt_as(&self, other: &Self) -> bool {
        let given = || self.given.iter().zip(&other.given);
        self.given.len() == other.given.len() && given().all(|(one, two)| are_spellings(one, two))
    }

    fn given_can_be(&self, other: &Self, alone: bool) -> bool {
        let middle = self.given.iter().zip(&other.given).skip(1);
        if self.first_can_be(other, alone) && middle.clone().all(|(one, two)| agree(one, two)) {
            return true;
        }
        let called = |by: &Self, all: &Self| {
            by.given.len() == 1 && all.given.iter().skip(1).any(|name| *name == by.given[0])
        };
        alone && (called(self, other) || called(other, self))
    }

    fn first_can_be(&self, other: &Self, alone: bool) -> bool {
        let called = |name: &'_ Self| -> Vec<String> {
            name.given.first().into_iter().chain(&name.nickname).cloned().collect()
        };
        let theirs = called(other);
        called(self).iter().any(|one| {
            let nicknames = |two: &String| alone && Lexicon::get().are_nicknames(one, two);
            theirs.iter().any(|two| agree(one, two) || nicknames(two))
        })
    }

    /// Whether its given name is more than an initial; two initials are a name.
    pub(super) fn tells_given_name(&self) -> bool {
        self.given[0].chars().count() > 1 || self.given.len() > 1
    }

    /// Whether it is `other` with initials or a suffix besides.
    pub(super) fn only_adds_initials(&self, other: &Self) -> bool {
        let parts = |name: &Self| name.given.len() + usize::from(name.suffix.is_some());
        let starts = self.given.starts_with(&other.given) && self.surname == other.surname;
        let rest = self.given.get(other.given.len()..).unwrap_or_default();
        starts && parts(self) > parts(other) && rest.iter().all(|name| name.chars().count() == 1)
    }

    /// The forms it is cut down to, each a normal form.
    pub(super) fn short_forms(&self) -> Vec<(Cut, String)> {
        let mut forms = Vec::new();
        let surname: Vec<&str> = self.surname.iter().map(String::as_str).collect();
        let mut words: Vec<&str> = self.given.iter().map(String::as_str).collect();
        let given = words.len();
        words.extend(self.particles.iter().map(String::as_str));
        words.extend(&surname);
        for from in 1..words.len() {
            let is_tail = from + surname.len() <= words.len();
            let starts = words[from].chars().count() > 1;
            if is_tail && starts {
                forms.push((Cut::Surname, words[from..].join(" ")));
            }
        }
        if let Some(suffix) = self.suffix.as_ref().filter(|_| !surname.is_empty()) {
            forms.push((Cut::Surname, format!("{} {suffix}", surname.join(" "))));
        }
        if words[0].chars().count() > 1 && !is_particle(words[0]) {
            forms.push((Cut::Given, words[0].to_owned()));
        }
        forms.extend(self.nickname.iter().map(|name| (Cut::Given, name.clone())));
        if given > 1 {
            forms.push((Cut::Given, words[..given].join(" ")));
        }
        let inner =
            words[1..given].iter().chain(if surname.len() > 1 { &surname[..] } else { &[] });
        let is_name = |word: &&&str| word.chars().count() > 1 && !is_particle(word);
        forms.extend(inner.filter(is_name).map(|word| (Cut::Middle, (*word).to_owned())));
        forms
    }

    /// Whether `form`, all its given names, can stand for it alone.
    pub(super) fn is_of_given_names(form: &str) -> bool {
        form.split(' ').all(|word| word_is(word, Class::GivenName))
    }
}

/// Whether two given names agree: spellings of one, or an initial and its name.
fn agree(one: &str, other: &str) -> bool {
    let is_initial = |word: &str| word.chars().count() == 1;
    let either = is_initial(one) || is_initial(other);
    are_spellings(one, other) || either && one.chars().next() == other.chars().next()
}

/// The words of a piece: `al-Assad` has two.
fn words(piece: &str) -> Vec<String> {
    name_key(piece).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// `J.K.`, `JK`, `R.`
fn is_initials(piece: &str) -> bool {
    let letters = piece.chars().filter(|c| c.is_alphabetic()).count();
    let shaped = piece.chars().all(|c| c.is_uppercase() || c == '.');
    shaped && (letters == 1 || letters < 4 && (piece.contains('.') || letters == 2))
}
