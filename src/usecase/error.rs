//! Everything that can keep a person from doing a thing.

use std::path::{Path, PathBuf};

use crate::assess::{ArithmeticProblem, BadRelease};
use crate::content::ContentError;
use crate::crypto::code::CodeError;
use crate::crypto::key::RandomError;
use crate::crypto::receipt::ReceiptError;
use crate::crypto::recovery::RecoveryError;
use crate::domain::ballot::BadBallot;
use crate::domain::meeting::PlanProblem;
use crate::domain::round::BadSetup;
use crate::domain::{MemberId, PackRef};
use crate::intake::{ApplyProblem, MappingError, RosterProblem, TableProblem};
use crate::store;
use crate::usecase::{opinions::OpinionProblem, paper::PaperProblem, round::PlanFault};

/// Why a use case did not happen. Nothing was changed. `say::sentence` turns
/// it into the user's language.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No data file is open.
    #[error("no data file is open")]
    NoFile,
    /// The person stopped the work.
    #[error("stopped")]
    Cancelled,
    /// The data file or the ballot box.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A file could not be read.
    #[error("{path} cannot be read: {source}")]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file could not be written.
    #[error("{path} cannot be written: {source}")]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Content packs with errors.
    #[error("{} content errors", .0.len())]
    Content(Vec<ContentError>),
    /// The word lists of the review rules are too large.
    #[error("the word lists cannot be used")]
    WordLists,
    /// A content pack that is not there.
    #[error("no content pack {0}")]
    UnknownPack(PackRef),
    /// The plan of a meeting is incomplete.
    #[error(transparent)]
    Plan(#[from] PlanProblem),
    /// A round is planned so that it cannot be opened.
    #[error("the plan of the round: {0}")]
    RoundPlan(#[from] PlanFault),
    /// The data file holds no meeting (or not this member).
    #[error("no meeting")]
    NoMeeting,

    /// The passphrase is too short.
    #[error("a passphrase has at least {least} characters")]
    ShortPassphrase {
        /// The fewest characters.
        least: usize,
    },
    /// The passphrase does not open this.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The recovery key is a valid one of something else.
    #[error("the recovery key of something else")]
    WrongRecovery,
    /// What was typed is no recovery key.
    #[error(transparent)]
    Recovery(#[from] RecoveryError),
    /// This member has not set a passphrase yet.
    #[error("no passphrase is set yet")]
    NoPassphraseYet,
    /// The stored key is damaged or was tampered with.
    #[error("the stored key is damaged")]
    DamagedKey,
    /// Written by a newer version of the program.
    #[error("written by a newer version")]
    Newer,
    /// The machine has too little memory for the key derivation.
    #[error("{mib} MiB of memory are needed")]
    Memory {
        /// How much, in MiB.
        mib: u32,
    },
    /// The operating system gave no random bytes.
    #[error(transparent)]
    NoRandom(#[from] RandomError),

    /// A stored draft does not decrypt or parse.
    #[error("a draft is damaged")]
    DamagedDraft,
    /// A text is longer than can be stored.
    #[error("a text has {len} bytes, {max} are possible")]
    TextTooLong {
        /// Most bytes.
        max: usize,
        /// Bytes given.
        len: usize,
    },
    /// A document is larger than a file of its format can be.
    #[error("the document is too large")]
    DocumentTooLarge,
    /// A handed-in worksheet cannot be edited.
    #[error("already handed in")]
    AlreadyHandedIn,
    /// The worksheet is not handed in.
    #[error("not handed in")]
    NotHandedIn,
    /// The office has not let this member in on what the committee shares yet.
    #[error("not admitted to the committee's key yet")]
    NotAdmitted,
    /// The body's worksheet is in another hand.
    #[error("the body's worksheet is in another hand")]
    NotYourTurn(Option<MemberId>),
    /// The checklist in force does not have this item.
    #[error("no such item")]
    NoSuchItem,
    /// An empty worksheet cannot be handed in.
    #[error("nothing was written")]
    NothingToHandIn,
    /// An opinion about a colleague lacks its fact or its problem.
    #[error("opinion {place} is not complete")]
    Incomplete {
        /// Which one, from 1.
        place: usize,
    },
    /// The criticised person has set no passphrase, so nothing can be sealed
    /// to that person.
    #[error("there is no key to seal to")]
    NobodyToSealTo,

    /// What the register of opinions does not allow.
    #[error(transparent)]
    Opinion(#[from] OpinionProblem),

    /// There is no round yet.
    #[error("no round")]
    NoRound,
    /// There is a round already.
    #[error("a round exists")]
    RoundExists,
    /// The round is closed.
    #[error("the round is not open")]
    RoundNotOpen,
    /// The round must be closed first.
    #[error("the round is not closed")]
    RoundNotClosed,
    /// The box has not been opened and counted.
    #[error("not released")]
    NotReleased,
    /// The box was opened and counted before.
    #[error("counted before")]
    RoundCounted,
    /// The box has other codes than were made for it.
    #[error("the codes were replaced")]
    CodesReplaced,
    /// The ballots were destroyed after the result was accepted.
    #[error("the ballots are destroyed")]
    BoxDestroyed,
    /// The result was not accepted yet.
    #[error("not accepted")]
    NotAccepted,
    /// The stored release is not the one whose symbols were noted at counting.
    #[error("the release changed since counting")]
    ReleaseChanged,
    /// The release is of another round than the box.
    #[error("the release of another round")]
    OtherRelease,
    /// An item is for groups that nobody of this unit is in.
    #[error("nobody is asked {item}")]
    NobodyAsked {
        /// The item's label.
        item: String,
    },
    /// A part of the key is not there yet.
    #[error("a part of the key is missing")]
    ShareMissing,
    /// These characters are a part of another key, or another part.
    #[error("not this part of the key")]
    OtherShare,
    /// The key of this round was not divided among people.
    #[error("one person holds the key of this round")]
    OnePersonKey,
    /// This part was given before.
    #[error("this part was given before")]
    ShareTwice,
    /// The set-up plans no such box.
    #[error("no such booth")]
    NoSuchBooth,
    /// No box of this hall was made.
    #[error("the box was not made")]
    BoothNotMade,
    /// The box of this hall was made before.
    #[error("the box was made before")]
    BoothMade,
    /// This box is in the box of the office already.
    #[error("the box is here already")]
    BoothHere,
    /// A box is still out.
    #[error("the box of {name} is out")]
    BoothOut {
        /// Where it stands.
        name: String,
    },
    /// Something is wrong with one of several files.
    #[error("{}: {error}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: Box<Self>,
    },
    /// What was typed is no receipt, or no pair for one.
    #[error(transparent)]
    Receipt(#[from] ReceiptError),
    /// The set-up record is not usable.
    #[error(transparent)]
    Setup(#[from] BadSetup),
    /// The box of a hall alone is not counted.
    #[error("the box of a hall, a part of the round")]
    BoxOfHall,
    /// The box belongs to another round.
    #[error("the box of another round")]
    OtherBox,
    /// The box is closed.
    #[error("the box is closed")]
    BoxClosed,
    /// The box is damaged.
    #[error("the box is damaged")]
    DamagedBox,
    /// More ballots than codes, or other counts that cannot be.
    #[error("the counts contradict each other")]
    CountsContradict,
    /// The ballots are not those that were there at closing.
    #[error("the ballots changed since closing")]
    RootDiffers,
    /// A ballot does not open or is not of this round.
    #[error("a ballot does not open")]
    ForeignBallot,
    /// A ballot that opens but does not fit the questionnaire.
    #[error(transparent)]
    Ballot(#[from] BadBallot),
    /// Figures that cannot be, by group.
    #[error(transparent)]
    Arithmetic(#[from] ArithmeticProblem),
    /// A stored release that cannot be read.
    #[error(transparent)]
    Release(#[from] BadRelease),

    /// What was typed is no voting code.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// A valid code that this box does not know.
    #[error("the code is unknown here")]
    CodeUnknown,
    /// A code that was used already.
    #[error("the code was used already")]
    CodeUsed,
    /// A batch of paper forms that cannot go on.
    #[error(transparent)]
    Paper(#[from] PaperProblem),
    /// The opinions do not fit on a ballot.
    #[error("the answers have {len} bytes, {max} fit")]
    BallotTooLong {
        /// Most bytes.
        max: usize,
        /// Bytes given.
        len: usize,
    },

    /// A table could not be read.
    #[error(transparent)]
    Table(#[from] TableProblem),
    /// A roster without the right columns or with incomplete rows.
    #[error("{} roster problems", .0.len())]
    Roster(Vec<RosterProblem>),
    /// A mapping file with an error.
    #[error(transparent)]
    Mapping(#[from] MappingError),
    /// A table that does not fit its mapping.
    #[error(transparent)]
    Apply(#[from] ApplyProblem),
}

impl Error {
    /// The place, from 0, of the character typed that occurs on no paper.
    #[must_use]
    pub const fn unknown_character(&self) -> Option<usize> {
        match self {
            Self::Recovery(RecoveryError::UnknownCharacter { position, .. }) => {
                position.checked_sub(1)
            }
            _ => None,
        }
    }

    /// Whether a file is open in another program or another window, which is
    /// no fault of the file.
    #[must_use]
    pub const fn is_in_use(&self) -> bool {
        matches!(self, Self::Store(store::Error::Locked))
    }

    /// Names the file among several that it is about.
    #[must_use]
    pub fn of_file(self, path: &Path) -> Self {
        Self::File {
            path: path.to_owned(),
            error: Box::new(self),
        }
    }

    pub(super) const fn short_passphrase() -> Self {
        Self::ShortPassphrase {
            least: super::vault::SHORTEST_PASSPHRASE,
        }
    }
}

impl From<Vec<RosterProblem>> for Error {
    fn from(problems: Vec<RosterProblem>) -> Self {
        Self::Roster(problems)
    }
}

impl From<Vec<ContentError>> for Error {
    fn from(errors: Vec<ContentError>) -> Self {
        Self::Content(errors)
    }
}
