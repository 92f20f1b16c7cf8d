//! The formats of `export`: what opens each, and what it is written to.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::Path;

use clap::ValueEnum;
use storygraph::render::{
    Caption, CsvWriter, CytoscapeWriter, DotWriter, GexfWriter, GraphWriter, GraphmlWriter,
    JsonLdWriter, JsonWriter, MermaidWriter, NQuadsWriter, Neo4jWriter, NodeLinkWriter,
    ObsidianWriter,
};

use super::failure::Failure;
use super::out_file::at;

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
#[expect(clippy::doc_markdown, reason = "help is no Markdown")]
pub(super) enum Format {
    /// Graphviz
    Dot,
    /// Nodes and edges with their evidence, one a line; the same for the same articles
    Json,
    /// Node-link JSON: NetworkX's `node_link_graph`, D3
    NodeLink,
    /// Cytoscape and Cytoscape.js
    Cytoscape,
    /// GraphML with typed keys: Gephi, yEd, NetworkX, igraph
    Graphml,
    /// GEXF 1.3 with the days of publication: Gephi's timeline
    Gexf,
    /// A folder of nodes.csv and edges.csv, free of formulas: spreadsheets, pandas, Gephi
    Csv,
    /// A folder of nodes.csv and relationships.csv: `neo4j-admin database import full
    /// --nodes=nodes.csv --relationships=relationships.csv`
    Neo4j,
    /// A folder of nodes.parquet and edges.parquet: DuckDB, pandas, Polars, Spark
    #[cfg(feature = "parquet")]
    Parquet,
    /// JSON-LD in schema.org's words: web pages, RDF stores
    Jsonld,
    /// N-Quads of the same: RDF stores, rdflib
    Nquads,
    /// A flowchart to put into Markdown: GitHub, GitLab, Obsidian; at most 500 edges unless the page
    /// allows more, best below 50 nodes
    Mermaid,
    /// A folder of notes with links and quotes: Obsidian, Logseq
    Obsidian,
}

/// File names' endings that can mean one format only.
const ENDINGS: [(&str, Format); 11] = [
    ("dot", Format::Dot),
    ("gv", Format::Dot),
    ("cyjs", Format::Cytoscape),
    ("graphml", Format::Graphml),
    ("gexf", Format::Gexf),
    ("jsonld", Format::Jsonld),
    ("nq", Format::Nquads),
    ("nt", Format::Nquads),
    ("nquads", Format::Nquads),
    ("mmd", Format::Mermaid),
    ("mermaid", Format::Mermaid),
];

impl Format {
    /// The format that a file's name ends in.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, format)| *format)
    }

    /// Whether it is several files in a folder.
    pub(super) fn is_folder(self) -> bool {
        match self {
            Self::Csv | Self::Neo4j | Self::Obsidian => true,
            #[cfg(feature = "parquet")]
            Self::Parquet => true,
            _ => false,
        }
    }

    /// What writes it to `out`, if it is one file.
    pub(super) fn writer<'o>(
        self,
        out: impl Write + 'o,
        title: &str,
    ) -> Result<Box<dyn GraphWriter + 'o>, Failure> {
        let caption = Caption { title: title.to_owned(), note: None };
        Ok(match self {
            Self::Dot => Box::new(DotWriter::new(out, &caption)?),
            Self::NodeLink => Box::new(NodeLinkWriter::new(out)?),
            Self::Cytoscape => Box::new(CytoscapeWriter::new(out)?),
            Self::Graphml => Box::new(GraphmlWriter::new(out)?),
            Self::Gexf => Box::new(GexfWriter::new(out)?),
            Self::Jsonld => Box::new(JsonLdWriter::new(out)?),
            Self::Nquads => Box::new(NQuadsWriter::new(out)),
            Self::Mermaid => Box::new(MermaidWriter::new(out, &caption)?),
            _ => Box::new(JsonWriter::new(out)?),
        })
    }

    /// What writes it into `folder`, if it is several files.
    pub(super) fn folder_writer(self, folder: &Path) -> Result<Box<dyn GraphWriter>, Failure> {
        let file = |name: &str| create(&folder.join(name));
        Ok(match self {
            Self::Neo4j => {
                Box::new(Neo4jWriter::new(file("nodes.csv")?, file("relationships.csv")?)?)
            }
            #[cfg(feature = "parquet")]
            Self::Parquet => Box::new(storygraph::render::ParquetWriter::new(
                file("nodes.parquet")?,
                file("edges.parquet")?,
            )?),
            Self::Obsidian => vault(folder),
            _ => Box::new(CsvWriter::new(file("nodes.csv")?, file("edges.csv")?)?),
        })
    }
}

/// Notes in a folder of their own.
fn vault(folder: &Path) -> Box<dyn GraphWriter> {
    let folder = folder.to_owned();
    Box::new(ObsidianWriter::new(move |note, words| {
        let path = folder.join(note);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        let mut file = OpenOptions::new().create(true).append(true).open(path)?;
        Ok(file.write_all(words.as_bytes())?)
    }))
}

fn create(path: &Path) -> Result<BufWriter<File>, Failure> {
    File::create(path).map(BufWriter::new).map_err(|error| at(path, &error))
}
