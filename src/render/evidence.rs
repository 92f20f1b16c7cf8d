//! The proof of an edge, in one line for a tooltip.

use crate::graph::Edge;

/// `READ MORE: Strike ends — strike-begins, read_more by cue+title, 95 % sure`.
///
/// Hostile text: escape it.
pub(super) fn evidence_line(edge: &Edge) -> String {
    let evidence = &edge.evidence;
    let words = if evidence.quote.trim().is_empty() { &evidence.sentence } else { &evidence.quote };
    let mut line = words.trim().to_owned();
    if !line.is_empty() {
        line = format!("“{line}” — ");
    }
    if !evidence.article.is_empty() {
        line.push_str(&evidence.article);
        line.push_str(", ");
    }
    line.push_str(&edge.kind.as_str().replace('_', " "));
    if !evidence.method.is_empty() {
        line.push_str(" by ");
        line.push_str(&evidence.method);
    }
    let percent = (evidence.confidence.clamp(0.0, 1.0) * 100.0).round();
    format!("{line}, {percent:.0} % sure")
}

#[cfg(test)]
mod tests {
    use super::evidence_line;
    use crate::graph::{Edge, EdgeKind, Evidence};
    use crate::model::ReferenceKind;

    #[test]
    fn the_line_quotes_and_names_its_source() {
        let evidence = Evidence {
            article: "strike-begins".into(),
            quote: "READ MORE: Strike ends".into(),
            method: "cue+title".into(),
            confidence: 0.95,
            ..Evidence::default()
        };
        let edge =
            Edge { kind: EdgeKind::Reference(ReferenceKind::ReadMore), weight: 1.0, evidence };
        assert_eq!(
            evidence_line(&edge),
            "“READ MORE: Strike ends” — strike-begins, read more by cue+title, 95 % sure"
        );
    }
}
