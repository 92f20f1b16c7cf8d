use std::io::Write;
use std::path::Path;

use anstyle::Style;
use storygraph::model::EntityKind;
use storygraph::query::{Doubt, DoubtFilter, Evidence, Question, Side, doubts};
use storygraph::store::Store;

use super::walk::walk;
use crate::cli::decide::{DecisionArgs, Desk};
use crate::cli::failure::Failure;
use crate::cli::output::{BOLD, DIM, Output, count, day, plain, titled};

/// Find entities that are likely one, and some taken for one that are likely two
///
/// Those first about which a decision would change most, each with what speaks
/// for and against. What a person has decided is not asked again.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// At most this many
    #[arg(short = 'n', long, default_value_t = 20)]
    limit: usize,
    /// Only pairs one of which is of this class
    #[arg(long, value_parser = ["person", "organization", "place"])]
    kind: Option<String>,
    /// Only pairs one of which is this entity: `e7`, or a name it goes by
    #[arg(long)]
    entity: Option<String>,
    /// Ask about one after the other: y same, n different, s skip, u undo, q quit
    #[arg(long)]
    interactive: bool,
    #[command(flatten)]
    decision: DecisionArgs,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    if args.interactive {
        if out.json {
            return Err(Failure::new(2, "`--interactive` asks a person, `--json` a program")
                .hint("leave one of the two out"));
        }
        let desk = Desk::open(&args.decision, db)?;
        let mut doubts = find(args, &desk.store)?;
        let more = doubts.len() > args.limit;
        doubts.truncate(args.limit);
        walk(&desk, &doubts, out)?;
        return if more { Ok(out.cut(args.limit)?) } else { Ok(()) };
    }
    if args.decision.decides() {
        return Err(Failure::new(2, "nothing is decided without `--interactive`")
            .hint("add `--interactive`, or leave `--why` and `--dry-run` out"));
    }
    let store = Store::open(db)?;
    let mut doubts = find(args, &store)?;
    let more = doubts.len() > args.limit;
    doubts.truncate(args.limit);
    if out.json {
        return Ok(out.json(&doubts)?);
    }
    if doubts.is_empty() {
        out.nothing("no pair is in doubt", "`storygraph entities` lists who is here");
        return Ok(());
    }
    for (nth, doubt) in doubts.iter().enumerate() {
        if nth > 0 {
            writeln!(out)?;
        }
        write(doubt, [BOLD, DIM], out)?;
        let (one, other) = (doubt.one.entity, doubt.other.entity);
        let how = match doubt.question {
            Question::Same => {
                format!("entity same e{one} e{other}, or entity different e{one} e{other}")
            }
            Question::Different => format!("lint entities --entity e{one} --interactive"),
        };
        writeln!(out, "  {DIM}decide: storygraph {how}{DIM:#}")?;
    }
    if more { Ok(out.cut(args.limit)?) } else { Ok(()) }
}

fn find(args: &Args, store: &Store) -> Result<Vec<Doubt>, Failure> {
    let entity = args.entity.as_deref().map(|query| store.find_entity(query)).transpose()?;
    let filter = DoubtFilter {
        kind: args.kind.as_deref().and_then(EntityKind::from_name),
        entity: entity.map(|entity| entity.id),
        limit: args.limit.saturating_add(1),
    };
    Ok(doubts(store, &filter)?)
}

/// A pair, with what speaks for and against, and a quote for each; in bold and
/// dim letters, if these are styles that are.
pub(super) fn write(
    doubt: &Doubt,
    [bold, dim]: [Style; 2],
    out: &mut Output,
) -> Result<(), Failure> {
    let ask = match doubt.question {
        Question::Same => "same?",
        Question::Different => "different?",
    };
    let side = |side: &Side| {
        let size = format!("{}, {}", side.kind, count(side.articles, "article"));
        format!("{bold}{}{bold:#} {dim}(e{}, {size}){dim:#}", plain(&side.name), side.entity)
    };
    writeln!(out, "{bold}{ask}{bold:#} {} · {}", side(&doubt.one), side(&doubt.other))?;
    let would = match doubt.question {
        Question::Same => "if the same",
        Question::Different => "if different",
    };
    let moved =
        format!("{} in {}", count(doubt.mentions, "mention"), count(doubt.articles, "article"));
    writeln!(out, "  {dim}{would}, {moved} move; {:.2} likely the same{dim:#}", doubt.likely)?;
    say("for", &doubt.pro, out)?;
    say("against", &doubt.con, out)?;
    for side in [&doubt.one, &doubt.other] {
        if let Some(article) = &side.article {
            let when = day(article.published.as_deref());
            writeln!(out, "  {dim}{:>5}  {when}  {}{dim:#}", article.id, titled(article))?;
            out.paragraph(9, &format!("“{}”", plain(&side.quote)))?;
        }
    }
    Ok(())
}

fn say(word: &str, said: &[Evidence], out: &mut Output) -> std::io::Result<()> {
    for evidence in said {
        out.paragraph(2, &format!("{word}: {}", evidence.text))?;
    }
    Ok(())
}
