//! Slips with voting codes to print, cut and draw, eight on an A4 page, and a
//! cover that says how many there are.
//!
//! The codes pass through here once on their way to the file that the user
//! names. Nothing is kept; what was written is wiped when it is dropped.

use zeroize::Zeroizing;

use super::super::block::one_line;
use super::flow::Flow;
use super::layout::{
    Edge, Face, Grid, HalfPoints, Line, PAPER_HEIGHT, PAPER_WIDTH, Page, Panel, Row, Tenths,
};
use super::type_size::{fitted, width};
use super::{Print, sheet};
use crate::lang::Lang;
use crate::tr;

/// White at the edges, which no printer reaches: 10 mm.
const MARGIN: Tenths = 100;
/// Slips beside each other, and above each other.
const ACROSS: usize = 2;
const DOWN: usize = 4;
/// How many slips stand on a page.
pub const PER_PAGE: usize = ACROSS * DOWN;
const WIDTH: Tenths = (PAPER_WIDTH - 2 * MARGIN) / ACROSS as u32;
const LABEL: Tenths = 50;
const HEIGHT: Tenths = (PAPER_HEIGHT - 2 * MARGIN - LABEL) / DOWN as u32;
/// White at the left and right within a slip, 4 mm.
const PAD: Tenths = 40;
const INNER: Tenths = WIDTH - 2 * PAD;
/// The code's type, 28 pt.
pub(super) const CODE: HalfPoints = 56;

/// What all slips of a round say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlipSheet<'a> {
    /// The unit's name.
    pub unit: &'a str,
    /// The meeting's title.
    pub title: &'a str,
    /// SHA-256 of the set-up in hex; its first sixteen digits are printed.
    pub setup_hash: &'a str,
}

/// One slip.
#[derive(Clone, Copy)]
pub struct Slip<'a> {
    /// The name of the group that the code is for.
    pub group_name: &'a str,
    /// The booth whose box knows the code, if there are several.
    pub booth: Option<&'a str>,
    /// The code, `XXXX-XXXX-XXXX`.
    pub code: &'a str,
    /// Whether who votes with it gets a receipt, and writes it down.
    pub receipt: bool,
    /// Whether it is a spare one. Only the cover says so: on paper a spare
    /// slip is like any other.
    pub spare: bool,
}

/// The slips of one booth and group.
struct Stack<'a> {
    booth: Option<&'a str>,
    group: &'a str,
    planned: Vec<Slip<'a>>,
    spare: Vec<Slip<'a>>,
}

impl Stack<'_> {
    /// On how many pages they stand: those planned, those spare.
    fn pages(&self) -> [usize; 2] {
        [&self.planned, &self.spare].map(|slips| slips.len().div_ceil(PER_PAGE))
    }
}

/// The sheets: a cover, then the slips of each booth and group on pages of
/// their own, booth by booth, and the spare ones last. Slips keep the order in
/// which they are given: shuffle them before.
#[must_use]
pub fn slip_sheet<'a>(
    lang: &Lang,
    sheet: &SlipSheet<'_>,
    slips: impl IntoIterator<Item = Slip<'a>>,
) -> Print {
    let stacks = stacks(slips);
    let mut print = Print::new(tr!(lang, "print-slips-title"), MARGIN);
    print.pages(cover(lang, sheet, &stacks));
    let drawn = Drawn::new(lang, sheet);
    let planned = stacks.iter().map(|stack| (stack, &stack.planned));
    let spare = stacks.iter().map(|stack| (stack, &stack.spare));
    let mut pages = Vec::new();
    for (stack, slips) in planned.chain(spare) {
        for slips in slips.chunks(PER_PAGE) {
            pages.push(drawn.page(stack, slips, pages.len() + 1));
        }
    }
    print.pages(pages);
    print
}

fn stacks<'a>(slips: impl IntoIterator<Item = Slip<'a>>) -> Vec<Stack<'a>> {
    let mut stacks: Vec<Stack<'a>> = Vec::new();
    for slip in slips {
        let is_its =
            |stack: &Stack<'_>| stack.booth == slip.booth && stack.group == slip.group_name;
        let place = stacks.iter().position(is_its).unwrap_or(stacks.len());
        if place == stacks.len() {
            stacks.push(Stack {
                booth: slip.booth,
                group: slip.group_name,
                planned: Vec::new(),
                spare: Vec::new(),
            });
        }
        if let Some(stack) = stacks.get_mut(place) {
            let slips = if slip.spare {
                &mut stack.spare
            } else {
                &mut stack.planned
            };
            slips.push(slip);
        }
    }
    // the groups of a booth follow each other
    let booths: Vec<Option<&str>> = stacks.iter().map(|stack| stack.booth).collect();
    stacks.sort_by_key(|stack| booths.iter().position(|booth| *booth == stack.booth));
    stacks
}

