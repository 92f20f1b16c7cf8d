use std::io::Write;
use std::path::Path;

use serde_json::{Map, Value};
use storygraph::store::Store;

use super::failure::Failure;
use super::output::Output;

/// Ask the archive in SQL
///
/// One statement that reads. `storygraph schema` shows tables and views.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The statement, such as "select kind, count(*) from edge group by kind"
    statement: String,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let table = Store::open(db)?.sql(&args.statement)?;
    if out.json {
        let columns = distinct(&table.columns);
        let objects: Vec<Map<String, Value>> =
            table.rows.into_iter().map(|row| columns.iter().cloned().zip(row).collect()).collect();
        return Ok(out.json(&objects)?);
    }
    let heads: Vec<&str> = table.columns.iter().map(String::as_str).collect();
    let rows: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    if heads.is_empty() {
        return Ok(());
    }
    Ok(out.table(&heads, &rows)?)
}

/// Column names as keys of an object: a name's second column is `name_2`.
fn distinct(columns: &[String]) -> Vec<String> {
    let nth = |at: usize| columns[..=at].iter().filter(|name| **name == columns[at]).count();
    let key = |(at, name): (usize, &String)| match nth(at) {
        1 => name.clone(),
        again => format!("{name}_{again}"),
    };
    columns.iter().enumerate().map(key).collect()
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Print the tables and views of the archive
#[derive(clap::Args)]
pub(super) struct SchemaArgs {}

pub(super) fn schema(_: &SchemaArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let statements = Store::open(db)?.schema()?;
    if out.json {
        return Ok(out.json(&statements)?);
    }
    for statement in statements {
        writeln!(out, "{statement};\n")?;
    }
    Ok(())
}
