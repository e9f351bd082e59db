//! A critic writes, hands in and takes back.

use chrono::NaiveDateTime;
use zeroize::Zeroize;

use super::layer::{self, Bound, Layer};
use super::{CriticismState, Pair, least, member};
use crate::domain::criticism::{Criticism, Spoken, complete};
use crate::domain::{Meeting, Member, MemberId};
use crate::store::{self, Sealed};
use crate::usecase::vault::MemberKey;
use crate::usecase::worksheet::office_public;
use crate::usecase::{Desk, Error, committee, meeting};

/// What a critic has written about a colleague. The words are wiped when it
/// goes.
#[derive(Debug, Clone)]
pub struct Draft {
    /// In which meeting.
    pub meeting: Meeting,
    /// Who writes.
    pub critic: Member,
    /// About whom.
    pub target: Member,
    /// The opinions, at least one, which may be empty.
    pub opinions: Vec<Criticism>,
    /// How far it is.
    pub pair: Pair,
    /// Whether the colleague has spoken, and when.
    pub spoken: Option<Spoken>,
    /// Whether it can be sealed to the colleague: a passphrase was set.
    pub has_key: bool,
    /// The fewest opinions of each about each other.
    pub least: usize,
}

impl Draft {
    /// Whether it can no longer be changed, unless it is taken back.
    #[must_use]
    pub const fn is_handed_in(&self) -> bool {
        self.pair.state.is_handed_in()
    }

    /// Whether it can be taken back: nobody can read it yet.
    #[must_use]
    pub fn can_be_withdrawn(&self) -> bool {
        self.pair.state == CriticismState::Sealed && self.spoken.is_none()
    }

    /// Whether it can be handed in now: it could be sealed, or need not be.
    #[must_use]
    pub const fn can_be_handed_in(&self) -> bool {
        !self.is_handed_in() && (self.has_key || self.spoken.is_some())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        wipe(&mut self.opinions);
    }
}

/// Wipes the words of some opinions.
pub fn wipe(opinions: &mut [Criticism]) {
    for Criticism {
        fact,
        fault,
        effect,
        advice,
    } in opinions
    {
        for text in [fact, fault, effect, advice] {
            text.zeroize();
        }
    }
}

fn pair_of(key: &MemberKey, target: MemberId) -> store::Pair {
    store::Pair {
        meeting: key.meeting,
        critic: key.member,
        target,
    }
}

/// What one has written about a colleague; it stays readable for its author
/// after it was handed in.
///
/// # Errors
/// When the data file cannot be read, or a draft does not open under this key.
pub fn draft(desk: &Desk, key: &MemberKey, target: MemberId) -> Result<Draft, Error> {
    let file = desk.file()?;
    let mut opinions = saved(desk, key, target)?;
    if opinions.is_empty() {
        opinions.push(Criticism::default());
    }
    let meeting = meeting::current(desk)?;
    let pairs = file.criticism_pairs(key.meeting)?;
    let pair = pairs
        .into_iter()
        .map(super::keyed)
        .find(|(pair, _)| *pair == (key.member, target));
    let spoken = file.spoken(key.meeting)?;
    Ok(Draft {
        critic: member(desk, key.meeting, key.member)?,
        target: member(desk, key.meeting, target)?,
        opinions,
        pair: pair.map(|(_, pair)| pair).unwrap_or_default(),
        spoken: spoken.into_iter().find(|spoken| spoken.member == target),
        has_key: committee::public_key(&file, target)?.is_some(),
        least: least(desk, &meeting)?,
        meeting,
    })
}

/// The opinions about a colleague as they are saved; the caller wipes them.
///
/// # Errors
/// When the data file cannot be read, or a draft does not open under this key.
pub(in crate::usecase) fn saved(
    desk: &Desk,
    key: &MemberKey,
    target: MemberId,
) -> Result<Vec<Criticism>, Error> {
    saved_at(desk, key, pair_of(key, target))
}

/// What the same critic wrote about the same colleague for the last meeting
/// of this file for which there is anything, with that meeting's title; the
/// caller wipes it.
///
/// # Errors
/// As for [`saved`].
pub(in crate::usecase) fn earlier(
    desk: &Desk,
    key: &MemberKey,
    target: MemberId,
) -> Result<Option<(String, Vec<Criticism>)>, Error> {
    let file = desk.file()?;
    let seats = file.earlier_seats(target)?;
    for (meeting, critic) in file.earlier_seats(key.member)? {
        let Some((_, target)) = seats.iter().find(|(at, _)| *at == meeting) else {
            continue;
        };
        let pair = store::Pair {
            meeting,
            critic,
            target: *target,
        };
        let opinions = saved_at(desk, key, pair)?;
        if !opinions.is_empty() {
            return Ok(Some((file.meeting(meeting)?.title, opinions)));
        }
    }
    Ok(None)
}

