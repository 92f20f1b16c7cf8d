//! What NewsML-G2 says of an item: who, when, in which state.

use crate::model::{Article, Link, Status};
use crate::parse::line::{one_line, primary_language};
use crate::parse::state::corrects;
use crate::parse::xml::Node;
use crate::parse::{byline, date};

/// Everything but the text and its names.
pub(super) fn article(item: Node<'_>) -> Article {
    let meta = item.child(&["itemMeta"]);
    let content = item.child(&["contentMeta"]);
    let of_meta = |name: &str| meta?.child_line(&[name]);
    let of_content = |name: &str| content?.child_line(&[name]);
    let date_of = |text: Option<String>| date::parse(&text?);
    let issued = date_of(of_meta("firstCreated")).or_else(|| date_of(of_content("contentCreated")));
    let version = date_of(of_meta("versionCreated"));
    let note = of_meta("edNote");
    Article {
        external_id: item.attribute("guid").map(one_line),
        url: content.and_then(|_| own_address(item)),
        title: of_content("headline")
            .or_else(|| of_meta("title"))
            .or_else(|| of_content("slugline"))
            .unwrap_or_default(),
        standfirst: content.and_then(summary),
        byline: content.and_then(authors),
        published: issued.or_else(|| version.clone()),
        modified: date_of(of_content("contentModified")).or(version),
        language: content
            .and_then(|content| content.child(&["language"])?.attribute("tag"))
            .or_else(|| item.attribute("xml:lang"))
            .and_then(primary_language),
        source: source(item),
        status: status(item, note.as_deref()),
        note,
        links: links(item),
        ..Article::default()
    }
}

/// What an item is: `text`, `picture`, `composite` …; `text` where it does not say.
pub(super) fn class(item: Node<'_>) -> &str {
    item.at(&["itemMeta", "itemClass"])
        .and_then(|class| class.attribute("qcode").or_else(|| class.attribute("uri")))
        .and_then(|code| code.rsplit([':', '/']).next())
        .unwrap_or("text")
}

/// The code in `stat:canceled`, or at the end of an address of a code.
fn code(node: Node<'_>) -> Option<String> {
    let code = node.attribute("qcode").or_else(|| node.attribute("uri"))?;
    Some(code.rsplit([':', '/']).next()?.to_ascii_lowercase())
}

fn status(item: Node<'_>, note: Option<&str>) -> Status {
    let Some(meta) = item.child(&["itemMeta"]) else { return Status::Usable };
    let is_signalled = meta.all("signal").filter_map(code).any(|code| code == "correction");
    match meta.child(&["pubStatus"]).and_then(code).as_deref() {
        Some("canceled" | "cancelled") => Status::Canceled,
        Some("withheld") => Status::Withheld,
        // An embargo without an end.
        _ if meta.child(&["embargoed"]).is_some_and(|until| until.line().is_none()) => {
            Status::Withheld
        }
        _ if is_signalled || note.is_some_and(corrects) => Status::Corrected,
        _ => Status::Usable,
    }
}

/// The summary that is no caption, note or list of contents.
fn summary(content: Node<'_>) -> Option<String> {
    let is_summary = |node: &Node<'_>| {
        node.attribute("role").is_none_or(|role| role.ends_with(":summary") || role == "summary")
    };
    content.all("description").filter(is_summary).find_map(Node::line)
}

fn authors(content: Node<'_>) -> Option<String> {
    let creators = || {
        let names: Vec<String> =
            content.all("creator").filter_map(|creator| creator.child_line(&["name"])).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    content.child_line(&["by"]).and_then(|by| byline::of_line(&by)).or_else(creators)
}

/// Who publishes: the provider, the agency, the owner of the rights.
fn source(item: Node<'_>) -> Option<String> {
    let paths: [&[&str]; 4] = [
        &["itemMeta", "provider"],
        &["contentMeta", "infoSource"],
        &["contentMeta", "creditline"],
        &["rightsInfo", "copyrightHolder"],
    ];
    let named = |path: &[&str]| {
        let node = item.at(path)?;
        node.child_line(&["name"])
            .or_else(|| node.line())
            .or_else(|| node.attribute("literal").map(one_line))
    };
    let provider = || {
        let code = item.at(&["itemMeta", "provider"])?.attribute("qcode")?;
        Some(one_line(code.rsplit(':').next()?))
    };
    paths.into_iter().find_map(named).or_else(provider)
}

/// The address where the item itself is published.
fn own_address(item: Node<'_>) -> Option<String> {
    let links = item.child(&["itemMeta"])?.all("link");
    let own = links.filter(|link| {
        link.attribute("rel")
            .is_some_and(|rel| rel.ends_with(":isA") || rel.ends_with(":alternate"))
    });
    own.filter_map(|link| link.attribute("href")).find(|url| url.starts_with("http")).map(one_line)
}

/// What its editors link the item to.
fn links(item: Node<'_>) -> Vec<Link> {
    let Some(meta) = item.child(&["itemMeta"]) else { return Vec::new() };
    let own = own_address(item);
    meta.all("link").filter_map(link).filter(|link| Some(&link.url) != own.as_ref()).collect()
}

/// A link or an item reference; `None` where it has neither address nor title.
pub(super) fn link(node: Node<'_>) -> Option<Link> {
    let address = ["href", "residref"].iter().find_map(|name| node.attribute(name));
    let text = node.child_line(&["title", "headline"]).unwrap_or_default();
    let is_web = address.is_some_and(|address| address.starts_with("http"));
    (is_web || !text.is_empty()).then(|| Link {
        url: address.map(one_line).unwrap_or_default(),
        text,
        span: None,
    })
}
