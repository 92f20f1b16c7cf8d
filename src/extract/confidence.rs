//! How sure a tagger must be of a name.

/// Names that a tagger is less sure of than this stay out, unless another
/// threshold is asked for.
pub const LEAST_CONFIDENCE: f64 = 0.4;
