//! A mail message → article: a newsletter, a post to a list, a note.

use mail_parser::{
    Address, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType,
};

use super::encoding::clean;
use super::line::{primary_language, some_line};
use super::{date, html};
use crate::model::Article;

/// The article in a message: its subject is the headline, its first part in
/// HTML the text, or else all its parts in plain text.
///
/// A newsletter is published by its sender, a post to a list by the list; the
/// sender of any other message is its author.
pub(super) fn article(bytes: &[u8]) -> Article {
    let Some(message) = MessageParser::default().parse(bytes) else { return Article::default() };
    let header = |name: &str| message.header_raw(name).and_then(some_line);
    let sender = message.from().and_then(called);
    let (source, byline) = match kind(&message) {
        Kind::Newsletter => (sender, None),
        Kind::Post => (list(&message), sender),
        Kind::Letter => (None, sender),
    };
    let url = header("Archived-At").map(|url| url.trim_matches(['<', '>']).to_owned());
    let (body, links) = match message.html_bodies().find_map(markup) {
        Some(markup) => html::fragment(body_of(&clean(markup)), url.as_deref()),
        None => (plain(&message), Vec::new()),
    };
    Article {
        external_id: message.message_id().and_then(some_line),
        url: url.filter(|url| url.starts_with("http")),
        title: message.subject().and_then(some_line).unwrap_or_default(),
        byline,
        published: message
            .date()
            .filter(|date| date.is_valid())
            .and_then(|date| date::parse(&date.to_rfc3339())),
        language: header("Content-Language").as_deref().and_then(primary_language),
        source,
        body,
        links,
        ..Article::default()
    }
}

/// Who a message speaks for.
enum Kind {
    Newsletter,
    Post,
    Letter,
}

fn kind(message: &Message<'_>) -> Kind {
    let has = |name: &str| message.header_raw(name).is_some();
    // A list that nobody may write to says so: RFC 2369, 3.4.
    let is_open =
        message.header_raw("List-Post").is_some_and(|post| !post.trim().eq_ignore_ascii_case("NO"));
    if is_open {
        Kind::Post
    } else if has("List-Unsubscribe") || has("List-Id") || has("List-Post") {
        Kind::Newsletter
    } else {
        Kind::Letter
    }
}

/// What an address is called: its name, else the address itself.
fn called(address: &Address<'_>) -> Option<String> {
    let first = address.first()?;
    first.name().and_then(some_line).or_else(|| first.address().and_then(some_line))
}

/// What a list is called.
fn list(message: &Message<'_>) -> Option<String> {
    match message.list_id() {
        HeaderValue::Address(address) => called(address),
        HeaderValue::Text(text) => some_line(text.split('<').next().unwrap_or_default()),
        _ => None,
    }
}

fn markup<'m>(part: &'m MessagePart<'_>) -> Option<&'m str> {
    match &part.body {
        PartType::Html(markup) => Some(markup),
        _ => None,
    }
}

/// The page without its head: what it says there is not shown in a mail.
fn body_of(markup: &str) -> &str {
    let start = markup.to_ascii_lowercase().find("<body").unwrap_or_default();
    &markup[start..]
}

fn plain(message: &Message<'_>) -> String {
    let texts = message.text_bodies().filter_map(|part| match &part.body {
        PartType::Text(text) => Some((part, clean(text))),
        _ => None,
    });
    let texts: Vec<String> = texts
        .map(|(part, text)| match part.content_type() {
            Some(kind) if is(kind.attribute("format"), "flowed") => {
                flowed(&text, is(kind.attribute("delsp"), "yes"))
            }
            _ => text.trim_end().to_owned(),
        })
        .collect();
    texts.join("\n\n").trim_matches('\n').to_owned()
}

fn is(attribute: Option<&str>, value: &str) -> bool {
    attribute.is_some_and(|stated| stated.eq_ignore_ascii_case(value))
}

