//! One place that turns an error into a sentence: what is wrong, where, and
//! what to do next, in the user's language.

use crate::lang::Lang;
use crate::tr;
use crate::usecase::Error;

/// The sentence for an error.
#[must_use]
pub fn sentence(error: &Error, lang: &Lang) -> String {
    match error {
        Error::NoFile => tr!(lang, "error-no-file"),
        Error::Cancelled => tr!(lang, "error-cancelled"),
    }
}
