//! At which item of the self-review an opinion is answered.

use ratatui::layout::Rect;

use crate::domain::{Checklist, DimensionId, Entry, OpinionId};
use crate::text;
use crate::tr;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screens::landing;
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Effect, Input, Role, Screen, Title, Toast};
use crate::usecase::opinions;
use crate::usecase::worksheet::{self, Whose};

use super::failed;
use super::keeper::Keeper;

/// The items of one's own worksheet; the one chosen becomes the place.
pub(super) struct PlaceScreen {
    keeper: Keeper,
    ids: Vec<OpinionId>,
    rows: Vec<Row>,
    list: List,
}

/// What it is answered.
pub(super) enum Answer {
    Items(Box<Items>),
    Placed,
}

/// The items, and what the opinions touch.
pub(super) struct Items {
    checklist: Checklist,
    dimension: Option<DimensionId>,
}

enum Row {
    Section(String),
    Item {
        slot: String,
        words: String,
        /// Whether it serves what the opinions touch.
        near: bool,
    },
}

impl PlaceScreen {
    pub fn new(keeper: Keeper, ids: Vec<OpinionId>) -> Self {
        Self {
            keeper,
            ids,
            rows: Vec::new(),
            list: List::new(),
        }
    }

    fn look(&self) -> Vec<Effect<Answer>> {
        let Keeper::Member(key) = self.keeper.clone() else {
            return vec![Effect::Pop];
        };
        let ids = self.ids.clone();
        vec![Effect::ask(move |desk| {
            let open = worksheet::open(desk, &key, Whose::Own)?;
            Ok(Answer::Items(Box::new(Items {
                checklist: open.checklist,
                dimension: opinions::dimension_of(desk, key.meeting(), &ids)?,
            })))
        })]
    }

    fn lay(&mut self, items: &Items) {
        let checklist = &items.checklist;
        let mut rows = Vec::new();
        let mut section_id = "";
        for (number, (section, item)) in checklist.items().enumerate() {
            if section.id != section_id {
                section_id = &section.id;
                rows.push(Row::Section(section.title.clone()));
            }
            let entry = Entry::empty(item.id.clone(), checklist.pack.clone());
            rows.push(Row::Item {
                slot: entry.slot(),
                words: format!("{:>2}  {}", number + 1, item.text),
                near: items.dimension.is_some() && item.dimension == items.dimension,
            });
        }
        let near = |row: &Row| matches!(row, Row::Item { near: true, .. });
        let first = rows.iter().position(near).unwrap_or(0);
        self.rows = rows;
        self.list.set_len(self.rows.len());
        self.list.select(first);
        self.land(true);
    }

    fn land(&mut self, downwards: bool) {
        let rows = &self.rows;
        let fits = |row: usize| matches!(rows.get(row), Some(Row::Item { .. }));
        landing::land(&mut self.list, rows.len(), fits, downwards);
    }

    fn opened(&self, row: usize, cx: &Context) -> Vec<Effect<Answer>> {
        let (Some(Row::Item { slot, .. }), Keeper::Member(key)) =
            (self.rows.get(row), self.keeper.clone())
        else {
            return Vec::new();
        };
        let (ids, slot, today) = (self.ids.clone(), slot.clone(), cx.wall.date());
        vec![Effect::ask(move |desk| {
            opinions::claim(desk, &key, Whose::Own, &ids, Some(&slot), today)?;
            Ok(Answer::Placed)
        })]
    }
}

impl Screen for PlaceScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened => self.look(),
            Input::Answer(Ok(Answer::Items(items))) => {
                self.lay(&items);
                Vec::new()
            }
            Input::Answer(Ok(Answer::Placed)) => {
                let words = tr!(cx.lang, "opinion-placed");
                vec![Effect::Toast(Toast::new(words)), Effect::Pop]
            }
            Input::Answer(Err(error)) => failed(error),
            input => {
                let before = self.list.selected();
                match self.list.handle(&input) {
                    Chosen::Opened(row) => self.opened(row, cx),
                    Chosen::Moved => {
                        let downwards = self.list.selected() >= before;
                        self.land(downwards);
                        Vec::new()
                    }
                    Chosen::Nothing => Vec::new(),
                }
            }
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let rows = &self.rows;
        let near = tr!(cx.lang, "opinion-near");
        let mark = text::width(&near) as u16 + 4;
        self.list
            .draw(canvas, area, (rows.len(), 1), |canvas, row, in_hand| {
                let Rect { x, y, width, .. } = canvas.area();
                match rows.get(row) {
                    Some(Row::Section(title)) => {
                        canvas.print_within(x, y, width - 2, title, Role::Heading);
                    }
                    Some(Row::Item {
                        words, near: is, ..
                    }) => {
                        if in_hand {
                            canvas.print(x, y, canvas.signs().cursor, Role::Accent);
                        }
                        let room = width.saturating_sub(mark + 2);
                        canvas.print_within(x + 2, y, room, words, Role::Text);
                        if *is {
                            let edge = canvas.area().right().saturating_sub(2);
                            canvas.print_right(edge, y, &near, Role::Accent);
                        }
                    }
                    None => {}
                }
            });
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "opinion-place-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let choose = Offer::named(Command::Open, tr!(cx.lang, "opinion-choose"));
        vec![choose, Offer::new(Command::Back)]
    }
}
