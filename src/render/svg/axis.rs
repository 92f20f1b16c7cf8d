//! The axis of a timeline: days by name, and faint lines through them.

use std::fmt::Write;

use super::number::N;
use crate::{
    layout::{Axis, TickUnit},
    model::Date,
    render::font::{Weight, text_width},
};

const FONT: f64 = 11.5;
/// Between two names at least.
const SPACE: f64 = 10.0;
/// Where a name's baseline stands from the lanes.
const BASELINE: f64 = 9.0;
/// The axis goes on by so much before its first and after its last day.
const BEYOND: f64 = 22.0;

/// Appends the lines of the axis, the upper left corner of its drawing at
/// `left`, `top`; they lie below edges and nodes.
pub(super) fn write_lines(svg: &mut String, axis: &Axis, left: f64, top: f64) {
    svg.push_str("<g class=\"axis\">\n");
    let (from, to) = (top + axis.days.0, top + axis.days.1);
    for tick in &axis.ticks {
        let x = N(left + tick.x);
        let _ = writeln!(svg, r#"<path class="grid" d="M{x},{}V{}"/>"#, N(from), N(to));
    }
    if !axis.ticks.is_empty() {
        write_line(svg, axis, left, from);
        write_line(svg, axis, left, to);
    }
    if let Some((y, _)) = axis.undated {
        let (y, width) = (N(top + y), N(axis.size.width));
        let _ = writeln!(svg, r#"<path class="rule" d="M{},{y}h{width}"/>"#, N(left));
    }
    svg.push_str("</g>\n");
}

/// Appends its words, which lie above edges.
pub(super) fn write_words(svg: &mut String, axis: &Axis, left: f64, top: f64) {
    svg.push_str("<g class=\"axis\">\n");
    write_names(svg, axis, left, top + axis.days.0 - BASELINE);
    write_names(svg, axis, left, top + axis.days.1 + BASELINE + FONT * 0.75);
    if let Some((y, _)) = axis.undated {
        let (x, y) = (N(left), N(top + y + FONT * 1.5));
        let _ = writeln!(svg, r#"<text x="{x}" y="{y}" font-size="{}">undated</text>"#, N(FONT));
    }
    svg.push_str("</g>\n");
}

/// The line itself, with two strokes across it where the scale is broken.
fn write_line(svg: &mut String, axis: &Axis, left: f64, y: f64) {
    let mut start = left + axis.ends.0 - BEYOND;
    let mut path = String::new();
    for x in axis.breaks.iter().map(|x| left + x) {
        let _ = write!(path, "M{},{}H{}", N(start), N(y), N(x - 3.5));
        let _ = write!(
            path,
            "M{},{}l5,-12M{},{}l5,-12",
            N(x - 6.0),
            N(y + 6.0),
            N(x + 1.0),
            N(y + 6.0)
        );
        start = x + 3.5;
    }
    let _ = write!(path, "M{},{}H{}", N(start), N(y), N(left + axis.ends.1 + BEYOND));
    let _ = writeln!(svg, r#"<path class="days" d="{path}"/>"#);
}

/// The names of days, from left to right, without those that would touch the
/// one before.
fn write_names(svg: &mut String, axis: &Axis, left: f64, baseline: f64) {
    let mut end = f64::NEG_INFINITY;
    for tick in &axis.ticks {
        let Some(name) = Date::from_day_number(tick.day).map(|date| name(&date, tick.unit)) else {
            continue;
        };
        let half = text_width(&name, FONT, Weight::Regular) / 2.0;
        if tick.x - half < end + SPACE {
            continue;
        }
        end = tick.x + half;
        let class = if tick.unit == TickUnit::Year { r#" class="year""# } else { "" };
        let _ = writeln!(
            svg,
            r#"<text{class} x="{}" y="{}" font-size="{}" text-anchor="middle">{name}</text>"#,
            N(left + tick.x),
            N(baseline),
            N(FONT)
        );
    }
}

/// A day as a reader says it.
fn name(date: &Date, unit: TickUnit) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let text = date.as_str();
    let number = |range: std::ops::Range<usize>| -> usize {
        text.get(range).and_then(|part| part.parse().ok()).unwrap_or_default()
    };
    let (year, day) = (number(0..4), number(8..10));
    let month = MONTHS[number(5..7).clamp(1, 12) - 1];
    match unit {
        TickUnit::Whole => format!("{day} {month} {year}"),
        TickUnit::Day => format!("{day} {month}"),
        TickUnit::Month => month.to_owned(),
        TickUnit::Year => year.to_string(),
    }
}
