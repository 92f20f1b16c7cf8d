//! Writing to a terminal, a file or a pipe.

use std::borrow::Cow;
use std::io::{self, BufWriter, IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use serde::Serialize;
use storygraph::store::ArticleRow;

use super::wrap::{display_width, shorten, wrap_runs};

/// Columns when standard output is no terminal and `COLUMNS` does not tell.
const WIDTH: usize = 100;

/// No paragraph is wider: longer lines are hard to read.
const PARAGRAPH: usize = 100;

/// The widest cell of a table but for its last column.
const CELL: usize = 100;

/// Narrower than this nothing can be laid out.
const LEAST_WIDTH: usize = 40;

pub(super) const BOLD: Style = Style::new().bold();
pub(super) const DIM: Style = Style::new().dimmed();
pub(super) const LINK: Style = AnsiColor::Cyan.on_default();

/// Standard output: colour where it is a terminal that wants it.
pub(super) struct Output {
    out: BufWriter<anstream::AutoStream<io::Stdout>>,
    /// Whether the reader is a program.
    pub(super) json: bool,
    /// Columns to fill.
    pub(super) width: usize,
}

impl Output {
    pub(super) fn new(json: bool) -> Self {
        let terminal = io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
        let width = terminal.map(|(width, _)| usize::from(width.0)).or_else(asked_width);
        let width = width.unwrap_or(WIDTH);
        Self {
            out: BufWriter::new(anstream::AutoStream::auto(io::stdout())),
            json,
            width: width.max(LEAST_WIDTH),
        }
    }

    /// One JSON value on lines of its own.
    pub(super) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.out, value).map_err(io::Error::from)?;
        writeln!(self.out)
    }

    /// One JSON value on one line.
    pub(super) fn json_line(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, value).map_err(io::Error::from)?;
        writeln!(self.out)
    }

    /// Lines of aligned cells; the last column takes what room is left.
    /// Nothing but `style`d heads and plain cells reach the terminal.
    pub(super) fn table(&mut self, heads: &[&str], rows: &[Vec<String>]) -> io::Result<()> {
        let columns = heads.len();
        let short = |(nth, cell): (usize, &'_ String)| match plain(cell) {
            // The last column is cut to what is left of the line.
            long if nth + 1 < columns && display_width(&long) > CELL => shorten(&long, CELL).into(),
            cell => Cow::Owned(cell.into_owned()),
        };
        let rows: Vec<Vec<Cow<'static, str>>> =
            rows.iter().map(|row| row.iter().enumerate().map(short).collect()).collect();
        let mut widths: Vec<usize> = heads.iter().map(|head| display_width(head)).collect();
        for row in &rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = display_width(cell).max(*width);
            }
        }
        let before: usize = widths[..columns - 1].iter().map(|width| width + 2).sum();
        let last = self.width.saturating_sub(before).max(20);
        let line = |out: &mut dyn Write, style: Style, cells: &[Cow<'_, str>]| -> io::Result<()> {
            for (nth, cell) in cells.iter().enumerate() {
                if nth + 1 == columns {
                    writeln!(out, "{style}{}{style:#}", shorten(cell, last))?;
                } else {
                    let pad = widths[nth].saturating_sub(display_width(cell)) + 2;
                    write!(out, "{style}{cell}{style:#}{:pad$}", "")?;
                }
            }
            Ok(())
        };
        let heads: Vec<Cow<'_, str>> = heads.iter().map(|head| Cow::Borrowed(*head)).collect();
        line(&mut self.out, DIM, &heads)?;
        rows.iter().try_for_each(|row| line(&mut self.out, Style::new(), row))
    }

    /// Text broken into lines after `indent` columns.
    pub(super) fn paragraph(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.styled(Style::new(), indent, text)
    }

    /// The same in a style.
    pub(super) fn styled(&mut self, style: Style, indent: usize, text: &str) -> io::Result<()> {
        self.runs(indent, indent, &[(style, &plain(text))])
    }

    /// Text in several styles, already safe to print: the first line after
    /// `first` columns, the others after `indent`.
    pub(super) fn runs(
        &mut self,
        first: usize,
        indent: usize,
        runs: &[(Style, &str)],
    ) -> io::Result<()> {
        let room = self.width.saturating_sub(indent.max(first)).min(PARAGRAPH);
        for (nth, line) in wrap_runs(runs, room.max(1)).into_iter().enumerate() {
            let indent = if nth == 0 { first } else { indent };
            write!(self.out, "{:indent$}", "")?;
            for (style, text) in line {
                write!(self.out, "{style}{text}{style:#}")?;
            }
            writeln!(self.out)?;
        }
        Ok(())
    }

    /// Says on standard error that a list is empty, and what to do about it.
    /// An empty list is an answer, not a failure.
    pub(super) fn nothing(&self, words: &str, hint: &str) {
        debug_assert!(!self.json, "an empty list says so itself");
        anstream::eprintln!("{words}");
        if !hint.is_empty() {
            anstream::eprintln!("hint: {hint}");
        }
    }

    /// Says on standard error that a list goes on, once the list is out.
    pub(super) fn cut(&mut self, shown: usize) -> io::Result<()> {
        self.out.flush()?;
        anstream::eprintln!("the first {shown}; `-n` shows more");
        Ok(())
    }

    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The columns that whoever reads the output asks for.
fn asked_width() -> Option<usize> {
    std::env::var("COLUMNS").ok()?.parse().ok()
}

/// Text from an article, made safe to print: control characters (and with
/// them every escape sequence) and controls of writing direction are gone,
/// white space is single spaces.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let hostile = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.chars().any(hostile) {
        return Cow::Borrowed(text);
    }
    let spaced: String = text
        .chars()
        .map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c })
        .filter(|c| !hostile(*c))
        .collect();
    Cow::Owned(spaced.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A headline, made safe to print; an article may have none.
pub(super) fn headline(title: &str) -> Cow<'_, str> {
    if title.trim().is_empty() { Cow::Borrowed("(untitled)") } else { plain(title) }
}

/// An article's headline, after its status where something is said against it.
pub(super) fn titled(article: &ArticleRow) -> String {
    let title = headline(&article.title);
    if article.status.is_usable() {
        title.into_owned()
    } else {
        format!("[{}] {title}", article.status)
    }
}

/// `1 article`, `2 articles`.
pub(super) fn count(number: usize, noun: &str) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let plural = match noun.strip_suffix('y') {
        Some(stem) if number != 1 => format!("{stem}ies"),
        _ if number != 1 => format!("{noun}s"),
        _ => noun.to_owned(),
    };
    format!("{grouped} {plural}")
}

/// The day of a date, or a word for its absence.
pub(super) fn day(published: Option<&str>) -> String {
    published.map_or_else(|| "undated".to_owned(), |date| date.get(..10).unwrap_or(date).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{count, plain};

    #[test]
    fn nothing_hostile_reaches_the_terminal() {
        assert_eq!(plain("a\u{1b}[31mred\u{202e}\nb\u{7}"), "a[31mred b");
    }

    #[test]
    fn counts_are_grouped_and_agree_with_their_noun() {
        assert_eq!(count(1, "story"), "1 story");
        assert_eq!(count(12_345, "story"), "12,345 stories");
    }
}
