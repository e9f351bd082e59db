//! One writer at a time: a `….lock` file beside the file, held locked by the
//! operating system, so that a crash releases it.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::error::{Error, Result};

/// The right to write a file, held until dropped.
#[derive(Debug)]
pub(super) struct Lock {
    /// Held open, never read.
    _file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock of the existing file at `path`. Two names of one file
    /// (a link, a relative path) share one lock.
    pub(super) fn take(path: &Path) -> Result<Self> {
        let real = path.canonicalize().map_err(Error::io(path))?;
        let mut name = real.clone().into_os_string();
        name.push(".lock");
        let path = PathBuf::from(name);
        loop {
            let file = OpenOptions::new()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)
                // People know the file, not its lock.
                .map_err(Error::io(&real))?;
            match lock_now(&file) {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(Error::Locked),
                Err(TryLockError::Error(source)) => return Err(Error::io(&path)(source)),
            }
            if still_there(&file, &path) {
                return Ok(Self { _file: file, path });
            }
            // Its holder removed it between our opening and our locking.
        }
    }
}
fn lock_now(file: &File) -> std::result::Result<(), TryLockError> {
    file.try_lock()
}

/// Whether the locked file is the one that others will find at `path`.
#[cfg(unix)]
fn still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), path.metadata()) {
        (Ok(held), Ok(found)) => held.ino() == found.ino() && held.dev() == found.dev(),
        _ => false,
    }
}

/// Elsewhere the lock file is never removed, so it cannot be replaced either.
#[cfg(not(unix))]
fn still_there(_file: &File, _path: &Path) -> bool {
    true
}

impl Drop for Lock {
    /// Tidies up while the lock is still held; who opened the file meanwhile
    /// sees in [`still_there`] that it is no longer the one.
    fn drop(&mut self) {
        if cfg!(unix) {
            // Best effort: a lock file that stays is unlocked and harmless.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_one_is_refused_until_the_first_one_leaves() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.zj");
        std::fs::write(&path, "x").unwrap();
        let first = Lock::take(&path).unwrap();
        assert!(matches!(Lock::take(&path), Err(Error::Locked)));
        drop(first);
        drop(Lock::take(&path).unwrap());
        assert_eq!(
            std::fs::read_dir(folder.path()).unwrap().count(),
            1,
            "nothing stays behind"
        );
    }

    #[cfg(unix)]
    #[test]
    fn another_name_of_the_same_file_does_not_help() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("a.zj"), folder.path().join("b.zj"));
        std::fs::write(&path, "x").unwrap();
        std::os::unix::fs::symlink(&path, &other).unwrap();
        let _first = Lock::take(&path).unwrap();
        assert!(matches!(Lock::take(&other), Err(Error::Locked)));
    }
}
