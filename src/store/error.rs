//! Why a file could not be opened, read or written. Codes of `SQLite` and of
//! the operating system become these words here and nowhere else.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::domain::meeting::PlanProblem;
use crate::domain::{Author, RoundState};

/// Results of this module.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why the store did not do a thing. Unless a variant says otherwise, nothing
/// was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such file or folder.
    #[error("{0} does not exist")]
    NotFound(PathBuf),
    /// A file of this name is there already, and is not overwritten.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// Another program (or another window of this one) has the file open.
    #[error("the file is open in another program")]
    Locked,
    /// Not a file of this program, or one of its other kind.
    #[error("not a file of this program")]
    NotOurs,
    /// A file of this program whose content is damaged.
    #[error("the file is damaged")]
    Damaged,
    /// Written by a newer version of this program.
    #[error("the file has format {found}, this program knows {known}")]
    Newer {
        /// The file's format.
        found: u32,
        /// The newest format this program knows.
        known: u32,
    },
    /// The file or its folder cannot be written.
    #[error("{0} cannot be written")]
    ReadOnlyPlace(PathBuf),
    /// No space is left.
    #[error("the disk is full")]
    DiskFull,
    /// Any other failure of the operating system. After a cast, ask the box
    /// for the code's state.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Any other failure of `SQLite`.
    #[error("SQLite: {0}")]
    Sqlite(#[source] rusqlite::Error),
    /// The operating system gave no random bytes.
    #[error("no random bytes: {0}")]
    NoRandom(#[from] getrandom::Error),

    /// The plan cannot become a meeting.
    #[error(transparent)]
    Plan(#[from] PlanProblem),
    /// The data file has no such meeting.
    #[error("no such meeting")]
    NoSuchMeeting,
    /// The meeting has no such member.
    #[error("no such member")]
    NoSuchMember,
    /// There is no such talk, or another member recorded it.
    #[error("no such talk")]
    NoSuchTalk,
    /// There is no such head of a unit, or another member supervises it.
    #[error("no such head of a unit")]
    NoSuchHead,
    /// A talk with this head of a unit is recorded.
    #[error("a talk is recorded")]
    TalkedWith,
    /// The data file has no such round.
    #[error("no such round")]
    NoSuchRound,
    /// There is no vault to replace.
    #[error("no vault")]
    NoVault,
    /// There is a vault, which only [`replace_vault`] overwrites.
    ///
    /// [`replace_vault`]: super::DataFile::replace_vault
    #[error("a vault exists")]
    VaultExists,
    /// The worksheet is a draft.
    #[error("not handed in")]
    NotHandedIn,
    /// The meeting has no such opinion.
    #[error("no such opinion")]
    NoSuchOpinion,
    /// Somebody answers for the opinion.
    #[error("the opinion is claimed")]
    OpinionClaimed(Author),
    /// This author does not answer for the opinion.
    #[error("the opinion is not claimed by this author")]
    OpinionNotClaimed,
    /// An answer to the opinion is written.
    #[error("the opinion is answered")]
    OpinionAnswered,
    /// This member has not handed in a criticism of that one, or it is not open.
    #[error("no criticism")]
    NoCriticism,
    /// The criticism was handed in and can no longer be changed.
    #[error("the criticism stands")]
    CriticismStands,
    /// The criticised person has spoken.
    #[error("has spoken")]
    HasSpoken,
    /// The criticised person has not spoken yet.
    #[error("has not spoken")]
    HasNotSpoken,
    /// A round of this id is there already.
    #[error("the round exists already")]
    RoundExists,
    /// The round is in a state that does not allow this.
    #[error("the round is {}", .found.word())]
    WrongRoundState {
        /// The state it is in.
        found: RoundState,
    },

    /// The box takes no more votes.
    #[error("the box is closed")]
    BoxClosed,
    /// The box must be closed first.
    #[error("the box is open")]
    BoxOpen,
    /// The box cannot hold more ballots (or codes).
    #[error("the box holds at most {capacity}")]
    BoxFull {
        /// The most ballots of one box.
        capacity: usize,
    },
    /// A sealed ballot of another size than the round's, or a size that no box
    /// can keep.
    #[error("a sealed ballot of {found} bytes; {expected} are needed")]
    BallotSize {
        /// Bytes given.
        found: usize,
        /// The round's size, or the largest possible.
        expected: usize,
    },
    /// One code was given twice.
    #[error("a code occurs twice")]
    CodeTwice,
    /// A ballot is in the box already.
    #[error("a ballot occurs twice")]
    BallotTwice,
    /// This box was poured in before.
    #[error("the box was poured in before")]
    PouredTwice,
    /// The change was taken back; whoever asked for it knows why.
    #[error("refused")]
    Refused,
}

impl Error {
    /// Turns a failure of the operating system at `path` into words.
    pub(super) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| match source.kind() {
            ErrorKind::NotFound => Self::NotFound(path),
            ErrorKind::AlreadyExists => Self::Exists(path),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnlyPlace(path)
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Io { path, source },
        }
    }

    /// Puts the file's name where `SQLite` did not know it.
    pub(super) fn at(self, file: &Path) -> Self {
        match self {
            Self::ReadOnlyPlace(path) if path.as_os_str().is_empty() => {
                Self::ReadOnlyPlace(file.to_owned())
            }
            Self::Io { path, source } if path.as_os_str().is_empty() => Self::Io {
                path: file.to_owned(),
                source,
            },
            other => other,
        }
    }

    /// Whether the file itself failed, as opposed to a rule that said no.
    pub(super) const fn is_of_the_file(&self) -> bool {
        matches!(
            self,
            Self::Damaged
                | Self::Locked
                | Self::ReadOnlyPlace(_)
                | Self::DiskFull
                | Self::Io { .. }
                | Self::Sqlite(_)
        )
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        // Where a row does not hold what the schema promises, the file was
        // changed by something else.
        if matches!(
            error,
            rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::Utf8Error(..)
                | rusqlite::Error::QueryReturnedNoRows
        ) {
            return Self::Damaged;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotOurs,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            // A journal that cannot be created reports "cannot open".
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::ReadOnlyPlace(PathBuf::new())
            }
            Some(ErrorCode::SystemIoFailure) => Self::Io {
                path: PathBuf::new(),
                source: std::io::Error::other(error),
            },
            _ => Self::Sqlite(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi;

    use super::*;

    fn of(code: i32) -> Error {
        Error::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None))
    }

    #[test]
    fn every_code_that_a_person_can_do_something_about_has_its_own_word() {
        assert!(matches!(of(ffi::SQLITE_FULL), Error::DiskFull));
        assert!(matches!(of(ffi::SQLITE_NOTADB), Error::NotOurs));
        assert!(matches!(of(ffi::SQLITE_CORRUPT_INDEX), Error::Damaged));
        assert!(matches!(of(ffi::SQLITE_BUSY_RECOVERY), Error::Locked));
        assert!(matches!(of(ffi::SQLITE_IOERR_FSYNC), Error::Io { .. }));
        assert!(matches!(of(ffi::SQLITE_CONSTRAINT_CHECK), Error::Sqlite(_)));
        for code in [ffi::SQLITE_READONLY_DIRECTORY, ffi::SQLITE_CANTOPEN] {
            let Error::ReadOnlyPlace(path) = of(code).at(Path::new("镇.zj")) else {
                panic!("another word for {code}")
            };
            assert_eq!(path, Path::new("镇.zj"));
        }
    }

    #[test]
    fn a_full_disk_is_the_same_word_from_the_operating_system() {
        let full = std::io::Error::from(ErrorKind::StorageFull);
        assert!(matches!(Error::io(Path::new("x"))(full), Error::DiskFull));
        let gone = std::io::Error::from(ErrorKind::NotFound);
        assert!(matches!(
            Error::io(Path::new("x"))(gone),
            Error::NotFound(_)
        ));
    }
}
