//! The command line: one verb a file, arguments with their verb.
//!
//! A verb calls the library and writes what it returns. Data goes to standard
//! output, words to standard error.

mod authority;
mod browse;
mod conll;
mod copies;
mod cues;
mod decide;
mod ego;
mod entity;
mod eval;
mod export;
mod failure;
mod format;
mod graphviz;
mod history;
mod ingest;
mod lint;
mod out_file;
mod output;
mod parse;
mod path;
mod period;
mod program;
mod rank;
mod reading;
mod references;
mod related;
mod render;
mod show;
mod sql;
mod stories;
mod subject;
mod tag;
mod tagger;
mod timeline;
mod verify;
mod wanted;
mod wrap;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use failure::Failure;
use output::Output;

/// The archive when neither `--db` nor the environment names one.
const DEFAULT_DB: &str = "storygraph.db";

/// Verbs by what a person wants to do.
const GROUPS: [(&str, &[&str]); 7] = [
    ("Read in", &["ingest", "parse", "tag"]),
    (
        "Look",
        &["list", "show", "search", "stats", "entities", "entity", "refs", "wanted", "history"],
    ),
    ("Ask", &["related", "stories", "story", "timeline", "path", "ego", "rank"]),
    ("Draw", &["render", "export"]),
    ("Decide", &["ref", "log", "undo", "cues"]),
    ("Check", &["eval", "verify", "lint", "dupes", "impact", "sql", "schema"]),
    ("Shell", &["completions", "man"]),
];

const EXAMPLES: &str = "\
Examples:
  storygraph ingest inbox/          read a folder of articles
  storygraph related 12             what to read beside article 12, and why
  storygraph path 12 \"Joe Biden\"    how the two are connected, with quotes
  storygraph wanted                 stories that references name and the archive lacks
  storygraph render -o map.svg      draw the most connected stories";

const NOTES: &str = "\
An article is named by its id (12), its slug or the beginning of it, its
address or the id its source gave it; an entity by its id (e7) or its name.

Exit status: 0 done, 1 failed, 2 usage, 3 nothing found, 4 some inputs failed
and the rest is stored, 5 the archive was written by a newer storygraph, 130
stopped by Ctrl-C (what was read is stored; the same command goes on).";

/// Keep the READ MORE lines: a knowledge graph of news articles in one file
#[derive(Parser)]
#[command(name = "storygraph", version, max_term_width = 100, disable_help_subcommand = true)]
struct Args {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    verb: Verb,
}

/// What every verb takes.
#[derive(clap::Args)]
struct Common {
    /// The archive
    #[arg(long, global = true, value_name = "FILE", env = "STORYGRAPH_DB", default_value = DEFAULT_DB)]
    db: PathBuf,
    /// Write JSON, for programs
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Subcommand)]
enum Verb {
    Ingest(ingest::Args),
    Parse(parse::Args),
    Tag(tag::Args),
    List(browse::ListArgs),
    Show(show::Args),
    Search(browse::SearchArgs),
    Stats(browse::StatsArgs),
    Entities(entity::ListArgs),
    Entity(entity::Args),
    Ref(decide::RefArgs),
    Log(decide::LogArgs),
    Undo(decide::UndoArgs),
    Refs(references::RefsArgs),
    Wanted(wanted::Args),
    History(history::Args),
    Related(related::Args),
    Stories(stories::ListArgs),
    Story(stories::Args),
    Path(path::Args),
    Ego(ego::EgoArgs),
    Timeline(timeline::Args),
    Render(render::RenderArgs),
    Export(export::ExportArgs),
    Eval(eval::Args),
    Rank(rank::Args),
    Verify(verify::Args),
    Lint(lint::Args),
    Dupes(copies::DupesArgs),
    Impact(copies::ImpactArgs),
    Cues(cues::Args),
    Sql(sql::Args),
    Schema(sql::SchemaArgs),
    Completions(program::CompletionsArgs),
    Man(program::ManArgs),
}

