//! One question a file.
