//! Passphrases: who may read what. A member's key opens that member's drafts;
//! the office key, held by chair and clerk, opens what was handed in.

use zeroize::Zeroizing;

use super::{Desk, Error, committee};
use crate::crypto::key::SecretKey;
use crate::crypto::office::OfficeKey as OfficeSecret;
use crate::crypto::passphrase::Passphrase;
use crate::crypto::person;
use crate::crypto::recovery::RecoveryKey;
use crate::crypto::wrap::{self, RecoveryWrap, WrappedKey};
use crate::domain::{MeetingId, MemberId};
use crate::store::{DataFile, VaultOwner, VaultRow};

/// The fewest characters of a new passphrase.
pub const SHORTEST_PASSPHRASE: usize = 8;

/// An unlocked member: while it exists, that member's drafts can be read and
/// written. Wiped when dropped.
#[derive(Debug)]
pub struct MemberKey {
    pub(super) meeting: MeetingId,
    pub(super) member: MemberId,
    /// The same person in the first meeting of the file: what belongs to no
    /// single meeting (journal, notes) lies there.
    pub(super) home: MemberId,
    pub(super) key: SecretKey,
}

impl MemberKey {
    /// Whose key it is.
    #[must_use]
    pub const fn member(&self) -> MemberId {
        self.member
    }

    /// In which meeting.
    #[must_use]
    pub const fn meeting(&self) -> MeetingId {
        self.meeting
    }
}

/// The unlocked office (chair and clerk): what was handed in can be read and
/// the box opened. Wiped when dropped.
#[derive(Debug)]
pub struct OfficeKey {
    pub(super) meeting: MeetingId,
    pub(super) secret: OfficeSecret,
}

impl OfficeKey {
    /// Of which meeting.
    #[must_use]
    pub const fn meeting(&self) -> MeetingId {
        self.meeting
    }

    /// The same office at another meeting of its unit: it keeps its key.
    pub(super) fn at(&self, meeting: MeetingId) -> Self {
        let secret = SecretKey::from_bytes(self.secret.secret().expose());
        Self {
            meeting,
            secret: OfficeSecret::from_secret(secret),
        }
    }
}

/// A recovery key as 24 Chinese characters, shown once and never stored.
pub struct RecoveryWords(Zeroizing<String>);

impl RecoveryWords {
    /// The characters, in groups of four.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for RecoveryWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryWords(…)")
    }
}

