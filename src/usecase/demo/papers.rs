//! What the example's office and members have written.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveDateTime};
use zeroize::Zeroizing;

use super::{Login, OFFICE, member_login, office_login};
use crate::content::demo::{
    DemoCriticism, DemoEntry, DemoJournal, DemoMaterial, DemoPartner, DemoSubject, DemoTalk,
    DemoWorksheet,
};
use crate::domain::opinion::Addressee;
use crate::domain::talk::{Partner, Talk};
use crate::domain::worksheet::Answer;
use crate::domain::{Entry, Meeting, Member, MemberId, OpinionId, TalkId};
use crate::usecase::opinions::{self, Hand};
use crate::usecase::vault::{self, MemberKey, OfficeKey, Proof};
use crate::usecase::worksheet::{self, Whose};
use crate::usecase::{Desk, Error, committee, criticism, journal, meeting, talks};

/// Who writes, and when.
struct Scribe<'a> {
    desk: &'a Desk,
    meeting: Meeting,
    members: Vec<Member>,
    /// The unlocked members, by place.
    keys: BTreeMap<usize, MemberKey>,
    /// The opinions that were written down, by place.
    said: Vec<OpinionId>,
    now: NaiveDateTime,
}

/// Writes everything that was written before the round. Gives the office,
/// which has admitted every member with a passphrase, and the passphrases.
pub(super) fn write(
    desk: &Desk,
    material: &DemoMaterial,
    created: &OfficeKey,
    now: NaiveDateTime,
) -> Result<(OfficeKey, Vec<Login>), Error> {
    let meeting = meeting::current(desk)?;
    let mut scribe = Scribe {
        desk,
        members: meeting::members(desk, meeting.id)?,
        meeting,
        keys: BTreeMap::new(),
        said: Vec::new(),
        now,
    };
    scribe.write_down(material, created)?;
    let mut logins = vec![office_login()];
    for sheet in &material.worksheets {
        logins.push(scribe.log_in(sheet.member)?);
        scribe.fill_in(sheet, Whose::Own)?;
    }
    let id = scribe.meeting.id;
    let office = vault::unlock_office(desk, id, &Proof::Passphrase(OFFICE))?;
    if let Some(body) = &material.body {
        committee::take_turn(desk, scribe.key(body.member)?, now)?;
        scribe.fill_in(body, Whose::Body)?;
    }
    for criticism in &material.criticisms {
        scribe.criticise(criticism)?;
    }
    scribe.talk(material)?;
    for day in &material.journal {
        scribe.keep_journal(day)?;
    }
    Ok((office, logins))
}

