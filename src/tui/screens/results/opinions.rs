//! Opinions, item by item: released texts only, in no order, never beside a
//! grade.

use ratatui::layout::Rect;

use crate::assess::Comments;
use crate::domain::questionnaire::{AnswerKind, QuestionnaireItem};
use crate::text;
use crate::tr;
use crate::tui::command::Command;
use crate::tui::key::Code;
use crate::tui::widget::Pager;
use crate::tui::{Canvas, Context, Effect, Input, Offer, Role, Screen, Title, answered};
use crate::usecase::results;

use super::sheet::{Sheet, full_name};

/// What people wrote about one subject.
pub(super) struct OpinionsScreen {
    sheet: Sheet,
    subject: usize,
    /// Texts per list of the result, shuffled once.
    texts: Vec<Vec<String>>,
    pager: Pager,
}

/// A line of the page.
struct Line {
    indent: u16,
    words: String,
    role: Role,
}

impl OpinionsScreen {
    /// Opinions on a subject, or on the first one about whom any were asked.
    pub(super) fn new(sheet: Sheet, subject: usize) -> Self {
        let mut screen = Self {
            sheet,
            subject,
            texts: Vec::new(),
            pager: Pager::new(),
        };
        if screen.items().is_empty() {
            let first = (0..screen.sheet.subjects().len()).find(|subject| screen.asked(*subject));
            screen.subject = first.unwrap_or(subject);
        }
        screen
    }

    fn asked(&self, subject: usize) -> bool {
        let Some(subject) = self.sheet.subjects().get(subject) else {
            return false;
        };
        self.sheet
            .result()
            .comments
            .iter()
            .any(|comments| comments.subject == subject.id)
    }

    /// The items on which opinions about this subject were asked.
    fn items(&self) -> Vec<&QuestionnaireItem> {
        let Some(subject) = self.sheet.subjects().get(self.subject) else {
            return Vec::new();
        };
        let result = self.sheet.result();
        let items = result.questionnaire.items.iter();
        items
            .filter(|item| matches!(item.kind, AnswerKind::Opinion { .. }))
            .filter(|item| result.comments_on(&item.id, &subject.id).next().is_some())
            .collect()
    }

    fn step(&mut self, by: isize) {
        let mut at = self.subject;
        while let Some(next) = at.checked_add_signed(by) {
            if next >= self.sheet.subjects().len() {
                return;
            }
            if self.asked(next) {
                self.subject = next;
                self.pager = Pager::new();
                return;
            }
            at = next;
        }
    }

    fn lines(&self, columns: u16, cx: &Context) -> Vec<Line> {
        let mut lines = Vec::new();
        let result = self.sheet.result();
        let Some(subject) = self.sheet.subjects().get(self.subject) else {
            return lines;
        };
        for item in self.items() {
            if !lines.is_empty() {
                lines.push(Line {
                    indent: 0,
                    words: String::new(),
                    role: Role::Text,
                });
            }
            push(&mut lines, 0, &item.label, Role::Heading, columns);
            push(&mut lines, 0, &item.text, Role::Muted, columns);
            for (place, comments) in result.comments.iter().enumerate() {
                if comments.item == item.id && comments.subject == subject.id {
                    self.list(&mut lines, place, comments, columns, cx);
                }
            }
        }
        lines
    }

    fn list(
        &self,
        lines: &mut Vec<Line>,
        place: usize,
        comments: &Comments,
        columns: u16,
        cx: &Context,
    ) {
        let from: Vec<&str> = comments
            .from
            .iter()
            .map(|id| self.sheet.group_name(id))
            .collect();
        let names = from.join(&tr!(cx.lang, "results-list-comma"));
        lines.push(Line {
            indent: 0,
            words: String::new(),
            role: Role::Text,
        });
        let Some(shown) = comments.texts.shown() else {
            let threshold = self.sheet.result().comment_threshold;
            let words = tr!(
                cx.lang,
                "results-opinions-few",
                groups = names,
                threshold = threshold
            );
            push(
                lines,
                0,
                &format!("{} {words}", cx.signs.withheld),
                Role::Muted,
                columns,
            );
            return;
        };
        let (together, count) = (from.len() > 1, shown.len());
        let heading = heading(names, together, count, cx);
        push(lines, 0, &heading, Role::Accent, columns);
        if shown.is_empty() {
            push(
                lines,
                2,
                &tr!(cx.lang, "results-opinions-none"),
                Role::Muted,
                columns,
            );
        }
        for text in self.texts.get(place).unwrap_or(shown) {
            let first = lines.len();
            push(lines, 2, text, Role::Text, columns);
            if let Some(line) = lines.get_mut(first) {
                line.indent = 0;
                line.words = format!("{} {}", cx.signs.separator, line.words);
            }
        }
    }
}

