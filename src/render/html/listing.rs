//! The graph as a list: what the picture shows, in words, with the evidence.

use std::fmt::Write;

use petgraph::{
    Direction::Incoming,
    graph::{EdgeIndex, NodeIndex},
    visit::EdgeRef,
};

use crate::{
    graph::{EdgeKind, Evidence, Node, NodeKind, StoryGraph},
    model::Date,
    render::escape,
};

/// A section for each kind: articles in the order of their days, the undated
/// last; all others by title. An edge stands below the story that it starts at.
pub(super) fn listing(graph: &StoryGraph) -> String {
    let mut html = String::new();
    for kind in NodeKind::ALL {
        let mut nodes: Vec<NodeIndex> =
            graph.node_indices().filter(|node| graph[*node].kind == kind).collect();
        nodes.sort_by_key(|node| {
            let node = &graph[*node];
            let day = node.published.as_ref().map(Date::day);
            (day.is_none(), day, node.title.to_lowercase(), &node.id)
        });
        if nodes.is_empty() {
            continue;
        }
        let (name, count) = (heading(kind), nodes.len());
        let _ =
            writeln!(html, r#"<section class="{kind}"><h3>{name} (<span>{count}</span>)</h3><ul>"#);
        for node in nodes {
            write_node(&mut html, graph, node);
        }
        html.push_str("</ul></section>\n");
    }
    html
}

const fn heading(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Article => "Articles",
        NodeKind::Wanted => "Wanted stories",
        NodeKind::Person => "People",
        NodeKind::Organization => "Organizations",
        NodeKind::Place => "Places",
    }
}

