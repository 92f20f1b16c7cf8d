//! Coarser forms of names: by which other spellings of one name find each other.

use super::EntityKind;

/// Words that one language's name of a body has and another's has not.
const LINKING: [&str; 10] = ["of", "the", "for", "and", "on", "in", "to", "de", "du", "la"];

/// Bodies named either way round: Ministry of Defence, Defence Ministry.
const EITHER_WAY: [&str; 3] = ["ministry", "department", "directorate"];

/// British words as an American prints them.
const SPELLINGS: [(&str, &str); 6] = [
    ("defence", "defense"),
    ("centre", "center"),
    ("organisation", "organization"),
    ("labour", "labor"),
    ("programme", "program"),
    ("labs", "laboratories"),
];

/// The form that other spellings of the name with that normal form share: all
/// that [`close_key`] folds, and vowels that transliterations disagree on.
/// Names of one coarse form may still be two things: Allen and Ellen Larch.
///
/// ```
/// use storygraph::model::{EntityKind, coarse_key};
/// let person = |key| coarse_key(EntityKind::Person, key);
/// assert_eq!(person("mohammed al qurayshi"), person("muhammad quraishi"));
/// ```
#[must_use]
pub fn coarse_key(kind: EntityKind, key: &str) -> String {
    let close = close_key(kind, key);
    if kind == EntityKind::Organization {
        return close;
    }
    close.split(' ').map(vowels).collect::<Vec<_>>().join(" ")
}

/// The form that spellings of a name share which differ in what says nothing:
/// a person's middle initials, the particle al, doubled letters and the ends
/// -y, -yy, -iy, -i of transliterations; in a body's name linking words, a plural, British
/// spelling, and which way round a ministry is named. A person's or place's
/// name of one word is its own close form.
///
/// ```
/// use storygraph::model::{EntityKind, close_key};
/// let person = |key| close_key(EntityKind::Person, key);
/// assert_eq!(person("volodymyr zelenskyy"), person("volodymyr zelensky"));
/// assert_eq!(person("joseph r biden jr"), person("joseph biden jr"));
/// let body = |key| close_key(EntityKind::Organization, key);
/// assert_eq!(body("ministry of defence"), body("defense ministry"));
/// assert_ne!(body("university of washington"), body("washington university"));
/// ```
#[must_use]
pub fn close_key(kind: EntityKind, key: &str) -> String {
    let words: Vec<&str> = key.split(' ').collect();
    if words.len() < 2 && kind != EntityKind::Organization {
        return key.to_owned();
    }
    match kind {
        EntityKind::Person => person(&words),
        EntityKind::Organization => body(&words),
        EntityKind::Place => words.iter().map(|word| letters(word)).collect::<Vec<_>>().join(" "),
    }
}

fn person(words: &[&str]) -> String {
    let last = words.len() - 1;
    let is_initial = |word: &str| word.chars().count() == 1;
    let mut kept: Vec<String> = Vec::new();
    for (nth, word) in words.iter().enumerate() {
        // Initials in front are one word: J. K. and JK.
        if is_initial(word)
            && kept.len() == 1
            && nth > 0
            && words[..nth].iter().all(|w| is_initial(w))
        {
            kept[0].push_str(word);
        } else if nth == 0 || nth == last || !(is_initial(word) || matches!(*word, "al" | "el")) {
            kept.push(letters(word));
        }
    }
    kept.join(" ")
}

fn body(words: &[&str]) -> String {
    let mut kept: Vec<String> = Vec::new();
    for word in words.iter().filter(|word| !LINKING.contains(word)) {
        let spelled = SPELLINGS.iter().find(|(british, _)| british == word);
        let word = spelled.map_or(*word, |(_, american)| american);
        let one = word.strip_suffix('s').filter(|one| one.len() >= 4 && !one.ends_with('s'));
        kept.push(one.unwrap_or(word).to_owned());
    }
    if kept.iter().any(|word| EITHER_WAY.contains(&word.as_str())) {
        kept.sort_unstable();
    }
    kept.join(" ")
}

/// One letter for two, one end for all that a transliteration may have.
fn letters(word: &str) -> String {
    let mut letters = String::with_capacity(word.len());
    for letter in word.chars() {
        let letter = if letter == 'q' { 'k' } else { letter };
        if !letters.ends_with(letter) {
            letters.push(letter);
        }
    }
    for end in ["iy", "yi", "ij", "ey", "ei", "y"] {
        if let Some(stem) = letters.strip_suffix(end)
            && stem.len() >= 3
        {
            return format!("{stem}i");
        }
    }
    letters
}

fn vowels(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars() {
        let letter = match letter {
            'e' => 'a',
            'o' => 'u',
            'y' | 'j' => 'i',
            other => other,
        };
        if !folded.ends_with(letter) {
            folded.push(letter);
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::{close_key, coarse_key};
    use crate::model::EntityKind::{Organization, Person, Place};

    #[test]
    fn spellings_of_one_name_share_a_form() {
        for (kind, one, other) in [
            (Person, "j k rowling", "jk rowling"),
            (Person, "george w bush", "george bush"),
            (Person, "abu ibrahim al qurayshi", "abu ibrahim qurayshi"),
            (Person, "sergei lavrov", "sergey lavrov"),
            (Organization, "puntland security force", "puntland security forces"),
            (Organization, "observatory for human rights", "observatory of human rights"),
            (Organization, "department of state", "state department"),
            (Organization, "houthis", "houthi"),
        ] {
            assert_eq!(coarse_key(kind, one), coarse_key(kind, other), "{one} | {other}");
        }
    }

    #[test]
    fn other_names_do_not() {
        for (kind, one, other) in [
            (Person, "ada larch", "ben larch"),
            (Person, "ada larch", "ada larch jr"),
            (Person, "larch", "larsh"),
            (Place, "north kivu", "south kivu"),
            (Organization, "bank of china", "china bank"),
        ] {
            assert_ne!(close_key(kind, one), close_key(kind, other));
        }
    }
}
