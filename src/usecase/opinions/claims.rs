//! 认领: who answers for what.

use chrono::NaiveDate;

use super::{OpinionProblem, register};
use crate::domain::opinion::{Addressee, Claim, Registered};
use crate::domain::{Author, DimensionId, MeetingId, MemberId, OpinionId};
use crate::store::DataFile;
use crate::usecase::vault::{MemberKey, OfficeKey};
use crate::usecase::worksheet::Whose;
use crate::usecase::{Desk, Error, committee};

/// What an author answers for, in the order of the register.
///
/// # Errors
/// When the data file cannot be read.
pub fn for_author(
    desk: &Desk,
    meeting: MeetingId,
    author: Author,
) -> Result<Vec<Registered>, Error> {
    let mut register = register(desk, meeting)?;
    register.retain(|record| claim_of(record, author).is_some());
    Ok(register)
}

/// The opinions that concern one item of a worksheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ItemOpinions {
    /// Claimed at this item: each owes an answer here.
    pub here: Vec<Registered>,
    /// Claimed by the same author without a place yet, and unclaimed ones that
    /// the author could claim, whose category serves the item's dimension.
    pub touching: Vec<Registered>,
}

/// The opinions that concern an item: what is claimed at `slot`, and what of
/// the rest touches its dimension (an item without one is touched by nothing).
///
/// # Errors
/// When the data file cannot be read.
pub fn for_item(
    desk: &Desk,
    meeting: MeetingId,
    author: Author,
    slot: &str,
    dimension: Option<&DimensionId>,
) -> Result<ItemOpinions, Error> {
    let library = desk.library()?;
    let touches = |record: &Registered| {
        let category = library.category(&record.opinion.category);
        dimension.is_some() && category.and_then(|it| it.dimension.as_ref()) == dimension
    };
    let mut found = ItemOpinions::default();
    for record in register(desk, meeting)? {
        match &record.claim {
            Some(claim) if claim.by == author && claim.slot.as_deref() == Some(slot) => {
                found.here.push(record);
            }
            Some(claim) if claim.by == author && claim.slot.is_none() && touches(&record) => {
                found.touching.push(record);
            }
            None if touches(&record) && fits(&record, author) => found.touching.push(record),
            _ => {}
        }
    }
    Ok(found)
}

/// The item at a place of a worksheet, in the words of the first checklist that
/// has it; `None` where no checklist knows it any more.
///
/// # Errors
/// When a pack of the user has errors.
pub fn place_of(desk: &Desk, slot: &str) -> Result<Option<String>, Error> {
    let Some((checklist, item)) = slot.split_once('/') else {
        return Ok(None);
    };
    let mut packs = desk.library()?.checklists();
    let words = packs.find_map(|known| {
        let mut items = known.items().filter(|_| known.pack.id == checklist);
        items.find_map(|(_, it)| (it.id.as_str() == item).then(|| it.text.clone()))
    });
    Ok(words)
}

/// The dimension that all these opinions touch, if it is the same for all.
///
/// # Errors
/// When the data file cannot be read.
pub fn dimension_of(
    desk: &Desk,
    meeting: MeetingId,
    opinions: &[OpinionId],
) -> Result<Option<DimensionId>, Error> {
    let library = desk.library()?;
    let register = desk.file()?.opinions(meeting)?;
    let meant = register
        .iter()
        .filter(|it| opinions.contains(&it.opinion.id));
    let mut touched = meant.map(|it| {
        let category = library.category(&it.opinion.category);
        category.and_then(|category| category.dimension.clone())
    });
    let first = touched.next().flatten();
    Ok(first.filter(|first| touched.all(|other| other.as_ref() == Some(first))))
}

/// Why a member cannot claim an opinion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// Somebody answers for it already.
    Claimed(Author),
    /// It is about another member.
    AboutAnother(MemberId),
}

/// What keeps an author from claiming an opinion, if anything does. What is
/// said about a member is answered by that member or by the body; what is said
/// about the body is anybody's.
#[must_use]
pub fn bar_to_claim(record: &Registered, author: Author) -> Option<Bar> {
    match &record.claim {
        Some(claim) if claim.by == author => None,
        Some(claim) => Some(Bar::Claimed(claim.by)),
        None if fits(record, author) => None,
        None => match record.opinion.addressee {
            Addressee::Member(member) => Some(Bar::AboutAnother(member)),
            Addressee::Body => None,
        },
    }
}

