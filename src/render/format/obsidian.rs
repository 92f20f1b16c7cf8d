//! An Obsidian vault (obsidian.md): a note a node, with links between them.
//! Logseq, Foam and zk read it too.

use std::collections::{BTreeMap, BTreeSet};

use super::GraphWriter;
use super::column::{NODE, node_cells};
use crate::error::{Error, Result};
use crate::graph::{EdgeKind, LinkedEdge, Node, NodeKind};
use crate::model::{digest, title_key};
use crate::render::escape;

/// Bytes of a note's name without its ending. File systems take 255 for the
/// whole; on some a letter counts up to three times, and sync services add
/// words of their own.
const LONGEST: usize = 120;

/// Writes notes through a function that takes a note's path in the vault and
/// words to put at its end; the first words of a note come with its node.
///
/// A note has front matter (what is known of the node, with the title as an
/// alias) and a link for each edge, with the sentence that proves it. It is
/// named after the title as far as all file systems allow; two that differ in
/// case alone are told apart. Text of strangers is never markup: no note embeds
/// or runs anything.
pub struct ObsidianWriter<F: FnMut(&str, &str) -> Result<()>> {
    write: F,
    /// Where each node's note is.
    notes: BTreeMap<String, Note>,
    /// Names that are taken, [`folded`].
    taken: BTreeSet<String>,
    /// The heading under which the last link stands, and in whose note.
    last: (String, &'static str),
}

/// A note's folder and its name, which is one of a kind in the vault.
struct Note {
    folder: &'static str,
    name: String,
}

impl Note {
    fn path(&self) -> String {
        format!("{}/{}.md", self.folder, self.name)
    }
}

impl<F: FnMut(&str, &str) -> Result<()>> ObsidianWriter<F> {
    /// Writes through `write`.
    pub fn new(write: F) -> Self {
        let last = (String::new(), "");
        Self { write, notes: BTreeMap::new(), taken: BTreeSet::new(), last }
    }

    /// A name that no other note has: the title, else with the kind after it,
    /// else with the beginning of the digest of its id, as much as is needed.
    fn name(&mut self, node: &Node) -> String {
        let title = file_name(&node.title);
        let digest = digest(node.id.as_bytes());
        let others = (6..=digest.len()).map(|end| format!("{title} ({})", &digest[..end]));
        let kind = format!("{title} ({})", node.kind);
        let mut names = [title.clone(), kind].into_iter().chain(others);
        let free = names.find(|name| !self.taken.contains(&folded(name)));
        let name = free.unwrap_or(title);
        self.taken.insert(folded(&name));
        name
    }

    fn note(&self, id: &str) -> Result<&Note> {
        self.notes.get(id).ok_or_else(|| Error::Invalid {
            message: format!("an edge at `{id}`, which is no node of the graph"),
            hint: "add every node before the first edge".to_owned(),
        })
    }
}

/// The folder of a kind.
const fn folder(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Article => "articles",
        NodeKind::Wanted => "wanted",
        NodeKind::Person => "people",
        NodeKind::Organization => "organizations",
        NodeKind::Place => "places",
    }
}

/// A name for a file and for a link to it: without what Windows, macOS or Linux
/// forbid in one, what has a meaning in a link (`#`, `^`, `|`, `[`, `]`), and a
/// dot before or after it; never a device of Windows'.
fn file_name(title: &str) -> String {
    let forbidden = |c: char| r#"\/:*?"<>|#^[]%"#.contains(c);
    let spaced: String =
        escape::clean(title).chars().map(|c| if forbidden(c) { ' ' } else { c }).collect();
    let mut name = escape::clean(&spaced);
    if name.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|&end| name.is_char_boundary(end)).unwrap_or(0);
        name.truncate(end);
    }
    let name = name.trim_matches(['.', ' ']);
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = |device: &str| {
        let number = stem.strip_prefix(device).unwrap_or_default();
        matches!(number.chars().next(), Some('0'..='9' | '¹' | '²' | '³'))
            && number.chars().count() == 1
    };
    let device = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&stem.as_str())
        || numbered("COM")
        || numbered("LPT");
    match (name.is_empty(), device) {
        (true, _) => "untitled".to_owned(),
        (_, true) => format!("_{name}"),
        _ => name.to_owned(),
    }
}

/// A name without what some file systems do not tell apart: case, and letters
/// made of one character or of several.
fn folded(name: &str) -> String {
    let key = title_key(name);
    if key.is_empty() { name.to_lowercase() } else { key }
}

impl<F: FnMut(&str, &str) -> Result<()>> GraphWriter for ObsidianWriter<F> {
    fn node(&mut self, node: &Node) -> Result<()> {
        let note = Note { folder: folder(node.kind), name: self.name(node) };
        let title = escape::clean(&node.title);
        let mut words = vec!["---".to_owned(), format!("id: {}", escape::yaml(&node.id))];
        if !title.is_empty() {
            words.push(format!("aliases:\n  - {}", escape::yaml(&title)));
        }
        for ((name, _), cell) in NODE.iter().zip(node_cells(node)) {
            words.extend(cell.map(|value| format!("{name}: {}", escape::yaml(&value.plain()))));
        }
        let heading = if title.is_empty() { "(untitled)" } else { &title };
        words.push(format!("---\n# {}\n", escape::markdown(heading)));
        (self.write)(&note.path(), &words.join("\n"))?;
        self.notes.insert(node.id.clone(), note);
        Ok(())
    }

    fn edge(&mut self, edge: &LinkedEdge) -> Result<()> {
        let (heading, kind) = match edge.edge.kind {
            EdgeKind::Mentions => ("Names", String::new()),
            EdgeKind::Reference(kind) => {
                ("Refers to", format!("{}: ", kind.as_str().replace('_', " ")))
            }
        };
        let (path, target) = (self.note(&edge.source)?.path(), &self.note(&edge.target)?.name);
        let evidence = &edge.edge.evidence;
        let said =
            if evidence.sentence.trim().is_empty() { &evidence.quote } else { &evidence.sentence };
        let said = escape::markdown(said);
        let said = if said.is_empty() { said } else { format!(" “{said}”") };
        let mut words = format!("- {kind}[[{target}]]{said}\n");
        if (self.last.0.as_str(), self.last.1) != (&edge.source, heading) {
            words = format!("\n## {heading}\n\n{words}");
            self.last = (edge.source.clone(), heading);
        }
        (self.write)(&path, &words)
    }

    fn finish(&mut self) -> Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_title_is_a_name_on_every_file_system() {
        for (title, name) in [
            ("Strike ends", "Strike ends"),
            ("../../etc/passwd", "etc passwd"),
            ("a/b\\c:d*e?\"f\"<g>|h", "a b c d e f g h"),
            ("What #1 [[link]] ^ 100%", "What 1 link 100"),
            ("con", "_con"),
            ("Nul.txt", "_Nul.txt"),
            ("COM1", "_COM1"),
            ("Comet", "Comet"),
            (".hidden…", "hidden…"),
            ("ends. .", "ends"),
            ("\u{202e}\n", "untitled"),
            ("停火谈判", "停火谈判"),
        ] {
            assert_eq!(file_name(title), name, "{title}");
        }
        assert!(file_name(&"停".repeat(200)).len() <= 120);
    }
}
