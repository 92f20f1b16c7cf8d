//! Which articles of many stand for the rest.

use std::collections::{HashMap, HashSet};

use super::line::Group;

/// What an article counts for, and its place.
type Ranked = (f64, usize);

/// The rows of at most `limit` articles that show how it unfolded: the first and
/// the last, and those of the days on which most was written about it.
///
/// An article counts for how much it is about it, and for how much all of its
/// day are together. Each further one of a day counts for half of the one
/// before, and each further day of a month for less, so that neither takes all
/// the places. The ends are those of the heavier half: who is named once in
/// passing does not begin anything. Bursts of publication are what
/// tells the days that matter (Tran et al., "Timeline summarization from relevant
/// headlines", 2015; Gholipour Ghalandari, Ifrim, "Examining the
/// State-of-the-Art in News Timeline Summarization", 2020).
pub(super) fn chosen(groups: &[&Group], limit: usize) -> HashSet<i64> {
    if groups.len() <= limit {
        return groups.iter().map(|group| group.row.id).collect();
    }
    let mut days: HashMap<Option<&str>, Vec<(usize, f64)>> = HashMap::new();
    for (nth, group) in groups.iter().enumerate() {
        let day = group.day().map(|day| day.get(..10).unwrap_or(day));
        let weight = group.weight * (1.0 + group.copies.len() as f64).sqrt();
        days.entry(day).or_default().push((nth, weight));
    }
    let mut months: HashMap<Option<&str>, Vec<Vec<Ranked>>> = HashMap::new();
    for (day, mut articles) in days {
        // What is undated tells little of how it unfolded.
        let all: f64 = articles.iter().map(|(_, weight)| weight).sum();
        let burst = if day.is_some() { all.sqrt() } else { 0.0 };
        articles.sort_by(|one, two| two.1.total_cmp(&one.1).then(one.0.cmp(&two.0)));
        let halved = (0..).zip(articles);
        let of_day = halved.map(|(nth, (place, weight))| (weight * burst / 2_f64.powi(nth), place));
        let month = day.map(|day| day.get(..7).unwrap_or(day));
        months.entry(month).or_default().push(of_day.collect());
    }
    let mut ranked: Vec<Ranked> = Vec::with_capacity(groups.len());
    for (_, mut days) in months {
        days.sort_by(|one, two| before(&one[0], &two[0]));
        for (nth, day) in days.into_iter().enumerate() {
            let share = 1.0 / ((nth + 1) as f64).sqrt();
            ranked.extend(day.into_iter().map(|(value, place)| (value * share, place)));
        }
    }
    ranked.sort_by(before);
    let mut weights: Vec<f64> = groups.iter().map(|group| group.weight).collect();
    weights.sort_by(f64::total_cmp);
    let median = weights[weights.len() / 2];
    let is_end = |group: &&Group| group.day().is_some() && group.weight >= median;
    let ends = [groups.iter().position(is_end), groups.iter().rposition(is_end)];
    let order = ends.into_iter().flatten().chain(ranked.into_iter().map(|(_, nth)| nth));
    let mut chosen = HashSet::new();
    for nth in order {
        if chosen.len() == limit {
            break;
        }
        chosen.insert(groups[nth].row.id);
    }
    chosen
}

/// The higher value first, of equals the earlier place.
fn before(one: &Ranked, two: &Ranked) -> std::cmp::Ordering {
    two.0.total_cmp(&one.0).then(one.1.cmp(&two.1))
}

#[cfg(test)]
mod tests {
    use super::{Group, chosen};
    use crate::store::DatedRow;

    fn group(id: i64, day: Option<&str>, weight: f64) -> Group {
        let published = day.map(str::to_owned);
        let row = DatedRow { published, key: id.to_string(), id, revision: id };
        Group { row, weight, copies: Vec::new() }
    }

    #[test]
    fn a_digest_has_both_ends_and_the_days_of_which_most_is_written() {
        let mut groups: Vec<Group> =
            (1..=9).map(|day| group(day, Some(&format!("2024-05-0{day}")), 0.5)).collect();
        groups.push(group(10, Some("2024-05-20"), 0.5));
        groups.push(group(12, Some("2024-05-21"), 0.1));
        groups.push(group(11, None, 0.9));
        groups[4].weight = 0.9;
        let groups: Vec<&Group> = groups.iter().collect();
        let mut three: Vec<i64> = chosen(&groups, 3).into_iter().collect();
        three.sort_unstable();
        assert_eq!(three, [1, 5, 10]);
        assert_eq!(chosen(&groups, 12).len(), 12);
        assert!(chosen(&groups, 0).is_empty());
    }
}
