//! 筹备: a meeting is created, and seen as a whole.

mod next;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::criticism;
use super::vault::{self, OfficeKey, RecoveryWords};
use super::{Desk, Error, talks};
use crate::content::Library;
use crate::domain::VoterGroup;
use crate::domain::meeting::{MeetingPlan, Seat};
use crate::domain::worksheet::Progress as SheetProgress;
use crate::domain::{Author, Checklist, Meeting, MeetingId, Member, RoundState, Stage};
use crate::intake::{Table, read_roster as read_roster_table};
use crate::store::{DataFile, RoundRow};

pub use next::{Before, Past, before, create_next};

/// A meeting that was just created.
#[derive(Debug)]
pub struct Created {
    /// The meeting.
    pub meeting: MeetingId,
    /// The office's recovery key, to be written down now.
    pub recovery: RecoveryWords,
    /// The office, unlocked for whoever just set the passphrase.
    pub office: OfficeKey,
}

/// Creates a data file with its first meeting and lays it on the desk. The
/// file appears whole or not at all.
///
/// # Errors
/// When the plan is incomplete, names unknown content, the passphrase is too
/// short, or the file cannot be written or exists.
pub fn create(
    desk: &Desk,
    path: &Path,
    plan: &MeetingPlan,
    passphrase: &str,
    now: NaiveDateTime,
) -> Result<Created, Error> {
    plan.check()?;
    check_content(desk.library()?, plan)?;
    let (office, secret, recovery) = vault::new_office(desk, passphrase)?;
    let (file, meeting) =
        DataFile::create_with(path, |file| file.create_meeting(plan, &office, now))?;
    desk.lay(Arc::new(file));
    let office = OfficeKey { meeting, secret };
    Ok(Created {
        meeting,
        recovery,
        office,
    })
}

fn check_content(library: &Library, plan: &MeetingPlan) -> Result<(), Error> {
    if library.checklist(&plan.checklist).is_none() {
        return Err(Error::UnknownPack(plan.checklist.clone()));
    }
    if library.questionnaire(&plan.questionnaire).is_none() {
        return Err(Error::UnknownPack(plan.questionnaire.clone()));
    }
    Ok(())
}

/// Reads a roster (name and post, in the customary order) from a CSV or
/// spreadsheet file.
///
/// # Errors
/// When the file cannot be read, has no such columns, or a row is incomplete.
pub fn read_roster(path: &Path) -> Result<Vec<Seat>, Error> {
    Ok(read_roster_table(&Table::read(path)?)?)
}

/// The meeting in hand: the newest of the open data file.
///
/// # Errors
/// [`Error::NoMeeting`] in a file without one.
pub fn current(desk: &Desk) -> Result<Meeting, Error> {
    desk.file()?
        .meetings()?
        .into_iter()
        .next()
        .ok_or(Error::NoMeeting)
}

/// The members of a meeting, in their customary order.
///
/// # Errors
/// When the data file cannot be read.
pub fn members(desk: &Desk, meeting: MeetingId) -> Result<Vec<Member>, Error> {
    Ok(desk.file()?.members(meeting)?)
}

/// The groups that are asked.
///
/// # Errors
/// When the data file cannot be read.
pub fn groups(desk: &Desk, meeting: MeetingId) -> Result<Vec<VoterGroup>, Error> {
    Ok(desk.file()?.groups(meeting)?)
}

/// The checklist a meeting uses.
///
/// # Errors
/// When the content pack is no longer there.
pub fn checklist(desk: &Desk, meeting: &Meeting) -> Result<Checklist, Error> {
    desk.library()?
        .checklist(&meeting.checklist)
        .cloned()
        .ok_or_else(|| Error::UnknownPack(meeting.checklist.clone()))
}

/// A stage as the home screen shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageView {
    /// Which one.
    pub stage: Stage,
    /// Whether all that this program can see of it is done.
    pub done: bool,
    /// How many of how many are done, where that can be counted.
    pub count: Option<(usize, usize)>,
    /// When it is due, where the schedule says so.
    pub due: Option<NaiveDate>,
}

/// A member's preparation, without a word of its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberView {
    /// Who.
    pub member: Member,
    /// How far the worksheet is.
    pub progress: SheetProgress,
    /// When it was handed in, if it was.
    pub handed_in: Option<NaiveDateTime>,
}

/// The round of a meeting, without a figure of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundView {
    /// Where it stands.
    pub state: RoundState,
    /// Where its box is.
    pub box_path: std::path::PathBuf,
}

