//! Token-per-line text in the manner of CoNLL-2003: a token and its tag a line,
//! a blank line after a sentence, `-DOCSTART-` before a document.

use std::io::{self, BufRead, Write};

use storygraph::extract::{Tag, tag_tokens};

/// So many tokens are tagged at once at most, give or take a sentence: memory
/// stays below some 100 MB where nothing marks the documents.
const MOST_TOKENS: usize = 200_000;

/// What marks a new document.
const DOCUMENT: &str = "-DOCSTART-";

/// Tags `input` line by line: every line of it has one line in `out`.
pub(super) fn tag(mut input: impl BufRead, out: &mut impl Write) -> io::Result<()> {
    let mut document = Document::new();
    let mut line = String::new();
    while input.read_line(&mut line)? > 0 {
        let text = line.trim_end_matches(['\n', '\r']);
        if text.starts_with(DOCUMENT) {
            document.write(out)?;
            writeln!(out, "{text}")?;
        } else if text.trim().is_empty() {
            document.sentences.push(Vec::new());
            if document.tokens >= MOST_TOKENS {
                document.write(out)?;
            }
        } else {
            let token = text.split('\t').next().unwrap_or_default();
            document.push(token);
        }
        line.clear();
    }
    document.write(out)
}

/// What is read of a document and not yet tagged.
struct Document {
    /// Its sentences, with a blank line between each and the next; the last is
    /// still open.
    sentences: Vec<Vec<String>>,
    tokens: usize,
}

impl Document {
    fn new() -> Self {
        Self { sentences: vec![Vec::new()], tokens: 0 }
    }

    fn push(&mut self, token: &str) {
        if let Some(open) = self.sentences.last_mut() {
            open.push(token.to_owned());
            self.tokens += 1;
        }
    }

    fn write(&mut self, out: &mut impl Write) -> io::Result<()> {
        let tags = tag_tokens(&self.sentences);
        for (nth, (sentence, tags)) in self.sentences.iter().zip(tags).enumerate() {
            if nth > 0 {
                writeln!(out)?;
            }
            for (token, tag) in sentence.iter().zip(tags) {
                writeln!(out, "{token}\t{}", shown(tag))?;
            }
        }
        *self = Self::new();
        Ok(())
    }
}

fn shown(tag: Option<Tag>) -> String {
    tag.map_or_else(
        || "O".to_owned(),
        |tag| format!("{}-{}", if tag.is_first { "B" } else { "I" }, tag.label.as_str()),
    )
}

#[cfg(test)]
mod tests {
    use super::tag;

    fn tagged(input: &str) -> String {
        let mut out = Vec::new();
        tag(input.as_bytes(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_line_has_its_line() {
        assert_eq!(
            tagged("-DOCSTART- -X- O\n\nIn\tO\nKenya\tO\n\n\nJoe\nBiden\nsaid"),
            "-DOCSTART- -X- O\n\nIn\tO\nKenya\tB-LOC\n\n\nJoe\tB-PER\nBiden\tI-PER\nsaid\tO\n"
        );
        assert_eq!(tagged(""), "");
        assert_eq!(tagged("\n\n"), "\n\n");
    }
}