/// What all slips share, set once.
struct Drawn<'a> {
    lang: &'a Lang,
    head: Vec<Line>,
    label: Line,
    /// How to vote, without and with a receipt.
    how: [Vec<Line>; 2],
    receipt: Vec<Line>,
    foot: Vec<Line>,
}

impl<'a> Drawn<'a> {
    fn new(lang: &'a Lang, sheet: &SlipSheet<'_>) -> Self {
        let of_round = tr!(
            lang,
            "print-of-round",
            unit = sheet.unit,
            round = sheet.title
        );
        let mark = tr!(lang, "print-mark", mark = sheet::mark(sheet.setup_hash));
        let one = |words: &str, face: Face, sizes: &[HalfPoints], height: Tenths| {
            fitted(words, face, sizes, (INNER, height)).into_iter()
        };
        let how = |last: String, largest: HalfPoints, height: Tenths| {
            let steps = [
                tr!(lang, "print-slip-how-1"),
                tr!(lang, "print-slip-how-2"),
                tr!(lang, "print-slip-how-3"),
                last,
            ];
            let steps: Vec<String> = (1..)
                .zip(steps)
                .map(|(number, words)| format!("{number}. {words}"))
                .collect();
            // all four in one size
            let fits = |size: &HalfPoints| steps.iter().all(|words| width(words, *size) <= INNER);
            let sizes = [largest, 24, 22, 20, 18];
            let size = sizes.into_iter().find(fits).unwrap_or(16);
            let line = |words: &String| one(words, Face::Text, &[size], height);
            steps.iter().flat_map(line).collect()
        };
        let mut foot: Vec<Line> = one(
            &tr!(lang, "print-slip-promise"),
            Face::Head,
            &[20, 18, 16],
            42,
        )
        .collect();
        foot.extend(one(&mark, Face::Text, &[20, 18, 16], 42));
        Self {
            lang,
            head: one(&of_round, Face::Text, &[21, 18], 84).collect(),
            label: Line::new(&tr!(lang, "print-slip-code"), Face::Text, 18, 36),
            how: [
                how(tr!(lang, "print-slip-how-4"), 26, 58),
                how(tr!(lang, "print-slip-how-4-receipt"), 24, 48),
            ],
            receipt: one(
                &tr!(lang, "print-slip-receipt"),
                Face::Text,
                &[22, 20, 18, 16],
                70,
            )
            .map(|mut line| {
                line.height = 70;
                line
            })
            .collect(),
            foot,
        }
    }

    fn page(&self, stack: &Stack<'_>, slips: &[Slip<'_>], number: usize) -> Page {
        let mut grid = Grid::new(vec![WIDTH; ACROSS]);
        grid.pad = PAD;
        for slips in slips.chunks(ACROSS) {
            let mut panels: Vec<Panel> = slips.iter().map(|slip| self.slip(slip)).collect();
            panels.resize(ACROSS, Panel::bare(Vec::new()));
            let height = HEIGHT;
            grid.rows.push(Row { height, panels });
        }
        let whose = [stack.booth, Some(stack.group)];
        let whose = whose.into_iter().flatten().map(one_line);
        let whose = whose.collect::<Vec<_>>().join(" · ");
        let label = tr!(
            self.lang,
            "print-slip-sheet",
            number = number,
            whose = whose
        );
        let width = WIDTH * ACROSS as u32;
        let mut foot = Grid::new(vec![width]);
        let lines = fitted(&label, Face::Text, &[18, 16], (width, LABEL));
        let panels = vec![Panel::bare(lines.into_iter().map(Line::right).collect())];
        foot.rows.push(Row {
            height: LABEL - 5,
            panels,
        });
        Page(vec![grid, foot])
    }

    fn slip(&self, slip: &Slip<'_>) -> Panel {
        let mut lines = vec![Line::gap(16)];
        lines.extend(self.head.clone());
        let whose = [Some(slip.group_name), slip.booth].into_iter().flatten();
        let whose = whose.map(one_line).collect::<Vec<_>>().join(" · ");
        lines.extend(fitted(&whose, Face::Head, &[28, 24, 20, 16], (INNER, 60)));
        lines.push(self.label.clone());
        let code = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        let code: Zeroizing<String> = Zeroizing::new(slip.code.chars().filter(code).collect());
        lines.push(Line::new(&code, Face::Mono, CODE, 110));
        lines.extend(self.how[usize::from(slip.receipt)].clone());
        if slip.receipt {
            lines.extend(self.receipt.clone());
        }
        // what stands at the foot of each slip stands at the same height
        let used: Tenths = lines.iter().chain(&self.foot).map(|line| line.height).sum();
        lines.push(Line::gap(HEIGHT.saturating_sub(used + 16).max(4)));
        lines.extend(self.foot.clone());
        let mut panel = Panel::bare(lines);
        panel.edges = [Edge::Cut; 4];
        panel
    }
}

