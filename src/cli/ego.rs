use std::io::Write;
use std::path::Path;

use storygraph::graph::{self, NodeKind};
use storygraph::query::ego as ego_graph;
use storygraph::render::json;
use storygraph::store::Store;

use super::failure::Failure;
use super::output::{BOLD, DIM, Output, headline, shorten};
use super::subject::{Around, PICTURE, centre, note};

/// Show what is around an article, entity or wanted story
#[derive(clap::Args)]
pub(super) struct EgoArgs {
    /// An article, entity or wanted headline
    #[arg(value_name = "X")]
    centre: String,
    #[command(flatten)]
    around: Around,
}

pub(super) fn ego(args: &EgoArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let Around { radius, limit, as_of } = &args.around;
    let centre = centre(&store, &args.centre, as_of.as_ref())?;
    let limit = limit.unwrap_or(PICTURE);
    let selection = ego_graph(&store, &centre, *radius, limit, as_of.as_ref())?;
    if out.json {
        return Ok(json(&selection.graph, out)?);
    }
    let found = &selection.graph;
    let middle = graph::node(&store, &centre)?;
    writeln!(out, "{BOLD}{}{BOLD:#} {DIM}({}){DIM:#}", headline(&middle.title), middle.kind)?;
    for kind in NodeKind::ALL {
        let nodes: Vec<_> =
            found.node_weights().filter(|node| node.kind == kind && node.id != middle.id).collect();
        if nodes.is_empty() {
            continue;
        }
        writeln!(out, "{DIM}{kind}{DIM:#}")?;
        for node in nodes {
            let handle = match kind {
                NodeKind::Article => node.row.to_string(),
                NodeKind::Wanted => "-".to_owned(),
                _ => format!("e{}", node.row),
            };
            let title = shorten(&headline(&node.title), out.width - 10);
            writeln!(out, "  {DIM}{handle:>6}{DIM:#}  {title}")?;
        }
    }
    if selection.left_out() > 0 {
        writeln!(out, "{DIM}{}, see `-n`{DIM:#}", note(&selection))?;
    }
    Ok(())
}
