//! `zhaojing kiosk`: the box, and what ends the kiosk if a file says so.

use super::{Door, Failure, Work, secret};
use crate::tr;
use crate::usecase::exit_key::ExitKey;

/// Where the kiosk begins. The box itself is opened at the terminal, where it
/// can be tried again.
pub(super) fn door(work: &Work<'_, '_>) -> Result<Door, Failure> {
    let path = work.path("box").cloned().unwrap_or_default();
    let Some(words) = secret::from_file(work)? else {
        return Ok(Door::Kiosk(path, None));
    };
    let (least, most) = (ExitKey::LEAST, ExitKey::MOST);
    let refusal = || tr!(work.lang, "cli-kiosk-exit", least = least, most = most);
    let exit = ExitKey::own(&words).ok_or_else(|| Failure::Usage(refusal()))?;
    Ok(Door::Kiosk(path, Some(exit)))
}
