//! Whether a form is filled in as it should be.

use chrono::NaiveDate;

use super::{Choice, Field, FormSpec, Kind, Value, Values};

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field's id.
    pub field: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What can be wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It needs an answer.
    Missing,
    /// More characters than there may be.
    TooLong {
        /// At most.
        max: usize,
        /// Now.
        has: usize,
    },
    /// Fewer characters than there must be.
    TooShort {
        /// At least.
        min: usize,
        /// Now.
        has: usize,
    },
    /// Not a number.
    NotANumber(String),
    /// A number outside its bounds.
    OutOfRange {
        /// The smallest.
        min: Option<i64>,
        /// The largest.
        max: Option<i64>,
    },
    /// Not a day.
    NotADate(String),
    /// A day before the first one.
    TooEarly(NaiveDate),
    /// A day after the last one.
    TooLate(NaiveDate),
    /// Not one of the choices.
    UnknownChoice,
    /// More choices than there may be.
    TooMany {
        /// At most.
        max: usize,
        /// Now.
        has: usize,
    },
    /// Fewer choices than there must be.
    TooFew {
        /// At least.
        min: usize,
        /// Now.
        has: usize,
    },
    /// So many rows have no grade.
    RowsMissing(usize),
}

/// What is wrong with the fields that show, in their order; at most one
/// problem a field.
#[must_use]
pub fn check(spec: &FormSpec, values: &Values) -> Vec<Problem> {
    spec.shown(values)
        .filter_map(|field| {
            let fault = fault(field, values.get(&field.id))?;
            Some(Problem {
                field: field.id.clone(),
                fault,
            })
        })
        .collect()
}

fn fault(field: &Field, value: Option<&Value>) -> Option<Fault> {
    let Some(value) = value else {
        let needed = field.required && field.kind != Kind::ReadOnly;
        return needed.then_some(Fault::Missing);
    };
    match (&field.kind, value) {
        (Kind::ReadOnly, _) => None,
        (Kind::Line { max } | Kind::Long { max }, Value::Text(text)) => {
            if field.required && text.trim().is_empty() {
                return Some(Fault::Missing);
            }
            let has = text.chars().count();
            max.filter(|max| has > *max)
                .map(|max| Fault::TooLong { max, has })
        }
        (Kind::Choice { options }, Value::Choice(id)) => unknown(options, id),
        (Kind::Choices { options, min, max }, Value::Choices(chosen)) => {
            let has = chosen.len();
            if let Some(max) = max.filter(|max| has > *max) {
                return Some(Fault::TooMany { max, has });
            }
            if has < *min {
                return Some(Fault::TooFew { min: *min, has });
            }
            chosen.iter().find_map(|id| unknown(options, id))
        }
        (Kind::Number { min, max }, Value::Number(number)) => {
            let outside =
                min.is_some_and(|min| *number < min) || max.is_some_and(|max| *number > max);
            outside.then_some(Fault::OutOfRange {
                min: *min,
                max: *max,
            })
        }
        (Kind::Number { .. }, Value::Text(typed)) => Some(Fault::NotANumber(typed.clone())),
        (Kind::Date { min, max }, Value::Date(date)) => {
            let early = min.filter(|min| date < min).map(Fault::TooEarly);
            early.or_else(|| max.filter(|max| date > max).map(Fault::TooLate))
        }
        (Kind::Date { .. }, Value::Text(typed)) => Some(Fault::NotADate(typed.clone())),
        (Kind::Secret { min }, Value::Secret(secret)) => {
            let has = secret.expose().chars().count();
            (has < *min).then_some(Fault::TooShort { min: *min, has })
        }
        (Kind::Grades { rows, options }, Value::Grades(grades)) => {
            let open = rows
                .iter()
                .filter(|row| !grades.contains_key(&row.id))
                .count();
            if field.required && open > 0 {
                return Some(Fault::RowsMissing(open));
            }
            grades.values().find_map(|id| unknown(options, id))
        }
        // A value of another kind: a draft of an older form.
        _ => Some(Fault::UnknownChoice),
    }
}

