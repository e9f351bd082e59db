//! The keys of a file against the schema of its kind: all that are not known,
//! missing, or of the wrong shape, where the reader stops at the first.

use serde_json::Value;
use toml::de::{DeTable, DeValue};

use super::error::{Problem, Shape};
use super::source::{Path, nearest};

/// What is wrong, down the file's tables.
pub(super) fn wrong(tree: &DeTable<'_>, shape: &Value) -> Vec<(Path, Problem)> {
    let mut found = Vec::new();
    of_table(tree, shape, &Path::root(), &mut found);
    found
}

fn of_table(
    table: &DeTable<'_>,
    shape: &Value,
    at: &Path,
    found: &mut Vec<(Path, Problem)>,
) -> Option<()> {
    let known = shape.get("properties")?.as_object()?;
    let there = |name: &str| table.iter().any(|(key, _)| key.get_ref() == name);
    let closed = shape.get("additionalProperties") == Some(&Value::Bool(false));
    let mut meant = Vec::new();
    for (key, value) in table {
        let at = at.key(key.get_ref());
        if let Some(shape) = known.get(key.get_ref().as_ref()) {
            of_value(value.get_ref(), shape, &at, found);
        } else if closed {
            let free = known.keys().filter(|known| !there(known)).cloned();
            let near = nearest(key.get_ref(), free).into_iter().next();
            meant.extend(near.clone());
            found.push((at, Problem::UnknownKey { near }));
        }
    }
    let required = shape.get("required")?.as_array()?.iter();
    for name in required.filter_map(Value::as_str) {
        if !there(name) && !meant.iter().any(|meant| meant == name) {
            found.push((at.key(name), Problem::MissingKey));
        }
    }
    Some(())
}

fn of_value(value: &DeValue<'_>, shape: &Value, at: &Path, found: &mut Vec<(Path, Problem)>) {
    let kind = shape.get("type").and_then(Value::as_str);
    let expected = match (kind, value) {
        (Some("object"), DeValue::Table(table)) => {
            of_table(table, shape, at, found);
            return;
        }
        (Some("array"), DeValue::Array(list)) => {
            let shape = shape.get("items").unwrap_or(&Value::Null);
            for (place, value) in list.iter().enumerate() {
                of_value(value.get_ref(), shape, &at.place(place), found);
            }
            return;
        }
        (Some("string"), DeValue::String(_))
        | (Some("boolean"), DeValue::Boolean(_))
        | (Some("integer"), DeValue::Integer(_))
        | (Some("number"), DeValue::Integer(_) | DeValue::Float(_)) => return,
        (Some("object"), _) => Shape::Table,
        (Some("array"), _) => Shape::List,
        (Some("string"), _) => Shape::Text,
        (Some("boolean"), _) => Shape::YesOrNo,
        (Some("integer" | "number"), _) => Shape::Number,
        _ => return,
    };
    found.push((at.clone(), Problem::WrongShape { expected }));
}
