//! What crawlers keep: WARC, and ARC before it.
//!
//! Of all that was fetched the pages are read: HTML that a server sent with
//! status 200. Requests, redirects, pictures, repeats and notes are left out
//! without a word.

mod arc;
mod field;
mod page;
mod warc;

pub(super) use arc::arc;
pub(super) use warc::warc;
