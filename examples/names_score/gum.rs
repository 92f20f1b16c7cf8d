//! Named mentions of the GUM corpus (<https://gucorpling.org/gum/>), from its
//! CoNLL-U files with brackets of entities.
//!
//! A mention counts as named if its type is person, organization or place and its
//! head, the word whose governor stands outside of it, is a proper noun (`NNP`,
//! `NNPS`). Its name is the run of proper nouns around the head, with small words
//! between them and without a title before it (`nmod:desc`). Not counted are
//! several people in one mention, peoples (persons in the plural), and names all
//! of whose words are common nouns in another document of the set: `the Secretary`.

use std::collections::{HashMap, HashSet};

use storygraph::model::{Article, EntityKind, Field, Span};

use crate::labelled::{Labelled, mention};

/// A word of a sentence.
struct Word {
    span: Span,
    form: String,
    tag: String,
    governor: usize,
    relation: String,
}

impl Word {
    fn is_proper(&self) -> bool {
        self.tag.starts_with("NNP")
    }

    /// Whether it may stand between the proper nouns of one name.
    fn joins(&self) -> bool {
        matches!(
            self.form.as_str(),
            "of" | "the" | "and" | "for" | "&" | "-" | "'s" | "de" | "la" | "al" | "bin" | "van"
        ) || self.tag == "HYPH"
    }
}

/// A bracket: entity, type, first and last word of its sentence.
struct Bracket {
    entity: String,
    kind: Option<EntityKind>,
    first: usize,
    last: usize,
}

/// The words that the documents `texts` have in lower case as common nouns.
pub(crate) fn common_nouns<'t>(texts: impl Iterator<Item = &'t str>) -> HashSet<String> {
    let columns = texts.flat_map(str::lines).map(|line| line.split('\t').collect::<Vec<_>>());
    let nouns = columns.filter(|columns| matches!(columns.get(4), Some(&("NN" | "NNS"))));
    let small = nouns.filter(|columns| columns[1].chars().all(char::is_lowercase));
    small.map(|columns| columns[1].to_owned()).collect()
}

/// The document in `text`, of a set whose other documents have these `common` nouns.
pub(crate) fn document(id: &str, text: &str, common: &HashSet<String>) -> Labelled {
    let mut labelled = Labelled {
        id: id.to_owned(),
        article: Article { language: Some("en".to_owned()), ..Article::default() },
        mentions: Vec::new(),
        entities: Vec::new(),
        bounds: Vec::new(),
    };
    for sentence in text.split("\n\n") {
        if sentence.contains("# newpar") && !labelled.article.body.is_empty() {
            labelled.article.body.push('\n');
        }
        let (words, brackets) = read(sentence, &mut labelled.article.body);
        for bracket in brackets {
            labelled.add(&words, bracket, common);
        }
    }
    labelled
}

/// The words and brackets of a sentence, whose text is appended to `body`.
fn read(sentence: &str, body: &mut String) -> (Vec<Word>, Vec<Bracket>) {
    let mut words: Vec<Word> = Vec::new();
    let mut closed: Vec<Bracket> = Vec::new();
    let mut open: HashMap<String, Vec<Bracket>> = HashMap::new();
    let mut glued = 0;
    for line in sentence.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [number, form, _, _, tag, _, governor, relation, _, misc] = columns[..] else {
            continue;
        };
        let is_glued = misc.split('|').any(|field| field == "SpaceAfter=No");
        if let Some((first, last)) = number.split_once('-') {
            // `Trump's` as two words: no space before the second.
            let count = |number: &str| number.parse().unwrap_or(0_usize);
            glued = count(last) - count(first) + usize::from(is_glued);
            continue;
        }
        let start = body.len();
        body.push_str(form);
        words.push(Word {
            span: Span::new(start, body.len()),
            form: form.to_owned(),
            tag: tag.to_owned(),
            governor: governor.parse().unwrap_or(0),
            relation: relation.to_owned(),
        });
        if !is_glued && glued == 0 {
            body.push(' ');
        }
        glued = glued.saturating_sub(1);
        if let Some(entity) = misc.split('|').find_map(|field| field.strip_prefix("Entity=")) {
            brackets(entity, words.len() - 1, &mut open, &mut closed);
        }
    }
    (words, closed)
}

/// Opens and closes what `notation` says at word `at`.
fn brackets(
    notation: &str,
    at: usize,
    open: &mut HashMap<String, Vec<Bracket>>,
    closed: &mut Vec<Bracket>,
) {
    let mut rest = notation;
    while !rest.is_empty() {
        let opens = rest.starts_with('(');
        let body = rest.trim_start_matches('(');
        let end = body.find(['(', ')']).unwrap_or(body.len());
        let closes = body[end..].starts_with(')');
        let fields: Vec<&str> = body[..end].splitn(3, '-').collect();
        let entity = fields[0].to_owned();
        if opens {
            let kind = fields.get(1).and_then(|name| EntityKind::from_name(name));
            let bracket = Bracket { entity: entity.clone(), kind, first: at, last: at };
            open.entry(entity.clone()).or_default().push(bracket);
        }
        if closes && let Some(mut bracket) = open.get_mut(&entity).and_then(Vec::pop) {
            bracket.last = at;
            closed.push(bracket);
        }
        rest = &body[end + usize::from(closes)..];
    }
}

impl Labelled {
    /// Adds what `bracket` brackets, if it is named.
    fn add(&mut self, words: &[Word], bracket: Bracket, common: &HashSet<String>) {
        let range = bracket.first..bracket.last + 1;
        let is_outside = |word: &Word| word.governor == 0 || !range.contains(&(word.governor - 1));
        let head = range.clone().find(|&at| is_outside(&words[at]));
        let (Some(head), Some(kind)) = (head, bracket.kind) else { return };
        let joins_another =
            |at: usize| words[at].relation == "conj" && words[at].governor == head + 1;
        let is_people = kind == EntityKind::Person
            && (words[head].tag == "NNPS" || range.clone().any(joins_another));
        if !words[head].is_proper() || is_people {
            return;
        }
        let (mut first, mut last) = (head, head);
        let joined = |mut steps: Box<dyn Iterator<Item = usize>>| {
            let next = steps.find(|&at| !words[at].joins());
            next.filter(|&at| words[at].is_proper() && words[at].relation != "nmod:desc")
        };
        while let Some(at) = joined(Box::new((range.start..first).rev())) {
            first = at;
        }
        while let Some(at) = joined(Box::new(last + 1..range.end)) {
            last = at;
        }
        let is_common = |word: &Word| word.joins() || common.contains(&word.form.to_lowercase());
        if words[first..=last].iter().all(is_common) {
            return;
        }
        let span = Span::new(words[first].span.start, words[last].span.end);
        let wide = Span::new(words[range.start].span.start, words[range.end - 1].span.end);
        let mut mention = mention(Field::Body, span, span.of(&self.article.body), kind);
        mention.sentence = Span::new(words[0].span.start, words[words.len() - 1].span.end);
        self.mentions.push(mention);
        self.entities.push(bracket.entity);
        self.bounds.push((words[head].span, wide));
    }
}
