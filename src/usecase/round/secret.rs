//! One-person mode: the round's secret key rests in the data file, sealed to
//! the office, and never in the box.

use crate::crypto::ballot::RoundKey;
use crate::crypto::{key, mailbox};
use crate::domain::{RoundId, Setup};
use crate::store::RoundRow;
use crate::usecase::Error;
use crate::usecase::vault::OfficeKey;

const SECRET_INFO: &[u8] = b"zhaojing/v1/round-key";

/// Seals a round's secret key to the office.
pub(super) fn seal(
    office: &OfficeKey,
    round: RoundId,
    round_key: &RoundKey,
) -> Result<Vec<u8>, Error> {
    let (public, secret) = (office.secret.public(), round_key.secret());
    Ok(mailbox::seal_to(
        &public,
        SECRET_INFO,
        &round.0,
        secret.expose(),
    )?)
}

/// Opens it again, and makes sure that it is the key of that set-up.
pub(super) fn open(office: &OfficeKey, row: &RoundRow) -> Result<RoundKey, Error> {
    let clear = mailbox::open_with(&office.secret, SECRET_INFO, &row.id.0, &row.sealed_secret)?;
    let bytes: &[u8; 32] = clear.as_slice().try_into().map_err(|_| Error::DamagedKey)?;
    let secret = RoundKey::from_secret(key::SecretKey::from_bytes(bytes));
    let setup = Setup::from_bytes(&row.setup)?;
    if secret.public().to_bytes() != setup.public_key {
        return Err(Error::DamagedKey);
    }
    Ok(secret)
}
