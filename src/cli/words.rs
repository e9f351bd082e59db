//! What the command line says beside its results.

use super::ConfigProblem;
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
