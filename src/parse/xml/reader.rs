//! Events of `quick_xml` → tree.

use std::collections::{HashMap, HashSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::entity::{resolve, unescape};
use super::markup::VOID;
use super::space::Space;
use super::tree::{Child, Element, Tree};
use super::{MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS, MAX_REPAIRS, Stop};

/// The tree of `text`.
///
/// Never fails: what breaks off leaves what was read before, and a fault.
pub(in crate::parse) fn read(text: &str) -> Tree {
    let mut builder = Builder::default();
    let stop = builder.read_all(text).err();
    let Builder { mut tree, open, .. } = builder;
    let is_cut = !open.is_empty();
    let stop = stop.or_else(|| is_cut.then(|| Stop::Broken { line: line(text, text.len()) }));
    tree.fault = stop.map(|stop| stop.fault());
    tree
}

fn line(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or(text);
    before.trim_end().matches('\n').count() + 1
}

/// Whether a tag has the name of one: `5 < 6` has not.
fn is_tag(tag: &BytesStart<'_>) -> bool {
    tag.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

#[derive(Default)]
struct Builder {
    tree: Tree,
    /// The open elements, outermost first, with their names as printed.
    open: Vec<(usize, String)>,
    /// How many of that name are open.
    open_names: HashMap<String, usize>,
    /// What each prefix stands for, innermost last, and how deep it was said.
    spaces: HashMap<String, Vec<(usize, String)>>,
    /// The prefixes said at each depth.
    said: Vec<(usize, String)>,
    /// Entities that the file declares.
    declared: HashSet<String>,
    is_over: bool,
}

impl Builder {
    fn read_all(&mut self, text: &str) -> Result<(), Stop> {
        let mut start = 0;
        for _ in 0..MAX_REPAIRS {
            let Some(at) = self.read_from(text, start)? else { return Ok(()) };
            // A `<` that opens nothing is one that was not escaped.
            self.text("<");
            start = at + 1;
        }
        Err(Stop::Broken { line: line(text, start) })
    }

    /// Reads on from `start`; where a `<` there opens nothing, says where.
    fn read_from(&mut self, text: &str, start: usize) -> Result<Option<usize>, Stop> {
        let mut reader = Reader::from_str(&text[start..]);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        while !self.is_over {
            let at = start + usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let event = match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) if !is_tag(&tag) => return Ok(Some(at)),
                Ok(event) => event,
                Err(_) if text[at..].starts_with('<') && !self.open.is_empty() => {
                    return Ok(Some(at));
                }
                Err(_) => return Err(Stop::Broken { line: line(text, at) }),
            };
            match event {
                Event::Start(tag) => self.start(&tag, false, || line(text, at))?,
                Event::Empty(tag) => self.start(&tag, true, || line(text, at))?,
                Event::End(tag) => self.end(tag.name().as_ref()),
                Event::Text(words) => self.text(&words),
                Event::CData(words) => self.text(&words),
                Event::GeneralRef(name) => self.reference(&name)?,
                Event::DocType(doctype) => self.declared = declared(&doctype),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof => break,
            }
        }
        Ok(None)
    }

    fn start(
        &mut self,
        tag: &BytesStart<'_>,
        is_empty: bool,
        line: impl Fn() -> usize,
    ) -> Result<(), Stop> {
        let name = tag.name().as_ref().to_owned();
        if self.open.len() >= MAX_DEPTH {
            return Err(Stop::TooDeep { line: line() });
        }
        if self.tree.elements.len() >= MAX_ELEMENTS {
            return Err(Stop::TooMany);
        }
        let depth = self.open.len();
        let attributes: Vec<(String, String)> = tag
            .html_attributes()
            .with_checks(false)
            .take(MAX_ATTRIBUTES)
            .filter_map(Result::ok)
            .map(|found| (found.key.as_ref().to_owned(), unescape(&found.value)))
            .collect();
        for (key, address) in &attributes {
            let prefix = match key.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) if rest.starts_with(':') => &rest[1..],
                _ => continue,
            };
            self.spaces.entry(prefix.to_owned()).or_default().push((depth, address.clone()));
            self.said.push((depth, prefix.to_owned()));
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", &name));
        let address = self.spaces.get(prefix).and_then(|said| said.last());
        let element = Element {
            space: Space::of(address.map(|(_, address)| address.as_str()), prefix),
            local: local.to_owned(),
            attributes,
            children: Vec::new(),
            parent: self.open.last().map(|(id, _)| *id),
            is_whole: false,
        };
        let id = self.tree.elements.len();
        if let Some(parent) = element.parent {
            self.tree.elements[parent].children.push(Child::Element(id));
        }
        let is_void = VOID.contains(&local);
        self.tree.elements.push(element);
        *self.open_names.entry(name.clone()).or_default() += 1;
        self.open.push((id, name));
        if is_empty || is_void {
            self.close();
        }
        Ok(())
    }

    /// Ends the innermost open element of that name and all in it; an end
    /// without a start is nothing.
    fn end(&mut self, name: &str) {
        if self.open_names.get(name).copied().unwrap_or_default() == 0 {
            return;
        }
        while let Some((_, open)) = self.open.last() {
            let is_it = open == name;
            self.close();
            if is_it {
                break;
            }
        }
    }

    /// Ends the innermost open element.
    fn close(&mut self) {
        let Some((id, name)) = self.open.pop() else { return };
        self.tree.elements[id].is_whole = true;
        if let Some(count) = self.open_names.get_mut(&name) {
            *count -= 1;
        }
        let depth = self.open.len();
        while let Some((_, prefix)) = self.said.pop_if(|(said, _)| *said >= depth) {
            if let Some(said) = self.spaces.get_mut(&prefix) {
                said.pop();
            }
        }
        // What follows the outermost element is no part of it.
        self.is_over = self.open.is_empty();
    }

    fn text(&mut self, words: &str) {
        let Some(&(id, _)) = self.open.last() else { return };
        match self.tree.elements[id].children.last_mut() {
            Some(Child::Text(text)) => text.push_str(words),
            _ => self.tree.elements[id].children.push(Child::Text(words.to_owned())),
        }
    }

    fn reference(&mut self, name: &str) -> Result<(), Stop> {
        if self.declared.contains(name) {
            return Err(Stop::OwnEntity(name.to_owned()));
        }
        match resolve(name) {
            Some(text) => self.text(&text),
            // `AT&T; said`: nobody meant an entity, so nothing is lost.
            None if name.starts_with('#') => {}
            None => self.text(&format!("&{name};")),
        }
        Ok(())
    }
}

/// The general entities that a document type declares.
fn declared(doctype: &str) -> HashSet<String> {
    doctype
        .split("<!ENTITY")
        .skip(1)
        .filter_map(|rest| rest.split_whitespace().next())
        .filter(|name| *name != "%")
        .map(str::to_owned)
        .collect()
}
