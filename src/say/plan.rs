//! What is missing in the plan of a meeting, or of a round.

use crate::domain::meeting::PlanProblem;
use crate::lang::Lang;
use crate::tr;
use crate::usecase::round::PlanFault;

/// The sentence for a problem of a plan; the wizard shows it beside the step.
#[must_use]
pub fn plan_problem(problem: &PlanProblem, lang: &Lang) -> String {
    match problem {
        PlanProblem::NoUnit => tr!(lang, "plan-no-unit"),
        PlanProblem::NoTitle => tr!(lang, "plan-no-title"),
        PlanProblem::NoMembers => tr!(lang, "plan-no-members"),
        PlanProblem::UnnamedMember { place } => {
            tr!(lang, "plan-unnamed-member", place = place.to_string())
        }
        PlanProblem::SameMemberTwice { name } => {
            tr!(lang, "plan-same-member-twice", name = name.as_str())
        }
        PlanProblem::TooManyMembers { count, most } => tr!(
            lang,
            "plan-too-many-members",
            count = count.to_string(),
            most = most.to_string()
        ),
        PlanProblem::NoGroups => tr!(lang, "plan-no-groups"),
        PlanProblem::EmptyGroup { name } => tr!(lang, "plan-empty-group", name = name.as_str()),
        PlanProblem::SameGroupTwice { id } => {
            tr!(lang, "plan-same-group-twice", id = id.to_string())
        }
        PlanProblem::NoWeight => tr!(lang, "plan-no-weight"),
        PlanProblem::NotAfterLast { last } => {
            tr!(lang, "plan-not-after-last", day = last.to_string())
        }
    }
}

/// The sentence for what keeps a round from being opened.
#[must_use]
pub fn plan_fault(fault: &PlanFault, lang: &Lang) -> String {
    match fault {
        PlanFault::NoGroups => tr!(lang, "plan-no-groups"),
        PlanFault::NobodyIn { name } => tr!(lang, "plan-empty-group", name = name.as_str()),
        PlanFault::NoWeight => tr!(lang, "plan-no-weight"),
        PlanFault::TooManyCodes { name, codes, most } => {
            let (codes, most) = (codes.to_string(), most.to_string());
            match name.as_str() {
                "" => tr!(lang, "round-fault-office-codes", codes = codes, most = most),
                name => tr!(
                    lang,
                    "round-fault-hall-codes",
                    name = name,
                    codes = codes,
                    most = most
                ),
            }
        }
        PlanFault::TooManyHalls { most } => {
            tr!(lang, "round-fault-too-many-halls", most = most.to_string())
        }
        PlanFault::HallUnnamed { place } => {
            tr!(lang, "round-fault-hall-unnamed", place = place.to_string())
        }
        PlanFault::HallTwice { name } => tr!(lang, "round-fault-hall-twice", name = name.as_str()),
        PlanFault::HallWithoutCodes { name } => {
            tr!(lang, "round-fault-hall-empty", name = name.as_str())
        }
        PlanFault::OpinionsBelowFigures => tr!(lang, "round-fault-opinions-low"),
        PlanFault::SamePlace => tr!(lang, "round-fault-same-place"),
    }
}
