//! `zhaojing demo`: a believable example.

use std::path::PathBuf;

use super::{Failure, Work};
use crate::tr;
use crate::usecase::Silent;
use crate::usecase::demo;

/// The data file used when none is named, so that nothing real is touched.
const DEFAULT_DATA: &str = "zhaojing-demo.zj";

pub(super) fn run(work: &mut Work<'_, '_>) -> Result<PathBuf, Failure> {
    let path = work
        .path("data")
        .cloned()
        .unwrap_or_else(|| DEFAULT_DATA.into());
    let seed = *work.args.get_one::<u64>("seed").unwrap_or(&1);
    let built = demo::build(&work.desk, &path, seed, work.lang, work.world.now, &Silent)?;
    if work.args.get_flag("no-open") {
        let said = tr!(
            work.lang,
            "cli-demo-done",
            path = path.display().to_string(),
            ballots = built.ballots
        );
        work.line(&said)?;
        for login in &built.logins {
            let office = tr!(work.lang, "cli-demo-office");
            let name = login.name.as_deref().unwrap_or(&office);
            let said = format!("  {}  {name}  {}", login.passphrase, login.post);
            work.line(&said)?;
        }
    }
    Ok(path)
}