/// Runs the program and says how it went.
pub(crate) fn main() -> ExitCode {
    let parsed = command().try_get_matches().and_then(|matches| Args::from_arg_matches(&matches));
    let args = match parsed {
        Ok(args) => args,
        Err(error) => {
            // clap writes help to standard output and errors to standard error.
            let code = if error.use_stderr() { 2 } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let mut out = Output::new(args.common.json);
    let db = &args.common.db;
    let done = match &args.verb {
        Verb::Ingest(args) => ingest::run(args, db, &mut out),
        Verb::Parse(args) => parse::run(args, &mut out),
        Verb::Tag(args) => tag::run(args, &mut out),
        Verb::List(args) => browse::list(args, db, &mut out),
        Verb::Show(args) => show::run(args, db, &mut out),
        Verb::Search(args) => browse::search(args, db, &mut out),
        Verb::Stats(args) => browse::stats(args, db, &mut out),
        Verb::Entities(args) => entity::list(args, db, &mut out),
        Verb::Entity(args) => entity::run(args, db, &mut out),
        Verb::Ref(args) => decide::bind(args, db, &mut out),
        Verb::Log(args) => decide::log(args, db, &mut out),
        Verb::Undo(args) => decide::undo(args, db, &mut out),
        Verb::Refs(args) => references::refs(args, db, &mut out),
        Verb::Wanted(args) => wanted::run(args, db, &mut out),
        Verb::History(args) => history::run(args, db, &mut out),
        Verb::Related(args) => related::run(args, db, &mut out),
        Verb::Stories(args) => stories::list(args, db, &mut out),
        Verb::Story(args) => stories::run(args, db, &mut out),
        Verb::Path(args) => path::run(args, db, &mut out),
        Verb::Ego(args) => ego::ego(args, db, &mut out),
        Verb::Timeline(args) => timeline::run(args, db, &mut out),
        Verb::Render(args) => render::render(args, db, &mut out),
        Verb::Export(args) => export::export(args, db, &mut out),
        Verb::Eval(args) => eval::run(args, db, &mut out),
        Verb::Rank(args) => rank::run(args, db, &mut out),
        Verb::Verify(args) => verify::run(args, db, &mut out),
        Verb::Lint(args) => lint::run(args, db, &mut out),
        Verb::Dupes(args) => copies::dupes(args, db, &mut out),
        Verb::Impact(args) => copies::impact_of(args, db, &mut out),
        Verb::Cues(args) => cues::run(args, db, &mut out),
        Verb::Sql(args) => sql::run(args, db, &mut out),
        Verb::Schema(args) => sql::schema(args, db, &mut out),
        Verb::Completions(args) => program::completions(args, &mut out),
        Verb::Man(args) => program::man(args, &mut out),
    };
    let done = done.and_then(|()| out.finish().map_err(Failure::from));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

/// The whole command line; its help lists examples first, then the verbs by
/// what a person wants to do.
fn command() -> clap::Command {
    let command = Args::command();
    let line = |name: &&str| {
        let about = command.find_subcommand(name).and_then(clap::Command::get_about);
        let about = about.map(ToString::to_string).unwrap_or_default();
        format!("  {name:<12} {about}\n")
    };
    let group = |(title, names): (&str, &[&str])| {
        format!("{title}:\n{}", names.iter().map(line).collect::<String>())
    };
    let verbs: String = GROUPS.into_iter().map(group).collect();
    command.help_template(format!(
        "{{about}}\n\n{{usage-heading}} {{usage}}\n\n{EXAMPLES}\n\n{verbs}\nOptions:\n{{options}}\n\n{NOTES}\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, command};

    #[test]
    fn every_verb_is_in_the_help_once() {
        let mut listed: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| *names).copied().collect();
        let command = command();
        let mut verbs: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        listed.sort_unstable();
        verbs.sort_unstable();
        assert_eq!(listed, verbs);
        command.debug_assert();
    }
}
