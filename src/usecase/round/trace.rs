//! Files made on the way to something that has to appear whole or not at all.

use std::path::{Path, PathBuf};

/// Files that are removed again unless everything succeeds.
#[derive(Default)]
pub(super) struct Trace(Vec<PathBuf>);

impl Trace {
    /// A file was made.
    pub(super) fn made(&mut self, path: &Path) {
        self.0.push(path.to_owned());
    }

    /// Everything succeeded.
    pub(super) fn keep(mut self) {
        self.0.clear();
    }
}

impl Drop for Trace {
    fn drop(&mut self) {
        for path in &self.0 {
            // Best effort: the error that brought us here is the one to report.
            let _ = std::fs::remove_file(path);
        }
    }
}
