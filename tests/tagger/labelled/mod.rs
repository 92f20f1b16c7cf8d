//! Sentences in which people have labelled the names; see `README.md` here.

use crate::score::{Name, Place, names};

/// A text, sentence by sentence.
#[derive(Default)]
pub(crate) struct Document {
    /// The words.
    pub(crate) tokens: Vec<Vec<String>>,
    /// The names that people saw.
    pub(crate) names: Vec<Vec<Name>>,
}

/// The documents of a file of tokens, tabs and tags.
pub(crate) fn documents(text: &str) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    for block in text.trim_end().split("\n\n") {
        if block.starts_with("-DOCSTART-") {
            documents.push(Document::default());
            continue;
        }
        let (tokens, places): (Vec<&str>, Vec<Place>) = block.lines().map(line).unzip();
        let document = documents.last_mut().unwrap();
        document.names.push(names(&tokens, &places));
        document.tokens.push(tokens.into_iter().map(str::to_owned).collect());
    }
    documents
}

/// A token, and its place in a name.
fn line(line: &str) -> (&str, Place<'_>) {
    let (token, tag) = line.split_once('\t').unwrap();
    (token, tag.split_once('-').map(|(at, label)| (at == "B", label)))
}
