//! Mermaid's flowcharts (mermaid.js.org), for Markdown files that GitHub,
//! GitLab, Obsidian and others show as pictures.

use std::io::Write;

use super::GraphWriter;
use super::number::Numbers;
use crate::error::Result;
use crate::graph::{EdgeKind, LinkedEdge, Node, NodeKind};
use crate::render::{Caption, escape};

/// Mermaid refuses charts of more edges than this, unless a page allows more
/// (`maxEdges`, <https://mermaid.js.org/config/schema-docs/config.html>), and
/// of more than 50,000 letters (`maxTextSize`).
pub const MERMAID_EDGES: usize = 500;

/// Letters of a label: a whole headline, not an essay.
const LONGEST: usize = 120;

/// Writes a flowchart from left to right: a shape and a colour by kind, dashed
/// for what is wanted.
///
/// Labels are one line without hidden characters; a longer one than 120 letters
/// ends in `…`. What Mermaid would take for markup is written by number.
pub struct MermaidWriter<W: Write> {
    out: W,
    numbers: Numbers,
    /// Numbers of nodes that are wanted.
    wanted: Vec<usize>,
}

impl<W: Write> MermaidWriter<W> {
    /// Begins the chart under its title.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if `out` cannot be written.
    pub fn new(mut out: W, caption: &Caption) -> Result<Self> {
        let title = escape::clean(&caption.title);
        if !title.is_empty() {
            // Of a title Mermaid shows `&` as `&amp;`, and takes `#65;` for a letter.
            let title = title.replace('&', "＆").replace(';', "；");
            writeln!(out, "---\ntitle: {}\n---", escape::yaml(&title))?;
        }
        writeln!(out, "flowchart LR")?;
        for (kind, fill, border, more) in LOOKS {
            let style = format!("fill:{fill},stroke:{border},color:#1a1a1a{more}");
            writeln!(out, "    classDef {kind} {style}")?;
        }
        Ok(Self { out, numbers: Numbers::default(), wanted: Vec::new() })
    }
}

/// The fill, border and more of a kind, as in DOT.
const LOOKS: [(NodeKind, &str, &str, &str); 5] = [
    (NodeKind::Article, "#e6f0f9", "#0072b2", ""),
    (NodeKind::Wanted, "#ffffff", "#b34700", ",stroke-dasharray:5 3"),
    (NodeKind::Person, "#fdf1d3", "#a87400", ""),
    (NodeKind::Organization, "#f8e6f0", "#a8527f", ""),
    (NodeKind::Place, "#dff3ec", "#00795a", ""),
];

/// What stands before and after the label of a kind: its shape.
const fn shape(kind: NodeKind) -> (&'static str, &'static str) {
    match kind {
        NodeKind::Article | NodeKind::Wanted => ("[", "]"),
        NodeKind::Person => ("([", "])"),
        NodeKind::Organization => ("{{", "}}"),
        NodeKind::Place => ("[/", "\\]"),
    }
}

/// Text between double quotes: letters, digits and what is harmless as they
/// are, all else of ASCII by number (`#35;` is `#`).
fn label(text: &str) -> String {
    let text = escape::clean(text);
    let text = if text.is_empty() { "(untitled)" } else { &text };
    let long = text.chars().count() > LONGEST;
    let mut label = String::new();
    for c in text.chars().take(if long { LONGEST - 1 } else { LONGEST }) {
        if c.is_ascii() && !c.is_ascii_alphanumeric() && !matches!(c, ' ' | ',' | '.' | '\'' | '?')
        {
            escape::push_number(&mut label, "#", c);
        } else {
            label.push(c);
        }
    }
    if long {
        label.push('…');
    }
    label
}

impl<W: Write> GraphWriter for MermaidWriter<W> {
    fn node(&mut self, node: &Node) -> Result<()> {
        let number = self.numbers.add(&node.id);
        if node.kind == NodeKind::Wanted {
            self.wanted.push(number);
        }
        let (before, after) = shape(node.kind);
        let (label, kind) = (label(&node.title), node.kind);
        writeln!(self.out, "    n{number}{before}\"{label}\"{after}:::{kind}")?;
        Ok(())
    }

    fn edge(&mut self, edge: &LinkedEdge) -> Result<()> {
        let (from, to) = (self.numbers.get(&edge.source)?, self.numbers.get(&edge.target)?);
        let link = match edge.edge.kind {
            EdgeKind::Mentions => "---".to_owned(),
            EdgeKind::Reference(kind) => {
                let arrow = if self.wanted.binary_search(&to).is_ok() { "-.->" } else { "-->" };
                format!("{arrow}|{}|", kind.as_str().replace('_', " "))
            }
        };
        writeln!(self.out, "    n{from} {link} n{to}")?;
        Ok(())
    }

    fn finish(&mut self) -> Result<()> {
        self.out.flush()?;
        Ok(())
    }
}
