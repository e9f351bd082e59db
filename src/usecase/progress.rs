//! How long work says how far it is, and learns that it is no longer wanted.

/// Told by a use case while it works; implemented by whoever waits for it.
pub trait Progress {
    /// `done` of `total` steps are finished.
    fn step(&self, done: usize, total: usize);

    /// Whether the person gave up waiting. Work that sees this stops with
    /// [`Error::Cancelled`](super::Error::Cancelled) and leaves nothing behind.
    fn cancelled(&self) -> bool;
}

/// Nobody is watching.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn step(&self, _done: usize, _total: usize) {}

    fn cancelled(&self) -> bool {
        false
    }
}
