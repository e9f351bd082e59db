//! Step 1: which meeting.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::domain::MeetingKind;
use crate::domain::form::{Field, FormSpec, Value, Values};
use crate::tr;
use crate::tui::context::Context;
use crate::tui::form::{Filled, Form};
use crate::tui::screen::Input;

/// Three weeks are the least that asking people and talking to each other take.
const AHEAD: Days = Days::new(21);

/// Unit, title, kind, day and theme.
#[derive(Debug)]
pub(super) struct Facts {
    pub form: Form,
    kind: MeetingKind,
    /// The theme that came with a checklist, empty if none did.
    suggested: String,
}

impl Facts {
    pub fn new(cx: &Context) -> Self {
        let kind = MeetingKind::DemocraticLife;
        let values = Values::new()
            .with_text("title", usual_title(kind, cx))
            .with("kind", Value::Choice(kind.word().to_owned()))
            .with("day", Value::Date(usual_day(cx.wall.date())));
        Self {
            form: Form::new(spec(cx), &values),
            kind,
            suggested: String::new(),
        }
    }

    pub fn handle<A>(&mut self, input: &Input<A>, cx: &Context) -> Filled {
        let filled = self.form.handle(input, cx);
        if filled == Filled::Changed("kind".to_owned()) {
            self.follow_kind(cx);
        }
        filled
    }

    /// A title that nobody changed goes with the kind of meeting.
    fn follow_kind(&mut self, cx: &Context) {
        let values = self.form.values(cx);
        let kind = values
            .choice("kind")
            .and_then(MeetingKind::from_word)
            .unwrap_or(self.kind);
        if values.text("title") == usual_title(self.kind, cx) {
            self.form.set("title", &Value::Text(usual_title(kind, cx)));
        }
        self.kind = kind;
    }

    /// A theme that nobody wrote goes with the checklist.
    pub fn suggest_theme(&mut self, theme: Option<&str>, cx: &Context) {
        let theme = theme.unwrap_or("");
        let written = self.text("theme", cx);
        if theme != self.suggested && (written.is_empty() || written == self.suggested) {
            self.form.set("theme", &Value::Text(theme.to_owned()));
            theme.clone_into(&mut self.suggested);
        }
    }

    pub fn rename(&mut self, cx: &Context) {
        self.form.rename(spec(cx));
    }

    pub const fn kind(&self) -> MeetingKind {
        self.kind
    }

    pub fn text(&self, id: &str, cx: &Context) -> String {
        self.form.values(cx).text(id).trim().to_owned()
    }

    /// The day; the usual one while what is typed is none.
    pub fn held_on(&self, cx: &Context) -> NaiveDate {
        let today = cx.wall.date();
        self.form
            .values(cx)
            .date("day")
            .unwrap_or_else(|| usual_day(today))
    }
}

fn spec(cx: &Context) -> FormSpec {
    let lang = cx.lang;
    let kinds = [
        (
            MeetingKind::DemocraticLife.word(),
            tr!(lang, "kind-democratic-life"),
        ),
        (
            MeetingKind::OrganisationalLife.word(),
            tr!(lang, "kind-organisational-life"),
        ),
    ];
    FormSpec::new([
        Field::line("unit", tr!(lang, "wizard-unit"))
            .required()
            .max(40)
            .placeholder(tr!(lang, "wizard-unit-example")),
        Field::choice("kind", tr!(lang, "wizard-kind"), kinds).hint(tr!(lang, "wizard-kind-hint")),
        Field::line("title", tr!(lang, "wizard-title"))
            .required()
            .max(60)
            .hint(tr!(lang, "wizard-title-hint")),
        Field::date("day", tr!(lang, "wizard-day"))
            .required()
            .hint(tr!(lang, "wizard-day-hint")),
        Field::line("theme", tr!(lang, "wizard-theme"))
            .max(120)
            .placeholder(tr!(lang, "wizard-theme-example"))
            .hint(tr!(lang, "wizard-theme-hint")),
    ])
}

fn usual_title(kind: MeetingKind, cx: &Context) -> String {
    // As text, lest the number format put a comma into the year.
    let year = cx.wall.year().to_string();
    match kind {
        MeetingKind::DemocraticLife => tr!(cx.lang, "wizard-title-democratic", year = year),
        MeetingKind::OrganisationalLife => {
            tr!(cx.lang, "wizard-title-organisational", year = year)
        }
    }
}

/// The first Friday after three weeks.
fn usual_day(today: NaiveDate) -> NaiveDate {
    let from = today.checked_add_days(AHEAD).unwrap_or(today);
    from.iter_days()
        .take(7)
        .find(|day| day.weekday() == Weekday::Fri)
        .unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_day_is_a_friday_three_to_four_weeks_ahead() {
        for day in 1..=28 {
            let today = NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
            let usual = usual_day(today);
            assert_eq!(usual.weekday(), Weekday::Fri);
            assert!((21..28).contains(&(usual - today).num_days()), "{today}");
        }
    }
}
