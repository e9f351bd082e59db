//! The headers of a file, `[[section]]` and the like, line by line. One that is
//! wrong makes right ones after it look wrong, so they are read for themselves.

use serde_json::Value;

use super::error::Problem;
use super::source::nearest;

/// A header that is wrong.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// From 1.
    pub(super) line: usize,
    /// As it is written, up to the step that is wrong.
    pub(super) name: String,
    /// The first steps of what is written and of what was meant.
    pub(super) roots: Vec<String>,
    pub(super) problem: Problem,
}

/// The headers that the schema of this kind of file does not know, or knows in
/// double brackets only.
pub(super) fn wrong(text: &str, shape: &Value) -> Vec<Header> {
    let lines = text.lines().enumerate();
    let found = lines.filter_map(|(place, line)| {
        let written = line.split('#').next().unwrap_or("").trim();
        let (name, problem) = problem(written, shape)?;
        let mut roots = vec![root(&name)];
        if let Problem::UnknownKey { near: Some(near) } = &problem {
            roots.push(root(near));
        }
        Some(Header {
            line: place + 1,
            name,
            roots,
            problem,
        })
    });
    found.collect()
}

fn root(name: &str) -> String {
    name.split('.').next().unwrap_or(name).to_owned()
}

fn problem(written: &str, shape: &Value) -> Option<(String, Problem)> {
    let name = written.strip_prefix('[')?.trim_matches(['[', ']', ' ']);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if name.is_empty() || !name.chars().all(plain) {
        return None;
    }
    let (mut here, mut way, mut list) = (shape, Vec::new(), false);
    for step in name.split('.') {
        way.push(step);
        let known = here.get("properties")?.as_object()?;
        let Some(next) = known.get(step) else {
            let near = nearest(step, known.keys().cloned());
            let near = near.into_iter().next().or_else(|| within(step, here));
            return Some((way.join("."), Problem::UnknownKey { near }));
        };
        let entries = next.get("items");
        list = entries.is_some_and(|entries| entries.get("properties").is_some());
        here = entries.unwrap_or(next);
    }
    let double = written.starts_with("[[") && written.ends_with("]]");
    let name = name.to_owned();
    (list && !double).then(|| (name.clone(), Problem::ListHeader { name }))
}

/// The list of this name that belongs within another one.
fn within(step: &str, shape: &Value) -> Option<String> {
    let outer = shape.get("properties")?.as_object()?;
    outer.iter().find_map(|(name, outer)| {
        let inner = outer.get("items")?.get("properties")?.get(step)?;
        inner.get("items")?.get("properties")?;
        Some(format!("{name}.{step}"))
    })
}
