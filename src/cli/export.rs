use std::io::Write;
use std::path::Path;

use clap::ValueEnum;
use storygraph::graph;
use storygraph::render::{Caption, JsonWriter, dot};
use storygraph::store::Store;

use super::failure::Failure;
use super::output::Output;

/// Write the whole graph for other programs
#[derive(clap::Args)]
pub(super) struct ExportArgs {
    /// How to write it
    #[arg(value_enum)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Graphviz
    Dot,
    /// Nodes and edges with their evidence, one a line; the same for the same articles
    Json,
}

pub(super) fn export(args: &ExportArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    match args.format {
        Format::Dot => {
            let caption = Caption { title: "storygraph".to_owned(), note: None };
            out.write_all(&dot(&graph::whole(&store)?, &caption))?;
        }
        Format::Json => {
            let writer = std::cell::RefCell::new(JsonWriter::new(&mut *out)?);
            graph::each(
                &store,
                |node| writer.borrow_mut().node(node),
                |edge| writer.borrow_mut().edge(edge),
            )?;
            writer.into_inner().finish()?;
        }
    }
    Ok(())
}
