//! A worksheet that findings are shown in.

use std::sync::Arc;

use crate::domain::worksheet::Field;
use crate::lang::Lang;
use crate::tr;
use crate::tui::context::Context;
use crate::tui::form::Form;
use crate::tui::screen::Effect;
use crate::usecase::review::{self, Reviewed, SheetSpot, Text};
use crate::usecase::vault::MemberKey;
use crate::usecase::worksheet::{self, Whose};

use super::super::findings::{self, Marked, Pointed};
use super::Answer;
use super::item_form::{self, CAUSES, FACTS, MEASURES, TEXT};
use super::pad::Pad;
use super::page::{Page, part_name};
use super::spot::Spot;

/// What the rules found in a worksheet.
pub(super) type Marks = findings::Marks<SheetSpot>;

/// Asks what the rules need to know; they read as soon as it is there.
pub(super) fn ask(key: &Arc<MemberKey>, whose: Whose) -> Effect<Answer> {
    let key = Arc::clone(key);
    Effect::ask(move |desk| {
        let mut open = worksheet::open(desk, &key, whose)?;
        let known = review::known(desk, &key, whose, &open);
        worksheet::wipe(&mut open);
        Ok(Answer::Known(Arc::new(known?)))
    })
}

/// All findings as they are shown: the open ones, then those that were
/// answered.
pub(in crate::tui::screens) fn pointed(
    reviewed: &Reviewed<SheetSpot>,
    lang: &Lang,
) -> Vec<Pointed> {
    findings::pointed(reviewed, Pad::name, lang)
}

impl Marked for Pad {
    type Spot = SheetSpot;

    fn commit(&mut self, cx: &Context) {
        self.commit(cx);
    }

    fn text(&self) -> Text<SheetSpot> {
        Text::of_sheet(self.sheet())
    }

    fn form(&self) -> &Form {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form {
        &mut self.form
    }

    fn field(&self, spot: SheetSpot) -> Option<String> {
        let (page, field) = place(spot);
        (page == self.at()).then_some(field)
    }

    fn is_later(&self, spot: SheetSpot) -> bool {
        let (page, _) = place(spot);
        let mut pages = Page::all(self.len()).skip_while(|page| *page != self.at());
        pages.any(|other| other == page)
    }

    fn words(&self, spot: SheetSpot) -> Option<&str> {
        match spot {
            SheetSpot::Part(kind) => Some(self.sheet().part(kind)),
            SheetSpot::Entry(item, field) => {
                let entry = self.sheet().entries.get(item)?;
                Some(match field {
                    Field::Rating | Field::Facts => &entry.facts,
                    Field::Causes => &entry.causes,
                    Field::Measures | Field::Due => &entry.measures,
                    Field::Answer(_) => "",
                })
            }
        }
    }

    fn name(spot: SheetSpot, lang: &Lang) -> String {
        spot_name(spot, lang)
    }
}

/// A place as people say it.
pub(in crate::tui::screens) fn spot_name(spot: SheetSpot, lang: &Lang) -> String {
    match spot {
        SheetSpot::Part(kind) => part_name(kind, lang),
        SheetSpot::Entry(item, field) => {
            let label = match field {
                Field::Rating => tr!(lang, "sheet-rating"),
                Field::Facts => tr!(lang, "sheet-facts"),
                Field::Causes => tr!(lang, "sheet-causes"),
                Field::Measures => tr!(lang, "sheet-measures"),
                Field::Due => tr!(lang, "sheet-due"),
                Field::Answer(_) => tr!(lang, "sheet-answer"),
            };
            let number = (item + 1).to_string();
            tr!(lang, "sheet-place", number = number, field = label)
        }
    }
}

impl Spot {
    /// The place of a finding in the worksheet's pages.
    pub(super) fn of_finding((spot, bytes): (SheetSpot, std::ops::Range<usize>)) -> Self {
        let (page, field) = place(spot);
        Self {
            page,
            field: Some(field),
            bytes,
        }
    }
}

/// The page and field of a place.
fn place(spot: SheetSpot) -> (Page, String) {
    match spot {
        SheetSpot::Part(kind) => (Page::Part(kind), TEXT.to_owned()),
        SheetSpot::Entry(item, field) => {
            let field = match field {
                Field::Causes => CAUSES.to_owned(),
                Field::Measures | Field::Due => MEASURES.to_owned(),
                Field::Answer(opinion) => item_form::answer(opinion),
                Field::Rating | Field::Facts => FACTS.to_owned(),
            };
            (Page::Item(item), field)
        }
    }
}
