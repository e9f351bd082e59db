//! The grids of a paper ballot: whom against which grade, and room for
//! opinions.

use super::ballot_form::FormItem;
use super::layout::{Face, Grid, HalfPoints, Line, Panel, Row, Tenths};
use super::sheet;
use super::type_size::{fitted, line_height, lines, width as width_of};
use crate::domain::questionnaire::AnswerKind;
use crate::domain::round::Subject;
use crate::lang::Lang;
use crate::tr;

/// White between two grids beside each other.
const BETWEEN: Tenths = 40;
/// White above a grid.
const ABOVE: Tenths = 16;
/// The least width of a box to tick, 9.5 mm.
const NARROWEST: Tenths = 95;
/// The least width of a name.
const NAME: Tenths = 240;
/// A line to write on is 9 mm high.
const RULED: Tenths = 90;
/// So many characters people write on a line, with room to spare.
const PER_LINE: u32 = 32;

/// How large the grids are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    /// How high a row to tick is.
    row: Tenths,
    /// Whether grids stand beside each other.
    pairs: bool,
}

impl Look {
    pub(super) const fn new(row: Tenths, pairs: bool) -> Self {
        Self { row, pairs }
    }

    /// How wide a grid is that has another beside it.
    pub(super) const fn half() -> Tenths {
        (sheet::WIDTH - BETWEEN) / 2
    }

    /// Whether the grid of an item stands beside another.
    pub(super) fn paired(self, form: &FormItem<'_>) -> bool {
        let boxes = form.boxes().len() as u32;
        self.pairs && Self::half() >= NAME + boxes * NARROWEST
    }
}

/// The grid of an item about several: a row for each of them.
pub(super) fn of_many(
    lang: &Lang,
    form: &FormItem<'_>,
    number: usize,
    look: Look,
    width: Tenths,
) -> Grid {
    let boxes = form.boxes();
    let count = boxes.len().max(1) as u32;
    let wide = width > Look::half();
    let each = if wide {
        (width.saturating_sub(460) / count).clamp(NARROWEST, 260)
    } else {
        112
    };
    let name = width.saturating_sub(count * each);
    let name = name.clamp(NAME, if wide { 520 } else { 340 });
    let mut grid = framed(&asked(lang, form, number), &boxes, name, width);
    for subject in &form.subjects {
        let words = named(subject, name - 30, look.row);
        grid.rows.push(to_tick(words, boxes.len(), look.row));
    }
    grid
}

