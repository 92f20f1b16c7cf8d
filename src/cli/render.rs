use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use storygraph::graph;
use storygraph::query::overview;
use storygraph::render::{Caption, Layout, Printed, dot, html, pdf, png, svg};
use storygraph::store::Store;

use super::failure::Failure;
use super::graphviz::{Engine, graphviz};
use super::output::{Output, count, plain};
use super::subject::{PICTURE, SubjectArgs, centre, note, subject};

/// Draw a picture; needs no Graphviz
///
/// The most connected nodes of the archive, or what is around X, between X and
/// Y, in a story or found by a search.
#[derive(clap::Args)]
pub(super) struct RenderArgs {
    /// An article, entity or wanted headline to put in the middle
    #[arg(value_name = "X")]
    of: Option<String>,
    #[command(flatten)]
    part: SubjectArgs,
    /// Where to write, by its ending: .svg, .html, .png, .pdf or .dot; `-` is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    /// How to lay it out [default: layered from X to Y, timeline for a story, else force]
    #[arg(long, value_enum, conflicts_with = "engine")]
    layout: Option<Layouts>,
    /// Pixels of a .png for each of the .svg [default: 2, or what fits]
    #[arg(long)]
    scale: Option<f64>,
    /// Leave out quotes and sentences, where they may not be passed on; titles stay
    #[arg(long)]
    no_text: bool,
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
    /// References from one layer to the next
    Layered,
    /// Over an axis of the days of publication
    Timeline,
}

pub(super) fn render(args: &RenderArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let part = subject(&store, args.of.as_deref(), &args.part, PICTURE)?;
    let (title, selection) = if let Some(part) = part {
        part.drawn()
    } else {
        let title = db.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        (title, overview(&store, args.part.limit(PICTURE), args.part.as_of())?)
    };
    let selection = if args.no_text { selection.without_text() } else { selection };
    let layout = match args.layout {
        Some(Layouts::Force) => Layout::Force,
        Some(Layouts::Radial) => {
            let of = args.of.as_deref().ok_or_else(|| {
                Failure::new(2, "a radial layout needs something in the middle")
                    .hint("name it: `storygraph render \"Joe Biden\" --layout radial`")
            })?;
            let id = graph::node(&store, &centre(&store, of, args.part.as_of())?)?.id;
            let mut nodes = selection.graph.node_indices();
            let middle = nodes.find(|&node| selection.graph[node].id == id);
            Layout::Radial(middle.unwrap_or_default())
        }
        Some(Layouts::Layered) => Layout::Layered,
        Some(Layouts::Timeline) => Layout::Timeline,
        None if args.part.is_path() => Layout::Layered,
        None if args.part.is_story() => Layout::Timeline,
        None => Layout::default(),
    };
    let left_out = selection.left_out() > 0;
    let caption = Caption { title, note: left_out.then(|| note(&selection)) };
    let ending = args.output.extension().unwrap_or("svg".as_ref()).to_string_lossy().to_lowercase();
    let bytes = match (args.engine, ending.as_str()) {
        (None, "svg") => svg(&selection.graph, &caption, layout),
        (None, "png") => printed(png(&svg(&selection.graph, &caption, layout), args.scale)?),
        (None, "pdf") => printed(pdf(&svg(&selection.graph, &caption, layout), &caption)?),
        (None, "html" | "htm") => html(&selection.graph, &caption, layout),
        (None, "dot" | "gv") => dot(&selection.graph, &caption),
        (Some(engine), ending) => graphviz(engine, ending, &dot(&selection.graph, &caption))?,
        (None, ending) => {
            return Err(Failure::new(2, format!("cannot draw `.{ending}`"))
                .hint("write to a file that ends in .svg, .html, .png, .pdf or .dot, or add `--engine dot` for what Graphviz can draw"));
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

/// The picture, once it is said which letters it lacks.
fn printed(printed: Printed) -> Vec<u8> {
    if !printed.missing.is_empty() {
        let letters: String = printed.missing.iter().take(8).collect();
        anstream::eprintln!(
            "no font on this machine has {}{}: boxes stand in their place. Install one, such as \
             Noto Sans, or write .svg",
            plain(&letters),
            if printed.missing.len() > 8 { " and others" } else { "" },
        );
    }
    printed.bytes
}
