//! The pages around the pictures: title, overview, one subject, opinions.

use ratatui::layout::Rect;

use crate::assess::{Guarded, RoundResult};
use crate::text;
use crate::tr;
use crate::tui::screens::numbers;
use crate::tui::screens::place::draw_big;
use crate::tui::{Canvas, Context, Role};

use super::deck::{GLYPHS, graded, opinion_columns};
use super::item::{draw_topic, listed, thick_bar};
use super::{LOUD, words};

/// Columns of a score with a blank.
const SCORE: u16 = 7;

/// What this is, and what it stands on.
pub(super) fn draw_title(canvas: &mut Canvas, area: Rect, result: &RoundResult, cx: &Context) {
    let topic = Rect {
        y: area.y + u16::from(area.height > 18),
        height: GLYPHS,
        ..area
    };
    let y = draw_big(canvas, topic, &result.unit, Role::Accent) + 1;
    let y = canvas.paragraph(area.x, y, area.width, &result.title, LOUD);
    let y = canvas.paragraph(
        area.x,
        y,
        area.width,
        &result.questionnaire.title,
        Role::Text,
    );
    let y = y + u16::from(area.height > 18);
    let ends = [24, 34, 44].map(|column| area.x + column);
    let heads = [
        tr!(cx.lang, "project-out"),
        tr!(cx.lang, "project-back"),
        tr!(cx.lang, "project-valid"),
    ];
    for (end, head) in ends.iter().zip(&heads) {
        canvas.print_right(*end, y, head, Role::Muted);
    }
    for (at, group) in result.groups.iter().enumerate() {
        let y = y + 1 + at as u16;
        canvas.print_within(area.x, y, 16, &group.name, Role::Text);
        for (end, count) in ends
            .iter()
            .zip([group.handed_out, group.returned, group.valid])
        {
            canvas.print_right(*end, y, &count.to_string(), LOUD);
        }
    }
}

/// A row of a list of scores: a name, a bar, the score.
struct ScoreRow {
    name: String,
    /// `None` where it is withheld.
    score: Option<f64>,
}

/// The best score there is, for the length of bars.
fn best(result: &RoundResult) -> f64 {
    let scales = result.questionnaire.scales.iter();
    scales
        .flat_map(|scale| &scale.grades)
        .map(|grade| grade.score)
        .fold(0.0, f64::max)
}

fn draw_scores(canvas: &mut Canvas, area: Rect, rows: &[ScoreRow], best: f64) {
    let names = text::widest(rows.iter().map(|row| &row.name)) as u16;
    let names = names.min(area.width / 2);
    let room = area.width.saturating_sub(names + 2 + SCORE).min(80);
    let pitch = (area.height / rows.len().max(1) as u16).clamp(1, 4);
    for (at, row) in rows.iter().enumerate() {
        let y = area.y + at as u16 * pitch;
        canvas.print_within(area.x, y, names, &row.name, LOUD);
        let x = area.x + names + 2;
        let Some(score) = row.score else {
            canvas.print(x, y, canvas.signs().withheld, Role::Accent);
            continue;
        };
        let height = pitch.saturating_sub(1).clamp(1, 3);
        let bar = Rect {
            x,
            y,
            width: room,
            height,
        };
        let columns = thick_bar(canvas, bar, score, best);
        canvas.print(x + columns, y, &numbers::score(score), LOUD);
    }
}

/// A topic as a line, scores, a sentence.
fn draw_list(canvas: &mut Canvas, area: Rect, rows: &[ScoreRow], sentence: &str, best: f64) {
    let foot = Canvas::rows(sentence, area.width);
    let bottom = area.bottom().saturating_sub(foot);
    let list = Rect {
        height: bottom.saturating_sub(area.y),
        ..area
    };
    draw_scores(canvas, list, rows, best);
    canvas.paragraph(area.x, bottom, area.width, sentence, LOUD);
}

