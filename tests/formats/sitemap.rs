//! News sitemaps.

use storygraph::model::Status;

use crate::{article, day, refused};

#[test]
fn a_news_sitemap_lists_headlines_without_texts() {
    let article = article(
        r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
          xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
        <url><loc>https://herald.example/ferry</loc><n:news>
          <n:publication><n:name>Kessel Herald</n:name><n:language>en</n:language></n:publication>
          <n:publication_date>2024-05-10</n:publication_date>
          <n:title>Ferry &amp; crew</n:title></n:news></url>
        <url><loc>https://herald.example/about</loc></url></urlset>"#,
    );
    assert_eq!(article.status, Status::Listed);
    assert_eq!(article.title, "Ferry & crew");
    assert_eq!(article.url.as_deref(), Some("https://herald.example/ferry"));
    assert_eq!(day(article.published.as_ref()), "2024-05-10");
    assert_eq!(article.source.as_deref(), Some("Kessel Herald"));
    assert_eq!(article.body, "");
}

#[test]
fn other_sitemaps_are_told_of() {
    let plain = "<urlset><url><loc>https://herald.example/</loc></url></urlset>";
    assert_eq!(refused(plain), "a sitemap without headlines");
    let index =
        "<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>";
    assert_eq!(refused(index), "an index of sitemaps, which holds no articles");
}
