//! What the command line says beside its results.

use super::{ConfigProblem, Failure, Work};
use crate::lang::Lang;
use crate::tr;

/// The sentence for a fault in the configuration file.
pub(super) fn config_problem(problem: &ConfigProblem, lang: &Lang) -> String {
    match problem {
        ConfigProblem::Unreadable { path, why } => {
            tr!(
                lang,
                "error-read",
                path = path.display().to_string(),
                why = why.as_str()
            )
        }
        ConfigProblem::Bad { path, line, why } => tr!(
            lang,
            "cli-bad-config",
            path = path.display().to_string(),
            line = line.to_string(),
            why = why.as_str()
        ),
    }
}

/// `zhaojing content list`.
pub(super) fn content(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let library = work.desk.library()?;
    let mut lines = Vec::new();
    for checklist in library.checklists() {
        lines.push(format!("{}  {}", checklist.pack, checklist.title));
    }
    for pack in library.questionnaires() {
        lines.push(format!(
            "{}  {}",
            pack.questionnaire.pack, pack.questionnaire.title
        ));
    }
    lines.iter().try_for_each(|line| work.line(line))
}
