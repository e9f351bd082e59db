//! What stands in the fields of a form.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::NaiveDate;
use zeroize::Zeroizing;

/// A passphrase: wiped when dropped, never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes a passphrase over.
    #[must_use]
    pub fn new(words: impl Into<String>) -> Self {
        Self(Zeroizing::new(words.into()))
    }

    /// The passphrase, for whoever derives a key from it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// What stands in a field. An empty field has no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text; also what was typed into a number or date field and is neither.
    Text(String),
    /// The id of a choice.
    Choice(String),
    /// The ids of choices.
    Choices(BTreeSet<String>),
    /// A number.
    Number(i64),
    /// A day.
    Date(NaiveDate),
    /// A passphrase.
    Secret(Secret),
    /// From row id to grade id.
    Grades(BTreeMap<String, String>),
}

impl Value {
    /// Whether the choice of that id is among it.
    #[must_use]
    pub fn chooses(&self, id: &str) -> bool {
        match self {
            Self::Choice(chosen) => chosen == id,
            Self::Choices(chosen) => chosen.contains(id),
            Self::Grades(grades) => grades.values().any(|grade| grade == id),
            Self::Text(text) => text == id,
            Self::Number(_) | Self::Date(_) | Self::Secret(_) => false,
        }
    }
}

/// What stands in the fields of a form, by field id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Values(BTreeMap<String, Value>);

impl Values {
    /// Nothing filled in.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With a value; an empty text or set is none.
    #[must_use]
    pub fn with(mut self, id: impl Into<String>, value: Value) -> Self {
        self.set(id, value);
        self
    }

    /// With a text.
    #[must_use]
    pub fn with_text(self, id: impl Into<String>, text: impl Into<String>) -> Self {
        self.with(id, Value::Text(text.into()))
    }

    /// Sets a value; an empty text or set takes it away.
    pub fn set(&mut self, id: impl Into<String>, value: Value) {
        let id = id.into();
        let empty = match &value {
            Value::Text(text) | Value::Choice(text) => text.is_empty(),
            Value::Choices(chosen) => chosen.is_empty(),
            Value::Grades(grades) => grades.is_empty(),
            Value::Secret(secret) => secret.expose().is_empty(),
            Value::Number(_) | Value::Date(_) => false,
        };
        if empty {
            self.0.remove(&id);
        } else {
            self.0.insert(id, value);
        }
    }

    /// The value of a field.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Value> {
        self.0.get(id)
    }

    /// The text of a field, empty without.
    #[must_use]
    pub fn text(&self, id: &str) -> &str {
        match self.get(id) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// The choice of a field.
    #[must_use]
    pub fn choice(&self, id: &str) -> Option<&str> {
        match self.get(id) {
            Some(Value::Choice(choice)) => Some(choice),
            _ => None,
        }
    }

    /// The choices of a field.
    pub fn choices(&self, id: &str) -> impl Iterator<Item = &str> {
        let chosen = match self.get(id) {
            Some(Value::Choices(chosen)) => Some(chosen),
            _ => None,
        };
        chosen.into_iter().flatten().map(String::as_str)
    }

    /// The number of a field.
    #[must_use]
    pub fn number(&self, id: &str) -> Option<i64> {
        match self.get(id) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// The day of a field.
    #[must_use]
    pub fn date(&self, id: &str) -> Option<NaiveDate> {
        match self.get(id) {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        }
    }

    /// The passphrase of a field.
    #[must_use]
    pub fn secret(&self, id: &str) -> Option<&Secret> {
        match self.get(id) {
            Some(Value::Secret(secret)) => Some(secret),
            _ => None,
        }
    }

    /// The grades of a field, from row id to grade id.
    pub fn grades(&self, id: &str) -> impl Iterator<Item = (&str, &str)> {
        let grades = match self.get(id) {
            Some(Value::Grades(grades)) => Some(grades),
            _ => None,
        };
        grades
            .into_iter()
            .flatten()
            .map(|(row, grade)| (row.as_str(), grade.as_str()))
    }
}
