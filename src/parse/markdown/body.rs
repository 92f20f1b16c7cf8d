//! Markdown → the text a reader sees, with its links.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::model::{Link, Span};
use crate::parse::link::resolve;

/// Rendered Markdown.
#[derive(Debug, Default)]
pub(super) struct Rendered {
    /// Paragraphs with a blank line between, list items a line each.
    pub(super) text: String,
    /// Hyperlinks, in order.
    pub(super) links: Vec<Link>,
    /// Where the first heading of the first level stands.
    pub(super) heading: Option<Span>,
}

/// The words of `markdown`, without markup.
pub(super) fn render(markdown: &str) -> Rendered {
    let mut writer = Writer::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        writer.event(event);
    }
    let mut rendered = writer.rendered;
    let length = rendered.text.trim_end().len();
    rendered.text.truncate(length);
    rendered
}

#[derive(Default)]
struct Writer {
    rendered: Rendered,
    /// What stands between the text so far and the next words.
    gap: &'static str,
    /// Open links: address, and where the words start.
    open: Vec<(String, Option<usize>)>,
    heading: Option<usize>,
    images: usize,
    items: usize,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if self.images == 0 => self.words(&text),
            Event::SoftBreak if self.images == 0 => self.words(" "),
            Event::HardBreak if self.images == 0 => self.words("\n"),
            Event::Html(html) | Event::InlineHtml(html)
                if html.trim_start().to_ascii_lowercase().starts_with("<br") =>
            {
                self.words("\n");
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level: HeadingLevel::H1, .. } if self.rendered.heading.is_none() => {
                self.part("\n\n");
                self.heading = Some(usize::MAX);
            }
            Tag::Item => {
                self.part(
                    "
",
                );
                self.items += 1;
            }
            Tag::TableCell => self.part("\t"),
            Tag::TableRow | Tag::TableHead => self.part("\n"),
            // A loose item's paragraph is the item's line.
            Tag::Paragraph | Tag::List(_) if self.items > 0 => self.part("\n"),
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::List(_)
            | Tag::CodeBlock(_)
            | Tag::BlockQuote(_)
            | Tag::Table(_) => self.part("\n\n"),
            Tag::Link { dest_url, .. } => self.open.push((dest_url.to_string(), None)),
            Tag::Image { .. } => self.images += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                if let Some(start) = self.heading.take().filter(|&start| start != usize::MAX) {
                    self.rendered.heading = Some(Span::new(start, self.rendered.text.len()));
                }
                self.part("\n\n");
            }
            TagEnd::Item => {
                self.items = self.items.saturating_sub(1);
                self.part("\n");
            }
            TagEnd::Paragraph | TagEnd::List(_) if self.items > 0 => self.part("\n"),
            TagEnd::Paragraph
            | TagEnd::List(_)
            | TagEnd::CodeBlock
            | TagEnd::BlockQuote(_)
            | TagEnd::Table
            | TagEnd::HtmlBlock => self.part("\n\n"),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Link => {
                if let Some((href, Some(start))) = self.open.pop() {
                    let span = Span::new(start, self.rendered.text.trim_end().len());
                    let text = span.of(&self.rendered.text).to_owned();
                    if let Some(url) = resolve(&href, None).filter(|_| !text.is_empty()) {
                        self.rendered.links.push(Link { url, text, span: Some(span) });
                    }
                }
            }
            _ => {}
        }
    }

    /// Sets the next words apart from what precedes them, at least so far.
    fn part(&mut self, gap: &'static str) {
        if gap.len() > self.gap.len() || self.gap == "\t" {
            self.gap = gap;
        }
    }

    fn words(&mut self, words: &str) {
        let text = &mut self.rendered.text;
        if words.trim().is_empty() && (!self.gap.is_empty() || text.is_empty()) {
            return;
        }
        if !text.is_empty() {
            text.push_str(self.gap);
        }
        self.gap = "";
        let words = if text.ends_with('\n') { words.trim_start_matches(' ') } else { words };
        if let Some(start @ usize::MAX) = &mut self.heading {
            *start = text.len();
        }
        for (_, start) in &mut self.open {
            start.get_or_insert(text.len());
        }
        text.push_str(words);
    }
}
