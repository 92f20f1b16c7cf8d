//! Where nodes go: pure numbers in, pure numbers out.
