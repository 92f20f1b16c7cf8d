//! One page has one address; two pages have two.

use super::url_key;

#[test]
fn one_page_has_one_address() {
    let page = url_key("https://www.herald.example/a/b");
    assert_eq!(page.as_deref(), Some("herald.example/a/b"));
    for same in [
        "http://herald.example/a/b/",
        "https://m.herald.example/a/b?utm_source=x&fbclid=1#top",
        "https://www.m.herald.example/a/b",
        "//HERALD.example:443/a/b/amp",
        "http://herald.example:80/a/b",
        "https://reader:secret@herald.example/a/b",
        "https://herald.example./a//b",
        "https://herald.example/a/./x/../b",
        "https://herald.example/a/b/index.html",
        "https://herald.example/a/b/default.aspx",
        "https://herald.example/%61/b",
        "https://herald.example/a/b?amp=1",
        "https://herald.example/a/b?amp",
        "https://herald.example/a/b.amp",
        "https://herald.example/a/amp/b",
        "https://amp.herald.example/amp/a/b/",
        "https://herald.example/a/b?outputType=amp&usqp=mq331AQ",
        "https://herald.example/a/b?output=print",
        "https://herald.example/a/b/print",
        "https://herald.example/a/b;jsessionid=1A2B",
        "https://herald.example/(S(1a2b))/a/b?PHPSESSID=3",
        "https://herald-example.cdn.ampproject.org/c/s/herald.example/a/b",
        "https://www-herald-example.cdn.ampproject.org/v/s/www.herald.example/a/b/amp?amp_js_v=0.1",
        "https://www.google.com/amp/s/www.herald.example/a/b",
        "https://www.google.com/amp/s/www.herald.example/a/b/amp/",
        "https://web.archive.org/web/20230405060708/https://www.herald.example/a/b",
        "http://web.archive.org/web/2023id_/http:/herald.example/a/b",
        "https://web.archive.org/web/20230405060708/herald.example/a/b",
        "https://archive.ph/20230405/https://herald.example/a/b?utm_campaign=c",
        "https://www.google.com/url?sa=t&q=https%3A%2F%2Fherald.example%2Fa%2Fb%3Futm_source%3Dx",
        "https://web.archive.org/web/2023/https://www.google.com/amp/s/herald.example/a/b",
    ] {
        assert_eq!(url_key(same), page, "{same}");
    }
}

#[test]
fn two_pages_have_two_addresses() {
    let page = url_key("https://herald.example/a/b");
    for other in [
        "https://herald.example/a/B",
        "https://herald.example/a/b?id=2",
        "https://herald.example/a/b?cid=2",
        "https://herald.example/a/b?print=2",
        "https://herald.example:8080/a/b",
        "https://sport.herald.example/a/b",
        "https://herald.example/a%2Fb",
        "https://herald.example/a/b#!/story/2",
        "https://herald.example/a",
    ] {
        assert!(url_key(other).is_some(), "{other}");
        assert_ne!(url_key(other), page, "{other}");
    }
    assert_ne!(url_key("https://herald.example/amp"), url_key("https://herald.example/"));
    assert_ne!(
        url_key("https://archive.org/details/herald"),
        url_key("https://archive.org/details/gazette")
    );
}

#[test]
fn spelling_does_not_make_another_address() {
    for (one, other) in [
        ("https://herald.example/caf%c3%a9", "https://herald.example/café"),
        ("https://herald.example/a%2fb", "https://herald.example/a%2Fb"),
        ("https://herald.example/~desk", "https://herald.example/%7Edesk"),
        ("https://xn--bcher-kva.example/a", "https://BÜCHER.example/a"),
        ("https://xn--80ak6aa92e.example/", "https://аррӏе.example"),
        ("https://herald.example/?b=2&a=1", "https://herald.example?a=1&b=2"),
        ("https://herald.example/s?q=crane+law", "https://herald.example/s?q=crane%20law"),
        ("https://herald.example/a?x=1&amp;y=2", "https://herald.example/a?y=2&x=1&x=1"),
        ("https://herald.example/story.amp.html", "https://herald.example/story.html"),
        ("https://herald.example/100%", "https://herald.example/100%"),
    ] {
        assert!(url_key(one).is_some(), "{one}");
        assert_eq!(url_key(one), url_key(other), "{one}");
    }
}

#[test]
fn what_is_no_web_address_has_no_normal_form() {
    for other in [
        "mailto:desk@herald.example",
        "javascript:void(0)",
        "ftp://herald.example/a",
        "/a/b",
        "#top",
        "",
        "https://",
        "https://localhost/a",
        "https://herald example.org/",
    ] {
        assert_eq!(url_key(other), None, "{other}");
    }
}