/// The cover: how many slips there are and what is done with them.
fn cover(lang: &Lang, round: &SlipSheet<'_>, stacks: &[Stack<'_>]) -> Vec<Page> {
    let mut flow = Flow::new(sheet::HEIGHT);
    let mut head = sheet::title(&tr!(lang, "print-cover-title"));
    head.extend(sheet::of_round(
        lang,
        round.unit,
        round.title,
        round.setup_hash,
    ));
    flow.push(sheet::block(30, head));
    let mut table = counts(lang, stacks);
    table.before = 40;
    flow.push(table);
    let advice = [
        tr!(lang, "print-cover-advice-1"),
        tr!(lang, "print-cover-advice-2"),
        tr!(lang, "print-cover-advice-3"),
        tr!(lang, "print-cover-advice-4"),
        tr!(lang, "print-cover-advice-5"),
    ];
    let mut lines = sheet::heading(&tr!(lang, "print-cover-advice"));
    lines.extend(sheet::numbered(&advice));
    let handed = [
        tr!(lang, "print-cover-handed-out"),
        tr!(lang, "print-cover-left-over"),
        tr!(lang, "print-cover-spares-used"),
        tr!(lang, "print-cover-spares-left"),
    ];
    let signed = [
        tr!(lang, "print-cover-printed-by"),
        tr!(lang, "print-date"),
        tr!(lang, "print-scrutineer"),
        tr!(lang, "print-date"),
    ];
    flow.push(sheet::block(40, lines));
    flow.push(sheet::to_fill_in(&handed, 2, 110));
    flow.push(sheet::to_fill_in(&signed, 2, 130));
    flow.finish()
}

fn counts(lang: &Lang, stacks: &[Stack<'_>]) -> Grid {
    let booths = stacks.iter().any(|stack| stack.booth.is_some());
    let mut head = vec![
        tr!(lang, "print-group"),
        tr!(lang, "print-cover-people"),
        tr!(lang, "print-cover-spares"),
        tr!(lang, "print-cover-slips"),
        tr!(lang, "print-cover-sheets"),
        tr!(lang, "print-cover-spare-sheets"),
    ];
    let mut widths: Vec<Tenths> = vec![520, 250, 220, 250, 300, 300];
    if booths {
        head.insert(0, tr!(lang, "print-booth"));
        widths = vec![400, 340, 220, 180, 220, 220, 260];
    }
    let mut spare_from = 1 + stacks.iter().map(|stack| stack.pages()[0]).sum::<usize>();
    let mut from = 1;
    let mut rows = Vec::new();
    for stack in stacks {
        let [planned, spare] = stack.pages();
        let mut row = vec![
            stack.group.to_owned(),
            stack.planned.len().to_string(),
            stack.spare.len().to_string(),
            (stack.planned.len() + stack.spare.len()).to_string(),
            sheets(from, planned),
            sheets(spare_from, spare),
        ];
        if booths {
            row.insert(0, stack.booth.unwrap_or_default().to_owned());
        }
        rows.push(row);
        from += planned;
        spare_from += spare;
    }
    let of = |count: fn(&Stack<'_>) -> usize| stacks.iter().map(count).sum::<usize>();
    let (planned, spare) = (
        of(|stack| stack.planned.len()),
        of(|stack| stack.spare.len()),
    );
    let mut total = vec![
        tr!(lang, "print-total"),
        planned.to_string(),
        spare.to_string(),
        (planned + spare).to_string(),
        sheets(1, from - 1),
        sheets(from, spare_from - from),
    ];
    if booths {
        total.insert(1, String::new());
    }
    rows.push(total);
    sheet::table(&widths, if booths { 2 } else { 1 }, 100, &head, &rows)
}

/// `3–7`: so many sheets from this one on.
fn sheets(from: usize, count: usize) -> String {
    match count {
        0 => "—".to_owned(),
        1 => from.to_string(),
        _ => format!("{from}–{}", from + count - 1),
    }
}
