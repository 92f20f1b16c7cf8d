//! Article → references and mentions.
