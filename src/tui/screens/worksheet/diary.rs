//! Days of one's journal that touch the item in hand: beside it where there is
//! room, and on a page from which their words are put into the field.

use chrono::NaiveDate;
use ratatui::layout::Rect;
use zeroize::Zeroizing;

use crate::domain::journal::JournalDay;
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::form::date_words;
use crate::tui::screen::{Effect, Input, Screen, Title};
use crate::tui::theme::Role;
use crate::tui::toast::Toast;
use crate::tui::widget::{Chosen, List};
use crate::usecase::journal;
use crate::usecase::vault::MemberKey;
use crate::usecase::worksheet::Whose;
use crate::usecase::{Desk, Error};

use super::super::{dates, place};
use super::item_form::{CAUSES, FACTS, MEASURES, NOTES};
use super::pad::Pad;
use super::{Answer, Mode, WorksheetScreen, act};

/// How many days are shown beside an item, and how many rows of each.
const SHOWN: (usize, usize) = (3, 3);

/// The days that touch items, the latest first.
#[derive(Debug, Default)]
pub(in crate::tui::screens) struct Diary(Vec<JournalDay>);

impl Diary {
    /// Reads them. Beside the body's worksheet nobody's journal stands.
    pub fn read(desk: &Desk, key: &MemberKey, whose: Whose) -> Result<Self, Error> {
        Ok(Self(match whose {
            Whose::Own => journal::tagged(desk, key)?,
            Whose::Body => Vec::new(),
        }))
    }

    /// Those that touch the item in hand.
    fn at<'a>(&'a self, pad: &Pad) -> Vec<&'a JournalDay> {
        let Some(entry) = pad.entry() else {
            return Vec::new();
        };
        let touching = |day: &&JournalDay| day.items.contains(&entry.item);
        self.0.iter().filter(touching).collect()
    }
}

/// Words of the journal on their way into a field.
pub struct Words(Zeroizing<String>);

impl std::fmt::Debug for Words {
    /// Without them.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words(…)")
    }
}

/// Draws the days beside the item; returns the row after them.
pub(super) fn beside(canvas: &mut Canvas, area: Rect, pad: &Pad, cx: &Context) -> u16 {
    let days = pad.diary.at(pad);
    let mut y = area.y;
    if days.is_empty() {
        return y;
    }
    let Rect { x, width, .. } = area;
    canvas.print(x, y, &tr!(cx.lang, "journal-beside"), Role::Muted);
    let key = cx.key_label(Command::Journal);
    let words = tr!(cx.lang, "journal-beside-key", key = key);
    canvas.print_right(area.right(), y, &words, Role::Muted);
    let (most, rows) = SHOWN;
    for day in days.iter().take(most) {
        y += 1;
        let after = canvas.print(x, y, &dates::day(cx.lang, day.day), Role::Muted);
        let indent = after.saturating_sub(x) + 1;
        let answers = day.answers.iter().map(|answer| answer.trim());
        let answers: Vec<&str> = answers.filter(|answer| !answer.is_empty()).collect();
        let between = format!(" {} ", canvas.signs().separator);
        let answers = Zeroizing::new(answers.join(&between));
        let words = Zeroizing::new(text::sanitize(&answers).into_owned());
        let lines = text::wrapped(&words, usize::from(width.saturating_sub(indent)));
        for (row, line) in lines.iter().take(rows).enumerate() {
            let end = if row + 1 == rows && lines.len() > rows {
                canvas.signs().ellipsis
            } else {
                ""
            };
            let line = Zeroizing::new(format!("{line}{end}"));
            canvas.print_within(x + indent, y, width - indent, &line, Role::Text);
            y += 1;
        }
        y -= 1;
    }
    if days.len() > most {
        let count = (days.len() - most).to_string();
        let words = tr!(cx.lang, "journal-beside-more", count = count);
        canvas.print(x, y + 1, &words, Role::Muted);
        y += 1;
    }
    y + 2
}

impl WorksheetScreen {
    /// Looking at the days of the journal.
    pub(super) fn diary_offer(&self, pad: &Pad, cx: &Context) -> Option<Offer> {
        if self.whose == Whose::Body || pad.entry().is_none() {
            return None;
        }
        let offer = Offer::named(Command::Journal, tr!(cx.lang, "journal-beside-offer"));
        Some(if pad.diary.at(pad).is_empty() {
            offer.quiet()
        } else {
            offer
        })
    }

    /// Shows the days that touch the item in hand.
    pub(super) fn diary(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let mut effects = self.save(cx);
        if let Some(pad) = &self.pad {
            let screen = DiaryScreen::new(&pad.diary, pad);
            effects.push(Effect::call(screen, Answer::Taken));
        }
        effects
    }

