//! What a Rust file imports, read from its text: good enough for a tree that
//! rustfmt keeps, without a parser of the language.

/// A path that a file names, such as `crate::store::Store` or `petgraph::visit`:
/// as many of its names as are certain.
pub(crate) type Path = Vec<String>;

/// Every path of two names or more in `source` outside comments, strings and
/// test modules; groups are told apart (`crate::{a, b}` is two).
pub(crate) fn paths(source: &str) -> Vec<Path> {
    let words = words(&without_tests(&code(source)));
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if is_name(&words[at]) && words.get(at + 1).is_some_and(|next| next == "::") {
            at = read(&words, at, &[], &mut found);
        } else if words[at] == "use" && words.get(at + 1).is_some_and(|name| is_name(name)) {
            // `use petgraph;` names a crate without going into it.
            if words.get(at + 2).is_none_or(|next| next != "::") {
                found.push(vec![words[at + 1].clone()]);
            }
            at += 1;
        } else {
            at += 1;
        }
    }
    found
}

/// Reads the path, or tree of paths, at `at`, and returns where it ends.
fn read(words: &[String], mut at: usize, before: &[String], found: &mut Vec<Path>) -> usize {
    let mut path = before.to_vec();
    while let Some(word) = words.get(at) {
        if word == "{" {
            at += 1;
            while words.get(at).is_some_and(|word| word != "}") {
                at = match words[at].as_str() {
                    "," => at + 1,
                    _ => read(words, at, &path, found).max(at + 1),
                };
            }
            return at + 1;
        }
        if !is_name(word) && word != "*" {
            break;
        }
        path.push(word.clone());
        at += 1;
        if words.get(at).is_none_or(|next| next != "::") {
            break;
        }
        at += 1;
    }
    found.push(path);
    // `as Name` is no path.
    if words.get(at).is_some_and(|word| word == "as") { at + 2 } else { at }
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The text without comments and with empty strings.
fn code(source: &str) -> String {
    let bytes: Vec<char> = source.chars().collect();
    let mut code = String::new();
    let mut at = 0;
    while at < bytes.len() {
        let next = bytes.get(at + 1).copied();
        match bytes[at] {
            '/' if next == Some('/') => {
                while at < bytes.len() && bytes[at] != '\n' {
                    at += 1;
                }
            }
            'r' if matches!(next, Some('"' | '#')) && !code.ends_with(char::is_alphanumeric) => {
                let hashes = bytes[at + 1..].iter().take_while(|c| **c == '#').count();
                if bytes.get(at + 1 + hashes) == Some(&'"') {
                    let end: String = format!("\"{}", "#".repeat(hashes));
                    let rest: String = bytes[at + 2 + hashes..].iter().collect();
                    let length =
                        rest.find(&end).map_or(rest.len(), |end| rest[..end].chars().count());
                    at += 2 + hashes + length + end.len();
                } else {
                    code.push('r');
                    at += 1;
                }
            }
            '"' => {
                at += 1;
                while at < bytes.len() && bytes[at] != '"' {
                    at += if bytes[at] == '\\' { 2 } else { 1 };
                }
                at += 1;
                code.push_str("\"\"");
            }
            '\'' if next == Some('\\') => {
                at += 3;
                while at < bytes.len() && bytes[at] != '\'' {
                    at += 1;
                }
                at += 1;
            }
            '\'' if bytes.get(at + 2) == Some(&'\'') => at += 3,
            c => {
                code.push(c);
                at += 1;
            }
        }
    }
    code
}

/// The code without the modules that only tests have.
fn without_tests(code: &str) -> String {
    let mut left = String::new();
    let mut rest = code;
    while let Some(start) = rest.find("#[cfg(test)]") {
        left.push_str(&rest[..start]);
        rest = &rest[start..];
        let (brace, end) = (rest.find('{'), rest.find(';'));
        let mut depth = 0;
        let length = match (brace, end) {
            (Some(brace), end) if end.is_none_or(|end| brace < end) => rest
                .char_indices()
                .find(|&(at, c)| {
                    match c {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        _ => {}
                    }
                    at >= brace && depth == 0
                })
                .map_or(rest.len(), |(at, _)| at + 1),
            (_, Some(end)) => end + 1,
            _ => rest.len(),
        };
        rest = &rest[length..];
    }
    left + rest
}

/// Names, `::`, and every other sign by itself.
fn words(code: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut name = String::new();
    let mut signs = code.chars().peekable();
    while let Some(c) = signs.next() {
        if c.is_alphanumeric() || c == '_' {
            name.push(c);
            continue;
        }
        if !name.is_empty() {
            words.push(std::mem::take(&mut name));
        }
        if c == ':' && signs.peek() == Some(&':') {
            signs.next();
            words.push("::".to_owned());
        } else if !c.is_whitespace() {
            words.push(c.to_string());
        }
    }
    words.push(name);
    words
}
