//! Forms as data: which fields there are, what may stand in them, and when
//! one shows. Checked by a pure function, drawn by one widget.

mod check;
mod date;
mod values;

pub use check::{Fault, Problem, check};
pub use date::read_date;
pub use values::{Secret, Value, Values};

use chrono::NaiveDate;

/// A form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormSpec {
    /// The fields, in order.
    pub fields: Vec<Field>,
}

impl FormSpec {
    /// A form of these fields.
    #[must_use]
    pub fn new(fields: impl IntoIterator<Item = Field>) -> Self {
        Self {
            fields: fields.into_iter().collect(),
        }
    }

    /// The field of that id.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The fields that show with these values.
    pub fn shown<'a>(&'a self, values: &'a Values) -> impl Iterator<Item = &'a Field> {
        self.fields.iter().filter(|field| field.shows(values))
    }
}

/// A field. Labels and hints are words for people, in their language; ids are
/// stable and never shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Stable id within the form.
    pub id: String,
    /// What is asked.
    pub label: String,
    /// How to answer well; shown while the field has the focus.
    pub hint: String,
    /// What stands in it while it is empty.
    pub placeholder: String,
    /// What may stand in it.
    pub kind: Kind,
    /// Whether it needs an answer.
    pub required: bool,
    /// When it shows; always without.
    pub shown_when: Option<Condition>,
    /// Whether a long list of choices shows only what is chosen until it has
    /// the focus.
    pub folded: bool,
}

/// A field shows while another field has one of these values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The other field.
    pub field: String,
    /// Ids of choices; none of them means any answer at all.
    pub any_of: Vec<String>,
}

/// What may stand in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    Line {
        /// Characters at most.
        max: Option<usize>,
    },
    /// Paragraphs.
    Long {
        /// Characters at most.
        max: Option<usize>,
    },
    /// One of several.
    Choice {
        /// What can be chosen.
        options: Vec<Choice>,
    },
    /// Some of several.
    Choices {
        /// What can be chosen.
        options: Vec<Choice>,
        /// How many at least, once any is chosen.
        min: usize,
        /// How many at most.
        max: Option<usize>,
    },
    /// A whole number.
    Number {
        /// The smallest.
        min: Option<i64>,
        /// The largest.
        max: Option<i64>,
    },
    /// A day.
    Date {
        /// The first.
        min: Option<NaiveDate>,
        /// The last.
        max: Option<NaiveDate>,
    },
    /// A passphrase; never shown, wiped from memory.
    Secret {
        /// Characters at least.
        min: usize,
    },
    /// One grade for each row: a page of a questionnaire.
    Grades {
        /// What is graded.
        rows: Vec<Choice>,
        /// The grades.
        options: Vec<Choice>,
    },
    /// Words to read, nothing to fill in.
    ReadOnly,
}

/// Something that can be chosen, or graded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Stable id.
    pub id: String,
    /// What it says.
    pub label: String,
    /// The digit that chooses it; its place from 1 without.
    pub digit: Option<u8>,
}

impl Choice {
    /// Chosen by its place.
    #[must_use]
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            digit: None,
        }
    }

    /// Chosen by this digit: 0 for “不了解”.
    #[must_use]
    pub fn digit(mut self, digit: u8) -> Self {
        self.digit = Some(digit);
        self
    }

    /// The digit of the option at `index` of a list.
    #[must_use]
    pub fn key(&self, index: usize) -> Option<usize> {
        self.digit
            .map(usize::from)
            .or(Some(index + 1))
            .filter(|digit| *digit <= 9)
    }

    /// The place in a list of the option that a digit picks.
    #[must_use]
    pub fn keyed(options: &[Self], digit: usize) -> Option<usize> {
        let mut keys = options.iter().enumerate();
        keys.find_map(|(index, option)| (option.key(index) == Some(digit)).then_some(index))
    }
}

impl<I: Into<String>, L: Into<String>> From<(I, L)> for Choice {
    fn from((id, label): (I, L)) -> Self {
        Self::new(id, label)
    }
}

