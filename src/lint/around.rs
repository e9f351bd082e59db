//! What else is known when a text is read.

/// What else is known. Empty for a file from outside.
#[derive(Debug, Clone, Default)]
pub struct Around;
