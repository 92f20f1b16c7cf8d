//! Answers → bytes; one format a file.