impl Scribe<'_> {
    fn member(&self, place: usize) -> Result<&Member, Error> {
        self.members.get(place).ok_or(Error::NoMeeting)
    }

    fn key(&self, place: usize) -> Result<&MemberKey, Error> {
        self.keys.get(&place).ok_or(Error::NoMeeting)
    }

    fn day(&self, ago: u32) -> NaiveDate {
        let today = self.now.date();
        let days = Days::new(u64::from(ago));
        today.checked_sub_days(days).unwrap_or(today)
    }

    fn log_in(&mut self, place: usize) -> Result<Login, Error> {
        let member = self.member(place)?;
        let login = member_login(member);
        let (key, _) =
            vault::create_member(self.desk, self.meeting.id, member.id, &login.passphrase)?;
        self.keys.insert(place, key);
        Ok(login)
    }

    /// The office writes down what was said.
    fn write_down(&mut self, material: &DemoMaterial, office: &OfficeKey) -> Result<(), Error> {
        for said in &material.said {
            let draft = opinions::Draft {
                channel: said.channel,
                category: said.category.clone(),
                addressee: match said.about {
                    DemoSubject::Body => Addressee::Body,
                    DemoSubject::Member(place) => Addressee::Member(self.member(place)?.id),
                },
                urgent: said.urgent,
                words: said.text.clone(),
                received_on: Some(self.day(said.days_ago)),
                contact: None::<Zeroizing<String>>,
            };
            let hand = Hand::Office(office);
            let id = opinions::add(self.desk, hand, &draft, self.now.date())?;
            self.said.push(id);
        }
        Ok(())
    }

    fn fill_in(&self, demo: &DemoWorksheet, whose: Whose) -> Result<(), Error> {
        let (desk, key) = (self.desk, self.key(demo.member)?);
        let mut sheet = worksheet::open(desk, key, whose)?.sheet;
        for written in &demo.entries {
            let entry = self.entry(written)?;
            let claimed: Vec<OpinionId> = entry.answers.iter().map(|it| it.opinion).collect();
            if !claimed.is_empty() {
                let slot = entry.slot();
                opinions::claim(desk, key, whose, &claimed, Some(&slot), self.now.date())?;
            }
            if let Some(place) = sheet.entries.iter_mut().find(|e| e.item == entry.item) {
                *place = entry.clone();
            }
            worksheet::save(desk, key, whose, &entry, sheet.progress())?;
        }
        for part in &demo.parts {
            worksheet::save_part(desk, key, whose, part, sheet.progress())?;
        }
        if demo.handed_in {
            worksheet::hand_in(desk, key, whose, self.now)?;
        }
        Ok(())
    }

    fn entry(&self, written: &DemoEntry) -> Result<Entry, Error> {
        let due = written.due_in_days.and_then(|days| {
            let days = Days::new(u64::from(days));
            self.meeting.held_on.checked_add_days(days)
        });
        let answer = |(place, words): &(usize, String)| {
            let opinion = *self.said.get(*place).ok_or(Error::NoMeeting)?;
            let words = words.clone();
            Ok(Answer { opinion, words })
        };
        Ok(Entry {
            rating: Some(written.rating),
            facts: written.facts.clone(),
            causes: written.causes.clone(),
            measures: written.measures.clone(),
            due,
            answers: written
                .answers
                .iter()
                .map(answer)
                .collect::<Result<_, Error>>()?,
            ..Entry::empty(written.item.clone(), self.meeting.checklist.clone())
        })
    }

    fn criticise(&self, written: &DemoCriticism) -> Result<(), Error> {
        let key = self.key(written.critic)?;
        let about: MemberId = self.member(written.about)?.id;
        criticism::save(self.desk, key, about, std::slice::from_ref(&written.words))?;
        if written.handed_in {
            criticism::hand_in(self.desk, key, about, self.now)?;
        }
        Ok(())
    }

    fn talk(&self, material: &DemoMaterial) -> Result<(), Error> {
        let mut heads = Vec::new();
        for head in &material.unit_heads {
            let supervisor = self.key(head.supervisor)?;
            heads.push(talks::add_head(
                self.desk, supervisor, &head.name, &head.unit,
            )?);
        }
        for DemoTalk {
            by,
            with,
            kind,
            days_ago,
            words,
        } in &material.talks
        {
            let partner = match *with {
                DemoPartner::Member(place) => Partner::Member(self.member(place)?.id),
                DemoPartner::UnitHead(place) => {
                    Partner::Head(*heads.get(place).ok_or(Error::NoMeeting)?)
                }
            };
            let key = self.key(*by)?;
            let talk = Talk {
                id: TalkId(0),
                recorder: key.member(),
                partner,
                held_on: self.day(*days_ago),
                kind: *kind,
            };
            talks::record(self.desk, key, &talk, words)?;
        }
        Ok(())
    }

    fn keep_journal(&self, written: &DemoJournal) -> Result<(), Error> {
        let key = self.key(written.member)?;
        let mut day = journal::open(self.desk, key, self.day(written.days_ago))?;
        day.answers.clone_from(&written.answers);
        day.items.clone_from(&written.items);
        journal::save(self.desk, key, &day)
    }
}
