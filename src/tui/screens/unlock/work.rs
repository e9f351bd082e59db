//! The work behind the page. Deriving a key takes about a second, so it runs
//! on the store's thread; what was typed is wiped when it is done.

use std::sync::Arc;

use zeroize::Zeroizing;

use crate::tui::screen::Effect;
use crate::usecase::vault::{self, Proof};
use crate::usecase::{Desk, Error};

use super::super::person::{Claim, Person};
use super::Answer;

/// Whether there is a passphrase; the office's was set with the meeting.
pub(super) fn look(claim: &Claim) -> Effect<Answer> {
    let member = claim.member.as_ref().map(|member| member.id);
    Effect::ask(move |desk| {
        let has = match member {
            Some(member) => vault::member_has_vault(desk, member)?,
            None => true,
        };
        Ok(Answer::HasPassphrase(has))
    })
}

pub(super) fn unlock(claim: &Claim, typed: &str) -> Effect<Answer> {
    let (claim, typed) = (claim.clone(), Zeroizing::new(typed.to_owned()));
    Effect::ask(move |desk| Ok(Answer::In(prove(desk, &claim, &Proof::Passphrase(&typed))?)))
}

pub(super) fn recover(claim: &Claim, typed: &str) -> Effect<Answer> {
    let (claim, typed) = (claim.clone(), Zeroizing::new(typed.to_owned()));
    Effect::ask(move |desk| {
        Ok(Answer::Recovered(prove(
            desk,
            &claim,
            &Proof::Recovery(&typed),
        )?))
    })
}

fn prove(desk: &Desk, claim: &Claim, proof: &Proof<'_>) -> Result<Person, Error> {
    Ok(match &claim.member {
        Some(member) => {
            let key = vault::unlock_member(desk, claim.meeting, member.id, proof)?;
            Person::Member(Arc::new(key))
        }
        None => Person::Office(Arc::new(vault::unlock_office(desk, claim.meeting, proof)?)),
    })
}

/// A member's first passphrase. The office has one since its meeting exists.
pub(super) fn create(claim: &Claim, typed: &str) -> Effect<Answer> {
    let (claim, typed) = (claim.clone(), Zeroizing::new(typed.to_owned()));
    Effect::ask(move |desk| {
        let member = claim.member.as_ref().ok_or(Error::NoPassphraseYet)?;
        let (key, words) = vault::create_member(desk, claim.meeting, member.id, &typed)?;
        Ok(Answer::Set(Person::Member(Arc::new(key)), words))
    })
}

/// A new passphrase for whom the recovery key let in.
pub(super) fn change(person: &Person, typed: &str) -> Effect<Answer> {
    let (person, typed) = (person.clone(), Zeroizing::new(typed.to_owned()));
    Effect::ask(move |desk| {
        let words = match &person {
            Person::Member(key) => vault::change_member(desk, key, &typed)?,
            Person::Office(key) => vault::change_office(desk, key, &typed)?,
            Person::Nobody => return Err(Error::NoPassphraseYet),
        };
        Ok(Answer::Set(person, words))
    })
}
