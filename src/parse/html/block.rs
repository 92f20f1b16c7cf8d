//! The blocks of a page: paragraphs, headings, list items, in document order.

use dom_query::{NodeId, NodeRef};

use super::kept::Kept;

/// Elements whose words are no text of the page.
const SKIPPED: &[&str] = &[
    "head",
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "object",
    "button",
    "select",
    "textarea",
    "input",
    "figcaption",
    "audio",
    "video",
    "canvas",
    "math",
    "dialog",
];
/// Elements that run along in a line of text.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "picture", "img",
    "source", "tspan", "nobr",
];

/// A run of text that no block-level tag interrupts.
#[derive(Debug)]
pub(super) struct Block {
    /// The element around it.
    pub(super) node: NodeId,
    /// Whether it is a heading, `h1` to `h6`.
    pub(super) is_heading: bool,
    /// Whether it is an item of a list or a cell of a table.
    pub(super) is_listed: bool,
    /// Its words: white space collapsed, `<br>` as a line end.
    pub(super) text: String,
    /// Bytes of `text` and address of each anchor.
    pub(super) anchors: Vec<(std::ops::Range<usize>, String)>,
    /// Whether most of it is the article.
    pub(super) is_kept: bool,
}

/// The blocks below `root`; `kept` says which text nodes are the article.
///
/// Walks without recursion: pages nest deeper than stacks.
pub(super) fn blocks(root: &NodeRef<'_>, kept: &Kept) -> Vec<Block> {
    let outside = Around { node: root.id, is_heading: false, is_listed: false };
    let mut writer = Writer { around: vec![outside], ..Writer::default() };
    let mut next = root.first_child();
    while let Some(node) = next {
        if let Some(text) = text_of(&node) {
            writer.text(&text, kept.contains(node.id));
        } else if !is_skipped(&node) {
            writer.enter(&node);
            if let Some(child) = node.first_child() {
                next = Some(child);
                continue;
            }
            writer.leave(&node);
        }
        next = following(node, root.id, &mut writer);
    }
    writer.end_block();
    writer.blocks
}

/// The node after `node` and all below it, leaving elements on the way.
fn following<'d>(node: NodeRef<'d>, root: NodeId, writer: &mut Writer) -> Option<NodeRef<'d>> {
    let mut node = node;
    loop {
        if let Some(sibling) = node.next_sibling() {
            return Some(sibling);
        }
        node = node.parent().filter(|parent| parent.id != root)?;
        writer.leave(&node);
    }
}

fn text_of(node: &NodeRef<'_>) -> Option<String> {
    node.is_text().then(|| node.text().to_string())
}

fn is_skipped(node: &NodeRef<'_>) -> bool {
    node.element_ref().is_none_or(|element| {
        let name: &str = &element.name.local;
        SKIPPED.contains(&name)
            || element.attrs.iter().any(|attribute| match &*attribute.name.local {
                "hidden" => &*attribute.value != "until-found",
                // Paragraphs behind a wall are hidden from aids, and shown.
                "aria-hidden" => &*attribute.value == "true" && name != "p",
                "style" => {
                    let style: String = attribute.value.split_whitespace().collect();
                    style.contains("display:none") || style.contains("visibility:hidden")
                }
                _ => false,
            })
    })
}

/// A block-level element, and what it is or stands in.
#[derive(Clone, Copy)]
struct Around {
    node: NodeId,
    is_heading: bool,
    is_listed: bool,
}

#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    /// The block-level elements around the current text.
    around: Vec<Around>,
    text: String,
    /// Bytes of the current text that are the article.
    kept_bytes: usize,
    anchors: Vec<(std::ops::Range<usize>, String)>,
    /// Address of the open anchor, and where its words start.
    open: Option<(NodeId, String, Option<usize>)>,
    needs_space: bool,
}

impl Writer {
    fn enter(&mut self, node: &NodeRef<'_>) {
        let name = node.node_name().unwrap_or_default();
        if &*name == "br" {
            self.line_end();
        } else if &*name == "a" {
            self.close_anchor();
            self.open = node.attr("href").map(|href| (node.id, href.to_string(), None));
        } else if !INLINE.contains(&&*name) {
            self.end_block();
            let is_heading = matches!(&*name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
            let is_listed = matches!(&*name, "li" | "dd" | "dt" | "td" | "th");
            let outside = self.around.last();
            self.around.push(Around {
                node: node.id,
                is_heading: is_heading || outside.is_some_and(|outside| outside.is_heading),
                is_listed: is_listed || outside.is_some_and(|outside| outside.is_listed),
            });
        }
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        if self.open.as_ref().is_some_and(|(id, ..)| *id == node.id) {
            self.close_anchor();
            self.open = None;
        } else if self.around.last().is_some_and(|around| around.node == node.id) {
            self.end_block();
            self.around.pop();
        }
    }

    fn text(&mut self, text: &str, is_kept: bool) {
        let before = self.text.len();
        for c in text.chars() {
            if c.is_whitespace() {
                self.needs_space = true;
                continue;
            }
            // Zero-width spaces and soft hyphens are layout, not words.
            if matches!(c, '\u{200b}' | '\u{ad}' | '\u{feff}') {
                continue;
            }
            if self.needs_space && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.needs_space = false;
            if let Some((_, _, start)) = &mut self.open {
                start.get_or_insert(self.text.len());
            }
            self.text.push(c);
        }
        if is_kept {
            self.kept_bytes += self.text.len() - before;
        }
    }

    /// One `<br>` ends a line; two in a row end a paragraph.
    fn line_end(&mut self) {
        if self.text.ends_with('\n') {
            self.end_block();
        } else if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.needs_space = false;
    }

    fn close_anchor(&mut self) {
        if let Some((_, href, start)) = &mut self.open
            && let Some(start) = start.take()
        {
            let end = self.text.trim_end().len();
            if start < end {
                self.anchors.push((start..end, href.clone()));
            }
        }
    }

    /// Ends the current block; an open anchor goes on in the next.
    fn end_block(&mut self) {
        self.close_anchor();
        let mut text = std::mem::take(&mut self.text);
        let (kept, total) = (std::mem::take(&mut self.kept_bytes), text.len());
        text.truncate(text.trim_end().len());
        let anchors = std::mem::take(&mut self.anchors);
        self.needs_space = false;
        if let (false, Some(&Around { node, is_heading, is_listed })) =
            (text.is_empty(), self.around.last())
        {
            let is_kept = kept * 2 >= total;
            self.blocks.push(Block { node, is_heading, is_listed, text, anchors, is_kept });
        }
    }
}
