//! One question a file: what is related, how two stories are connected, what
//! is around one, what the whole looks like.

mod copies;
mod directory;
mod ego;
mod eval;
mod find;
mod gathering;
mod history;
mod impact;
mod lint;
mod named;
mod overview;
mod passage;
mod path;
mod portrait;
mod profile;
mod rank;
mod related;
mod search;
mod selection;
mod story;
mod suggest;
mod timeline;
mod verify;
mod wanted;

pub use copies::{Copy, CopyGroup, copies, copy_groups};
pub use directory::{Card, directory};
pub use ego::ego;
pub use eval::{
    Estimate, Evaluation, Measures, Qrels, System, evaluate, hide_references, read_qrels,
};
pub use find::find_node;
pub use gathering::{search_graph, story_graph};
pub use history::{Change, FieldChange, How, ReferenceChange, TextChange, Wording, history};
pub use impact::{Impact, Quotation, impact};
pub use lint::{
    Check, Doubt, DoubtFilter, Evidence, Finding, Findings, Question, Side, Sign, doubts, findings,
};
pub use named::{NamedAt, named_in};
pub use overview::overview;
pub use path::{Chain, ChainHop, Hop, Route, Way, chain, path_graph, paths};
pub use portrait::{Neighbour, Portrait, log_likelihood, portrait};
pub use rank::{Community, Measure, Ranked, Ranking, Ranks, Through, communities, rank};
pub use related::{Asked, Reason, Related, Signal, related};
pub use search::{Found, search};
pub use selection::Selection;
pub use story::{Story, StoryHistory, stories, story};
pub use suggest::{LEAST_SCORE, Suggestion, suggest};
pub use timeline::{
    About, Entry, Event, Events, Line, LineFilter, Month, Quote, Timeline, Told, events_of,
    found_line, named_line, thread, timeline_of,
};
pub use verify::verify;
pub use wanted::{Citing, Wanted, WantedFilter, wanted};
