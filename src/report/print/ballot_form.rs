//! Paper ballots: the questionnaire as a form to tick, with a voting code at
//! its foot, one form for each code.

use zeroize::Zeroizing;

use super::flow::Flow;
use super::form_grid::{Look, beside, of_many, of_one, opinions};
use super::layout::{Edge, Face, Grid, Line, Page, Panel, Row, Tenths};
use super::type_size::fitted;
use super::{Print, sheet};
use crate::domain::questionnaire::{QuestionnaireItem, Scale};
use crate::domain::round::{Setup, Subject};
use crate::lang::Lang;
use crate::tr;

/// What a page keeps for the code at its foot.
const FOOT: Tenths = 120;
/// From the largest rows to the smallest that an old hand can tick; one grid
/// to a line, or two beside each other.
const LOOKS: [Look; 7] = [
    Look::new(100, false),
    Look::new(90, false),
    Look::new(90, true),
    Look::new(80, false),
    Look::new(80, true),
    Look::new(72, true),
    Look::new(68, true),
];

/// What all ballots of a group say.
#[derive(Clone, Copy)]
pub struct BallotForm<'a> {
    /// The unit's name.
    pub unit: &'a str,
    /// The meeting's title.
    pub title: &'a str,
    /// SHA-256 of the set-up in hex; its first sixteen digits are printed.
    pub setup_hash: &'a str,
    /// The questionnaire's title.
    pub heading: &'a str,
    /// The group that fills them in.
    pub group_name: &'a str,
    /// The booth, if there are several.
    pub booth: Option<&'a str>,
    /// What the group is asked, in order.
    pub items: &'a [FormItem<'a>],
}

/// One item as a group sees it.
#[derive(Clone)]
pub struct FormItem<'a> {
    /// The item.
    pub item: &'a QuestionnaireItem,
    /// Its scale; `None` for an opinion.
    pub scale: Option<&'a Scale>,
    /// Whom it is about.
    pub subjects: Vec<&'a Subject>,
}

impl<'a> FormItem<'a> {
    /// What can be ticked: each grade with the digit to key, and “don't know”
    /// under 0 where it may be answered. Nothing for an opinion.
    pub(super) fn boxes(&self) -> Vec<(usize, &'a str)> {
        let Some(scale) = self.scale else {
            return Vec::new();
        };
        let grades = scale.grades.iter().map(|grade| grade.label.as_str());
        let dont_know = self.item.dont_know.then_some((0, scale.dont_know.as_str()));
        (1..).zip(grades).chain(dont_know).collect()
    }
}

/// The items of a set-up that a group sees, as
/// `|item| setup.asks(class, item)` says; none about nobody.
#[must_use]
pub fn form_items<'a>(
    setup: &'a Setup,
    sees: &dyn Fn(&QuestionnaireItem) -> bool,
) -> Vec<FormItem<'a>> {
    let items = setup.questionnaire.items.iter().filter(|item| sees(item));
    let form = |item: &'a QuestionnaireItem| FormItem {
        item,
        scale: setup.questionnaire.scale_of(item),
        subjects: setup
            .subjects_of(item)
            .filter_map(|place| setup.subjects.get(place))
            .collect(),
    };
    let items = items.map(form);
    items.filter(|form| !form.subjects.is_empty()).collect()
}

/// The ballots, one for each code, in the largest type that takes the fewest
/// pages. Each begins on a sheet of its own, also when both sides of the paper
/// are printed, and bears its code on every page.
#[must_use]
pub fn ballot_forms<'a>(
    lang: &Lang,
    form: &BallotForm<'_>,
    codes: impl IntoIterator<Item = &'a str>,
) -> Print {
    let laid_out = LOOKS.iter().map(|look| laid_out(lang, form, *look));
    // of those with equally few pages the first, which has the largest type
    let mut pages = laid_out.min_by_key(Vec::len).unwrap_or_default();
    let count = pages.len();
    for (number, page) in (1..).zip(&mut pages) {
        let used: Tenths = page.0.iter().map(Grid::height).sum();
        let white = sheet::HEIGHT.saturating_sub(used + FOOT);
        page.0.push(foot(lang, form, white, (number, count)));
    }
    if count > 1 && count % 2 == 1 {
        let words = tr!(lang, "print-form-blank");
        let line = Line::new(&words, Face::Text, 24, 70).centred();
        pages.push(Page(vec![sheet::block(1_200, vec![line])]));
    }
    let mut print = Print::new(form.heading.to_owned(), sheet::MARGIN);
    let codes = codes
        .into_iter()
        .map(|code| Zeroizing::new(code.to_owned()));
    print.copies(pages, codes.collect());
    print
}

