//! Drawing the register.

use ratatui::layout::Rect;

use crate::domain::opinion::{Alike, Registered};
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::theme::Role;

use super::book::Book;
use super::rows::{By, Common, Filter, Heading};

/// From so many columns on, a line says whom it is about as well.
const WIDE: u16 = 70;
/// Columns of the bars.
const BAR: u16 = 16;

/// What can be shown, with how much there is of each; what is shown has the
/// sign.
pub(super) fn filters(
    canvas: &mut Canvas,
    (x, y): (u16, u16),
    filters: &[Filter],
    now: Filter,
    book: &Book,
    cx: &Context,
) {
    let words = |filter: &Filter| format!("{} {}", filter.name(cx.lang), filter.count(book));
    let all: usize = filters.iter().map(|it| text::width(&words(it)) + 1).sum();
    let between = if all + 3 * filters.len() <= usize::from(canvas.area().width) {
        3
    } else {
        1
    };
    let mut x = x;
    for filter in filters {
        let here = *filter == now;
        let role = if here { Role::Accent } else { Role::Muted };
        if here {
            x = canvas.print(x, y, cx.signs.cursor, role);
        }
        x = canvas.print(x, y, &words(filter), role) + between;
    }
}

/// The head of a group, with a bar for how much was said.
pub(super) fn heading(canvas: &mut Canvas, heading: &Heading, book: &Book, cx: &Context) {
    let Rect { x, y, .. } = canvas.area();
    let edge = canvas.area().right().saturating_sub(2);
    if heading.common == Common::Alarm {
        let words = format!("{} {}", cx.signs.warning, tr!(cx.lang, "opinion-alarm"));
        canvas.print(x, y, &words, Role::Bad);
        return;
    }
    let labels = book.categories.iter().map(|category| &category.label);
    let names = book.members.iter().map(|member| &member.name);
    let (label, widest) = match &heading.common {
        Common::Category(id) => (book.category(id), text::widest(labels)),
        Common::Addressee(addressee) => (book.addressee(*addressee, cx.lang), text::widest(names)),
        Common::Alarm => return,
    };
    let column = u16::try_from(widest.clamp(6, 20)).unwrap_or(20) + 2;
    canvas.print_within(x, y, column.saturating_sub(1), &label, Role::Heading);
    let (part, whole) = (heading.all as f64, heading.most.max(1) as f64);
    canvas.bar((x + column, y), BAR, part, whole, Role::Muted);
    canvas.print_right(
        x + column + BAR + 5,
        y,
        &heading.all.to_string(),
        Role::Text,
    );
    if heading.unclaimed > 0 {
        let words = tr!(
            cx.lang,
            "opinion-unclaimed-count",
            count = heading.unclaimed
        );
        canvas.print_right(edge, y, &words, Role::Muted);
    }
}

/// Where the columns of the lines stand.
pub(super) struct Columns {
    by: By,
    /// Of what the group does not say already; none in a narrow terminal.
    other: u16,
    /// Of what has become of an opinion.
    state: u16,
}

impl Columns {
    pub fn of(book: &Book, by: By, width: u16, cx: &Context) -> Self {
        let firsts = || book.lines.iter().filter_map(Alike::first);
        let others = firsts().map(|first| other(first, by, book, cx));
        let states = firsts().map(|first| state(first, book, cx).0);
        let columns = |widest: usize| u16::try_from(widest.clamp(4, 16)).unwrap_or(16);
        Self {
            by,
            other: if width >= WIDE {
                columns(text::widest(others)) + 2
            } else {
                0
            },
            state: columns(text::widest(states)),
        }
    }

    /// One opinion, or several of the same words.
    pub fn line(
        &self,
        canvas: &mut Canvas,
        alike: &Alike,
        in_hand: bool,
        book: &Book,
        cx: &Context,
    ) {
        let Rect { x, y, .. } = canvas.area();
        let Some(first) = alike.first() else { return };
        if in_hand {
            canvas.print(x, y, cx.signs.cursor, Role::Accent);
        }
        let mut edge = canvas.area().right().saturating_sub(2 + self.state);
        let (state, role) = state(first, book, cx);
        canvas.print_within(edge, y, self.state, &state, role);
        edge = edge.saturating_sub(2);
        if self.other > 0 {
            edge = edge.saturating_sub(self.other);
            let other = other(first, self.by, book, cx);
            canvas.print_within(edge + 2, y, self.other - 2, &other, Role::Muted);
        }
        if alike.times() > 1 {
            let times = tr!(cx.lang, "opinion-times", count = alike.times());
            edge = canvas.print_right(edge, y, &times, Role::Text);
            edge = edge.saturating_sub(1);
        }
        let mut x = x + 2;
        if first.opinion.urgent {
            let urgent = format!("{}{} ", cx.signs.warning, tr!(cx.lang, "opinion-urgent"));
            x = canvas.print(x, y, &urgent, Role::Bad);
        }
        let room = edge.saturating_sub(x);
        canvas.print_within(x, y, room, &one_line(&first.opinion.words), Role::Text);
    }
}

/// What the group does not say already. A member who seems to be meant stands
/// there with a question mark.
fn other(first: &Registered, by: By, book: &Book, cx: &Context) -> String {
    if by == By::Addressee || first.alarms() {
        return book.category(&first.opinion.category);
    }
    match book.suggested(first.opinion.id) {
        Some(member) => tr!(cx.lang, "opinion-perhaps", name = member.name.as_str()),
        None => book.addressee(first.opinion.addressee, cx.lang),
    }
}

/// What has become of an opinion, in words.
pub(super) fn state(record: &Registered, book: &Book, cx: &Context) -> (String, Role) {
    let Some(claim) = &record.claim else {
        let words = tr!(cx.lang, "opinion-state-unclaimed");
        let role = if record.opinion.urgent {
            Role::Bad
        } else {
            Role::Text
        };
        return (format!("{} {words}", cx.signs.open), role);
    };
    let name = book.author(claim.by, cx.lang);
    if claim.answered {
        let words = tr!(cx.lang, "opinion-state-answered", name = name);
        (format!("{} {words}", cx.signs.done), Role::Good)
    } else {
        let words = tr!(cx.lang, "opinion-state-claimed", name = name);
        (format!("{} {words}", cx.signs.separator), Role::Muted)
    }
}

/// Words of several paragraphs on one line.
fn one_line(words: &str) -> String {
    let clean = text::sanitize(words);
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}
