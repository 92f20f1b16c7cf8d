//! Answers → bytes; one format a file.
//!
//! Everything a graph carries is hostile text, written by strangers: it goes
//! through `escape` on its way out, whatever the format.

mod caption;
mod directory;
mod escape;
mod evidence;
mod font;
mod format;
mod html;
mod label;
mod layout;
#[cfg(feature = "print")]
mod print;
mod svg;

pub use caption::Caption;
pub use directory::{csv_header, csv_line, ftm_line, json_line};
#[cfg(feature = "parquet")]
pub use format::ParquetWriter;
pub use format::{
    CsvWriter, CytoscapeWriter, DotWriter, FORMAT, GexfWriter, GraphWriter, GraphmlWriter,
    JsonLdWriter, JsonWriter, MERMAID_EDGES, MermaidWriter, NQuadsWriter, Neo4jWriter,
    NodeLinkWriter, ObsidianWriter, dot, json, write_graph,
};
pub use html::html;
pub use layout::Layout;
#[cfg(feature = "print")]
pub use print::{Printed, pdf, png};
pub use svg::svg;
