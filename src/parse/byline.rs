//! Authors, as agencies print them.

use super::line::one_line;
use super::xml::{Node, Part};

/// Words that open a byline and are no name.
const OPENINGS: &[&str] = &["By ", "BY ", "by ", "Von ", "Par ", "Por ", "Av ", "Di ", "Door "];

/// `Jane Doe` of `By Jane Doe`; `None` where no name is left.
pub(super) fn of_line(text: &str) -> Option<String> {
    let line = one_line(text);
    let names = OPENINGS.iter().find_map(|opening| line.strip_prefix(opening)).unwrap_or(&line);
    let names = names.trim_matches([' ', ',', ';']);
    (!names.is_empty()).then(|| names.to_owned())
}

/// The names in `element`; what stands in elements named `post` is none.
pub(super) fn of_element(element: Node<'_>, post: &str) -> Option<String> {
    let words = element.parts().map(|part| match part {
        Part::Element(node) if node.is(post) => String::new(),
        Part::Element(node) => node.text(),
        Part::Text(text) => text.to_owned(),
    });
    of_line(&words.collect::<String>()).or_else(|| element.line())
}
