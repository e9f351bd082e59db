//! `zhaojing import`: a survey platform's export into the box.

use super::{Failure, Work};
use crate::intake::{Mapping, Table};
use crate::say::{self, imported};
use crate::tr;
use crate::usecase::import::{self, Report};
use crate::usecase::{Silent, round};

pub(super) fn run(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    work.open_data()?;
    let table = import::read_table(&work.path("file").cloned().unwrap_or_default())?;
    let rehearsal = work.args.get_flag("dry-run");
    let mapping = mapping(work, &table, rehearsal)?;
    if let Some(path) = work.path("save-map") {
        import::save_mapping(path, &mapping)?;
        let said = tr!(
            work.lang,
            "import-map-saved",
            path = path.display().to_string()
        );
        work.line(&said)?;
    }
    let expected = import::rehearse(&work.desk, &table, &mapping)?;
    let setup = round::setup(&work.desk)?;
    tell(work, &imported::columns(&expected, work.lang))?;
    tell(work, &imported::values(&expected, &setup, work.lang))?;
    if rehearsal {
        tell(work, &imported::rows(&expected, work.lang))?;
        if let Some(problem) = &expected.preview.problem {
            let said = say::apply_problem(problem, work.lang);
            return work.line(&said);
        }
        let unknown = expected.preview.unknown.len();
        let said = if unknown > 0 {
            tr!(work.lang, "cli-import-rehearsed-unknown", unknown = unknown)
        } else {
            let added = expected.added();
            tr!(work.lang, "cli-import-rehearsed", added = added)
        };
        return work.line(&said);
    }
    let report: Report = import::import(&work.desk, &table, &mapping, &Silent)?;
    tell(work, &imported::rows(&report, work.lang))?;
    let said = tr!(
        work.lang,
        "cli-import-done",
        added = report.added(),
        already = report.already_there()
    );
    work.line(&said)
}

/// The mapping of the file named, or the one such a table went through before.
/// A guess is shown by a dry run only: nobody has looked at it.
fn mapping(work: &mut Work<'_, '_>, table: &Table, rehearsal: bool) -> Result<Mapping, Failure> {
    if let Some(path) = work.path("map") {
        return Ok(import::read_mapping(path)?);
    }
    let proposal = import::propose(&work.desk, table)?;
    let said = match (proposal.remembered, rehearsal) {
        (true, _) => tr!(work.lang, "cli-import-remembered"),
        (false, true) => tr!(work.lang, "cli-import-guessed"),
        (false, false) => return Err(Failure::Usage(tr!(work.lang, "cli-import-no-map"))),
    };
    work.line(&said)?;
    Ok(proposal.mapping)
}

fn tell(work: &mut Work<'_, '_>, lines: &[String]) -> Result<(), Failure> {
    lines.iter().try_for_each(|line| work.line(line))
}
