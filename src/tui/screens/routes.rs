//! Which screen an errand leads to. The one place that knows the screens of
//! the other parts of the work; an errand without a screen is not offered.

use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::{Author, CategoryId, MemberId};
use crate::tui::layer::Layer;

use super::contrast::ContrastScreen;
use super::criticism::{ColleaguesScreen, MatrixScreen, PagesScreen, RoomScreen};
use super::export::ExportScreen;
use super::journal::DayScreen;
use super::opinions::RegisterScreen;
use super::person::Person;
use super::preview::PreviewScreen;
use super::results::ResultsScreen;
use super::round::RoundScreen;
use super::talks::{TalkMatrixScreen, TalksScreen};
use super::wizard::Wizard;
use super::worksheet::WorksheetScreen;
use super::worksheet::office::BodyTurnScreen;
use super::{box_door, projector};

/// Something that a line of the home screen leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// One's own worksheet.
    Worksheet,
    /// The body's worksheet.
    Body,
    /// The body's worksheet as it was handed in.
    BodyHandedIn,
    /// In whose hand the body's worksheet is.
    BodyTurn,
    /// A worksheet that a member handed in.
    HandedIn(MemberId),
    /// Oneself beside exemplars.
    Contrast,
    /// Whom one still owes a talk, and the talks one recorded.
    Talks,
    /// Who has talked with whom.
    TalkMatrix,
    /// Whom one still owes a criticism.
    Criticism,
    /// What the others said about oneself.
    CriticismOfMe,
    /// Who has written for whom.
    CriticismMatrix,
    /// Today's page of one's journal.
    Journal,
    /// The meeting: who has spoken; opening and answering criticism.
    Room,
    /// The anonymous round: open, turnout, close, count.
    Round,
    /// The kiosk before a box.
    Kiosk(PathBuf),
    /// The released results.
    Results,
    /// The pages for the meeting room.
    Project,
    /// Files for other programs.
    Export,
    /// The next meeting of the unit.
    NextMeeting,
    /// The register of opinions, with a category in hand if one is named.
    Opinions(Option<CategoryId>),
}

impl Errand {
    /// The screen, for whoever sits here; `None` when it is not theirs to see.
    #[must_use]
    pub fn layer(&self, person: &Person) -> Option<Layer> {
        match (self, person) {
            (Self::Worksheet, Person::Member(key)) => {
                Some(Layer::new(WorksheetScreen::new(Arc::clone(key))))
            }
            (Self::Body, Person::Member(key)) => {
                Some(Layer::new(WorksheetScreen::body(Arc::clone(key))))
            }
            (Self::BodyHandedIn, Person::Office(key)) => Some(Layer::new(
                PreviewScreen::handed_in(Arc::clone(key), Author::Body),
            )),
            (Self::BodyTurn, Person::Office(key)) => {
                Some(Layer::new(BodyTurnScreen::new(Arc::clone(key))))
            }
            (Self::HandedIn(whose), Person::Office(key)) => Some(Layer::new(
                PreviewScreen::handed_in(Arc::clone(key), Author::Member(*whose)),
            )),
            (Self::Contrast, Person::Member(key)) => {
                Some(Layer::new(ContrastScreen::new(Arc::clone(key))))
            }
            (Self::Talks, Person::Member(key)) => {
                Some(Layer::new(TalksScreen::new(Arc::clone(key))))
            }
            (Self::TalkMatrix, Person::Office(_) | Person::Member(_)) => {
                Some(Layer::new(TalkMatrixScreen::new()))
            }
            (Self::Criticism, Person::Member(key)) => {
                Some(Layer::new(ColleaguesScreen::new(Arc::clone(key))))
            }
            (Self::CriticismOfMe, Person::Member(key)) => {
                Some(Layer::new(PagesScreen::own(Arc::clone(key))))
            }
            (Self::Journal, Person::Member(key)) => {
                Some(Layer::new(DayScreen::today(Arc::clone(key))))
            }
            (Self::CriticismMatrix, Person::Office(_) | Person::Member(_)) => {
                Some(Layer::new(MatrixScreen::new()))
            }
            (Self::Room, Person::Office(key)) => Some(Layer::new(RoomScreen::new(Arc::clone(key)))),
            (Self::Kiosk(path), Person::Office(_)) => Some(box_door::from_box(path.clone(), None)),
            (Self::Project, Person::Office(_)) => Some(projector::stored()),
            (Self::Round, Person::Office(key)) => {
                Some(Layer::new(RoundScreen::new(Some(Arc::clone(key)))))
            }
            (Self::Results, Person::Office(_) | Person::Member(_)) => {
                Some(Layer::new(ResultsScreen::new()))
            }
            (Self::Opinions(category), _) => {
                let register = RegisterScreen::of(person)?;
                Some(Layer::new(match category {
                    Some(category) => register.at(category.clone()),
                    None => register,
                }))
            }
            (Self::NextMeeting, Person::Office(key)) => {
                Some(Layer::new(Wizard::next(Arc::clone(key))))
            }
            (Self::Export, Person::Office(_)) => Some(Layer::new(ExportScreen::ratings())),
            _ => None,
        }
    }
}
