//! When two addresses lead to the same page.

mod parameter;
mod path;
mod percent;
mod punycode;
#[cfg(test)]
mod tests;
mod wrapper;

use parameter::is_passing;

/// Addresses around addresses around addresses are looked into so far.
const DEEPEST: usize = 4;

/// Hosts that serve the same pages to phones.
const PREFIXES: [&str; 4] = ["www.", "m.", "mobile.", "amp."];

/// An address taken apart, as written but for the host.
struct Parts<'u> {
    /// In lower case, without `www.` and its like, user, or usual port.
    host: String,
    /// Without the first slash.
    path: &'u str,
    query: &'u str,
    /// A fragment that is a page of its own: `!/story/1`.
    page: &'u str,
}

/// The normal form of an address: two addresses of one page have the same.
///
/// It has no scheme, user, usual port, fragment or closing slash, and no
/// `www.`, `m.` or `amp.` before the host. Parameters that say how the reader
/// came are dropped, the others sorted. Pages for phones (AMP) and printers,
/// index pages, session ids, copies in web archives and caches, and links
/// through a search engine are led back to the page itself.
///
/// `None` for what is no web address (`mailto:`, `javascript:`, a bare
/// fragment, a relative path).
///
/// ```
/// use storygraph::model::url_key;
/// let page = url_key("https://www.herald.example/news/strike?id=7");
/// assert_eq!(page.as_deref(), Some("herald.example/news/strike?id=7"));
/// assert_eq!(url_key("http://m.herald.example/news/strike/amp/?utm_source=feed&id=7#top"), page);
/// ```
#[must_use]
pub fn url_key(url: &str) -> Option<String> {
    let mut url = url.trim().replace("&amp;", "&");
    for _ in 0..DEEPEST {
        match wrapper::unwrapped(&take_apart(&url)?) {
            Some(inner) => url = inner,
            None => break,
        }
    }
    let parts = take_apart(&url)?;
    let mut key = parts.host;
    for segment in path::segments(parts.path) {
        key.push('/');
        key.push_str(&segment);
    }
    let mut kept: Vec<String> = parts
        .query
        .split('&')
        .filter(|parameter| !parameter.is_empty())
        .map(|parameter| percent::normal(&parameter.replace('+', "%20")))
        .filter(|parameter| !is_passing(parameter))
        .collect();
    kept.sort_unstable();
    kept.dedup();
    for (nth, parameter) in kept.iter().enumerate() {
        key.push(if nth == 0 { '?' } else { '&' });
        key.push_str(parameter);
    }
    if !parts.page.is_empty() {
        key.push('#');
        key.push_str(parts.page);
    }
    Some(key)
}

fn take_apart(url: &str) -> Option<Parts<'_>> {
    let (rest, usual_port) = match url.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => (rest, "443"),
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => (rest, "80"),
        Some((scheme, _)) if scheme.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            return None;
        }
        _ => (url.strip_prefix("//")?, "443"),
    };
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = address.split_once('/').unwrap_or((address, ""));
    let authority = authority.rsplit('@').next().unwrap_or_default().to_lowercase();
    let (name, port) = authority.split_once(':').unwrap_or((&authority, ""));
    let mut name = name.trim_end_matches('.');
    if !name.contains('.') || name.chars().any(char::is_whitespace) {
        return None;
    }
    while let Some(rest) = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix))
        && rest.contains('.')
    {
        name = rest;
    }
    let mut host = punycode::host(name);
    if !port.is_empty() && port != usual_port && port != "443" && port != "80" {
        host.push(':');
        host.push_str(port);
    }
    let page = if fragment.starts_with(['!', '/']) { fragment } else { "" };
    Some(Parts { host, path, query, page })
}
