//! Opinions from the masses and who answers for them. Their words are written
//! once and never changed.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::column::{date, date_text, word};
use super::data_file::DataFile;
use super::error::{Error, Result};
use super::meeting::{held, seated};
use super::worksheet::{author, sheet};
use crate::domain::opinion::{Addressee, Channel, Claim, Correction, NewOpinion, Registered};
use crate::domain::{
    Author, CategoryId, GroupId, MeetingId, MemberId, Opinion, OpinionId, RoundId,
};

impl DataFile {
    /// Writes an opinion into the register. `contact` is sealed to the office.
    ///
    /// # Errors
    /// [`Error::NoSuchMeeting`], [`Error::NoSuchMember`] for the addressee, or
    /// any failure of the file.
    pub fn register_opinion(
        &self,
        meeting: MeetingId,
        opinion: &NewOpinion,
        contact: Option<&[u8]>,
    ) -> Result<OpinionId> {
        self.write(|tx| {
            held(tx, meeting)?;
            insert(tx, meeting, opinion, None, contact)
        })
    }

    /// Writes the opinions of a round into the register, once: when any of the
    /// round are there already, nothing is written. Says how many were.
    ///
    /// # Errors
    /// As for [`register_opinion`](Self::register_opinion).
    pub fn register_round(
        &self,
        meeting: MeetingId,
        round: RoundId,
        opinions: &[NewOpinion],
    ) -> Result<usize> {
        self.write(|tx| {
            held(tx, meeting)?;
            if has_round(tx, round)? {
                return Ok(0);
            }
            for opinion in opinions {
                insert(tx, meeting, opinion, Some(round), None)?;
            }
            Ok(opinions.len())
        })
    }

    /// Whether opinions of a round are in the register.
    ///
    /// # Errors
    /// Any failure of the file.
    pub fn has_opinions_of(&self, round: RoundId) -> Result<bool> {
        self.read(|conn| has_round(conn, round))
    }

