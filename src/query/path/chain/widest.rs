//! The chain whose weakest link is strongest.

/// Links of the longest chain: what a reader follows. Shahaf and Guestrin show
/// their readers chains of six or seven stories.
const LINKS: usize = 7;

/// A story that adds less than a tenth to the weakest link is not worth a step.
const WORTH_A_STEP: f64 = 0.9;

/// The chain from the first to the last of `stories` stories in their order
/// whose weakest link is strongest (maximum capacity, as Narrative Trails,
/// arXiv 2503.15681, has it), leaving out what hardly makes it stronger: the
/// fewest stories with which it is nine tenths as strong as with seven links.
/// Of these the one whose links are strongest together, then the first.
/// `None` where nothing links the two.
///
/// `link` says how well a story follows an earlier one, 0 to 1; it is asked
/// once of each pair: O(n²), and as many numbers are kept.
pub(super) fn widest(stories: usize, link: impl Fn(usize, usize) -> f64) -> Option<Vec<usize>> {
    let links: Vec<Vec<f64>> =
        (0..stories).map(|to| (0..to).map(|from| link(from, to)).collect()).collect();
    let last = stories.checked_sub(1)?;
    let capacities = capacities(&links);
    let most = capacities.get(LINKS)?[last];
    if most <= 0.0 {
        return None;
    }
    let steps = (1..=LINKS).find(|&steps| capacities[steps][last] >= WORTH_A_STEP * most)?;
    strongest(&links, steps, capacities[steps][last])
}

/// For each number of links at most, and each story, the weakest link of the
/// best chain to it.
fn capacities(links: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut known = vec![vec![0.0; links.len()]];
    known[0][0] = 1.0;
    for steps in 1..=LINKS {
        let before: &[f64] = &known[steps - 1];
        let through = |(to, links): (usize, &Vec<f64>)| {
            let ways = links.iter().zip(before).map(|(link, before)| link.min(*before));
            ways.fold(before[to], f64::max)
        };
        let next = links.iter().enumerate().map(through).collect();
        known.push(next);
    }
    known
}

/// Of the chains of `steps` links none of which is weaker than `least`, the one
/// whose links have the largest product.
fn strongest(links: &[Vec<f64>], steps: usize, least: f64) -> Option<Vec<usize>> {
    // For each number of links, and each story: the sum of logarithms, and from where.
    let mut known = vec![vec![None; links.len()]; steps + 1];
    known[0][0] = Some((0.0, 0));
    for step in 1..=steps {
        for (to, links) in links.iter().enumerate() {
            let mut best: Option<(f64, usize)> = None;
            for (from, link) in links.iter().enumerate().filter(|(_, link)| **link >= least) {
                let Some((before, _)) = known[step - 1][from] else { continue };
                let sum = before + link.ln();
                if best.is_none_or(|(known, _)| sum > known) {
                    best = Some((sum, from));
                }
            }
            known[step][to] = best;
        }
    }
    let mut chain = vec![links.len() - 1];
    for step in (1..=steps).rev() {
        let (_, from) = known[step][*chain.last()?]?;
        chain.push(from);
    }
    chain.reverse();
    Some(chain)
}

#[cfg(test)]
mod tests {
    use super::widest;

    fn chain(links: &[(usize, usize, f64)]) -> Option<Vec<usize>> {
        let stories = links.iter().map(|link| link.1).max().unwrap() + 1;
        let link = |from, to| {
            links.iter().find(|link| (link.0, link.1) == (from, to)).map_or(0.0, |link| link.2)
        };
        widest(stories, link)
    }

    #[test]
    fn a_chain_is_as_strong_as_its_weakest_link() {
        let links = [(0, 3, 0.2), (0, 1, 0.5), (1, 3, 0.5), (0, 2, 0.9), (2, 3, 0.4)];
        assert_eq!(chain(&links).unwrap(), [0, 1, 3]);
    }

    #[test]
    fn a_story_that_adds_nothing_is_left_out() {
        let links = [(0, 1, 0.9), (1, 2, 0.5), (0, 2, 0.48)];
        assert_eq!(chain(&links).unwrap(), [0, 2]);
    }

    #[test]
    fn where_nothing_leads_on_there_is_no_chain() {
        assert_eq!(chain(&[(0, 1, 0.9), (2, 3, 0.9)]), None);
    }
}
