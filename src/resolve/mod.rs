//! Which entity a mention names, which article a reference means.
