//! Why a batch of paper forms cannot go on, and what to count again.

use crate::lang::Lang;
use crate::tr;
use crate::usecase::paper::{Miscount, PaperProblem};

pub(super) fn sentence(problem: &PaperProblem, lang: &Lang) -> String {
    match problem {
        PaperProblem::Miscount(miscount) => miscounted(*miscount, lang),
        PaperProblem::CodeTwice { form } => {
            tr!(lang, "forms-error-code-twice", form = form.to_string())
        }
        PaperProblem::Full { most } => tr!(lang, "forms-error-full", most = most.to_string()),
        PaperProblem::Unfinished { form } => {
            tr!(lang, "forms-error-unfinished", form = form.to_string())
        }
        PaperProblem::NotSettled { open } => {
            tr!(lang, "forms-error-not-settled", open = open.to_string())
        }
        PaperProblem::CodesUsed { forms } => {
            let numbers: Vec<String> = forms.iter().map(ToString::to_string).collect();
            let comma = tr!(lang, "forms-error-comma");
            let forms = numbers.join(&comma);
            tr!(lang, "forms-error-codes-used", forms = forms)
        }
    }
}

fn miscounted(miscount: Miscount, lang: &Lang) -> String {
    match miscount {
        Miscount::NothingReturned => tr!(lang, "forms-error-nothing"),
        Miscount::MoreReturned {
            returned,
            handed_out,
        } => tr!(
            lang,
            "forms-error-more-returned",
            returned = returned.to_string(),
            out = handed_out.to_string()
        ),
        Miscount::MoreSpoiled { spoiled, returned } => tr!(
            lang,
            "forms-error-more-spoiled",
            spoiled = spoiled.to_string(),
            returned = returned.to_string()
        ),
        Miscount::TooMany { returned, most } => tr!(
            lang,
            "forms-error-too-many",
            returned = returned.to_string(),
            most = most.to_string()
        ),
        Miscount::Typed { typed, returned } => tr!(
            lang,
            "forms-error-typed",
            typed = typed.to_string(),
            returned = returned.to_string()
        ),
        Miscount::Spoiled { typed, cover } => tr!(
            lang,
            "forms-error-spoiled",
            typed = typed.to_string(),
            cover = cover.to_string()
        ),
    }
}
