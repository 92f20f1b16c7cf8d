//! To which story an article belongs, by the articles most like it.

/// What it takes to join a story. With the constants beside it the value at which
/// one configuration does best on both development sets (event clusters of a news
/// corpus without dates, threads of short items over a year).
const ENOUGH: f64 = 2_200.0;

/// Each further article of one story counts so much less than the one before it.
const FURTHER: f64 = 0.35;

/// The story that `near` speak for, and how well the article fits there, per
/// 10,000; `None` if it founds its own. `near` are the stories and likenesses of
/// the articles nearest to it, the most like first.
///
/// An article alone speaks with two thirds of its likeness, many of one story
/// with all of it: who is a little like much of a story belongs there rather than
/// who is like one odd article.
#[must_use]
pub fn choose(near: &[(i64, u32)]) -> Option<(i64, u32)> {
    let mut stories: Vec<(i64, f64, f64)> = Vec::new();
    for (story, likeness) in near {
        let likeness = f64::from(*likeness);
        match stories.iter_mut().find(|(known, ..)| known == story) {
            Some((_, voice, score)) => {
                *voice *= FURTHER;
                *score += *voice * likeness;
            }
            None => stories.push((*story, 1.0 - FURTHER, (1.0 - FURTHER) * likeness)),
        }
    }
    let mut best: Option<(i64, f64)> = None;
    // Of equals the one with the nearest article.
    for (story, _, score) in stories {
        if best.is_none_or(|(_, known)| score > known) {
            best = Some((story, score));
        }
    }
    let (story, score) = best.filter(|(_, score)| *score >= ENOUGH)?;
    Some((story, per_ten_thousand(score)))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a mean of likenesses")]
fn per_ten_thousand(score: f64) -> u32 {
    score.round() as u32
}

#[cfg(test)]
mod tests {
    use super::choose;

    #[test]
    fn nothing_near_enough_founds_a_story() {
        assert_eq!(choose(&[]), None);
        assert_eq!(choose(&[(1, 1_900), (2, 1_900)]), None);
    }

    #[test]
    fn a_little_like_many_of_a_story_is_enough() {
        assert_eq!(choose(&[(1, 2_800), (1, 2_700), (1, 2_600)]).map(|(story, _)| story), Some(1));
    }

    #[test]
    fn much_of_a_story_outweighs_one_article_of_another() {
        assert_eq!(choose(&[(1, 4_000), (2, 3_900), (2, 3_900)]).map(|(story, _)| story), Some(2));
    }
}