fn saved_at(desk: &Desk, key: &MemberKey, pair: store::Pair) -> Result<Vec<Criticism>, Error> {
    let Some(sealed) = desk.file()?.criticism_draft(pair)? else {
        return Ok(Vec::new());
    };
    layer::read(&Bound::new(pair, Layer::Draft).open_own(&key.key, &sealed)?)
}

/// Saves what one has written about a colleague, sealed for oneself.
///
/// # Errors
/// [`store::Error::CriticismStands`] while it is handed in (nothing is saved),
/// or when the data file cannot be written.
pub fn save(
    desk: &Desk,
    key: &MemberKey,
    target: MemberId,
    opinions: &[Criticism],
) -> Result<(), Error> {
    let pair = pair_of(key, target);
    let clear = layer::written(opinions)?;
    let sealed = Bound::new(pair, Layer::Draft).seal_to_self(&key.key, &clear)?;
    let begun = opinions.iter().any(|opinion| !opinion.is_empty());
    Ok(desk.file()?.save_criticism_draft(pair, &sealed, begun)?)
}

/// Hands in what one has written about a colleague. Before the colleague has
/// spoken it is sealed to the colleague and then to the office, so that
/// neither can read it alone; afterwards it is open to both at once.
///
/// # Errors
/// [`Error::NothingToHandIn`]; [`Error::Incomplete`] for an opinion without
/// fact or problem; [`Error::NobodyToSealTo`] while the colleague has neither
/// spoken nor set a passphrase; [`store::Error::CriticismStands`]; or when the
/// data file cannot be written.
pub fn hand_in(
    desk: &Desk,
    key: &MemberKey,
    target: MemberId,
    now: NaiveDateTime,
) -> Result<(), Error> {
    let mut opinions = saved(desk, key, target)?;
    opinions.retain(|opinion| !opinion.is_empty());
    let ready = ready(&opinions).and_then(|count| Ok((count, layer::written(&opinions)?)));
    wipe(&mut opinions);
    let (count, clear) = ready?;
    let (file, pair) = (desk.file()?, pair_of(key, target));
    let person = committee::public_key(&file, target)?;
    let office = office_public(&file, key.meeting)?;
    let bound = |layer| Bound::new(pair, layer);
    let spoken = file.spoken(key.meeting)?;
    if spoken.iter().any(|spoken| spoken.member == target) {
        let copy = person.map(|person| bound(Layer::Copy).seal_to_person(&person, &clear));
        let (open, copy) = (
            bound(Layer::Open).seal_to_office(&office, &clear)?,
            copy.transpose()?,
        );
        let sealed = Sealed::Open {
            office: &open,
            person: copy.as_deref(),
        };
        return Ok(file.hand_in_criticism(pair, &sealed, count, now)?);
    }
    let person = person.ok_or(Error::NobodyToSealTo)?;
    let inner = bound(Layer::Inner).seal_to_person(&person, &clear)?;
    let outer = bound(Layer::Outer).seal_to_office(&office, &inner)?;
    Ok(file.hand_in_criticism(pair, &Sealed::ForLater(&outer), count, now)?)
}

/// How many opinions there are to hand in, all of them complete.
fn ready(opinions: &[Criticism]) -> Result<usize, Error> {
    if opinions.is_empty() {
        return Err(Error::NothingToHandIn);
    }
    match opinions.iter().position(|opinion| !opinion.is_complete()) {
        Some(place) => Err(Error::Incomplete { place: place + 1 }),
        None => Ok(complete(opinions)),
    }
}

/// Takes back what nobody could read yet; the draft is there to be changed.
///
/// # Errors
/// [`store::Error::NoCriticism`]; [`store::Error::CriticismStands`] once the
/// colleague has spoken.
pub fn withdraw(desk: &Desk, key: &MemberKey, target: MemberId) -> Result<(), Error> {
    Ok(desk.file()?.withdraw_criticism(pair_of(key, target))?)
}