    /// Puts words below what stands in the field in hand, or in the first one.
    pub(super) fn taken(&mut self, words: &Words, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = &mut self.pad else {
            return Vec::new();
        };
        if !pad.is_open() {
            let key = cx.key_label(Command::TakeBack);
            let why = act::not_mine(pad, cx);
            let why = why.unwrap_or_else(|| tr!(cx.lang, "sheet-take-back-first", key = key));
            return vec![Effect::Toast(Toast::warning(why))];
        }
        if self.mode == Mode::Tree {
            self.mode = Mode::Edit;
        }
        let texts = [
            (FACTS, tr!(cx.lang, "sheet-facts")),
            (CAUSES, tr!(cx.lang, "sheet-causes")),
            (MEASURES, tr!(cx.lang, "sheet-measures")),
            (NOTES, tr!(cx.lang, "sheet-notes")),
        ];
        let [first, ..] = &texts;
        let in_hand = texts.iter().find(|(field, _)| *field == pad.form.focus());
        let (field, name) = in_hand.unwrap_or(first);
        let (field, name) = (*field, name.as_str());
        pad.form.set_focus(field);
        let Some(editor) = pad.form.editor_mut(field) else {
            return Vec::new();
        };
        let Some(joined) = journal::below(editor.text(), &words.0) else {
            let words = tr!(cx.lang, "journal-taken-here-before", field = name);
            return vec![Effect::Toast(Toast::warning(words))];
        };
        editor.set_text(&Zeroizing::new(joined));
        self.saving.touch(pad.at(), cx.now);
        self.marks.touch(cx.now);
        vec![Effect::toast(tr!(
            cx.lang,
            "journal-taken-here",
            field = name
        ))]
    }
}

/// An answer of a day.
struct Row {
    day: NaiveDate,
    question: String,
    words: Zeroizing<String>,
}

/// The answers of the days that touch an item; it gives the words chosen.
struct DiaryScreen {
    rows: Vec<Row>,
    list: List,
}

impl DiaryScreen {
    fn new(diary: &Diary, pad: &Pad) -> Self {
        let mut rows = Vec::new();
        for day in diary.at(pad) {
            for (question, answer) in day.questions.iter().zip(&day.answers) {
                if !answer.trim().is_empty() {
                    rows.push(Row {
                        day: day.day,
                        question: question.clone(),
                        words: Zeroizing::new(answer.clone()),
                    });
                }
            }
        }
        let mut list = List::new();
        list.set_len(rows.len());
        Self { rows, list }
    }
}

impl Screen for DiaryScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        let row = match self.list.handle(&input) {
            Chosen::Opened(row) => row,
            Chosen::Nothing if matches!(input, Input::Command(Command::TakeOver)) => {
                self.list.selected()
            }
            Chosen::Nothing if matches!(input, Input::Command(Command::Journal)) => {
                return vec![Effect::Pop];
            }
            Chosen::Moved | Chosen::Nothing => return Vec::new(),
        };
        let row = self.rows.get(row);
        row.map(|row| Effect::give(Words(row.words.clone())))
            .into_iter()
            .collect()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let Some(in_hand) = self.rows.get(self.list.selected()) else {
            let key = cx.key_label(Command::Tag);
            let words = tr!(cx.lang, "journal-beside-empty", key = key);
            canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted);
            return;
        };
        let question = Canvas::rows(&in_hand.question, area.width);
        let rows = question + Canvas::rows(&in_hand.words, area.width);
        let foot = rows.min(area.height / 2) + 1;
        let (below, words) = (place::above(area, foot), &self.rows);
        let today = cx.wall.date();
        let days = words.iter().map(|row| date_words(row.day, today, cx.lang));
        let column = text::widest(days) as u16 + 2;
        let y = below.bottom() + 1;
        let y = canvas.paragraph(area.x, y, area.width, &in_hand.question, Role::Muted);
        canvas.paragraph(area.x, y, area.width, &in_hand.words, Role::Text);
        let (rows, list) = (&self.rows, &mut self.list);
        list.draw(canvas, below, (rows.len(), 1), |canvas, row, in_hand| {
            let Rect { x, y, width, .. } = canvas.area();
            let Some(row) = rows.get(row) else { return };
            if in_hand {
                canvas.print(x, y, canvas.signs().cursor, Role::Accent);
            }
            let day = date_words(row.day, today, cx.lang);
            canvas.print_within(x + 2, y, column, &day, Role::Muted);
            let line = row.words.lines().find(|line| !line.trim().is_empty());
            let room = width.saturating_sub(column + 4);
            canvas.print_within(
                x + 2 + column,
                y,
                room,
                line.unwrap_or_default(),
                Role::Text,
            );
        });
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "journal-beside-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        if self.rows.is_empty() {
            return vec![Offer::new(Command::Back)];
        }
        let take = tr!(cx.lang, "journal-take-here");
        vec![
            Offer::named(Command::Open, take.clone()),
            Offer::named(Command::Up, tr!(cx.lang, "journal-choose")),
            Offer::new(Command::Back),
            Offer::named(Command::TakeOver, take).quiet(),
        ]
    }
}
