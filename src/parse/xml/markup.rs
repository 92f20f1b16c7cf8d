//! A piece of the tree as HTML, for the reader of pages.

use super::tree::{Node, Part};

/// HTML elements that have no end tag.
pub(super) const VOID: &[&str] = &["br", "hr", "img", "wbr"];

/// What stands in `node` as HTML; prefixes are gone.
pub(in crate::parse) fn to_html(node: Node<'_>) -> String {
    let mut html = String::new();
    write(node, &mut html);
    html
}

fn write(node: Node<'_>, html: &mut String) {
    for part in node.parts() {
        let child = match part {
            Part::Text(text) => {
                escape(text, html);
                continue;
            }
            Part::Element(child) => child,
        };
        let name = child.local().to_ascii_lowercase();
        html.push('<');
        html.push_str(&name);
        for (key, value) in child.attributes().iter().filter(|(key, _)| is_plain(key)) {
            html.push(' ');
            html.push_str(key);
            html.push_str("=\"");
            escape(value, html);
            html.push('"');
        }
        html.push('>');
        if !VOID.contains(&name.as_str()) {
            write(child, html);
            html.push_str("</");
            html.push_str(&name);
            html.push('>');
        }
    }
}

fn is_plain(key: &str) -> bool {
    key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}
