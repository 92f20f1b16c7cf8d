//! Every place where an article names an entity.

use serde::Serialize;

use crate::error::Result;
use crate::extract::sentences;
use crate::model::{Field, Place, Span};
use crate::store::{ArticleRow, Store};

/// One mention of an entity, by what a person can name it by.
#[derive(Clone, Debug, Serialize)]
pub struct NamedAt {
    /// The article.
    pub article: ArticleRow,
    /// Which of its texts.
    pub field: Field,
    /// Where, in UTF-8 bytes of that text.
    pub span: Span,
    /// The words there.
    pub surface: String,
    /// The sentence around them.
    pub sentence: String,
    /// What outlasts a change of the text around it.
    #[serde(skip)]
    pub place: Place,
}

/// Where `article` names the entity in row `entity`, in reading order.
///
/// # Errors
///
/// [`crate::Error::Database`] if the file cannot be read.
pub fn named_in(store: &Store, entity: i64, article: &ArticleRow) -> Result<Vec<NamedAt>> {
    let mentions = store.mentions(article.id)?;
    let text = store.full_article(article)?;
    let standfirst = text.standfirst.unwrap_or_default();
    let key = store.article_key(article.id)?;
    let texts: [(Field, &str); 3] = [
        (Field::Title, &article.title),
        (Field::Standfirst, &standfirst),
        (Field::Body, &text.body),
    ];
    let mut named = Vec::new();
    for (field, text) in texts {
        let mut sentences = sentences(text).into_iter().peekable();
        let here = mentions.iter().filter(|mention| mention.field == field.as_str());
        for mention in here {
            while sentences.next_if(|sentence| sentence.end <= mention.span.start).is_some() {}
            if mention.entity != entity {
                continue;
            }
            let around = sentences.peek().filter(|sentence| sentence.contains(&mention.span));
            let around = *around.unwrap_or(&mention.span);
            let place = Place::new(key.clone(), field, text, mention.span, around);
            named.push(NamedAt {
                article: article.clone(),
                field,
                span: mention.span,
                surface: place.surface.clone(),
                sentence: place.sentence.clone(),
                place,
            });
        }
    }
    Ok(named)
}
