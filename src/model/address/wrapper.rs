//! Addresses around addresses: an archive's copy, a cache, a counted click.

use super::Parts;
use super::percent::decoded;

/// Archives whose addresses end in that of the page they keep.
const ARCHIVES: [&str; 9] = [
    "web.archive.org",
    "archive.org",
    "wayback.archive.org",
    "archive.ph",
    "archive.is",
    "archive.today",
    "archive.md",
    "webarchive.nationalarchives.gov.uk",
    "wayback.archive-it.org",
];

/// Pages that only lead on: host, path, and the parameter that says where to.
const CLICKS: [(&str, &str, &[&str]); 4] = [
    ("google.com", "url", &["url", "q"]),
    ("l.facebook.com", "l.php", &["u"]),
    ("lm.facebook.com", "l.php", &["u"]),
    ("l.instagram.com", "", &["u"]),
];

/// Search engines that serve AMP pages under `/amp/s/host/path`.
const VIEWERS: [&str; 2] = ["google.com", "bing.com"];

/// The cache that has `/c/s/host/path` under a host for each publisher.
const CACHE: &str = ".cdn.ampproject.org";

/// The address that this one stands around, with its scheme.
pub(super) fn unwrapped(parts: &Parts<'_>) -> Option<String> {
    archived(parts).or_else(|| cached(parts)).or_else(|| clicked(parts))
}

/// `web.archive.org/web/20230405060708/https://herald.example/a`
fn archived(parts: &Parts<'_>) -> Option<String> {
    if !ARCHIVES.contains(&parts.host.as_str()) {
        return None;
    }
    let inner = if let Some(at) = parts.path.find("/http") {
        &parts.path[at + 1..]
    } else {
        let (stamp, inner) = parts.path.strip_prefix("web/")?.split_once('/')?;
        stamp.starts_with(|c: char| c.is_ascii_digit() || c == '*').then_some(inner)?
    };
    // Some programs fold the two slashes into one.
    let bare = ["https:", "http:"].iter().find_map(|scheme| inner.strip_prefix(scheme));
    Some(with_query(bare.unwrap_or(inner).trim_start_matches('/'), parts.query))
}

/// `herald-example.cdn.ampproject.org/c/s/herald.example/a`,
/// `google.com/amp/s/herald.example/a`
fn cached(parts: &Parts<'_>) -> Option<String> {
    let rest = if parts.host.ends_with(CACHE) {
        ["c/", "v/", "i/"].iter().find_map(|prefix| parts.path.strip_prefix(prefix))?
    } else if VIEWERS.contains(&parts.host.as_str()) {
        parts.path.strip_prefix("amp/")?
    } else {
        return None;
    };
    Some(with_query(rest.strip_prefix("s/").unwrap_or(rest), parts.query))
}

/// `google.com/url?q=https%3A%2F%2Fherald.example%2Fa`
fn clicked(parts: &Parts<'_>) -> Option<String> {
    let (_, _, names) =
        CLICKS.iter().find(|(host, path, _)| parts.host == *host && parts.path == *path)?;
    let value = parts.query.split('&').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        names.contains(&name).then_some(value)
    })?;
    let inner = decoded(value);
    inner.starts_with("http").then_some(inner)
}

fn with_query(address: &str, query: &str) -> String {
    let mark = if query.is_empty() { "" } else { "?" };
    format!("https://{address}{mark}{query}")
}
