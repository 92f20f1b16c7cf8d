//! How a table is written, told from its first rows.

use csv::{ByteRecord, ReaderBuilder};

use super::Columns;

/// What can stand between two cells.
const DELIMITERS: &[u8] = b",;\t|";

/// Extensions that promise a table.
const NAMES: &[&str] = &["csv", "tsv", "tab", "psv"];

/// So many rows are looked at.
const SAMPLE: usize = 50;

/// Known columns that make a file a table whose name does not say so.
const MIN_KNOWN: usize = 2;

/// How a table is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::source) struct Dialect {
    /// What stands between two cells.
    pub(super) delimiter: u8,
    /// Whether quotes hold a cell together; where tabs stand between cells they
    /// may be as good as any other letter.
    pub(super) has_quotes: bool,
    /// The columns that look most like headlines and texts, by their number:
    /// those whose cells are longest.
    pub(super) longest: Vec<usize>,
}

/// The dialect of `text`, the start of a file with this extension, if it is a
/// table: its name says so, or its first line names columns that are known and
/// all that follow have as many.
pub(in crate::source) fn dialect(
    text: &str,
    extension: &str,
    columns: &Columns,
) -> Option<Dialect> {
    let is_named = NAMES.contains(&extension);
    let text = preface(text).map_or(text, |line| &text[line.len()..]);
    // Most files are no tables, and that is seen from their first line.
    if !is_named && !may_be_header(text.lines().next().unwrap_or_default(), columns) {
        return None;
    }
    let best = std::iter::once((b'\t', false))
        .chain(DELIMITERS.iter().map(|&delimiter| (delimiter, true)))
        .map(|(delimiter, has_quotes)| Sample::of(text, delimiter, has_quotes))
        .max_by_key(|sample| sample.rank(columns))?;
    let header: Vec<String> = best.rows.first()?.iter().map(cell).collect();
    let known = header.iter().filter(|name| columns.known(name).is_some()).count();
    let is_evident = known >= MIN_KNOWN
        && header.iter().any(|name| columns.is_needed(name))
        && best.rows.len() > 1
        && best.regular + 1 == best.rows.len();
    (is_named || is_evident).then(|| Dialect {
        delimiter: best.delimiter,
        has_quotes: best.has_quotes,
        longest: best.longest(),
    })
}

/// Whether `line` has known columns in it, however it may be cut.
fn may_be_header(line: &str, columns: &Columns) -> bool {
    let is_delimiter = |c: char| u8::try_from(c).is_ok_and(|byte| DELIMITERS.contains(&byte));
    let cells = line.split(is_delimiter).map(|name| name.trim_matches(['"', ' ']));
    cells.filter(|name| columns.known(name).is_some()).take(MIN_KNOWN).count() == MIN_KNOWN
}

/// How many bytes stand before the header of a table that starts with `head`,
/// and how many lines.
pub(super) fn before_header(head: &[u8]) -> (usize, u64) {
    let mark = if head.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let text = String::from_utf8_lossy(&head[mark..]);
    preface(&text).map_or((mark, 0), |line| (mark + line.len(), 1))
}

/// The line in which Excel is told the delimiter.
fn preface(text: &str) -> Option<&str> {
    let line = text.split_inclusive('\n').next()?;
    let is_one =
        line.len() > 4 && line.is_char_boundary(4) && line[..4].eq_ignore_ascii_case("sep=");
    (is_one && line[4..].trim_matches(['\r', '\n']).len() == 1).then_some(line)
}

/// A cell as text. What is not UTF-8 is read as Latin-1: only names of columns
/// are read so, and there it is enough.
pub(super) fn cell(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim().to_owned(),
        Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect::<String>().trim().to_owned(),
    }
}

/// The first rows, as one delimiter cuts them.
struct Sample {
    delimiter: u8,
    has_quotes: bool,
    rows: Vec<ByteRecord>,
    /// How many rows have as many cells as the first.
    regular: usize,
}

impl Sample {
    fn of(text: &str, delimiter: u8, has_quotes: bool) -> Self {
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .quoting(has_quotes)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut rows: Vec<ByteRecord> = reader.byte_records().flatten().take(SAMPLE + 1).collect();
        // The last may be cut off by the end of what is looked at.
        if rows.len() > 2 {
            rows.pop();
        }
        let width = rows.first().map_or(0, ByteRecord::len);
        let regular = rows.iter().skip(1).filter(|row| row.len() == width && width > 1).count();
        Self { delimiter, has_quotes, rows, regular }
    }

    /// Greater is likelier: known columns, then rows of one width, then columns.
    fn rank(&self, columns: &Columns) -> (usize, usize, usize) {
        let Some(header) = self.rows.first() else { return (0, 0, 0) };
        let known = header.iter().filter(|name| columns.known(&cell(name)).is_some()).count();
        (known, self.regular, header.len())
    }

    fn longest(&self) -> Vec<usize> {
        let width = self.rows.first().map_or(0, ByteRecord::len);
        let bytes = |column: usize| -> usize {
            self.rows.iter().skip(1).filter_map(|row| row.get(column)).map(<[u8]>::len).sum()
        };
        let mut longest: Vec<usize> = (0..width).collect();
        longest.sort_by_key(|&column| std::cmp::Reverse(bytes(column)));
        longest.truncate(2);
        longest
    }
}

#[cfg(test)]
mod tests {
    use super::{Columns, dialect};

    fn delimiter(text: &str, extension: &str) -> Option<char> {
        let names = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        let columns = Columns {
            needed: names(&["title", "body"]),
            others: names(&["url", "date"]),
            ..Columns::default()
        };
        dialect(text, extension, &columns).map(|dialect| char::from(dialect.delimiter))
    }

    #[test]
    fn the_delimiter_is_what_makes_columns() {
        assert_eq!(delimiter("Title,Body\na,\"b; c; d\"\n", "csv"), Some(','));
        assert_eq!(delimiter("Title;Body\na, b;c, d\n", "csv"), Some(';'));
        assert_eq!(delimiter("sep=;\nTitel;Text\na, b;c, d\n", "csv"), Some(';'));
        assert_eq!(delimiter("Titel\tText\na, b\tc, d\n", "tsv"), Some('\t'));
        assert_eq!(delimiter("id|kop|tekst\n1|a, b|c\n2|d|e\n", "csv"), Some('|'));
    }

    #[test]
    fn without_its_name_a_table_has_known_columns_in_rows_of_one_width() {
        assert_eq!(delimiter("title,date\nPort shut,2024\n", "txt"), Some(','));
        assert_eq!(delimiter("title,date\nPort shut\n", "txt"), None);
        assert_eq!(delimiter("Title, and a body\nHe said, she said\n", "txt"), None);
        assert_eq!(delimiter("url,date\nx,2024\n", "txt"), None);
    }
}