    /// Every opinion of a meeting with who answers for it, in the order in
    /// which they were written down.
    ///
    /// # Errors
    /// [`Error::NoSuchMeeting`], or any failure of the file.
    pub fn opinions(&self, meeting: MeetingId) -> Result<Vec<Registered>> {
        self.read(|conn| {
            held(conn, meeting)?;
            let sql = "SELECT o.id, o.channel, o.category, o.addressee, o.urgent, o.words,
                              o.received_on, o.round, o.voters, o.wants_reply,
                              c.worksheet, c.claimed_on, c.slot, c.answered, w.member AS claimant
                       FROM opinion AS o
                       LEFT JOIN claim AS c ON c.opinion = o.id
                       LEFT JOIN worksheet AS w ON w.id = c.worksheet
                       WHERE o.meeting = ?1 ORDER BY o.id";
            let mut statement = conn.prepare_cached(sql)?;
            let rows = statement.query_map([meeting.0], registered)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Sorts an opinion anew; what the correction leaves out stays.
    ///
    /// # Errors
    /// [`Error::NoSuchOpinion`], [`Error::NoSuchMember`] for the addressee, or
    /// any failure of the file.
    pub fn correct_opinion(
        &self,
        meeting: MeetingId,
        id: OpinionId,
        correction: &Correction,
    ) -> Result<()> {
        self.write(|tx| {
            registered_here(tx, meeting, id)?;
            if let Some(category) = &correction.category {
                let sql = "UPDATE opinion SET category = ?2 WHERE id = ?1";
                tx.execute(sql, params![id.0, category.as_str()])?;
            }
            if let Some(addressee) = correction.addressee {
                let member = member_of(tx, meeting, addressee)?;
                let sql = "UPDATE opinion SET addressee = ?2 WHERE id = ?1";
                tx.execute(sql, params![id.0, member])?;
            }
            if let Some(urgent) = correction.urgent {
                let sql = "UPDATE opinion SET urgent = ?2 WHERE id = ?1";
                tx.execute(sql, params![id.0, urgent])?;
            }
            Ok(())
        })
    }

    /// Takes an opinion out of the register that was typed by mistake.
    ///
    /// # Errors
    /// [`Error::NoSuchOpinion`], also for one of a round, which stays;
    /// [`Error::OpinionClaimed`]; or any failure of the file.
    pub fn remove_opinion(&self, meeting: MeetingId, id: OpinionId) -> Result<()> {
        self.write(|tx| {
            registered_here(tx, meeting, id)?;
            if let Some(by) = claimant(tx, id)? {
                return Err(Error::OpinionClaimed(by));
            }
            let removed = tx.execute(
                "DELETE FROM opinion WHERE id = ?1 AND round IS NULL",
                [id.0],
            )?;
            if removed == 0 {
                return Err(Error::NoSuchOpinion);
            }
            Ok(())
        })?;
        self.forget_old_pages();
        Ok(())
    }

    /// How to reach whoever asked for a reply, sealed to the office.
    ///
    /// # Errors
    /// [`Error::NoSuchOpinion`], or any failure of the file.
    pub fn contact(&self, meeting: MeetingId, id: OpinionId) -> Result<Option<Vec<u8>>> {
        self.read(|conn| {
            registered_here(conn, meeting, id)?;
            let sql = "SELECT contact FROM opinion WHERE id = ?1";
            Ok(conn.query_row(sql, [id.0], |row| row.get(0))?)
        })
    }

    /// Forgets how to reach whoever asked for a reply, once they have it.
    ///
    /// # Errors
    /// [`Error::NoSuchOpinion`], or any failure of the file.
    pub fn forget_contact(&self, meeting: MeetingId, id: OpinionId) -> Result<()> {
        self.write(|tx| {
            registered_here(tx, meeting, id)?;
            tx.execute("UPDATE opinion SET contact = NULL WHERE id = ?1", [id.0])?;
            Ok(())
        })?;
        self.forget_old_pages();
        Ok(())
    }

    /// An author answers for opinions, at a place of the worksheet or at none
    /// yet; all of them or none. Claiming again changes the place only.
    ///
    /// # Errors
    /// [`Error::NoSuchOpinion`], [`Error::NoSuchMember`], or
    /// [`Error::OpinionClaimed`] by another author.
    pub fn claim(
        &self,
        meeting: MeetingId,
        opinions: &[OpinionId],
        by: Author,
        slot: Option<&str>,
        on: NaiveDate,
    ) -> Result<()> {
        self.write(|tx| {
            let sheet = sheet(tx, meeting, by)?;
            for id in opinions {
                registered_here(tx, meeting, *id)?;
                if let Some(other) = claimant(tx, *id)?.filter(|other| *other != by) {
                    return Err(Error::OpinionClaimed(other));
                }
                tx.execute(
                    "INSERT INTO claim (opinion, worksheet, claimed_on, slot, answered)
                     VALUES (?1, ?2, ?3, ?4, 0)
                     ON CONFLICT DO UPDATE SET slot = excluded.slot",
                    params![id.0, sheet, date_text(on), slot],
                )?;
            }
            Ok(())
        })
    }

    /// An author no longer answers for opinions; all of them or none.
    ///
    /// # Errors
    /// [`Error::OpinionNotClaimed`] when one is not this author's;
    /// [`Error::OpinionAnswered`] once an answer is written.
    pub fn unclaim(&self, meeting: MeetingId, opinions: &[OpinionId], by: Author) -> Result<()> {
        self.write(|tx| {
            for id in opinions {
                own_claim(tx, meeting, *id, by)?;
                let sql = "DELETE FROM claim WHERE opinion = ?1 AND answered = 0";
                if tx.execute(sql, [id.0])? == 0 {
                    return Err(Error::OpinionAnswered);
                }
            }
            Ok(())
        })
    }

    /// Says whether an answer is written where an opinion was claimed.
    ///
    /// # Errors
    /// [`Error::OpinionNotClaimed`] when it is not this author's.
    pub fn set_answered(
        &self,
        meeting: MeetingId,
        id: OpinionId,
        by: Author,
        answered: bool,
    ) -> Result<()> {
        self.write(|tx| {
            own_claim(tx, meeting, id, by)?;
            let sql = "UPDATE claim SET answered = ?2 WHERE opinion = ?1";
            tx.execute(sql, params![id.0, answered])?;
            Ok(())
        })
    }
}

fn insert(
    tx: &Transaction<'_>,
    meeting: MeetingId,
    opinion: &NewOpinion,
    round: Option<RoundId>,
    contact: Option<&[u8]>,
) -> Result<OpinionId> {
    let addressee = member_of(tx, meeting, opinion.addressee)?;
    let voters: Vec<&str> = opinion.voters.iter().map(GroupId::as_str).collect();
    tx.prepare_cached(
        "INSERT INTO opinion (meeting, channel, category, addressee, urgent, words, received_on,
                              round, voters, wants_reply, contact)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        meeting.0,
        opinion.channel.word(),
        opinion.category.as_str(),
        addressee,
        opinion.urgent,
        opinion.words,
        opinion.received_on.map(date_text),
        round.map(|round| round.0),
        (!voters.is_empty()).then(|| voters.join(BETWEEN)),
        opinion.wants_reply,
        contact,
    ])?;
    Ok(OpinionId(tx.last_insert_rowid()))
}

/// Between the ids of groups in one column; no id holds a line break.
const BETWEEN: &str = "\n";

fn member_of(conn: &Connection, meeting: MeetingId, addressee: Addressee) -> Result<Option<i64>> {
    match addressee {
        Addressee::Body => Ok(None),
        Addressee::Member(member) => {
            seated(conn, meeting, member)?;
            Ok(Some(member.0))
        }
    }
}

fn has_round(conn: &Connection, round: RoundId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM opinion WHERE round = ?1)";
    Ok(conn.query_row(sql, [round.0], |row| row.get(0))?)
}

