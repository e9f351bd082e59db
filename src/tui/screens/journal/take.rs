//! 写进对照检查: which words of a day, and below which item they are put.

use std::sync::Arc;

use ratatui::layout::Rect;
use zeroize::Zeroizing;

use crate::domain::journal::JournalDay;
use crate::domain::{Checklist, ItemId};
use crate::lang::Lang;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Place, Screen, Title, Typing};
use crate::tui::theme::Role;
use crate::tui::toast::Toast;
use crate::tui::widget::{Chosen, List};
use crate::usecase::Error;
use crate::usecase::journal::{self, Targets};
use crate::usecase::vault::MemberKey;

use super::super::place;
use super::item_words;
use super::picker::{Picked, Picker};

/// Columns of the dialog.
const WIDTH: u16 = 64;

/// Which answers of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// The answer to this question.
    Answer(usize),
    /// All of them, below each other.
    All,
}

impl Take {
    /// The screen that asks for the item.
    pub(super) fn into_item(
        self,
        key: Arc<MemberKey>,
        day: &JournalDay,
        targets: &Targets,
    ) -> impl Screen + use<> {
        ItemScreen {
            key,
            words: self.words(day),
            picker: None,
            checklist: targets.checklist.clone(),
            tagged: day.items.clone(),
        }
    }

    fn words(self, day: &JournalDay) -> Zeroizing<String> {
        let answers = day.answers.iter().enumerate();
        let taken = answers.filter(|(place, answer)| {
            let meant = match self {
                Self::Answer(only) => only == *place,
                Self::All => true,
            };
            meant && !answer.trim().is_empty()
        });
        let taken: Vec<&str> = taken.map(|(_, answer)| answer.trim()).collect();
        Zeroizing::new(taken.join("\n"))
    }
}

/// A dialog that asks which answers; it gives the [`Take`].
pub(super) struct WordsScreen {
    lines: Vec<(Take, String, Zeroizing<String>)>,
    list: List,
}

impl WordsScreen {
    /// With the answer in hand chosen.
    pub fn new(day: &JournalDay, in_hand: Option<usize>, lang: &Lang) -> Self {
        let mut lines = Vec::new();
        for (place, (question, answer)) in day.questions.iter().zip(&day.answers).enumerate() {
            if !answer.trim().is_empty() {
                let answer = Zeroizing::new(answer.clone());
                lines.push((Take::Answer(place), question.clone(), answer));
            }
        }
        let all = tr!(lang, "journal-take-all");
        let about = Zeroizing::new(tr!(lang, "journal-take-all-about"));
        lines.push((Take::All, all, about));
        let mut list = List::new();
        list.set_len(lines.len());
        let meant = in_hand.map(Take::Answer);
        let row = lines.iter().position(|(take, ..)| Some(*take) == meant);
        list.select(row.unwrap_or(0));
        Self { lines, list }
    }

    fn opened(&self, row: usize) -> Vec<Effect<()>> {
        let line = self.lines.get(row);
        line.map(|(take, ..)| Effect::give(*take))
            .into_iter()
            .collect()
    }
}

impl Screen for WordsScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        // A digit chooses as well.
        if let Input::Key(key) = &input
            && let Some(row) = key.digit().and_then(|digit| digit.checked_sub(1))
        {
            return self.opened(row);
        }
        match self.list.handle(&input) {
            Chosen::Opened(row) => self.opened(row),
            Chosen::Moved | Chosen::Nothing => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, _cx: &Context) {
        let area = canvas.area();
        let Self { lines, list } = self;
        list.draw(canvas, area, (lines.len(), 2), |canvas, row, in_hand| {
            let Rect { x, y, .. } = canvas.area();
            let Some((_, question, answer)) = lines.get(row) else {
                return;
            };
            if in_hand {
                canvas.print(x, y, canvas.signs().cursor, Role::Accent);
            }
            let words = format!("{} {question}", row + 1);
            canvas.print(x + 2, y, &words, Role::Text);
            let line = answer.lines().find(|line| !line.trim().is_empty());
            canvas.print(x + 4, y + 1, line.unwrap_or_default(), Role::Muted);
        });
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "journal-take-which"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "journal-choose-this")),
            Offer::new(Command::Back),
        ]
    }

    fn place(&self, _cx: &Context) -> Place {
        let lines = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        Place::Dialog {
            width: WIDTH,
            height: lines.saturating_mul(2),
        }
    }
}

/// Below which item the words are put.
struct ItemScreen {
    key: Arc<MemberKey>,
    words: Zeroizing<String>,
    picker: Option<Picker>,
    checklist: Checklist,
    tagged: Vec<ItemId>,
}

impl ItemScreen {
    fn picker(&mut self, lang: &Lang) -> &mut Picker {
        self.picker.get_or_insert_with(|| {
            let heading = tr!(lang, "journal-take-tagged");
            Picker::new(&self.checklist, (&self.tagged, heading))
        })
    }

    fn put(&self, item: ItemId) -> Effect<(ItemId, bool)> {
        let (key, words) = (Arc::clone(&self.key), self.words.clone());
        Effect::ask(move |desk| {
            let taken = journal::take_over(desk, &key, &item, &words)?;
            Ok((item, taken))
        })
    }
}

impl Screen for ItemScreen {
    type Answer = (ItemId, bool);

    fn handle(&mut self, input: Input<Self::Answer>, cx: &Context) -> Vec<Effect<Self::Answer>> {
        match input {
            Input::Answer(Ok((item, taken))) => {
                let item = item_words(&self.checklist, &item, cx.lang).unwrap_or_default();
                if taken {
                    let words = tr!(cx.lang, "journal-taken", item = item);
                    vec![Effect::toast(words), Effect::Pop]
                } else {
                    let words = tr!(cx.lang, "journal-taken-before", item = item);
                    vec![Effect::Toast(Toast::warning(words))]
                }
            }
            Input::Answer(Err(Error::AlreadyHandedIn)) => {
                let key = cx.key_label(Command::TakeBack);
                let words = tr!(cx.lang, "journal-handed-in", key = key);
                vec![Effect::Toast(Toast::warning(words))]
            }
            Input::Answer(Err(error)) => vec![Effect::Fail(error)],
            input => match self.picker(cx.lang).handle(&input, cx) {
                Picked::Item(id) => vec![self.put(id)],
                Picked::Nothing => Vec::new(),
            },
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let first = self.words.lines().next().unwrap_or_default();
        let line = tr!(cx.lang, "journal-take-words", words = first);
        let line = Zeroizing::new(line);
        canvas.print_within(area.x, area.y, area.width, &line, Role::Muted);
        let below = place::below(area, area.y + 1 + u16::from(area.height > 14));
        self.picker(cx.lang).draw(canvas, below, |_| None, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "journal-take-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "journal-take-here")),
            Offer::named(Command::Up, tr!(cx.lang, "journal-choose")),
            Offer::new(Command::Back),
        ]
    }

    fn typing(&self) -> Typing {
        Typing::Line
    }
}
