//! The way of the meeting on one line, as wide as the terminal allows.

use crate::domain::Stage;
use crate::lang::Lang;
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::usecase::meeting::{Overview, StageView};

/// Which stages say how many are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counts {
    All,
    InHand,
    None,
}

/// From the roomiest to the tightest way of writing the line.
const WAYS: [(&str, Counts); 5] = [
    (" ── ", Counts::All),
    (" ─ ", Counts::All),
    (" ", Counts::All),
    (" ─ ", Counts::InHand),
    (" ", Counts::None),
];

struct Piece {
    words: String,
    role: Role,
    in_hand: bool,
}

/// Draws the line, and a bar below the stage in hand.
pub(super) fn draw(canvas: &mut Canvas, (x, y): (u16, u16), overview: &Overview, cx: &Context) {
    let room = usize::from(canvas.area().width);
    let (pieces, between) = fitted(overview, room, cx);
    let mut x = x;
    for (place, piece) in pieces.iter().enumerate() {
        if place > 0 {
            let between = between.replace('─', cx.signs.rule);
            x = canvas.print(x, y, &between, Role::Rule);
        }
        let after = canvas.print(x, y, &piece.words, piece.role);
        if piece.in_hand {
            let bar = cx.signs.bar.repeat(usize::from(after.saturating_sub(x)));
            canvas.print(x, y + 1, &bar, Role::Accent);
        }
        x = after;
    }
}

/// The roomiest way that fits; else the stages around the one in hand.
fn fitted(overview: &Overview, room: usize, cx: &Context) -> (Vec<Piece>, &'static str) {
    for (between, counts) in WAYS {
        let pieces = pieces(overview, counts, cx);
        if width(&pieces, between) <= room {
            return (pieces, between);
        }
    }
    let between = " ";
    let mut pieces = pieces(overview, Counts::None, cx);
    let mut in_hand = pieces.iter().position(|piece| piece.in_hand).unwrap_or(0);
    while width(&pieces, between) > room && pieces.len() > 1 {
        if in_hand > pieces.len() / 2 {
            pieces.remove(0);
            in_hand -= 1;
        } else {
            pieces.pop();
        }
    }
    (pieces, between)
}

fn width(pieces: &[Piece], between: &str) -> usize {
    let words: usize = pieces.iter().map(|piece| text::width(&piece.words)).sum();
    words + text::width(between) * pieces.len().saturating_sub(1)
}

fn pieces(overview: &Overview, counts: Counts, cx: &Context) -> Vec<Piece> {
    let in_hand = overview.in_hand();
    let piece = |view: &StageView| {
        let here = in_hand == Some(view.stage);
        let mut words = name(view.stage, cx.lang);
        let shows = counts == Counts::All || counts == Counts::InHand && here;
        if view.done {
            words = format!("{words} {}", cx.signs.done);
        } else if let Some((done, all)) = view.count.filter(|_| shows) {
            words = format!("{words} {done}/{all}");
        }
        Piece {
            words,
            role: if here { Role::Accent } else { Role::Muted },
            in_hand: here,
        }
    };
    overview.stages.iter().map(piece).collect()
}

fn name(stage: Stage, lang: &Lang) -> String {
    match stage {
        Stage::Plan => tr!(lang, "stage-plan"),
        Stage::Collect => tr!(lang, "stage-collect"),
        Stage::Talk => tr!(lang, "stage-talk"),
        Stage::SelfReview => tr!(lang, "stage-self-review"),
        Stage::Criticise => tr!(lang, "stage-criticise"),
        Stage::Meet => tr!(lang, "stage-meet"),
        Stage::Rectify => tr!(lang, "stage-rectify"),
        Stage::AskAgain => tr!(lang, "stage-ask-again"),
    }
}
