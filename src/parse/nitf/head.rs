//! What NITF says of an article outside its text: headline, authors, dates, state.

use super::kind;
use crate::model::{Article, Date, EntityKind, Mention, Status};
use crate::parse::line::{one_line, primary_language};
use crate::parse::marked::occurrences;
use crate::parse::xml::Node;
use crate::parse::{byline, date};

/// Everything but body, links and names.
pub(super) fn read(nitf: Node<'_>) -> Article {
    let body_head = nitf.at(&["body", "body.head"]);
    let hedline = body_head.and_then(|head| head.child(&["hedline"]));
    let docdata = nitf.at(&["head", "docdata"]);
    let pubdata = nitf.at(&["head", "pubdata"]);
    let stated = |node: Option<Node<'_>>, name: &str| Some(one_line(node?.attribute(name)?));
    let of_docdata = |element: &str, name: &str| stated(docdata?.child(&[element]), name);
    let title = hedline.and_then(|hedline| hedline.child_line(&["hl1"]));
    let deck = hedline.and_then(|hedline| hedline.child_line(&["hl2"]));
    let summary = || body_head?.child(&["abstract"])?.line();
    let date_of = |element: &str| date_of(docdata?.child(&[element])?.attribute("norm"));
    let (status, note) = state(nitf, docdata);
    Article {
        external_id: of_docdata("doc-id", "id-string"),
        url: stated(pubdata, "ex-ref").filter(|url| url.starts_with("http")),
        title: title.or_else(|| nitf.at(&["head", "title"])?.line()).unwrap_or_default(),
        standfirst: deck.or_else(summary),
        byline: body_head.and_then(authors),
        published: date_of("date.release")
            .or_else(|| date_of("date.issue"))
            .or_else(|| self::date_of(pubdata?.attribute("date.publication")))
            .or_else(|| {
                self::date_of(body_head?.at(&["dateline", "story.date"])?.attribute("norm"))
            }),
        language: nitf
            .attribute("xml:lang")
            .or_else(|| nitf.child(&["body"])?.attribute("xml:lang"))
            .and_then(primary_language),
        source: stated(pubdata, "name")
            .or_else(|| body_head?.child_line(&["distributor"]))
            .or_else(|| of_docdata("doc.copyright", "holder")),
        section: stated(pubdata, "position.section"),
        status,
        note,
        ..Article::default()
    }
}

fn date_of(norm: Option<&str>) -> Option<Date> {
    date::parse(norm?)
}

/// The authors of all bylines: those marked as persons, else what is printed
/// there without their posts.
fn authors(body_head: Node<'_>) -> Option<String> {
    let authors: Vec<String> = body_head
        .all("byline")
        .flat_map(|line| {
            let persons: Vec<String> = line.all("person").filter_map(Node::line).collect();
            if persons.is_empty() {
                byline::of_element(line, "byttl").into_iter().collect()
            } else {
                persons
            }
        })
        .collect();
    (!authors.is_empty()).then(|| authors.join(", "))
}

/// Whether the article stands, and the note that says why not.
fn state(nitf: Node<'_>, docdata: Option<Node<'_>>) -> (Status, Option<String>) {
    let attribute = |element: &str, name: &str| docdata?.child(&[element])?.attribute(name);
    let correction = docdata.and_then(|docdata| docdata.child(&["correction"]));
    let status = match docdata.and_then(|docdata| docdata.attribute("management-status")) {
        Some("canceled") => Status::Canceled,
        Some("withheld" | "embargoed") => Status::Withheld,
        _ if correction.is_some() => Status::Corrected,
        _ => Status::Usable,
    };
    let to_editors = || {
        let notes = nitf.at(&["body", "body.head"])?.all("note");
        let mut notes = notes.filter(|note| note.attribute("noteclass") == Some("editorsnote"));
        notes.next()?.line()
    };
    let note = attribute("correction", "info").or_else(|| attribute("ed-msg", "info"));
    (status, note.map(one_line).or_else(to_editors))
}

/// The names marked in the headline and the names listed for the whole
/// article, where title and standfirst have them.
pub(super) fn marked(nitf: Node<'_>, article: &Article) -> Vec<Mention> {
    let marked = nitf.at(&["body", "body.head"]).into_iter().flat_map(Node::descendants);
    let names: Vec<(EntityKind, String)> =
        marked.filter_map(|node| Some((kind(node)?, node.line()?))).collect();
    let without_text = Article {
        title: article.title.clone(),
        standfirst: article.standfirst.clone(),
        ..Article::default()
    };
    occurrences(&without_text, &names)
}
