//! How two nodes are connected: the paths with the best evidence.

mod chain;
mod graph;
mod search;

use std::collections::HashSet;

use serde::Serialize;

use crate::error::Result;
use crate::graph::{Edge, Node, Place, Web, proof};
use crate::model::Date;
use crate::store::{NodeRow, Store};

pub use chain::{Chain, ChainHop, chain};
pub use graph::path_graph;
use search::{Bounds, Step, ordered, strongest};

/// A chain of evidence from one node to another.
#[derive(Clone, Debug, Serialize)]
pub struct Route {
    /// The node asked from.
    pub start: Node,
    /// The steps, at least one unless both ends are one node.
    pub hops: Vec<Hop>,
    /// The product of the hops' strengths, 0 to 1.
    pub strength: f64,
}

/// One step, with the words that prove it.
#[derive(Clone, Debug, Serialize)]
pub struct Hop {
    /// Where it leads.
    pub to: Node,
    /// Whether the edge points the other way: `to` cites or names the last node.
    pub reversed: bool,
    /// The edge and its evidence.
    pub edge: Edge,
    /// How strong it is, 0 to 1.
    pub strength: f64,
}

/// What is asked of paths besides their ends.
#[derive(Clone, Debug)]
pub struct Way {
    /// Nodes to pass through, in this order.
    pub via: Vec<NodeRow>,
    /// Nodes never to pass through.
    pub avoid: Vec<NodeRow>,
    /// Only what was published by this day; undated articles are left out.
    pub as_of: Option<Date>,
    /// At most this many paths.
    pub limit: usize,
}

impl Default for Way {
    fn default() -> Self {
        Self { via: Vec::new(), avoid: Vec::new(), as_of: None, limit: 1 }
    }
}

/// The paths from `from` to `to` whose evidence is best, the best first: the
/// largest product of strengths, where references count by their confidence,
/// and names in common by salience, damped by how many stories have them. Of
/// equals the one with fewest hops, then the first by its nodes' identities.
///
/// Further paths go elsewhere: each passes as few of the nodes between the ends
/// of those before it as can be, at most half of its own, and is the best of
/// these (k shortest paths with limited overlap; Chondrogiannis et al.,
/// "Alternative routing", SIGSPATIAL 2015). Through `via` each leg is the best
/// that passes as few nodes of the legs before it as can be.
///
/// Reads what is joined to the nodes that are nearer to either end than the
/// ends are to each other.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn paths(store: &Store, from: &NodeRow, to: &NodeRow, way: &Way) -> Result<Vec<Route>> {
    let mut web = Web::new(store, way.as_of.as_ref())?;
    let mut stops = vec![web.place(from)];
    for row in way.via.iter().chain([to]) {
        stops.push(web.place(row));
    }
    let mut bounds = Bounds::default();
    for row in &way.avoid {
        bounds.closed.insert(web.place(row));
    }
    for &stop in &stops {
        if bounds.closed.contains(&stop) || !web.is_there(stop)? {
            return Ok(Vec::new());
        }
    }
    let mut routes: Vec<Route> = Vec::new();
    let mut gone: Vec<HashSet<Place>> = Vec::new();
    while routes.len() < way.limit {
        let Some(steps) = legs(&mut web, &stops, &mut bounds)? else { break };
        let between: HashSet<Place> =
            steps.iter().map(|step| step.to).filter(|place| !stops.contains(place)).collect();
        let again = |gone: &HashSet<Place>| 2 * between.intersection(gone).count() > between.len();
        if gone.iter().any(again) {
            break;
        }
        // What goes from stop to stop has nothing between: no further path may.
        let mut here = stops[0];
        for step in &steps {
            if stops.contains(&here) && stops.contains(&step.to) {
                bounds.barred.insert(ordered(here, step.to));
            }
            here = step.to;
        }
        bounds.trodden.extend(&between);
        gone.push(between);
        routes.push(route(store, &web, from, &steps, way.as_of.as_ref())?);
        // The ends are one: there is no other way.
        if steps.is_empty() {
            break;
        }
    }
    Ok(routes)
}

/// The best path through all stops, leg by leg.
fn legs(web: &mut Web<'_>, stops: &[Place], bounds: &mut Bounds) -> Result<Option<Vec<Step>>> {
    let trodden = bounds.trodden.clone();
    let closed = bounds.closed.clone();
    let mut steps: Vec<Step> = Vec::new();
    for ends in stops.windows(2) {
        let (start, goal) = (ends[0], ends[1]);
        bounds.trodden.extend(steps.iter().map(|step| step.to).filter(|to| !stops.contains(to)));
        // The other stops have their own turn.
        bounds.closed.extend(stops.iter().filter(|stop| ![start, goal].contains(stop)));
        let leg =
            if start == goal { Some(Vec::new()) } else { strongest(web, start, goal, bounds)? };
        bounds.closed.clone_from(&closed);
        let Some(leg) = leg else {
            bounds.trodden = trodden;
            return Ok(None);
        };
        steps.extend(leg);
    }
    bounds.trodden = trodden;
    Ok(Some(steps))
}

/// A path with the words that prove each of its steps.
fn route(
    store: &Store,
    web: &Web<'_>,
    from: &NodeRow,
    steps: &[Step],
    as_of: Option<&Date>,
) -> Result<Route> {
    let mut hops = Vec::new();
    let mut strength = 1.0;
    let mut here = from;
    for step in steps {
        let there = web.row(step.to);
        let (reversed, edge) = proof(store, here, there, as_of)?;
        strength *= step.strength;
        hops.push(Hop { to: web.node(step.to)?, reversed, edge, strength: step.strength });
        here = there;
    }
    Ok(Route { start: crate::graph::node(store, from)?, hops, strength })
}
