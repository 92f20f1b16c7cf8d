//! The headline of a page.

use dom_query::Document;

use super::json_ld;
use super::meta::Meta;
use crate::model::title_key;
use crate::parse::line::{one_line, some_line};

/// Marks that set the name of the site apart from the headline.
const MARKS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " « ", " » ", " · ", " • "];

/// The headline: as the publisher states it for machines, else as printed.
pub(super) fn read(
    document: &Document,
    meta: &Meta,
    ld: &serde_json::Value,
    site: Option<&str>,
) -> String {
    let printed: Vec<String> = document
        .select("h1")
        .nodes()
        .iter()
        .filter_map(|heading| some_line(&heading.text()))
        .collect();
    let stated = [
        json_ld::first(ld, &["headline"]),
        meta.first(&[
            "og:title",
            "twitter:title",
            "dc.title",
            "parsely-title",
            "sailthru.title",
            "title",
        ]),
        some_line(&document.select_single("title").text()),
    ];
    let stated: Vec<String> = stated
        .into_iter()
        .flatten()
        .map(|title| without_site(&plain(&title), site, &printed))
        .filter(|title| !title.is_empty())
        .collect();
    // A heading that agrees with what is stated is how the page prints it.
    let key = |title: &String| title_key(title);
    if let Some(agreed) =
        printed.iter().find(|title| stated.iter().any(|other| key(other) == key(title)))
    {
        return agreed.clone();
    }
    stated.into_iter().next().or_else(|| printed.into_iter().next()).unwrap_or_default()
}

/// `title` without entities that were escaped twice.
pub(super) fn plain(text: &str) -> String {
    if !text.contains('&') && !text.contains("</") {
        return one_line(text);
    }
    let text = text.replace('<', "&lt;");
    one_line(&Document::fragment(text).text())
}

/// `title` without the name of the site: where that is what follows the last
/// mark, or where a heading is all that precedes it.
fn without_site(title: &str, site: Option<&str>, printed: &[String]) -> String {
    let site = site.map(title_key).unwrap_or_default();
    let is_marked = |rest: &str| MARKS.iter().any(|mark| rest.starts_with(mark));
    if let Some(heading) =
        printed.iter().find(|heading| title.strip_prefix(heading.as_str()).is_some_and(is_marked))
    {
        return heading.clone();
    }
    for mark in MARKS {
        if let Some((headline, name)) = title.rsplit_once(mark) {
            let name = title_key(name);
            let is_site = !site.is_empty() && (name == site || site.starts_with(&name));
            let headline_key = title_key(headline);
            if is_site || printed.iter().any(|heading| title_key(heading) == headline_key) {
                return headline.trim().to_owned();
            }
        }
        if let Some((name, headline)) = title.split_once(mark)
            && !site.is_empty()
            && title_key(name) == site
        {
            return headline.trim().to_owned();
        }
    }
    title.to_owned()
}