fn fits(record: &Registered, author: Author) -> bool {
    match (record.opinion.addressee, author) {
        (Addressee::Body, _) | (_, Author::Body) => true,
        (Addressee::Member(about), Author::Member(member)) => about == member,
    }
}

/// Answers for opinions, all or none: in one's own worksheet, or in the body's
/// while nobody else has that in hand. At `slot`, or first without a place;
/// claiming again moves the claim to another place.
///
/// # Errors
/// [`OpinionProblem::AboutAnother`], [`OpinionProblem::Claimed`],
/// [`Error::NotYourTurn`] for the body, or when the data file cannot be
/// written.
pub fn claim(
    desk: &Desk,
    key: &MemberKey,
    whose: Whose,
    opinions: &[OpinionId],
    slot: Option<&str>,
    today: NaiveDate,
) -> Result<(), Error> {
    let file = desk.file()?;
    speaks_for(&file, key, whose)?;
    claim_for(&file, key.meeting, whose.author(key), opinions, slot, today)
}

/// The office gives opinions to the body to answer.
///
/// # Errors
/// [`OpinionProblem::Claimed`], or when the data file cannot be written.
pub fn assign_to_body(
    desk: &Desk,
    office: &OfficeKey,
    opinions: &[OpinionId],
    today: NaiveDate,
) -> Result<(), Error> {
    let file = desk.file()?;
    claim_for(&file, office.meeting, Author::Body, opinions, None, today)
}

fn claim_for(
    file: &DataFile,
    meeting: MeetingId,
    author: Author,
    opinions: &[OpinionId],
    slot: Option<&str>,
    today: NaiveDate,
) -> Result<(), Error> {
    for record in file.opinions(meeting)? {
        if !opinions.contains(&record.opinion.id) {
            continue;
        }
        match bar_to_claim(&record, author) {
            Some(Bar::Claimed(by)) => return Err(OpinionProblem::Claimed(by).into()),
            Some(Bar::AboutAnother(member)) => {
                return Err(OpinionProblem::AboutAnother(member).into());
            }
            None => {}
        }
    }
    Ok(file.claim(meeting, opinions, author, slot, today)?)
}

/// No longer answers for opinions, while no answer is written.
///
/// # Errors
/// The store's when one is not claimed by this author or is answered;
/// [`Error::NotYourTurn`] for the body.
pub fn unclaim(
    desk: &Desk,
    key: &MemberKey,
    whose: Whose,
    opinions: &[OpinionId],
) -> Result<(), Error> {
    let file = desk.file()?;
    speaks_for(&file, key, whose)?;
    Ok(file.unclaim(key.meeting, opinions, whose.author(key))?)
}

/// The same, as whoever claimed them: the member or the body.
///
/// # Errors
/// As for [`unclaim`].
pub fn give_back(desk: &Desk, key: &MemberKey, opinions: &[OpinionId]) -> Result<(), Error> {
    let of_body = for_author(desk, key.meeting, Author::Body)?;
    let of_body = of_body.iter().any(|it| opinions.contains(&it.opinion.id));
    let whose = if of_body { Whose::Body } else { Whose::Own };
    unclaim(desk, key, whose, opinions)
}

/// The office takes back from the body what nobody has answered yet.
///
/// # Errors
/// As for [`unclaim`].
pub fn unassign(desk: &Desk, office: &OfficeKey, opinions: &[OpinionId]) -> Result<(), Error> {
    Ok(desk
        .file()?
        .unclaim(office.meeting, opinions, Author::Body)?)
}

/// Says whether an answer to an opinion is written in the worksheet that
/// claimed it. To be called whenever the entry that answers is saved.
///
/// # Errors
/// The store's when it is not claimed by this author; [`Error::NotYourTurn`]
/// for the body.
pub fn set_answered(
    desk: &Desk,
    key: &MemberKey,
    whose: Whose,
    opinion: OpinionId,
    answered: bool,
) -> Result<(), Error> {
    let file = desk.file()?;
    speaks_for(&file, key, whose)?;
    Ok(file.set_answered(key.meeting, opinion, whose.author(key), answered)?)
}

/// A member speaks for themselves, and for the body unless its worksheet is in
/// another hand.
fn speaks_for(file: &DataFile, key: &MemberKey, whose: Whose) -> Result<(), Error> {
    match whose {
        Whose::Own => Ok(()),
        Whose::Body if file.turn(key.meeting)?.is_none() => Ok(()),
        Whose::Body => committee::holds(file, key),
    }
}

fn claim_of(record: &Registered, author: Author) -> Option<&Claim> {
    record.claim.as_ref().filter(|claim| claim.by == author)
}
