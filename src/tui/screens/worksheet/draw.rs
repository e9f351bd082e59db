//! How the two ways of writing look. Guided: the question at the top, the
//! answers below, in a wide terminal what helps to think beside them. Free: the
//! tree, and the chosen page beside or below it.

use ratatui::layout::Rect;

use crate::tr;
use crate::tui::canvas::{COLUMN, Canvas};
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::theme::Role;

use super::item_form::name;
use super::loading::Past;
use super::pad::Pad;
use super::page::Page;
use super::tree::{Tree, lines};
use super::{Mode, diary, head, past};

/// The narrowest place with room for a column beside the form.
pub(super) const WIDE: u16 = 108;

/// The narrowest place that can be divided into two columns.
pub(super) const HALVED: u16 = 72;

/// Columns of the tree where it stands beside the page.
const TREE: u16 = 36;

/// Draws one question after another.
pub(super) fn guided(
    canvas: &mut Canvas,
    pad: &mut Pad,
    (past, halved): (Option<&Past>, bool),
    cx: &Context,
) {
    let area = canvas.area();
    let wide = area.width >= WIDE;
    let mut main = canvas.column();
    let halved = halved && area.width >= HALVED;
    if halved && !wide {
        main.width = area.width / 2;
    }
    pad.set_beside(wide, cx);
    if wide || halved {
        let x = main.right() + if wide { 3 } else { 2 };
        let width = area.right().saturating_sub(x);
        let beside = Rect { x, width, ..area };
        helps(canvas, beside, (pad, past, wide, halved), cx);
    }
    page(canvas, main, pad, cx);
}

/// What helps to think, beside the form.
fn helps(
    canvas: &mut Canvas,
    area: Rect,
    (pad, past, wide, halved): (&Pad, Option<&Past>, bool, bool),
    cx: &Context,
) {
    let mut canvas = canvas.part(area);
    let mut y = area.y;
    if wide {
        let questions = match pad.at() {
            Page::Part(_) => None,
            Page::Item(item) => pad.asked(item).map(|(.., item)| &item.questions),
        };
        if let Some(questions) = questions.filter(|questions| !questions.is_empty()) {
            canvas.print(area.x, y, &tr!(cx.lang, "sheet-think"), Role::Muted);
            y += 1;
            for question in questions {
                y = canvas.paragraph(area.x, y, area.width, question, Role::Text);
            }
            y += 1;
        }
        let said = pad.touching(cx.lang);
        if !said.is_empty() {
            canvas.print(area.x, y, &tr!(cx.lang, "sheet-said"), Role::Muted);
            if pad.is_open() {
                let key = cx.keys.label(Command::Claim);
                let words = tr!(cx.lang, "sheet-said-key", key = key);
                canvas.print_right(area.right(), y, &words, Role::Muted);
            }
            y += 1;
            for line in &said {
                y = canvas.paragraph(area.x, y, area.width, line, Role::Text);
            }
            y += 1;
        }
        y = diary::beside(&mut canvas, Rect { y, ..area }, pad, cx);
    }
    if halved {
        let below = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        past::draw(&mut canvas, below, (past, pad), cx);
    }
}

/// The question and the form.
fn page(canvas: &mut Canvas, area: Rect, pad: &mut Pad, cx: &Context) {
    let y = head::draw(canvas, area, pad, cx);
    let below = Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    };
    pad.form.draw(canvas, below, cx);
}

/// Draws the tree and the page that is chosen in it.
pub(super) fn free(
    canvas: &mut Canvas,
    pad: &mut Pad,
    (tree, mode): (&mut Tree, Mode),
    cx: &Context,
) {
    let area = canvas.area();
    let lines = lines(pad, cx.lang);
    let in_tree = mode == Mode::Tree;
    pad.set_beside(false, cx);
    let (left, right) = if area.width >= WIDE {
        let x = area.x + TREE + 3;
        let width = area.right().saturating_sub(x).min(COLUMN);
        (
            Rect {
                width: TREE,
                ..area
            },
            Rect { x, width, ..area },
        )
    } else {
        let upper = if in_tree {
            (area.height / 2).max(5)
        } else {
            (area.height / 4).max(3)
        };
        let y = area.y + upper;
        canvas.part(canvas_column(area)).rule(y);
        let lower = Rect {
            y: y + 1,
            height: area.bottom().saturating_sub(y + 1),
            ..canvas_column(area)
        };
        let above = Rect {
            height: upper,
            ..canvas_column(area)
        };
        (above, lower)
    };
    tree.show(pad.at(), &lines);
    tree.draw(canvas, left, (&lines, in_tree), cx);
    if in_tree {
        written(&mut canvas.part(right), pad, cx);
    } else {
        page(&mut canvas.part(right), right, pad, cx);
    }
}

const fn canvas_column(mut area: Rect) -> Rect {
    if area.width > COLUMN {
        area.width = COLUMN;
    }
    area
}

/// What is written on the page in hand, to read.
fn written(canvas: &mut Canvas, pad: &Pad, cx: &Context) {
    let area = canvas.area();
    let mut y = head::draw(canvas, area, pad, cx);
    let mut any = false;
    let mut put = |canvas: &mut Canvas, label: &str, words: &str| {
        if words.trim().is_empty() {
            return;
        }
        any = true;
        let indent = if label.is_empty() { 0 } else { 8 };
        canvas.print_within(area.x, y, indent, label, Role::Muted);
        let room = area.width.saturating_sub(indent);
        y = canvas.paragraph(area.x + indent, y, room, words, Role::Text);
    };
    match pad.at() {
        Page::Part(kind) => put(canvas, "", pad.sheet().part(kind)),
        Page::Item(_) => {
            if let Some(entry) = pad.entry() {
                let rating = entry.rating.map(|rating| name(rating, cx.lang));
                let rating = rating.unwrap_or_default();
                put(canvas, &tr!(cx.lang, "sheet-rating"), &rating);
                put(canvas, &tr!(cx.lang, "sheet-facts"), &entry.facts);
                put(canvas, &tr!(cx.lang, "sheet-causes"), &entry.causes);
                put(canvas, &tr!(cx.lang, "sheet-measures"), &entry.measures);
                for answer in &entry.answers {
                    put(canvas, &tr!(cx.lang, "sheet-answer"), &answer.words);
                }
                put(canvas, &tr!(cx.lang, "sheet-notes"), &entry.notes);
            }
        }
    }
    if !any {
        let words = tr!(cx.lang, "sheet-nothing-yet");
        canvas.paragraph(area.x, y, area.width, &words, Role::Muted);
    }
}