/// How a person proves who they are.
pub enum Proof<'a> {
    /// By passphrase, as typed.
    Passphrase(&'a str),
    /// By the recovery key, as typed from the sheet.
    Recovery(&'a str),
}

/// Whether a member has set a passphrase yet.
///
/// # Errors
/// When the data file cannot be read.
pub fn member_has_vault(desk: &Desk, member: MemberId) -> Result<bool, Error> {
    let file = desk.file()?;
    let (_, home) = file.vault_home(member)?;
    Ok(file.vault(VaultOwner::Member(home))?.is_some())
}

/// A member sets their passphrase for the first time. The recovery key is
/// returned once; nobody can show it again.
///
/// # Errors
/// [`Error::ShortPassphrase`], or when a passphrase is set already.
pub fn create_member(
    desk: &Desk,
    meeting: MeetingId,
    member: MemberId,
    passphrase: &str,
) -> Result<(MemberKey, RecoveryWords), Error> {
    let file = desk.file()?;
    let passphrase = checked(passphrase)?;
    let key = SecretKey::random()?;
    let recovery = RecoveryKey::random()?;
    let (first, home) = file.vault_home(member)?;
    let aad = member_aad(first, home);
    let mut row = locked(desk, &key, &passphrase, &recovery, &aad)?;
    row.public_key = Some(public_half(&key));
    file.put_vault(VaultOwner::Member(home), &row)?;
    let words = RecoveryWords(recovery.characters());
    Ok((
        MemberKey {
            meeting,
            member,
            home,
            key,
        },
        words,
    ))
}

/// Unlocks a member's drafts.
///
/// # Errors
/// [`Error::WrongPassphrase`], [`Error::WrongRecovery`] and kin; nothing was
/// changed and nothing is counted.
pub fn unlock_member(
    desk: &Desk,
    meeting: MeetingId,
    member: MemberId,
    proof: &Proof<'_>,
) -> Result<MemberKey, Error> {
    let file = desk.file()?;
    let (first, home) = file.vault_home(member)?;
    let row = vault_of(&file, VaultOwner::Member(home))?;
    let key = opened(&row, proof, &member_aad(first, home))?;
    let public = public_half(&key);
    match row.public_key {
        Some(found) if found == public => {}
        Some(_) => return Err(Error::DamagedKey),
        // A vault of the first format: others could not seal to it yet.
        None => file.replace_vault(
            VaultOwner::Member(home),
            &VaultRow {
                public_key: Some(public),
                ..row
            },
        )?,
    }
    Ok(MemberKey {
        meeting,
        member,
        home,
        key,
    })
}

/// Sets a new passphrase for a member who is unlocked (after the recovery key
/// was used). The old passphrase and the old recovery key stop working.
///
/// # Errors
/// [`Error::ShortPassphrase`], or when the data file cannot be written.
pub fn change_member(
    desk: &Desk,
    unlocked: &MemberKey,
    passphrase: &str,
) -> Result<RecoveryWords, Error> {
    let passphrase = checked(passphrase)?;
    let recovery = RecoveryKey::random()?;
    let file = desk.file()?;
    let (first, home) = file.vault_home(unlocked.member)?;
    let aad = member_aad(first, home);
    let mut row = locked(desk, &unlocked.key, &passphrase, &recovery, &aad)?;
    row.public_key = Some(public_half(&unlocked.key));
    file.replace_vault(VaultOwner::Member(home), &row)?;
    Ok(RecoveryWords(recovery.characters()))
}

/// Sets a new passphrase for the unlocked office (after the recovery key was
/// used). The old passphrase and the old recovery key stop working.
///
/// # Errors
/// As for [`change_member`].
pub fn change_office(
    desk: &Desk,
    unlocked: &OfficeKey,
    passphrase: &str,
) -> Result<RecoveryWords, Error> {
    let passphrase = checked(passphrase)?;
    let recovery = RecoveryKey::random()?;
    let owner = VaultOwner::Office(unlocked.meeting);
    let file = desk.file()?;
    let old = vault_of(&file, owner)?;
    let public = unlocked.secret.public().to_bytes();
    let mut row = locked(
        desk,
        unlocked.secret.secret(),
        &passphrase,
        &recovery,
        &office_aad(&public),
    )?;
    (row.public_key, row.sealed_secret) = (Some(public), old.sealed_secret);
    file.replace_vault(owner, &row)?;
    Ok(RecoveryWords(recovery.characters()))
}

/// Unlocks the office of a meeting.
///
/// # Errors
/// As for [`unlock_member`].
pub fn unlock_office(
    desk: &Desk,
    meeting: MeetingId,
    proof: &Proof<'_>,
) -> Result<OfficeKey, Error> {
    let row = vault_of(&*desk.file()?, VaultOwner::Office(meeting))?;
    let public = row.public_key.ok_or(Error::DamagedKey)?;
    let key = opened(&row, proof, &office_aad(&public))?;
    let secret = OfficeSecret::from_secret(key);
    if secret.public().to_bytes() != public {
        return Err(Error::DamagedKey);
    }
    let key = OfficeKey { meeting, secret };
    committee::admit(desk, &key)?;
    Ok(key)
}

/// Makes a new office key, locked by passphrase and recovery key.
pub(super) fn new_office(
    desk: &Desk,
    passphrase: &str,
) -> Result<(VaultRow, OfficeSecret, RecoveryWords), Error> {
    let passphrase = checked(passphrase)?;
    let secret = OfficeSecret::random()?;
    let public = secret.public().to_bytes();
    let recovery = RecoveryKey::random()?;
    let mut row = locked(
        desk,
        secret.secret(),
        &passphrase,
        &recovery,
        &office_aad(&public),
    )?;
    row.public_key = Some(public);
    Ok((row, secret, RecoveryWords(recovery.characters())))
}

fn checked(typed: &str) -> Result<Passphrase, Error> {
    let passphrase = Passphrase::new(typed).map_err(|_| Error::short_passphrase())?;
    if passphrase.chars() < SHORTEST_PASSPHRASE {
        return Err(Error::short_passphrase());
    }
    Ok(passphrase)
}

fn locked(
    desk: &Desk,
    key: &SecretKey,
    passphrase: &Passphrase,
    recovery: &RecoveryKey,
    aad: &[u8],
) -> Result<VaultRow, Error> {
    Ok(VaultRow {
        by_passphrase: wrap::wrap(key, passphrase, desk.cost(), aad)?.to_bytes(),
        by_recovery: wrap::wrap_for_recovery(key, recovery, aad)?.to_bytes(),
        public_key: None,
        sealed_secret: None,
    })
}

fn opened(row: &VaultRow, proof: &Proof<'_>, aad: &[u8]) -> Result<SecretKey, Error> {
    Ok(match proof {
        Proof::Passphrase(typed) => {
            let passphrase = Passphrase::new(typed).map_err(|_| Error::WrongPassphrase)?;
            wrap::unwrap(
                &WrappedKey::from_bytes(&row.by_passphrase)?,
                &passphrase,
                aad,
            )?
        }
        Proof::Recovery(typed) => {
            let recovery = RecoveryKey::parse(typed)?;
            wrap::recover(&RecoveryWrap::from_bytes(&row.by_recovery)?, &recovery, aad)?
        }
    })
}

/// What others seal to, for whoever holds this vault key.
fn public_half(key: &SecretKey) -> [u8; 32] {
    person::key_of(key).public().to_bytes()
}

fn vault_of(file: &DataFile, owner: VaultOwner) -> Result<VaultRow, Error> {
    file.vault(owner)?.ok_or(Error::NoPassphraseYet)
}

fn member_aad(meeting: MeetingId, member: MemberId) -> Vec<u8> {
    format!("zhaojing/v1/member|{meeting}|{member}").into_bytes()
}

/// Bound to the public key, so that a wrapped secret cannot be put beside
/// another office's public key.
fn office_aad(public: &[u8; 32]) -> Vec<u8> {
    [b"zhaojing/v1/office|".as_slice(), public].concat()
}
