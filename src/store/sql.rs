//! Questions in SQL, for those who speak it.

use rusqlite::types::ValueRef;
use serde_json::Value;

use super::Store;
use crate::error::{Error, Result};

/// The answer to a SQL question.
#[derive(Clone, Debug)]
pub struct Table {
    /// Column names.
    pub columns: Vec<String>,
    /// Rows of as many values; a blob is its bytes in hexadecimal.
    pub rows: Vec<Vec<Value>>,
}

impl Store {
    /// Runs one SQL statement that reads.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] if SQLite does not understand it or it would write.
    pub fn sql(&self, sql: &str) -> Result<Table> {
        let hint = "`storygraph schema` shows the tables and views";
        let invalid = |error: &rusqlite::Error| Error::Invalid {
            message: match error {
                rusqlite::Error::MultipleStatement => "more than one statement".to_owned(),
                error => error.to_string(),
            },
            hint: hint.to_owned(),
        };
        let mut select = self.connection.prepare(sql).map_err(|error| invalid(&error))?;
        if select.column_count() == 0 && select.readonly() {
            return Err(Error::Invalid {
                message: "no statement that answers".to_owned(),
                hint: hint.to_owned(),
            });
        }
        if !select.readonly() {
            return Err(Error::Invalid {
                message: "this statement would write".to_owned(),
                hint: "`storygraph sql` only reads; open the file with sqlite3 to change it"
                    .to_owned(),
            });
        }
        let columns: Vec<String> = select.column_names().map(str::to_owned).collect();
        let mut rows = Vec::new();
        let mut found = select.query([]).map_err(|error| invalid(&error))?;
        while let Some(row) = found.next().map_err(|error| invalid(&error))? {
            rows.push(
                (0..columns.len())
                    .map(|at| row.get_ref(at).map(value))
                    .collect::<Result<_, _>>()?,
            );
        }
        Ok(Table { columns, rows })
    }

    /// The statements that made the tables and views, as SQLite keeps them.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
    pub fn schema(&self) -> Result<Vec<String>> {
        let mut select = self.connection.prepare(
            "SELECT sql FROM sqlite_schema
             WHERE sql IS NOT NULL AND name NOT LIKE 'article_fts_%' AND name NOT LIKE 'sqlite_%'
             ORDER BY type = 'view', rowid",
        )?;
        let rows = select.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into(),
        ValueRef::Blob(bytes) => {
            use std::fmt::Write;
            let mut hex = String::with_capacity(2 * bytes.len());
            for byte in bytes {
                // Writing into a string cannot fail.
                let _ = write!(hex, "{byte:02x}");
            }
            hex.into()
        }
    }
}
