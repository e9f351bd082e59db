//! Where files lie: a folder's contents to choose from, a place where a new
//! file can go, and writing it there.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Local, NaiveDateTime};

use super::Error;

/// More entries than this nobody reads; the path can be typed.
const MOST: usize = 2_000;

/// What lies in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The folder, as an absolute path.
    pub folder: PathBuf,
    /// Folders first, then files, both by name.
    pub entries: Vec<Entry>,
}

/// A folder or file that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name, as it can be shown.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it is a folder.
    pub folder: bool,
    /// When it was last written, local.
    pub changed: Option<NaiveDateTime>,
}

/// The folders in a folder and its files with one of these endings (in lower
/// case, without a dot). Hidden ones are left out.
///
/// # Errors
/// [`Error::Read`] when the folder is missing or may not be read.
pub fn look(folder: &Path, endings: &[&str]) -> Result<Listing, Error> {
    let failed = |source: io::Error| Error::Read {
        path: folder.to_owned(),
        source,
    };
    let absolute = std::path::absolute(folder).map_err(failed)?;
    let found = fs::read_dir(&absolute).map_err(failed)?;
    // What cannot be looked at cannot be chosen either.
    let mut entries: Vec<Entry> = found
        .filter_map(Result::ok)
        .filter_map(|found| entry(found.path(), endings))
        .take(MOST)
        .collect();
    entries.sort_by(|one, other| (!one.folder, &one.name).cmp(&(!other.folder, &other.name)));
    Ok(Listing {
        folder: absolute,
        entries,
    })
}

fn entry(path: PathBuf, endings: &[&str]) -> Option<Entry> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let about = fs::metadata(&path).ok()?;
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    let wanted = about.is_dir() || ending.is_some_and(|e| endings.contains(&e.as_str()));
    let hidden = name.starts_with('.');
    let changed = about
        .modified()
        .ok()
        .map(|at| DateTime::<Local>::from(at).naive_local());
    (wanted && !hidden).then_some(Entry {
        name,
        path,
        folder: about.is_dir(),
        changed,
    })
}

/// Whether a new file can be made here: nothing is there yet, and the folder
/// is. Creating it checks again.
///
/// # Errors
/// [`Error::Write`], saying what stands in the way.
pub fn check_new(path: &Path) -> Result<(), Error> {
    let failed = |source: io::Error| Error::Write {
        path: path.to_owned(),
        source,
    };
    let absolute = std::path::absolute(path).map_err(failed)?;
    if absolute.symlink_metadata().is_ok() {
        return Err(failed(ErrorKind::AlreadyExists.into()));
    }
    let folder = absolute.parent().unwrap_or(&absolute);
    if !folder.is_dir() {
        let source = ErrorKind::NotFound.into();
        return Err(Error::Read {
            path: folder.to_owned(),
            source,
        });
    }
    Ok(())
}

/// Writes a file that must not exist yet, for its owner's eyes; a failed one is
/// removed again.
///
/// # Errors
/// [`Error::Write`] when the file exists or cannot be written.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let io = |source| Error::Write {
        path: path.to_owned(),
        source,
    };
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path).map_err(io)?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .map_err(|source| {
            let _ = fs::remove_file(path);
            io(source)
        })
}

/// Sticks and other disks that were plugged in: the folders under which this
/// operating system shows them.
#[must_use]
pub fn sticks() -> Vec<PathBuf> {
    if cfg!(windows) {
        let drives = ('D'..='Z').map(|letter| PathBuf::from(format!("{letter}:\\")));
        return drives.filter(|drive| drive.is_dir()).collect();
    }
    let user = std::env::var("USER").unwrap_or_default();
    let shown_under = [
        Path::new("/media").join(&user),
        Path::new("/run/media").join(&user),
        PathBuf::from("/Volumes"),
    ];
    sticks_under(&shown_under)
}

/// The folders in some folders; what is on the machine's own disk is none.
fn sticks_under(places: &[PathBuf]) -> Vec<PathBuf> {
    let found = places.iter().filter_map(|place| fs::read_dir(place).ok());
    let mut sticks: Vec<PathBuf> = found
        .flatten()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect();
    sticks.sort();
    sticks
}

/// Words as the name of a file: without the signs that some system does not
/// allow in one, and not longer than any can hold.
#[must_use]
pub fn file_name(words: &str) -> String {
    let forbidden = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let words = words.trim_matches(|c: char| c.is_whitespace() || c == '.');
    words
        .chars()
        .map(|c| if forbidden(c) { '-' } else { c })
        .take(60)
        .collect()
}

/// This path, or one beside it with a number, where nothing lies yet; absolute.
#[must_use]
pub fn free_place(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().into_owned());
    let numbered = (2..100).map(|number| {
        let name = match &ending {
            Some(ending) => format!("{stem}-{number}.{ending}"),
            None => format!("{stem}-{number}"),
        };
        path.with_file_name(name)
    });
    std::iter::once(path.clone())
        .chain(numbered)
        .find(|place| place.symlink_metadata().is_err())
        .unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in ["乙.zj", "甲.ZJ", "名册.xlsx", ".藏.zj"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("去年")).unwrap();
        folder
    }

    #[test]
    fn folders_come_first_and_only_wanted_files_show() {
        let folder = folder();
        let listing = look(folder.path(), &["zj"]).unwrap();
        let names: Vec<_> = listing.entries.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(names, ["去年", "乙.zj", "甲.ZJ"]);
        assert!(matches!(
            look(&folder.path().join("无"), &[]),
            Err(Error::Read { .. })
        ));
    }

    #[test]
    fn a_stick_that_is_plugged_in_is_found() {
        let media = tempfile::tempdir().unwrap();
        let nothing = media.path().join("无");
        fs::write(media.path().join("readme"), "").unwrap();
        assert!(sticks_under(&[nothing.clone(), media.path().to_owned()]).is_empty());
        fs::create_dir(media.path().join("监票U盘")).unwrap();
        let found = sticks_under(&[nothing, media.path().to_owned()]);
        assert_eq!(found, [media.path().join("监票U盘")]);
    }

    #[test]
    fn a_title_becomes_a_name_that_every_system_allows() {
        assert_eq!(
            file_name(" 2026/12 谈心：“谈话”？.. "),
            "2026-12 谈心：“谈话”？"
        );
        assert_eq!(file_name("a\\b:c*d?e\"f<g>h|i\n"), "a-b-c-d-e-f-g-h-i");
        assert_eq!(file_name(&"长".repeat(300)).chars().count(), 60);
    }

    #[test]
    fn a_new_place_is_free_and_in_a_folder_that_exists() {
        let folder = folder();
        let taken = folder.path().join("乙.zj");
        assert!(matches!(check_new(&taken), Err(Error::Write { .. })));
        assert!(matches!(
            check_new(&folder.path().join("无/丙.zj")),
            Err(Error::Read { .. })
        ));
        assert_eq!(free_place(&taken), folder.path().join("乙-2.zj"));
        check_new(&free_place(&taken)).unwrap();
    }
}
