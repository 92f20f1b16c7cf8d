//! The text of an item: the best of its renditions.

use crate::model::Article;
use crate::parse::encoding::clean;
use crate::parse::xml::{Node, to_html};
use crate::parse::{html, nitf};

/// Puts the text of `item` into its article, and what the text alone says.
pub(super) fn fill(article: &mut Article, item: Node<'_>, base: Option<&str>) {
    let Some(set) = item.child(&["contentSet"]) else { return };
    let inline = || set.all("inlineXML");
    let find = |name: &str| inline().flat_map(Node::children).find(|node| node.is(name));
    if let Some(nitf) = find("nitf") {
        complete(article, nitf::article(nitf, base));
    } else if let Some(page) = find("xhtml:html").or_else(|| find("html")) {
        let body = page.child(&["xhtml:body", "body"]).unwrap_or(page);
        set_html(article, &to_html(body), base);
    } else if let Some(part) = inline().find(|part| is_html(*part)) {
        set_html(article, &to_html(part), base);
    }
    if !article.body.is_empty() {
        return;
    }
    if let Some(data) = set.all("inlineData").find(|data| is_html(*data)) {
        set_html(article, &data.text(), base);
    } else if let Some(data) = set.all("inlineData").find(|data| is_plain(*data)) {
        clean(&data.text()).trim().clone_into(&mut article.body);
    }
}

fn set_html(article: &mut Article, html: &str, base: Option<&str>) {
    let (body, links) = html::fragment_below(html, base, &article.title);
    article.body = body;
    article.links.splice(0..0, links);
}

/// What the item's own properties do not say, its NITF may.
fn complete(article: &mut Article, nitf: Article) {
    if article.title.is_empty() {
        article.title = nitf.title;
    }
    article.body = nitf.body;
    article.links.splice(0..0, nitf.links);
    article.standfirst = article.standfirst.take().or(nitf.standfirst);
    article.byline = nitf.byline.or(article.byline.take());
    article.url = article.url.take().or(nitf.url);
    article.published = article.published.take().or(nitf.published);
    article.language = article.language.take().or(nitf.language);
    article.source = article.source.take().or(nitf.source);
    article.section = article.section.take().or(nitf.section);
    article.note = article.note.take().or(nitf.note);
    if article.status.is_usable() {
        article.status = nitf.status;
    }
    // A name marked in a headline that the item words otherwise has no place.
    let texts = [
        article.title.clone(),
        article.standfirst.clone().unwrap_or_default(),
        article.body.clone(),
    ];
    article.marked = nitf.marked;
    article
        .marked
        .retain(|mention| mention.span.of(&texts[mention.field as usize]) == mention.surface);
}

fn is_html(part: Node<'_>) -> bool {
    part.attribute("contenttype").is_some_and(|kind| kind.contains("html"))
}

fn is_plain(part: Node<'_>) -> bool {
    part.attribute("contenttype").is_none_or(|kind| kind.starts_with("text/plain"))
}
