//! Whom one can look at: those chosen first, with how far one has come, then
//! the others, with who they are. Typing looks for somebody.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::page::ExemplarScreen;
use super::rows::{Row, rows};
use crate::domain::ItemRef;
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::form::{Edited, Editor};
use crate::tui::key::Code;
use crate::tui::screen::{Effect, Input, Screen, Title, Typing, answered};
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};
use crate::usecase::contrast::{self, Beside, ContrastSheet};
use crate::usecase::vault::MemberKey;

use super::super::landing::land;
use super::super::place;

/// Columns of a name, at most.
const NAME: u16 = 14;

/// The exemplars.
#[derive(Debug)]
pub struct ContrastScreen {
    key: Arc<MemberKey>,
    /// Only those who did well on this item.
    item: Option<ItemRef>,
    sheet: Option<Arc<ContrastSheet>>,
    line: Editor,
    rows: Vec<Row>,
    list: List,
}

impl ContrastScreen {
    /// All of them, for an unlocked member.
    #[must_use]
    pub fn new(key: Arc<MemberKey>) -> Self {
        Self {
            key,
            item: None,
            sheet: None,
            line: Editor::line("").limit(Some(30)),
            rows: Vec::new(),
            list: List::new(),
        }
    }

    /// Those who did well on an item.
    #[must_use]
    pub fn good_at(key: Arc<MemberKey>, item: ItemRef) -> Self {
        Self {
            item: Some(item),
            ..Self::new(key)
        }
    }

    fn look(&self) -> Effect<ContrastSheet> {
        let key = Arc::clone(&self.key);
        Effect::ask(move |desk| contrast::sheet(desk, &key))
    }

    /// Lays the rows anew; whoever is in hand stays in hand where possible.
    fn lay(&mut self, cx: &Context) {
        let before = self.in_hand().map(|beside| beside.exemplar.id.clone());
        let Some(sheet) = &self.sheet else { return };
        self.rows = rows(sheet, self.item.as_ref(), self.line.text(), cx.lang);
        self.list.set_len(self.rows.len());
        let same = |row: &Row| {
            let beside = row.person().and_then(|at| sheet.all.get(at));
            beside.is_some_and(|beside| Some(&beside.exemplar.id) == before.as_ref())
        };
        let here = self.rows.iter().position(same);
        self.list.select(here.unwrap_or(0));
        self.land(true);
    }

    fn land(&mut self, down: bool) {
        let rows = &self.rows;
        let fits = |row: usize| rows.get(row).and_then(Row::person).is_some();
        land(&mut self.list, rows.len(), fits, down);
    }

    fn in_hand(&self) -> Option<&Beside> {
        let at = self.rows.get(self.list.selected())?.person()?;
        self.sheet.as_ref()?.all.get(at)
    }

    fn open(&self) -> Option<Effect<ContrastSheet>> {
        let beside = self.in_hand()?;
        let mut page = ExemplarScreen::new(Arc::clone(&self.key), beside.exemplar.id.clone());
        if let Some(item) = &self.item {
            let traits = &beside.exemplar.traits;
            let tied = traits
                .iter()
                .find(|each| each.touches(&item.checklist, &item.item));
            page = page.at(tied.map(|each| each.id.clone()));
        }
        Some(Effect::push(page))
    }

    fn moved(&mut self, input: &Input<ContrastSheet>, cx: &Context) -> Vec<Effect<ContrastSheet>> {
        let within_line = matches!(input, Input::Key(key)
            if matches!(key.code, Code::Home | Code::End));
        let before = self.list.selected();
        let chosen = if within_line {
            Chosen::Nothing
        } else {
            self.list.handle(input)
        };
        match chosen {
            Chosen::Opened(_) => return self.open().into_iter().collect(),
            Chosen::Moved => {
                let down = self.list.selected() >= before;
                self.land(down);
                return Vec::new();
            }
            Chosen::Nothing => {}
        }
        match self.line.handle(input, cx) {
            Edited::Changed | Edited::Full => self.lay(cx),
            Edited::Moved | Edited::Nothing => {}
        }
        Vec::new()
    }

    fn draw_row(&self, canvas: &mut Canvas, (row, here): (usize, bool), name: u16, cx: &Context) {
        let Rect { x, y, .. } = canvas.area();
        match self.rows.get(row) {
            Some(Row::Heading(words)) => {
                canvas.print(x, y, words, Role::Heading);
            }
            Some(Row::Person { at, words }) => {
                let all = self.sheet.as_ref().map(|sheet| &sheet.all);
                let Some(beside) = all.and_then(|all| all.get(*at)) else {
                    return;
                };
                if here {
                    canvas.print(x, y, cx.signs.cursor, Role::Accent);
                }
                canvas.print_within(x + 2, y, name, &beside.exemplar.name, Role::Text);
                let room = canvas.area().right().saturating_sub(x + 6 + name);
                canvas.print_within(x + 4 + name, y, room, words, Role::Muted);
            }
            Some(Row::Blank) | None => {}
        }
    }

