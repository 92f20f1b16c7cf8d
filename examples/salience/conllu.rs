//! Sentences of a GUM file: CoNLL-U with entities in its last column.

use std::collections::HashMap;

/// Columns of a token's line; a line with fewer or more says nothing.
const COLUMNS: usize = 10;

/// One sentence, with the names and other things it speaks of.
#[derive(Default)]
pub(crate) struct Sentence {
    /// The kind of block that begins with it, such as `head`.
    pub(crate) block: Option<String>,
    /// Whether a paragraph begins with it.
    pub(crate) paragraph: bool,
    pub(crate) tokens: Vec<Token>,
    pub(crate) brackets: Vec<Bracket>,
}

/// One token, as printed.
pub(crate) struct Token {
    pub(crate) form: String,
    pub(crate) is_proper_noun: bool,
    pub(crate) is_conjunction: bool,
    /// The token it depends on, if any.
    governor: Option<usize>,
    pub(crate) space_after: bool,
}

/// What stands for one thing, from token `first` to `last`.
pub(crate) struct Bracket {
    /// The number of the thing in its document.
    pub(crate) thing: String,
    /// `person`, `place`, `event` …
    pub(crate) class: String,
    /// Tokens of the shortest words that would do, in order, and their head.
    pub(crate) core: Vec<usize>,
    pub(crate) head: usize,
}

/// What the lines before a sentence say of the document: key and value.
pub(crate) type About = HashMap<String, String>;

/// The sentences of a file and what it says of itself.
pub(crate) fn read(text: &str) -> (About, Vec<Sentence>) {
    let (mut about, mut sentences) = (About::new(), Vec::new());
    let mut sentence = Sentence::default();
    let mut rows: Vec<Vec<&str>> = Vec::new();
    for line in text.lines().chain([""]) {
        if let Some(comment) = line.strip_prefix('#') {
            let (key, value) = comment.split_once('=').unwrap_or((comment, ""));
            let (key, value) = (key.trim(), value.trim());
            sentence.paragraph |= key.starts_with("newpar");
            if key == "newpar_block" {
                sentence.block = value.split(' ').next().map(str::to_owned);
            }
            about.insert(key.to_owned(), value.to_owned());
        } else if !line.is_empty() {
            let row: Vec<&str> = line.split('\t').collect();
            rows.extend((row.len() == COLUMNS).then_some(row));
        } else if !rows.is_empty() {
            sentence.tokens = tokens(&rows);
            sentence.brackets = brackets(&rows, &sentence.tokens);
            sentences.push(std::mem::take(&mut sentence));
            rows.clear();
        }
    }
    (about, sentences)
}

/// One field of a token's last column.
fn noted<'t>(row: &[&'t str], name: &str) -> Option<&'t str> {
    row.get(9)?.split('|').find_map(|field| field.strip_prefix(name)?.strip_prefix('='))
}

/// The words of a sentence, without empty nodes; of `Trump's` both parts.
fn tokens(rows: &[Vec<&str>]) -> Vec<Token> {
    let mut tokens = Vec::new();
    // The last part of a word printed as one, and whether a space follows it.
    let mut joined: Option<(usize, bool)> = None;
    for row in rows {
        let space_after = noted(row, "SpaceAfter") != Some("No");
        if let Some((_, last)) = row[0].split_once('-') {
            joined = last.parse().ok().map(|last: usize| (last, space_after));
            continue;
        }
        let Ok(number) = row[0].parse::<usize>() else { continue };
        let space_after = match joined {
            Some((last, space_after)) if number == last => space_after,
            Some((last, _)) if number < last => false,
            _ => space_after,
        };
        tokens.push(Token {
            form: row[1].to_owned(),
            is_proper_noun: row[3] == "PROPN",
            is_conjunction: row[3] == "CCONJ",
            governor: row[6].parse::<usize>().ok().and_then(|governor| governor.checked_sub(1)),
            space_after,
        });
    }
    tokens
}

/// A bracket that has not closed yet.
struct Open<'t> {
    thing: &'t str,
    class: &'t str,
    /// Tokens counted from the bracket's first, which is 1: `1,2,4`.
    core: &'t str,
    first: usize,
}

/// The brackets of the `Entity` field: `(12-person-…` opens, `12)` closes.
fn brackets(rows: &[Vec<&str>], tokens: &[Token]) -> Vec<Bracket> {
    let mut open: Vec<Open> = Vec::new();
    let mut closed = Vec::new();
    let words = rows.iter().filter(|row| row[0].parse::<usize>().is_ok());
    for (at, row) in words.enumerate() {
        let mut field = noted(row, "Entity").unwrap_or_default();
        while !field.is_empty() {
            if let Some(opening) = field.strip_prefix('(') {
                let (inside, rest) =
                    opening.split_at(opening.find(['(', ')']).unwrap_or(opening.len()));
                open.extend(Open::read(inside, at));
                // A bracket around one word closes without saying its number.
                field = rest.strip_prefix(')').unwrap_or(rest);
                if field.len() < rest.len() {
                    closed.extend(open.pop());
                }
            } else {
                let (thing, rest) = field.split_once(')').unwrap_or((field, ""));
                if let Some(last) = open.iter().rposition(|bracket| bracket.thing == thing) {
                    closed.push(open.remove(last));
                }
                field = rest;
            }
        }
    }
    closed.iter().filter_map(|bracket| bracket.close(tokens)).collect()
}

impl<'t> Open<'t> {
    /// `12-person-giv:act-n____-cf1-1,2-coref-Joe_Biden`.
    fn read(inside: &'t str, first: usize) -> Option<Self> {
        let mut parts = inside.split('-');
        let (thing, class, core) = (parts.next()?, parts.next()?, parts.nth(3)?);
        Some(Self { thing, class, core, first })
    }

    /// The head of a core is the token that depends on none of the others.
    fn close(&self, tokens: &[Token]) -> Option<Bracket> {
        let numbers = self.core.split(',').filter_map(|number| number.parse::<usize>().ok());
        let core: Vec<usize> =
            numbers.map(|number| self.first + number - 1).filter(|at| *at < tokens.len()).collect();
        let free = |at: &&usize| !tokens[**at].governor.is_some_and(|by| core.contains(&by));
        let head = *core.iter().find(free)?;
        Some(Bracket { thing: self.thing.to_owned(), class: self.class.to_owned(), core, head })
    }
}
