use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use storygraph::graph;
use storygraph::query::overview;
use storygraph::render::{Caption, Layout, Printed, dot, html, pdf, png, svg};
use storygraph::store::Store;

use super::failure::Failure;
use super::graphviz::{Engine, graphviz};
use super::out_file::OutFile;
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
    let ending = ending(args, out.json)?;
    if args.output.as_os_str() != "-" {
        // Before the work, not after it.
        OutFile::create(&args.output, db)?;
    }
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
    if selection.graph.node_count() == 0 {
        return Err(Failure::new(3, "there is nothing to draw")
            .hint("`storygraph stats` tells what the archive has, and of which days"));
    }
    let left_out = selection.left_out() > 0;
    let caption = Caption { title, note: note(&selection) };
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
        let mut file = OutFile::create(&args.output, db)?;
        file.write_all(&bytes)?;
        file.keep()?;
        anstream::eprintln!(
            "drew {} and {} in {}",
            count(selection.graph.node_count(), "node"),
            count(selection.graph.edge_count(), "edge"),
            args.output.display()
        );
    }
    if let Some(note) = note(&selection) {
        let more = if left_out { "; `-n` shows more" } else { "" };
        anstream::eprintln!("shown: {note}{more}");
    }
    Ok(())
}

/// How to draw it: what the name of the file ends in.
fn ending(args: &RenderArgs, json: bool) -> Result<String, Failure> {
    if json {
        return Err(Failure::new(2, "a picture is no JSON")
            .hint("`storygraph export json` writes what is drawn"));
    }
    let ending = match args.output.extension() {
        _ if args.output.as_os_str() == "-" => "svg".to_owned(),
        Some(ending) => ending.to_string_lossy().to_lowercase(),
        None => {
            let path = args.output.display();
            return Err(Failure::new(
                2,
                format!("`{path}` has no ending that says how to draw it"),
            )
            .hint(format!("write `-o {path}.svg`; .html, .png, .pdf and .dot can be drawn too")));
        }
    };
    if args.scale.is_some() && (ending != "png" || args.engine.is_some()) {
        return Err(Failure::new(2, "`--scale` is for .png alone")
            .hint("leave it out: others have no pixels"));
    }
    Ok(ending)
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
