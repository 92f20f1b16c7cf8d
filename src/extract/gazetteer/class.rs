//! What single words say about themselves and their neighbours.

/// What a word says about itself or its neighbours; one word may be of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Class {
    /// News prints it in lower case.
    Common = 1,
    /// `the`, `after`, `he`: never part of a name at its start.
    Function = 1 << 1,
    /// `Joe`.
    GivenName = 1 << 2,
    /// `Ivanov`.
    Surname = 1 << 3,
    /// `Mr`, `Sheikh`: a person follows.
    Honorific = 1 << 4,
    /// `President`, `spokesman`: a person may follow.
    Role = 1 << 5,
    /// `Ministry`, `Inc`.
    OrganizationHead = 1 << 6,
    /// `River`, `Street`.
    PlaceHead = 1 << 7,
    /// `Mount`, `San`.
    PlaceLead = 1 << 8,
    /// `Jr`.
    Suffix = 1 << 9,
    /// `al`, `van`.
    Particle = 1 << 10,
    /// `said`.
    Speech = 1 << 11,
    /// `in`, `near`.
    PlacePreposition = 1 << 12,
    /// `Thursday`.
    Calendar = 1 << 13,
    /// Section words, events, abbreviations that name nobody.
    Never = 1 << 14,
    /// `Russian`.
    Demonym = 1 << 15,
    /// `Act`, `War`: what ends in it is no person, organisation or place.
    Event = 1 << 16,
    /// `Hurricane`: what begins with it is none either.
    EventLead = 1 << 17,
    /// `Parti`: an organisation's name follows.
    OrganizationLead = 1 << 18,
}

/// The classes of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u32);

impl From<Class> for Classes {
    fn from(class: Class) -> Self {
        Self(class as u32)
    }
}

impl Classes {
    /// Whether the word is of `class`.
    pub(crate) const fn has(self, class: Class) -> bool {
        self.0 & class as u32 != 0
    }

    /// All of them, one bit each.
    pub(crate) const fn bits(self) -> u32 {
        self.0
    }

    /// Adds `class`.
    pub(super) fn insert(&mut self, class: Class) {
        self.0 |= class as u32;
    }

    /// Whether nothing at all is known of the word.
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The class that `word.tsv` calls `name`.
pub(super) fn class_named(name: &str) -> Option<Class> {
    Some(match name {
        "honorific" => Class::Honorific,
        "role" => Class::Role,
        "org_head" => Class::OrganizationHead,
        "place_head" => Class::PlaceHead,
        "place_lead" => Class::PlaceLead,
        "suffix" => Class::Suffix,
        "particle" => Class::Particle,
        "speech" => Class::Speech,
        "place_prep" => Class::PlacePreposition,
        "calendar" => Class::Calendar,
        "never" => Class::Never,
        "function" => Class::Function,
        "event" => Class::Event,
        "event_lead" => Class::EventLead,
        "org_lead" => Class::OrganizationLead,
        _ => return None,
    })
}
