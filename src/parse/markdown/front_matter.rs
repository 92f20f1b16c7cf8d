//! The YAML between two lines of hyphens at the start of a file.

use saphyr::{LoadableYamlNode, Yaml};

use crate::parse::line::some_line;

/// Longer front matter than this is no list of fields.
const MAX_BYTES: usize = 64 << 10;

/// The fields of front matter, as text.
#[derive(Debug, Default)]
pub(super) struct FrontMatter(Vec<(String, String)>);

impl FrontMatter {
    /// The front matter of `text`, and what follows it. Front matter that is
    /// no YAML says nothing.
    pub(super) fn split(text: &str) -> (Self, &str) {
        let Some((yaml, body)) = cut(text.trim_start()) else { return (Self::default(), text) };
        let fields = if yaml.len() > MAX_BYTES { Vec::new() } else { fields(yaml) };
        (Self(fields), body)
    }

    /// The text under the first of `names`, whatever their case.
    pub(super) fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let (_, text) = self.0.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
            some_line(text)
        })
    }
}

fn cut(text: &str) -> Option<(&str, &str)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut at = first.len();
    for line in lines {
        let end = at + line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&text[first.len()..at], &text[end..]));
        }
        at = end;
    }
    None
}

fn fields(yaml: &str) -> Vec<(String, String)> {
    let documents = Yaml::load_from_str(yaml).unwrap_or_default();
    let Some(mapping) = documents.first().and_then(Yaml::as_mapping) else { return Vec::new() };
    mapping
        .iter()
        .filter_map(|(key, value)| Some((key.as_str()?.to_owned(), text(value)?)))
        .collect()
}

/// A value as text; a list joined by commas, a mapping by its name.
fn text(value: &Yaml<'_>) -> Option<String> {
    if let Some(values) = value.as_sequence() {
        let texts: Vec<String> = values.iter().filter_map(text).collect();
        return (!texts.is_empty()).then(|| texts.join(", "));
    }
    if value.is_mapping() {
        return text(value.as_mapping_get("name")?);
    }
    value
        .as_str()
        .map(str::to_owned)
        .or_else(|| value.as_integer().map(|number| number.to_string()))
}
