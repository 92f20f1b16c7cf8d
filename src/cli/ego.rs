use std::io::Write;
use std::path::Path;

use storygraph::graph::{self, NodeKind};
use storygraph::model::Date;
use storygraph::query::ego as ego_graph;
use storygraph::render::json;
use storygraph::store::Store;

use super::failure::Failure;
use super::output::{BOLD, DIM, Output, day, headline};
use super::subject::{Around, PICTURE, centre, note};
use super::wrap::shorten;

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
    let around @ Around { limit, as_of, .. } = &args.around;
    let centre = centre(&store, &args.centre, as_of.as_ref())?;
    let limit = limit.unwrap_or(PICTURE);
    let selection = ego_graph(&store, &centre, around.radius(), limit, as_of.as_ref())?;
    if out.json {
        return Ok(json(&selection.graph, out)?);
    }
    let found = &selection.graph;
    let middle = graph::node(&store, &centre)?;
    let kind = format!(" ({})", middle.kind);
    out.runs(0, 0, &[(BOLD, &headline(&middle.title)), (DIM, &kind)])?;
    for kind in NodeKind::ALL {
        let nodes: Vec<_> =
            found.node_weights().filter(|node| node.kind == kind && node.id != middle.id).collect();
        if nodes.is_empty() {
            continue;
        }
        writeln!(out, "{DIM}{}{DIM:#}", several(kind))?;
        for node in nodes {
            let handle = match kind {
                NodeKind::Article => node.row.to_string(),
                NodeKind::Wanted => "-".to_owned(),
                _ => format!("e{}", node.row),
            };
            // Only articles have a day; what is wanted keeps its place.
            let when = match kind {
                NodeKind::Article => day(node.published.as_ref().map(Date::as_str)),
                _ => String::new(),
            };
            let when = if kind.is_story() { format!("{when:10}  ") } else { when };
            let title = shorten(&headline(&node.title), out.width - 10 - when.len());
            writeln!(out, "  {DIM}{handle:>6}  {when}{DIM:#}{title}")?;
        }
    }
    if selection.left_out() > 0 {
        writeln!(out, "{DIM}{}, see `-n`{DIM:#}", note(&selection).unwrap_or_default())?;
    }
    Ok(())
}

/// What nodes of a kind are called together.
const fn several(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Article => "articles",
        NodeKind::Wanted => "wanted stories",
        NodeKind::Person => "people",
        NodeKind::Organization => "organisations",
        NodeKind::Place => "places",
    }
}
