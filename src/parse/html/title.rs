//! The headline of a page.

use dom_query::Document;

use super::json_ld;
use super::meta::Meta;
use super::site::Site;
use crate::model::title_key;
use crate::parse::line::{one_line, some_line};

/// Marks that set the name of the site, or a kicker, apart from the headline.
const MARKS: &[&str] =
    &[" | ", " - ", " – ", " — ", " :: ", " « ", " » ", " · ", " • ", " // ", "| ", " ǀ ", ": "];
/// The headline is among the first headings of a page.
const MAX_HEADINGS: usize = 100;
/// A longer title is no title: it is left as it is.
const MAX_BYTES: usize = 600;
/// A heading of fewer words is as likely a section as a headline.
const MIN_WORDS: usize = 2;
/// Marks that stand without spaces between headline, section and site.
const TIGHT_MARKS: &[char] = &['-', '_', '|', 'ㅣ', '｜'];
/// The longest section, in a script that needs no more for a word.
const MAX_SECTION_CHARS: usize = 4;
/// A mark that also stands inside headlines.
const INNER_MARK: &str = ": ";

/// The headline: as the page prints it, where that agrees with what it states
/// for machines, else as stated.
pub(super) fn read(
    document: &Document,
    meta: &Meta,
    ld: &serde_json::Value,
    site: &Site,
) -> String {
    let printed = headings(document, "h1", site);
    let lesser = headings(document, "h2, h3", site);
    let for_machines = [
        json_ld::first(ld, &["headline"]),
        meta.first(&[
            "og:title",
            "twitter:title",
            "dc.title",
            "dcterms.title",
            "citation_title",
            "parsely-title",
            "sailthru.title",
            "title",
        ]),
    ];
    let is_bare = for_machines.iter().all(Option::is_none);
    let window = some_line(&document.select_single("title").text());
    let stated: Vec<String> = for_machines
        .into_iter()
        .chain([window])
        .flatten()
        .map(|title| without_site(&plain(&title), site, &printed, &lesser))
        .filter(|title| !title.is_empty())
        .collect();
    // A heading that agrees with what is stated is how the page prints it.
    let key = |title: &String| title_key(title);
    let agreed = printed.iter().find(|title| stated.iter().any(|other| key(other) == key(title)));
    if let Some(agreed) = agreed {
        return agreed.clone();
    }
    // The title of the window alone is often that of the site, or of nothing.
    let is_printed = stated.iter().any(|title| lesser.iter().any(|other| key(other) == key(title)));
    if let ([only], true) = (printed.as_slice(), is_bare && !is_printed)
        && only.split_whitespace().count() >= MIN_WORDS
    {
        return only.clone();
    }
    stated
        .into_iter()
        .next()
        .or_else(|| printed.into_iter().next())
        .or_else(|| lesser.into_iter().next())
        .unwrap_or_default()
}

/// The headings of the page but for the name of the site.
fn headings(document: &Document, selector: &str, site: &Site) -> Vec<String> {
    let headings = document.select(selector);
    let texts = headings.iter().filter_map(|heading| some_line(&heading.text()));
    texts.filter(|text| !site.is_name(text)).take(MAX_HEADINGS).collect()
}

/// `title` without entities that were escaped twice.
pub(super) fn plain(text: &str) -> String {
    if !text.contains('&') && !text.contains("</") {
        return one_line(text);
    }
    let text = text.replace('<', "&lt;");
    one_line(&Document::fragment(text).text())
}

