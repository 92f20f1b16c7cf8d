//! What stands between the paragraphs of an article and is none of it:
//! captions, credits, boxes that ask for something, teasers of other stories.
//!
//! Templates say what a part is for in the names of its classes.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use dom_query::{Document, NodeId, NodeRef};

use super::block::Block;
use super::edge::first_paragraph;

/// The words of furniture; the file's head says how it is read.
const WORDS: &str = include_str!("furniture.txt");
/// Elements that are furniture by what HTML says of them.
const TAGS: &[&str] = &["aside", "nav", "footer", "form", "figure", "address"];
/// An element of more than this part of the kept text is the article, and a word
/// for more is how the page names its text, whatever else it may mean: a half.
const MAX_PART: usize = 2;
/// The longest name that is split into words; longer ones are data.
const MAX_NAME_BYTES: usize = 200;

/// Marks kept blocks that are furniture as not kept.
pub(super) fn pass_over(document: &Document, blocks: &mut [Block]) {
    let total: usize =
        blocks.iter().filter(|block| block.is_kept).map(|block| block.text.len()).sum();
    let most = total / MAX_PART;
    let mut held: HashMap<NodeId, usize> = HashMap::new();
    for block in blocks.iter().filter(|block| block.is_kept) {
        for node in ancestors(document, block.node) {
            *held.entry(node.id).or_default() += block.text.len();
        }
    }
    let mut named: HashMap<NodeId, Vec<String>> = HashMap::new();
    let mut sums: HashMap<String, usize> = HashMap::new();
    let first = first_paragraph(blocks);
    let words: Vec<HashSet<String>> = blocks
        .iter()
        .enumerate()
        .map(|(at, block)| {
            let mut found = HashSet::new();
            if block.is_kept {
                let inside = ancestors(document, block.node)
                    .take_while(|node| held.get(&node.id).is_some_and(|&bytes| bytes <= most));
                for node in inside {
                    found.extend(named.entry(node.id).or_insert_with(|| names(&node)).clone());
                }
            }
            if Some(at) == first {
                found.retain(|word| !is_teaser(word));
            }
            for word in &found {
                *sums.entry(word.clone()).or_default() += block.text.len();
            }
            found
        })
        .collect();
    for (block, words) in blocks.iter_mut().zip(words) {
        block.is_kept &= words.iter().all(|word| sums[word] > most);
    }
}

/// Whether a word of furniture is also what a lead is named.
fn is_teaser(word: &str) -> bool {
    word.starts_with("teaser")
}

/// Whether `node` is in furniture that is not around `text` as well; that it
/// may be a lead does not count.
pub(super) fn is_in(document: &Document, node: NodeId, text: NodeId) -> bool {
    let around: HashSet<NodeId> = ancestors(document, text).map(|node| node.id).collect();
    ancestors(document, node)
        .take_while(|node| !around.contains(&node.id))
        .any(|node| names(&node).iter().any(|name| !is_teaser(name)))
}

/// `node` and the elements around it, innermost first.
fn ancestors(document: &Document, node: NodeId) -> impl Iterator<Item = NodeRef<'_>> {
    std::iter::successors(document.tree.get(&node), NodeRef::parent)
}

/// The words of furniture that an element is named by.
fn names(node: &NodeRef<'_>) -> Vec<String> {
    static KNOWN: OnceLock<HashSet<&str>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let lines = WORDS.lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(str::split_whitespace).collect()
    });
    let mut found = Vec::new();
    if let Some(tag) = TAGS.iter().find(|tag| node.has_name(tag)) {
        found.push(format!("<{tag}>"));
    }
    for name in [node.class(), node.id_attr()].into_iter().flatten() {
        let names = words(name.get(..MAX_NAME_BYTES).unwrap_or(&name));
        found.extend(names.into_iter().filter(|word| known.contains(word.as_str())));
    }
    found
}

/// The words of a class: `articleImage__caption` is article, image, caption.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for c in name.chars() {
        let starts = !c.is_ascii_alphabetic() || (c.is_ascii_uppercase() && after_small);
        if starts && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if c.is_ascii_alphabetic() {
            words.last_mut().into_iter().for_each(|word| word.push(c.to_ascii_lowercase()));
        }
        after_small = c.is_ascii_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::super::article;
    use super::words;

    const STORY: &str = "<p>Ships waited, and waited, off the port all day and all night, said Ilse Brandt, who counted them.</p>\
        <p>Nobody knew, as the harbour master said, how long the bank would keep them where they were.</p>";

    #[test]
    fn names_are_split_into_words() {
        assert_eq!(
            words("articleImage__caption is-2col"),
            ["article", "image", "caption", "is", "col"]
        );
    }

    #[test]
    fn captions_and_requests_are_left_out() {
        let page = format!(
            "<html><body><article>{STORY}<div class='img'><p class='img__caption'>Ships off the port, as seen on Monday, \
             from the tower.</p></div>{STORY}<div class='newsletterBox'><p>Get our best stories, every day, in \
             your inbox.</p></div>{STORY}</article>"
        );
        let body = article(&page).body;
        assert!(!body.contains("tower") && !body.contains("inbox"), "{body}");
    }

    #[test]
    fn a_word_that_names_the_whole_text_says_nothing() {
        let page = format!(
            "<html><body><div class='paywall'>{}</div>",
            STORY.replace("<p>", "<p class='caption'>").repeat(3)
        );
        assert!(article(&page).body.contains("harbour master"));
    }
}
