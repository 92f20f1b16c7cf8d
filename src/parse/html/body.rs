//! Which blocks of a page are the body, and the body they make.

use std::collections::HashSet;

use dom_query::{Document, NodeId};

use super::block::Block;
use super::reference::{is_label, is_reference, is_set_apart, linked_bytes, listed};
use crate::model::{Link, Span, title_key};
use crate::parse::link::resolve;

/// The most lines that one label stands over; a longer list is a menu.
const MAX_LISTED: usize = 8;
/// Links from which on an `aside` is a menu.
const MENU_LINKS: usize = 4;
/// Share of the text above which lines that are but links are what the page
/// is about.
const MAX_STRAY: f64 = 0.1;

/// The article's blocks, and the editor's references among them and right
/// after them. The headline itself is no part of the body.
pub(super) fn choose(document: &Document, blocks: Vec<Block>, headline: &str) -> Vec<Block> {
    let Some(first) = blocks.iter().position(|block| block.is_kept) else { return blocks };
    let last = blocks.iter().rposition(|block| block.is_kept).unwrap_or(first);
    let container = container(document, &blocks);
    let is_candidate = |block: &Block| {
        ancestors(document, block.node).any(|node| node == container)
            && !is_in_menu(document, block.node)
    };
    let linked: usize =
        blocks.iter().filter(|block| is_stray(block)).map(|block| block.text.len()).sum();
    let kept: usize =
        blocks.iter().filter(|block| block.is_kept).map(|block| block.text.len()).sum();
    let has_strays = linked as f64 <= MAX_STRAY * kept as f64;
    let mut chosen: Vec<bool> =
        blocks.iter().map(|block| block.is_kept && !(has_strays && is_stray(block))).collect();
    let mut at = first;
    while at < blocks.len() {
        let count = match &blocks[at..] {
            [label, rest @ ..] if is_label(label) && is_candidate(label) => {
                let is_trusted = label.is_kept || at < last || is_set_apart(label);
                match listed(rest) {
                    count @ 1..=MAX_LISTED if is_trusted => count + 1,
                    _ => usize::from(label.is_kept),
                }
            }
            [block, ..] if has_strays && is_stray(block) => 0,
            [block, ..] if block.is_kept => 1,
            [block, ..] if is_reference(block) && is_candidate(block) => 1,
            _ => 0,
        };
        chosen[at..at + count].fill(true);
        // After the last paragraph, references follow at once or not at all.
        if count == 0 && at > last {
            break;
        }
        at += count.max(1);
    }
    let mut chosen = chosen.into_iter();
    blocks
        .into_iter()
        .filter(|block| {
            chosen.next().unwrap_or_default()
                && (headline.is_empty() || title_key(&block.text) != headline)
        })
        .collect()
}

/// Whether a kept block is but a link, with no word on where it leads.
fn is_stray(block: &Block) -> bool {
    block.is_kept && linked_bytes(block) + 1 >= block.text.len() && !is_reference(block)
}

/// The innermost element around all kept blocks.
fn container(document: &Document, blocks: &[Block]) -> NodeId {
    let mut kept = blocks.iter().filter(|block| block.is_kept).map(|block| block.node);
    let mut path: Vec<NodeId> =
        kept.next().map(|node| ancestors(document, node).collect()).unwrap_or_default();
    for node in kept {
        let around: HashSet<NodeId> = ancestors(document, node).collect();
        let outside = path.iter().take_while(|node| !around.contains(node)).count();
        path.drain(..outside);
    }
    path.first().copied().unwrap_or(document.root().id)
}

/// `node` and the elements around it, innermost first.
pub(super) fn ancestors(document: &Document, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
    std::iter::successors(document.tree.get(&node), dom_query::NodeRef::parent).map(|node| node.id)
}

fn is_in_menu(document: &Document, node: NodeId) -> bool {
    ancestors(document, node).filter_map(|node| document.tree.get(&node)).any(|node| {
        match node.node_name().as_deref() {
            Some("nav" | "footer" | "header") => true,
            Some("aside") => {
                let links = node.descendants_it().filter(|node| node.has_name("a"));
                links.take(MENU_LINKS).count() == MENU_LINKS
            }
            _ => false,
        }
    })
}

/// The blocks as one text, a blank line between paragraphs, and its links,
/// absolute where `base` is known.
pub(super) fn join(blocks: Vec<Block>, base: Option<&str>) -> (String, Vec<Link>) {
    let (mut body, mut links) = (String::new(), Vec::new());
    for block in blocks {
        if !body.is_empty() {
            body.push_str("\n\n");
        }
        links.extend(block.anchors.into_iter().filter_map(|(range, href)| {
            let text = block.text[range.clone()].to_owned();
            let span = Span::new(range.start, range.end).shifted(body.len());
            Some(Link { url: resolve(&href, base)?, text, span: Some(span) })
        }));
        body.push_str(&block.text);
    }
    (body, links)
}