/// Everybody's overall score in the customary order.
pub(super) fn draw_overview(
    canvas: &mut Canvas,
    area: Rect,
    result: &RoundResult,
    (from, count): (usize, usize),
    cx: &Context,
) {
    let shown = result.overall.iter().skip(from).take(count);
    let rows: Vec<ScoreRow> = shown
        .filter_map(|overall| {
            let subject = result
                .subjects
                .iter()
                .find(|subject| subject.id == overall.subject)?;
            Some(ScoreRow {
                name: listed(subject, cx),
                score: overall.score.shown().copied(),
            })
        })
        .collect();
    let mut sentence = tr!(cx.lang, "project-overview-order");
    if rows.iter().any(|row| row.score.is_none()) {
        sentence = format!("{sentence}\n{}", words::withheld(result, cx));
    }
    let topic = tr!(cx.lang, "project-overview");
    let needed = rows.len() as u16 + Canvas::rows(&sentence, area.width) + 1;
    let y = if area.height >= needed + GLYPHS {
        draw_big(
            canvas,
            Rect {
                height: GLYPHS,
                ..area
            },
            &topic,
            Role::Accent,
        )
    } else {
        canvas.print(area.x, area.y, &topic, Role::Accent);
        area.y + 1
    };
    let y = y + u16::from(area.bottom().saturating_sub(y) >= needed);
    let list = Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    };
    draw_list(canvas, list, &rows, &sentence, best(result));
}

/// One subject over all items.
pub(super) fn draw_subject(
    canvas: &mut Canvas,
    area: Rect,
    result: &RoundResult,
    subject: usize,
    cx: &Context,
) {
    let Some(subject) = result.subjects.get(subject) else {
        return;
    };
    let items = graded(result, subject);
    let rows: Vec<ScoreRow> = items
        .iter()
        .filter_map(|item| result.questionnaire.items.get(*item))
        .map(|item| ScoreRow {
            name: item.label.clone(),
            score: result
                .weighted(&item.id, &subject.id)
                .and_then(|weighted| weighted.score.shown())
                .map(|weighted| weighted.score),
        })
        .collect();
    let overall = result
        .overall
        .iter()
        .find(|overall| overall.subject == subject.id);
    let mut sentence = match overall.map(|overall| (&overall.score, overall.items)) {
        Some((Guarded::Shown(score), items)) => {
            tr!(
                cx.lang,
                "project-subject",
                score = numbers::score(*score),
                items = items
            )
        }
        _ => tr!(cx.lang, "project-total-withheld"),
    };
    if rows.iter().any(|row| row.score.is_none()) {
        sentence = format!("{sentence}\n{}", words::withheld(result, cx));
    }
    let needed = rows.len() as u16 + Canvas::rows(&sentence, area.width);
    let top = Rect {
        height: area.height.saturating_sub(needed),
        ..area
    };
    let y = draw_topic(canvas, top, subject);
    let y = y + u16::from(area.bottom().saturating_sub(y) > needed);
    let list = Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    };
    draw_list(canvas, list, &rows, &sentence, best(result));
}

/// Opinions on one item.
pub(super) fn draw_opinions(
    canvas: &mut Canvas,
    area: Rect,
    result: &RoundResult,
    (set, of): (usize, usize),
    texts: &[String],
    cx: &Context,
) {
    let Some(comments) = result.comments.get(set) else {
        return;
    };
    let item = result
        .questionnaire
        .items
        .iter()
        .find(|item| item.id == comments.item);
    let subject = result
        .subjects
        .iter()
        .find(|subject| subject.id == comments.subject);
    let label = item.map_or("", |item| item.label.as_str());
    let about = subject.map_or("", |subject| subject.name.as_str());
    let after = canvas.print(area.x, area.y, label, Role::Accent);
    canvas.print(after + 2, area.y, about, LOUD);
    let from = words::names(result, &comments.from, cx);
    let from = match &comments.texts {
        Guarded::Shown(_) => tr!(cx.lang, "project-opinions-from", from = from, count = of),
        Guarded::Withheld(_) => from,
    };
    canvas.print(area.x, area.y + 1, &from, Role::Muted);
    let mut y = area.y + 3;
    if comments.texts.shown().is_none() {
        let words = words::withheld_opinions(result, cx);
        canvas.paragraph(area.x, y, area.width, &words, Role::Text);
    } else if of == 0 {
        canvas.print(
            area.x,
            y,
            &tr!(cx.lang, "project-opinions-none"),
            Role::Muted,
        );
    }
    let columns = opinion_columns(area.width);
    let mut page = canvas.part(area);
    for text in texts {
        page.print(area.x, y, page.signs().cursor, Role::Accent);
        y = page.paragraph(area.x + 3, y, columns, text, LOUD) + 1;
    }
}
