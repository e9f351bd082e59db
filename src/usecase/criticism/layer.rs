//! What each text is sealed to. Every sealed text is bound to meeting, critic,
//! criticised person, and to the layer it is: put anywhere else, it does not
//! open.

use zeroize::Zeroizing;

use crate::crypto::column::{self, Place};
use crate::crypto::key::SecretKey;
use crate::crypto::office::{self, OfficeKey, OfficePublicKey};
use crate::crypto::person::{self, PersonKey, PersonPublicKey};
use crate::domain::Criticism;
use crate::store::Pair;
use crate::usecase::Error;

/// What a sealed text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layer {
    /// A draft, under its author's own key.
    Draft,
    /// The words, to the criticised person, inside [`Layer::Outer`].
    Inner,
    /// [`Layer::Inner`], to the office, until the person has spoken.
    Outer,
    /// The words once they are open, to the office.
    Open,
    /// The same, to the person.
    Copy,
    /// The answer, to the office.
    Reply,
    /// The answer, to the person.
    ReplyCopy,
}

impl Layer {
    const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Inner => "inner",
            Self::Outer => "outer",
            Self::Open => "open",
            Self::Copy => "copy",
            Self::Reply => "reply",
            Self::ReplyCopy => "reply-copy",
        }
    }
}

/// Where a text of one pair belongs.
pub(super) struct Bound {
    layer: Layer,
    row: Vec<u8>,
    owner: Vec<u8>,
}

impl Bound {
    pub fn new(pair: Pair, layer: Layer) -> Self {
        let Pair {
            meeting,
            critic,
            target,
        } = pair;
        let owner = match layer {
            Layer::Draft => critic.0.to_be_bytes().to_vec(),
            Layer::Inner | Layer::Copy | Layer::ReplyCopy => target.0.to_be_bytes().to_vec(),
            Layer::Outer | Layer::Open | Layer::Reply => b"office".to_vec(),
        };
        let ids = [meeting.0, critic.0, target.0];
        Self {
            layer,
            row: ids.iter().flat_map(|id| id.to_be_bytes()).collect(),
            owner,
        }
    }

    fn place(&self) -> Place<'_> {
        Place {
            table: "criticism",
            column: self.layer.name(),
            row: &self.row,
            owner: &self.owner,
        }
    }

    pub fn seal_to_self(&self, key: &SecretKey, clear: &[u8]) -> Result<Vec<u8>, Error> {
        Ok(column::seal(key, self.place(), clear)?)
    }

    pub fn open_own(&self, key: &SecretKey, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        Ok(column::open(key, self.place(), sealed)?)
    }

    pub fn seal_to_person(&self, key: &PersonPublicKey, clear: &[u8]) -> Result<Vec<u8>, Error> {
        Ok(person::seal(key, self.place(), clear)?)
    }

    pub fn open_as_person(
        &self,
        key: &PersonKey,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Error> {
        Ok(person::open(key, self.place(), sealed)?)
    }

    pub fn seal_to_office(&self, key: &OfficePublicKey, clear: &[u8]) -> Result<Vec<u8>, Error> {
        Ok(office::hand_in(key, self.place(), clear)?)
    }

    pub fn open_as_office(
        &self,
        key: &OfficeKey,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Error> {
        Ok(office::read(key, self.place(), sealed)?)
    }
}

/// Opinions as they are sealed.
pub(super) fn written(opinions: &[Criticism]) -> Result<Zeroizing<Vec<u8>>, Error> {
    let clear = serde_json::to_vec(opinions).map_err(|_| Error::DamagedDraft)?;
    Ok(Zeroizing::new(clear))
}

/// Opinions as they were sealed.
pub(super) fn read(clear: &[u8]) -> Result<Vec<Criticism>, Error> {
    serde_json::from_slice(clear).map_err(|_| Error::DamagedDraft)
}

/// An answer's words as they were sealed.
pub(super) fn reply_words(clear: &[u8]) -> Result<String, Error> {
    String::from_utf8(clear.to_vec()).map_err(|_| Error::DamagedDraft)
}
