//! What the rules point at in a worksheet.

use std::ops::Range;
use std::sync::Arc;

use super::super::findings::{Explained, Keep, Pointing};
use super::marks::Marks;
use super::pad::Pad;
use super::spot::Spot;
use super::{Answer, WorksheetScreen};
use crate::tui::clock::Moment;
use crate::tui::context::Context;
use crate::tui::screen::Effect;
use crate::usecase::review::{About, Reviewed, SheetSpot};

impl Pointing for WorksheetScreen {
    type Pad = Pad;

    fn written(&mut self) -> (Option<&mut Pad>, &mut Marks) {
        (self.pad.as_mut(), &mut self.marks)
    }

    fn saved_by(&self) -> Option<Moment> {
        self.saving.deadline()
    }

    fn save(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        self.save(cx)
    }

    fn go_to(&mut self, place: (SheetSpot, Range<usize>), cx: &Context) -> Vec<Effect<Answer>> {
        self.go_to(&Spot::of_finding(place), cx)
    }

    fn keep(&self) -> Keep {
        Keep {
            key: Arc::clone(&self.key),
            about: About::Worksheet(self.whose),
        }
    }

    fn reviewed(reviewed: Box<Reviewed<SheetSpot>>) -> Answer {
        Answer::Reviewed(reviewed)
    }

    fn looked(explained: Explained) -> Answer {
        Answer::Explained(explained)
    }
}
