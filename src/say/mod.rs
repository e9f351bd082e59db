//! One place that turns an error into a sentence: what is wrong, where, and
//! what to do next, in the user's language; and one that tells what an import
//! did.

mod content;
pub mod finding;
mod forms;
pub mod imported;
mod intake;
mod opinion;
mod paper;
mod plan;
mod round;
mod store;

use crate::assess::ArithmeticProblem;
use crate::crypto::code::CodeError;
use crate::crypto::receipt::ReceiptError;
use crate::crypto::recovery::RecoveryError;
use crate::lang::Lang;
use crate::tr;
use crate::usecase::Error;

pub use content::problem as content_problem;
pub use intake::apply as apply_problem;
pub use paper::paper_problem;
pub use plan::{plan_fault, plan_problem};
pub use round::{refused, share};

/// The sentence for an error.
#[must_use]
pub fn sentence(error: &Error, lang: &Lang) -> String {
    match error {
        Error::Store(error) => store::sentence(error, lang),
        Error::Content(errors) => content::sentence(errors, lang),
        Error::Plan(problem) => plan_problem(problem, lang),
        Error::RoundPlan(fault) => plan_fault(fault, lang),
        Error::Opinion(problem) => opinion::sentence(problem, lang),
        Error::Paper(problem) => forms::sentence(problem, lang),
        Error::Recovery(problem) => recovery(problem, lang),
        Error::Code(problem) => code(problem, lang),
        Error::Arithmetic(problem) => arithmetic(problem, lang),
        Error::Table(error) => intake::table(error, lang),
        Error::Roster(problems) => intake::roster(problems, lang),
        Error::Mapping(error) => intake::mapping(error, lang),
        Error::Apply(problem) => intake::apply(problem, lang),
        Error::Read { path, source } => {
            let (path, why) = (path.display().to_string(), source.to_string());
            tr!(lang, "error-read", path = path, why = why)
        }
        Error::Write { path, source } => {
            let path = path.display().to_string();
            if source.kind() == std::io::ErrorKind::AlreadyExists {
                tr!(lang, "error-write-exists", path = path)
            } else {
                tr!(lang, "error-write", path = path, why = source.to_string())
            }
        }
        Error::Setup(_) => tr!(lang, "error-setup"),
        Error::Release(why) => tr!(lang, "error-release", why = why.to_string()),
        Error::DocumentTooLarge => tr!(lang, "error-document-too-large"),
        Error::TextTooLong { max, len } => {
            tr!(
                lang,
                "error-text-too-long",
                max = max.to_string(),
                len = len.to_string()
            )
        }
        Error::BallotTooLong { max, len } => {
            tr!(
                lang,
                "error-ballot-too-long",
                max = max.to_string(),
                len = len.to_string()
            )
        }
        Error::Incomplete { place } => {
            tr!(
                lang,
                "criticism-error-incomplete",
                place = place.to_string()
            )
        }
        Error::BoothOut { name } => tr!(lang, "error-booth-out", name = name.as_str()),
        Error::NobodyAsked { item } => tr!(lang, "error-nobody-asked", item = item.as_str()),
        Error::File { path, error } => tr!(
            lang,
            "error-of-file",
            file = path.display().to_string(),
            sentence = sentence(error, lang)
        ),
        Error::Receipt(problem) => receipt(problem, lang),
        Error::UnknownPack(pack) => tr!(lang, "error-unknown-pack", pack = pack.to_string()),
        Error::ShortPassphrase { least } => {
            tr!(lang, "error-short-passphrase", least = least.to_string())
        }
        Error::Memory { mib } => tr!(lang, "error-memory", mib = mib.to_string()),
        plain => plain_sentence(plain, lang),
    }
}

