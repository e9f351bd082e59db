//! What can go wrong with the data file and the ballot box.

use std::path::Path;

use super::plan_problem;
use crate::lang::Lang;
use crate::store::Error;
use crate::tr;

pub(super) fn sentence(error: &Error, lang: &Lang) -> String {
    let shown = |path: &Path| path.display().to_string();
    match error {
        Error::NotFound(path) => tr!(lang, "store-not-found", path = shown(path)),
        Error::Exists(path) => tr!(lang, "error-write-exists", path = shown(path)),
        Error::Locked => tr!(lang, "store-locked"),
        Error::NotOurs => tr!(lang, "store-not-ours"),
        Error::Damaged => tr!(lang, "store-damaged"),
        Error::Newer { .. } => tr!(lang, "error-newer"),
        Error::ReadOnlyPlace(path) => tr!(lang, "store-read-only", path = shown(path)),
        Error::DiskFull => tr!(lang, "store-disk-full"),
        Error::Io { path, source } => {
            tr!(
                lang,
                "store-io",
                path = shown(path),
                why = source.to_string()
            )
        }
        Error::Sqlite(why) => tr!(lang, "store-sqlite", why = why.to_string()),
        Error::NoRandom(_) => tr!(lang, "error-no-random"),
        Error::Plan(problem) => plan_problem(problem, lang),
        Error::NoSuchMeeting | Error::NoSuchMember => tr!(lang, "error-no-meeting"),
        Error::NoSuchRound => tr!(lang, "error-no-round"),
        Error::NoSuchTalk => tr!(lang, "error-no-such-talk"),
        Error::NoSuchHead => tr!(lang, "talk-error-no-such-head"),
        Error::TalkedWith => tr!(lang, "error-talked-with"),
        Error::NoVault => tr!(lang, "error-no-passphrase-yet"),
        Error::VaultExists => tr!(lang, "store-vault-exists"),
        Error::NotHandedIn => tr!(lang, "error-not-handed-in"),
        Error::NoSuchOpinion => tr!(lang, "opinion-error-gone"),
        Error::OpinionClaimed(_) => tr!(lang, "opinion-error-claimed"),
        Error::OpinionNotClaimed => tr!(lang, "opinion-error-not-claimed"),
        Error::OpinionAnswered => tr!(lang, "opinion-error-answered"),
        Error::NoCriticism => tr!(lang, "criticism-error-none"),
        Error::CriticismStands => tr!(lang, "criticism-error-stands"),
        Error::HasSpoken => tr!(lang, "criticism-error-has-spoken"),
        Error::HasNotSpoken => tr!(lang, "criticism-error-has-not-spoken"),
        Error::RoundExists => tr!(lang, "error-round-exists"),
        Error::WrongRoundState { .. } => tr!(lang, "store-round-state"),
        Error::BoxClosed => tr!(lang, "error-box-closed"),
        Error::BoxOpen => tr!(lang, "error-round-not-closed"),
        Error::BoxFull { capacity } => {
            tr!(lang, "store-box-full", capacity = capacity.to_string())
        }
        Error::BallotTwice => tr!(lang, "error-store-ballot-twice"),
        Error::PouredTwice => tr!(lang, "error-store-poured-twice"),
        Error::BallotSize { .. } | Error::CodeTwice | Error::Refused => {
            tr!(lang, "error-damaged-box")
        }
    }
}
