//! The strongest path between two places of a web.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap, HashSet};

use crate::error::Result;
use crate::graph::{Place, Web};

/// What a step costs: the negative logarithm of its strength, in units small
/// enough to lose nothing and whole, so that sums do not depend on their order
/// and equals are equal.
type Cost = u64;

/// Units of cost to one unit of the natural logarithm.
const UNITS: f64 = 4_294_967_296.0;

/// What it costs to pass through a node that another path has gone through:
/// more than any path of strong and weak steps, so that as few of them as can
/// be are passed again. Even, because a node's two steps have half of it each.
const TRODDEN: Cost = 1 << 50;

/// Where a path may not go, and where it should not.
#[derive(Default)]
pub(super) struct Bounds {
    /// Nodes it never goes through.
    pub(super) closed: HashSet<Place>,
    /// Nodes it goes through only where it must.
    pub(super) trodden: HashSet<Place>,
    /// Steps it never takes, in either direction.
    pub(super) barred: HashSet<(Place, Place)>,
}

/// A step and how strong it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) to: Place,
    pub(super) strength: f64,
}

/// The path from `start` to `goal` with the largest product of strengths; of
/// equals the one with fewest steps, then the first by its nodes' identities.
/// `None` if there is none within `bounds`.
///
/// Two searches meet (Dijkstra from both ends; Pohl, "Bi-directional search",
/// Machine Intelligence 6, 1971), each step by the one with fewer nodes
/// waiting, so that a hub is opened late and from one side. Reads what is
/// joined to the nodes that are nearer to either end than the two are to each
/// other.
pub(super) fn strongest(
    web: &mut Web<'_>,
    start: Place,
    goal: Place,
    bounds: &Bounds,
) -> Result<Option<Vec<Step>>> {
    let mut sides = [Side::from(start), Side::from(goal)];
    let mut best = Cost::MAX;
    while let (Some(ahead), Some(back)) = (sides[0].nearest(), sides[1].nearest()) {
        // Equals of the best are looked for too: which is taken must not
        // depend on which was met first.
        if best != Cost::MAX && ahead + back > best {
            break;
        }
        let turn = usize::from(sides[1].waiting.len() < sides[0].waiting.len());
        let (here, so_far) = sides[turn].take();
        for &(next, bond) in web.bonds(here)?.iter() {
            if bounds.closed.contains(&next) || bounds.barred.contains(&ordered(here, next)) {
                continue;
            }
            let passed = [here, next].iter().filter(|place| bounds.trodden.contains(place)).count();
            let total = so_far + cost(bond.strength) + TRODDEN / 2 * passed as Cost;
            sides[turn].reach(next, here, total);
            if let Some(&other) = sides[1 - turn].costs.get(&next) {
                best = best.min(sides[turn].costs[&next] + other);
            }
        }
    }
    if best == Cost::MAX {
        return Ok(None);
    }
    let onward = met(&sides, best);
    let mut steps = Vec::new();
    let mut here = start;
    for place in first(web, &onward, start, goal)? {
        let bonds = web.bonds(here)?;
        let bond = bonds.iter().find(|(next, _)| *next == place).map(|(_, bond)| bond.strength);
        steps.push(Step { to: place, strength: bond.unwrap_or_default() });
        here = place;
    }
    Ok(Some(steps))
}

/// The two ends of a step, whichever way it is taken.
pub(super) fn ordered(one: Place, other: Place) -> (Place, Place) {
    (one.min(other), one.max(other))
}

/// A step is never free, so that there are no equals with circles in them.
fn cost(strength: f64) -> Cost {
    let cost = -strength.max(f64::MIN_POSITIVE).ln() * UNITS;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "strengths are 0 to 1, so this is 0 to 2^42"
    )]
    let cost = cost.round().max(1.0) as Cost;
    cost
}

/// One of two searches that are to meet.
struct Side {
    costs: HashMap<Place, Cost>,
    /// From where each node is reached at its cost: several, where equals are.
    before: HashMap<Place, Vec<Place>>,
    waiting: BinaryHeap<Reverse<(Cost, Place)>>,
}

