//! One finding explained: why, how to mend it, a passage of the kind and the
//! same passage mended, and when to ignore it.

use std::sync::Arc;

use ratatui::layout::Rect;
use zeroize::Zeroize;

use crate::say::finding::{explain, mend, sentence};
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::tui::widget::Pager;
use crate::usecase::review;

use super::reason::ReasonScreen;
use super::{Explained, Keep, Pointed};

/// The most characters of a passage that are shown.
const SHOWN: usize = 120;

/// What this screen's asks and called screens answer.
#[derive(Debug)]
pub enum Answer {
    /// Why it does not hold here.
    Reason(String),
    /// It is put aside, or shown again.
    Done,
}

/// A finding explained.
#[derive(Debug)]
pub struct ExplainScreen {
    pointed: Pointed,
    /// Its place in what was handed over.
    at: usize,
    keep: Option<Keep>,
    /// The reason that is being kept.
    given: Option<String>,
    pager: Pager,
}

impl ExplainScreen {
    /// The finding at a place of what was handed over; without `keep` it can
    /// only be read.
    #[must_use]
    pub fn new(pointed: Pointed, at: usize, keep: Option<Keep>) -> Self {
        Self {
            pointed,
            at,
            keep,
            given: None,
            pager: Pager::new(),
        }
    }

    fn rows(&self, columns: u16, cx: &Context) -> Vec<(u16, String, Role)> {
        let finding = &self.pointed.finding;
        let explained = explain(cx.lang, finding.rule);
        let mut page = Page {
            rows: Vec::new(),
            columns,
        };
        page.put(0, &sentence(cx.lang, finding), Role::Text);
        if !self.pointed.excerpt.trim().is_empty() {
            page.put(2, &shortened(&self.pointed.excerpt), Role::Mark);
        }
        if let Some(reason) = &self.pointed.reason {
            page.gap();
            let words = tr!(cx.lang, "findings-silenced-why", reason = reason.as_str());
            page.put(0, &words, Role::Good);
        }
        page.section(
            &tr!(cx.lang, "findings-mend"),
            &mend(cx.lang, finding),
            Role::Text,
        );
        page.section(
            &tr!(cx.lang, "findings-finds"),
            &explained.finds,
            Role::Text,
        );
        page.section(&tr!(cx.lang, "findings-bad"), &explained.bad, Role::Bad);
        page.section(
            &tr!(cx.lang, "findings-mended"),
            &explained.mended,
            Role::Good,
        );
        page.section(
            &tr!(cx.lang, "findings-ignore"),
            &explained.ignore,
            Role::Text,
        );
        page.section(
            &tr!(cx.lang, "findings-source"),
            &explained.source,
            Role::Muted,
        );
        page.rows
    }

    fn put_aside(&self, cx: &Context) -> Vec<Effect<Answer>> {
        let (Some(keep), Some(silence)) = (self.keep.clone(), self.pointed.silence.clone()) else {
            return Vec::new();
        };
        if self.pointed.reason.is_none() {
            return vec![Effect::call(ReasonScreen::new(cx.lang), Answer::Reason)];
        }
        vec![Effect::ask(move |desk| {
            review::restore(desk, &keep.key, keep.about, &silence)?;
            Ok(Answer::Done)
        })]
    }

    fn answered(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Reason(reason) => {
                let (Some(keep), Some(mut silence)) =
                    (self.keep.clone(), self.pointed.silence.clone())
                else {
                    return Vec::new();
                };
                silence.reason.clone_from(&reason);
                self.given = Some(reason);
                let key = Arc::clone(&keep.key);
                vec![Effect::ask(move |desk| {
                    review::silence(desk, &key, keep.about, &silence)?;
                    Ok(Answer::Done)
                })]
            }
            Answer::Done => {
                let words = if self.pointed.reason.is_none() {
                    tr!(cx.lang, "findings-silenced-now")
                } else {
                    tr!(cx.lang, "findings-restored-now")
                };
                let answered = Explained::Answered(self.at, self.given.take());
                vec![Effect::toast(words), Effect::give(answered)]
            }
        }
    }
}

struct Page {
    rows: Vec<(u16, String, Role)>,
    columns: u16,
}

impl Page {
    fn gap(&mut self) {
        self.rows.push((0, String::new(), Role::Text));
    }

    fn put(&mut self, indent: u16, words: &str, role: Role) {
        let room = usize::from(self.columns.saturating_sub(indent).max(2));
        let mut clean = text::sanitize(words).into_owned();
        for line in text::wrapped(&clean, room) {
            self.rows.push((indent, line.to_owned(), role));
        }
        clean.zeroize();
    }

    fn section(&mut self, label: &str, words: &str, role: Role) {
        if words.trim().is_empty() {
            return;
        }
        self.gap();
        self.put(0, label, Role::Muted);
        self.put(2, words, role);
    }
}

/// The beginning of a passage.
fn shortened(words: &str) -> String {
    match words.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("{}…", words.get(..cut).unwrap_or_default()),
        None => words.to_owned(),
    }
}

impl Screen for ExplainScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Answer(answer) => answered(answer, |answer| self.answered(answer, cx)),
            Input::Command(Command::Open) => vec![Effect::give(Explained::Mend(self.at))],
            Input::Command(Command::Remove) => self.put_aside(cx),
            input => {
                self.pager.handle(&input);
                Vec::new()
            }
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let mut rows = self.rows(area.width.saturating_sub(2), cx);
        self.pager.draw(canvas, area, rows.len(), |canvas, row| {
            if let Some((indent, words, role)) = rows.get(row) {
                let Rect { x, y, .. } = canvas.area();
                canvas.print(x + indent, y, words, *role);
            }
        });
        for (_, words, _) in &mut rows {
            words.zeroize();
        }
    }

    fn title(&self, cx: &Context) -> Title {
        let rule = self.pointed.finding.rule;
        let name = explain(cx.lang, rule).title;
        Title::new(format!("{} {name}", rule.code())).right(self.pointed.place.clone())
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = vec![Offer::named(
            Command::Open,
            tr!(cx.lang, "findings-go-mend"),
        )];
        if self.keep.is_some() && self.pointed.silence.is_some() {
            offers.push(silence_offer(&self.pointed, cx));
        }
        offers.push(Offer::named(Command::Next, tr!(cx.lang, "sheet-page-down")));
        offers.push(Offer::new(Command::Back));
        offers
    }
}

/// Putting a finding aside, or showing it again.
pub(super) fn silence_offer(pointed: &Pointed, cx: &Context) -> Offer {
    let label = if pointed.reason.is_none() {
        tr!(cx.lang, "findings-silence")
    } else {
        tr!(cx.lang, "findings-restore")
    };
    Offer::named(Command::Remove, label)
}
