use std::io::Write;
use std::path::Path;

use storygraph::graph::{EdgeKind, Node};
use storygraph::query::{Hop, find_node, path};
use storygraph::store::Store;

use super::failure::Failure;
use super::output::{BOLD, DIM, Output, day, headline, plain};

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
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let (from, to) = (find_node(&store, &args.from)?, find_node(&store, &args.to)?);
    let Some(route) = path(&store, &from, &to)? else {
        return Err(Failure::new(3, format!("nothing connects `{}` and `{}`", args.from, args.to))
            .hint("`storygraph ego` shows what is around each"));
    };
    if out.json {
        return Ok(out.json(&route)?);
    }
    writeln!(out, "{}", title(&route.start))?;
    for hop in &route.hops {
        writeln!(out, "  {DIM}{}{DIM:#}", plain(&said(hop)))?;
        let evidence = &hop.edge.evidence;
        out.paragraph(4, &format!("“{}”", plain(&evidence.sentence)))?;
        writeln!(out, "{}", title(&hop.to))?;
    }
    Ok(())
}

fn title(node: &Node) -> String {
    let when =
        node.published.as_ref().map(|date| format!(" {DIM}{}{DIM:#}", day(Some(date.as_str()))));
    format!(
        "{BOLD}{}{BOLD:#} {DIM}({}){DIM:#}{}",
        headline(&node.title),
        node.kind,
        when.unwrap_or_default()
    )
}

/// What a hop is, and where the words stand.
fn said(hop: &Hop) -> String {
    let what = match (hop.edge.kind, hop.reversed) {
        (EdgeKind::Mentions, false) => "names",
        (EdgeKind::Mentions, true) => "is named in",
        (EdgeKind::Reference(_), false) => "refers to",
        (EdgeKind::Reference(_), true) => "is referred to by",
    };
    let evidence = &hop.edge.evidence;
    let place = evidence
        .span
        .map_or_else(String::new, |span| format!(", bytes {}-{}", span.start, span.end));
    let (sure, how) = (evidence.confidence, &evidence.method);
    format!("{what} ↓ ({}{place}; {how}, {sure:.2})", evidence.article)
}
