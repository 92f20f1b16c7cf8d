use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clap::ValueEnum;
use storygraph::graph::{self, NodeKind};
use storygraph::model::Date;
use storygraph::query::{Selection, ego as ego_graph, find_node, overview};
use storygraph::render::{Caption, JsonWriter, dot, json, svg};
use storygraph::store::{NodeRow, Store};

use super::failure::Failure;
use super::output::{BOLD, DIM, Output, count, headline, shorten};
use super::period::date;

/// Nodes on a picture: as many as can be read on a page.
const PICTURE: usize = 60;

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

/// The node called `query`, if it was published by then.
fn centre(store: &Store, query: &str, as_of: Option<&Date>) -> Result<NodeRow, Failure> {
    let node = find_node(store, query)?;
    match (&node, as_of) {
        (NodeRow::Article(id), Some(date)) if !store.is_published(*id, Some(date.day()))? => {
            Err(Failure::new(3, format!("`{query}` is not known to have been published by {date}"))
                .hint("`storygraph show` tells its date"))
        }
        _ => Ok(node),
    }
}

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
    /// Have Graphviz lay it out, if it is installed
    #[arg(long, value_enum)]
    engine: Option<Engine>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Engine {
    Dot,
    Neato,
    Fdp,
    Sfdp,
}

pub(super) fn render(args: &RenderArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let (selection, title) = if let Some(centre) = &args.centre {
        let centre = self::centre(&store, centre, args.as_of.as_ref())?;
        let around = ego_graph(&store, &centre, args.radius, args.limit, args.as_of.as_ref())?;
        (around.thinned(usize::MAX), graph::node(&store, &centre)?.title)
    } else {
        let title = db.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        (overview(&store, args.limit, args.as_of.as_ref())?, title)
    };
    let left_out = selection.left_out() > 0;
    let caption = Caption { title, note: left_out.then(|| note(&selection)) };
    let ending = args.output.extension().unwrap_or("svg".as_ref()).to_string_lossy().to_lowercase();
    let bytes = match (args.engine, ending.as_str()) {
        (None, "svg") => svg(&selection.graph, &caption),
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

/// What a picture shows of how much.
fn note(selection: &Selection) -> String {
    format!(
        "the {} most connected of {}",
        selection.graph.node_count(),
        count(selection.of, "node")
    )
}

/// Has Graphviz draw `source`.
fn graphviz(engine: Engine, ending: &str, source: &[u8]) -> Result<Vec<u8>, Failure> {
    let program = match engine {
        Engine::Dot => "dot",
        Engine::Neato => "neato",
        Engine::Fdp => "fdp",
        Engine::Sfdp => "sfdp",
    };
    let missing = |error: std::io::Error| {
        Failure::new(1, format!("cannot run Graphviz's `{program}`: {error}"))
            .hint("install Graphviz, or leave `--engine` out: storygraph draws without it")
    };
    let mut child = Command::new(program)
        .arg(format!("-T{ending}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(missing)?;
    let mut stdin = child.stdin.take();
    let drawn = std::thread::scope(|scope| {
        // Fed from a thread of its own: a large graph fills both pipes.
        scope.spawn(move || stdin.take().map(|mut stdin| stdin.write_all(source)));
        child.wait_with_output()
    })?;
    if !drawn.status.success() {
        let said = String::from_utf8_lossy(&drawn.stderr);
        return Err(Failure::new(1, format!("Graphviz failed: {}", said.trim())));
    }
    Ok(drawn.stdout)
}

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
