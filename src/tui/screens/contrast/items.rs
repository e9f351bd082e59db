//! The items of one's own checklist that an exemplar touches, trait by trait.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use crate::domain::worksheet::EntryState;
use crate::domain::{Exemplar, TraitId};
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title};
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};
use crate::usecase::contrast::Touched;

use super::super::landing::land;

/// A row: a trait, or an item.
#[derive(Debug)]
enum Row {
    Trait(String),
    Item(Touched),
}

/// The items. It gives where the chosen one is kept in the worksheet.
#[derive(Debug)]
pub(super) struct ItemsScreen {
    name: String,
    rows: Vec<Row>,
    list: List,
}

impl ItemsScreen {
    /// With the first item of a trait in hand.
    pub fn new(exemplar: &Exemplar, touched: &[Touched], at: Option<&TraitId>) -> Self {
        let texts: BTreeMap<&TraitId, &str> = exemplar
            .traits
            .iter()
            .map(|each| (&each.id, each.text.as_str()))
            .collect();
        let mut rows = Vec::new();
        let mut heading = None;
        let mut first = 1;
        for item in touched {
            if heading != Some(&item.by) {
                let text = texts.get(&item.by).copied().unwrap_or_default();
                rows.push(Row::Trait(text.to_owned()));
                heading = Some(&item.by);
                if at == Some(&item.by) {
                    first = rows.len();
                }
            }
            rows.push(Row::Item(item.clone()));
        }
        let mut list = List::new();
        list.set_len(rows.len());
        list.select(first);
        Self {
            name: exemplar.name.clone(),
            rows,
            list,
        }
    }
}

const fn sign<'a>(state: EntryState, cx: &Context<'a>) -> (&'a str, Role) {
    match state {
        EntryState::Done => (cx.signs.done, Role::Good),
        EntryState::Begun => (cx.signs.ellipsis, Role::Warning),
        EntryState::Open => (cx.signs.open, Role::Muted),
    }
}

impl Screen for ItemsScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        let before = self.list.selected();
        match self.list.handle(&input) {
            Chosen::Opened(row) => match self.rows.get(row) {
                Some(Row::Item(item)) => vec![Effect::give(item.slot.clone())],
                Some(Row::Trait(_)) | None => Vec::new(),
            },
            Chosen::Moved => {
                let down = self.list.selected() >= before;
                let fits = |row: usize| matches!(self.rows.get(row), Some(Row::Item(_)));
                land(&mut self.list, self.rows.len(), fits, down);
                Vec::new()
            }
            Chosen::Nothing => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let Self { rows, list, .. } = self;
        list.draw(canvas, area, (rows.len(), 1), |canvas, row, here| {
            let Rect { x, y, .. } = canvas.area();
            match rows.get(row) {
                Some(Row::Trait(words)) => {
                    canvas.print(x, y, words, Role::Heading);
                }
                Some(Row::Item(item)) => {
                    if here {
                        canvas.print(x, y, cx.signs.cursor, Role::Accent);
                    }
                    let (mark, role) = sign(item.state, cx);
                    canvas.print(x + 2, y, mark, role);
                    let number = tr!(cx.lang, "contrast-number", number = item.number.to_string());
                    let after = canvas.print(x + 5, y, &number, Role::Muted) + 2;
                    let room = canvas.area().right().saturating_sub(after + 2);
                    canvas.print_within(after.max(x + 15), y, room, &item.text, Role::Text);
                }
                None => {}
            }
        });
    }

    fn title(&self, cx: &Context) -> Title {
        let what = tr!(cx.lang, "contrast-items");
        Title::new(format!("{what} {} {}", cx.signs.separator, self.name))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "contrast-go-item")),
            Offer::named(Command::Up, tr!(cx.lang, "sheet-choose")),
            Offer::new(Command::Back),
        ]
    }
}