/// The form without what stands at its foot.
fn laid_out(lang: &Lang, form: &BallotForm<'_>, look: Look) -> Vec<Page> {
    let mut flow = Flow::new(sheet::HEIGHT - FOOT);
    let mut head = sheet::title(form.heading);
    head.extend(sheet::of_round(
        lang,
        form.unit,
        form.title,
        form.setup_hash,
    ));
    let unsure = |item: &FormItem<'_>| item.scale.is_some() && item.item.dont_know;
    let ticking = if form.items.iter().any(unsure) {
        tr!(lang, "print-form-how-1")
    } else {
        tr!(lang, "print-form-how-1-sure")
    };
    head.extend(sheet::numbered(&[
        ticking,
        tr!(lang, "print-form-how-2"),
        tr!(lang, "print-form-how-3"),
    ]));
    flow.push(sheet::block(0, head));
    let mut waiting: Option<Grid> = None;
    let mut number = 1;
    let mut rest = form.items;
    while let Some((first, later)) = rest.split_first() {
        let alike = later
            .iter()
            .take_while(|item| are_alike(first, item))
            .count();
        let (items, later) = rest.split_at(1 + alike);
        let wide = || sheet::WIDTH;
        match first.scale {
            Some(_) if first.subjects.len() == 1 => {
                flow_out(&mut flow, waiting.take());
                flow.push(of_one(lang, items, number, look, wide()));
            }
            Some(_) => {
                let half = |width| of_many(lang, first, number, look, width);
                let paired = look.paired(first);
                match waiting.take() {
                    Some(left) if paired => flow.push(beside(left, half(Look::half()))),
                    left => {
                        flow_out(&mut flow, left);
                        let pairs = |next: &FormItem<'_>| {
                            next.scale.is_some() && next.subjects.len() > 1 && look.paired(next)
                        };
                        if paired && later.first().is_some_and(pairs) {
                            waiting = Some(half(Look::half()));
                        } else {
                            flow.push(half(wide()));
                        }
                    }
                }
            }
            None => {
                flow_out(&mut flow, waiting.take());
                flow.together(opinions(lang, first, number));
            }
        }
        number += items.len();
        rest = later;
    }
    flow_out(&mut flow, waiting);
    let mut pages = flow.finish();
    pages.retain(|page| !page.0.is_empty());
    pages
}

fn flow_out(flow: &mut Flow, grid: Option<Grid>) {
    if let Some(grid) = grid {
        flow.push(grid);
    }
}

/// Whether two items, both about the same one, stand in one grid.
fn are_alike(one: &FormItem<'_>, other: &FormItem<'_>) -> bool {
    let same_scale = match (one.scale, other.scale) {
        (Some(one), Some(other)) => one.id == other.id,
        _ => false,
    };
    let only = |item: &FormItem<'_>| match item.subjects.as_slice() {
        [subject] => Some(subject.id.clone()),
        _ => None,
    };
    let same_boxes = same_scale && one.item.dont_know == other.item.dont_know;
    same_boxes && only(one).is_some() && only(one) == only(other)
}

/// The code, whose ballot it is, and which page of it.
fn foot(
    lang: &Lang,
    form: &BallotForm<'_>,
    before: Tenths,
    (number, count): (usize, usize),
) -> Grid {
    let mut grid = Grid::new(vec![260, 800, 780]);
    grid.before = before;
    let label = fitted(
        &tr!(lang, "print-form-code"),
        Face::Head,
        &[24, 20, 16],
        (230, 90),
    );
    let mut whose = form.group_name.to_owned();
    if let Some(booth) = form.booth {
        whose = format!("{whose} · {booth}");
    }
    let mut right = fitted(&whose, Face::Text, &[22, 18, 16], (750, 50));
    let page = tr!(lang, "print-page", number = number, count = count);
    right.push(Line::new(&page, Face::Text, 20, 46));
    let panels = [
        label,
        vec![Line::code(44, 90)],
        right.into_iter().map(Line::right).collect(),
    ];
    let panels = panels.map(|lines| {
        let mut panel = Panel::ruled(lines);
        panel.edges = [Edge::Rule, Edge::None, Edge::None, Edge::None];
        panel
    });
    let panels = panels.into();
    let height = FOOT - 20;
    grid.rows.push(Row { height, panels });
    grid
}
