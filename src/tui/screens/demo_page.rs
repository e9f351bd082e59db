//! What the example is, and the passphrases that open it.

use std::path::PathBuf;

use ratatui::layout::Rect;

use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::usecase::demo::{self, Login};
use crate::usecase::{Desk, Error, meeting};

use super::opening;

/// What it shows.
#[derive(Debug)]
pub struct Example {
    title: String,
    path: PathBuf,
    logins: Vec<Login>,
}

impl Example {
    fn look(desk: &Desk) -> Result<Option<Self>, Error> {
        let Some(logins) = demo::logins(desk)? else {
            return Ok(None);
        };
        let meeting = meeting::current(desk)?;
        let title = format!("{} {}", meeting.unit, meeting.title);
        Ok(Some(Self {
            title,
            path: desk.path()?,
            logins,
        }))
    }
}

/// The page before the home of an example, which must lie on the desk. For any
/// other file it goes straight home.
#[derive(Debug, Default)]
pub struct DemoPage {
    example: Option<Example>,
}

impl DemoPage {
    /// Looks at the desk by itself.
    #[must_use]
    pub const fn new() -> Self {
        Self { example: None }
    }
}

impl Screen for DemoPage {
    type Answer = Option<Example>;

    fn handle(&mut self, input: Input<Self::Answer>, _cx: &Context) -> Vec<Effect<Self::Answer>> {
        match input {
            Input::Opened => vec![Effect::ask(Example::look)],
            Input::Answer(answer) => answered(answer, |example| {
                self.example = example;
                match self.example {
                    Some(_) => Vec::new(),
                    None => vec![Effect::Home(opening::home())],
                }
            }),
            Input::Command(Command::Open) => vec![Effect::Home(opening::home())],
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let Some(example) = &self.example else {
            return;
        };
        let area = canvas.column();
        let about = tr!(cx.lang, "first-demo-about", title = example.title.as_str());
        let y = canvas.paragraph(area.x, area.y, area.width, &about, Role::Text);
        let done = tr!(cx.lang, "first-demo-done");
        let y = canvas.paragraph(area.x, y, area.width, &done, Role::Text) + 1;
        canvas.print(area.x, y, &tr!(cx.lang, "first-demo-logins"), Role::Heading);
        let y = draw_logins(canvas, Rect { y: y + 1, ..area }, &example.logins, cx);
        let rest = tr!(cx.lang, "first-demo-others");
        let y = canvas.paragraph(area.x + 2, y, area.width - 2, &rest, Role::Muted) + 1;
        let path = tr!(
            cx.lang,
            "first-demo-file",
            path = example.path.display().to_string()
        );
        canvas.paragraph(area.x, y, area.width, &path, Role::Muted);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "first-demo-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![Offer::named(
            Command::Open,
            tr!(cx.lang, "first-demo-enter"),
        )]
    }
}

/// Who logs in with what, in three columns; returns the row below.
fn draw_logins(canvas: &mut Canvas, area: Rect, logins: &[Login], cx: &Context) -> u16 {
    let office = tr!(cx.lang, "first-demo-office");
    let names = logins.iter().filter_map(|login| login.name.as_deref());
    let name = text::widest(names) as u16;
    let post = text::widest(logins.iter().map(|login| &login.post)) as u16;
    let both = (name + 2 + post).max(text::width(&office) as u16);
    let start = area.x + 2;
    let column = start + both.min(area.width / 2) + 3;
    let mut y = area.y;
    for login in logins {
        if let Some(who) = &login.name {
            canvas.print_within(start, y, name, who, Role::Text);
            let x = start + name + 2;
            canvas.print_within(x, y, column.saturating_sub(x + 2), &login.post, Role::Muted);
        } else {
            canvas.print_within(start, y, column - start - 2, &office, Role::Text);
        }
        canvas.print(column, y, &login.passphrase, Role::Accent);
        y += 1;
    }
    y
}
