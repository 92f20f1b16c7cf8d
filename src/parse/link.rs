//! Addresses: absolute where a page's own address is known.

/// `href` as an absolute address, resolved against `base` (RFC 3986, 5.2),
/// or as it stands where there is no base. `None` for what leads to no page:
/// scripts, mail, telephone, a place on the same page.
pub(super) fn resolve(href: &str, base: Option<&str>) -> Option<String> {
    // Browsers drop line ends and spaces that templates leave in addresses.
    let href: String = href.trim().chars().filter(|c| !c.is_control()).collect();
    let href = href.replace(' ', "%20");
    if href.is_empty() || href.starts_with('#') {
        return None;
    }
    if let Some((scheme, _)) = href.split_once(':') {
        let mut chars = scheme.chars();
        if chars.next().is_some_and(|c| c.is_ascii_alphabetic())
            && chars.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        {
            let is_web =
                scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
            return is_web.then_some(href);
        }
    }
    let Some((scheme, rest)) = base.and_then(|base| base.split_once("://")) else {
        return Some(href);
    };
    let authority_end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(authority_end);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    Some(if href.starts_with("//") {
        format!("{scheme}:{href}")
    } else if href.starts_with('/') {
        format!("{scheme}://{authority}{}", without_dots(&href))
    } else if href.starts_with('?') {
        format!("{scheme}://{authority}{path}{href}")
    } else {
        let folder = path.rfind('/').map_or("/", |slash| &path[..=slash]);
        format!("{scheme}://{authority}{}", without_dots(&format!("{folder}{href}")))
    })
}

/// A path with its `.` and `..` followed; what comes after `?` or `#` is kept.
fn without_dots(path: &str) -> String {
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let (path, rest) = path.split_at(end);
    let mut kept: Vec<&str> = Vec::new();
    let mut parts = path.split('/').skip(1).peekable();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        match part {
            "." | ".." => {
                if part == ".." {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            part => kept.push(part),
        }
    }
    format!("/{}{rest}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn addresses_are_absolute_where_the_page_is_known() {
        let page = Some("https://news.example/world/2024/port.html?x=1");
        for (href, address) in [
            ("/sport/a", "https://news.example/sport/a"),
            ("strike", "https://news.example/world/2024/strike"),
            ("../b?c=../d", "https://news.example/world/b?c=../d"),
            ("//m.example/e", "https://m.example/e"),
            ("?page=2", "https://news.example/world/2024/port.html?page=2"),
            ("http://other.example/", "http://other.example/"),
        ] {
            assert_eq!(resolve(href, page).unwrap(), address, "{href}");
        }
        assert_eq!(resolve("/a:b", None).unwrap(), "/a:b");
    }

    #[test]
    fn what_leads_to_no_page_is_no_link() {
        for href in ["#top", "javascript:void(0)", "mailto:desk@news.example", "tel:1", " "] {
            assert_eq!(resolve(href, Some("https://news.example/")), None, "{href}");
        }
    }
}