/// `title` without the name of the site: where that is what stands before the
/// first mark or after the last, or where a heading is all the rest.
fn without_site(title: &str, site: &Site, printed: &[String], lesser: &[String]) -> String {
    if title.len() > MAX_BYTES {
        return title.to_owned();
    }
    let is_marked = |rest: &str| MARKS.iter().any(|mark| rest.starts_with(mark));
    let opens = |heading: &&String| {
        title
            .strip_prefix(heading.as_str())
            .is_some_and(|rest| is_marked(rest) && !rest.starts_with(INNER_MARK))
    };
    if let Some(heading) = printed.iter().find(opens) {
        // `Site » Headline`, of which the site is the largest heading.
        let parts = MARKS.iter().filter_map(|mark| title.rsplit_once(mark));
        let last = parts.map(|(_, last)| last).min_by_key(|last| last.len()).map(title_key);
        let below = lesser.iter().find(|other| Some(title_key(other)) == last);
        return below.unwrap_or(heading).clone();
    }
    let mut title = without_tight_names(title, site).unwrap_or(title);
    while let Some(shorter) = stripped(title, site) {
        title = shorter;
    }
    let is_heading = |part: &str| {
        let key = title_key(part);
        printed.iter().chain(lesser).any(|heading| title_key(heading) == key)
    };
    if is_heading(title) {
        return title.to_owned();
    }
    for mark in MARKS.iter().filter(|mark| **mark != INNER_MARK) {
        let parts = [
            title.rsplit_once(mark).map(|(part, _)| part),
            title.rsplit_once(mark).map(|(_, part)| part),
        ];
        if let Some(part) = parts.into_iter().flatten().find(|part| is_heading(part)) {
            return part.trim().to_owned();
        }
    }
    title.to_owned()
}

/// `title` without the site and the section that East Asian pages set after it
/// without spaces: `頭條-國際ㅣ報`. `None` where the site is not there.
fn without_tight_names<'t>(title: &'t str, site: &Site) -> Option<&'t str> {
    let (rest, name) = title.rsplit_once(TIGHT_MARKS)?;
    if !site.is_name(name) {
        return None;
    }
    match rest.rsplit_once(TIGHT_MARKS) {
        Some((headline, section))
            if !section.is_ascii() && section.chars().count() <= MAX_SECTION_CHARS =>
        {
            Some(headline.trim())
        }
        _ => Some(rest.trim()),
    }
}

/// `title` without one name of the site at its end or start.
fn stripped<'t>(title: &'t str, site: &Site) -> Option<&'t str> {
    let marks = || MARKS.iter().filter(|mark| **mark != INNER_MARK);
    let at_end = marks().find_map(|mark| {
        let (headline, name) = title.rsplit_once(mark)?;
        site.is_name(name).then_some(headline)
    });
    let at_start = || {
        marks().find_map(|mark| {
            let (name, headline) = title.split_once(mark)?;
            site.is_name(name).then_some(headline)
        })
    };
    at_end.or_else(at_start).map(str::trim).filter(|headline| !headline.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::article;

    /// The title of a page with this head and body.
    fn title(head: &str, body: &str) -> String {
        article(&format!("<html><head>{head}</head><body>{body}<p>Ships wait.</p>")).title
    }

    #[test]
    fn the_name_of_the_site_is_no_part_of_a_headline() {
        let canonical = "<link rel=canonical href='https://www.velmorapost.example/a'>";
        for window in [
            "Port shut | Velmora Post",
            "Port shut - Coast | Velmora Post",
            "Velmora Post: Port shut",
        ] {
            let read = title(&format!("{canonical}<title>{window}</title>"), "<h2>Port shut</h2>");
            assert_eq!(read.trim_start_matches("Velmora Post: "), "Port shut", "{window}");
        }
        let name = "<meta property=og:site_name content='벨모라일보'>";
        assert_eq!(
            title(&format!("{name}<title>항구 폐쇄-국제ㅣ벨모라일보</title>"), ""),
            "항구 폐쇄"
        );
    }

    #[test]
    fn a_heading_that_is_the_name_of_the_site_is_no_headline() {
        let body = "<h1>Seafarer's notes</h1><h2>Port shut</h2>";
        assert_eq!(title("<title>Seafarer's notes » Port shut</title>", body), "Port shut");
        assert_eq!(title("<title>Port shut | Seafarer's notes</title>", body), "Port shut");
    }

    #[test]
    fn a_lone_heading_beats_the_title_of_the_window() {
        assert_eq!(title("<title>Seafarers</title>", "<h1>Port shut</h1>"), "Port shut");
    }
}
