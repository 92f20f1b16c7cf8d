//! What is tagged, and how much it is.

use std::error::Error;
use std::ops::ControlFlow;
use std::path::PathBuf;

use storygraph::extract::references;
use storygraph::model::{Article, Reference};
use storygraph::parse::{FieldNames, Parsed, each_article};
use storygraph::source::Options;

/// An article taken for English, and its references.
pub(crate) struct Text {
    pub(crate) article: Article,
    pub(crate) references: Vec<Reference>,
}

/// The articles of `inputs`.
pub(crate) fn read(inputs: &[PathBuf]) -> Result<Vec<Text>, Box<dyn Error>> {
    let mut texts = Vec::new();
    let mut problem = None;
    let _ = each_article(inputs, &Options::default(), &FieldNames::default(), &mut |reading| {
        match reading {
            Ok(Parsed { mut article, .. }) => {
                article.language = Some("en".to_owned());
                texts.push(Text { references: references(&article), article });
                ControlFlow::Continue(())
            }
            Err(bad) => {
                problem = Some(bad.to_string());
                ControlFlow::Break(())
            }
        }
    });
    if let Some(problem) = problem {
        return Err(problem.into());
    }
    if texts.is_empty() { Err("no articles there".into()) } else { Ok(texts) }
}

impl Text {
    /// Words between white space.
    pub(crate) fn words(&self) -> usize {
        self.fields().map(|field| field.split_whitespace().count()).sum()
    }

    /// Words and marks, each of them one.
    pub(crate) fn tokens(&self) -> usize {
        self.fields().flat_map(str::split_whitespace).map(tokens).sum()
    }

    /// UTF-8 bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.fields().map(str::len).sum()
    }

    fn fields(&self) -> impl Iterator<Item = &str> {
        let Article { title, standfirst, body, .. } = &self.article;
        [Some(title), standfirst.as_ref(), Some(body)].into_iter().flatten().map(String::as_str)
    }
}

/// The tokens of what stands between white space: `(Kenya,` has three; `3.5`,
/// `U.S` and `Kenya's` are one.
fn tokens(printed: &str) -> usize {
    let signs: Vec<char> = printed.chars().collect();
    let is_letter = |at: usize| signs.get(at).is_some_and(|sign| sign.is_alphanumeric());
    // A mark between two letters or digits belongs to their word.
    let joins = |at: usize| {
        let is_inner = at > 0 && is_letter(at - 1) && is_letter(at + 1);
        is_inner && matches!(signs[at], '.' | ',' | '\'' | '’')
    };
    let is_word = |at: usize| is_letter(at) || joins(at);
    (0..signs.len()).filter(|&at| !is_word(at) || at == 0 || !is_word(at - 1)).count()
}
