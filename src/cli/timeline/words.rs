//! A timeline to read.

use std::io::{self, Write};

use anstyle::Style;
use storygraph::extract::Granularity;
use storygraph::query::{Entry, Event, Events, Timeline};

use super::Subject;
use super::axis::{Axis, day, month};
use crate::cli::output::{BOLD, DIM, Output, count, day as whole_day, headline, plain, titled};
use crate::cli::wrap::{shorten, wrap};

/// Lines that a quote takes at most.
const QUOTE_LINES: usize = 4;

/// Columns that a name has at least.
const LEAST_NAME: usize = 20;

/// By publication.
pub(super) fn published(about: &Subject, answer: &Timeline, out: &mut Output) -> io::Result<()> {
    if answer.articles == 0 {
        return Ok(());
    }
    let (first, last) = (whole_day(answer.first.as_deref()), whole_day(answer.last.as_deref()));
    let mut facts = count(answer.articles, "article");
    if answer.first.is_some() {
        facts = format!("{facts}, {first} to {last}");
    }
    title(about, &facts, out)?;
    let mut axis = Axis::default();
    for entry in &answer.entries {
        let date = entry.article.published.as_deref().unwrap_or_default();
        let of_month = answer.months.iter().find(|month| date.starts_with(&month.month));
        let note = of_month
            .map(|month| format!("  {}", count(month.articles, "article")))
            .unwrap_or_default();
        axis.head(&month(date), &note, out)?;
        write_entry(entry, day(date), &mut axis, out)?;
    }
    for entry in &answer.undated {
        axis.head("undated", "", out)?;
        write_entry(entry, "", &mut axis, out)?;
    }
    Ok(())
}

fn title(about: &Subject, facts: &str, out: &mut Output) -> io::Result<()> {
    let others = about.kind.len() + facts.len() + "() : ".len();
    let name = headline(&about.name);
    let name = shorten(&name, out.width.saturating_sub(others).max(LEAST_NAME));
    let (kind, facts) = (format!("({})", about.kind), format!(": {facts}"));
    let plain = Style::new();
    out.runs(0, 2, &[(BOLD, &name), (plain, " "), (DIM, &kind), (plain, &facts)])
}

fn write_entry(entry: &Entry, label: &str, axis: &mut Axis, out: &mut Output) -> io::Result<()> {
    let article = &entry.article;
    axis.mark(label, out)?;
    let id = format!("{:>5}", article.id);
    let room = out.width.saturating_sub(Axis::WIDTH + id.len() + 2);
    writeln!(out, "{DIM}{id}{DIM:#}  {BOLD}{}{BOLD:#}", shorten(&titled(article), room))?;
    let mut said = Vec::new();
    if let Some(note) = &entry.note {
        said.push(format!("note: {}", plain(note)));
    }
    if entry.wordings > 1 {
        let changed = whole_day(entry.modified.as_deref().or(article.published.as_deref()));
        let wordings = count(entry.wordings, "wording");
        said.push(format!(
            "{wordings}, this one of {changed}; `storygraph history {}`",
            article.id
        ));
    }
    match &entry.quote {
        Some(quote) => beside(&format!("“{}”", plain(&quote.text)), false, out)?,
        None => said.push("nothing new".to_owned()),
    }
    if !entry.new.is_empty() {
        said.push(format!("new: {}", entry.new.join(", ")));
    }
    for told in &entry.when {
        let words = plain(&told.expression.text);
        if words != told.value {
            said.push(format!("{words}: {}", told.value));
        }
    }
    if !entry.copies.is_empty() {
        let copies: Vec<String> = entry.copies.iter().map(|copy| copy.id.to_string()).collect();
        said.push(format!("the same text: {}", copies.join(", ")));
    }
    if said.is_empty() { Ok(()) } else { beside(&plain(&said.join(" · ")), true, out) }
}

/// Text beside the line, under a headline.
fn beside(text: &str, dim: bool, out: &mut Output) -> io::Result<()> {
    const INDENT: usize = 7;
    let room = out.width.saturating_sub(Axis::WIDTH + INDENT).min(100);
    let mut lines = wrap(text, room);
    if lines.len() > QUOTE_LINES {
        let rest = lines.split_off(QUOTE_LINES - 1).join(" ");
        lines.push(shorten(&rest, room));
    }
    let lines: Vec<String> =
        lines.iter().map(|line| format!("{:INDENT$}{}", "", shorten(line, room))).collect();
    Axis::lines(&lines, dim, out)
}

/// By what happened when.
pub(super) fn events(about: &Subject, answer: &Events, out: &mut Output) -> io::Result<()> {
    if answer.events.is_empty() {
        return Ok(());
    }
    let all = count(answer.events.len() + answer.left_out, "event");
    title(about, &format!("{all} in {}", count(answer.articles, "article")), out)?;
    let mut axis = Axis::default();
    for event in &answer.events {
        let (heading, label) = place(event);
        axis.head(&heading, "", out)?;
        write_event(event, &label, &mut axis, out)?;
    }
    Ok(())
}

/// The heading and the label of when it happened.
fn place(event: &Event) -> (String, String) {
    let first = event.first.as_str();
    let value = &event.when.value;
    match event.when.granularity {
        Granularity::Day | Granularity::Weekend => (month(first), day(first).to_owned()),
        Granularity::Week => (month(first), value.get(5..).unwrap_or_default().to_owned()),
        Granularity::Month => (month(first), String::new()),
        Granularity::Decade => (format!("{value}0s"), String::new()),
        Granularity::Century => (format!("{value}00s"), String::new()),
        Granularity::Season | Granularity::Quarter | Granularity::Year => (
            first.get(..4).unwrap_or(first).to_owned(),
            value.get(5..).unwrap_or_default().to_owned(),
        ),
    }
}

fn write_event(event: &Event, label: &str, axis: &mut Axis, out: &mut Output) -> io::Result<()> {
    let article = &event.article;
    axis.mark(label, out)?;
    let room = out.width.saturating_sub(Axis::WIDTH).min(100);
    let mut lines = wrap(&format!("“{}”", plain(&event.quote.text)), room).into_iter();
    let first = lines.next().unwrap_or_default();
    writeln!(out, "{}", shorten(&first, room))?;
    let rest: Vec<String> = lines.map(|line| shorten(&line, room)).collect();
    Axis::lines(&rest, false, out)?;
    let others = match event.articles {
        1 => String::new(),
        many => format!(" and {} more", many - 1),
    };
    let from = format!(
        "{} · {} {} {}{others}",
        plain(&event.when.expression.text),
        article.id,
        whole_day(article.published.as_deref()),
        titled(article),
    );
    Axis::lines(&[shorten(&from, room)], true, out)
}