/// Whose opinions follow, and how many.
fn heading(names: String, together: bool, count: usize, cx: &Context) -> String {
    if together {
        tr!(
            cx.lang,
            "results-opinions-together",
            groups = names,
            count = count
        )
    } else {
        tr!(
            cx.lang,
            "results-opinions-from",
            group = names,
            count = count
        )
    }
}

/// Adds words, broken to the columns left of the indent.
fn push(lines: &mut Vec<Line>, indent: u16, words: &str, role: Role, columns: u16) {
    let words = text::sanitize(words);
    for line in text::wrapped(&words, usize::from(columns.saturating_sub(indent).max(2))) {
        lines.push(Line {
            indent,
            words: line.to_owned(),
            role,
        });
    }
}

impl Screen for OpinionsScreen {
    type Answer = Vec<Vec<String>>;

    fn handle(&mut self, input: Input<Self::Answer>, _cx: &Context) -> Vec<Effect<Self::Answer>> {
        if self.pager.handle(&input) {
            return Vec::new();
        }
        match input {
            Input::Opened => {
                let lists = self.sheet.result().comments.iter();
                let lists = lists.map(|list| list.texts.shown().cloned().unwrap_or_default());
                let lists: Vec<Vec<String>> = lists.collect();
                return vec![Effect::ask(move |_| {
                    lists.iter().map(|list| results::shuffled(list)).collect()
                })];
            }
            Input::Answer(answer) => {
                return answered(answer, |texts| {
                    self.texts = texts;
                    Vec::new()
                });
            }
            Input::Command(Command::Left) => self.step(-1),
            Input::Command(Command::Right) => self.step(1),
            Input::Key(key) if key.code == Code::Left => self.step(-1),
            Input::Key(key) if key.code == Code::Right => self.step(1),
            _ => {}
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        if self.items().is_empty() {
            canvas.paragraph(
                area.x,
                area.y,
                area.width,
                &tr!(cx.lang, "results-no-opinions"),
                Role::Muted,
            );
            return;
        }
        let note = tr!(cx.lang, "results-opinions-note");
        let below = Canvas::rows(&note, area.width);
        let lines = self.lines(area.width.saturating_sub(2), cx);
        let texts = Rect {
            height: area.height.saturating_sub(below + 1),
            ..area
        };
        self.pager
            .draw(canvas, texts, lines.len(), |canvas, index| {
                if let Some(line) = lines.get(index) {
                    let Rect { x, y, .. } = canvas.area();
                    canvas.print(x + line.indent, y, &line.words, line.role);
                }
            });
        canvas.paragraph(
            area.x,
            area.bottom() - below,
            area.width,
            &note,
            Role::Muted,
        );
    }

    fn title(&self, cx: &Context) -> Title {
        let name = self
            .sheet
            .subjects()
            .get(self.subject)
            .map(full_name)
            .unwrap_or_default();
        Title::new(tr!(cx.lang, "results-opinions-title", name = name)).right(self.sheet.base(cx))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let others = (0..self.sheet.subjects().len())
            .filter(|s| self.asked(*s))
            .count();
        let mut offers = vec![Offer::named(
            Command::Next,
            tr!(cx.lang, "results-next-page"),
        )];
        if others > 1 {
            offers.insert(
                0,
                Offer::named(Command::Right, tr!(cx.lang, "results-next-subject")),
            );
        }
        offers
    }
}
