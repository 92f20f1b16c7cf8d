use std::io::Write;
use std::path::Path;

use clap::ValueEnum;
use serde::Serialize;
use storygraph::graph::{self, Node, NodeKind};
use storygraph::query::{
    Community, Measure, Ranked, Ranking, Ranks, Through, communities, find_node, rank,
};
use storygraph::store::{NodeRow, Store};

use super::failure::Failure;
use super::output::{BOLD, DIM, Output, count, headline, plain};

/// Nodes that stand for all where betweenness is worked out, unless asked
/// otherwise: 0.2 s over the names of 1,565 articles.
const SAMPLE: u32 = 256;

/// Rank articles or entities by how central they are
///
/// By references between articles, or by who is named with whom.
#[derive(clap::Args)]
pub(super) struct Args {
    /// How to tell
    #[arg(long, value_enum, default_value_t = By::Pagerank)]
    by: By,
    /// What to rank
    #[arg(long, value_enum, default_value_t = Of::Articles)]
    of: Of,
    /// What connects: references for articles, names for entities unless asked
    #[arg(long, value_enum)]
    through: Option<Over>,
    /// Central to this article or entity; several count alike
    #[arg(long, value_name = "NODE")]
    from: Vec<String>,
    /// Nodes that stand for all where betweenness is worked out
    #[arg(long, value_name = "NUMBER", default_value_t = SAMPLE,
        value_parser = clap::value_parser!(u32).range(1..))]
    sample: u32,
    /// What samples and orders are drawn by
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// List groups of stories and names that belong together instead
    #[arg(long, conflicts_with_all = ["by", "of", "through", "from", "sample"])]
    communities: bool,
    /// At most this many
    #[arg(short = 'n', long, default_value_t = 20)]
    limit: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// What is referred to by what is referred to
    Pagerank,
    /// What is referred to by what refers to much, and the reverse
    Hits,
    /// What lies on the shortest paths between others
    Betweenness,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Of {
    Articles,
    Entities,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Over {
    References,
    Names,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    if args.communities {
        return write_communities(args, &store, out);
    }
    let sample = usize::try_from(args.sample).unwrap_or(usize::MAX);
    let asked = Ranking {
        measure: match args.by {
            By::Pagerank => Measure::PageRank,
            By::Hits => Measure::Hits,
            By::Betweenness => Measure::Betweenness { sample, seed: args.seed },
        },
        through: match (args.through, args.of) {
            (Some(Over::References), _) | (None, Of::Articles) => Through::References,
            (Some(Over::Names), _) | (None, Of::Entities) => Through::Names,
        },
        entities: args.of == Of::Entities,
        from: args.from.iter().map(|node| find_node(&store, node)).collect::<Result<_, _>>()?,
        limit: args.limit,
    };
    let ranks = rank(&store, &asked)?;
    if out.json {
        return Ok(out.json(&ranks.ranked)?);
    }
    table(&ranks, out)?;
    out.flush()?;
    say(args, &ranks);
    Ok(())
}

fn table(ranks: &Ranks, out: &mut Output) -> Result<(), Failure> {
    let is_hits = ranks.ranked.iter().any(|row| row.hub.is_some());
    let mut heads = vec!["score", "id", ""];
    if is_hits {
        heads.insert(1, "hub");
    }
    let row = |row: &Ranked| {
        let handle = handle(&row.node);
        let mut cells = vec![format!("{:.6}", row.score), handle];
        if let Some(hub) = row.hub {
            cells.insert(1, format!("{hub:.6}"));
        }
        cells.push(headline(&row.node.title).into_owned());
        cells
    };
    let rows: Vec<Vec<String>> = ranks.ranked.iter().map(row).collect();
    Ok(out.table(&heads, &rows)?)
}

/// What a node is asked for by.
fn handle(node: &Node) -> String {
    match node.kind {
        NodeKind::Article => node.row.to_string(),
        NodeKind::Wanted => "-".to_owned(),
        _ => format!("e{}", node.row),
    }
}

/// What the ranking was made of.
fn say(args: &Args, ranks: &Ranks) {
    let of = match args.of {
        Of::Articles => count(ranks.of, "article"),
        Of::Entities => {
            if ranks.of == 1 {
                "1 entity".to_owned()
            } else {
                count(ranks.of, "entity")
            }
        }
    };
    if ranks.links == 0 {
        anstream::eprintln!("nothing tells {of} apart: nothing connects them");
        anstream::eprintln!("hint: `--through names` ranks by who is named together");
    }
    if args.by == By::Betweenness {
        let sample = usize::try_from(args.sample).unwrap_or(usize::MAX).min(ranks.nodes);
        let nodes = count(ranks.nodes, "node");
        anstream::eprintln!("by the paths from {sample} of {nodes}, drawn by seed {}", args.seed);
    }
    if ranks.ranked.len() < ranks.of {
        anstream::eprintln!("the first {} of {of}; `-n` shows more", ranks.ranked.len());
    }
}

/// A community with the identities of all in it, as JSON.
#[derive(Serialize)]
struct Answer<'c> {
    #[serde(flatten)]
    community: &'c Community,
    members: Vec<String>,
}

fn write_communities(args: &Args, store: &Store, out: &mut Output) -> Result<(), Failure> {
    let (found, of) = communities(store, args.seed, args.limit)?;
    if out.json {
        let id = |row: &NodeRow| Ok(graph::node(store, row)?.id);
        let mut answers = Vec::new();
        for community in &found {
            let members = community.members.iter().map(id).collect::<Result<_, Failure>>()?;
            answers.push(Answer { community, members });
        }
        return Ok(out.json(&answers)?);
    }
    if found.is_empty() {
        out.nothing("no communities", "`storygraph stats` counts what is here");
    }
    for community in &found {
        let Community { articles, entities, wanted, .. } = community;
        let mut size = vec![count(*articles, "article"), count(*entities, "entity")];
        if *wanted > 0 {
            size.push(format!("{wanted} wanted"));
        }
        writeln!(
            out,
            "{BOLD}{}{BOLD:#} {DIM}({}){DIM:#}",
            plain(&community.name),
            size.join(", ")
        )?;
        for node in &community.stories {
            let line = format!("{:>5}  {}", handle(node), headline(&node.title));
            writeln!(out, "  {}", super::wrap::shorten(&line, out.width - 2))?;
        }
    }
    if found.len() < of {
        out.cut(args.limit)?;
    }
    Ok(())
}
