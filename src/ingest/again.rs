//! Everything that follows from texts and decisions, worked out a second time.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use super::identify::identify;
use super::link::link;
use super::story::tell_stories;
use crate::error::Result;
use crate::store::{Fault, Store};

/// Works out again, in a copy at `scratch` (a path where nothing is), what
/// every reference means, who is who and which articles tell one story, and
/// calls `on_fault` with all that `store` says otherwise.
///
/// Changes nothing in `store`. Takes as long as `ingest` takes without reading
/// and tagging, and on the disk as much again as the archive. Setting `stop`
/// ends it; then nothing is compared.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read or the disk is full.
pub fn verify_derived(
    store: &Store,
    scratch: &Path,
    stop: &AtomicBool,
    on_fault: &mut dyn FnMut(Fault),
) -> Result<()> {
    let copy = store.forgetful_copy(scratch)?;
    // No run has this number, so that nothing is told as new.
    link(&copy, 0, stop, &mut |_| {})?;
    identify(&copy, stop)?;
    tell_stories(&copy, stop)?;
    if stop.load(std::sync::atomic::Ordering::Relaxed) {
        return Ok(());
    }
    copy.differences(store, on_fault)
}
