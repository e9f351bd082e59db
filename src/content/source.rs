//! The text of one content file, and how a key or an offset is found in it.
//!
//! A good file is parsed once, straight into its type. Only when something is
//! wrong is it parsed again into a tree with positions, which is held against
//! the schema of its kind, so that all that is wrong with its keys is said.

use std::fmt;
use std::ops::Range;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::{ContentError, Problem, Shape};
use super::pack::Origin;
use super::{headers, keys, schema, slips};
use crate::domain::PackRef;

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

    /// Whether the first step is one of these keys.
    pub(super) fn begins_with(&self, keys: &[String]) -> bool {
        matches!(self.0.first(), Some(Step::Key(first)) if keys.contains(first))
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
    /// The id and version, from the keys before the first table. `None` where
    /// they cannot be read so.
    pub(super) fn name(&self) -> Option<PackRef> {
        #[derive(Deserialize)]
        struct Name {
            id: String,
            version: String,
        }
        let lines = self.text.split_inclusive('\n');
        let head: String = lines.take_while(|line| !line.starts_with('[')).collect();
        let Name { id, version } = toml::from_str(&head).ok()?;
        Some(PackRef { id, version })
    }

    /// Reads the text into `T`, or says what is wrong with its shape.
    pub(super) fn parse<T>(&self) -> Result<T, Vec<ContentError>>
    where
        T: DeserializeOwned + JsonSchema,
    {
        toml::from_str(&self.text).map_err(|error| self.explain(&error, &schema::shape::<T>()))
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

    /// All that the shape of this kind of file tells, and what the reader said
    /// where that is something else. A text that is not TOML has no shape, so
    /// only its headers are looked at, and where the parser gave up.
    fn explain(&self, error: &toml::de::Error, shape: &Value) -> Vec<ContentError> {
        let located = |line, key, problem| ContentError {
            file: self.file.clone(),
            line,
            key,
            problem,
        };
        let headers = headers::wrong(&self.text, shape);
        let told = |until: usize| {
            let told = headers.iter().filter(move |header| header.line <= until);
            told.map(|header| located(header.line, header.name.clone(), header.problem.clone()))
        };
        let span = error.span().unwrap_or_default();
        let Ok(tree) = DeTable::parse(&self.text) else {
            let (line, problem) = slips::explain(&self.text, span.start, error.message());
            let mut found: Vec<_> = told(line).collect();
            if found.is_empty() {
                found.push(located(line, String::new(), problem));
            }
            return found;
        };
        let mut found: Vec<_> = told(usize::MAX).collect();
        // A header that is wrong makes the tables under it look wrong, too.
        let spoilt = |path: &Path| headers.iter().any(|header| path.begins_with(&header.roots));
        let wrong = keys::wrong(tree.get_ref(), shape).into_iter();
        let wrong = wrong.filter(|(path, _)| !spoilt(path));
        found.extend(wrong.map(|(path, problem)| self.error(&path, problem)));
        let said = self.said(error, &tree, &span);
        if found.is_empty() || !of_shape(&said.problem) {
            found.push(said);
        }
        found
    }

    /// What the reader said, with its place.
    fn said(
        &self,
        error: &toml::de::Error,
        tree: &Spanned<DeTable<'_>>,
        span: &Range<usize>,
    ) -> ContentError {
        let message = error.message();
        // The wording of serde's own messages, the same since its 1.0.
        let missing = message.strip_prefix("missing field `").and_then(first_word);
        let (path, problem) = match missing {
            Some(name) => (table_at(tree, span).key(name), Problem::MissingKey),
            None => (path_at(tree, span), reader_problem(message)),
        };
        ContentError {
            file: self.file.clone(),
            line: self.line(span.start),
            key: path.to_string(),
            problem,
        }
    }
}

/// Whether a problem is one that the shape of a file tells as well.
fn of_shape(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::MissingKey | Problem::UnknownKey { .. } | Problem::WrongShape { .. }
    )
}

/// What the reader's message means.
fn reader_problem(message: &str) -> Problem {
    let mut words = message.split('`').skip(1).step_by(2).map(str::to_owned);
    if message.starts_with("unknown field `") {
        let found = words.next().unwrap_or_default();
        let near = nearest(&found, words).into_iter().next();
        return Problem::UnknownKey { near };
    }
    if message.starts_with("unknown variant `") {
        let found = words.next().unwrap_or_default();
        let allowed = words.collect();
        return Problem::NotOneOf { found, allowed };
    }
    let expected = message
        .strip_prefix("invalid type: ")
        .and_then(|rest| rest.rsplit_once(", expected "))
        .and_then(|(_, expected)| shape(expected.trim()));
    if let Some(expected) = expected {
        return Problem::WrongShape { expected };
    }
    let detail = message.trim().to_owned();
    Problem::WrongValue { detail }
}

fn shape(expected: &str) -> Option<Shape> {
    match expected {
        "a string" => Some(Shape::Text),
        "a boolean" => Some(Shape::YesOrNo),
        "a sequence" => Some(Shape::List),
        "u8" | "u16" | "u32" | "u64" | "i32" | "i64" | "f64" => Some(Shape::Number),
        _ if expected.starts_with("struct ") => Some(Shape::Table),
        _ if expected.starts_with("string or ") => Some(Shape::Text),
        _ => None,
    }
}

/// Those of the known words that are similar enough to be what was meant, the
/// most similar first. In a short word one letter, or two in the wrong order,
/// may be another.
pub(super) fn nearest(word: &str, known: impl Iterator<Item = String>) -> Vec<String> {
    const SIMILAR: f64 = 0.82;
    let mut found: Vec<_> = known
        .map(|known| (strsim::jaro_winkler(word, &known), known))
        .filter(|(alike, known)| *alike >= SIMILAR || strsim::osa_distance(word, known) == 1)
        .collect();
    found.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    found.into_iter().map(|(_, known)| known).collect()
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
