//! Whether the archive says what its texts say.

use crate::error::Result;
use crate::extract::Sketch;
use crate::store::{Fault, Store, Verified};

/// Proves the evidence: looks at everything stored and calls `on_fault` with
/// what is not as it must be. [`Store::verify`] says at what, and what it
/// costs; beyond that, the sketches by which copies are found are made anew.
/// What cannot be read to its end is a fault too.
pub fn verify(store: &Store, on_fault: &mut dyn FnMut(Fault)) -> Verified {
    let verified = store.verify(on_fault);
    if let Err(error) = sketches(store, on_fault) {
        let message = format!("cannot be read to the end: {error}");
        on_fault(Fault { check: "file", at: "sketch".to_owned(), message });
    }
    verified
}

/// Makes the sketch of every current text anew.
fn sketches(store: &Store, on_fault: &mut dyn FnMut(Fault)) -> Result<()> {
    for (article, stored) in store.sketches()? {
        let made = Sketch::of(&store.article_text(article)?.2);
        if made.as_ref().map(Sketch::as_bytes) != stored.as_deref() {
            on_fault(Fault {
                check: "sketch",
                at: store.article(article)?.slug,
                message: "is not the sketch of the text, so that copies are not found".to_owned(),
            });
        }
    }
    Ok(())
}
