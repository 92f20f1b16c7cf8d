//! Elements with text, for the formats that are XML.

use std::io::Write;

use crate::error::Result;
use crate::render::escape;

/// Writes XML a line an element; text is escaped on its way.
pub(super) struct XmlWriter<W: Write>(W);

impl<W: Write> XmlWriter<W> {
    /// Begins the document.
    pub(super) fn new(mut out: W) -> Result<Self> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        Ok(Self(out))
    }

    /// Markup of ours.
    pub(super) fn line(&mut self, markup: &str) -> Result<()> {
        writeln!(self.0, "{markup}")?;
        Ok(())
    }

    /// An element's start tag, or the whole of one that holds nothing.
    pub(super) fn tag(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        holds: bool,
    ) -> Result<()> {
        write!(self.0, "<{name}")?;
        for (name, value) in attributes {
            write!(self.0, " {name}=\"{}\"", escape::xml_exact(value))?;
        }
        writeln!(self.0, "{}", if holds { ">" } else { "/>" })?;
        Ok(())
    }

    /// An element with an attribute and text.
    pub(super) fn element(
        &mut self,
        name: &str,
        attribute: (&str, &str),
        text: &str,
    ) -> Result<()> {
        let (key, value) = (attribute.0, escape::xml_exact(attribute.1));
        writeln!(self.0, "<{name} {key}=\"{value}\">{}</{name}>", escape::xml_exact(text))?;
        Ok(())
    }

    /// The end: what `line`s are still open are closed by `markup`.
    pub(super) fn finish(&mut self, markup: &str) -> Result<()> {
        self.line(markup)?;
        self.0.flush()?;
        Ok(())
    }
}