/// The paragraphs of `format=flowed` (RFC 3676): a line that ends in a space
/// goes on in the next, unless how deep they are quoted differs.
fn flowed(text: &str, drops_space: bool) -> String {
    let mut paragraphs: Vec<(usize, String)> = Vec::new();
    let mut goes_on = false;
    for line in text.trim_end().lines() {
        let depth = line.bytes().take_while(|&byte| byte == b'>').count();
        let line = &line[depth..];
        let line = line.strip_prefix(' ').unwrap_or(line);
        let is_signature = line == "-- ";
        let kept = if drops_space && !is_signature {
            line.strip_suffix(' ').unwrap_or(line)
        } else {
            line
        };
        match paragraphs.last_mut() {
            Some((before, paragraph)) if goes_on && *before == depth && !is_signature => {
                paragraph.push_str(kept);
            }
            _ => paragraphs.push((depth, kept.to_owned())),
        }
        goes_on = line.ends_with(' ') && !is_signature;
    }
    let lines: Vec<String> = paragraphs
        .into_iter()
        .map(|(depth, line)| match depth {
            0 => line.trim_end().to_owned(),
            depth => format!("{} {}", ">".repeat(depth), line.trim_end()),
        })
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::{article, flowed};

    const NEWSLETTER: &str = "From: =?utf-8?q?H=C3=A9rald?= <news@herald.example>\r\n\
        Date: Mon, 6 May 2024 07:00:12 +0200\r\n\
        Subject: =?iso-8859-1?q?The_caf=E9?=\r\n =?iso-8859-1?q?_strike?=\r\n\
        Message-ID: <1@herald.example>\r\n\
        List-Unsubscribe: <https://herald.example/u>\r\n\
        MIME-Version: 1.0\r\n\
        Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/plain\r\n\r\nPlain words.\r\n\
        --b\r\nContent-Type: text/html; charset=iso-8859-1\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n\
        <html><head><title>Not this</title><style>p {}</style></head><body><p>The caf=E9 is shut.</p>\
        <p>READ MORE: <a href=3D\"https://herald.example/a\">Dockers walk out</a></p></body></html>\r\n\
        --b--\r\n";

    #[test]
    fn a_newsletter_is_its_senders_article() {
        let article = article(NEWSLETTER.as_bytes());
        assert_eq!(article.title, "The café strike");
        assert_eq!(article.source.as_deref(), Some("Hérald"));
        assert_eq!(article.byline, None);
        assert_eq!(article.external_id.as_deref(), Some("1@herald.example"));
        assert_eq!(article.published.unwrap().as_str(), "2024-05-06T07:00:12+02:00");
        assert_eq!(article.body, "The café is shut.\n\nREAD MORE: Dockers walk out");
        assert_eq!(article.links[0].url, "https://herald.example/a");
    }

    #[test]
    fn the_sender_of_a_letter_is_its_author_and_a_list_publishes_a_post() {
        let letter = "From: Mara Lindqvist <m@x.example>\nSubject: Hello\n\nShips wait.\n";
        let read = article(letter.as_bytes());
        assert_eq!((read.byline.as_deref(), read.source), (Some("Mara Lindqvist"), None));
        assert_eq!(read.body, "Ships wait.");
        let post =
            format!("List-Id: Port Talk <talk.x.example>\nList-Post: <mailto:t@x>\n{letter}");
        let read = article(post.as_bytes());
        assert_eq!(read.source.as_deref(), Some("Port Talk"));
        assert_eq!(read.byline.as_deref(), Some("Mara Lindqvist"));
    }

    #[test]
    fn flowed_lines_are_joined_to_paragraphs() {
        assert_eq!(
            flowed("Ships wait \noff the port.\n\n> He \n> said\nNo.\n-- \nMara\n", false),
            "Ships wait off the port.\n\n> He said\nNo.\n--\nMara"
        );
        assert_eq!(flowed("Hafen \nkran\n", true), "Hafenkran");
    }
}
