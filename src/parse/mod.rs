//! Bytes → article; one format a file.
