//! One item about one subject: who in glyphs, how each group graded as thick
//! bars, one sentence.

use ratatui::layout::Rect;

use crate::assess::{Figures, RoundResult};
use crate::domain::questionnaire::QuestionnaireItem;
use crate::domain::{Scale, Subject};
use crate::text;
use crate::tr;
use crate::tui::screens::numbers::percent;
use crate::tui::screens::place::{blocks, draw_big};
use crate::tui::{Canvas, Context, Role};

use super::deck::GLYPHS;
use super::{LOUD, words};

/// Columns of a percentage with a blank.
const PERCENT: u16 = 5;

/// Draws the page.
pub(super) fn draw(
    canvas: &mut Canvas,
    area: Rect,
    result: &RoundResult,
    (subject, item): (usize, usize),
    cx: &Context,
) {
    let subject = result.subjects.get(subject);
    let item = result.questionnaire.items.get(item);
    let (Some(subject), Some(item)) = (subject, item) else {
        return;
    };
    let Some(scale) = result.questionnaire.scale_of(item) else {
        return;
    };
    let rows = rows(result, item, subject);
    let mut sentence = words::of_item(result, &item.id, &subject.id, cx);
    if rows.iter().any(|row| row.figures.is_none()) {
        sentence = format!("{sentence}\n{}", words::withheld(result, cx));
    }
    let foot = Canvas::rows(&sentence, area.width);
    let least = rows.len() as u16 + 1;
    let y = draw_topic(canvas, above(area, foot + least + 1), subject);
    let y = draw_item(canvas, Rect { y, ..area }, item);
    let bottom = area.bottom().saturating_sub(foot);
    let picture = Rect {
        y,
        height: bottom.saturating_sub(y),
        ..area
    };
    draw_picture(canvas, picture, scale, &rows);
    canvas.paragraph(area.x, bottom, area.width, &sentence, LOUD);
}

const fn above(area: Rect, rows: u16) -> Rect {
    Rect {
        x: area.x,
        y: area.y,
        width: area.width,
        height: area.height.saturating_sub(rows),
    }
}

/// Who, in glyphs where they fit, with the post; returns the row after.
pub(super) fn draw_topic(canvas: &mut Canvas, area: Rect, subject: &Subject) -> u16 {
    let room = Rect {
        height: area.height.min(GLYPHS),
        ..area
    };
    let Some(style) = blocks(&subject.name, room, canvas.signs()) else {
        let after = canvas.print(area.x, area.y, &subject.name, Role::Accent);
        canvas.print(after + 2, area.y, &subject.post, Role::Text);
        return area.y + 1;
    };
    let y = draw_big(canvas, room, &subject.name, Role::Accent);
    let x = area.x + text::big_width(&subject.name, style) as u16 + 2;
    let mut beside = Rect {
        x,
        width: area.right().saturating_sub(x),
        ..area
    };
    if beside.width >= 8 {
        let rows = Canvas::rows(&subject.post, beside.width);
        beside.y = y.saturating_sub(rows);
        canvas
            .part(beside)
            .paragraph(x, beside.y, beside.width, &subject.post, Role::Text);
    }
    y
}

/// Which item; returns the row after.
fn draw_item(canvas: &mut Canvas, area: Rect, item: &QuestionnaireItem) -> u16 {
    let after = canvas.print(area.x, area.y, &item.label, LOUD);
    canvas.print(after + 2, area.y, &item.text, Role::Muted);
    area.y + 1
}

/// A group and how it graded.
pub(super) struct Row<'a> {
    name: &'a str,
    figures: Option<&'a Figures>,
}

fn rows<'a>(result: &'a RoundResult, item: &QuestionnaireItem, about: &Subject) -> Vec<Row<'a>> {
    let groups = result.groups.iter();
    groups
        .map(|group| {
            let cell = result.cell(&item.id, &about.id, Some(&group.id));
            Row {
                name: &group.name,
                figures: cell.and_then(|cell| cell.figures.shown()),
            }
        })
        .collect()
}

