//! Articles without summaries: a headline is one, made by the newsroom.

use std::error::Error;
use std::path::Path;

use storygraph::extract;
use storygraph::model::{Article, Field};

use crate::Thing;
use crate::end_to_end;

/// What the body of each article of a JSON lines file names, graded 1 if the
/// headline names it too; the headline itself is hidden.
pub(crate) fn read(path: &Path) -> Result<Vec<Vec<Thing>>, Box<dyn Error>> {
    let text = std::fs::read_to_string(path)?;
    text.lines()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line)?;
            let printed = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
            let (title, body) = (printed("title"), printed("body"));
            Ok(things(&Article { title, body, ..Article::default() }))
        })
        .collect()
}

fn things(article: &Article) -> Vec<Thing> {
    // Names in other languages are too few to order.
    if extract::language(&article.body).is_some_and(|language| language != "en") {
        return Vec::new();
    }
    let hidden = |mut thing: Thing| {
        let all = thing.mentions.len();
        thing.mentions.retain(|mention| mention.field == Field::Body);
        thing.grade = f64::from(u8::from(thing.mentions.len() < all));
        (!thing.mentions.is_empty()).then_some(thing)
    };
    let named = end_to_end::found(article).into_values();
    named.filter_map(|mentions| hidden(Thing { grade: 0.0, mentions })).collect()
}
