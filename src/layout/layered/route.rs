//! The bends of edges on their way from layer to layer.
//!
//! A line is a quadratic B-spline: it touches the middle between two bends and
//! stays within the triangle of two such middles and the bend between. Bends
//! are set so that it runs straight through each layer, between the boxes
//! there, and turns only in the gaps between layers, where there are none.

use super::frame::{Band, Place};
use super::proper::Proper;

/// Edges of one box leave it so far apart, if it is long enough.
const PORT: f64 = 9.0;
/// Of a box's side, edges use this share.
const SIDE: f64 = 0.6;
/// A box thinner than its layer by more than this on one side needs a bend
/// where the layer ends.
const SLACK: f64 = 8.0;

/// Where edges leave boxes, and where layers begin and end.
pub(super) struct Router<'a> {
    proper: &'a Proper,
    places: &'a [Place],
    bands: &'a [Band],
    /// For each vertex how far beside its middle its steps to the layer before
    /// and after leave, in the order of the steps.
    ports: Vec<[Vec<f64>; 2]>,
}

impl<'a> Router<'a> {
    pub(super) fn new(proper: &'a Proper, places: &'a [Place], bands: &'a [Band]) -> Self {
        let ports = (0..proper.count())
            .map(|vertex| [false, true].map(|later| ports(proper, places, vertex, later)))
            .collect();
        Self { proper, places, bands, ports }
    }

    /// The bends from one box to another in a later layer, by way of `joints`,
    /// as places across and along the flow; `aside` is how far beside the others
    /// of several lines it runs, from 0 to 1.
    pub(super) fn bends(
        &self,
        up: usize,
        joints: &[usize],
        down: usize,
        aside: f64,
    ) -> Vec<(f64, f64)> {
        let first = *joints.first().unwrap_or(&down);
        let last = *joints.last().unwrap_or(&up);
        let beside = aside * PORT / 2.0;
        let mut bends = Vec::new();
        let leaves = self.places[up].across + self.port(up, first, true) + beside;
        let band = self.bands[self.proper.layer[up]];
        if band.end - self.places[up].end > SLACK {
            bends.push((leaves, band.end));
        }
        bends.push((leaves, band.end + band.after));
        for &joint in joints {
            let (across, band) =
                (self.places[joint].across + beside, self.bands[self.proper.layer[joint]]);
            let into = band.before.min((band.end - band.start) / 2.0);
            let out = band.after.min((band.end - band.start) / 2.0);
            for along in [band.start - into, band.start + into, band.end - out, band.end + out] {
                bends.push((across, along));
            }
        }
        let enters = self.places[down].across + self.port(down, last, false) + beside;
        let band = self.bands[self.proper.layer[down]];
        bends.push((enters, band.start - band.before));
        if self.places[down].start - band.start > SLACK {
            bends.push((enters, band.start));
        }
        bends
    }

    fn port(&self, vertex: usize, to: usize, later: bool) -> f64 {
        let steps = self.proper.beside(vertex, later);
        let nth = steps.iter().position(|&(other, _)| other == to);
        nth.map_or(0.0, |nth| self.ports[vertex][usize::from(later)][nth])
    }
}

/// Spreads the steps on one side of a box over it, in the order of where they
/// lead; those of a joint are in one line.
fn ports(proper: &Proper, places: &[Place], vertex: usize, later: bool) -> Vec<f64> {
    let steps = proper.beside(vertex, later);
    let mut ports = vec![0.0; steps.len()];
    if proper.is_joint(vertex) || steps.len() < 2 {
        return ports;
    }
    let mut order: Vec<usize> = (0..steps.len()).collect();
    order.sort_by(|&a, &b| {
        places[steps[a].0].across.total_cmp(&places[steps[b].0].across).then(a.cmp(&b))
    });
    let gaps = (steps.len() - 1) as f64;
    let apart = PORT.min(places[vertex].length * SIDE / gaps);
    for (nth, step) in order.into_iter().enumerate() {
        ports[step] = (nth as f64 - gaps / 2.0) * apart;
    }
    ports
}
