//! What is written over a picture.

/// A picture's title, and what the reader should know about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// What the picture shows. Hostile text is welcome.
    pub title: String,
    /// What was left out, such as `the 60 most connected of 1,204 nodes`.
    pub note: Option<String>,
}
