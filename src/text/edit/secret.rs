//! A text that leaves nothing behind.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use zeroize::Zeroize;

/// A `String` that is wiped when dropped *and when it grows*: an ordinary one
/// that outgrows its memory leaves a copy of its contents there.
#[derive(Clone, Default)]
pub struct Secret(String);

impl Secret {
    pub const fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Inserts `new` at byte `at`, a character boundary.
    pub fn insert(&mut self, at: usize, new: &str) {
        self.reserve(new.len());
        if self.0.is_char_boundary(at) {
            self.0.insert_str(at, new);
        }
    }

    /// Removes `range`, whose ends are character boundaries.
    pub fn remove(&mut self, range: Range<usize>) {
        if self.0.get(range.clone()).is_some() {
            drop(self.0.drain(range));
        }
    }

    /// Appends `new`.
    pub fn push(&mut self, new: &str) {
        self.reserve(new.len());
        self.0.push_str(new);
    }

    fn reserve(&mut self, more: usize) {
        let needed = self.0.len() + more;
        if needed > self.0.capacity() {
            let mut larger = String::with_capacity(needed.next_power_of_two());
            larger.push_str(&self.0);
            self.0.zeroize();
            self.0 = larger;
        }
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// Takes over what is owned, without leaving a copy.
impl From<Cow<'_, str>> for Secret {
    fn from(text: Cow<'_, str>) -> Self {
        Self(text.into_owned())
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_text() {
        let mut text = Secret::from("没有名册");
        text.insert(6, "核对");
        text.push("。");
        text.remove(0..6);
        assert_eq!(text.as_str(), "核对名册。");
        assert_eq!(format!("{text:?}"), "Secret(15 bytes)");
    }
}