/// The errors that carry nothing but themselves.
fn plain_sentence(error: &Error, lang: &Lang) -> String {
    match error {
        Error::WordLists => tr!(lang, "error-word-lists"),
        Error::NoFile => tr!(lang, "error-no-file"),
        Error::Cancelled => tr!(lang, "error-cancelled"),
        Error::NoMeeting => tr!(lang, "error-no-meeting"),
        Error::WrongPassphrase => tr!(lang, "error-wrong-passphrase"),
        Error::WrongRecovery => tr!(lang, "error-wrong-recovery"),
        Error::NoPassphraseYet => tr!(lang, "error-no-passphrase-yet"),
        Error::DamagedKey => tr!(lang, "error-damaged-key"),
        Error::Newer => tr!(lang, "error-newer"),
        Error::NoRandom(_) => tr!(lang, "error-no-random"),
        Error::DamagedDraft => tr!(lang, "error-damaged-draft"),
        Error::AlreadyHandedIn => tr!(lang, "error-already-handed-in"),
        Error::NoSuchItem => tr!(lang, "error-no-such-item"),
        Error::NotAdmitted => tr!(lang, "error-not-admitted"),
        Error::NotYourTurn(_) => tr!(lang, "error-not-your-turn"),
        Error::NotHandedIn => tr!(lang, "error-not-handed-in"),
        Error::NobodyToSealTo => tr!(lang, "criticism-error-no-key"),
        Error::NothingToHandIn => tr!(lang, "error-nothing-to-hand-in"),
        Error::NoRound => tr!(lang, "error-no-round"),
        Error::RoundExists => tr!(lang, "error-round-exists"),
        Error::RoundNotOpen => tr!(lang, "error-round-not-open"),
        Error::RoundNotClosed => tr!(lang, "error-round-not-closed"),
        Error::RoundCounted => tr!(lang, "error-round-counted"),
        Error::CodesReplaced => tr!(lang, "error-codes-replaced"),
        Error::BoxDestroyed => tr!(lang, "error-box-destroyed"),
        Error::NotAccepted => tr!(lang, "error-not-accepted"),
        Error::ReleaseChanged => tr!(lang, "error-release-changed"),
        Error::OtherRelease => tr!(lang, "error-other-release"),
        Error::ShareMissing => tr!(lang, "error-share-missing"),
        Error::OtherShare => tr!(lang, "error-other-share"),
        Error::OnePersonKey => tr!(lang, "error-one-person-key"),
        Error::ShareTwice => tr!(lang, "error-share-twice"),
        Error::NoSuchBooth => tr!(lang, "error-no-such-booth"),
        Error::BoothNotMade => tr!(lang, "error-booth-not-made"),
        Error::BoothMade => tr!(lang, "error-booth-made"),
        Error::BoothHere => tr!(lang, "error-booth-here"),
        Error::NotReleased => tr!(lang, "error-not-released"),
        Error::BoxOfHall => tr!(lang, "error-box-of-hall"),
        Error::OtherBox => tr!(lang, "error-other-box"),
        Error::BoxClosed => tr!(lang, "error-box-closed"),
        Error::CountsContradict => tr!(lang, "error-counts-contradict"),
        Error::RootDiffers => tr!(lang, "error-root-differs"),
        Error::ForeignBallot => tr!(lang, "error-foreign-ballot"),
        Error::Ballot(_) => tr!(lang, "error-ballot"),
        Error::CodeUnknown => tr!(lang, "error-code-unknown"),
        Error::CodeUsed => tr!(lang, "error-code-used"),
        _ => tr!(lang, "error-damaged-box"),
    }
}

fn recovery(problem: &RecoveryError, lang: &Lang) -> String {
    match problem {
        RecoveryError::UnknownCharacter { position, found } => tr!(
            lang,
            "error-recovery-unknown",
            place = position.to_string(),
            character = found.to_string()
        ),
        RecoveryError::WrongLength { found } => {
            tr!(lang, "error-recovery-length", found = found.to_string())
        }
        RecoveryError::Checksum => tr!(lang, "error-recovery-check"),
    }
}

fn code(problem: &CodeError, lang: &Lang) -> String {
    match problem {
        CodeError::Symbol(symbol) => tr!(
            lang,
            "error-code-symbol",
            place = symbol.position.to_string(),
            symbol = symbol.found.to_string()
        ),
        CodeError::WrongLength { found } => {
            tr!(lang, "error-code-length", found = found.to_string())
        }
        CodeError::Check => tr!(lang, "error-code-check"),
    }
}

fn receipt(problem: &ReceiptError, lang: &Lang) -> String {
    match problem {
        ReceiptError::Symbol(symbol) => tr!(
            lang,
            "error-code-symbol",
            place = symbol.position.to_string(),
            symbol = symbol.found.to_string()
        ),
        ReceiptError::WrongLength { found, expected } => tr!(
            lang,
            "error-receipt-length",
            found = found.to_string(),
            expected = expected.to_string()
        ),
        ReceiptError::Check => tr!(lang, "error-receipt-check"),
    }
}

fn arithmetic(problem: &ArithmeticProblem, lang: &Lang) -> String {
    match problem {
        ArithmeticProblem::MoreReturned {
            group,
            handed_out,
            returned,
        } => tr!(
            lang,
            "error-more-returned",
            group = group.as_str(),
            out = handed_out.to_string(),
            back = returned.to_string()
        ),
        ArithmeticProblem::NotAllCounted {
            group,
            returned,
            valid,
            spoiled,
        } => tr!(
            lang,
            "error-not-all-counted",
            group = group.as_str(),
            back = returned.to_string(),
            valid = valid.to_string(),
            spoiled = spoiled.to_string()
        ),
        ArithmeticProblem::NoTurnout { group } => {
            tr!(lang, "error-no-turnout", group = group.as_str())
        }
        ArithmeticProblem::Foreign { count } => {
            tr!(lang, "error-foreign-votes", count = count.to_string())
        }
        ArithmeticProblem::OtherRound => tr!(lang, "error-ballot"),
    }
}
