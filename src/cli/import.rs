//! `zhaojing import`: a survey platform's export into the box.

use super::{Failure, Work};
use crate::tr;
use crate::usecase::Silent;
use crate::usecase::import;

pub(super) fn run(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    work.open_data()?;
    let table = import::read_table(&work.path("file").cloned().unwrap_or_default())?;
    let mapping = import::read_mapping(&work.path("map").cloned().unwrap_or_default())?;
    let preview = import::preview(&work.desk, &table, &mapping)?;
    let names = |columns: &[String]| columns.join(" · ");
    let said = tr!(work.lang, "cli-import-kept", columns = names(&preview.kept));
    work.line(&said)?;
    let said = tr!(
        work.lang,
        "cli-import-dropped",
        columns = names(&preview.dropped)
    );
    work.line(&said)?;
    for unknown in &preview.unknown {
        let said = tr!(
            work.lang,
            "cli-import-unknown",
            column = unknown.column.as_str(),
            value = unknown.value.as_str(),
            count = unknown.count
        );
        work.line(&said)?;
    }
    if work.args.get_flag("dry-run") {
        return Ok(());
    }
    let imported = import::import(&work.desk, &table, &mapping, &Silent)?;
    let said = tr!(
        work.lang,
        "cli-import-done",
        added = imported.added,
        already = imported.already_there
    );
    work.line(&said)
}
