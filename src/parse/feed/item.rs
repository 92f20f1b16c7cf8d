//! One item of a feed → article.

use super::MAX_SUMMARY_CHARS;
use super::channel::{self, Channel};
use super::said::Said;
use crate::model::{Article, Date, Link, Status};
use crate::parse::date;
use crate::parse::html::is_in_body;
use crate::parse::line::{one_line, primary_language};
use crate::parse::link::resolve;
use crate::parse::xml::Node;

// Where each field is looked for, best first; `xml/space.rs` knows the prefixes.
const TITLE: &[&str] = &["title", "atom:title", "dc:title", "media:title"];
const CONTENT: &[&str] =
    &["content:encoded", "atom:content", "xhtml:body", "xhtml:div", "content", "fullitem", "body"];
const SUMMARY: &[&str] =
    &["description", "atom:summary", "summary", "dc:description", "abstract", "itunes:summary"];
const PUBLISHED: &[&str] = &[
    "pubdate",
    "atom:published",
    "published",
    "atom:issued",
    "issued",
    "dc:issued",
    "dc:date",
    "atom:created",
    "dc:created",
];
const MODIFIED: &[&str] = &["atom:updated", "updated", "atom:modified", "modified", "dc:modified"];
const ID: &[&str] = &["guid", "atom:id", "id", "dc:identifier"];
const SECTION: &[&str] = &["category", "atom:category", "dc:subject"];
const LANGUAGE: &[&str] = &["dc:language", "language"];
const AUTHOR: &[&str] = &["dc:creator", "author", "atom:author", "creator"];

/// The article of an item; `None` where it has no title, no text and no address.
pub(super) fn article(item: Node<'_>, channel: &Channel<'_>) -> Option<Article> {
    let base = channel::base(item, channel);
    let id = item.child_line(ID).or_else(|| item.attribute("rdf:about").map(one_line));
    let url = address(item, base.as_deref()).or_else(|| permalink(item));
    let said = |names: &[&str]| {
        names.iter().find_map(|name| item.all(name).find_map(|node| Some((node, Said::new(node)?))))
    };
    let (summary, content) = (said(SUMMARY), said(CONTENT));
    // What the text says its links are relative to, else the page it stands on.
    let text = content.as_ref().or(summary.as_ref()).map(|(node, _)| *node);
    let stated = text.filter(|node| node.inherited("xml:base").is_some());
    let relative_to = stated.and_then(|node| channel::base(node, channel));
    let relative_to = relative_to.as_deref().or(url.as_deref()).or(base.as_deref());
    let [summary, content] = [summary, content].map(|said| said.map(|(_, said)| said));
    let (standfirst, body, links) = texts(summary.as_ref(), content.as_ref(), relative_to);
    let modified = date_of(item, MODIFIED);
    let language = item
        .child_line(LANGUAGE)
        .or_else(|| item.inherited("xml:lang").map(str::to_owned))
        .as_deref()
        .and_then(primary_language);
    let article = Article {
        external_id: id,
        url,
        title: said(TITLE).and_then(|(_, said)| said.line()).unwrap_or_default(),
        byline: byline(item, channel),
        // A feed that gives one date gives it under any name.
        published: date_of(item, PUBLISHED).or_else(|| modified.clone()),
        modified,
        language: language.or_else(|| channel.language.clone()),
        source: source(item).or_else(|| channel.title.clone()),
        section: section(item),
        status: match (&standfirst, body.is_empty()) {
            (None, true) => Status::Listed,
            _ => Status::Usable,
        },
        standfirst,
        body,
        links,
        ..Article::default()
    };
    let says_nothing =
        article.title.is_empty() && article.url.is_none() && article.status == Status::Listed;
    (!says_nothing).then_some(article)
}