/// The share of a grade in a group's valid answers.
fn share(figures: &Figures, grade: usize) -> f64 {
    let count = figures.counts.get(grade).copied().unwrap_or_default();
    if figures.valid == 0 {
        0.0
    } else {
        f64::from(count) / f64::from(figures.valid)
    }
}

/// Rows from one bar to the next and rows of a bar, as many as fit below a
/// line of headings.
fn thickness(height: u16, groups: u16) -> (u16, u16) {
    let thick = |pitch: u16| (pitch - 1).clamp(1, 4);
    let fits = |pitch: &u16| 1 + pitch * (groups - 1) + thick(*pitch) <= height;
    let pitch = (1..=6).rev().find(fits).unwrap_or(1);
    (pitch, thick(pitch))
}

/// The groups below each other, the grades beside each other.
fn draw_picture(canvas: &mut Canvas, area: Rect, scale: &Scale, rows: &[Row]) {
    let names = text::widest(rows.iter().map(|row| row.name)) as u16;
    let names = names.min(area.width / 3);
    let count = scale.grades.len().max(1) as u16;
    let cell = area.width.saturating_sub(names + 2) / count;
    let starts: Vec<u16> = (0..count)
        .map(|at| area.x + names + 2 + at * cell)
        .collect();
    let groups = rows.len().max(1) as u16;
    let (pitch, thick) = thickness(area.height, groups);
    let spare = area.height.saturating_sub(1 + pitch * (groups - 1) + thick);
    let head = area.y + u16::from(spare > 0);
    for (start, grade) in starts.iter().zip(&scale.grades) {
        canvas.print_within(
            *start,
            head,
            cell.saturating_sub(1),
            &grade.label,
            Role::Muted,
        );
    }
    let most = rows
        .iter()
        .filter_map(|row| row.figures)
        .flat_map(|figures| (0..scale.grades.len()).map(|grade| share(figures, grade)))
        .fold(0.0, f64::max);
    for (at, row) in rows.iter().enumerate() {
        let y = head + 1 + at as u16 * pitch;
        canvas.print_within(area.x, y, names, row.name, LOUD);
        let Some(figures) = row.figures else {
            let sign = canvas.signs().withheld;
            canvas.print(area.x + names + 2, y, sign, Role::Accent);
            continue;
        };
        for (grade, start) in starts.iter().enumerate() {
            let place = Rect {
                x: *start,
                y,
                width: cell,
                height: thick,
            };
            draw_share(canvas, place, share(figures, grade), most);
        }
    }
}

/// A thick bar and its percentage.
fn draw_share(canvas: &mut Canvas, place: Rect, share: f64, most: f64) {
    let room = place.width.saturating_sub(PERCENT + 1);
    let columns = thick_bar(
        canvas,
        Rect {
            width: room,
            ..place
        },
        share,
        most,
    );
    canvas.print_within(place.x + columns, place.y, PERCENT, &percent(share), LOUD);
}

/// A bar of all rows of its place; returns the columns it took with a blank.
pub(super) fn thick_bar(canvas: &mut Canvas, place: Rect, part: f64, whole: f64) -> u16 {
    if !(part > 0.0 && whole > 0.0) || place.width == 0 {
        return 0;
    }
    // Where ambiguous characters take two columns there are no blocks.
    let plain = canvas.signs().half_bar.is_empty();
    let (full, half) = match place.height {
        _ if plain => (canvas.signs().bar, canvas.signs().bar),
        // Bars of neighbouring rows shall not grow together.
        1 => ("\u{2586}", "\u{2586}"),
        _ => ("\u{2588}", "\u{258C}"),
    };
    let halves = (f64::from(place.width) * 2.0 * (part / whole).min(1.0))
        .round()
        .max(1.0) as usize;
    let mut line = full.repeat(halves / 2);
    if halves % 2 == 1 {
        line.push_str(half);
    }
    for y in place.top()..place.bottom() {
        canvas.print(place.x, y, &line, Role::Bar);
    }
    text::width(&line) as u16 + 1
}

/// The words for a subject's own heading where several are listed.
pub(super) fn listed(subject: &Subject, cx: &Context) -> String {
    if subject.body {
        tr!(cx.lang, "project-body", name = subject.name.as_str())
    } else {
        subject.name.clone()
    }
}