/// The grid of items about the same one: a row for each item.
pub(super) fn of_one(
    lang: &Lang,
    items: &[FormItem<'_>],
    number: usize,
    look: Look,
    width: Tenths,
) -> Grid {
    let boxes = items.first().map_or_else(Vec::new, FormItem::boxes);
    let name = width.saturating_sub(boxes.len() as u32 * 150).max(NAME);
    let subject = items.first().and_then(|item| item.subjects.first());
    let about = subject.map_or("", |subject| subject.name.as_str());
    let about = tr!(lang, "print-form-about", name = about);
    let mut grid = framed(&about, &boxes, name, width);
    for (number, form) in (number..).zip(items) {
        let height = look.row.max(100);
        let words = asked(lang, form, number);
        let words = fitted(
            &words,
            Face::Text,
            &[24, 22, 20, 18, 16],
            (name - 30, height - 4),
        );
        grid.rows.push(to_tick(words, boxes.len(), height));
    }
    grid
}

/// Two grids beside each other.
pub(super) fn beside(left: Grid, right: Grid) -> Grid {
    let mut columns = left.columns;
    let (at_left, at_right) = (columns.len(), right.columns.len());
    columns.push(BETWEEN);
    columns.extend(right.columns);
    let mut grid = Grid::new(columns);
    grid.pad = left.pad;
    grid.before = left.before.max(right.before);
    grid.head = left.head.max(right.head);
    let blank = |columns: usize| Row {
        height: 0,
        panels: vec![Panel::bare(Vec::new()).over(columns)],
    };
    let count = left.rows.len().max(right.rows.len());
    let mut left = left.rows.into_iter();
    let mut right = right.rows.into_iter();
    for _ in 0..count {
        let left = left.next().unwrap_or_else(|| blank(at_left));
        let right = right.next().unwrap_or_else(|| blank(at_right));
        let mut panels = left.panels;
        panels.push(Panel::bare(Vec::new()));
        panels.extend(right.panels);
        let height = left.height.max(right.height);
        grid.rows.push(Row { height, panels });
    }
    grid
}

/// A question and room to write: ruled lines, or a box for each whom it is
/// about.
pub(super) fn opinions(lang: &Lang, form: &FormItem<'_>, number: usize) -> Vec<Grid> {
    let question = lines(
        &asked(lang, form, number),
        Face::Head,
        24,
        (sheet::WIDTH, 60),
    );
    let question = sheet::block(ABOVE + 10, question);
    if form.subjects.len() > 1 {
        let name = 420;
        let mut grid = Grid::new(vec![name, sheet::WIDTH - name]);
        for subject in &form.subjects {
            let name = Panel::ruled(named(subject, name - 30, 120));
            let panels = vec![name, Panel::ruled(Vec::new())];
            grid.rows.push(Row {
                height: 120,
                panels,
            });
        }
        return vec![question, grid];
    }
    let limit = match &form.item.kind {
        AnswerKind::Opinion { limit } => u32::from(*limit),
        AnswerKind::Grade { .. } => 0,
    };
    let count = limit.div_ceil(PER_LINE).clamp(2, 6);
    vec![question, sheet::ruled_space(count, RULED)]
}

/// What is asked, with its number.
fn asked(lang: &Lang, form: &FormItem<'_>, number: usize) -> String {
    tr!(
        lang,
        "print-form-item",
        number = number,
        label = form.item.label.as_str(),
        text = form.item.text.as_str()
    )
}

/// A grid with its question and the grades above its columns, each with the
/// digit to key.
fn framed(question: &str, boxes: &[(usize, &str)], name: Tenths, width: Tenths) -> Grid {
    let count = boxes.len().max(1) as u32;
    let each = (width - name) / count;
    let mut columns = vec![width - count * each];
    columns.extend(boxes.iter().map(|_| each));
    let mut grid = Grid::new(columns);
    grid.pad = 6;
    grid.before = ABOVE;
    grid.head = 2;
    let words = fitted(question, Face::Head, &[24, 22, 20, 18], (width - 20, 94));
    let height = words.iter().map(|line| line.height).sum::<Tenths>() + 4;
    let panels = vec![Panel::bare(words).over(1 + boxes.len())];
    grid.rows.push(Row { height, panels });
    let grade = |(digit, label): &(usize, &str)| {
        // rather smaller on one line than larger on two
        let room = each - 12;
        let height = if width_of(label, 18) <= room { 44 } else { 80 };
        let mut lines = fitted(label, Face::Head, &[22, 20, 18, 16, 14], (room, height));
        lines.push(Line::new(&digit.to_string(), Face::Text, 18, 36));
        lines.into_iter().map(Line::centred).collect()
    };
    let grades: Vec<Vec<Line>> = boxes.iter().map(grade).collect();
    let high = |lines: &Vec<Line>| lines.iter().map(|line| line.height).sum::<Tenths>();
    let height = grades.iter().map(high).max().unwrap_or(0) + 8;
    let mut panels = vec![Panel::ruled(Vec::new())];
    panels.extend(grades.into_iter().map(Panel::ruled));
    grid.rows.push(Row { height, panels });
    grid
}

fn to_tick(name: Vec<Line>, boxes: usize, height: Tenths) -> Row {
    let mut panels = vec![Panel::ruled(name)];
    panels.resize(1 + boxes, Panel::ruled(Vec::new()));
    Row { height, panels }
}

/// A name with its post: on one line in large type, or on two.
fn named(subject: &Subject, room: Tenths, height: Tenths) -> Vec<Line> {
    let (name, post) = (subject.name.as_str(), subject.post.trim());
    if post.is_empty() {
        return fitted(
            name,
            Face::Text,
            &[28, 26, 24, 20, 18, 16, 14],
            (room, height - 4),
        );
    }
    let post = format!(" {post}");
    let fits = |(large, small): &(HalfPoints, HalfPoints)| {
        width_of(name, *large) + width_of(&post, *small) <= room
            && line_height(*large) + 4 <= height
    };
    let sizes = [(28, 22), (26, 20), (24, 18), (22, 17)];
    if let Some((large, small)) = sizes.into_iter().find(fits) {
        let line = Line::new(name, Face::Text, large, line_height(large) + 4);
        return vec![line.run(&post, Face::Text, small)];
    }
    let small = height * 2 / 5;
    let mut lines = fitted(
        name,
        Face::Text,
        &[26, 24, 20, 18, 16],
        (room, height - small - 8),
    );
    lines.extend(fitted(
        post.trim(),
        Face::Text,
        &[20, 18, 16, 14],
        (room, small),
    ));
    lines
}
