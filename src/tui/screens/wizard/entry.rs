//! A small form over the wizard, for one row of a list.

use crate::domain::form::{Field, FormSpec, Value, Values};
use crate::domain::meeting::Seat;
use crate::domain::{GroupId, VoterGroup};
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::form::{Filled, Form};
use crate::tui::screen::{Effect, Input, Place, Screen, Title, Typing};

/// What is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Seat,
    Group,
}

/// Gives the [`Values`] of one row to whoever called it.
#[derive(Debug)]
pub(super) struct Entry {
    kind: Kind,
    form: Form,
    new: bool,
}

impl Entry {
    /// For a member; `None` for a new one.
    pub fn seat(seat: Option<&Seat>, cx: &Context) -> Self {
        let values = seat.map_or_else(Values::new, |seat| {
            Values::new()
                .with_text("name", &seat.name)
                .with_text("post", &seat.post)
        });
        Self::new(Kind::Seat, &values, seat.is_none(), cx)
    }

    /// For a group; `None` for a new one.
    pub fn group(group: Option<&VoterGroup>, cx: &Context) -> Self {
        let values = group.map_or_else(
            || Values::new().with("weight", Value::Number(1)),
            |group| {
                let values = Values::new().with_text("name", &group.name);
                let values = values.with("weight", Value::Number(group.weight.into()));
                match group.head_count {
                    0 => values,
                    count => values.with("count", Value::Number(count.into())),
                }
            },
        );
        Self::new(Kind::Group, &values, group.is_none(), cx)
    }

    fn new(kind: Kind, values: &Values, new: bool, cx: &Context) -> Self {
        Self {
            kind,
            form: Form::new(kind.spec(cx), values),
            new,
        }
    }
}

/// The member that was filled in.
pub(super) fn seat(values: &Values) -> Seat {
    let text = |id| values.text(id).trim().to_owned();
    Seat {
        name: text("name"),
        post: text("post"),
    }
}

/// The group that was filled in, under an id that is not its own yet.
pub(super) fn group(values: &Values, id: GroupId) -> VoterGroup {
    let number = |id| values.number(id).and_then(|number| number.try_into().ok());
    VoterGroup {
        id,
        name: values.text("name").trim().to_owned(),
        head_count: number("count").unwrap_or_default(),
        weight: number("weight").unwrap_or(1),
    }
}

impl Kind {
    fn spec(self, cx: &Context) -> FormSpec {
        let lang = cx.lang;
        match self {
            Self::Seat => FormSpec::new([
                Field::line("name", tr!(lang, "wizard-name"))
                    .required()
                    .max(20),
                Field::line("post", tr!(lang, "wizard-post"))
                    .max(40)
                    .placeholder(tr!(lang, "wizard-post-example")),
            ]),
            Self::Group => FormSpec::new([
                Field::line("name", tr!(lang, "wizard-group-name"))
                    .required()
                    .max(20),
                Field::number("count", tr!(lang, "wizard-head-count"))
                    .required()
                    .min(1)
                    .max(99_999)
                    .hint(tr!(lang, "wizard-head-count-hint")),
                Field::number("weight", tr!(lang, "wizard-weight"))
                    .required()
                    .min(0)
                    .max(999)
                    .hint(tr!(lang, "wizard-weight-hint")),
            ]),
        }
    }
}

impl Screen for Entry {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, cx: &Context) -> Vec<Effect<()>> {
        let values = match (&input, self.form.handle(&input, cx)) {
            (_, Filled::Submitted(values)) => Some(values),
            (Input::Command(Command::Submit), _) => self.form.submit(cx),
            (Input::Language(_), _) => {
                self.form.rename(self.kind.spec(cx));
                None
            }
            _ => None,
        };
        values.map(Effect::give).into_iter().collect()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.area();
        self.form.draw(canvas, area, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(match (self.kind, self.new) {
            (Kind::Seat, true) => tr!(cx.lang, "wizard-add-member"),
            (Kind::Seat, false) => tr!(cx.lang, "wizard-edit-member"),
            (Kind::Group, true) => tr!(cx.lang, "wizard-add-group"),
            (Kind::Group, false) => tr!(cx.lang, "wizard-edit-group"),
        })
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = vec![
            Offer::named(Command::Submit, tr!(cx.lang, "wizard-entry-done")),
            Offer::new(Command::Back),
        ];
        offers.extend(self.form.offers());
        offers
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }

    fn place(&self, cx: &Context) -> Place {
        Place::Dialog {
            width: cx.size.width.saturating_sub(8).min(50),
            height: 6,
        }
    }
}
