//! Asking a person about one pair after the other.

use std::io::{self, BufRead, IsTerminal, Write};

use anstyle::Style;
use storygraph::model::{Act, Decision};
use storygraph::query::{Doubt, Question, Side};

use super::entities::write;
use crate::cli::decide::{Desk, named, stay_one, stay_two, take_back};
use crate::cli::failure::Failure;
use crate::cli::output::{BOLD, DIM, Output, count};

/// What is asked of each pair, and after the last, so that it too can be undone.
const QUESTION: &str = "the same? [y/n/s/u/q]";
const END: &str = "that was the last [u/q]";

/// What may be answered.
const ANSWERS: &str = "y the same, n different, s skip, u undo the last, q quit";

/// Asks about `doubts` one by one until they are through, the person quits or
/// the answers end. Each answer is decided at once.
///
/// Answers are lines, so that it works where keys cannot be read one by one:
/// over a slow line, with a screen reader, from a file.
pub(super) fn walk(desk: &Desk<'_>, doubts: &[Doubt], out: &mut Output) -> Result<(), Failure> {
    let plain = [Style::new(), Style::new()];
    let style = if io::stdin().is_terminal() { [BOLD, DIM] } else { plain };
    let mut answers = io::stdin().lock().split(b'\n');
    // What was decided, and about which pair.
    let mut decided: Vec<(usize, Decision)> = Vec::new();
    let mut at = 0;
    loop {
        let doubt = doubts.get(at);
        if let Some(doubt) = doubt {
            if !is_open(desk, doubt)? {
                at += 1;
                continue;
            }
            write(doubt, style, out)?;
        } else if decided.is_empty() {
            break;
        }
        let question = if doubt.is_some() { QUESTION } else { END };
        match (ask(question, &mut answers, out)?, doubt) {
            (Answer::Same, Some(doubt)) => decided.push((at, decide(desk, doubt, true, out)?)),
            (Answer::Different, Some(doubt)) => {
                decided.push((at, decide(desk, doubt, false, out)?));
            }
            (Answer::Skip, Some(_)) => {}
            (Answer::Undo, _) => {
                if let Some((before, decision)) = decided.pop() {
                    undo(desk, decision, out)?;
                    at = before;
                } else {
                    writeln!(out, "nothing to undo")?;
                }
                continue;
            }
            (Answer::Quit, _) | (_, None) => break,
        }
        at += 1;
        writeln!(out)?;
    }
    let number = if desk.is_dry_run() { 0 } else { decided.len() };
    writeln!(out, "{} decided; `storygraph log` lists what was", count(number, "pair"))?;
    Ok(())
}

fn undo(desk: &Desk<'_>, decision: Decision, out: &mut Output) -> Result<(), Failure> {
    if desk.is_dry_run() {
        writeln!(out, "nothing is changed: `--dry-run`")?;
        return Ok(());
    }
    take_back(desk, decision, out)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Same,
    Different,
    Skip,
    Undo,
    Quit,
}

/// The next answer to `question` that is one; the end of the answers is the last.
fn ask(
    question: &str,
    answers: &mut impl Iterator<Item = io::Result<Vec<u8>>>,
    out: &mut Output,
) -> Result<Answer, Failure> {
    loop {
        write!(out, "{question} ")?;
        out.flush()?;
        let Some(line) = answers.next() else {
            writeln!(out)?;
            return Ok(Answer::Quit);
        };
        match String::from_utf8_lossy(&line?).trim().to_lowercase().as_str() {
            "y" | "yes" => return Ok(Answer::Same),
            "n" | "no" => return Ok(Answer::Different),
            "s" | "skip" => return Ok(Answer::Skip),
            "u" | "undo" => return Ok(Answer::Undo),
            "q" | "quit" => return Ok(Answer::Quit),
            _ => writeln!(out, "{ANSWERS}")?,
        }
    }
}

/// Whether the question still stands, after what was decided since.
fn is_open(desk: &Desk<'_>, doubt: &Doubt) -> Result<bool, Failure> {
    let one = desk.store.entity_meant(doubt.one.row)?;
    let other = desk.store.entity_meant(doubt.other.row)?;
    Ok(one.is_some()
        && other.is_some()
        && (one == other) == (doubt.question == Question::Different))
}

/// Decides about the pair, and says what changed.
fn decide(
    desk: &Desk<'_>,
    doubt: &Doubt,
    same: bool,
    out: &mut Output,
) -> Result<Decision, Failure> {
    let handle = |side: &Side| desk.store.handle_of(side.row);
    let (one, other) = (handle(&doubt.one)?, handle(&doubt.other)?);
    let act = if same { Act::Same { one, other } } else { Act::Different { one, other } };
    let answer = desk.decide(act)?;
    let line = if answer.outcome.mentions == 0 {
        let (one, other) = (shown(&doubt.one), shown(&doubt.other));
        if same { stay_one(desk, &one, &other) } else { stay_two(desk, &one, &other) }
    } else {
        let side = if same { &doubt.one } else { &doubt.other };
        let entity = desk.store.entity_meant(side.row)?.unwrap_or(side.entity);
        let entity = desk.store.find_entity(&format!("e{entity}"))?;
        format!("{} to {}", desk.moved(&answer.outcome), named(&entity))
    };
    desk.answer(&answer, &line, out)?;
    Ok(answer.decision)
}

fn shown(side: &Side) -> String {
    format!("{} (e{})", side.name, side.entity)
}
