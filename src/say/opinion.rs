//! What the register of opinions does not allow.

use crate::lang::Lang;
use crate::tr;
use crate::usecase::opinions::OpinionProblem;

pub(super) fn sentence(problem: &OpinionProblem, lang: &Lang) -> String {
    match problem {
        OpinionProblem::NoWords => tr!(lang, "opinion-error-no-words"),
        OpinionProblem::NotYet => tr!(lang, "opinion-error-not-yet"),
        OpinionProblem::NoContact => tr!(lang, "opinion-error-no-contact"),
        OpinionProblem::NotByHand => tr!(lang, "opinion-error-not-by-hand"),
        OpinionProblem::ForTheOffice => tr!(lang, "opinion-error-for-the-office"),
        OpinionProblem::NotTypedNow => tr!(lang, "opinion-error-not-typed-now"),
        OpinionProblem::AboutAnother(_) => tr!(lang, "opinion-error-about-another"),
        OpinionProblem::Claimed(_) => tr!(lang, "opinion-error-claimed"),
    }
}
