//! Passphrases come from a prompt or a file, never from the command line,
//! which other users of the machine can see.

use zeroize::Zeroizing;

use super::{Failure, Work};
use crate::tr;
use crate::usecase::Error;

/// A passphrase from `--passphrase-file` (its first line) or from a prompt.
pub(super) fn passphrase(work: &Work<'_, '_>, prompt: &str) -> Result<Zeroizing<String>, Failure> {
    if let Some(words) = from_file(work)? {
        return Ok(words);
    }
    rpassword::prompt_password(prompt)
        .map(Zeroizing::new)
        .map_err(|_| Failure::Usage(tr!(work.lang, "cli-no-terminal")))
}

/// The first line of `--passphrase-file`, if one was named.
pub(super) fn from_file(work: &Work<'_, '_>) -> Result<Option<Zeroizing<String>>, Failure> {
    let Some(path) = work.path("passphrase-file") else {
        return Ok(None);
    };
    let text = std::fs::read_to_string(path).map_err(|source| Error::Read {
        path: path.clone(),
        source,
    })?;
    let text = Zeroizing::new(text);
    let first = text.lines().next().unwrap_or_default();
    Ok(Some(Zeroizing::new(first.to_owned())))
}
