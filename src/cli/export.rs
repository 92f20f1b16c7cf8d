use std::cell::RefCell;
use std::io::Write;
use std::path::{Path, PathBuf};

use storygraph::graph::{self, LinkedEdge, Node};
use storygraph::query::overview;
use storygraph::render::{GraphWriter, MERMAID_EDGES, write_graph};
use storygraph::store::Store;

use super::failure::Failure;
use super::format::Format;
use super::out_file::{OutFile, OutFolder};
use super::output::{Output, count};
use super::subject::{Subject, SubjectArgs, note, subject};

/// Write the graph, or part of it, for other programs
///
/// The whole archive, or what is around X, between X and Y, in a story or found
/// by a search. A TREC run is `storygraph related --all --format trec`.
#[derive(clap::Args)]
pub(super) struct ExportArgs {
    /// How to write it; if not said, what the name of the file ends in
    #[arg(value_enum)]
    format: Option<Format>,
    /// Only what is around this article, entity or wanted headline
    #[arg(long, value_name = "X")]
    of: Option<String>,
    #[command(flatten)]
    part: SubjectArgs,
    /// Leave out quotes and sentences, where they may not be passed on; titles stay
    #[arg(long)]
    no_text: bool,
    /// Where to write: a file, or a folder for several; `-` is standard output
    #[arg(short, long, value_name = "PATH", default_value = "-")]
    output: PathBuf,
}

pub(super) fn export(args: &ExportArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let format = format(args, out.json)?;
    let to_stdout = args.output.as_os_str() == "-";
    let path = args.output.display();
    if format.is_folder() && to_stdout {
        return Err(Failure::new(2, "this format is a folder of several files")
            .hint("name one: `-o FOLDER`"));
    }
    let store = Store::open(db)?;
    let archive = db.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let part = part(&store, args, &archive)?;
    let title = part.as_ref().map_or(&archive, |part| &part.title);
    let tally = if format.is_folder() {
        let folder = OutFolder::create(&args.output, db)?;
        if format == Format::Obsidian
            && args.output.read_dir().is_ok_and(|mut all| all.next().is_some())
        {
            // Beside other notes, two of one name could not be told apart.
            return Err(Failure::new(1, format!("`{path}` is not empty"))
                .hint("name a folder that is not there yet, such as one inside your vault"));
        }
        let tally = write(format.folder_writer(folder.path())?, &store, args, part.as_ref())?;
        folder.keep()?;
        tally
    } else if to_stdout {
        write(format.writer(&mut *out, title)?, &store, args, part.as_ref())?
    } else {
        let mut file = OutFile::create(&args.output, db)?;
        let tally = write(format.writer(&mut file, title)?, &store, args, part.as_ref())?;
        file.keep()?;
        tally
    };
    out.flush()?;
    if !to_stdout {
        let (nodes, edges) = (count(tally.nodes, "node"), count(tally.edges, "edge"));
        anstream::eprintln!("wrote {nodes} and {edges} to {path}");
    }
    if let Some(part) = part.filter(|part| part.selection.left_out() > 0) {
        anstream::eprintln!(
            "written: {}; `-n` writes more",
            note(&part.selection).unwrap_or_default()
        );
    }
    if format == Format::Mermaid && tally.edges > MERMAID_EDGES {
        anstream::eprintln!(
            "Mermaid draws at most {MERMAID_EDGES} edges unless the page sets `maxEdges`; \
             `-n` writes fewer nodes"
        );
    }
    Ok(())
}

fn format(args: &ExportArgs, json: bool) -> Result<Format, Failure> {
    if let Some(format) = args.format.or_else(|| Format::of(&args.output)) {
        if json && format != Format::Json {
            return Err(Failure::new(2, "`--json` and another format")
                .hint("leave `--json` out, or say `storygraph export json`"));
        }
        return Ok(format);
    }
    if json {
        return Ok(Format::Json);
    }
    let failure = match args.output.extension().and_then(|ending| ending.to_str()) {
        Some("json") => Failure::new(2, "several formats end in `.json`")
            .hint("say which: json, node-link, cytoscape or jsonld, as in `storygraph export json -o map.json`"),
        Some("svg" | "png" | "pdf" | "html") => Failure::new(2, "a picture is no export")
            .hint("`storygraph render` draws it"),
        _ => Failure::new(2, "which format?").hint(
            "say it, as in `storygraph export graphml -o map.graphml`; `storygraph export --help` lists them",
        ),
    };
    Err(failure)
}

/// The part that is asked for, at most so many nodes of the archive for one;
/// `None` is all that there is.
fn part(store: &Store, args: &ExportArgs, archive: &str) -> Result<Option<Subject>, Failure> {
    let part = subject(store, args.of.as_deref(), &args.part, usize::MAX)?;
    if part.is_some() || args.part.limit(usize::MAX) == usize::MAX {
        return Ok(part);
    }
    let selection = overview(store, args.part.limit(usize::MAX), args.part.as_of())?;
    Ok(Some(Subject::gathered(archive.to_owned(), selection)))
}

/// Gives a part, or the whole archive a node and an edge at a time, to `writer`.
fn write(
    writer: Box<dyn GraphWriter + '_>,
    store: &Store,
    args: &ExportArgs,
    part: Option<&Subject>,
) -> Result<Tally, Failure> {
    let mut counted = Counted { writer, no_text: args.no_text, tally: Tally::default() };
    if let Some(part) = part {
        write_graph(&part.selection.graph, &mut counted)?;
        return Ok(counted.tally);
    }
    let counted = RefCell::new(counted);
    graph::each(
        store,
        args.part.as_of(),
        |node| counted.borrow_mut().node(node),
        |edge| counted.borrow_mut().edge(edge),
    )?;
    let mut counted = counted.into_inner();
    counted.finish()?;
    Ok(counted.tally)
}

/// How much has been written.
#[derive(Clone, Copy, Default)]
struct Tally {
    nodes: usize,
    edges: usize,
}

/// A writer that counts, and leaves out the words of articles if they are not
/// to be passed on.
struct Counted<'o> {
    writer: Box<dyn GraphWriter + 'o>,
    no_text: bool,
    tally: Tally,
}

impl GraphWriter for Counted<'_> {
    fn node(&mut self, node: &Node) -> storygraph::Result<()> {
        self.tally.nodes += 1;
        self.writer.node(node)
    }

    fn edge(&mut self, edge: &LinkedEdge) -> storygraph::Result<()> {
        self.tally.edges += 1;
        if !self.no_text {
            return self.writer.edge(edge);
        }
        let mut edge = edge.clone();
        edge.edge.evidence.quote.clear();
        edge.edge.evidence.sentence.clear();
        self.writer.edge(&edge)
    }

    fn finish(&mut self) -> storygraph::Result<()> {
        self.writer.finish()
    }
}
