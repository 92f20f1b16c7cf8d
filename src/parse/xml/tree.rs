//! Elements, and how to ask them.

use super::space::Space;
use crate::parse::Fault;
use crate::parse::line::some_line;

/// What could be read of a file of XML.
#[derive(Debug, Default)]
pub(in crate::parse) struct Tree {
    pub(super) elements: Vec<Element>,
    /// Why reading ended early. What was still open then is no whole.
    pub(in crate::parse) fault: Option<Fault>,
}

#[derive(Debug)]
pub(super) struct Element {
    pub(super) space: Space,
    pub(super) local: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Child>,
    pub(super) parent: Option<usize>,
    /// Whether its end was seen, or that of an element around it.
    pub(super) is_whole: bool,
}

#[derive(Debug)]
pub(super) enum Child {
    Element(usize),
    Text(String),
}

/// An element of a tree.
#[derive(Clone, Copy, Debug)]
pub(in crate::parse) struct Node<'x> {
    tree: &'x Tree,
    id: usize,
}

/// A child of an element.
pub(in crate::parse) enum Part<'x> {
    Element(Node<'x>),
    Text(&'x str),
}

impl Tree {
    /// The outermost element.
    pub(in crate::parse) fn root(&self) -> Option<Node<'_>> {
        (!self.elements.is_empty()).then_some(Node { tree: self, id: 0 })
    }
}

impl<'x> Node<'x> {
    fn element(self) -> &'x Element {
        &self.tree.elements[self.id]
    }

    /// The name without its prefix, as written.
    pub(in crate::parse) fn local(self) -> &'x str {
        &self.element().local
    }

    /// Whether this is `name`, whatever the case; a name with a prefix is one
    /// of the spaces in `space.rs`, one without is of the format's own.
    pub(in crate::parse) fn is(self, name: &str) -> bool {
        let (space, local) = name.split_once(':').unwrap_or(("", name));
        self.element().local.eq_ignore_ascii_case(local) && self.element().space.is(space)
    }

    /// Whether its name is of that space of `space.rs`.
    pub(in crate::parse) fn is_of(self, space: &str) -> bool {
        self.element().space.is(space)
    }

    /// Whether the file told all of it.
    pub(in crate::parse) fn is_whole(self) -> bool {
        self.element().is_whole
    }

    pub(in crate::parse) fn parent(self) -> Option<Self> {
        self.element().parent.map(|id| Self { tree: self.tree, id })
    }

    /// This element and those around it, innermost first.
    pub(in crate::parse) fn around(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |node| node.parent())
    }

    pub(in crate::parse) fn parts(self) -> impl Iterator<Item = Part<'x>> {
        self.element().children.iter().map(move |child| match child {
            Child::Element(id) => Part::Element(Self { tree: self.tree, id: *id }),
            Child::Text(text) => Part::Text(text),
        })
    }

    pub(in crate::parse) fn children(self) -> impl Iterator<Item = Self> {
        self.parts().filter_map(|part| match part {
            Part::Element(node) => Some(node),
            Part::Text(_) => None,
        })
    }

    /// All elements below, in the order of the file.
    pub(in crate::parse) fn descendants(self) -> impl Iterator<Item = Self> {
        let elements = &self.tree.elements;
        // An element stands right before those below it.
        let end = (self.id + 1..elements.len())
            .find(|&id| elements[id].parent.is_none_or(|parent| parent < self.id));
        (self.id + 1..end.unwrap_or(elements.len())).map(move |id| Self { tree: self.tree, id })
    }

    /// The children of that name.
    pub(in crate::parse) fn all(self, name: &str) -> impl Iterator<Item = Self> {
        self.children().filter(move |node| node.is(name))
    }

    /// The first child under the first of `names` that has one.
    pub(in crate::parse) fn child(self, names: &[&str]) -> Option<Self> {
        names.iter().find_map(|name| self.all(name).next())
    }

    /// What lies at the end of a path of children, the first of each name.
    pub(in crate::parse) fn at(self, path: &[&str]) -> Option<Self> {
        path.iter().try_fold(self, |node, name| node.child(&[name]))
    }

    /// The value of an attribute; its name as written, whatever the case.
    pub(in crate::parse) fn attribute(self, name: &str) -> Option<&'x str> {
        let found =
            self.element().attributes.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The attribute of this element, or of the nearest around it that has it.
    pub(in crate::parse) fn inherited(self, name: &str) -> Option<&'x str> {
        self.around().find_map(|node| node.attribute(name))
    }

    pub(super) fn attributes(self) -> &'x [(String, String)] {
        &self.element().attributes
    }

    /// All text below, as it stands.
    pub(in crate::parse) fn text(self) -> String {
        let mut text = String::new();
        self.write_text(&mut text);
        text
    }

    fn write_text(self, text: &mut String) {
        for part in self.parts() {
            match part {
                Part::Element(node) => node.write_text(text),
                Part::Text(words) => text.push_str(words),
            }
        }
    }

    /// All text below as one line; `None` where there is none.
    pub(in crate::parse) fn line(self) -> Option<String> {
        some_line(&self.text())
    }

    /// The line of the first child under the first of `names` that has one.
    pub(in crate::parse) fn child_line(self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.all(name).find_map(Self::line))
    }
}
