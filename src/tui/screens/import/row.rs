//! A row of the columns' list: header, sample, and what it becomes.

use ratatui::layout::Rect;

use crate::domain::ItemId;
use crate::intake::GroupRule;
use crate::tr;
use crate::tui::{Canvas, Context, Role};

use super::draft::{Draft, Target};
use super::samples::short_header;

/// What a column becomes, in words and whether it is read at all.
fn target_words(draft: &Draft, column: usize, cx: &Context) -> (String, Role) {
    match draft.target(column) {
        Target::Dropped if draft.is_identifying(column) => {
            (tr!(cx.lang, "import-dropped-identifying"), Role::Muted)
        }
        Target::Dropped => (tr!(cx.lang, "import-dropped"), Role::Muted),
        Target::Group => (tr!(cx.lang, "import-tells-group"), Role::Good),
        Target::Asked(item, subject, choice) => {
            let setup = &draft.setup;
            let items = &setup.questionnaire.items;
            let label = items
                .iter()
                .find(|other| other.id == item)
                .map_or("", |item| &item.label);
            let who = setup.subjects.iter().find(|other| other.id == subject);
            let who = who.map_or("", |subject| &subject.name);
            let separator = cx.signs.separator;
            let choice = choice.map(|choice| choice_word(draft, &item, &choice));
            let choice = choice.map_or_else(String::new, |choice| format!("={choice}"));
            (format!("{label}{separator}{who}{choice}"), Role::Text)
        }
    }
}

/// The word of a choice.
pub(super) fn choice_word(draft: &Draft, item: &ItemId, choice: &str) -> String {
    let scale = draft.scale_of(item);
    let scale = scale.and_then(|scale| draft.setup.questionnaire.scale(&scale));
    scale.map_or_else(String::new, |scale| {
        let mut grades = scale.grades.iter();
        let grade = grades.find(|grade| grade.id == choice);
        grade.map_or(&scale.dont_know, |grade| &grade.label).clone()
    })
}

/// Where the parts of a row stand.
pub(super) struct Columns {
    x: u16,
    y: u16,
    header: u16,
    sample: u16,
    target: u16,
}

impl Columns {
    /// The sample goes first where there is little room.
    pub(super) fn of(area: Rect) -> Self {
        let rest = area.width.saturating_sub(6);
        let target = 24.min(rest / 2);
        let (header, sample) = if rest < 60 {
            (rest - target, 0)
        } else {
            let header = (rest - target) * 3 / 5;
            (header, rest - target - header)
        };
        Self {
            x: area.x,
            y: area.y,
            header,
            sample,
            target,
        }
    }

    pub(super) fn row(
        &self,
        canvas: &mut Canvas,
        draft: &Draft,
        column: usize,
        samples: &[String],
        cx: &Context,
    ) {
        let (words, role) = target_words(draft, column, cx);
        let kept = draft.target(column) != Target::Dropped;
        canvas.print_right(self.x + 5, self.y, &format!("{}", column + 1), Role::Muted);
        let header_role = if kept { Role::Text } else { Role::Muted };
        let room = usize::from(self.header.saturating_sub(1));
        let header = short_header(&draft.table, column, room, cx);
        canvas.print(self.x + 6, self.y, &header, header_role);
        // Nobody needs to look at what identifies people.
        if !draft.is_identifying(column)
            && let Some(sample) = samples.get(column)
        {
            let x = self.x + 6 + self.header;
            canvas.print_within(
                x,
                self.y,
                self.sample.saturating_sub(1),
                sample,
                Role::Muted,
            );
        }
        self.target(canvas, &words, role);
    }

    pub(super) fn group(&self, canvas: &mut Canvas, draft: &Draft, cx: &Context) {
        canvas.print_within(
            self.x + 2,
            self.y,
            self.header + 3,
            &tr!(cx.lang, "import-who"),
            Role::Text,
        );
        let (words, role) = match &draft.mapping.group {
            Some(GroupRule::Fixed(group)) => {
                let groups = &draft.setup.groups;
                let name = groups
                    .iter()
                    .find(|g| &g.group.id == group)
                    .map_or("", |g| &g.group.name);
                (tr!(cx.lang, "import-who-fixed", group = name), Role::Good)
            }
            Some(GroupRule::Column { .. }) => {
                let column = draft.group_column().map_or(0, |column| column + 1);
                (
                    tr!(cx.lang, "import-who-column", column = column),
                    Role::Good,
                )
            }
            None => (tr!(cx.lang, "import-who-unknown"), Role::Warning),
        };
        self.target(canvas, &words, role);
    }

    fn target(&self, canvas: &mut Canvas, words: &str, role: Role) {
        let x = self.x + 6 + self.header + self.sample;
        canvas.print_within(x, self.y, self.target, words, role);
    }
}
