//! A short word at the lower edge that goes away by itself.

use std::time::Duration;

/// A short word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// One sentence.
    pub text: String,
    /// Whether something stood in the way.
    pub warning: bool,
}

impl Toast {
    /// Something went as wished.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            warning: false,
        }
    }

    /// Something stood in the way.
    #[must_use]
    pub fn warning(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            warning: true,
        }
    }

    /// How long it stays: people read some ten characters a second, slowly.
    #[must_use]
    pub fn stays(&self) -> Duration {
        let reading = 100 * self.text.chars().count() as u64;
        Duration::from_millis((2_000 + reading).min(10_000))
    }
}
