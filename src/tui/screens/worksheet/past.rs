//! What was written before on the same page, read only: beside what is being
//! written, or on a page of its own where there is no room.

use ratatui::layout::Rect;
use zeroize::Zeroize;

use crate::lang::Lang;
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title};
use crate::tui::theme::Role;
use crate::tui::widget::Pager;

use super::item_form::name;
use super::loading::Past;
use super::pad::Pad;
use super::page::Page;

/// Labelled texts, wiped when they go.
pub(super) struct Texts(pub Vec<(String, String)>);

impl std::fmt::Debug for Texts {
    /// How many; the words are somebody's secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Texts({})", self.0.len())
    }
}

impl Drop for Texts {
    fn drop(&mut self) {
        for (_, words) in &mut self.0 {
            words.zeroize();
        }
    }
}

/// The title of what was written before.
pub(super) fn title(past: &Past, lang: &Lang) -> String {
    tr!(lang, "sheet-past", title = past.0.meeting.title.as_str())
}

/// What was written before on the page in hand; nothing when nothing was.
pub(super) fn texts(past: &Past, pad: &Pad, lang: &Lang) -> Texts {
    let written = &past.0.written;
    let texts = match pad.at() {
        Page::Part(kind) => vec![(String::new(), written.part(kind).to_owned())],
        Page::Item(_) => {
            let here = pad.entry().map(|entry| (&entry.item, &entry.edition.id));
            let then = written
                .entries
                .iter()
                .find(|entry| here == Some((&entry.item, &entry.edition.id)));
            then.map(|entry| {
                let rating = entry.rating.map(|rating| name(rating, lang));
                vec![
                    (tr!(lang, "sheet-rating"), rating.unwrap_or_default()),
                    (tr!(lang, "sheet-facts"), entry.facts.clone()),
                    (tr!(lang, "sheet-causes"), entry.causes.clone()),
                    (tr!(lang, "sheet-measures"), entry.measures.clone()),
                ]
            })
            .unwrap_or_default()
        }
    };
    let mut texts = Texts(texts);
    texts.0.retain(|(_, words)| !words.trim().is_empty());
    texts
}

/// Draws it into a column, from its first row on; returns the row after it.
pub(super) fn draw(
    canvas: &mut Canvas,
    area: Rect,
    (past, pad): (Option<&Past>, &Pad),
    cx: &Context,
) -> u16 {
    let mut canvas = canvas.part(area);
    let Some(past) = past else {
        let words = tr!(cx.lang, "sheet-past-none");
        return canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted);
    };
    let title = title(past, cx.lang);
    let mut y = canvas.paragraph(area.x, area.y, area.width, &title, Role::Heading);
    let texts = texts(past, pad, cx.lang);
    if texts.0.is_empty() {
        let words = tr!(cx.lang, "sheet-past-nothing-here");
        return canvas.paragraph(area.x, y, area.width, &words, Role::Muted);
    }
    for (label, words) in &texts.0 {
        y += 1;
        if !label.is_empty() {
            canvas.print(area.x, y, label, Role::Muted);
            y += 1;
        }
        y = canvas.paragraph(area.x, y, area.width, words, Role::Text);
    }
    y
}

/// The same on a page of its own.
#[derive(Debug)]
pub(super) struct PastScreen {
    title: String,
    texts: Texts,
    pager: Pager,
}

impl PastScreen {
    pub fn new(past: &Past, pad: &Pad, lang: &Lang) -> Self {
        Self {
            title: title(past, lang),
            texts: texts(past, pad, lang),
            pager: Pager::new(),
        }
    }
}

impl Screen for PastScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        if matches!(input, Input::Command(Command::Earlier)) {
            return vec![Effect::Pop];
        }
        self.pager.handle(&input);
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let room = usize::from(area.width.saturating_sub(2).max(2));
        let mut rows: Vec<(String, Role)> = Vec::new();
        for (label, words) in &self.texts.0 {
            if !label.is_empty() {
                rows.push((label.clone(), Role::Muted));
            }
            let clean = text::sanitize(words);
            let lines = text::wrapped(&clean, room).into_iter();
            rows.extend(lines.map(|line| (line.to_owned(), Role::Text)));
            rows.push((String::new(), Role::Text));
        }
        if rows.is_empty() {
            rows.push((tr!(cx.lang, "sheet-past-nothing-here"), Role::Muted));
        }
        self.pager.draw(canvas, area, rows.len(), |canvas, row| {
            if let Some((words, role)) = rows.get(row) {
                let Rect { x, y, .. } = canvas.area();
                canvas.print(x, y, words, *role);
            }
        });
        for (words, _) in &mut rows {
            words.zeroize();
        }
    }

    fn title(&self, _cx: &Context) -> Title {
        Title::new(self.title.clone())
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Earlier, tr!(cx.lang, "sheet-past-close")),
            Offer::named(Command::Next, tr!(cx.lang, "sheet-page-down")),
            Offer::new(Command::Back),
        ]
    }
}
