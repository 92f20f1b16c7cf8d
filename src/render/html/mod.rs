//! HTML: one self-contained page to look around in, that asks the network for
//! nothing.
//!
//! The page holds the graph three times, each for another reader: the SVG
//! picture (print, and no script), the list of nodes and edges with their
//! evidence (screen readers, and no script), and numbers and titles as JSON for
//! the script. The script paints the picture's shapes on a canvas, because a
//! browser moves 2,000 nodes of SVG no faster than seven times a second, and
//! shows evidence by copying it out of the list: it makes no markup of text.
//!
//! `policy` forbids the page all but its own style and script. What is in
//! `page.html`, `style/` and `script/` is put together here, in the order below.

mod data;
mod listing;
mod policy;

use super::{Caption, Layout, escape, svg};
use crate::graph::StoryGraph;

/// The page, with `{{slots}}`.
const PAGE: &str = include_str!("page.html");

const STYLE: [&str; 4] = [
    include_str!("style/page.css"),
    include_str!("style/list.css"),
    include_str!("style/app.css"),
    include_str!("style/print.css"),
];

/// What tells the style sheet that there is a script.
const FIRST: &str = include_str!("script/first.js");

/// One module of several files: each uses what those before it define, and
/// `main.js` joins them.
const SCRIPT: [&str; 14] = [
    include_str!("script/graph.js"),
    include_str!("script/element.js"),
    include_str!("script/scene.js"),
    include_str!("script/camera.js"),
    include_str!("script/label.js"),
    include_str!("script/paint.js"),
    include_str!("script/filter.js"),
    include_str!("script/time.js"),
    include_str!("script/path.js"),
    include_str!("script/panel.js"),
    include_str!("script/search.js"),
    include_str!("script/list.js"),
    include_str!("script/input.js"),
    include_str!("script/main.js"),
];

/// The picture of `graph` as a page to move in, search and filter, with the
/// evidence of every edge, paths between nodes, and a slider over the days.
/// Works from a file, without a network; without a script it is the picture
/// and a list.
///
/// Equal graphs give equal bytes: about 1 KB a node and 1 KB an edge. Takes
/// little longer than [`svg()`].
#[must_use]
pub fn html(graph: &StoryGraph, caption: &Caption, layout: Layout) -> Vec<u8> {
    let drawn = String::from_utf8_lossy(&svg(graph, caption, layout)).into_owned();
    // HTML knows no XML declaration.
    let picture = drawn.find("<svg").map_or("", |start| &drawn[start..]);
    let style = format!("\n{}", STYLE.concat());
    let script = format!("\n{}", SCRIPT.concat());
    let policy = policy::policy(&[FIRST, &script], &[&style, policy::style_of(picture)]);
    let title = escape::xml(&caption.title);
    let title = if title.is_empty() { "storygraph".to_owned() } else { title };
    let note = escape::xml(caption.note.as_deref().unwrap_or_default());
    let (data, list) = (data::data(graph), listing::listing(graph));
    fill(PAGE, |slot| match slot {
        "policy" => &policy,
        "title" => &title,
        "note" => &note,
        "style" => &style,
        "first" => FIRST,
        "picture" => picture,
        "list" => &list,
        "data" => &data,
        "script" => &script,
        other => unreachable!("the page has no slot `{other}`"),
    })
    .into_bytes()
}

/// `page` with what `text` gives for each `{{slot}}`; what is filled in is not
/// looked at again, whatever braces it has.
fn fill<'t>(page: &str, text: impl Fn(&str) -> &'t str) -> String {
    let mut filled = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("{{") {
        let (slot, after) = after.split_once("}}").unwrap_or((after, ""));
        filled.push_str(before);
        filled.push_str(text(slot));
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn what_is_filled_in_stays_as_it_is() {
        let filled = fill("<h1>{{title}}</h1>{{note}}.", |slot| match slot {
            "title" => "{{note}}",
            _ => "a note",
        });
        assert_eq!(filled, "<h1>{{note}}</h1>a note.");
    }
}
