//! Relevance judgments in the form of TREC.

use std::collections::BTreeMap;
use std::io::BufRead;

/// Which articles answer which, and how well: query → document → grade. Both
/// are ids as [`crate::store::Store::find_article`] takes them.
pub type Qrels = BTreeMap<String, BTreeMap<String, u32>>;

/// Reads judgments, a line each: query, iteration (unused), document, grade.
/// A grade below zero counts as zero, like `trec_eval` has it.
///
/// # Errors
///
/// What is wrong and in which line, counted from 1.
pub fn read_qrels(text: impl BufRead) -> std::result::Result<Qrels, String> {
    let mut qrels = Qrels::new();
    for (line, nth) in text.lines().zip(1..) {
        let line = line.map_err(|error| format!("line {nth}: {error}"))?;
        let cells: Vec<&str> = line.split_whitespace().collect();
        let [query, _, document, grade] = cells[..] else {
            if cells.is_empty() {
                continue;
            }
            return Err(format!("line {nth}: {} fields where 4 belong", cells.len()));
        };
        let grade: i64 =
            grade.parse().map_err(|_| format!("line {nth}: `{grade}` is no whole number"))?;
        let grade = u32::try_from(grade.max(0)).unwrap_or(u32::MAX);
        qrels.entry(query.to_owned()).or_default().insert(document.to_owned(), grade);
    }
    Ok(qrels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judgments_are_read_and_a_bad_line_is_named() {
        let qrels = read_qrels("a 0 b 1\n\na\t0\tc\t-1\nd 0 a 2\n".as_bytes());
        let expected = Qrels::from([
            ("a".to_owned(), BTreeMap::from([("b".to_owned(), 1), ("c".to_owned(), 0)])),
            ("d".to_owned(), BTreeMap::from([("a".to_owned(), 2)])),
        ]);
        assert_eq!(qrels, Ok(expected));
        assert_eq!(
            read_qrels("a 0 b 1\na b 1\n".as_bytes()),
            Err("line 2: 3 fields where 4 belong".to_owned())
        );
        assert_eq!(
            read_qrels("a 0 b much\n".as_bytes()),
            Err("line 1: `much` is no whole number".to_owned())
        );
    }
}
