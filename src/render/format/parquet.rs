//! Apache Parquet (parquet.apache.org): `DuckDB`, pandas, Polars, Spark.

use std::io::Write;
use std::sync::Arc;

use ::parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use ::parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use ::parquet::schema::types::Type as Schema;

use super::GraphWriter;
use super::column::{Column, EDGE, NODE, Type, Value, edge_cells, node_cells};
use crate::error::{Error, Result};
use crate::graph::{LinkedEdge, Node};

/// Rows that are held before they are written: some megabytes.
const GROUP: usize = 16_384;

/// Writes two tables, compressed with Snappy: nodes by `id`, edges from
/// `source` to `target`. Text is kept as it is.
pub struct ParquetWriter<W: Write + Send> {
    nodes: Table<W>,
    edges: Table<W>,
}

impl<W: Write + Send> ParquetWriter<W> {
    /// Begins both tables.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if one cannot be written.
    pub fn new(nodes: W, edges: W) -> Result<Self> {
        let own = |name| (name, Type::Text);
        let nodes = Table::new(nodes, [own("id")].into_iter().chain(NODE).collect())?;
        let ends = [own("source"), own("target")];
        Ok(Self { nodes, edges: Table::new(edges, ends.into_iter().chain(EDGE).collect())? })
    }
}

impl<W: Write + Send> GraphWriter for ParquetWriter<W> {
    fn node(&mut self, node: &Node) -> Result<()> {
        let own = [Some(Value::Text(node.id.clone()))];
        self.nodes.add(own.into_iter().chain(node_cells(node)))
    }

    fn edge(&mut self, edge: &LinkedEdge) -> Result<()> {
        let ends = [&edge.source, &edge.target].map(|id| Some(Value::Text(id.clone())));
        self.edges.add(ends.into_iter().chain(edge_cells(&edge.edge)))
    }

    fn finish(&mut self) -> Result<()> {
        self.nodes.finish()?;
        self.edges.finish()
    }
}

/// One file, and the rows of it that are not written yet.
struct Table<W: Write + Send> {
    file: SerializedFileWriter<W>,
    columns: Vec<Column>,
    /// The cells of each column.
    cells: Vec<Vec<Option<Value>>>,
}

impl<W: Write + Send> Table<W> {
    fn new(out: W, columns: Vec<Column>) -> Result<Self> {
        let fields = columns.iter().map(|(name, kind)| {
            let (physical, logical) = match kind {
                Type::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
                Type::Number => (Physical::DOUBLE, None),
                Type::Count => (Physical::INT64, None),
            };
            Schema::primitive_type_builder(name, physical)
                .with_repetition(Repetition::OPTIONAL)
                .with_logical_type(logical)
                .build()
                .map(Arc::new)
        });
        let fields = fields.collect::<Result<Vec<_>, _>>().map_err(failed)?;
        let schema = Schema::group_type_builder("storygraph").with_fields(fields).build();
        let settings = WriterProperties::builder()
            .set_created_by("storygraph".to_owned())
            .set_compression(Compression::SNAPPY)
            .build();
        let schema = Arc::new(schema.map_err(failed)?);
        let file = SerializedFileWriter::new(out, schema, Arc::new(settings)).map_err(failed)?;
        Ok(Self { file, cells: vec![Vec::new(); columns.len()], columns })
    }

    fn add(&mut self, row: impl Iterator<Item = Option<Value>>) -> Result<()> {
        for (column, cell) in self.cells.iter_mut().zip(row) {
            column.push(cell);
        }
        if self.cells[0].len() == GROUP { self.flush().map_err(failed) } else { Ok(()) }
    }

    fn finish(&mut self) -> Result<()> {
        if !self.cells[0].is_empty() {
            self.flush().map_err(failed)?;
        }
        self.file.finish().map(|_| ()).map_err(failed)
    }

    /// Writes the rows held as a row group.
    fn flush(&mut self) -> Result<(), ParquetError> {
        let mut group = self.file.next_row_group()?;
        for ((_, kind), cells) in self.columns.iter().zip(&mut self.cells) {
            let Some(mut writer) = group.next_column()? else { break };
            write_column(&mut writer, *kind, cells)?;
            writer.close()?;
            cells.clear();
        }
        group.close().map(|_| ())
    }
}

/// Writes the cells that hold something, and which those are.
fn write_column(
    writer: &mut SerializedColumnWriter<'_>,
    kind: Type,
    cells: &mut Vec<Option<Value>>,
) -> Result<(), ParquetError> {
    let held: Vec<i16> = cells.iter().map(|cell| i16::from(cell.is_some())).collect();
    let values = cells.drain(..).flatten();
    match kind {
        Type::Text => {
            let texts: Vec<ByteArray> =
                values.map(|value| ByteArray::from(value.plain().into_bytes())).collect();
            writer.typed::<ByteArrayType>().write_batch(&texts, Some(&held), None)?;
        }
        Type::Number => {
            let numbers: Vec<f64> = values
                .filter_map(
                    |value| if let Value::Number(number) = value { Some(number) } else { None },
                )
                .collect();
            writer.typed::<DoubleType>().write_batch(&numbers, Some(&held), None)?;
        }
        Type::Count => {
            let counts: Vec<i64> = values
                .filter_map(|value| {
                    if let Value::Count(count) = value { i64::try_from(count).ok() } else { None }
                })
                .collect();
            writer.typed::<Int64Type>().write_batch(&counts, Some(&held), None)?;
        }
    }
    Ok(())
}

fn failed(error: ParquetError) -> Error {
    Error::Io(std::io::Error::other(error))
}
