//! 销毁: after the result is accepted, the ballots go. What the program
//! deletes, and what people must destroy themselves.

use ratatui::layout::Rect;

use crate::domain::round::KeyMode;
use crate::text;
use crate::tr;
use crate::tui::widget::Pager;
use crate::tui::{
    Canvas, Command, Context, Effect, Input, Offer, Question, Role, Screen, Title, answered,
};
use crate::usecase::round;
use crate::usecase::standing::RoundStanding;

/// The ballots are gone; whoever called is given this.
pub(super) struct Destroyed;

/// What it is answered.
pub(super) enum Answer {
    /// A person said yes.
    Sure,
    /// Done.
    Done,
}

/// What will be gone, and the question.
pub(super) struct DestroyScreen {
    box_file: String,
    key_mode: KeyMode,
    halls: bool,
    receipts: bool,
    pager: Pager,
}

/// A row of the page.
struct Line {
    words: String,
    role: Role,
    indent: u16,
    /// The first row of an entry of a list.
    first: bool,
}

impl DestroyScreen {
    /// For a round whose result was accepted.
    pub(super) fn new(round: &RoundStanding) -> Self {
        Self {
            box_file: round.box_path.display().to_string(),
            key_mode: round.setup.key_mode,
            halls: !round.halls.is_empty(),
            receipts: round.has_receipts(),
            pager: Pager::new(),
        }
    }

    /// What the program deletes.
    fn deleted(&self, cx: &Context) -> Vec<String> {
        let file = self.box_file.as_str();
        let mut words = vec![tr!(cx.lang, "destroy-ballots", file = file)];
        if self.key_mode == KeyMode::OnePerson {
            words.push(tr!(cx.lang, "destroy-key"));
        }
        words
    }

    /// What it cannot reach.
    fn by_hand(&self, cx: &Context) -> Vec<String> {
        let mut words = vec![tr!(cx.lang, "destroy-copy")];
        if self.key_mode != KeyMode::OnePerson {
            words.push(tr!(cx.lang, "destroy-shares"));
        }
        if self.halls {
            words.push(tr!(cx.lang, "destroy-halls"));
        }
        words.push(tr!(cx.lang, "destroy-backups"));
        words.push(tr!(cx.lang, "destroy-slips"));
        if self.receipts {
            words.push(tr!(cx.lang, "destroy-receipts"));
        }
        words
    }

    /// The page, broken to so many columns.
    fn lines(&self, columns: u16, cx: &Context) -> Vec<Line> {
        let broken = |words: &str, indent: u16, role: Role| -> Vec<Line> {
            let columns = usize::from(columns.saturating_sub(indent)).max(2);
            let rows = text::wrapped(words, columns).into_iter().enumerate();
            let line = |(at, row): (usize, &str)| Line {
                words: row.to_owned(),
                role,
                indent,
                first: at == 0 && indent > 0,
            };
            rows.map(line).collect()
        };
        let parts = [
            (tr!(cx.lang, "destroy-words"), self.deleted(cx)),
            (tr!(cx.lang, "destroy-by-hand"), self.by_hand(cx)),
        ];
        let mut lines = Vec::new();
        for (heading, entries) in parts {
            lines.extend(broken(&heading, 0, Role::Heading));
            for words in entries {
                lines.extend(broken(&words, 3, Role::Text));
            }
            lines.extend(broken("", 0, Role::Text));
        }
        lines.extend(broken(&tr!(cx.lang, "destroy-stays"), 0, Role::Muted));
        lines
    }
}

impl Screen for DestroyScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        if self.pager.handle(&input) {
            return Vec::new();
        }
        match input {
            Input::Command(Command::Submit) => vec![Effect::Confirm(
                Question::new(
                    tr!(cx.lang, "destroy-ask"),
                    tr!(cx.lang, "destroy-ask-text"),
                    tr!(cx.lang, "destroy-yes"),
                ),
                Answer::Sure,
            )],
            Input::Answer(answer) => answered(answer, |answer| match answer {
                Answer::Sure => {
                    let today = cx.wall.date();
                    vec![Effect::job(
                        tr!(cx.lang, "destroy-doing"),
                        move |desk, _| {
                            round::destroy(desk, today)?;
                            Ok(Answer::Done)
                        },
                    )]
                }
                Answer::Done => {
                    let (title, text) = (
                        tr!(cx.lang, "destroy-done"),
                        tr!(cx.lang, "destroy-done-text"),
                    );
                    vec![Effect::tell(title, text), Effect::give(Destroyed)]
                }
            }),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let lines = self.lines(area.width.saturating_sub(2), cx);
        self.pager.draw(canvas, area, lines.len(), |canvas, row| {
            let Some(line) = lines.get(row) else { return };
            let Rect { x, y, .. } = canvas.area();
            if line.first {
                canvas.print(x + 1, y, cx.signs.separator, Role::Accent);
            }
            canvas.print(x + line.indent, y, &line.words, line.role);
        });
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "destroy-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Submit, tr!(cx.lang, "destroy-yes")),
            Offer::new(Command::Back),
        ]
    }
}
