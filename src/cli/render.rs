use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use storygraph::graph;
use storygraph::model::Date;
use storygraph::query::{ego as ego_graph, overview};
use storygraph::render::{Caption, Layout, dot, svg};
use storygraph::store::Store;

use super::failure::Failure;
use super::graphviz::{Engine, graphviz};
use super::output::{Output, count};
use super::period::date;
use super::subject::{PICTURE, centre, note};

/// Draw a picture; needs no Graphviz
///
/// The most connected nodes of the archive, or what is around X.
#[derive(clap::Args)]
pub(super) struct RenderArgs {
    /// An article, entity or wanted headline to put in the middle
    centre: Option<String>,
    /// Where to write, by its ending: .svg or .dot; `-` is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    /// How far to look around X, in hops
    #[arg(short, long, default_value_t = 1)]
    radius: usize,
    /// At most this many nodes
    #[arg(short = 'n', long, default_value_t = PICTURE)]
    limit: usize,
    /// Only what was published by this date (2024, 2024-05 or 2024-05-09), as it is worded now
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// How to lay it out
    #[arg(long, value_enum, default_value_t = Layouts::Force, conflicts_with = "engine")]
    layout: Layouts,
    /// Have Graphviz lay it out, if it is installed
    #[arg(long, value_enum)]
    engine: Option<Engine>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Layouts {
    /// Connected nodes near each other
    Force,
    /// X in the middle, the others around it by hops
    Radial,
}

pub(super) fn render(args: &RenderArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let (selection, centre) = if let Some(query) = &args.centre {
        let centre = centre(&store, query, args.as_of.as_ref())?;
        let around = ego_graph(&store, &centre, args.radius, args.limit, args.as_of.as_ref())?;
        (around.thinned(usize::MAX), Some(graph::node(&store, &centre)?))
    } else {
        (overview(&store, args.limit, args.as_of.as_ref())?, None)
    };
    let layout = match args.layout {
        Layouts::Force => Layout::Force,
        Layouts::Radial => {
            let id = centre.as_ref().map(|centre| &centre.id);
            let mut nodes = selection.graph.node_indices();
            let middle = nodes.find(|&node| Some(&selection.graph[node].id) == id);
            Layout::Radial(middle.ok_or_else(|| {
                Failure::new(2, "a radial layout needs something in the middle")
                    .hint("name it: `storygraph render \"Joe Biden\" --layout radial`")
            })?)
        }
    };
    let title = centre.map_or_else(
        || db.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        |centre| centre.title,
    );
    let left_out = selection.left_out() > 0;
    let caption = Caption { title, note: left_out.then(|| note(&selection)) };
    let ending = args.output.extension().unwrap_or("svg".as_ref()).to_string_lossy().to_lowercase();
    let bytes = match (args.engine, ending.as_str()) {
        (None, "svg") => svg(&selection.graph, &caption, layout),
        (None, "dot" | "gv") => dot(&selection.graph, &caption),
        (Some(engine), ending) => graphviz(engine, ending, &dot(&selection.graph, &caption))?,
        (None, ending) => {
            return Err(Failure::new(2, format!("cannot draw `.{ending}`"))
                .hint("write to a file that ends in .svg or .dot, or add `--engine dot` for what Graphviz can draw"));
        }
    };
    if args.output.as_os_str() == "-" {
        out.write_all(&bytes)?;
    } else {
        std::fs::write(&args.output, bytes)
            .map_err(|error| Failure::new(1, format!("`{}`: {error}", args.output.display())))?;
        anstream::eprintln!(
            "drew {} and {} in {}",
            count(selection.graph.node_count(), "node"),
            count(selection.graph.edge_count(), "edge"),
            args.output.display()
        );
    }
    if left_out {
        anstream::eprintln!("shown: {}; `-n` shows more", note(&selection));
    }
    Ok(())
}
