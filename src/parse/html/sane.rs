//! Guards the parser against pages that nest without end, and against what
//! they hold for readers without scripts.

use std::borrow::Cow;

/// The deepest nesting that is kept: that of Chromium's HTML parser.
const MAX_DEPTH: usize = 512;

/// Elements that never nest in themselves: void, or closed by the next of
/// their kind.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "option", "optgroup", "tbody",
    "thead", "tfoot", "colgroup", "html", "head", "body",
];

/// `html` without the tags that open deeper than any sane page, and without
/// `noscript`: borrowed as it is unless there are such.
///
/// A `noscript` holds a copy of a picture or a plea to turn scripts on; one
/// with a tag left open inside would swallow the page.
pub(super) fn sane(html: &str) -> Cow<'_, str> {
    let (mut depth, mut copied, mut at) = (0_usize, 0, 0);
    let mut flat = String::new();
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| start + end + 3);
            continue;
        }
        let is_close = rest.starts_with("</");
        let name = &rest[1 + usize::from(is_close)..];
        let name_end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name[..name_end].to_ascii_lowercase();
        if name.is_empty() {
            at = start + 1;
            continue;
        }
        // What never ends is no tag, and neither is anything after it.
        let Some(end) = rest.find('>').map(|end| start + end + 1) else { break };
        at = end;
        if matches!(name.as_str(), "script" | "style") && !is_close {
            let close = format!("</{name}");
            at = find_ignore_case(html, end, &close).unwrap_or(html.len());
        } else if name == "noscript" && !is_close {
            if let Some(close) = find_ignore_case(html, end, "</noscript") {
                flat.push_str(&html[copied..start]);
                copied = html[close..].find('>').map_or(html.len(), |end| close + end + 1);
                at = copied;
            }
        } else if !FLAT.contains(&name.as_str()) && !html[..end].ends_with("/>") {
            let is_too_deep = depth + usize::from(!is_close) > MAX_DEPTH;
            depth = if is_close { depth.saturating_sub(1) } else { depth + 1 };
            if is_too_deep {
                flat.push_str(&html[copied..start]);
                copied = end;
            }
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    flat.push_str(&html[copied..]);
    Cow::Owned(flat)
}

fn find_ignore_case(html: &str, from: usize, needle: &str) -> Option<usize> {
    html.as_bytes()[from..]
        .windows(needle.len())
        .position(|window| window.eq_ignore_ascii_case(needle.as_bytes()))
        .map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::sane;

    #[test]
    fn sane_pages_are_left_alone() {
        let page = "<!-- <div> --><p>a<p>b<br><script>if (a<b) '<div>'</script><div>1 < 2</div>";
        assert!(matches!(sane(&page.repeat(600)), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_for_readers_without_scripts_is_gone() {
        let page = "<body><noscript><div>Turn on</NOSCRIPT ><p>Ships</p><noscript>unclosed";
        assert_eq!(sane(page), "<body><p>Ships</p><noscript>unclosed");
    }

    #[test]
    fn words_below_the_limit_stay() {
        let deep = format!("{}x{}y", "<div>".repeat(9999), "</div>".repeat(9999));
        let flat = sane(&deep);
        assert_eq!(flat.matches("<div>").count(), 512);
        assert_eq!(flat.matches("</div>").count(), 512);
        assert!(flat.contains('x') && flat.ends_with('y'));
    }
}
