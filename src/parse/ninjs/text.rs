//! Headlines, descriptions and bodies, each in several wordings.

use serde_json::Value;

use super::{line, members};
use crate::model::Link;
use crate::parse::encoding::clean;
use crate::parse::html;
use crate::parse::json::field_text;
use crate::parse::line::some_line;

/// One wording of a headline, description or body.
pub(super) struct Wording {
    /// What it is for, in lower case: `main`, `summary`, `xhtml` …
    pub(super) role: String,
    /// Its type, such as `text/html`; empty where none is given.
    content_type: String,
    text: String,
}

impl Wording {
    fn is_html(&self) -> bool {
        self.content_type.contains("html")
            || (self.content_type.is_empty()
                && (self.role.contains("html") || html::is_markup(&self.text)))
    }

    /// Whether it is a format that is read here; an agency adds its own.
    fn is_read(&self) -> bool {
        self.content_type.is_empty()
            || self.content_type.contains("html")
            || self.content_type.starts_with("text/plain")
    }

    pub(super) fn line(&self) -> Option<String> {
        if self.is_html() {
            some_line(&html::fragment(&self.text, None).0)
        } else {
            some_line(&self.text)
        }
    }
}

/// All wordings: `headline`, `headline_short` … of ninjs 1, and the members of
/// `headlines` of ninjs 2 and 3.
pub(super) fn wordings(item: &Value, single: &str, several: &str) -> Vec<Wording> {
    let of_list = members(item, &[several]).into_iter().filter_map(|member| {
        Some(Wording {
            role: line(member, &["role"]).unwrap_or_default().to_ascii_lowercase(),
            content_type: line(member, &["contenttype"]).unwrap_or_default().to_ascii_lowercase(),
            text: member.get("value")?.as_str()?.to_owned(),
        })
    });
    let properties = item.as_object().into_iter().flatten();
    let of_names = properties.filter_map(|(key, value)| {
        let role = key.to_ascii_lowercase();
        let role = role.strip_prefix(single)?;
        let role = if role.is_empty() { "main" } else { role.strip_prefix('_')? };
        let (role, content_type) = (role.to_owned(), String::new());
        Some(Wording { role, content_type, text: field_text(value).filter(|_| value.is_string())? })
    });
    let mut wordings: Vec<Wording> = of_list.collect();
    wordings.extend(of_names);
    wordings.retain(|wording| wording.is_read() && !wording.text.trim().is_empty());
    wordings
}

/// The wording with the first of `roles` that one has, else the first of all.
pub(super) fn best<'w>(wordings: &'w [Wording], roles: &[&str]) -> Option<&'w Wording> {
    roles
        .iter()
        .find_map(|role| wordings.iter().find(|wording| wording.role == *role))
        .or_else(|| wordings.first())
}

/// The body and its links: of a wording in HTML, which has them, else in
/// plain text. The headline itself is no part of it.
pub(super) fn body(item: &Value, title: &str, base: Option<&str>) -> (String, Vec<Link>) {
    let wordings = wordings(item, "body", "bodies");
    let marked_up = wordings.iter().filter(|wording| wording.is_html());
    let text = marked_up
        .map(|wording| html::fragment_below(&wording.text, base, title))
        .find(|(body, _)| !body.is_empty());
    let plain = || {
        let plain = wordings.iter().find(|wording| !wording.is_html())?;
        Some((clean(&plain.text).trim().to_owned(), Vec::new()))
    };
    text.or_else(plain).unwrap_or_default()
}
