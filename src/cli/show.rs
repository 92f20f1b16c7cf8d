use std::collections::{BTreeMap, HashSet};
use std::io::Write;
use std::path::Path;

use anstyle::Style;
use serde::Serialize;
use storygraph::store::{FullArticle, MentionRow, ReferenceFilter, ReferenceRow, Store};

use super::failure::Failure;
use super::output::{BOLD, DIM, LINK, Output, count, day, plain, titled};
use super::stories::{StoryLine, story_line};

/// Show an article with its references and entities marked
#[derive(clap::Args)]
pub(super) struct Args {
    /// The article: id, slug, address or its source's id
    article: String,
}

#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    article: FullArticle,
    references: Vec<ReferenceRow>,
    cited_by: Vec<ReferenceRow>,
    mentions: Vec<MentionRow>,
    /// The story that it tells with other articles.
    story: Option<StoryLine>,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let article = store.find_article(&args.article)?;
    let filter =
        |article, target| ReferenceFilter { article, target, all_links: true, waiting: false };
    let shown = Shown {
        references: store.references(&filter(Some(article.id), None))?,
        cited_by: store.references(&filter(None, Some(article.id)))?,
        mentions: store.mentions(article.id)?,
        story: story_line(&store, article.id)?,
        article: store.full_article(&article)?,
    };
    if out.json {
        return Ok(out.json(&shown)?);
    }
    head(&shown, out)?;
    body(&shown, out)?;
    foot(&shown, out)?;
    Ok(())
}

fn head(shown: &Shown, out: &mut Output) -> std::io::Result<()> {
    let article = &shown.article;
    let row = &article.article;
    out.styled(BOLD, 0, &titled(row))?;
    if let Some(note) = &article.note {
        out.paragraph(0, note)?;
    }
    if let Some(standfirst) = &article.standfirst {
        out.paragraph(0, standfirst)?;
    }
    let mut facts = vec![format!("id {}", row.id), day(row.published.as_deref())];
    facts.extend(article.byline.iter().cloned());
    facts.extend(row.source.iter().cloned());
    facts.extend(article.language.iter().cloned());
    if article.revisions > 1 {
        facts.push(count(article.revisions, "revision"));
    }
    facts.extend(row.url.iter().cloned());
    out.styled(DIM, 0, &facts.join(" · "))?;
    writeln!(out)
}

/// What stands at a byte of the body: a reference, or a name's first mention.
enum Mark<'a> {
    Reference(&'a ReferenceRow),
    Entity(&'a MentionRow),
}

fn body(shown: &Shown, out: &mut Output) -> std::io::Result<()> {
    let runs = runs(shown);
    let mut line: Vec<(Style, &str)> = Vec::new();
    for (style, text) in &runs {
        for (nth, part) in text.split('\n').enumerate() {
            if nth > 0 {
                end(&mut line, out)?;
            }
            line.push((*style, part));
        }
    }
    end(&mut line, out)?;
    writeln!(out)
}

/// Writes a line of the body, broken where it is too long for the terminal.
fn end(line: &mut Vec<(Style, &str)>, out: &mut Output) -> std::io::Result<()> {
    if line.iter().all(|(_, text)| text.trim().is_empty()) {
        line.clear();
        return writeln!(out);
    }
    out.runs(0, 0, &std::mem::take(line))
}

/// The body with its marks, each in its style.
fn runs(shown: &Shown) -> Vec<(Style, String)> {
    let text = &shown.article.body;
    let mut runs = Vec::new();
    let mut at = 0;
    for (start, (end, mark)) in marks(shown) {
        if start < at {
            continue;
        }
        runs.push((Style::new(), safe(text.get(at..start).unwrap_or_default())));
        let words = safe(text.get(start..end).unwrap_or_default());
        match mark {
            Mark::Reference(reference) => {
                let target = match &reference.target {
                    Some(target) => target.slug.as_str(),
                    None if reference.kind.is_editorial() => "wanted",
                    None => "link",
                };
                runs.push((LINK, words));
                runs.push((Style::new(), " ".to_owned()));
                runs.push((DIM, format!("[→\u{a0}{}]", plain(target))));
            }
            Mark::Entity(mention) => {
                runs.push((BOLD, words));
                runs.push((DIM, format!("[e{}]", mention.entity)));
            }
        }
        at = end;
    }
    runs.push((Style::new(), safe(text.get(at..).unwrap_or_default())));
    runs
}

/// Where the body is marked, by the first byte: up to which, and as what.
fn marks(shown: &Shown) -> BTreeMap<usize, (usize, Mark<'_>)> {
    let mut marks: BTreeMap<usize, (usize, Mark<'_>)> = BTreeMap::new();
    for reference in &shown.references {
        if let (Some(start), Some(end)) = (reference.start, reference.end) {
            marks.insert(start, (end, Mark::Reference(reference)));
        }
    }
    let mut seen = HashSet::new();
    for mention in shown.mentions.iter().filter(|mention| mention.field == "body") {
        if seen.insert(mention.entity) {
            marks.entry(mention.span.start).or_insert((mention.span.end, Mark::Entity(mention)));
        }
    }
    marks
}

/// As [`plain`], but lines stay lines.
fn safe(text: &str) -> String {
    let hostile = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !hostile(*c)).collect()
}

fn foot(shown: &Shown, out: &mut Output) -> std::io::Result<()> {
    let mut names: BTreeMap<(&str, i64), (&str, usize)> = BTreeMap::new();
    for mention in &shown.mentions {
        names.entry((mention.kind.as_str(), mention.entity)).or_insert((&mention.name, 0)).1 += 1;
    }
    for kind in ["person", "organization", "place"] {
        let mut of_kind: Vec<(&str, i64, usize)> = names
            .iter()
            .filter(|((named, _), _)| *named == kind)
            .map(|((_, entity), (name, times))| (*name, *entity, *times))
            .collect();
        of_kind.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(b.0)));
        if !of_kind.is_empty() {
            let list: Vec<String> = of_kind
                .iter()
                .map(|(name, entity, times)| format!("{name} [e{entity}] ×{times}"))
                .collect();
            out.paragraph(0, &format!("{kind}: {}", list.join(", ")))?;
        }
    }
    if let Some(story) = &shown.story {
        out.paragraph(0, &format!("story: {story}"))?;
    }
    for reference in &shown.cited_by {
        out.paragraph(0, &format!("cited by {}: {}", reference.article.slug, reference.quote))?;
    }
    Ok(())
}
