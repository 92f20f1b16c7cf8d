//! Markdown, perhaps with YAML front matter.

mod body;
mod front_matter;

use super::date;
use super::line::{one_line, primary_language};
use crate::model::Article;
use front_matter::FrontMatter;

/// The article in `text`. The headline is the front matter's, else the first
/// heading of the first level, which then is no part of the body.
pub(super) fn article(text: &str) -> Article {
    let (front, text) = FrontMatter::split(text);
    let rendered = body::render(text);
    let mut article = Article {
        external_id: front.first(&["id", "guid", "slug"]),
        url: front.first(&["canonical_url", "canonical", "url", "link", "permalink"]),
        title: front.first(&["title", "headline"]).unwrap_or_default(),
        standfirst: front.first(&["standfirst", "dek", "description", "summary", "subtitle"]),
        byline: front.first(&["byline", "author", "authors"]),
        published: front
            .first(&["published", "date", "pubdate"])
            .and_then(|text| date::parse(&text)),
        modified: front
            .first(&["modified", "updated", "lastmod"])
            .and_then(|text| date::parse(&text)),
        language: front.first(&["lang", "language"]).as_deref().and_then(primary_language),
        source: front.first(&["source", "publisher"]),
        section: front.first(&["section", "category", "categories"]),
        body: rendered.text,
        links: rendered.links,
        ..Article::default()
    };
    let is_title = |heading: &str| article.title.is_empty() || one_line(heading) == article.title;
    if let Some(heading) = rendered.heading
        && is_title(heading.of(&article.body))
    {
        article.title = one_line(heading.of(&article.body));
        remove(&mut article, heading.start, heading.end);
    }
    article
}

/// Takes a block and the blank line after it out of the body.
fn remove(article: &mut Article, start: usize, end: usize) {
    let end = end + article.body[end..].len() - article.body[end..].trim_start_matches('\n').len();
    article.body.replace_range(start..end, "");
    article.links.retain_mut(|link| match &mut link.span {
        Some(span) if span.start >= end => {
            *span = crate::model::Span::new(span.start - (end - start), span.end - (end - start));
            true
        }
        Some(span) => span.end <= start,
        None => true,
    });
    let trimmed = article.body.trim_end().len();
    article.body.truncate(trimmed);
}

#[cfg(test)]
mod tests {
    use super::article;

    #[test]
    fn front_matter_says_what_the_text_does_not() {
        let article = article(
            "---\ntitle: 'Port \"shut\"'\ndate: 2022-02-03\nauthors: [Jane Doe, Jon Roe]\nlang: en-GB\nslug: port-shut\n---\n\nShips *wait*.\n",
        );
        assert_eq!(article.title, "Port \"shut\"");
        assert_eq!(article.published.unwrap().as_str(), "2022-02-03");
        assert_eq!(article.byline.as_deref(), Some("Jane Doe, Jon Roe"));
        assert_eq!(article.language.as_deref(), Some("en"));
        assert_eq!(article.external_id.as_deref(), Some("port-shut"));
        assert_eq!(article.body, "Ships wait.");
    }

    #[test]
    fn the_first_heading_is_the_headline_and_no_body() {
        let article = article("# Port [shut](/t)\n\nShips [wait](https://a.example/w) off it.\n");
        assert_eq!(
            (article.title.as_str(), article.body.as_str()),
            ("Port shut", "Ships wait off it.")
        );
        assert_eq!(article.links.len(), 1);
        assert_eq!(article.links[0].span.unwrap().of(&article.body), "wait");
    }

    #[test]
    fn the_body_is_what_a_reader_sees() {
        let article = article(
            "---\ntitle: A\n---\n## Sub *head*\n\nOne\ntwo  \nthree &amp; `four` <b>five</b>.\n\n- a [b](/b)\n- c\n\n> READ MORE: [D e](/d)\n\n![x](y.png)\n",
        );
        assert_eq!(
            article.body,
            "Sub head\n\nOne two\nthree & four five.\n\na b\nc\n\nREAD MORE: D e"
        );
        let quoted: Vec<_> =
            article.links.iter().map(|link| link.span.unwrap().of(&article.body)).collect();
        assert_eq!(quoted, ["b", "D e"]);
    }

    #[test]
    fn broken_front_matter_is_no_reason_to_drop_an_article() {
        let article = article("---\ntitle: [unclosed\n---\n# Port shut\n\nShips wait.");
        assert_eq!((article.title.as_str(), article.body.as_str()), ("Port shut", "Ships wait."));
    }
}
