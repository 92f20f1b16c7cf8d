//! A normal form, word by word.

use super::is_unspaced;

/// What `m` and its like behind a figure stand for.
const UNITS: [(&str, &str); 6] = [
    ("m", "million"),
    ("mn", "million"),
    ("b", "billion"),
    ("bn", "billion"),
    ("tn", "trillion"),
    ("trn", "trillion"),
];

/// The words of a normal form. Initials are one word (`u s` is `us`), and so
/// are the thousands of a number (`10 000`); an amount's unit is spelt out
/// (`400m`); a run of characters without spaces gives pairs of them.
pub(super) fn words(key: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut after_initial = false;
    for word in key.split(' ').filter(|word| !word.is_empty()) {
        if word.contains(is_unspaced) {
            push_pairs(&mut words, word);
            after_initial = false;
            continue;
        }
        let is_initial = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_alphabetic());
        match words.last_mut() {
            Some(last) if is_initial && after_initial || continues_number(last, word) => {
                last.push_str(word);
            }
            _ => push_amount(&mut words, word),
        }
        after_initial = is_initial;
    }
    words
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `000` after `10`.
fn continues_number(before: &str, word: &str) -> bool {
    word.len() == 3 && is_number(word) && is_number(before) && !before.len().is_multiple_of(3)
        || word == "000" && is_number(before)
}

fn push_amount(words: &mut Vec<String>, word: &str) {
    let unit = UNITS.iter().find_map(|(short, unit)| {
        let number = word.strip_suffix(short).filter(|number| is_number(number))?;
        Some((number, unit))
    });
    match unit {
        Some((number, unit)) => words.extend([number.to_owned(), (*unit).to_owned()]),
        None => words.push(word.to_owned()),
    }
}

/// `洪水造成22人`: pairs within each run of one kind, other runs whole.
fn push_pairs(words: &mut Vec<String>, word: &str) {
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let unspaced = is_unspaced(first);
        let end = rest.find(|c| is_unspaced(c) != unspaced).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
        if unspaced && starts.len() > 3 {
            words.extend(starts.windows(3).map(|pair| run[pair[0]..pair[2]].to_owned()));
        } else {
            words.push(run.to_owned());
        }
        rest = after;
    }
}