    /// Who is in hand, in a few rows: who it is, and what one can learn.
    fn about(&self) -> String {
        let Some(beside) = self.in_hand() else {
            return String::new();
        };
        let exemplar = &beside.exemplar;
        let traits = exemplar.traits.iter().map(|each| each.text.as_str());
        let lines: Vec<&str> = [exemplar.who.as_str()]
            .into_iter()
            .filter(|who| !who.is_empty())
            .chain(traits)
            .collect();
        lines.join("\n")
    }
}

impl Screen for ContrastScreen {
    type Answer = ContrastSheet;

    fn handle(&mut self, input: Input<ContrastSheet>, cx: &Context) -> Vec<Effect<ContrastSheet>> {
        match input {
            Input::Opened | Input::Uncovered => vec![self.look()],
            Input::Answer(Err(error)) if self.sheet.is_none() => {
                vec![Effect::Fail(error), Effect::Pop]
            }
            Input::Answer(answer) => answered(answer, |sheet| {
                self.sheet = Some(Arc::new(sheet));
                self.lay(cx);
                Vec::new()
            }),
            Input::Command(Command::Preview) => {
                let sheet = self.sheet.clone();
                sheet
                    .map(|sheet| super::preview(sheet, cx))
                    .into_iter()
                    .collect()
            }
            Input::Language(_) => {
                self.lay(cx);
                Vec::new()
            }
            input => self.moved(&input, cx),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let Some(sheet) = self.sheet.clone() else {
            return;
        };
        let area = canvas.column();
        if sheet.all.is_empty() {
            let words = tr!(cx.lang, "contrast-none");
            canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted);
            return;
        }
        let label = tr!(cx.lang, "contrast-find");
        let x = canvas.print(area.x, area.y, &label, Role::Accent) + 2;
        let field = Rect {
            x,
            width: area.right().saturating_sub(x),
            height: 1,
            ..area
        };
        let hint = tr!(cx.lang, "contrast-find-hint");
        self.line.draw(canvas, field, true, &hint);
        let below = place::below(area, area.y + 2);
        if self.rows.is_empty() {
            let words = tr!(cx.lang, "contrast-find-nothing");
            canvas.paragraph(below.x, below.y, below.width, &words, Role::Muted);
            return;
        }
        let about = self.about();
        let rows = Canvas::rows(&about, below.width).min(below.height / 3);
        let room = below.height.saturating_sub(rows + 1);
        let shown = u16::try_from(self.rows.len()).unwrap_or(u16::MAX);
        let above = Rect {
            height: shown.min(room),
            ..below
        };
        let names = sheet.all.iter().map(|beside| &beside.exemplar.name);
        let name = u16::try_from(text::widest(names)).unwrap_or(NAME).min(NAME);
        let mut list = std::mem::take(&mut self.list);
        list.draw(canvas, above, (self.rows.len(), 1), |canvas, row, here| {
            self.draw_row(canvas, (row, here), name, cx);
        });
        self.list = list;
        let foot = place::below(below, above.bottom() + 1);
        let mut foot = canvas.part(foot);
        let Rect { x, y, width, .. } = foot.area();
        foot.paragraph(x, y, width, &about, Role::Muted);
    }

    fn title(&self, cx: &Context) -> Title {
        let what = match self.item {
            Some(_) => tr!(cx.lang, "contrast-good-at"),
            None => tr!(cx.lang, "contrast-title"),
        };
        let title = Title::new(what);
        let Some(sheet) = &self.sheet else {
            return title;
        };
        match sheet.all.iter().filter(|one| one.is_chosen()).count() {
            0 => title,
            count => title.right(tr!(cx.lang, "contrast-count", count = count.to_string())),
        }
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = Vec::new();
        if self.in_hand().is_some() {
            let open = tr!(cx.lang, "contrast-open");
            offers.push(Offer::named(Command::Open, open));
            offers.push(Offer::named(Command::Up, tr!(cx.lang, "sheet-choose")));
        }
        offers.push(Offer::new(Command::Preview));
        offers.push(Offer::new(Command::Back));
        offers
    }

    fn typing(&self) -> Typing {
        Typing::Line
    }
}
