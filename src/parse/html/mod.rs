//! A saved web page → article.
//!
//! `dom_smoothie` decides which words are the article; the text is rendered
//! from the page itself, so that the lines it strips as noise and we live
//! for, an editor's references, keep their place and their links.

mod alike;
mod announcing;
mod block;
mod body;
mod correction;
mod edge;
mod furniture;
#[cfg(test)]
mod hostile;
mod json_ld;
mod kept;
mod lead;
mod mended;
mod meta;
mod named;
mod noise;
mod page;
mod printed;
mod reference;
mod sane;
mod scripted;
mod site;
mod stated;
mod title;

use dom_query::Document;
pub(super) use page::is_in_body;
use stated::Verdict;

use super::link::resolve;
use crate::model::{Article, Link, title_key};

/// The article of a page that was fetched from `address`, where that is
/// known: its own, unless the page states another.
pub(super) fn article_at(html: &str, address: Option<&str>) -> Article {
    let document = Document::from(sane::sane(html).as_ref());
    let ld = json_ld::article(&document).unwrap_or_default();
    let mut article = page::read(&document, &ld);
    article.url =
        article.url.and_then(|url| resolve(&url, address)).or_else(|| address.map(str::to_owned));
    let base = meta::base(&document, article.url.as_deref());
    noise::remove_banners(&document);
    let (kept, document) = kept::text_nodes(document);
    let mut blocks = block::blocks(&document.root(), &kept);
    noise::remove_repeated(&mut blocks);
    let stated = json_ld::body(&json_ld::text(&ld, &["articleBody"]).unwrap_or_default());
    let verdict = stated::choose(&mut blocks, &stated);
    let headline = title_key(&article.title);
    if verdict == Verdict::Hidden {
        article.body = stated;
        (article.status, article.note) = correction::read(&ld, &[]);
    } else {
        if verdict == Verdict::Unsure {
            named::prefer(&document, &mut blocks);
            alike::recover(&document, &mut blocks);
            edge::end_at_next(&document, &mut blocks, &headline);
            furniture::pass_over(&document, &mut blocks);
            edge::trim(&mut blocks);
        }
        lead::recover(&document, &mut blocks, &headline, article.standfirst.as_deref());
        let chosen = body::choose(&document, blocks, &headline);
        (article.status, article.note) = correction::read(&ld, &chosen);
        (article.body, article.links) = body::join(chosen, base.as_deref());
        if let Some(blocks) = scripted::blocks(&document, &article.body) {
            (article.body, article.links) = body::join(blocks, base.as_deref());
        }
    }
    if article.standfirst.as_deref().is_some_and(|text| is_in_body(text, &article.body)) {
        article.standfirst = None;
    }
    article
}

/// The article of a page by itself.
#[cfg(test)]
fn article(html: &str) -> Article {
    article_at(html, None)
}

/// The text and links of a piece of HTML that is all article, such as the
/// body field of a record.
pub(super) fn fragment(html: &str, base: Option<&str>) -> (String, Vec<Link>) {
    body::join(fragment_blocks(html), base)
}

/// As [`fragment`], without the headline that stands over it, once or twice.
pub(super) fn fragment_below(html: &str, base: Option<&str>, title: &str) -> (String, Vec<Link>) {
    let mut blocks = fragment_blocks(html);
    let headline = title_key(title);
    let is_headline = |block: &&block::Block| title_key(&block.text) == headline;
    let above = blocks.iter().take_while(is_headline).count();
    blocks.drain(..above);
    body::join(blocks, base)
}

fn fragment_blocks(html: &str) -> Vec<block::Block> {
    let document = Document::fragment(sane::sane(html).as_ref());
    block::blocks(&document.root(), &kept::Kept::default())
}

/// Tags of paragraphs and their like.
const BLOCK_TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<br>",
    "<br/>",
    "<br />",
    "</div>",
    "</h2>",
    "</h3>",
    "</li>",
    "</blockquote>",
];
/// A text about HTML quotes a tag or two.
const MIN_TAGS: usize = 5;

