//! The register: writing down, sorting anew, reading.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use zeroize::Zeroizing;

use super::{Hand, OpinionProblem, from_round};
use crate::crypto::column::Place;
use crate::crypto::office;
use crate::domain::opinion::{Addressee, Channel, Correction, NewOpinion, Registered};
use crate::domain::{Category, CategoryId, MeetingId, OpinionId};
use crate::usecase::vault::OfficeKey;
use crate::usecase::worksheet::office_public;
use crate::usecase::{Desk, Error};

/// An opinion as somebody writes it down.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    /// How it came in; never a round.
    pub channel: Channel,
    /// What it is about.
    pub category: CategoryId,
    /// Whom it is about.
    pub addressee: Addressee,
    /// Whether it could become an emergency.
    pub urgent: bool,
    /// The original words.
    pub words: String,
    /// The day it came in; not kept for a talk ([`Channel::keeps_day`]).
    pub received_on: Option<NaiveDate>,
    /// How to reach whoever asked for a reply; `None` when nobody did.
    pub contact: Option<Zeroizing<String>>,
}

impl std::fmt::Debug for Draft {
    /// Without words and contact.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Draft")
            .field("channel", &self.channel)
            .field("category", &self.category)
            .finish_non_exhaustive()
    }
}

/// The register of a meeting: every opinion with what has become of it, in the
/// order in which they were written down. What released rounds say is taken
/// over first. Words are as they were said; sanitize before drawing.
///
/// # Errors
/// When the data file cannot be read or written.
pub fn register(desk: &Desk, meeting: MeetingId) -> Result<Vec<Registered>, Error> {
    from_round::take_over(desk, meeting)?;
    Ok(desk.file()?.opinions(meeting)?)
}

/// What opinions are sorted by, in the order of the pack.
///
/// # Errors
/// When a pack of the user has errors.
pub fn categories(desk: &Desk) -> Result<&[Category], Error> {
    Ok(desk.library()?.categories())
}

/// Writes an opinion down. It can be taken back in the same sitting with
/// [`take_back`].
///
/// # Errors
/// [`OpinionProblem`], or when the data file cannot be written.
pub fn add(
    desk: &Desk,
    hand: Hand<'_>,
    draft: &Draft,
    today: NaiveDate,
) -> Result<OpinionId, Error> {
    let words = draft.words.trim();
    let day = draft.received_on.filter(|_| draft.channel.keeps_day());
    let contact = draft.contact.as_ref().map(|contact| contact.trim());
    let problem = match () {
        () if words.is_empty() => Some(OpinionProblem::NoWords),
        () if draft.channel == Channel::Round => Some(OpinionProblem::NotByHand),
        () if day.is_some_and(|day| day > today) => Some(OpinionProblem::NotYet),
        () if contact.is_some_and(str::is_empty) => Some(OpinionProblem::NoContact),
        () => None,
    };
    if let Some(problem) = problem {
        return Err(problem.into());
    }
    let new = NewOpinion {
        channel: draft.channel,
        category: draft.category.clone(),
        addressee: draft.addressee,
        urgent: draft.urgent,
        words: words.to_owned(),
        received_on: day,
        voters: Vec::new(),
        wants_reply: contact.is_some(),
    };
    let (file, meeting) = (desk.file()?, hand.meeting());
    let sealed = match contact {
        None => None,
        Some(contact) => {
            let row = meeting.0.to_be_bytes();
            let place = contact_place(&row, words);
            let public = office_public(&file, meeting)?;
            Some(office::hand_in(&public, place, contact.as_bytes())?)
        }
    };
    let id = file.register_opinion(meeting, &new, sealed.as_deref())?;
    desk.typed_now().add(id, hand.member());
    Ok(id)
}

/// Sorts an opinion anew: category and urgency for everybody, the addressee and
/// that it is not urgent after all for the office (and for whoever typed it
/// just now). The words stay.
///
/// # Errors
/// [`OpinionProblem::ForTheOffice`], or when the data file cannot be written.
pub fn correct(
    desk: &Desk,
    hand: Hand<'_>,
    opinion: OpinionId,
    correction: &Correction,
) -> Result<(), Error> {
    let may = matches!(hand, Hand::Office(_)) || desk.typed_now().is_by(opinion, hand.member());
    if !may && (correction.addressee.is_some() || correction.urgent == Some(false)) {
        return Err(OpinionProblem::ForTheOffice.into());
    }
    Ok(desk
        .file()?
        .correct_opinion(hand.meeting(), opinion, correction)?)
}

/// Takes an opinion back that the same hand typed in this sitting, while nobody
/// answers for it. After that it stays for good.
///
/// # Errors
/// [`OpinionProblem::NotTypedNow`], the store's when it is claimed, or when the
/// data file cannot be written.
pub fn take_back(desk: &Desk, hand: Hand<'_>, opinion: OpinionId) -> Result<(), Error> {
    if !desk.typed_now().is_by(opinion, hand.member()) {
        return Err(OpinionProblem::NotTypedNow.into());
    }
    desk.file()?.remove_opinion(hand.meeting(), opinion)?;
    desk.typed_now().forget(opinion);
    Ok(())
}

/// What the same hand typed in this sitting and may still take back.
#[must_use]
pub fn typed_now(desk: &Desk, hand: Hand<'_>) -> BTreeSet<OpinionId> {
    desk.typed_now().by(hand.member())
}

/// How to reach whoever asked for a reply; `None` when nobody did, or once they
/// have it.
///
/// # Errors
/// When the data file cannot be read or the contact is damaged.
pub fn contact(
    desk: &Desk,
    office: &OfficeKey,
    opinion: &Registered,
) -> Result<Option<Zeroizing<String>>, Error> {
    let id = opinion.opinion.id;
    let Some(sealed) = desk.file()?.contact(office.meeting, id)? else {
        return Ok(None);
    };
    let row = office.meeting.0.to_be_bytes();
    let place = contact_place(&row, &opinion.opinion.words);
    let clear = office::read(&office.secret, place, &sealed)?;
    let contact = std::str::from_utf8(&clear).map_err(|_| Error::DamagedDraft)?;
    Ok(Some(Zeroizing::new(contact.to_owned())))
}

/// Forgets how to reach whoever asked for a reply, once they have it.
///
/// # Errors
/// When the data file cannot be written.
pub fn forget_contact(desk: &Desk, office: &OfficeKey, opinion: OpinionId) -> Result<(), Error> {
    Ok(desk.file()?.forget_contact(office.meeting, opinion)?)
}

/// A contact belongs to the words that are to be answered: beside others it
/// does not open.
const fn contact_place<'a>(row: &'a [u8], words: &'a str) -> Place<'a> {
    Place {
        table: "opinion",
        column: "contact",
        row,
        owner: words.as_bytes(),
    }
}
