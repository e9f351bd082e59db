//! Step 6: everything that will be created, on one page.

use std::path::Path;

use ratatui::layout::Rect;

use crate::domain::MeetingKind;
use crate::domain::meeting::MeetingPlan;
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::form::date_words;
use crate::tui::screen::Input;
use crate::tui::theme::Role;
use crate::tui::widget::Pager;

/// A label and what stands beside it.
pub(super) type Line = (String, String);

/// The page; it scrolls when it is long.
#[derive(Debug, Default)]
pub(super) struct Summary {
    pager: Pager,
}

impl Summary {
    pub fn handle<A>(&mut self, input: &Input<A>) -> bool {
        self.pager.handle(input)
    }

    pub fn draw(&mut self, canvas: &mut Canvas, area: Rect, lines: &[Line]) {
        let widest = lines
            .iter()
            .map(|(label, _)| text::width(label))
            .max()
            .unwrap_or(0);
        let indent = widest as u16 + 2;
        let columns = usize::from(area.width.saturating_sub(indent + 2).max(10));
        let mut rows: Vec<(&str, &str)> = Vec::new();
        for (label, words) in lines {
            let mut label = label.as_str();
            for line in text::wrapped(words, columns) {
                rows.push((label, line));
                label = "";
            }
        }
        self.pager.draw(canvas, area, rows.len(), |canvas, row| {
            let Rect { x, y, .. } = canvas.area();
            if let Some((label, words)) = rows.get(row) {
                canvas.print(x, y, label, Role::Muted);
                canvas.print(x + indent, y, words, Role::Text);
            }
        });
    }
}

/// What a plan says, line by line.
pub(super) fn lines(
    plan: &MeetingPlan,
    (checklist, questionnaire): (&str, &str),
    path: Option<&Path>,
    cx: &Context,
) -> Vec<Line> {
    let lang = cx.lang;
    let kind = match plan.kind {
        MeetingKind::DemocraticLife => tr!(lang, "kind-democratic-life"),
        MeetingKind::OrganisationalLife => tr!(lang, "kind-organisational-life"),
    };
    let today = cx.wall.date();
    let mut lines = vec![
        (tr!(lang, "wizard-unit"), plan.unit.clone()),
        (tr!(lang, "wizard-kind"), kind),
        (tr!(lang, "wizard-title"), plan.title.clone()),
        (
            tr!(lang, "wizard-day"),
            date_words(plan.held_on, today, lang),
        ),
    ];
    if !plan.theme.is_empty() {
        lines.push((tr!(lang, "wizard-theme"), plan.theme.clone()));
    }
    lines.extend(members(plan, cx));
    lines.extend(groups(plan, cx));
    lines.push((tr!(lang, "wizard-checklist"), checklist.to_owned()));
    lines.push((tr!(lang, "wizard-questionnaire"), questionnaire.to_owned()));
    lines.extend(path.map(|path| (tr!(lang, "wizard-path"), path.display().to_string())));
    lines
}

fn members(plan: &MeetingPlan, cx: &Context) -> Vec<Line> {
    let count = plan.members.len();
    let label = tr!(cx.lang, "wizard-members-count", count = count);
    let named = plan.members.iter().enumerate().map(|(place, seat)| {
        let who = format!("{} {}", seat.name, seat.post);
        match place {
            0 => tr!(cx.lang, "wizard-chair-line", who = who.trim_end()),
            _ => who.trim_end().to_owned(),
        }
    });
    vec![(
        label,
        named
            .collect::<Vec<_>>()
            .join(&tr!(cx.lang, "wizard-between")),
    )]
}

fn groups(plan: &MeetingPlan, cx: &Context) -> Vec<Line> {
    let people: u64 = plan
        .groups
        .iter()
        .map(|group| u64::from(group.head_count))
        .sum();
    let label = tr!(cx.lang, "wizard-people-count", count = people);
    let named = plan.groups.iter().map(|group| {
        let (name, count) = (group.name.as_str(), group.head_count);
        tr!(
            cx.lang,
            "wizard-group-line",
            name = name,
            count = count,
            weight = group.weight
        )
    });
    vec![(
        label,
        named
            .collect::<Vec<_>>()
            .join(&tr!(cx.lang, "wizard-between")),
    )]
}
