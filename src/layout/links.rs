//! Who is joined to whom, whatever the direction.

/// An undirected graph without loops or parallel edges.
pub(super) struct Links {
    /// For each node its neighbours in ascending order, with the edges' weight.
    neighbours: Vec<Vec<(usize, f64)>>,
}

impl Links {
    /// From any list of edges: loops and edges to nowhere are dropped,
    /// parallel ones add up, a weight that is no positive number counts as 1.
    pub(super) fn new(count: usize, edges: &[(usize, usize, f64)]) -> Self {
        let mut pairs: Vec<(usize, usize, f64)> = edges
            .iter()
            .filter(|&&(a, b, _)| a != b && a < count && b < count)
            .map(|&(a, b, weight)| {
                let weight = if weight.is_finite() && weight > 0.0 { weight } else { 1.0 };
                (a.min(b), a.max(b), weight)
            })
            .collect();
        // By weight too, so that the sums do not depend on the order of the edges.
        pairs.sort_by(|x, y| (x.0, x.1).cmp(&(y.0, y.1)).then(x.2.total_cmp(&y.2)));
        let mut merged: Vec<(usize, usize, f64)> = Vec::with_capacity(pairs.len());
        for pair in pairs {
            match merged.last_mut() {
                Some(last) if (last.0, last.1) == (pair.0, pair.1) => last.2 += pair.2,
                _ => merged.push(pair),
            }
        }
        let mut neighbours = vec![Vec::new(); count];
        for (a, b, weight) in merged {
            neighbours[a].push((b, weight));
            neighbours[b].push((a, weight));
        }
        for list in &mut neighbours {
            list.sort_by_key(|&(other, _)| other);
        }
        Self { neighbours }
    }

    pub(super) const fn count(&self) -> usize {
        self.neighbours.len()
    }

    pub(super) fn of(&self, node: usize) -> &[(usize, f64)] {
        &self.neighbours[node]
    }

    /// Each edge once, the lower end first, in ascending order.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize, f64)> + '_ {
        self.neighbours.iter().enumerate().flat_map(|(a, list)| {
            list.iter().filter(move |&&(b, _)| a < b).map(move |&(b, weight)| (a, b, weight))
        })
    }

    /// The connected parts, each in ascending order, ordered by their first node.
    pub(super) fn components(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.count()];
        let mut components = Vec::new();
        for start in 0..self.count() {
            if seen[start] {
                continue;
            }
            seen[start] = true;
            let mut component = vec![start];
            let mut next = 0;
            while let Some(&node) = component.get(next) {
                next += 1;
                for &(other, _) in self.of(node) {
                    if !seen[other] {
                        seen[other] = true;
                        component.push(other);
                    }
                }
            }
            component.sort_unstable();
            components.push(component);
        }
        components
    }

    /// The part of the graph among `members` (ascending), renumbered from 0.
    pub(super) fn within(&self, members: &[usize]) -> Self {
        let place = |node: usize| members.binary_search(&node).ok();
        let neighbours = members
            .iter()
            .map(|&node| {
                self.of(node).iter().filter_map(|&(other, w)| Some((place(other)?, w))).collect()
            })
            .collect();
        Self { neighbours }
    }
}

#[cfg(test)]
mod tests {
    use super::Links;

    #[test]
    fn loops_and_strays_are_dropped_and_parallel_edges_add_up() {
        let links = Links::new(3, &[(0, 0, 1.0), (0, 1, 1.0), (1, 0, 2.0), (2, 9, 1.0)]);
        assert_eq!(links.pairs().collect::<Vec<_>>(), [(0, 1, 3.0)]);
        assert_eq!(links.components(), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn a_weight_that_is_no_positive_number_counts_as_one() {
        let links = Links::new(4, &[(0, 1, f64::NAN), (1, 2, -3.0), (2, 3, f64::INFINITY)]);
        assert!(links.pairs().all(|(_, _, weight)| (weight - 1.0).abs() < 1e-12));
    }
}
