//! New files appear whole or not at all: built under another name beside the
//! wanted one, synced, then moved into place without overwriting.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::{Error, Result};

/// What `SQLite` may put beside a database.
const COMPANIONS: [&str; 4] = ["", "-journal", "-wal", "-shm"];

/// Creates a file that only its owner may read: other accounts of the machine
/// could copy a box between two voters.
fn own_only(path: &Path) -> io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// A file in the making, removed when dropped.
#[derive(Debug)]
pub(super) struct Scratch {
    path: PathBuf,
}

impl Scratch {
    /// Begins a file beside `target`, in the same folder so that moving it is
    /// one step.
    pub(super) fn beside(target: &Path) -> Result<Self> {
        let folder = folder_of(target);
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let path = folder.join(format!(".{name}.new-{:016x}", getrandom::u64()?));
        own_only(&path).map_err(Error::io(folder))?;
        Ok(Self { path })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Moves the finished file to `target`, which must not exist.
    pub(super) fn place(self, target: &Path) -> Result<()> {
        self.sync()?;
        match fs::hard_link(&self.path, target) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                return Err(Error::Exists(target.to_owned()));
            }
            // A file system without hard links (a FAT stick).
            Err(_) => self.claim(target)?,
        }
        sync_folder(target)
    }

    /// Moves the finished file to `target`, over an older one.
    pub(super) fn replace(self, target: &Path) -> Result<()> {
        self.sync()?;
        fs::rename(&self.path, target).map_err(Error::io(target))?;
        sync_folder(target)
    }

    /// Claims the name with an empty file, then renames over it.
    fn claim(&self, target: &Path) -> Result<()> {
        File::create_new(target).map_err(Error::io(target))?;
        fs::rename(&self.path, target).map_err(|source| {
            // The empty file is ours; the error at hand is the one to report.
            let _ = fs::remove_file(target);
            Error::io(target)(source)
        })
    }

    fn sync(&self) -> Result<()> {
        let sync = || File::options().write(true).open(&self.path)?.sync_all();
        sync().map_err(Error::io(&self.path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        remove(&self.path);
    }
}

/// Removes a database of ours and what belongs to it, as far as possible: it
/// is called when something else has already failed.
pub(super) fn remove(path: &Path) {
    for companion in COMPANIONS {
        let _ = fs::remove_file(beside(path, companion));
    }
}

/// The path with `suffix` appended to its name.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// A path that means the same from every folder, and that `SQLite` cannot
/// take for one of its special names (`:memory:`, `file:…`).
pub(super) fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|_| Error::NotFound(path.to_owned()))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes a new name last through a power cut, where folders can be synced.
fn sync_folder(path: &Path) -> Result<()> {
    let folder = folder_of(path);
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(source) if cfg!(unix) && !unsupported(&source) => Err(Error::io(folder)(source)),
        _ => Ok(()),
    }
}

fn unsupported(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::InvalidInput | ErrorKind::Unsupported
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn a_file_that_is_there_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.zj");
        fs::write(&target, "old").unwrap();
        let scratch = Scratch::beside(&target).unwrap();
        assert!(matches!(scratch.place(&target), Err(Error::Exists(_))));
        let scratch = Scratch::beside(&target).unwrap();
        assert!(matches!(scratch.claim(&target), Err(Error::Exists(_))));
        drop(scratch);
        assert_eq!(fs::read_to_string(&target).unwrap(), "old");
        assert_eq!(names(folder.path()), ["a.zj"]);
    }

    #[test]
    fn a_file_arrives_whole_and_alone_also_without_hard_links() {
        let folder = tempfile::tempdir().unwrap();
        for (name, links) in [("a.zj", true), ("b.zj", false)] {
            let target = folder.path().join(name);
            let scratch = Scratch::beside(&target).unwrap();
            fs::write(scratch.path(), "new").unwrap();
            if links {
                scratch.place(&target).unwrap();
            } else {
                scratch.claim(&target).unwrap();
            }
            assert_eq!(fs::read_to_string(&target).unwrap(), "new");
        }
        assert_eq!(names(folder.path()).len(), 2);
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("没有/a.zj");
        let Err(Error::NotFound(path)) = Scratch::beside(&target) else {
            panic!("it exists")
        };
        assert_eq!(path, folder.path().join("没有"));
    }
}
