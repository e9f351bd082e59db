//! Step 1: which meeting.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::domain::form::{Field, FormSpec, Value, Values};
use crate::domain::meeting::PlanProblem;
use crate::domain::{Meeting, MeetingKind};
use crate::say;
use crate::tr;
use crate::tui::context::Context;
use crate::tui::form::{Filled, Form};
use crate::tui::screen::Input;

/// Three weeks are the least that asking people and talking to each other take.
const AHEAD: Days = Days::new(21);

/// A year later, on the same day of the week.
const YEAR: Days = Days::new(364);

/// Unit, title, kind, day and theme.
#[derive(Debug)]
pub(super) struct Facts {
    pub form: Form,
    kind: MeetingKind,
    /// The year in the title.
    year: i32,
    /// The title that nobody typed.
    proposed: String,
    /// The day that is proposed.
    usual: NaiveDate,
    /// The meeting before this one, if there is one.
    last: Option<NaiveDate>,
    /// The theme that came with a checklist, empty if none did.
    suggested: String,
}

impl Facts {
    pub fn new(cx: &Context) -> Self {
        let kind = MeetingKind::DemocraticLife;
        let (year, usual) = (cx.wall.year(), usual_day(cx.wall.date()));
        let proposed = usual_title(kind, year, cx);
        let values = Values::new()
            .with_text("title", proposed.clone())
            .with("kind", Value::Choice(kind.word().to_owned()))
            .with("day", Value::Date(usual));
        Self {
            form: Form::new(spec(cx), &values),
            kind,
            year,
            proposed,
            usual,
            last: None,
            suggested: String::new(),
        }
    }

    /// For the meeting after this one.
    pub fn after(last: &Meeting, cx: &Context) -> Self {
        let mut facts = Self::new(cx);
        facts.kind = last.kind;
        if let Some((year, title)) = next_year(&last.title) {
            (facts.year, facts.proposed) = (year, title);
        } else {
            facts.year = last.held_on.year() + 1;
            facts.proposed = usual_title(last.kind, facts.year, cx);
        }
        facts.usual = facts.usual.max(last.held_on + YEAR);
        facts.last = Some(last.held_on);
        let values = Values::new()
            .with_text("unit", last.unit.clone())
            .with_text("title", facts.proposed.clone())
            .with("kind", Value::Choice(last.kind.word().to_owned()))
            .with("day", Value::Date(facts.usual));
        facts.form = Form::new(spec(cx), &values);
        facts
    }

    /// Whether all is as it should be; says beside the field what is not.
    pub fn is_right(&mut self, cx: &Context) -> bool {
        if self.form.submit(cx).is_none() {
            return false;
        }
        let held_on = self.held_on(cx);
        if let Some(last) = self.last.filter(|last| held_on <= *last) {
            let problem = PlanProblem::NotAfterLast { last };
            self.form.blame("day", say::plan_problem(&problem, cx.lang));
            return false;
        }
        true
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
        if values.text("title") == self.proposed {
            self.proposed = usual_title(kind, self.year, cx);
            self.form.set("title", &Value::Text(self.proposed.clone()));
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
        self.form.values(cx).date("day").unwrap_or(self.usual)
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

fn usual_title(kind: MeetingKind, year: i32, cx: &Context) -> String {
    // As text, lest the number format put a comma into the year.
    let year = year.to_string();
    match kind {
        MeetingKind::DemocraticLife => tr!(cx.lang, "wizard-title-democratic", year = year),
        MeetingKind::OrganisationalLife => {
            tr!(cx.lang, "wizard-title-organisational", year = year)
        }
    }
}

/// A title with the year after the one in it; `None` where there is none.
fn next_year(title: &str) -> Option<(i32, String)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let runs = title.split(|c: char| !is_digit(c));
    let year = runs
        .filter(|run| run.len() == 4)
        .find(|run| run.starts_with("20"))?;
    let next = year.parse::<i32>().ok()? + 1;
    Some((next, title.replacen(year, &next.to_string(), 1)))
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
    fn the_next_title_has_the_next_year() {
        let next = |title: &str| next_year(title).map(|(_, title)| title);
        assert_eq!(
            next("2026年度民主生活会").as_deref(),
            Some("2027年度民主生活会")
        );
        assert_eq!(
            next("第12345号会议，2029年").as_deref(),
            Some("第12345号会议，2030年")
        );
        assert_eq!(next("民主生活会"), None);
    }

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
