//! A row → a JSON object.

use csv::ByteRecord;

use super::Columns;
use super::dialect::{Dialect, cell};

/// What is wrong, and what to do about it.
pub(super) type Fault = (String, String);

/// The columns of a table.
pub(super) struct Header {
    /// Each column as the key of an object, quotes and all; `None` of one
    /// without a name of its own.
    keys: Vec<Option<String>>,
    delimiter: u8,
}

impl Header {
    /// Reads the first row.
    ///
    /// # Errors
    ///
    /// A message and a hint where no column is one that a table needs.
    pub(super) fn new(
        row: &ByteRecord,
        dialect: &Dialect,
        columns: &Columns,
    ) -> Result<Self, Fault> {
        let names: Vec<String> = row.iter().map(cell).collect();
        if !columns.is_empty() && !names.iter().any(|name| columns.is_needed(name)) {
            return Err(unknown(&names, dialect, columns));
        }
        let mut keys: Vec<Option<String>> = Vec::new();
        for name in &names {
            let key = quoted(columns.known(name).unwrap_or(name));
            let is_own = !name.is_empty() && !keys.contains(&Some(key.clone()));
            keys.push(is_own.then_some(key));
        }
        Ok(Self { keys, delimiter: dialect.delimiter })
    }

    /// The object of a row; `None` of an empty one. Cells missing at the end
    /// are empty: programs leave them out.
    pub(super) fn object(&self, row: &ByteRecord) -> Option<Result<Vec<u8>, Fault>> {
        if row.iter().all(|cell| cell.trim_ascii().is_empty()) {
            return None;
        }
        let beyond = row.iter().skip(self.keys.len()).any(|cell| !cell.trim_ascii().is_empty());
        if beyond {
            let message = format!("{} cells in a table of {} columns", row.len(), self.keys.len());
            let delimiter = match self.delimiter {
                b'\t' => "tab".to_owned(),
                other => format!("`{}`", char::from(other)),
            };
            let hint = format!("put quotes around a cell that has a {delimiter} in it");
            return Some(Err((message, hint)));
        }
        let mut object = vec![b'{'];
        for (key, cell) in self.keys.iter().zip(row) {
            let Some(key) = key else { continue };
            if object.len() > 1 {
                object.push(b',');
            }
            object.extend_from_slice(key.as_bytes());
            object.push(b':');
            quote(cell, &mut object);
        }
        object.push(b'}');
        Some(Ok(object))
    }
}

/// A JSON string of ASCII alone, so that a row in any encoding can follow it.
fn quoted(name: &str) -> String {
    let unit = |unit: u16| match u8::try_from(unit) {
        Ok(byte) if byte.is_ascii_alphanumeric() || b" _-.".contains(&byte) => {
            char::from(byte).to_string()
        }
        _ => format!("\\u{unit:04x}"),
    };
    format!("\"{}\"", name.encode_utf16().map(unit).collect::<String>())
}

/// Writes `cell` as a JSON string, in the encoding it is in.
fn quote(cell: &[u8], object: &mut Vec<u8>) {
    object.push(b'"');
    for &byte in cell {
        match byte {
            b'"' | b'\\' => object.extend_from_slice(&[b'\\', byte]),
            byte if byte < b' ' => object.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            byte => object.push(byte),
        }
    }
    object.push(b'"');
}

/// No column is known: which there are, and how to name the likeliest.
fn unknown(names: &[String], dialect: &Dialect, columns: &Columns) -> Fault {
    const MOST: usize = 12;
    let listed: Vec<String> =
        names.iter().take(MOST).map(|name| format!("`{}`", short(name))).collect();
    let more = if names.len() > MOST { ", …" } else { "" };
    let (wanted, listed) = (columns.wanted, listed.join(", "));
    let message = format!("no column of {wanted} (its first line has {listed}{more})");
    let likeliest = |rank: usize| dialect.longest.get(rank).and_then(|&column| names.get(column));
    let options: Vec<String> = columns
        .fields
        .iter()
        .enumerate()
        .filter_map(|(rank, field)| Some(format!("--field '{field}={}'", short(likeliest(rank)?))))
        .collect();
    (message, format!("name them, perhaps with `{}`", options.join(" ")))
}

fn short(name: &str) -> String {
    const MOST_CHARS: usize = 40;
    name.chars().take(MOST_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use csv::ByteRecord;

    use super::{Columns, Dialect, Header};

    fn dialect() -> Dialect {
        Dialect { delimiter: b',', has_quotes: true, longest: vec![1, 0] }
    }

    fn object(header: &[&str], row: &[&str]) -> Option<Result<String, String>> {
        let columns = Columns { needed: vec!["title".to_owned()], ..Columns::default() };
        let header = Header::new(&ByteRecord::from(header.to_vec()), &dialect(), &columns).unwrap();
        header.object(&ByteRecord::from(row.to_vec())).map(|object| {
            object.map(|bytes| String::from_utf8(bytes).unwrap()).map_err(|fault| fault.0)
        })
    }

    #[test]
    fn a_row_is_an_object_with_the_known_names_of_its_columns() {
        assert_eq!(
            object(&[" TITLE ", "Größe", "", "title"], &["a \"b\"\n", "x\\y", "-", "z"]).unwrap(),
            Ok(r#"{"title":"a \"b\"\u000a","Gr\u00f6\u00dfe":"x\\y"}"#.to_owned())
        );
        assert_eq!(object(&["title", "n"], &["", " "]), None);
    }

    #[test]
    fn cells_missing_at_the_end_are_empty_and_cells_too_many_a_fault() {
        assert_eq!(object(&["title", "n"], &["a"]).unwrap(), Ok("{\"title\":\"a\"}".to_owned()));
        assert!(object(&["title", "n"], &["a", "1", ""]).unwrap().is_ok());
        assert_eq!(
            object(&["title", "n"], &["a", "b", "c"]).unwrap(),
            Err("3 cells in a table of 2 columns".to_owned())
        );
    }

    #[test]
    fn without_a_known_column_the_likeliest_are_offered() {
        let columns = Columns {
            needed: vec!["title".to_owned()],
            fields: &["body", "title"],
            ..Columns::default()
        };
        let names = ByteRecord::from(vec!["Kop", "Inhoud"]);
        let (message, hint) = Header::new(&names, &dialect(), &columns).err().unwrap();
        assert!(message.contains("`Kop`, `Inhoud`"));
        assert!(hint.contains("--field 'body=Inhoud' --field 'title=Kop'"));
    }
}