fn write_node(html: &mut String, graph: &StoryGraph, at: NodeIndex) {
    let node = &graph[at];
    let title = title(node);
    let link = node.url.as_deref().and_then(escape::link);
    let heading = link.map_or_else(
        || title.clone(),
        |url| {
            let url = escape::xml(&url);
            format!(r#"<a href="{url}" rel="noopener noreferrer">{title}</a>"#)
        },
    );
    let _ = write!(html, r#"<li id="n{}"><h4 dir="auto">{heading}</h4>"#, at.index() + 1);
    let day = node.published.as_ref().map(|date| escape::xml(date.day()));
    let source = node.source.as_deref().map(escape::xml);
    let status = (!node.status.is_usable()).then(|| node.status.to_string());
    let facts: Vec<String> =
        day.into_iter().chain(source).chain(status).filter(|it| !it.is_empty()).collect();
    if !facts.is_empty() {
        let _ = write!(html, "<p>{}</p>", facts.join(" · "));
    }
    if let Some(note) = &node.note {
        let _ = write!(html, r#"<p dir="auto">{}</p>"#, escape::xml(note));
    }
    for address in node.same_as.iter().filter_map(|address| escape::link(address)) {
        let address = escape::xml(&address);
        let link = format!(r#"<a href="{address}" rel="noopener noreferrer">{address}</a>"#);
        let _ = write!(html, "<p>the same as {link}</p>");
    }
    // petgraph gives the newest first.
    let mut out: Vec<EdgeIndex> = graph.edges(at).map(|edge| edge.id()).collect();
    out.sort();
    if !out.is_empty() {
        html.push_str("<ul>");
        for edge in out {
            write_edge(html, graph, edge);
        }
        html.push_str("</ul>");
    }
    write_incoming(html, graph, at);
    html.push_str("</li>\n");
}

fn write_edge(html: &mut String, graph: &StoryGraph, at: EdgeIndex) {
    let edge = &graph[at];
    let Some((_, target)) = graph.edge_endpoints(at) else { return };
    let kind = edge.kind.as_str().replace('_', " ");
    let says = match edge.kind {
        EdgeKind::Mentions => "names".to_owned(),
        EdgeKind::Reference(_) => format!("refers to ({kind})"),
    };
    let _ = write!(
        html,
        r##"<li id="e{}">{says} <a href="#n{}" dir="auto">{}</a><div class="proof">"##,
        at.index() + 1,
        target.index() + 1,
        title(&graph[target])
    );
    write_proof(html, &edge.evidence);
    html.push_str("</div></li>");
}

/// The quote in its sentence, and where it stands and how it was found.
fn write_proof(html: &mut String, evidence: &Evidence) {
    let passage = passage(evidence);
    if !passage.is_empty() {
        let _ = write!(html, r#"<blockquote dir="auto">{passage}</blockquote>"#);
    }
    let place = match (evidence.field.is_empty(), evidence.span) {
        (false, Some(span)) => format!("{}, bytes {}–{}", evidence.field, span.start, span.end),
        _ => evidence.field.clone(),
    };
    let percent = (evidence.confidence.clamp(0.0, 1.0) * 100.0).round();
    let facts: Vec<String> = [&evidence.article, &place, &evidence.method]
        .into_iter()
        .map(|fact| escape::xml(fact))
        .chain([format!("{percent:.0} % sure")])
        .filter(|fact| !fact.is_empty())
        .collect();
    let _ = write!(html, "<p>{}</p>", facts.join(" · "));
}

/// The sentence with the quote marked in it, or the quote alone where the
/// sentence does not have it.
fn passage(evidence: &Evidence) -> String {
    let (quote, sentence) = (escape::clean(&evidence.quote), escape::clean(&evidence.sentence));
    if quote.is_empty() {
        return escape::xml(&sentence);
    }
    let Some(start) = place_of(&quote, &sentence) else {
        return format!("<mark>{}</mark>", escape::xml(&quote));
    };
    let (before, after) = (&sentence[..start], &sentence[start + quote.len()..]);
    // Escaping takes the spaces at either end.
    let space = |near: bool| if near { " " } else { "" };
    format!(
        "{}{}<mark>{}</mark>{}{}",
        escape::xml(before),
        space(before.ends_with(' ')),
        escape::xml(&quote),
        space(after.starts_with(' ')),
        escape::xml(after)
    )
}

/// Where the quote stands in the sentence: as words of its own, if it does
/// anywhere, so that `Europe` is not marked in `European`.
fn place_of(quote: &str, sentence: &str) -> Option<usize> {
    let apart = |start: &usize| {
        let before = sentence[..*start].chars().next_back();
        let after = sentence[start + quote.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    let mut places = sentence.match_indices(quote).map(|(start, _)| start);
    places.clone().find(apart).or_else(|| places.next())
}

/// Who refers to the node or names it, in the graph's order.
fn write_incoming(html: &mut String, graph: &StoryGraph, at: NodeIndex) {
    for (mentions, says) in [(false, "referred to by"), (true, "named in")] {
        let mut from: Vec<NodeIndex> = graph
            .edges_directed(at, Incoming)
            .filter(|edge| (edge.weight().kind == EdgeKind::Mentions) == mentions)
            .map(|edge| edge.source())
            .collect();
        from.sort();
        from.dedup();
        let links: Vec<String> = from
            .into_iter()
            .map(|story| {
                let title = title(&graph[story]);
                format!(r##"<a href="#n{}" dir="auto">{title}</a>"##, story.index() + 1)
            })
            .collect();
        if !links.is_empty() {
            let _ = write!(html, "<p>{says} {}</p>", links.join("; "));
        }
    }
}

fn title(node: &Node) -> String {
    let title = escape::xml(&node.title);
    if title.is_empty() { "(untitled)".to_owned() } else { title }
}

#[cfg(test)]
mod tests {
    use super::{Evidence, passage};

    fn said(quote: &str, sentence: &str) -> String {
        let (quote, sentence) = (quote.to_owned(), sentence.to_owned());
        passage(&Evidence { quote, sentence, ..Evidence::default() })
    }

    #[test]
    fn a_quote_is_marked_in_its_sentence() {
        assert_eq!(
            said("Mara Lindqvist", "On Friday  Mara Lindqvist <left>."),
            "On Friday <mark>Mara Lindqvist</mark> &lt;left&gt;."
        );
        assert_eq!(
            said("Europe", "European talks in Europe."),
            "European talks in <mark>Europe</mark>."
        );
        assert_eq!(said("READ MORE: A & B", ""), "<mark>READ MORE: A &amp; B</mark>");
        assert_eq!(said("", "All of it."), "All of it.");
        assert_eq!(said("", ""), "");
    }
}
