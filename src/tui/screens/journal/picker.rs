//! The items of the checklist as a list with a search line above it.

use ratatui::layout::Rect;

use crate::domain::{Checklist, ItemId};
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::form::{Edited, Editor};
use crate::tui::key::Code;
use crate::tui::screen::Input;
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};

use super::super::{landing, place};

/// The most rows that the item in hand takes below the list.
const BELOW: u16 = 3;

/// Columns before the words of an item and after them, signs included.
const INDENT: usize = 8;

/// An item of the checklist.
struct Item {
    id: ItemId,
    /// Its number and its words.
    words: String,
    /// What is looked through: the words and the heading, made comparable.
    folded: String,
}

/// A row of the list.
enum Row {
    /// The heading of a group.
    Heading(usize),
    /// An item of a group.
    Item(usize, usize),
}

/// The items of the checklist.
pub(super) struct Picker {
    groups: Vec<(String, Vec<Item>)>,
    line: Editor,
    rows: Vec<Row>,
    list: List,
}

/// What an input did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Picked {
    /// Nothing that anybody must know.
    Nothing,
    /// This item was chosen.
    Item(ItemId),
}

impl Picker {
    /// The items in reading order; those of `first`, if any, stand before all
    /// others below a heading of their own.
    pub fn new(checklist: &Checklist, first: (&[ItemId], String)) -> Self {
        let (ids, heading) = first;
        let mut groups = vec![(heading, Vec::new())];
        let mut last = "";
        for (place, (section, item)) in checklist.items().enumerate() {
            if section.id != last {
                last = &section.id;
                groups.push((section.title.clone(), Vec::new()));
            }
            let words = format!("{:>2}  {}", place + 1, item.text);
            let made = Item {
                id: item.id.clone(),
                folded: folded(&format!("{words} {}", section.title)),
                words,
            };
            let group = if ids.contains(&item.id) {
                groups.first_mut()
            } else {
                groups.last_mut()
            };
            if let Some((_, items)) = group {
                items.push(made);
            }
        }
        let mut picker = Self {
            groups,
            line: Editor::line("").limit(Some(60)),
            rows: Vec::new(),
            list: List::new(),
        };
        picker.search();
        picker
    }

    /// Shows the items that have what was typed, with their headings.
    fn search(&mut self) {
        let needle = folded(self.line.text().trim());
        self.rows.clear();
        for (group, (_, items)) in self.groups.iter().enumerate() {
            let found = items.iter().enumerate();
            let found = found.filter(|(_, item)| item.folded.contains(&needle));
            let found: Vec<Row> = found.map(|(item, _)| Row::Item(group, item)).collect();
            if !found.is_empty() {
                self.rows.push(Row::Heading(group));
                self.rows.extend(found);
            }
        }
        self.list.select(0);
        self.list.set_len(self.rows.len());
        self.land(true);
    }

    fn land(&mut self, downwards: bool) {
        let rows = &self.rows;
        let fits = |row: usize| matches!(rows.get(row), Some(Row::Item(..)));
        landing::land(&mut self.list, rows.len(), fits, downwards);
    }

    fn item(&self, row: usize) -> Option<&Item> {
        match self.rows.get(row)? {
            Row::Item(group, item) => self.groups.get(*group)?.1.get(*item),
            Row::Heading(_) => None,
        }
    }

    /// Arrows and page keys go through the list, everything else is typed.
    pub fn handle<A>(&mut self, input: &Input<A>, cx: &Context) -> Picked {
        let within_line = matches!(input, Input::Key(key)
            if matches!(key.code, Code::Home | Code::End));
        let before = self.list.selected();
        let chosen = if within_line {
            Chosen::Nothing
        } else {
            self.list.handle(input)
        };
        match chosen {
            Chosen::Opened(row) => {
                let item = self.item(row);
                return item.map_or(Picked::Nothing, |item| Picked::Item(item.id.clone()));
            }
            Chosen::Moved => {
                self.land(self.list.selected() >= before);
                return Picked::Nothing;
            }
            Chosen::Nothing => {}
        }
        if matches!(self.line.handle(input, cx), Edited::Changed | Edited::Full) {
            self.search();
        }
        Picked::Nothing
    }

    /// Draws search line and list, and the whole of the item in hand below.
    /// `mark` gives the sign before an item.
    pub fn draw(
        &mut self,
        canvas: &mut Canvas,
        area: Rect,
        mark: impl Fn(&ItemId) -> Option<&'static str>,
        cx: &Context,
    ) {
        let label = tr!(cx.lang, "journal-search");
        let x = canvas.print(area.x, area.y, &label, Role::Accent) + 2;
        let width = area.right().saturating_sub(x);
        let field = Rect {
            x,
            width,
            height: 1,
            ..area
        };
        let hint = tr!(cx.lang, "journal-search-hint");
        self.line.draw(canvas, field, true, &hint);
        let below = place::below(area, area.y + 1 + u16::from(area.height > 14));
        if self.rows.is_empty() {
            let words = tr!(cx.lang, "journal-search-nothing");
            canvas.paragraph(below.x, below.y, below.width, &words, Role::Muted);
            return;
        }
        // Where every item fits its line, nothing need be said twice.
        let longest = text::widest(
            self.groups
                .iter()
                .flat_map(|(_, items)| items.iter().map(|item| item.words.as_str())),
        );
        let whole = if longest + INDENT > usize::from(area.width) {
            let item = self.item(self.list.selected());
            item.map(|item| item.words.trim_start().to_owned())
        } else {
            None
        };
        let foot = whole.as_ref().map_or(0, |_| BELOW + 1);
        let above = place::above(below, foot);
        let list = &mut self.list;
        let (groups, shown) = (&self.groups, &self.rows);
        list.draw(canvas, above, (shown.len(), 1), |canvas, row, in_hand| {
            let Rect { x, y, width, .. } = canvas.area();
            let room = width.saturating_sub(2);
            match shown.get(row) {
                Some(Row::Heading(group)) => {
                    let heading = groups.get(*group).map(|(heading, _)| heading.as_str());
                    canvas.print_within(x, y, room, heading.unwrap_or_default(), Role::Heading);
                }
                Some(Row::Item(group, item)) => {
                    let item = groups.get(*group).and_then(|(_, items)| items.get(*item));
                    let Some(item) = item else { return };
                    if in_hand {
                        canvas.print(x, y, canvas.signs().cursor, Role::Accent);
                    }
                    let mut at = x + 2;
                    if let Some(sign) = mark(&item.id) {
                        at = canvas.print(at, y, sign, Role::Accent) + 1;
                    }
                    let room = (x + room).saturating_sub(at);
                    canvas.print_within(at, y, room, &item.words, Role::Text);
                }
                None => {}
            }
        });
        if let Some(whole) = whole {
            let y = above.bottom() + 1;
            let mut canvas = canvas.part(place::below(below, y));
            canvas.paragraph(area.x, y, area.width, &whole, Role::Muted);
        }
    }
}

fn folded(words: &str) -> String {
    text::fold(words).to_lowercase()
}