/// Whether `text` is evidently HTML: it opens with a tag, or its paragraphs
/// are tags rather than lines.
pub(super) fn is_markup(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let tags: usize = BLOCK_TAGS.iter().map(|tag| lower.matches(tag).count()).sum();
    let is_opened = text.trim_start().starts_with('<');
    tags > 0 && (is_opened || (tags >= MIN_TAGS && tags > text.trim().matches('\n').count()))
}

#[cfg(test)]
mod tests {
    use super::{article, fragment, is_markup};
    use crate::model::Article;

    /// An invented page with a reference line that extractors strip.
    const PAGE: &str = include_str!("../testdata/harbour.html");

    fn quoted(article: &Article) -> Vec<(&str, &str)> {
        let quote = |link: &crate::model::Link| link.span.unwrap().of(&article.body).to_owned();
        assert!(article.links.iter().all(|link| link.text == quote(link)));
        article.links.iter().map(|link| (link.text.as_str(), link.url.as_str())).collect()
    }

    #[test]
    fn what_a_page_says_about_itself_is_kept() {
        let article = article(PAGE);
        assert_eq!(article.title, "Tanker runs aground off Velmora");
        assert_eq!(article.standfirst.as_deref(), Some("Crew of twelve is safe; bank to be lit"));
        assert_eq!(article.byline.as_deref(), Some("Ana de Souza, Jon Roe"));
        assert_eq!(article.published.as_ref().unwrap().as_str(), "2024-07-18T17:21:00-04:00");
        assert_eq!(article.modified.as_ref().unwrap().day(), "2024-07-19");
        assert_eq!(article.language.as_deref(), Some("en"));
        assert_eq!(article.section.as_deref(), Some("Coast"));
        assert_eq!(article.source.as_deref(), Some("The Velmora Post"));
        assert_eq!(article.url.as_deref(), Some("https://post.example/coast/tanker-aground"));
    }

    #[test]
    fn reference_lines_survive_with_their_links() {
        let article = article(PAGE);
        assert!(article.body.contains("\n\nREAD MORE: Pilots demand lights on the Teal bank\n\n"));
        assert!(!article.body.contains("Subscribe"), "{}", article.body);
        assert!(!article.body.contains("tracking"));
        assert_eq!(
            quoted(&article),
            [
                ("harbour office", "https://post.example/topic/harbour"),
                ("Pilots demand lights on the Teal bank", "https://post.example/coast/lights"),
            ]
        );
    }

    #[test]
    fn a_page_without_an_article_gives_its_paragraphs() {
        let article = article("<html><title>Notice</title><body><p>Closed.</p><p>Sorry.</p>");
        assert_eq!(article.title, "Notice");
        assert_eq!(article.body, "Closed.\n\nSorry.");
    }

    #[test]
    fn a_text_about_tags_is_no_markup() {
        assert!(
            is_markup("<p>Ships wait.</p>") && is_markup("Ships<br>wait<br>off<br>it<br>all<br>")
        );
        assert!(!is_markup("Use <br> or <p>, and </p>,\nto break a line.\nSo <br>."));
    }

    #[test]
    fn headlines_under_a_label_survive() {
        let box_ = "<div class=related><span>Also of note</span><ul>\
            <li><a href=/a>Pilots demand lights on the bank</a></li><li><a href=/b>Brief</a></ul></div>";
        let article =
            article(&PAGE.replace("<div style=\"display: none\">", &format!("{box_}<div hidden>")));
        let expected =
            "\n\nAlso of note\n\nPilots demand lights on the bank\n\nBrief\n\nHarbour master";
        assert!(article.body.contains(expected), "{}", article.body);
    }

    #[test]
    fn a_fragment_keeps_its_breaks_and_links() {
        let html = "<p>Ships  wait<br>off <a href=' /p?a=1&amp;b=2 '> the port</a>.</p><p>Still.";
        let (body, links) = fragment(html, Some("https://post.example/x"));
        assert_eq!(body, "Ships wait\noff the port.\n\nStill.");
        assert_eq!(links[0].url, "https://post.example/p?a=1&b=2");
        assert_eq!(links[0].span.unwrap().of(&body), "the port");
    }
}
