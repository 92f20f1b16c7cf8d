//! A decision as one line of a log: JSON whose fields have a fixed order.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Act, Decision};
use crate::model::Moment;

/// The version of the lines that this program writes, and the newest it reads.
const VERSION: u64 = 1;

/// What the id is the digest of: everything but the id and the version of the
/// line, so that a later program gives an old decision the same id.
#[derive(Serialize)]
struct Content<'d> {
    at: Moment,
    by: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'d str>,
    #[serde(flatten)]
    act: &'d Act,
}

#[derive(Serialize)]
struct Written<'d> {
    v: u64,
    id: &'d str,
    #[serde(flatten)]
    content: Content<'d>,
}

/// Of a line that may be of any program only the version is certain.
#[derive(Deserialize)]
struct Versioned {
    v: u64,
}

#[derive(Deserialize)]
struct Read {
    id: String,
    at: Moment,
    by: String,
    why: Option<String>,
    #[serde(flatten)]
    act: Act,
}

/// Why a line is no decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no JSON, or lacks what a decision has.
    Broken(String),
    /// A later program wrote it, in a form of this version.
    Newer(u64),
    /// Its id is not that of what it says: somebody has changed it.
    Altered,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(why) => write!(f, "no decision: {why}"),
            Self::Newer(found) => {
                write!(
                    f,
                    "written by a newer storygraph (log {found}, this program knows {VERSION})"
                )
            }
            Self::Altered => f.write_str("its id is not that of what it says"),
        }
    }
}

pub(super) fn content(at: Moment, by: &str, why: Option<&str>, act: &Act) -> String {
    json(&Content { at, by, why, act })
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("strings and numbers are always JSON")
}

impl Decision {
    /// The decision as one line of JSON, without the line's end.
    #[must_use]
    pub fn to_line(&self) -> String {
        let content =
            Content { at: self.at, by: &self.by, why: self.why.as_deref(), act: &self.act };
        json(&Written { v: VERSION, id: &self.id, content })
    }

    /// The decision that a line is.
    ///
    /// # Errors
    ///
    /// Why it is none, in [`Unreadable`].
    pub fn from_line(line: &str) -> Result<Self, Unreadable> {
        let broken = |error: serde_json::Error| Unreadable::Broken(error.to_string());
        let Versioned { v } = serde_json::from_str(line).map_err(broken)?;
        if v > VERSION {
            return Err(Unreadable::Newer(v));
        }
        let read: Read = serde_json::from_str(line).map_err(broken)?;
        let decision = Self::new(read.at, read.by, read.why, read.act);
        if decision.id == read.id { Ok(decision) } else { Err(Unreadable::Altered) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Decision, Unreadable};
    use crate::model::{Act, EntityKind, Field, Handle, Moment, Place, Pointing, ReferenceKind};

    fn handle(key: &str) -> Handle {
        Handle::named(EntityKind::Person, key.to_owned())
    }

    fn decision(act: Act) -> Decision {
        let why = Some("one man".to_owned());
        Decision::new(Moment::from_unix(1_714_557_600).unwrap(), "Ada".to_owned(), why, act)
    }

    #[test]
    fn a_decision_is_one_line_whose_fields_have_an_order() {
        let entities = vec![handle("joe biden"), handle("joseph biden")];
        let merge = decision(Act::Merge { entities });
        assert_eq!(
            merge.to_line(),
            format!(
                r#"{{"v":1,"id":"{}","at":"2024-05-01T10:00:00Z","by":"Ada","why":"one man","act":"merge","entities":[{{"kind":"person","key":"joe biden"}},{{"kind":"person","key":"joseph biden"}}]}}"#,
                merge.id
            )
        );
    }

    #[test]
    fn every_act_is_read_as_it_was_written() {
        let place = Place {
            article: "url:herald.example/a".to_owned(),
            field: Field::Body,
            surface: "Larch".to_owned(),
            sentence: "“Larch\n came.”".to_owned(),
            nth: 1,
        };
        let reference = Pointing {
            article: "url:herald.example/a".to_owned(),
            kind: ReferenceKind::ReadMore,
            label_key: "fog".to_owned(),
            url: None,
        };
        let (one, other) = (handle("a"), Handle { article: Some("k".to_owned()), ..handle("a") });
        let entity = one.clone();
        for act in [
            Act::Merge { entities: vec![one.clone(), other.clone()] },
            Act::Split {
                entity: vec![one.clone()],
                articles: vec!["k".to_owned()],
                mentions: vec![place],
            },
            Act::Rename { entity: entity.clone(), name: "A".to_owned() },
            Act::Retype { entity: entity.clone(), kind: EntityKind::Place },
            Act::Ignore { entity: entity.clone() },
            Act::Alias { entity, name: "B".to_owned() },
            Act::Same { one: one.clone(), other: other.clone() },
            Act::Different { one: one.clone(), other },
            Act::Same { one, other: Handle::outside("Q42".to_owned()) },
            Act::Bind { reference: reference.clone(), article: "k".to_owned() },
            Act::Unbind { reference, article: "k".to_owned() },
            Act::Undo { decision: "ab".to_owned() },
        ] {
            let decision = decision(act);
            assert_eq!(Decision::from_line(&decision.to_line()), Ok(decision));
        }
    }

    #[test]
    fn a_line_that_is_no_decision_says_why() {
        let line = decision(Act::Ignore { entity: handle("a") }).to_line();
        let newer = line.replacen("\"v\":1", "\"v\":2", 1);
        assert_eq!(Decision::from_line(&newer), Err(Unreadable::Newer(2)));
        let altered = line.replace("Ada", "Eve");
        assert_eq!(Decision::from_line(&altered), Err(Unreadable::Altered));
        for broken in
            ["", "<<<<<<< HEAD", "{}", "[1]", &line[..40], &line.replace("ignore", "praise")]
        {
            assert!(matches!(Decision::from_line(broken), Err(Unreadable::Broken(_))), "{broken}");
        }
    }
}
