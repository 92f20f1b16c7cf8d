use std::io::Write;
use std::path::Path;

use storygraph::graph::{self, NodeKind};
use storygraph::model::Date;
use storygraph::query::ego as ego_graph;
use storygraph::render::json;
use storygraph::store::Store;

use super::failure::Failure;
use super::output::{BOLD, DIM, Output, headline, shorten};
use super::period::date;
use super::subject::{PICTURE, centre, note};

/// Show what is around an article, entity or wanted story
#[derive(clap::Args)]
pub(super) struct EgoArgs {
    /// An article, entity or wanted headline
    centre: String,
    /// How far to look, in hops
    #[arg(short, long, default_value_t = 1)]
    radius: usize,
    /// At most this many nodes, those connected most strongly
    #[arg(short = 'n', long, default_value_t = PICTURE)]
    limit: usize,
    /// Only what was published by this date (2024, 2024-05 or 2024-05-09), as it is worded now
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
}

pub(super) fn ego(args: &EgoArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let centre = centre(&store, &args.centre, args.as_of.as_ref())?;
    let selection = ego_graph(&store, &centre, args.radius, args.limit, args.as_of.as_ref())?;
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
