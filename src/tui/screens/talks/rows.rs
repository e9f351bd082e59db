//! The rows of a member's talks, and how they are drawn.

use ratatui::layout::Rect;

use crate::domain::talk::{PairState, Partner};
use crate::report::words as said;
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::usecase::talks::{Held, Mine};

use super::super::dates;
use super::words::{self, Named};

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    Blank,
    /// Above those who are owed a talk.
    Open,
    /// Somebody who is owed a talk.
    Owed(Partner, PairState),
    /// Nobody is.
    NobodyOwed,
    /// To record a talk that is not owed.
    Another,
    /// Above the talks that were held.
    Past,
    /// The talk at this place of [`Mine::held`].
    Held(usize),
    /// None was.
    NothingHeld,
}

impl Row {
    pub const fn can_be_in_hand(&self) -> bool {
        matches!(self, Self::Owed(..) | Self::Another | Self::Held(_))
    }
}

/// Owed first, then held, the latest first.
pub(super) fn rows(mine: &Mine) -> Vec<Row> {
    let mut rows = vec![Row::Open];
    rows.extend(
        mine.owed()
            .map(|(partner, state)| Row::Owed(partner, state)),
    );
    if rows.len() == 1 {
        rows.push(Row::NobodyOwed);
    }
    rows.extend([Row::Another, Row::Blank, Row::Past]);
    let held = mine.held().len();
    rows.extend((0..held).map(Row::Held));
    if held == 0 {
        rows.push(Row::NothingHeld);
    }
    rows
}

/// Where the columns stand, counted from the left.
pub(super) struct Columns {
    /// Columns of the longest name.
    widest: usize,
    /// Whether there is room for posts.
    wide: bool,
    /// How it stands, or the day.
    state: u16,
    /// What else there is to say.
    note: u16,
}

impl Columns {
    pub fn of(mine: &Mine, width: u16, cx: &Context) -> Self {
        let owed = mine.owed();
        let owed = owed.map(|(partner, _)| words::partner(&mine.board, partner, None, cx));
        let held = mine.held();
        let held = held.iter().map(|held| with(mine, held, cx));
        // Somebody else has no post, so a long name is in nobody's way.
        let with_post = owed.chain(held).filter(|named| !named.post.is_empty());
        let widest = text::widest(with_post.map(|named| named.name)).clamp(6, 14);
        let wide = width >= 70;
        let state = if wide { 36 } else { 18 };
        Self {
            widest,
            wide,
            state,
            note: state + 12,
        }
    }

    fn name(&self, canvas: &mut Canvas, named: &Named, role: Role) {
        let Rect { x, y, .. } = canvas.area();
        let room = self.state.saturating_sub(4);
        if self.wide && !named.post.is_empty() {
            let name = text::pad_end(&named.name, self.widest);
            let label = format!("{name}  {}", named.post);
            canvas.print_within(x + 2, y, room, &label, role);
        } else {
            canvas.print_within(x + 2, y, room, &named.name, role);
        }
    }
}

/// With whom a talk was held.
fn with(mine: &Mine, held: &Held<'_>, cx: &Context) -> Named {
    let words = match held {
        Held::Own(record) => record.words.as_ref(),
        Held::Others(_) => None,
    };
    words::partner(&mine.board, held.partner(), words, cx)
}

/// Draws one row.
pub(super) fn draw(
    canvas: &mut Canvas,
    row: &Row,
    in_hand: bool,
    (mine, columns): (&Mine, &Columns),
    cx: &Context,
) {
    let Rect { x, y, width, .. } = canvas.area();
    if in_hand {
        canvas.print(x, y, canvas.signs().cursor, Role::Accent);
    }
    match *row {
        Row::Blank => {}
        Row::Open => {
            let count = mine.owed().count().to_string();
            heading(canvas, &tr!(cx.lang, "talk-owed"));
            let right = tr!(cx.lang, "talk-owed-count", count = count);
            canvas.print_right(canvas.area().right(), y, &right, Role::Muted);
        }
        Row::Owed(partner, state) => {
            let named = words::partner(&mine.board, partner, None, cx);
            columns.name(canvas, &named, Role::Text);
            let (sign, role) = words::sign(state, cx);
            let open = tr!(cx.lang, "talk-open");
            canvas.print(x + columns.state, y, &format!("{sign} {open}"), role);
            if let Some((note, role)) = words::pressing(mine.board.due, cx) {
                canvas.print(x + columns.note, y, &note, role);
            }
        }
        Row::NobodyOwed => {
            let words = format!("{} {}", cx.signs.done, tr!(cx.lang, "talk-nobody-owed"));
            canvas.print(x + 2, y, &words, Role::Good);
        }
        Row::Another => {
            let words = tr!(cx.lang, "talk-another-row");
            canvas.print_within(x + 2, y, width.saturating_sub(2), &words, Role::Muted);
        }
        Row::Past => heading(canvas, &tr!(cx.lang, "talk-held")),
        Row::Held(at) => {
            if let Some(held) = mine.held().get(at) {
                draw_held(canvas, held, (mine, columns), cx);
            }
        }
        Row::NothingHeld => {
            let words = tr!(cx.lang, "talk-nothing-held");
            canvas.print_within(x + 2, y, width.saturating_sub(2), &words, Role::Muted);
        }
    }
}

fn heading(canvas: &mut Canvas, words: &str) {
    let Rect { x, y, .. } = canvas.area();
    canvas.print(x, y, words, Role::Heading);
}

fn draw_held(
    canvas: &mut Canvas,
    held: &Held<'_>,
    (mine, columns): (&Mine, &Columns),
    cx: &Context,
) {
    let Rect { x, y, width, .. } = canvas.area();
    columns.name(canvas, &with(mine, held, cx), Role::Text);
    let day = dates::day(cx.lang, held.talk().held_on);
    canvas.print(x + columns.state, y, &day, Role::Text);
    let (words, role) = match held {
        Held::Others(_) => (tr!(cx.lang, "talk-by-other"), Role::Muted),
        Held::Own(record) => {
            let kind = said::talk_kind(cx.lang, record.talk.kind);
            match &record.words {
                None => (tr!(cx.lang, "talk-damaged"), Role::Bad),
                Some(words) => {
                    let place = words.place.trim();
                    (format!("{kind}  {place}"), Role::Muted)
                }
            }
        }
    };
    let room = width.saturating_sub(columns.note + 2);
    canvas.print_within(x + columns.note, y, room, words.trim_end(), role);
}
