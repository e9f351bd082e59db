//! What is open, for the office and for the criticised person.

use std::collections::BTreeMap;

use zeroize::Zeroize;

use super::layer::{self, Bound, Layer};
use super::member;
use super::room::pair;
use super::write::wipe;
use crate::crypto::person::{self, PersonKey};
use crate::domain::criticism::{CriticismState, OpenCriticism};
use crate::domain::{Meeting, Member, MemberId};
use crate::lang::Lang;
use crate::report::{self, Document};
use crate::store::{CopiedRow, CriticismRow, DataFile};
use crate::usecase::vault::{MemberKey, OfficeKey};
use crate::usecase::{Desk, Error, committee, meeting};

/// All that was said about one person, as far as it is open. The words are
/// wiped when it goes.
#[derive(Debug, Clone)]
pub struct Heard {
    /// In which meeting.
    pub meeting: Meeting,
    /// About whom.
    pub target: Member,
    /// Every member, in the customary order.
    pub members: Vec<Member>,
    /// What is open, in the critics' order.
    pub open: Vec<OpenCriticism>,
    /// How many wait for the person to open them.
    pub waiting: usize,
    /// How many are still under two keys.
    pub sealed: usize,
    /// Whose could not be opened and is to be handed in again.
    pub unreadable: Vec<MemberId>,
    /// How many the person cannot read until the office was opened once more.
    pub without_copy: usize,
}

impl Heard {
    /// The name of a critic, empty for nobody of this meeting.
    #[must_use]
    pub fn name(&self, id: MemberId) -> &str {
        self.members
            .iter()
            .find(|member| member.id == id)
            .map_or("", |member| member.name.as_str())
    }
}

impl Drop for Heard {
    fn drop(&mut self) {
        for open in &mut self.open {
            wipe(&mut open.opinions);
            if let Some((_, words)) = &mut open.reply {
                words.zeroize();
            }
        }
    }
}

/// What was said to a member, as a document for the member.
#[must_use]
pub fn document(heard: &Heard, lang: &Lang) -> Document {
    report::criticism_sheet(
        lang,
        &heard.meeting,
        &heard.target,
        &heard.members,
        &heard.open,
    )
}

/// Who reads, with which key.
enum Reader<'a> {
    Office(&'a OfficeKey),
    Person(PersonKey),
}

/// What is open about a member, for the office and the room.
///
/// # Errors
/// When the data file cannot be read.
pub fn heard_by_office(desk: &Desk, office: &OfficeKey, target: MemberId) -> Result<Heard, Error> {
    let file = desk.file()?;
    let rows = file.criticism_of(office.meeting, target)?;
    supply_copies(&file, office, target, &rows)?;
    heard(desk, target, &rows, &Reader::Office(office))
}

/// What is open about oneself.
///
/// # Errors
/// When the data file cannot be read.
pub fn heard_by_person(desk: &Desk, key: &MemberKey) -> Result<Heard, Error> {
    let rows = desk.file()?.criticism_of(key.meeting, key.member)?;
    let own = Reader::Person(person::key_of(&key.key));
    heard(desk, key.member, &rows, &own)
}

fn heard(
    desk: &Desk,
    target: MemberId,
    rows: &[CriticismRow],
    reader: &Reader<'_>,
) -> Result<Heard, Error> {
    let meeting = meeting::current(desk)?;
    let count = |state| rows.iter().filter(|row| row.state == state).count();
    let mut heard = Heard {
        members: meeting::members(desk, meeting.id)?,
        target: member(desk, meeting.id, target)?,
        meeting,
        open: Vec::new(),
        waiting: count(CriticismState::ForThePerson),
        sealed: count(CriticismState::Sealed),
        unreadable: Vec::new(),
        without_copy: 0,
    };
    for row in rows {
        match row.state {
            CriticismState::Unreadable => heard.unreadable.push(row.critic),
            CriticismState::Open => match reader.open(&heard.meeting, target, row) {
                Ok(Some(open)) => heard.open.push(open),
                Ok(None) => heard.without_copy += 1,
                // One that was changed afterwards does not hide the others.
                Err(_) => heard.unreadable.push(row.critic),
            },
            _ => {}
        }
    }
    Ok(heard)
}

impl Reader<'_> {
    /// One criticism with its answer; `None` where the reader has no copy.
    fn open(
        &self,
        meeting: &Meeting,
        target: MemberId,
        row: &CriticismRow,
    ) -> Result<Option<OpenCriticism>, Error> {
        let bound = |layer| Bound::new(pair(meeting.id, row.critic, target), layer);
        let words = match self {
            Self::Office(key) => bound(Layer::Open).open_as_office(&key.secret, &row.sealed)?,
            Self::Person(own) => match &row.person_copy {
                Some(copy) => bound(Layer::Copy).open_as_person(own, copy)?,
                None => return Ok(None),
            },
        };
        let reply = match (&row.reply, self) {
            (None, _) => None,
            (Some(reply), Self::Office(key)) => {
                let words = bound(Layer::Reply).open_as_office(&key.secret, &reply.sealed)?;
                Some((reply.kind, layer::reply_words(&words)?))
            }
            (Some(reply), Self::Person(own)) => {
                let words = match &reply.copy {
                    Some(copy) => {
                        layer::reply_words(&bound(Layer::ReplyCopy).open_as_person(own, copy)?)?
                    }
                    None => String::new(),
                };
                Some((reply.kind, words))
            }
        };
        Ok(Some(OpenCriticism {
            critic: row.critic,
            target,
            at: row.handed_in_at,
            opinions: layer::read(&words)?,
            reply,
        }))
    }
}

/// Makes the person's copies of what was opened while the person had no
/// passphrase, once there is one.
fn supply_copies(
    file: &DataFile,
    office: &OfficeKey,
    target: MemberId,
    rows: &[CriticismRow],
) -> Result<(), Error> {
    let lacks = |row: &&CriticismRow| {
        let reply = row.reply.as_ref();
        row.state == CriticismState::Open
            && (row.person_copy.is_none() || reply.is_some_and(|reply| reply.copy.is_none()))
    };
    let rows: Vec<_> = rows.iter().filter(lacks).collect();
    let Some(person) = committee::public_key(file, target)?.filter(|_| !rows.is_empty()) else {
        return Ok(());
    };
    let mut copies = BTreeMap::new();
    for row in rows {
        let bound = |layer| Bound::new(pair(office.meeting, row.critic, target), layer);
        let Ok(words) = bound(Layer::Open).open_as_office(&office.secret, &row.sealed) else {
            continue;
        };
        let reply = row.reply.as_ref().and_then(|reply| {
            let open = bound(Layer::Reply).open_as_office(&office.secret, &reply.sealed);
            open.ok()
        });
        let reply = reply.map(|words| bound(Layer::ReplyCopy).seal_to_person(&person, &words));
        let copy = CopiedRow {
            person: bound(Layer::Copy).seal_to_person(&person, &words)?,
            reply: reply.transpose()?,
        };
        copies.insert(row.critic, copy);
    }
    Ok(file.copy_criticism(office.meeting, target, &copies)?)
}