fn unknown(options: &[Choice], id: &str) -> Option<Fault> {
    let known = options.iter().any(|option| option.id == id);
    (!known).then_some(Fault::UnknownChoice)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::super::Secret;
    use super::*;

    fn faults(field: Field, value: Option<Value>) -> Vec<Fault> {
        let mut values = Values::new();
        if let Some(value) = value {
            values.set("f", value);
        }
        check(&FormSpec::new([field]), &values)
            .into_iter()
            .map(|p| p.fault)
            .collect()
    }

    #[test]
    fn a_required_field_wants_more_than_blanks() {
        assert_eq!(
            faults(Field::line("f", "题目").required(), None),
            [Fault::Missing]
        );
        let blanks = Value::Text("  ".into());
        assert_eq!(
            faults(Field::line("f", "题目").required(), Some(blanks)),
            [Fault::Missing]
        );
        assert_eq!(faults(Field::line("f", "题目"), None), []);
    }

    #[test]
    fn texts_are_counted_in_characters() {
        let text = Value::Text("作风建设".into());
        assert_eq!(
            faults(Field::line("f", "题目").max(3), Some(text)),
            [Fault::TooLong { max: 3, has: 4 }]
        );
        let secret = Value::Secret(Secret::new("短"));
        assert_eq!(
            faults(Field::secret("f", "口令", 8), Some(secret)),
            [Fault::TooShort { min: 8, has: 1 }]
        );
    }

    #[test]
    fn numbers_days_and_choices_keep_their_bounds() {
        let number = Field::number("f", "人数").min(1).max(9);
        assert_eq!(
            faults(number.clone(), Some(Value::Number(12))),
            [Fault::OutOfRange {
                min: Some(1),
                max: Some(9)
            }]
        );
        let typed = Some(Value::Text("几个".into()));
        assert_eq!(
            faults(number, typed.clone()),
            [Fault::NotANumber("几个".into())]
        );
        assert_eq!(
            faults(Field::date("f", "日期"), typed),
            [Fault::NotADate("几个".into())]
        );
        let first = NaiveDate::from_ymd_opt(2026, 12, 1);
        let early = NaiveDate::from_ymd_opt(2026, 11, 30).map(Value::Date);
        assert_eq!(
            faults(Field::date("f", "日期").between(first, None), early),
            [Fault::TooEarly(first.unwrap())]
        );
        let two = BTreeSet::from(["a".to_owned(), "b".to_owned()]);
        assert_eq!(
            faults(
                Field::choices("f", "方面", [("a", "甲"), ("b", "乙")]).max(1),
                Some(Value::Choices(two))
            ),
            [Fault::TooMany { max: 1, has: 2 }]
        );
    }

    #[test]
    fn a_grid_says_how_many_rows_are_open() {
        let grid = Field::grades(
            "f",
            "评价",
            [("1", "甲"), ("2", "乙"), ("3", "丙")],
            [("a", "优")],
        );
        let one = BTreeMap::from([("2".to_owned(), "a".to_owned())]);
        assert_eq!(
            faults(grid.required(), Some(Value::Grades(one))),
            [Fault::RowsMissing(2)]
        );
    }

    #[test]
    fn a_field_that_does_not_show_is_not_asked() {
        let spec = FormSpec::new([
            Field::choice("gap", "做到没有", [("yes", "做到"), ("no", "有差距")]),
            Field::long("why", "原因")
                .required()
                .shown_when("gap", ["no"]),
        ]);
        let met = Values::new().with("gap", Value::Choice("yes".into()));
        assert_eq!(check(&spec, &met), []);
        let short = Values::new().with("gap", Value::Choice("no".into()));
        assert_eq!(check(&spec, &short).len(), 1);
    }

    #[test]
    fn a_passphrase_is_never_printed() {
        let values = Values::new().with("f", Value::Secret(Secret::new("天知地知")));
        assert!(!format!("{values:?}").contains('天'));
    }
}
