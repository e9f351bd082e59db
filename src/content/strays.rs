//! What lies in a content folder and is not read.

use std::fs;
use std::path::{Path, PathBuf};

use super::pack::PackKind;
use super::source::nearest;

/// Something that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stray {
    /// A file with another ending than `.toml`.
    File(PathBuf),
    /// A folder that is none of packs.
    Folder {
        /// The folder.
        path: PathBuf,
        /// The folder that was probably meant.
        near: Option<PackKind>,
        /// Whether a pack lies in it.
        packs: bool,
    },
}

/// What is not read of a folder laid out like `content/`, in the order of the
/// names. Hidden files are nobody's mistake.
pub(super) fn of_folder(folder: &Path) -> Vec<Stray> {
    let mut found = Vec::new();
    for path in entries(folder) {
        if path.is_file() {
            found.extend(other_file(path));
        } else if let Some(kind) = name(&path).map(PackKind::of_folder) {
            match kind {
                Some(_) => found.extend(of_one(&path)),
                None => found.push(other_folder(path)),
            }
        }
    }
    found
}

/// What is not read of a folder of one kind of pack.
pub(super) fn of_one(folder: &Path) -> Vec<Stray> {
    let files = entries(folder).into_iter().filter(|path| path.is_file());
    files.filter_map(other_file).collect()
}

fn other_file(path: PathBuf) -> Option<Stray> {
    (!is_toml(&path)).then_some(Stray::File(path))
}

fn other_folder(path: PathBuf) -> Stray {
    let known = PackKind::ALL.map(|kind| kind.folder().to_owned());
    let written = name(&path).unwrap_or_default().to_ascii_lowercase();
    let near = nearest(&written, known.into_iter());
    Stray::Folder {
        near: near.first().and_then(|near| PackKind::of_folder(near)),
        packs: entries(&path).iter().any(|path| is_toml(path)),
        path,
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut paths: Vec<_> = paths
        .filter(|path| name(path).is_none_or(|name| !name.starts_with('.')))
        .collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}

fn is_toml(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}
