//! 分钥 at the prompt: each part is shown on a screen that is then gone, and
//! typed back without an echo.

use std::io::{IsTerminal, Write};

use zeroize::Zeroizing;

use super::super::secret::{self, Unechoed};
use super::super::{Failure, Work};
use crate::domain::round::{Holder, KeyMode};
use crate::report::words;
use crate::say;
use crate::tr;
use crate::usecase::round::Ceremony;

/// The screen on which a part is shown: another one than the shell's, without
/// a memory of lines that scrolled away.
const OTHER_SCREEN: &str = "\x1b[?1049h\x1b[2J\x1b[H";
/// Blank it, and back to the shell's.
const BACK: &str = "\x1b[2J\x1b[3J\x1b[H\x1b[?1049l";

/// Whether parts can be shown here at all.
pub(super) fn check(work: &Work<'_, '_>, mode: KeyMode) -> Result<(), Failure> {
    let here = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    if mode == KeyMode::OnePerson || here {
        Ok(())
    } else {
        Err(Failure::Usage(tr!(work.lang, "cli-keys-need-terminal")))
    }
}

/// Makes the key, and lets every holder write down and prove a part.
pub(super) fn hold(work: &mut Work<'_, '_>, mode: KeyMode) -> Result<Ceremony, Failure> {
    let mut ceremony = Ceremony::begin(mode)?;
    let _quiet = Unechoed::begin();
    while let Some(holder) = ceremony.next() {
        show(work, &ceremony, holder)?;
        prove(work, &mut ceremony, holder)?;
    }
    let said = tr!(work.lang, "cli-keys-done");
    work.line(&said)?;
    Ok(ceremony)
}

/// Shows a part until Enter is pressed.
fn show(work: &mut Work<'_, '_>, ceremony: &Ceremony, holder: Holder) -> Result<(), Failure> {
    let name = words::holder(work.lang, holder);
    let ask = tr!(work.lang, "cli-keys-turn-round", name = name.as_str());
    secret::silently(work, &ask)?;
    let Some(words) = ceremony.words(holder) else {
        return Ok(());
    };
    let title = tr!(work.lang, "cli-keys-write-down", name = name.as_str());
    let mut page = Zeroizing::new(String::with_capacity(1_024));
    for part in [OTHER_SCREEN, &title, "\n\n    ", &words, "\n\n"] {
        page.push_str(part);
    }
    let shown = raw(work, page.as_bytes());
    let ask = tr!(work.lang, "cli-keys-written");
    let waited = shown.and_then(|()| secret::silently(work, &ask).map(|_| ()));
    // Whatever happened, the part goes off the screen.
    raw(work, BACK.as_bytes())?;
    waited
}

/// Takes the part back from paper; an empty line shows it once more.
fn prove(work: &mut Work<'_, '_>, ceremony: &mut Ceremony, holder: Holder) -> Result<(), Failure> {
    let name = words::holder(work.lang, holder);
    loop {
        let ask = tr!(work.lang, "cli-keys-type-back", name = name.as_str());
        let typed = secret::silently(work, &ask)?;
        if typed.trim().is_empty() {
            show(work, ceremony, holder)?;
            continue;
        }
        match ceremony.prove(holder, &typed) {
            Ok(()) => return Ok(()),
            Err(error) => {
                let said = say::share(&error, work.lang);
                work.line(&said)?;
            }
        }
    }
}

/// Writes bytes for the terminal at once, so that none wait in a buffer.
fn raw(work: &mut Work<'_, '_>, bytes: &[u8]) -> Result<(), Failure> {
    let out = &mut work.world.out;
    out.flush()
        .and_then(|()| out.write_all(bytes))
        .and_then(|()| out.flush())
        .map_err(Failure::Output)
}
