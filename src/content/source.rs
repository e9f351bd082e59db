//! The text of one content file, and how a key or an offset is found in it.
//!
//! A good file is parsed once, straight into its type. Only when something is
//! wrong is it parsed again into a tree with positions, to say where.

use std::fmt;
use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::{ContentError, Problem};
use super::pack::Origin;

/// The way to a value, from the root of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Path(Vec<Step>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Key(String),
    /// From 0; shown from 1.
    Place(usize),
}

impl Path {
    /// The file itself.
    pub(super) fn root() -> Self {
        Self::default()
    }

    /// The value under a key.
    pub(super) fn key(&self, name: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Key(name.to_owned()));
        Self(steps)
    }

    /// An entry of a list, its place counted from 0.
    pub(super) fn place(&self, place: usize) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Place(place));
        Self(steps)
    }

    /// An entry of the list under a key.
    pub(super) fn entry(&self, name: &str, place: usize) -> Self {
        self.key(name).place(place)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(name) if index == 0 => write!(f, "{name}")?,
                Step::Key(name) => write!(f, ".{name}")?,
                Step::Place(place) => write!(f, "[{}]", place + 1)?,
            }
        }
        Ok(())
    }
}

/// One file's text with its name.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub(super) file: String,
    pub(super) text: String,
    pub(super) origin: Origin,
}

impl Source {
    /// Reads the text into `T`, or says where and why it is not one.
    pub(super) fn parse<T: DeserializeOwned>(&self) -> Result<T, ContentError> {
        toml::from_str(&self.text).map_err(|error| self.explain(&error))
    }

    /// The error for a problem at a path.
    pub(super) fn error(&self, path: &Path, problem: Problem) -> ContentError {
        let offset = DeTable::parse(&self.text)
            .ok()
            .and_then(|tree| offset_of(&tree, path));
        ContentError {
            file: self.file.clone(),
            line: self.line(offset.unwrap_or(0)),
            key: path.to_string(),
            problem,
        }
    }

    /// The error for a problem of the file as a whole.
    pub(super) fn whole(&self, problem: Problem) -> ContentError {
        self.error(&Path::root(), problem)
    }

    fn line(&self, offset: usize) -> usize {
        self.text
            .bytes()
            .take(offset)
            .filter(|byte| *byte == b'\n')
            .count()
            + 1
    }

    fn explain(&self, error: &toml::de::Error) -> ContentError {
        let offset = error.span().map_or(0, |span| span.start);
        let located = |key: String, problem| ContentError {
            file: self.file.clone(),
            line: self.line(offset),
            key,
            problem,
        };
        let Ok(tree) = DeTable::parse(&self.text) else {
            let detail = error.message().lines().collect::<Vec<_>>().join(", ");
            return located(String::new(), Problem::Syntax { detail });
        };
        let span = error.span().unwrap_or_default();
        let message = error.message();
        // The wording of serde's own messages, the same since its 1.0.
        if let Some(name) = message.strip_prefix("missing field `").and_then(first_word) {
            let path = table_at(&tree, &span).key(name);
            return located(path.to_string(), Problem::MissingKey);
        }
        let path = path_at(&tree, &span);
        if message.starts_with("unknown field `") {
            return located(path.to_string(), Problem::UnknownKey);
        }
        located(
            path.to_string(),
            Problem::WrongValue {
                detail: message.trim().to_owned(),
            },
        )
    }
}

fn first_word(rest: &str) -> Option<&str> {
    rest.split_once('`').map(|(name, _)| name)
}

/// Where the value at a path begins: its key for a keyed one, its header for
/// a table of a list. A key that is not there is looked for one step up.
fn offset_of(tree: &Spanned<DeTable<'_>>, path: &Path) -> Option<usize> {
    let mut offset = None;
    let mut here: Option<&DeValue<'_>> = None;
    for step in &path.0 {
        match step {
            Step::Key(name) => {
                let table = match here {
                    None => tree.get_ref(),
                    Some(DeValue::Table(table)) => table,
                    Some(_) => break,
                };
                let Some((key, value)) = table.iter().find(|(key, _)| key.get_ref() == name) else {
                    break;
                };
                offset = Some(key.span().start);
                here = Some(value.get_ref());
            }
            Step::Place(place) => {
                let Some(DeValue::Array(list)) = here else {
                    break;
                };
                let Some(value) = list.get(*place) else { break };
                offset = Some(value.span().start);
                here = Some(value.get_ref());
            }
        }
    }
    offset
}

/// A key or value of the file.
struct Spot {
    span: Range<usize>,
    path: Path,
    table: bool,
}

/// Every key and every value of a file.
fn spots(tree: &Spanned<DeTable<'_>>) -> Vec<Spot> {
    let mut found = Vec::new();
    collect_table(tree.get_ref(), &Path::root(), &mut found);
    found
}

fn collect_table(table: &DeTable<'_>, path: &Path, found: &mut Vec<Spot>) {
    for (key, value) in table {
        let path = path.key(key.get_ref());
        found.push(Spot {
            span: key.span(),
            path: path.clone(),
            table: false,
        });
        collect(value, &path, found);
    }
}

fn collect(value: &Spanned<DeValue<'_>>, path: &Path, found: &mut Vec<Spot>) {
    found.push(Spot {
        span: value.span(),
        path: path.clone(),
        table: value.get_ref().is_table(),
    });
    match value.get_ref() {
        DeValue::Table(table) => collect_table(table, path, found),
        DeValue::Array(list) => {
            for (place, value) in list.iter().enumerate() {
                collect(value, &path.place(place), found);
            }
        }
        _ => {}
    }
}

/// The path of the narrowest key or value that covers a span.
fn path_at(tree: &Spanned<DeTable<'_>>, span: &Range<usize>) -> Path {
    spots(tree)
        .into_iter()
        .filter(|spot| spot.span.start <= span.start && span.end <= spot.span.end)
        .min_by_key(|spot| spot.span.len())
        .map(|spot| spot.path)
        .unwrap_or_default()
}

/// The path of the table with exactly this span; the root if none has it.
fn table_at(tree: &Spanned<DeTable<'_>>, span: &Range<usize>) -> Path {
    spots(tree)
        .into_iter()
        .find(|spot| spot.table && &spot.span == span)
        .map(|spot| spot.path)
        .unwrap_or_default()
}
