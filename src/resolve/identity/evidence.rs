//! How likely two names are one thing, from all that speaks for and against.

use serde::Serialize;

use super::suggest::Form;

/// What is known of two names together.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Signs {
    /// How they are alike.
    pub forms: Vec<Form>,
    /// Why the archive takes them for one, if it does.
    pub linked: Option<Linked>,
    /// Others for whom a short form that is taken for one could stand.
    pub rivals: usize,
    /// The share of what the rarer one is named with that the other is named
    /// with too, front-page names counting little; `None` if it is named alone.
    pub company: Option<f64>,
    /// Articles of the rarer one.
    pub articles: usize,
    /// Articles that name both as two.
    pub together: usize,
    /// Whether their middle initials are two people's.
    pub initials: bool,
    /// Whether many people have the name.
    pub common: bool,
    /// Years between the last article of one and the first of the other.
    pub years_apart: i64,
}

/// Why two names are taken for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Linked {
    /// One stands for the other.
    ShortForm,
    /// They are spelled alike.
    Spelling,
    /// One name of several words, in two classes.
    Name,
    /// One word in two classes, such as a team and its town.
    Word,
}

/// How likely they are one, 0 to 1.
#[must_use]
pub fn likely(signs: &Signs) -> f64 {
    let company = signs.company.map_or(0.0, |company| COMPANY * (company - USUAL));
    if let Some(linked) = signs.linked {
        return logistic(link(linked, signs.rivals) + company);
    }
    let form = signs.forms.iter().map(base).fold(LEAST, f64::max);
    // Capital and country are named together whatever the capital stands for.
    if signs.forms.iter().all(|form| *form == Form::Metonym) {
        return logistic(form);
    }
    let against = [
        (signs.together > 0, TOGETHER),
        (signs.initials, INITIALS),
        (signs.common, COMMON),
        (signs.years_apart >= LONG, APART),
    ];
    let against: f64 = against.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum();
    logistic(form + company + against)
}

// What each sign counts, in log-odds. Set by hand and checked against 5,448
// items of the Wikipedia Current Events portal, whose editors linked the names,
// and 5,000 other articles read by eye: `benches/README.md` has figures.

/// What all of the company in common counts.
const COMPANY: f64 = 4.0;

/// The share of its company that one has in common with another who may be it
/// or not.
pub const USUAL: f64 = 0.3;

/// What names count that are not alike at all.
const LEAST: f64 = -5.0;

/// What being named side by side counts, middle initials that are two people's,
/// and a name that many people have.
const TOGETHER: f64 = -2.0;
const INITIALS: f64 = -3.0;
const COMMON: f64 = -1.5;

/// So many years without either say something.
const LONG: i64 = 10;
const APART: f64 = -0.7;

/// What the likeness of the names alone counts.
fn base(form: &Form) -> f64 {
    match form {
        Form::ShortForm { times, of } => 3.0 * *times as f64 / (*of).max(1) as f64 - 2.0,
        Form::Spelling | Form::Given | Form::Namesake => 0.5,
        Form::Typo => 0.7,
        Form::Class => 0.3,
        Form::Longer { .. } => 0.0,
        Form::Acronym { rivals } => 0.2 - (*rivals as f64).ln(),
        Form::Surname { rivals } => 0.3 - (*rivals as f64).ln(),
        Form::Metonym => -2.6,
    }
}

/// What the archive's own reason to take two for one counts.
fn link(linked: Linked, rivals: usize) -> f64 {
    match linked {
        Linked::ShortForm => 3.2 - 0.7 * (1.0 + rivals as f64).ln(),
        Linked::Name => 3.5,
        Linked::Spelling => 2.0,
        Linked::Word => 0.7,
    }
}

fn logistic(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

#[cfg(test)]
mod tests {
    use super::{Form, Linked, Signs, likely};

    fn signs(form: Form) -> Signs {
        Signs { forms: vec![form], company: Some(0.3), articles: 3, ..Signs::default() }
    }

    #[test]
    fn company_speaks_for_one_and_being_named_as_two_against() {
        let slip = signs(Form::Typo);
        let more = Signs { company: Some(0.9), ..slip.clone() };
        let none = Signs { company: Some(0.0), ..slip.clone() };
        let two = Signs { together: 1, ..slip.clone() };
        let initials = Signs { initials: true, ..slip.clone() };
        let ordered = [initials, two, none, slip, more].map(|signs| likely(&signs));
        assert!(ordered.is_sorted(), "{ordered:?}");
    }

    #[test]
    fn a_seat_is_seldom_its_power_whatever_company_it_keeps() {
        let seat = Signs { company: Some(1.0), together: 9, ..signs(Form::Metonym) };
        assert!((0.05..0.15).contains(&likely(&seat)), "{}", likely(&seat));
    }

    #[test]
    fn a_short_form_that_others_could_mean_is_less_sure() {
        let linked =
            |rivals| likely(&Signs { linked: Some(Linked::ShortForm), rivals, ..Signs::default() });
        assert!(linked(0) > 0.9 && linked(5) < linked(1), "{}", linked(5));
    }
}
