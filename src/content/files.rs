//! Where the files of packs are found: within the program, and in folders.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;

use super::error::{ContentError, Problem};
use super::pack::{Origin, PackKind};
use super::source::Source;

#[derive(RustEmbed)]
#[folder = "content/"]
struct Files;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// The files within the program, in the order of their names.
pub(super) fn embedded() -> impl Iterator<Item = (PackKind, Source)> {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    names
        .into_iter()
        .filter(|name| name.ends_with(".toml"))
        .filter_map(|name| {
            let kind = PackKind::of_folder(name.split('/').next()?)?;
            let bytes = Files::get(&name)?.data.into_owned();
            let source = Source {
                file: name.into_owned(),
                text: String::from_utf8(bytes).ok()?,
                origin: Origin::Embedded,
            };
            Some((kind, source))
        })
}

/// The example of a year's theme that the documentation shows.
pub(super) fn template() -> Option<String> {
    let bytes = Files::get("template/theme.toml")?.data.into_owned();
    String::from_utf8(bytes).ok()
}

/// The TOML files of a user's folder, in the order of their names.
pub(super) fn of_folder(folder: &Path) -> (Vec<(PackKind, Source)>, Vec<ContentError>) {
    let (mut files, mut errors) = (Vec::new(), Vec::new());
    for path in toml_files(folder, &mut errors) {
        errors.push(whole(&path.display().to_string(), Problem::UnknownPlace));
    }
    for kind in PackKind::ALL {
        for path in toml_files(&folder.join(kind.folder()), &mut errors) {
            match read(&path) {
                Ok(source) => files.push((kind, source)),
                Err(error) => errors.push(error),
            }
        }
    }
    (files, errors)
}

/// The TOML files of a folder that is there, without looking into them.
pub(super) fn in_one(folder: &Path) -> (Vec<PathBuf>, Vec<ContentError>) {
    let mut errors = Vec::new();
    let files = toml_files(folder, &mut errors);
    (files, errors)
}

/// One file of the user's.
pub(super) fn read(path: &Path) -> Result<Source, ContentError> {
    let file = path.display().to_string();
    match read_text(path) {
        Ok(text) => Ok(Source {
            file,
            text,
            origin: Origin::Folder,
        }),
        Err(problem) => Err(whole(&file, problem)),
    }
}

/// An error about a file that has no text to point into.
pub(super) fn whole(file: &str, problem: Problem) -> ContentError {
    ContentError {
        file: file.to_owned(),
        line: 1,
        key: String::new(),
        problem,
    }
}

fn toml_files(folder: &Path, errors: &mut Vec<ContentError>) -> Vec<PathBuf> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            let problem = Problem::Unreadable {
                detail: error.to_string(),
            };
            errors.push(whole(&folder.display().to_string(), problem));
            return Vec::new();
        }
    };
    let (mut paths, mut misnamed) = (Vec::new(), Vec::new());
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        if !path.is_file() {
            continue;
        }
        let is_toml = |path: &Path| {
            let ending = path.extension();
            ending.is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
        };
        if is_toml(&path) {
            paths.push(path);
        } else if path.extension().is_some_and(|ending| ending == "txt")
            && path
                .file_stem()
                .is_some_and(|stem| is_toml(Path::new(stem)))
        {
            misnamed.push(path);
        }
    }
    paths.sort();
    misnamed.sort();
    // An editor that hides the ending of names adds one that nobody sees.
    for path in misnamed {
        errors.push(whole(&path.display().to_string(), Problem::WrongEnding));
    }
    paths
}

fn read_text(path: &Path) -> Result<String, Problem> {
    let unreadable = |error: std::io::Error| Problem::Unreadable {
        detail: error.to_string(),
    };
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(unreadable)?;
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Problem::FileTooLarge { most: LARGEST });
    }
    // Windows editors put a byte order mark in front.
    let text = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&bytes);
    String::from_utf8(text.to_vec()).map_err(|_| Problem::NotUtf8)
}
