//! Why a file is not a paper that can be checked.

use crate::intake::paper::{OtherFormat, PaperLimit, PaperProblem};
use crate::lang::Lang;
use crate::tr;

/// The sentence for a file that is no paper, without the name of the file.
#[must_use]
pub fn paper_problem(problem: &PaperProblem, lang: &Lang) -> String {
    match problem {
        PaperProblem::NotFound => tr!(lang, "paper-not-found"),
        PaperProblem::Folder => tr!(lang, "paper-folder"),
        PaperProblem::Unreadable(error) => {
            tr!(lang, "paper-unreadable", why = error.to_string())
        }
        PaperProblem::Empty => tr!(lang, "paper-empty"),
        PaperProblem::Other(format) => match format {
            OtherFormat::OldWord => tr!(lang, "paper-old-word"),
            OtherFormat::Pdf => tr!(lang, "paper-pdf"),
            OtherFormat::RichText => tr!(lang, "paper-rich-text"),
            OtherFormat::WebPage => tr!(lang, "paper-web-page"),
            OtherFormat::Packed => tr!(lang, "paper-packed"),
        },
        PaperProblem::NotText => tr!(lang, "paper-not-text"),
        PaperProblem::BadEncoding => tr!(lang, "paper-bad-encoding"),
        PaperProblem::Damaged { detail } => {
            tr!(lang, "paper-damaged", detail = detail.as_str())
        }
        PaperProblem::TooLarge { limit, most } => {
            let most = most.to_string();
            match limit {
                PaperLimit::Bytes => tr!(lang, "paper-too-large", most = most),
                PaperLimit::Part => tr!(lang, "paper-part-too-large", most = most),
                PaperLimit::Text => tr!(lang, "paper-too-much-text", most = most),
            }
        }
    }
}
