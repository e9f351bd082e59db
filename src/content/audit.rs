//! Checking content files without using them: everything that is wrong with
//! the packs of the program, of a folder, or of single files.

use std::path::{Path, PathBuf};

use super::error::{ContentError, Problem};
use super::files;
use super::library::Library;
use super::pack::PackKind;
use super::source::Source;
use super::strays::{self, Stray};
use super::summary::{self, Summary};

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audit {
    /// How many files were looked at.
    pub files: usize,
    /// All that is wrong, file by file and down each file.
    pub problems: Vec<ContentError>,
    /// What was read from the user's files.
    pub read: Vec<Summary>,
    /// What lies in the folders and was not read.
    pub strays: Vec<Stray>,
}

impl Audit {
    /// Checks the packs within the program.
    #[must_use]
    pub fn embedded() -> Self {
        let (library, mut problems) = Library::collect(Vec::new(), Vec::new());
        problems.extend(library.own_faults());
        Self::of(files::embedded().count(), problems)
    }

    /// Checks a folder laid out like `content/`, on top of the packs within
    /// the program. A folder of one kind of pack counts as that, and the folder
    /// that `content/` lies in as `content/`.
    #[must_use]
    pub fn folder(folder: &Path) -> Self {
        if kind_of_folder(folder).is_some() {
            let (files, mut problems) = files::in_one(folder);
            let files: Vec<_> = files.into_iter().map(|file| (file, None)).collect();
            let mut audit = Self::single(&files, folder.parent());
            audit.problems.append(&mut problems);
            audit.strays = strays::of_one(folder);
            return audit;
        }
        let inner = folder.join("content");
        let kinds = PackKind::ALL.map(|kind| folder.join(kind.folder()));
        let outside = inner.is_dir() && !kinds.iter().any(|kind| kind.is_dir());
        let folder = if outside { &inner } else { folder };
        let (found, mut problems) = files::of_folder(folder);
        let count = found.len() + problems.len();
        let (library, more) = Library::collect(found, Vec::new());
        problems.extend(more);
        Self {
            read: summary::own(&library),
            strays: strays::of_folder(folder),
            ..Self::of(count, problems)
        }
    }

    /// Checks single files. What they name in other packs is looked for among
    /// each other, in the user's own folder `around` them, and within the
    /// program. The kind of a file is the one given, that of the folder it
    /// lies in, or the one it looks like.
    #[must_use]
    pub fn single(files: &[(PathBuf, Option<PackKind>)], around: Option<&Path>) -> Self {
        let (mut own, mut problems) = (Vec::new(), Vec::new());
        for (path, kind) in files {
            match files::read(path) {
                Ok(source) => match kind.or_else(|| kind_of(path, &source)) {
                    Some(kind) => own.push((kind, source)),
                    None => problems.push(source.whole(Problem::UnknownKind)),
                },
                Err(error) => problems.push(error),
            }
        }
        let named: Vec<_> = own.iter().map(|(_, source)| source.file.clone()).collect();
        let others = around.map(|folder| files::of_folder(folder).0);
        let (library, found) = Library::collect(own, others.unwrap_or_default());
        let found = found
            .into_iter()
            .filter(|error| named.contains(&error.file));
        problems.extend(found);
        let mut audit = Self::of(files.len(), problems);
        audit.read = summary::own(&library);
        audit.read.retain(|read| named.contains(&read.file));
        audit
    }

    /// Two checks as one.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.files += other.files;
        self.problems.extend(other.problems);
        self.read.extend(other.read);
        self.strays.extend(other.strays);
        self
    }

    fn of(files: usize, mut problems: Vec<ContentError>) -> Self {
        problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        Self {
            files,
            problems,
            ..Self::default()
        }
    }
}

fn kind_of_folder(folder: &Path) -> Option<PackKind> {
    PackKind::of_folder(folder.file_name()?.to_str()?)
}

fn kind_of(path: &Path, source: &Source) -> Option<PackKind> {
    let absolute = std::path::absolute(path).ok()?;
    let folder = absolute.parent().and_then(kind_of_folder);
    folder.or_else(|| looks_like(&source.text))
}

/// The kind that a text looks like, by a key that only this kind has. The text
/// need not be right for that.
fn looks_like(text: &str) -> Option<PackKind> {
    let has = |key: &str| {
        text.lines().any(|line| {
            let rest = line.trim_start().strip_prefix(key);
            rest.is_some_and(|rest| key.starts_with('[') || rest.trim_start().starts_with('='))
        })
    };
    PackKind::ALL.into_iter().find(|kind| has(kind.mark()))
}
