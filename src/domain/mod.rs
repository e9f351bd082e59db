//! The work's own words and rules: pure values and functions, with no clock,
//! no randomness and no I/O. Everything above speaks in these types.

pub mod ballot;
pub mod checklist;
pub mod criticism;
pub mod form;
pub mod id;
pub mod journal;
pub mod meeting;
pub mod opinion;
pub mod questionnaire;
pub mod round;
pub mod stage;
pub mod talk;
pub mod worksheet;

pub use ballot::{Answers, Mark};
pub use checklist::{Checklist, ChecklistItem, Citation};
pub use criticism::Criticism;
pub use id::{
    CategoryId, GroupId, ItemId, MeetingId, MemberId, OpinionId, PackRef, RoundId, ScaleId,
    SubjectId, TalkId, UnitHeadId,
};
pub use meeting::{Meeting, MeetingKind, Member, VoterGroup};
pub use opinion::Opinion;
pub use questionnaire::{Grade, Questionnaire, Scale, SubjectKind};
pub use round::{RoundState, Setup, Slot, Subject, Turnout};
pub use stage::{Schedule, Stage};
pub use talk::Talk;
pub use worksheet::{Author, Entry, PartKind, SelfRating, Worksheet, WorksheetState};
