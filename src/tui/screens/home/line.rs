//! The lines of the home screen: headings that are passed over, and things to
//! do that are opened.

use ratatui::layout::Rect;

use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;
use crate::tui::widget::List;

use super::super::landing;
use super::super::person::Claim;
use super::super::routes::Errand;
use super::role_of_note;

/// What a line leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Goal {
    /// A screen of the work.
    Errand(Errand),
    /// Saying who one is.
    Unlock(Claim),
}

/// What is to be said about the time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Note {
    None,
    /// It is done.
    Done(String),
    /// It is due soon.
    Soon(String),
    /// It is late.
    Late(String),
}

/// A thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Duty {
    pub goal: Goal,
    pub name: String,
    /// How far it is, or who it is.
    pub amount: String,
    /// Until when.
    pub due: String,
    pub note: Note,
    /// Why it cannot be opened now.
    pub blocked: Option<String>,
}

impl Duty {
    pub(super) fn new(goal: Goal, name: impl Into<String>) -> Self {
        let (amount, due) = (String::new(), String::new());
        Self {
            goal,
            name: name.into(),
            amount,
            due,
            note: Note::None,
            blocked: None,
        }
    }
}

/// A line of the home screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    Blank,
    Heading {
        left: String,
        right: String,
    },
    Duty(Duty),
    /// How often something was spoken of.
    Bar(Bar),
}

/// One bar of a small chart; it can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bar {
    pub goal: Goal,
    pub label: String,
    /// Columns of the widest label.
    pub column: u16,
    pub count: usize,
    /// The longest bar.
    pub most: usize,
    /// What the right side counts.
    pub right: usize,
}

impl Line {
    pub(super) const fn can_be_in_hand(&self) -> bool {
        matches!(self, Self::Duty(_) | Self::Bar(_))
    }
}

/// Moves on from a heading to a line that can be in hand.
pub(super) fn land(list: &mut List, lines: &[Line], downwards: bool) {
    let fits = |row: usize| lines.get(row).is_some_and(Line::can_be_in_hand);
    landing::land(list, lines.len(), fits, downwards);
}

/// Draws the lines.
pub(super) fn draw(canvas: &mut Canvas, area: Rect, list: &mut List, lines: &[Line]) {
    list.draw(
        canvas,
        area,
        (lines.len(), 1),
        |canvas, row, in_hand| match lines.get(row) {
            Some(Line::Heading { left, right }) => {
                let Rect { x, y, .. } = canvas.area();
                let edge = canvas.area().right();
                let start = canvas.print_right(edge, y, right, Role::Muted);
                canvas.print_within(x, y, start.saturating_sub(x + 2), left, Role::Heading);
            }
            Some(Line::Duty(duty)) => draw_duty(canvas, duty, in_hand),
            Some(Line::Bar(bar)) => draw_bar(canvas, bar, in_hand),
            Some(Line::Blank) | None => {}
        },
    );
}

fn draw_duty(canvas: &mut Canvas, duty: &Duty, in_hand: bool) {
    let Rect { x, y, width, .. } = canvas.area();
    let wide = width >= 70;
    let role = if duty.blocked.is_some() {
        Role::Disabled
    } else {
        Role::Text
    };
    if in_hand {
        canvas.print(x, y, canvas.signs().cursor, Role::Accent);
    }
    let name = if wide { 30 } else { 22 };
    let amount = x + 2 + name;
    let due = amount + if wide { 18 } else { 15 };
    canvas.print_within(x + 2, y, name - 1, &duty.name, role);
    // With nothing to say about the time, the amount may take its place too.
    let timeless = duty.due.is_empty() && duty.note == Note::None;
    let room = if timeless { width } else { due - amount - 1 };
    canvas.print_within(amount, y, room, &duty.amount, Role::Muted);
    let (sign, words) = match &duty.note {
        Note::None => ("", ""),
        Note::Done(words) => (canvas.signs().done, words.as_str()),
        Note::Soon(words) | Note::Late(words) => (canvas.signs().warning, words.as_str()),
    };
    let mut at = due;
    if wide || sign.is_empty() {
        at = canvas.print(due, y, &duty.due, Role::Muted);
        at += u16::from(!duty.due.is_empty()) * 2;
    }
    if !sign.is_empty() {
        canvas.print(at, y, &format!("{sign} {words}"), role_of_note(&duty.note));
    }
}

/// Columns of the longest bar.
const BAR: u16 = 20;

fn draw_bar(canvas: &mut Canvas, bar: &Bar, in_hand: bool) {
    let Rect { x, y, .. } = canvas.area();
    let edge = canvas.area().right();
    if in_hand {
        canvas.print(x, y, canvas.signs().cursor, Role::Accent);
    }
    canvas.print_within(x + 2, y, bar.column, &bar.label, Role::Text);
    let start = x + 2 + bar.column + 2;
    let (part, whole) = (bar.count as f64, bar.most.max(1) as f64);
    canvas.bar((start, y), BAR, part, whole, Role::Muted);
    canvas.print_right(start + BAR + 5, y, &bar.count.to_string(), Role::Text);
    let role = if bar.right > 0 {
        Role::Warning
    } else {
        Role::Muted
    };
    canvas.print_right(edge, y, &bar.right.to_string(), role);
}