impl Side {
    fn from(place: Place) -> Self {
        Self {
            costs: HashMap::from([(place, 0)]),
            before: HashMap::new(),
            waiting: BinaryHeap::from([Reverse((0, place))]),
        }
    }

    /// The cost of the nearest node that waits; what it waits with in vain,
    /// having been reached at less, is dropped.
    fn nearest(&mut self) -> Option<Cost> {
        while let Some(Reverse((cost, place))) = self.waiting.peek() {
            if *cost == self.costs[place] {
                return Some(*cost);
            }
            self.waiting.pop();
        }
        None
    }

    /// Takes the nearest node, which [`Side::nearest`] has shown to be there.
    fn take(&mut self) -> (Place, Cost) {
        let Reverse((cost, place)) = self.waiting.pop().expect("the nearest was looked at");
        (place, cost)
    }

    fn reach(&mut self, place: Place, from: Place, cost: Cost) {
        let known = self.costs.get(&place).copied().unwrap_or(Cost::MAX);
        if cost < known {
            self.costs.insert(place, cost);
            self.before.insert(place, vec![from]);
            self.waiting.push(Reverse((cost, place)));
        } else if cost == known {
            self.before.entry(place).or_default().push(from);
        }
    }
}

/// The steps of all paths that cost `best`: from each node to the next ones.
/// Where the searches stopped, each of these paths has a node that both know.
fn met(sides: &[Side; 2], best: Cost) -> HashMap<Place, BTreeSet<Place>> {
    let mut onward: HashMap<Place, BTreeSet<Place>> = HashMap::new();
    for (turn, side) in sides.iter().enumerate() {
        let middle = side.costs.iter().filter(|(place, cost)| {
            sides[1 - turn].costs.get(place).is_some_and(|other| *cost + other == best)
        });
        let mut ahead: Vec<Place> = middle.map(|(place, _)| *place).collect();
        let mut seen: HashSet<Place> = ahead.iter().copied().collect();
        while let Some(place) = ahead.pop() {
            for &before in side.before.get(&place).into_iter().flatten() {
                let (from, to) = if turn == 0 { (before, place) } else { (place, before) };
                onward.entry(from).or_default().insert(to);
                if seen.insert(before) {
                    ahead.push(before);
                }
            }
        }
    }
    onward
}

/// Of the paths that `onward` has, the one with fewest steps, then the first
/// by identities.
fn first(
    web: &Web<'_>,
    onward: &HashMap<Place, BTreeSet<Place>>,
    start: Place,
    goal: Place,
) -> Result<Vec<Place>> {
    let mut backward: HashMap<Place, Vec<Place>> = HashMap::new();
    for (from, next) in onward {
        for to in next {
            backward.entry(*to).or_default().push(*from);
        }
    }
    // Steps left to the goal, breadth first.
    let mut left: HashMap<Place, usize> = HashMap::from([(goal, 0)]);
    let mut ring = vec![goal];
    while !ring.is_empty() {
        let mut wider = Vec::new();
        for place in ring {
            let further = left[&place] + 1;
            for &before in backward.get(&place).into_iter().flatten() {
                left.entry(before).or_insert_with(|| {
                    wider.push(before);
                    further
                });
            }
        }
        ring = wider;
    }
    let mut path = Vec::new();
    let mut here = start;
    while here != goal {
        let next: Vec<Place> = onward
            .get(&here)
            .into_iter()
            .flatten()
            .copied()
            .filter(|next| left.get(next).is_some_and(|steps| steps + 1 == left[&here]))
            .collect();
        here = if let [only] = next[..] {
            only
        } else {
            let mut named = Vec::new();
            for place in next {
                named.push((web.node(place)?.id, place));
            }
            named.into_iter().min().expect("a path leads on").1
        };
        path.push(here);
    }
    Ok(path)
}