/// A meeting seen as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// The meeting.
    pub meeting: Meeting,
    /// Days from today to the meeting; negative when it is past.
    pub days_left: i64,
    /// The way of the meeting.
    pub stages: Vec<StageView>,
    /// The members and how far they are.
    pub members: Vec<MemberView>,
    /// The groups that are asked.
    pub groups: Vec<VoterGroup>,
    /// The anonymous round, if one was opened.
    pub round: Option<RoundView>,
    /// Who has criticised whom, and who has spoken.
    pub criticism: criticism::Standing,
    /// Who has talked with whom.
    pub talks: talks::Board,
}

impl Overview {
    /// The stage in hand: the first that is not done. A stage that this
    /// program cannot see being done counts as done when its day is past; so do
    /// talks, where nobody has recorded one.
    #[must_use]
    pub fn in_hand(&self) -> Option<Stage> {
        let days = |day: NaiveDate| (self.meeting.held_on - day).num_days();
        let past = |day| days(day) > self.days_left;
        let waits = |view: &&StageView| {
            let seen = match view.stage {
                Stage::Plan | Stage::Collect | Stage::SelfReview => true,
                Stage::Talk => view.count.is_some(),
                _ => false,
            };
            !view.done && (seen || !view.due.is_some_and(past))
        };
        self.stages.iter().find(waits).map(|view| view.stage)
    }
}

/// Looks at the meeting in hand.
///
/// # Errors
/// When no file is open or it cannot be read.
pub fn overview(desk: &Desk, today: NaiveDate) -> Result<Overview, Error> {
    let file = desk.file()?;
    let meeting = current(desk)?;
    let members = member_views(&file, &meeting, checklist(desk, &meeting)?.len())?;
    let round = file.round(meeting.id)?;
    let criticism = criticism::standing(desk)?;
    let talks = talks::board(desk, meeting.id, today)?;
    Ok(Overview {
        days_left: (meeting.held_on - today).num_days(),
        stages: stage_views(
            desk.library()?,
            &meeting,
            &members,
            round.as_ref(),
            &criticism,
            &talks,
        ),
        groups: file.groups(meeting.id)?,
        round: round.map(|round| RoundView {
            state: round.state,
            box_path: super::round::place_of_box(&file, &round),
        }),
        members,
        criticism,
        talks,
        meeting,
    })
}

fn member_views(
    file: &DataFile,
    meeting: &Meeting,
    items: usize,
) -> Result<Vec<MemberView>, Error> {
    let saved: BTreeMap<Author, _> = file
        .progress(meeting.id)?
        .into_iter()
        .map(|row| (row.author, row))
        .collect();
    let view = |member: Member| {
        let row = saved.get(&Author::Member(member.id));
        MemberView {
            progress: row.map_or(
                SheetProgress {
                    total: items,
                    ..SheetProgress::default()
                },
                |row| row.progress,
            ),
            handed_in: row.and_then(|row| row.handed_in_at),
            member,
        }
    };
    Ok(file.members(meeting.id)?.into_iter().map(view).collect())
}

/// Whether all of so many are done, and the count where any is.
fn counted((done, total): (usize, usize)) -> (bool, Option<(usize, usize)>) {
    let any = (done > 0).then_some((done, total));
    (total > 0 && done == total, any)
}

/// The same for talks; where nobody owes any, there is nothing left to do.
fn talked((done, total): (usize, usize)) -> (bool, Option<(usize, usize)>) {
    let (all, count) = counted((done, total));
    (all || total == 0, count)
}

/// What this program can see of each stage. What follows the meeting is not
/// recorded yet, so it is never shown as done.
fn stage_views(
    library: &Library,
    meeting: &Meeting,
    members: &[MemberView],
    round: Option<&RoundRow>,
    criticism: &criticism::Standing,
    talks: &talks::Board,
) -> Vec<StageView> {
    let handed_in = members
        .iter()
        .filter(|view| view.handed_in.is_some())
        .count();
    let schedule = library.schedule(meeting.kind);
    let see = |stage| {
        let (done, count) = match stage {
            Stage::Plan => (true, None),
            Stage::Collect => (round.is_some_and(|r| r.state != RoundState::Open), None),
            Stage::Talk => talked(talks.count(None)),
            Stage::SelfReview => (handed_in == members.len(), Some((handed_in, members.len()))),
            Stage::Criticise => counted(criticism.done()),
            Stage::Meet => counted((criticism.spoken.len(), members.len())),
            _ => (false, None),
        };
        StageView {
            stage,
            done,
            count,
            due: schedule.and_then(|pack| pack.schedule.due(stage, meeting.held_on)),
        }
    };
    Stage::ALL.into_iter().map(see).collect()
}
