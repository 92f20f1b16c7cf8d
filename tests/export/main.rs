//! Every export read back by a program that others wrote: as many nodes and
//! edges, and each title as it was, whatever is in it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../browser/mod.rs"]
mod browser;
mod hostile;
mod laws;
mod mermaid;
mod readers;
