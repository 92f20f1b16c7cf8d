use std::io::Write;
use std::path::Path;

use storygraph::graph::{EdgeKind, Evidence, Node};
use storygraph::model::Date;
use storygraph::query::{Chain, Hop, Route, Way, chain, find_node, paths};
use storygraph::store::{NodeRow, Store};

use super::failure::Failure;
use super::output::{BOLD, DIM, Output, day, headline, plain};
use super::period::date;
use super::wrap::display_width;

/// How two stories, people or places are connected, with a quote for each hop
///
/// The path whose evidence is best, not the one with fewest hops. Exit status
/// 3 if there is none.
#[derive(clap::Args)]
pub(super) struct Args {
    /// An article, entity or wanted headline
    from: String,
    /// Another
    to: String,
    /// So many paths, each through other nodes than those before
    #[arg(short = 'k', value_name = "NUMBER", default_value_t = 1,
        value_parser = clap::value_parser!(u16).range(1..=100))]
    paths: u16,
    /// Only through this; several in their order
    #[arg(long, value_name = "NODE")]
    via: Vec<String>,
    /// Not through this; of a chain, no article that names it
    #[arg(long, value_name = "NODE")]
    avoid: Vec<String>,
    /// Only what was published by this date (2024, 2024-05 or 2024-05-09), as it is worded now
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// How one article led to another: stories in order of time, each
    /// following from the one before
    #[arg(long, conflicts_with_all = ["paths", "via"])]
    chain: bool,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let avoid: Vec<NodeRow> =
        args.avoid.iter().map(|node| find_node(&store, node)).collect::<Result<_, _>>()?;
    if args.chain {
        let (from, to) = (store.find_article(&args.from)?, store.find_article(&args.to)?);
        let found = chain(&store, &from, &to, &avoid, args.as_of.as_ref())?;
        return write_chain(&found.ok_or_else(|| nothing(args))?, out);
    }
    let (from, to) = (find_node(&store, &args.from)?, find_node(&store, &args.to)?);
    let via = args.via.iter().map(|node| find_node(&store, node)).collect::<Result<_, _>>()?;
    let way = Way { via, avoid, as_of: args.as_of.clone(), limit: usize::from(args.paths) };
    let routes = paths(&store, &from, &to, &way)?;
    let Some(best) = routes.first() else { return Err(nothing(args)) };
    if out.json {
        let written = if args.paths == 1 { out.json(best) } else { out.json(&routes) };
        return Ok(written?);
    }
    for (nth, route) in routes.iter().enumerate() {
        if args.paths > 1 {
            let space = if nth > 0 { "\n" } else { "" };
            writeln!(out, "{space}{DIM}path {}, strength {:.2}{DIM:#}", nth + 1, route.strength)?;
        }
        write_route(route, out)?;
    }
    if routes.len() < usize::from(args.paths) {
        out.flush()?;
        anstream::eprintln!("no other path goes through other nodes");
    }
    Ok(())
}

fn nothing(args: &Args) -> Failure {
    let limited = !args.via.is_empty() || !args.avoid.is_empty() || args.as_of.is_some();
    let hint = if limited {
        "leave out `--via`, `--avoid` or `--as-of`, or see what `storygraph ego` shows around each"
    } else {
        "`storygraph ego` shows what is around each"
    };
    Failure::new(3, format!("nothing connects `{}` and `{}`", args.from, args.to)).hint(hint)
}

fn write_route(route: &Route, out: &mut Output) -> Result<(), Failure> {
    title(&route.start, out)?;
    for hop in &route.hops {
        out.styled(DIM, 2, &said(hop))?;
        quote(&hop.edge.evidence.sentence, out)?;
        title(&hop.to, out)?;
    }
    Ok(())
}

fn write_chain(chain: &Chain, out: &mut Output) -> Result<(), Failure> {
    if out.json {
        return Ok(out.json(chain)?);
    }
    title(&chain.start, out)?;
    for hop in &chain.hops {
        let mut both = hop.names.clone();
        both.extend(hop.words.iter().filter(|word| !is_in(word, &hop.names)).cloned());
        out.paragraph(2, &format!("↓ {:.2}, both: {}", hop.coherence, both.join(", ")))?;
        title(&hop.to, out)?;
        quote(&hop.evidence.sentence, out)?;
        out.styled(DIM, 4, &place(&hop.evidence))?;
    }
    Ok(())
}

/// Whether a word is part of a name that is told anyway.
fn is_in(word: &str, names: &[String]) -> bool {
    names.iter().any(|name| name.to_lowercase().contains(word))
}

fn quote(words: &str, out: &mut Output) -> std::io::Result<()> {
    out.paragraph(4, &format!("“{}”", plain(words)))
}

/// A node by name, class and day; on a line of their own where they do not fit.
fn title(node: &Node, out: &mut Output) -> std::io::Result<()> {
    let name = headline(&node.title);
    let mut what = format!("({})", node.kind);
    if let Some(date) = &node.published {
        what = format!("{what} {}", day(Some(date.as_str())));
    }
    if display_width(&name) + 1 + display_width(&what) <= out.width {
        return writeln!(out, "{BOLD}{name}{BOLD:#} {DIM}{what}{DIM:#}");
    }
    out.styled(BOLD, 0, &name)?;
    out.styled(DIM, 0, &what)
}

/// What a hop is, and where the words stand.
fn said(hop: &Hop) -> String {
    let what = match (hop.edge.kind, hop.reversed) {
        (EdgeKind::Mentions, false) => "names",
        (EdgeKind::Mentions, true) => "is named in",
        (EdgeKind::Reference(_), false) => "refers to",
        (EdgeKind::Reference(_), true) => "is referred to by",
    };
    format!("{what} ↓ ({})", place(&hop.edge.evidence))
}

/// Where words stand, how they were found and how sure that is.
fn place(evidence: &Evidence) -> String {
    let place = evidence
        .span
        .map_or_else(String::new, |span| format!(", bytes {}-{}", span.start, span.end));
    format!("{}{place}; {}, {:.2}", evidence.article, evidence.method, evidence.confidence)
}
