//! The path of an address without what does not change the page.

use super::percent;

/// File names that a server gives to the folder they stand in.
const INDEXES: [&str; 2] = ["index", "default"];
const ENDINGS: [&str; 8] = ["html", "htm", "shtml", "php", "asp", "aspx", "jsp", "cfm"];

/// The parts of a path between slashes, normal.
pub(super) fn segments(path: &str) -> Vec<String> {
    let mut segments: Vec<String> = Vec::new();
    for segment in path.split('/') {
        let segment = percent::normal(without_session(segment));
        match segment.as_str() {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            _ => segments.push(segment),
        }
    }
    if segments.last().is_some_and(|last| is_index(last)) {
        segments.pop();
    }
    for variant in ["amp", "print"] {
        // Alone, it is a page about that.
        if segments.len() > 1 && segments.last().is_some_and(|last| last == variant) {
            segments.pop();
        }
    }
    if segments.len() > 1 {
        segments.retain(|segment| segment != "amp");
    }
    if let Some(last) = segments.last_mut() {
        let plain = last.strip_suffix(".amp").map(str::to_owned);
        let plain = plain.or_else(|| Some(last.strip_suffix(".amp.html")?.to_owned() + ".html"));
        *last = plain.filter(|plain| !plain.is_empty()).unwrap_or_else(|| last.clone());
    }
    segments
}

/// `story;jsessionid=1A2B` and the `(S(1a2b))` of ASP.NET.
fn without_session(segment: &str) -> &str {
    if segment.starts_with("(S(") && segment.ends_with("))") {
        return "";
    }
    let at = segment.to_ascii_lowercase().find(";jsessionid=");
    at.map_or(segment, |at| &segment[..at])
}

fn is_index(segment: &str) -> bool {
    let lower = segment.to_ascii_lowercase();
    lower
        .split_once('.')
        .is_some_and(|(name, ending)| INDEXES.contains(&name) && ENDINGS.contains(&ending))
}