fn registered_here(conn: &Connection, meeting: MeetingId, id: OpinionId) -> Result<()> {
    let sql = "SELECT EXISTS (SELECT 1 FROM opinion WHERE id = ?1 AND meeting = ?2)";
    let found = conn.query_row(sql, [id.0, meeting.0], |row| row.get(0))?;
    if found {
        Ok(())
    } else {
        Err(Error::NoSuchOpinion)
    }
}

fn claimant(conn: &Connection, id: OpinionId) -> Result<Option<Author>> {
    let sql = "SELECT w.member FROM claim AS c JOIN worksheet AS w ON w.id = c.worksheet
               WHERE c.opinion = ?1";
    Ok(conn
        .query_row(sql, [id.0], |row| author(row, "member"))
        .optional()?)
}

fn own_claim(conn: &Connection, meeting: MeetingId, id: OpinionId, by: Author) -> Result<()> {
    registered_here(conn, meeting, id)?;
    if claimant(conn, id)? == Some(by) {
        Ok(())
    } else {
        Err(Error::OpinionNotClaimed)
    }
}

fn registered(row: &Row<'_>) -> rusqlite::Result<Registered> {
    let addressee: Option<i64> = row.get("addressee")?;
    let round: Option<[u8; 16]> = row.get("round")?;
    let voters: Option<String> = row.get("voters")?;
    let voters = voters.map_or(Vec::new(), |ids| {
        ids.split(BETWEEN).map(GroupId::from).collect()
    });
    let opinion = Opinion {
        id: OpinionId(row.get("id")?),
        channel: word(row, "channel", Channel::from_word)?,
        category: CategoryId(row.get("category")?),
        addressee: addressee.map_or(Addressee::Body, |id| Addressee::Member(MemberId(id))),
        urgent: row.get("urgent")?,
        words: row.get("words")?,
        received_on: match row.get::<_, Option<String>>("received_on")? {
            Some(_) => Some(date(row, "received_on")?),
            None => None,
        },
        round: round.map(RoundId),
        voters,
        wants_reply: row.get("wants_reply")?,
    };
    let claim = match row.get::<_, Option<i64>>("worksheet")? {
        None => None,
        Some(_) => Some(Claim {
            by: author(row, "claimant")?,
            claimed_on: date(row, "claimed_on")?,
            slot: row.get("slot")?,
            answered: row.get("answered")?,
        }),
    };
    Ok(Registered { opinion, claim })
}
