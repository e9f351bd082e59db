//! What is wrong with a field, in a sentence.

use crate::domain::form::Fault;
use crate::lang::Lang;
use crate::tr;

/// The sentence for a fault.
#[must_use]
pub fn sentence(fault: &Fault, lang: &Lang) -> String {
    match fault.clone() {
        Fault::Missing => tr!(lang, "form-missing"),
        Fault::TooLong { max, has } => tr!(lang, "form-too-long", max = max, has = has),
        Fault::TooShort { min, has } => tr!(lang, "form-too-short", min = min, has = has),
        Fault::NotANumber(typed) => tr!(lang, "form-not-a-number", typed = typed),
        Fault::OutOfRange {
            min: Some(min),
            max: Some(max),
        } => {
            tr!(lang, "form-out-of-range", min = min, max = max)
        }
        Fault::OutOfRange { min: Some(min), .. } => tr!(lang, "form-too-small", min = min),
        Fault::OutOfRange { max, .. } => {
            tr!(lang, "form-too-large", max = max.unwrap_or(i64::MAX))
        }
        Fault::NotADate(typed) => tr!(lang, "form-not-a-date", typed = typed),
        Fault::TooEarly(date) => tr!(lang, "form-too-early", date = date.to_string()),
        Fault::TooLate(date) => tr!(lang, "form-too-late", date = date.to_string()),
        Fault::UnknownChoice => tr!(lang, "form-unknown-choice"),
        Fault::TooMany { max, has } => tr!(lang, "form-too-many", max = max, has = has),
        Fault::TooFew { min, has } => tr!(lang, "form-too-few", min = min, has = has),
        Fault::RowsMissing(count) => tr!(lang, "form-rows-missing", count = count),
    }
}
