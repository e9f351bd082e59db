//! The desk: where a data file lies open, shared by the threads of a face.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, RwLock};

use super::Error;
use super::opinions::TypedNow;
use crate::content::Library;
use crate::crypto::hygiene;
use crate::crypto::kdf::KdfCost;
use crate::domain::RoundId;
use crate::lint::Words;
use crate::store::DataFile;

/// What every use case works at. It can be shared between threads; a use case
/// holds the data file only while it reads or writes, never while it computes.
#[derive(Debug, Default)]
pub struct Desk {
    open: RwLock<Option<Arc<DataFile>>>,
    round: RwLock<Option<RoundId>>,
    library: OnceLock<Library>,
    review_words: OnceLock<Arc<Words>>,
    typed_now: TypedNow,
    content_folder: Option<PathBuf>,
    cost: PassphraseCost,
}

/// What one guess at a passphrase shall cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PassphraseCost {
    /// 256 MiB of memory, about a second: the rule.
    #[default]
    Standard,
    /// 64 MiB, for machines with little memory.
    LowMemory,
    /// The least that is accepted anywhere, for tests that unlock often.
    Floor,
}

impl PassphraseCost {
    pub(super) const fn kdf(self) -> KdfCost {
        match self {
            Self::Standard => KdfCost::STANDARD,
            Self::LowMemory => KdfCost::LOW_MEMORY,
            Self::Floor => KdfCost::FLOOR,
        }
    }
}

impl Desk {
    /// A desk with nothing on it. `content_folder` holds the user's own
    /// content packs, which override the built-in ones.
    #[must_use]
    pub fn new(cost: PassphraseCost, content_folder: Option<PathBuf>) -> Self {
        Self {
            content_folder,
            cost,
            ..Self::default()
        }
    }

    /// Opens a data file for reading and writing, and lays it on the desk.
    ///
    /// # Errors
    /// When it is missing, foreign, damaged, newer, or open elsewhere; what
    /// lay on the desk before is then still there.
    pub fn open(&self, path: &Path) -> Result<(), Error> {
        let file = DataFile::open(path)?;
        self.lay(Arc::new(file));
        Ok(())
    }

    /// Takes the data file off the desk. Work that still holds it finishes.
    pub fn close(&self) {
        self.typed_now.clear();
        self.put_round(None);
        if let Ok(mut open) = self.open.write() {
            *open = None;
        }
    }

    /// Whether a data file lies on the desk.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.file().is_ok()
    }

    /// Where the open data file is.
    ///
    /// # Errors
    /// [`Error::NoFile`].
    pub fn path(&self) -> Result<PathBuf, Error> {
        Ok(self.file()?.path().to_owned())
    }

    /// The content packs: built-in ones and the user's.
    ///
    /// # Errors
    /// When a pack of the user has errors; all are listed.
    pub fn library(&self) -> Result<&Library, Error> {
        if let Some(library) = self.library.get() {
            return Ok(library);
        }
        let library = match &self.content_folder {
            Some(folder) if folder.is_dir() => Library::with_folder(folder)?,
            _ => Library::embedded().map_err(|error| vec![error])?,
        };
        Ok(self.library.get_or_init(|| library))
    }

    /// Where the user's own content packs lie, if there is such a place.
    #[must_use]
    pub fn content_folder(&self) -> Option<&Path> {
        self.content_folder.as_deref()
    }

    pub(super) const fn typed_now(&self) -> &TypedNow {
        &self.typed_now
    }

    /// The word lists of the review rules, made ready once.
    ///
    /// # Errors
    /// When a pack of the user has errors, or the lists are too large.
    pub(super) fn review_words(&self) -> Result<Arc<Words>, Error> {
        if let Some(words) = self.review_words.get() {
            return Ok(Arc::clone(words));
        }
        let words = Words::new(self.library()?.words()).map_err(|_| Error::WordLists)?;
        Ok(Arc::clone(
            self.review_words.get_or_init(|| Arc::new(words)),
        ))
    }

    /// The round that was chosen; `None`: the latest.
    pub(super) fn round_in_hand(&self) -> Option<RoundId> {
        self.round.read().ok().and_then(|round| *round)
    }

    /// Takes a round in hand.
    pub(super) fn take_round(&self, round: RoundId) {
        self.put_round(Some(round));
    }

    fn put_round(&self, round: Option<RoundId>) {
        if let Ok(mut in_hand) = self.round.write() {
            *in_hand = round;
        }
    }

    pub(super) fn lay(&self, file: Arc<DataFile>) {
        self.typed_now.clear();
        self.put_round(None);
        if let Ok(mut open) = self.open.write() {
            *open = Some(file);
        }
    }

    pub(super) fn file(&self) -> Result<Arc<DataFile>, Error> {
        self.open
            .read()
            .ok()
            .and_then(|open| open.clone())
            .ok_or(Error::NoFile)
    }

    pub(super) const fn cost(&self) -> KdfCost {
        self.cost.kdf()
    }
}

/// Asks the operating system to keep this process's memory out of core dumps
/// and from other programs. To be called once at start; what the system cannot
/// do is left undone, since the ciphers are the first line.
pub fn harden_process() {
    let _ = hygiene::harden_process();
}
