//! The checks that every kind of pack shares, collected so that a person sees
//! all that is wrong with a file at once.

use std::collections::{BTreeMap, BTreeSet};

use super::error::{ContentError, Problem};
use super::pack::{PackInfo, PackKind};
use super::source::{Path, Source, nearest};
use crate::domain::PackRef;

/// The most characters of an id.
pub(super) const ID: usize = 48;
/// The most characters of a title.
pub(super) const TITLE: usize = 60;
/// The most characters of the line that says where a content comes from.
pub(super) const SOURCE: usize = 300;
/// The most words that may point to one dimension or category.
pub(super) const WORDS: usize = 60;
/// How many names are offered for one that does not exist.
const FEW: usize = 8;
/// The most characters of such a word.
pub(super) const WORD: usize = 20;

/// Collects what is wrong with one file.
pub(super) struct Check<'a> {
    source: &'a Source,
    found: Vec<(Path, Problem)>,
}

impl<'a> Check<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        Self {
            source,
            found: Vec::new(),
        }
    }

    pub(super) fn report(&mut self, path: Path, problem: Problem) {
        self.found.push((path, problem));
    }

    /// Nothing of that name is in the file or in the packs it stands on.
    pub(super) fn no_such(&mut self, path: Path, name: String) {
        let near = Vec::new();
        self.report(path, Problem::NoSuch { name, near });
    }

    /// The same where the names that exist are known: the similar ones are
    /// offered, or all if they are few.
    pub(super) fn none_of(&mut self, path: Path, name: String, known: Vec<String>) {
        let mut near = nearest(&name, known.iter().cloned());
        if known.len() <= FEW {
            near.extend(
                known
                    .into_iter()
                    .filter(|known| !near.contains(known))
                    .collect::<Vec<_>>(),
            );
        }
        near.truncate(FEW);
        self.report(path, Problem::NoSuch { name, near });
    }

    /// The same where the names that exist have labels, which are said with them.
    pub(super) fn none_of_labelled(
        &mut self,
        path: Path,
        name: String,
        known: &BTreeMap<String, String>,
    ) {
        self.none_of(path, name, known.keys().cloned().collect());
        if let Some((_, Problem::NoSuch { near, .. })) = self.found.last_mut() {
            for near in near {
                if let Some(label) = known.get(near) {
                    *near = format!("{near} {label}");
                }
            }
        }
    }

    /// The file does not have an entry that it must have.
    pub(super) fn lacks(&mut self, path: Path, name: &str) {
        let name = name.to_owned();
        self.report(path, Problem::Lacks { name });
    }

    /// Every text of a list.
    pub(super) fn texts(&mut self, path: &Path, texts: &[String], most: usize) {
        for (place, text) in texts.iter().enumerate() {
            self.text(path.place(place), text, most);
        }
    }

    /// The `words` of an entry: at least so many, each once.
    pub(super) fn words(&mut self, at: &Path, words: &[String], least: usize) {
        let path = at.key("words");
        self.count(path.clone(), words.len(), least, WORDS);
        self.texts(&path, words, WORD);
        let mut seen = BTreeSet::new();
        for (place, word) in words.iter().enumerate() {
            if !seen.insert(word) {
                let value = word.clone();
                self.report(path.place(place), Problem::Duplicate { value });
            }
        }
    }

    /// A text that people see: visible, not too long, nothing hidden in it.
    pub(super) fn text(&mut self, path: Path, text: &str, most: usize) {
        let found = text.chars().count();
        if text.chars().all(char::is_whitespace) {
            self.report(path, Problem::Empty);
        } else if found > most {
            self.report(path, Problem::TooLong { most, found });
        } else if text.chars().any(hidden) {
            self.report(path, Problem::HiddenCharacter);
        }
    }

    /// An id: kebab-case, short, and not `seen` before.
    pub(super) fn id(&mut self, path: Path, id: &str, seen: &mut BTreeSet<String>) {
        if !is_kebab(id) || id.len() > ID {
            self.report(path, Problem::BadId);
        } else if !seen.insert(id.to_owned()) {
            self.report(
                path,
                Problem::Duplicate {
                    value: id.to_owned(),
                },
            );
        }
    }

    pub(super) fn count(&mut self, path: Path, found: usize, least: usize, most: usize) {
        if !(least..=most).contains(&found) {
            self.report(path, Problem::Count { least, most, found });
        }
    }

    pub(super) fn range(&mut self, path: Path, value: i64, least: i64, most: i64) {
        if !(least..=most).contains(&value) {
            self.report(path, Problem::Range { least, most });
        }
    }

    /// The head of a pack. `all_verified` is whether everything in it is; the
    /// number of entries is the reader's to fill in.
    pub(super) fn head(&mut self, kind: PackKind, head: &Head<'_>, all_verified: bool) -> PackInfo {
        let root = Path::root();
        self.id(root.key("id"), head.id, &mut BTreeSet::new());
        let version_parts = head.version.split('.').all(is_kebab);
        if !version_parts || head.version.len() > ID {
            self.report(root.key("version"), Problem::BadId);
        }
        self.text(root.key("title"), head.title, TITLE);
        self.text(root.key("source"), head.source, SOURCE);
        if head.verified && !all_verified {
            self.report(root.key("verified"), Problem::NotAllVerified);
        }
        PackInfo {
            kind,
            pack: PackRef {
                id: head.id.to_owned(),
                version: head.version.to_owned(),
            },
            title: head.title.to_owned(),
            source: head.source.to_owned(),
            verified: head.verified,
            file: self.source.file.clone(),
            origin: self.source.origin,
            entries: 0,
        }
    }

    /// The value if nothing was wrong.
    pub(super) fn finish<T>(self, value: T) -> Result<T, Vec<ContentError>> {
        if self.found.is_empty() {
            return Ok(value);
        }
        let source = self.source;
        Err(self
            .found
            .into_iter()
            .map(|(path, problem)| source.error(&path, problem))
            .collect())
    }
}

/// The keys that every pack begins with.
pub(super) struct Head<'a> {
    pub(super) id: &'a str,
    pub(super) version: &'a str,
    pub(super) title: &'a str,
    pub(super) source: &'a str,
    pub(super) verified: bool,
}

/// Takes the [`Head`] out of a file's raw form.
macro_rules! head_of {
    ($raw:expr) => {
        $crate::content::check::Head {
            id: &$raw.id,
            version: &$raw.version,
            title: &$raw.title,
            source: &$raw.source,
            verified: $raw.verified,
        }
    };
}
pub(super) use head_of;

fn is_kebab(id: &str) -> bool {
    id.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

/// Characters that a terminal obeys instead of showing, and those that turn
/// the reading direction or cannot be seen.
fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
