//! Which items of the checklist a day touches. Every tick is saved at once.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::journal::JournalDay;
use crate::domain::{Checklist, ItemId};
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title, Typing};
use crate::usecase::journal;
use crate::usecase::vault::MemberKey;

use super::day_words;
use super::picker::{Picked, Picker};

/// Which items a day touches.
pub struct TagScreen {
    key: Arc<MemberKey>,
    day: NaiveDate,
    items: Vec<ItemId>,
    /// The items in reading order, to keep the ticked ones in it.
    order: Vec<ItemId>,
    picker: Picker,
}

impl TagScreen {
    /// For a day that is saved.
    #[must_use]
    pub fn new(key: Arc<MemberKey>, day: &JournalDay, checklist: &Checklist) -> Self {
        Self {
            key,
            day: day.day,
            items: day.items.clone(),
            order: checklist.items().map(|(_, item)| item.id.clone()).collect(),
            picker: Picker::new(checklist, (&[], String::new())),
        }
    }

    /// Ticks an item, or takes the tick away. Items of other checklists stay.
    fn toggle(&mut self, id: ItemId) -> Effect<()> {
        match self.items.iter().position(|ticked| *ticked == id) {
            Some(place) => {
                self.items.remove(place);
            }
            None => self.items.push(id),
        }
        let place = |id: &ItemId| self.order.iter().position(|other| other == id);
        self.items.sort_by_key(|id| place(id).unwrap_or(usize::MAX));
        let (key, day, items) = (Arc::clone(&self.key), self.day, self.items.clone());
        Effect::ask(move |desk| journal::tag(desk, &key, day, items))
    }
}

impl Screen for TagScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, cx: &Context) -> Vec<Effect<()>> {
        if let Input::Answer(answer) = input {
            return answer.err().map(Effect::Fail).into_iter().collect();
        }
        if matches!(input, Input::Command(Command::Tag)) {
            return vec![Effect::Pop];
        }
        match self.picker.handle(&input, cx) {
            Picked::Item(id) => vec![self.toggle(id)],
            Picked::Nothing => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let items = &self.items;
        let sign = |id: &ItemId| {
            Some(if items.contains(id) {
                cx.signs.ticked
            } else {
                cx.signs.unticked
            })
        };
        self.picker.draw(canvas, area, sign, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        let day = day_words(self.day, cx);
        let title = Title::new(tr!(cx.lang, "journal-tag-title", day = day));
        let count = self.items.len().to_string();
        title.right(tr!(cx.lang, "journal-tag-count", count = count))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "journal-tick")),
            Offer::named(Command::Up, tr!(cx.lang, "journal-choose")),
            Offer::named(Command::Tag, tr!(cx.lang, "journal-tag-done")),
            Offer::new(Command::Back),
        ]
    }

    fn typing(&self) -> Typing {
        Typing::Line
    }
}
