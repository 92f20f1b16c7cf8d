//! The people, organisations and places that an item says it is about.

use std::collections::HashMap;

use crate::model::{Article, EntityKind, Mention};
use crate::parse::marked::occurrences;
use crate::parse::xml::Node;

/// The subjects with a kind, where the article's texts name them.
pub(super) fn marked(item: Node<'_>, article: &Article) -> Vec<Mention> {
    // An `assert` holds the name of a subject that is given as a code alone.
    let asserted: HashMap<&str, Node<'_>> = item
        .all("assert")
        .filter_map(|assert| Some((assert.attribute("qcode")?, assert)))
        .collect();
    let Some(content) = item.child(&["contentMeta"]) else { return Vec::new() };
    let mut names = Vec::new();
    for subject in content.all("subject").chain(content.all("located")) {
        let code = subject.attribute("qcode");
        let assert = code.and_then(|code| asserted.get(code).copied());
        let kind = [Some(subject), assert].into_iter().flatten().find_map(kind);
        let Some(kind) = kind else { continue };
        let printed = [Some(subject), assert].into_iter().flatten();
        names.extend(
            printed
                .flat_map(|node| node.all("name"))
                .filter_map(Node::line)
                .map(|name| (kind, name)),
        );
    }
    let taken: Vec<_> =
        article.marked.iter().map(|mention| (mention.field, mention.span)).collect();
    let is_free = |mention: &Mention| {
        !taken.iter().any(|(field, span)| *field == mention.field && span.overlaps(&mention.span))
    };
    occurrences(article, &names).into_iter().filter(is_free).collect()
}

/// What the IPTC's concept nature stands for.
fn kind(node: Node<'_>) -> Option<EntityKind> {
    let nature = node.attribute("type").or_else(|| node.child(&["type"])?.attribute("qcode"))?;
    match nature.strip_prefix("cpnat:")? {
        "person" => Some(EntityKind::Person),
        "organisation" | "organization" => Some(EntityKind::Organization),
        "geoArea" | "geo" | "poi" => Some(EntityKind::Place),
        _ => None,
    }
}
