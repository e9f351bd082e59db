//! What both faces say about the parts of a key and about a count.

use crate::crypto::recovery::RecoveryError;
use crate::lang::Lang;
use crate::tr;
use crate::usecase::Error;
use crate::usecase::round::Refused;

/// The sentence for an error of typing a part of a key from paper.
#[must_use]
pub fn share(error: &Error, lang: &Lang) -> String {
    match error {
        Error::Recovery(RecoveryError::UnknownCharacter { position, found }) => {
            let (place, found) = (position.to_string(), found.to_string());
            tr!(
                lang,
                "error-share-unknown",
                place = place,
                character = found
            )
        }
        Error::Recovery(RecoveryError::WrongLength { found }) => {
            tr!(lang, "error-share-length", found = found.to_string())
        }
        Error::Recovery(RecoveryError::Checksum) => tr!(lang, "error-share-check"),
        Error::File { path, error } => {
            let (file, sentence) = (path.display().to_string(), share(error, lang));
            tr!(lang, "error-of-file", file = file, sentence = sentence)
        }
        other => super::sentence(other, lang),
    }
}

/// What was not counted, reason by reason, and whether it is strange: what no
/// kiosk and no import of this program makes.
#[must_use]
pub fn refused(refused: &Refused, lang: &Lang) -> Vec<(String, bool)> {
    let (spoiled, foreign) = (refused.spoiled_forms, refused.foreign);
    let (twice, misshapen) = (refused.twice, refused.misshapen);
    let rows = [
        (
            spoiled,
            tr!(lang, "refused-spoiled", count = spoiled),
            false,
        ),
        (foreign, tr!(lang, "refused-foreign", count = foreign), true),
        (twice, tr!(lang, "refused-twice", count = twice), true),
        (
            misshapen,
            tr!(lang, "refused-misshapen", count = misshapen),
            true,
        ),
    ];
    let rows = rows.into_iter().filter(|(count, ..)| *count > 0);
    rows.map(|(_, words, strange)| (words, strange)).collect()
}