/// Standfirst, body and its links. A mere summary is no body: the page it
/// speaks of, read later, has the text.
pub(super) fn texts(
    summary: Option<&Said>,
    content: Option<&Said>,
    base: Option<&str>,
) -> (Option<String>, String, Vec<Link>) {
    let line = summary.and_then(Said::line);
    let is_short = line.as_ref().is_none_or(|line| line.chars().count() <= MAX_SUMMARY_CHARS);
    let (body, links) = match (content, summary) {
        (Some(content), _) => content.body(base),
        (None, Some(summary)) if !is_short => summary.body(base),
        _ => (String::new(), Vec::new()),
    };
    let standfirst = line.filter(|line| is_short && !is_in_body(line, &body));
    (standfirst, body, links)
}

/// The address of the page that `node`, an item or a feed, stands for; `None`
/// where nobody knows what it is relative to.
pub(super) fn address(node: Node<'_>, base: Option<&str>) -> Option<String> {
    // Where a counting service stands between, the page's own address.
    let own = node.child_line(&["feedburner:origlink"]);
    let printed = || node.all("link").find_map(Node::line);
    let linked = || {
        let links: Vec<Node<'_>> =
            node.children().filter(|link| link.is("atom:link") || link.is("link")).collect();
        let is_page = |link: &&Node<'_>| {
            link.attribute("rel").is_none_or(|rel| rel.eq_ignore_ascii_case("alternate"))
        };
        let is_html =
            |link: &&Node<'_>| link.attribute("type").is_none_or(|kind| kind.contains("html"));
        let pages = || links.iter().filter(is_page);
        let best = pages().find(is_html).or_else(|| pages().next());
        best.and_then(|link| link.attribute("href")).map(str::to_owned)
    };
    // CDF.
    let attribute = || {
        node.attribute("href").or_else(|| node.child(&["a"])?.attribute("href")).map(str::to_owned)
    };
    let href = own.or_else(printed).or_else(linked).or_else(attribute)?;
    resolve(&href, base).filter(|url| url.contains("://"))
}

/// The address that an item without a link gives as its name.
fn permalink(item: Node<'_>) -> Option<String> {
    let guid = item.child(&["guid"]).filter(|guid| {
        guid.attribute("isPermaLink").is_none_or(|answer| !answer.eq_ignore_ascii_case("false"))
    });
    let name = guid.and_then(Node::line).or_else(|| item.attribute("rdf:about").map(one_line))?;
    let is_web = name.starts_with("http://") || name.starts_with("https://");
    is_web.then(|| resolve(&name, None)).flatten()
}

fn date_of(item: Node<'_>, names: &[&str]) -> Option<Date> {
    names.iter().find_map(|name| item.all(name).find_map(|node| date::parse(&node.line()?)))
}

/// The authors: of the item, of the feed it was taken from, of this feed.
fn byline(item: Node<'_>, channel: &Channel<'_>) -> Option<String> {
    let authors = |node: Node<'_>| {
        AUTHOR.iter().find_map(|name| {
            let names: Vec<String> = node.all(name).filter_map(author).collect();
            (!names.is_empty()).then(|| names.join(", "))
        })
    };
    authors(item)
        .or_else(|| authors(item.child(&["atom:source", "source"])?))
        .or_else(|| channel.author.and_then(author))
}

/// A name: that of a person construct, or `Jane Doe` of `desk@post.example (Jane Doe)`.
fn author(node: Node<'_>) -> Option<String> {
    if node.children().next().is_some() {
        return node.child_line(&["atom:name", "name", "foaf:name"]);
    }
    let text = Said::new(node)?.line()?;
    let name = match text.split_once('(') {
        Some((mail, name)) if mail.contains('@') => name.trim_end_matches(')').trim(),
        _ => text.as_str(),
    };
    let is_address = name.contains('@') && !name.contains(' ');
    (!name.is_empty() && !is_address).then(|| name.to_owned())
}

/// The feed that an item was taken from.
fn source(item: Node<'_>) -> Option<String> {
    let source = item.child(&["source", "atom:source", "dc:publisher"])?;
    if source.children().next().is_some() { channel::title(source) } else { source.line() }
}

fn section(item: Node<'_>) -> Option<String> {
    let node = item.child(SECTION)?;
    let said = || Said::new(node)?.line();
    ["label", "term"].iter().find_map(|name| node.attribute(name).map(one_line)).or_else(said)
}