impl Field {
    /// A field of any kind.
    #[must_use]
    pub fn new(id: impl Into<String>, label: impl Into<String>, kind: Kind) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            hint: String::new(),
            placeholder: String::new(),
            kind,
            required: false,
            shown_when: None,
            folded: false,
        }
    }

    /// One line of text.
    #[must_use]
    pub fn line(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(id, label, Kind::Line { max: None })
    }

    /// Paragraphs.
    #[must_use]
    pub fn long(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(id, label, Kind::Long { max: None })
    }

    /// One of several.
    #[must_use]
    pub fn choice<C: Into<Choice>>(
        id: impl Into<String>,
        label: impl Into<String>,
        options: impl IntoIterator<Item = C>,
    ) -> Self {
        let options = options.into_iter().map(Into::into).collect();
        Self::new(id, label, Kind::Choice { options })
    }

    /// Some of several.
    #[must_use]
    pub fn choices<C: Into<Choice>>(
        id: impl Into<String>,
        label: impl Into<String>,
        options: impl IntoIterator<Item = C>,
    ) -> Self {
        let options = options.into_iter().map(Into::into).collect();
        Self::new(
            id,
            label,
            Kind::Choices {
                options,
                min: 0,
                max: None,
            },
        )
    }

    /// A whole number.
    #[must_use]
    pub fn number(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(
            id,
            label,
            Kind::Number {
                min: None,
                max: None,
            },
        )
    }

    /// A day.
    #[must_use]
    pub fn date(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(
            id,
            label,
            Kind::Date {
                min: None,
                max: None,
            },
        )
    }

    /// A passphrase of at least `min` characters.
    #[must_use]
    pub fn secret(id: impl Into<String>, label: impl Into<String>, min: usize) -> Self {
        Self::new(id, label, Kind::Secret { min })
    }

    /// One grade for each row.
    #[must_use]
    pub fn grades<R: Into<Choice>, C: Into<Choice>>(
        id: impl Into<String>,
        label: impl Into<String>,
        rows: impl IntoIterator<Item = R>,
        options: impl IntoIterator<Item = C>,
    ) -> Self {
        let rows = rows.into_iter().map(Into::into).collect();
        let options = options.into_iter().map(Into::into).collect();
        Self::new(id, label, Kind::Grades { rows, options })
    }

    /// Words to read; the words are its value.
    #[must_use]
    pub fn read_only(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(id, label, Kind::ReadOnly)
    }

    /// Needs an answer.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Shows only what is chosen until it has the focus, where the choices do
    /// not fit on one row.
    #[must_use]
    pub const fn folded(mut self) -> Self {
        self.folded = true;
        self
    }

    /// How to answer well.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// What stands in it while it is empty.
    #[must_use]
    pub fn placeholder(mut self, words: impl Into<String>) -> Self {
        self.placeholder = words.into();
        self
    }

    /// At most so many characters (texts) or choices, or the largest number.
    #[must_use]
    pub fn max(mut self, most: usize) -> Self {
        match &mut self.kind {
            Kind::Line { max } | Kind::Long { max } | Kind::Choices { max, .. } => {
                *max = Some(most);
            }
            Kind::Number { max, .. } => *max = i64::try_from(most).ok(),
            _ => {}
        }
        self
    }

    /// At least so many choices, or the smallest number.
    #[must_use]
    pub fn min(mut self, least: usize) -> Self {
        match &mut self.kind {
            Kind::Choices { min, .. } | Kind::Secret { min } => *min = least,
            Kind::Number { min, .. } => *min = i64::try_from(least).ok(),
            _ => {}
        }
        self
    }

    /// Not before and not after these days.
    #[must_use]
    pub fn between(mut self, first: Option<NaiveDate>, last: Option<NaiveDate>) -> Self {
        if let Kind::Date { min, max } = &mut self.kind {
            (*min, *max) = (first, last);
        }
        self
    }

    /// Shows only while another field has one of these choices.
    #[must_use]
    pub fn shown_when<S: Into<String>>(
        mut self,
        field: impl Into<String>,
        any_of: impl IntoIterator<Item = S>,
    ) -> Self {
        let any_of = any_of.into_iter().map(Into::into).collect();
        self.shown_when = Some(Condition {
            field: field.into(),
            any_of,
        });
        self
    }

    /// Whether it shows with these values.
    #[must_use]
    pub fn shows(&self, values: &Values) -> bool {
        let Some(condition) = &self.shown_when else {
            return true;
        };
        match values.get(&condition.field) {
            None => false,
            Some(value) => {
                condition.any_of.is_empty() || condition.any_of.iter().any(|id| value.chooses(id))
            }
        }
    }
}
