//! What is missing in the plan of a meeting.

use crate::domain::meeting::PlanProblem;
use crate::lang::Lang;
use crate::tr;

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
