//! 分钥: the round's key is made, divided among people and written on paper,
//! each part typed back by who wrote it. Only then can the round be opened.

use std::fmt;

use zeroize::Zeroizing;

use crate::crypto::ballot::RoundKey;
use crate::crypto::key::{self, SecretKey};
use crate::crypto::recovery::RecoveryKey;
use crate::crypto::share::{self, Scheme};
use crate::domain::round::{Holder, KeyMode};
use crate::domain::{RoundId, Setup};
use crate::usecase::Error;

/// A fresh round key in memory, and its parts until everybody has proved that
/// theirs is on paper. It is written into no file; wiped when dropped.
pub struct Ceremony {
    round: RoundId,
    mode: KeyMode,
    key: RoundKey,
    parts: Vec<Part>,
}

struct Part {
    secret: RecoveryKey,
    proved: bool,
}

impl Ceremony {
    /// Makes the key of a new round.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn begin(mode: KeyMode) -> Result<Self, Error> {
        let round_key = RoundKey::random()?;
        let parts = match scheme(mode) {
            None => Vec::new(),
            Some(scheme) => scheme.split(round_key.secret())?,
        };
        let unproved = |secret| Part {
            secret: RecoveryKey::from_secret(secret),
            proved: false,
        };
        Ok(Self {
            round: RoundId(key::random()?),
            mode,
            key: round_key,
            parts: parts.into_iter().map(unproved).collect(),
        })
    }

    /// Who will be able to open the box.
    #[must_use]
    pub const fn mode(&self) -> KeyMode {
        self.mode
    }

    /// Who is next to write down their part; `None` when everybody has.
    #[must_use]
    pub fn next(&self) -> Option<Holder> {
        let place = self.parts.iter().position(|part| !part.proved)?;
        self.mode.holders().get(place).copied()
    }

    /// The 24 characters of a part, in groups of four, for its holder's eyes
    /// only.
    #[must_use]
    pub fn words(&self, holder: Holder) -> Option<Zeroizing<String>> {
        self.part(holder).map(|part| part.secret.characters())
    }

    /// Takes what a holder typed from the paper.
    ///
    /// # Errors
    /// [`Error::Recovery`] for what is no part of any key, [`Error::OtherShare`]
    /// for what is another one than was shown.
    pub fn prove(&mut self, holder: Holder, typed: &str) -> Result<(), Error> {
        let typed = RecoveryKey::parse(typed)?;
        let place = place(self.mode, holder).ok_or(Error::OtherShare)?;
        match self.parts.get_mut(usize::from(place)) {
            Some(part) if part.secret == typed => {
                part.proved = true;
                Ok(())
            }
            _ => Err(Error::OtherShare),
        }
    }

    fn part(&self, holder: Holder) -> Option<&Part> {
        self.parts.get(usize::from(place(self.mode, holder)?))
    }

    /// The round that the key is for.
    pub(super) const fn round(&self) -> RoundId {
        self.round
    }

    /// The key, once every part is on paper.
    ///
    /// # Errors
    /// [`Error::ShareMissing`].
    pub(super) fn key(&self) -> Result<&RoundKey, Error> {
        if self.next().is_none() {
            Ok(&self.key)
        } else {
            Err(Error::ShareMissing)
        }
    }

    /// What ballots will be sealed to. It is no secret, and opens nothing.
    pub(super) fn public_key(&self) -> [u8; 32] {
        self.key.public().to_bytes()
    }

    /// What tells each part from a wrong one, for the set-up.
    pub(super) fn checks(&self) -> Vec<[u8; 32]> {
        let check =
            |(place, part): (u8, &Part)| share::check(&self.round.0, place, part.secret.secret());
        (0..).zip(&self.parts).map(check).collect()
    }
}

impl fmt::Debug for Ceremony {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ceremony({:?})", self.mode)
    }
}

/// The parts of a round's key that were typed in to open its box. Wiped when
/// dropped.
pub struct Shares {
    round: RoundId,
    mode: KeyMode,
    checks: Vec<[u8; 32]>,
    public: [u8; 32],
    given: Vec<(Holder, SecretKey)>,
}

impl Shares {
    /// Nothing was typed yet.
    #[must_use]
    pub fn of(setup: &Setup) -> Self {
        Self {
            round: setup.round,
            mode: setup.key_mode,
            checks: setup.share_checks.clone(),
            public: setup.public_key,
            given: Vec::new(),
        }
    }

    /// Takes a part as typed from the paper, and says whose it is.
    ///
    /// # Errors
    /// [`Error::Recovery`] for what is no part of any key, [`Error::OtherShare`]
    /// for a part of another round's key, [`Error::ShareTwice`],
    /// [`Error::OnePersonKey`] where there are no parts.
    pub fn give(&mut self, typed: &str) -> Result<Holder, Error> {
        if self.mode == KeyMode::OnePerson {
            return Err(Error::OnePersonKey);
        }
        let part = RecoveryKey::parse(typed)?;
        let holder = (0..)
            .zip(&self.checks)
            .find(|(place, check)| share::check(&self.round.0, *place, part.secret()) == **check)
            .and_then(|(place, _)| self.mode.holders().get(usize::from(place)).copied())
            .ok_or(Error::OtherShare)?;
        if self.given.iter().any(|(known, _)| *known == holder) {
            return Err(Error::ShareTwice);
        }
        let secret = SecretKey::from_bytes(part.secret().expose());
        self.given.push((holder, secret));
        Ok(holder)
    }

    /// Whose parts are here, in the order in which they came.
    pub fn given(&self) -> impl Iterator<Item = Holder> {
        self.given.iter().map(|(holder, _)| *holder)
    }

    /// Who holds a part.
    #[must_use]
    pub const fn holders(&self) -> &'static [Holder] {
        self.mode.holders()
    }

    /// Whether there are enough.
    #[must_use]
    pub fn suffice(&self) -> bool {
        self.given.len() >= 2
    }

    /// The round's key.
    ///
    /// # Errors
    /// [`Error::ShareMissing`], or when the parts do not give the key that the
    /// ballots were sealed to.
    pub(super) fn join(&self) -> Result<RoundKey, Error> {
        let scheme = scheme(self.mode).ok_or(Error::OnePersonKey)?;
        let parts: Vec<(u8, &SecretKey)> = self
            .given
            .iter()
            .filter_map(|(holder, part)| Some((place(self.mode, *holder)?, part)))
            .collect();
        let secret = scheme.join(&parts).map_err(|_| Error::ShareMissing)?;
        let key = RoundKey::from_secret(secret);
        if key.public().to_bytes() == self.public {
            Ok(key)
        } else {
            Err(Error::DamagedKey)
        }
    }
}

impl fmt::Debug for Shares {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Shares({} given)", self.given.len())
    }
}

const fn scheme(mode: KeyMode) -> Option<Scheme> {
    match mode {
        KeyMode::OnePerson => None,
        KeyMode::TwoPersons => Some(Scheme::Both),
        KeyMode::TwoOfThree => Some(Scheme::TwoOfThree),
    }
}

/// The place of a holder's part.
fn place(mode: KeyMode, holder: Holder) -> Option<u8> {
    (0..)
        .zip(mode.holders())
        .find_map(|(place, known)| (*known == holder).then_some(place))
}
