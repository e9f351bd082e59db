//! The work's own words and rules: pure values and functions, with no clock,
//! no randomness and no I/O. Everything above speaks in these types.

pub mod ballot;
pub mod category;
pub mod checklist;
pub mod contrast;
pub mod criticism;
pub mod dimension;
pub mod exemplar;
pub mod form;
pub mod id;
pub mod journal;
pub mod manuscript;
pub mod meeting;
pub mod opinion;
pub mod paper;
pub mod questionnaire;
pub mod round;
pub mod stage;
pub mod talk;
pub mod worksheet;

pub use ballot::{Answers, Mark};
pub use category::Category;
pub use checklist::{Checklist, ChecklistItem, Citation, Family};
pub use contrast::Contrast;
pub use criticism::Criticism;
pub use dimension::Dimension;
pub use exemplar::{Exemplar, ItemRef, Trait};
pub use id::{
    CategoryId, DimensionId, ExemplarId, GroupId, ItemId, MeetingId, MemberId, OpinionId, PackRef,
    RoundId, ScaleId, SubjectId, TalkId, TraitId, UnitHeadId,
};
pub use manuscript::{Counting, Manuscript, Paragraph, Spot};
pub use meeting::{Meeting, MeetingKind, Member, VoterGroup};
pub use opinion::Opinion;
pub use questionnaire::{Grade, Questionnaire, Scale, SubjectKind};
pub use round::{RoundState, Setup, Slot, Subject, Turnout};
pub use stage::{Schedule, Stage};
pub use talk::Talk;
pub use worksheet::{Author, Entry, PartKind, SelfRating, Worksheet, WorksheetState};
