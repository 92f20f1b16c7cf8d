use storygraph::model::Date;
use storygraph::query::{Selection, find_node};
use storygraph::store::{NodeRow, Store};

use super::failure::Failure;
use super::output::count;

/// Nodes on a picture: as many as can be read on a page.
pub(super) const PICTURE: usize = 60;

/// The node called `query`, if it was published by then.
pub(super) fn centre(store: &Store, query: &str, as_of: Option<&Date>) -> Result<NodeRow, Failure> {
    let node = find_node(store, query)?;
    match (&node, as_of) {
        (NodeRow::Article(id), Some(date)) if !store.is_published(*id, Some(date.day()))? => {
            Err(Failure::new(3, format!("`{query}` is not known to have been published by {date}"))
                .hint("`storygraph show` tells its date"))
        }
        _ => Ok(node),
    }
}

/// What a picture shows of how much.
pub(super) fn note(selection: &Selection) -> String {
    format!(
        "the {} most connected of {}",
        selection.graph.node_count(),
        count(selection.of, "node")
    )
}
