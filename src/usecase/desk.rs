//! The desk: where a data file lies open, shared by the threads of a face.

/// What every use case works at. It can be shared between threads; a use case
/// holds the data file only while it reads or writes, never while it computes.
#[derive(Debug, Default)]
pub struct Desk {}

impl Desk {
    /// A desk with nothing on it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
