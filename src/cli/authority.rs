//! Authority files: reading others', writing one's own.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use serde::Serialize;
use storygraph::ingest::{Import, Judged, Sighting, State, Verdict, import as read};
use storygraph::model::EntityKind;
use storygraph::parse::FieldNames;
use storygraph::query::directory;
use storygraph::render;
use storygraph::resolve::identity::Doubt;
use storygraph::store::Store;

use super::failure::Failure;
use super::ingest::stopper;
use super::out_file::OutFile;
use super::output::{Output, count, plain};
use super::reading::complain;

/// Read who and what an authority file has ids for
///
/// CSV, TSV or JSON lines, packed or not, with `id, name, aliases, kind, note`
/// (aliases between `|` or `;`), or FollowTheMoney as OpenSanctions publishes it.
/// Names that mean one record become one entity; what is doubtful is only
/// listed (`--json`). Reading the same again changes nothing.
#[derive(clap::Args)]
pub(crate) struct ImportArgs {
    /// Files, or `-`
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<PathBuf>,
    /// Read a field or column from another name, such as `name=label`; repeatable
    #[arg(long = "field", value_name = "FIELD=NAME")]
    fields: Vec<String>,
    /// What to call the file; a later version of it has the same name
    #[arg(long, value_name = "NAME")]
    origin: Option<String>,
}

pub(super) fn import(args: &ImportArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let fields = FieldNames::of_authorities();
    let fields = fields.clone().with_all(&args.fields.join(",")).map_err(|error| {
        let known: Vec<&str> = fields.all().collect();
        Failure::new(2, error.to_string())
            .hint(format!("write `--field FIELD=NAME` with one of {}", known.join(", ")))
    })?;
    // A mistyped path must not leave an empty archive behind.
    let missing = args.inputs.iter().find(|input| input.as_os_str() != "-" && !input.exists());
    if let Some(missing) = missing.filter(|_| !db.exists()) {
        return Err(Failure::new(1, format!("`{}`: no such file or folder", missing.display()))
            .hint("check the spelling and the folder you are in"));
    }
    let store = Store::open_or_create(db)?;
    let stop = stopper()?;
    let origin = args.origin.as_deref();
    let done =
        read(&store, &args.inputs, &fields, origin, &stop, &mut |problem| complain(&problem))?;
    if out.json {
        let rows = done.records.iter().map(|judged| Row::of(&store, judged));
        out.json(&rows.collect::<storygraph::Result<Vec<_>>>()?)?;
    }
    out.finish()?;
    anstream::eprintln!("{}", summary(&done));
    if stop.load(Ordering::Relaxed) {
        return Err(Failure::new(130, "stopped before the end; what was read is stored")
            .hint("run the same command again to go on"));
    }
    match done.failed {
        0 => Ok(()),
        failed => {
            let lines = count(failed, "record");
            Err(Failure::new(4, format!("{lines} could not be read; the rest is stored")))
        }
    }
}

/// `120 records: 80 linked to 78 entities, 12 doubtful, 28 not in the archive`.
fn summary(done: &Import) -> String {
    format!(
        "{}: {} linked to {}, {} doubtful, {} not in the archive",
        count(done.records.len(), "record"),
        done.count(State::Linked),
        count(done.entities(), "entity"),
        done.count(State::Doubtful),
        done.count(State::Absent),
    )
}

/// A record and what became of it, for programs.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    origin: &'a str,
    name: &'a str,
    kind: Option<EntityKind>,
    state: State,
    evidence: Vec<Evidence<'a>>,
}

/// A name of the archive that the record has too.
#[derive(Serialize)]
struct Evidence<'a> {
    name: &'a str,
    kind: EntityKind,
    articles: usize,
    entity: Option<i64>,
    method: Option<&'a str>,
    confidence: Option<f64>,
    doubt: Option<String>,
    quote: Option<String>,
}

impl<'a> Row<'a> {
    fn of(store: &Store, judged: &'a Judged) -> storygraph::Result<Self> {
        let Judged { record, state, evidence } = judged;
        let evidence = evidence.iter().map(|sighting| Evidence::of(store, sighting));
        Ok(Self {
            id: &record.id,
            origin: &record.origin,
            name: &record.name,
            kind: record.kind,
            state: *state,
            evidence: evidence.collect::<Result<_, _>>()?,
        })
    }
}

impl<'a> Evidence<'a> {
    fn of(store: &Store, sighting: &'a Sighting) -> storygraph::Result<Self> {
        let Sighting { name, kind, articles, entity, verdict } = sighting;
        let (method, confidence, doubt) = match verdict {
            Verdict::Means { method, confidence } => {
                (Some(method.as_str()), Some(*confidence), None)
            }
            Verdict::May(doubt) => (None, None, Some(words(doubt))),
        };
        let best = entity.map(|entity| store.appearances(entity, 1)).transpose()?;
        let quote = best.and_then(|mut best| best.pop()).map(|best| best.quote);
        let (kind, articles, entity) = (*kind, *articles, *entity);
        Ok(Self { name, kind, articles, entity, method, confidence, doubt, quote })
    }
}

/// Why a name does not mean a record.
fn words(doubt: &Doubt) -> String {
    match doubt {
        Doubt::Weak => "a weak alias".to_owned(),
        Doubt::Class(kind) => format!("the archive takes it for {}", super::decide::one(*kind)),
        Doubt::Rival(id) => format!("{id} has this name too"),
        Doubt::Common => "many people have this name".to_owned(),
        Doubt::StandsFor(name) => format!("articles use it for {name}"),
    }
}

/// Write every person, organisation and place to a file for other programs
///
/// CSV and JSON lines can be imported again, `ftm` is FollowTheMoney.
#[derive(clap::Args)]
pub(crate) struct ExportArgs {
    /// How to write them
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// The file; without one, or as `-`, standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// Comma-separated values
    Csv,
    /// One JSON object a line
    Jsonl,
    /// FollowTheMoney entities, one a line
    Ftm,
}

pub(super) fn export(args: &ExportArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let file = args.output.as_ref().filter(|file| file.as_os_str() != "-");
    let Some(file) = file else {
        return Ok(write(&store, args.format, out).map(drop)?);
    };
    let mut writer = OutFile::create(file, db)?;
    let written = write(&store, args.format, &mut writer)?;
    writer.keep()?;
    let entities = count(written, "entity");
    anstream::eprintln!("{}", plain(&format!("{entities} in {}", file.display())));
    Ok(())
}

/// Writes all entities and says how many there were.
fn write(store: &Store, format: Format, out: &mut dyn Write) -> storygraph::Result<usize> {
    if matches!(format, Format::Csv) {
        out.write_all(render::csv_header().as_bytes())?;
    }
    let mut written = 0;
    directory(store, &mut |card| {
        let line = match format {
            Format::Csv => render::csv_line(card),
            Format::Jsonl => render::json_line(card),
            Format::Ftm => render::ftm_line(card),
        };
        written += 1;
        Ok(out.write_all(line.as_bytes())?)
    })?;
    Ok(written)
}
