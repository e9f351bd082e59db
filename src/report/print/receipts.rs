//! The receipts of a round, published at closing: sorted, beside nothing.

use super::Print;
use super::flow::Flow;
use super::layout::{Face, Grid, Line, Page, Panel, Row, Tenths};
use super::sheet;
use crate::lang::Lang;
use crate::tr;

const COLUMNS: usize = 3;
const ROW: Tenths = 84;

/// What is published of the receipts of a round.
#[derive(Clone, Copy)]
pub struct ReceiptList<'a> {
    /// The unit's name.
    pub unit: &'a str,
    /// The meeting's title.
    pub title: &'a str,
    /// SHA-256 of the set-up in hex; its first sixteen digits are printed.
    pub setup_hash: &'a str,
    /// The symbols of the root, as the program showed them at closing.
    pub root: &'a str,
    /// The receipts as voters wrote them down, in any order.
    pub receipts: &'a [&'a str],
}

/// The list. It holds receipts and nothing of what was voted; their order is
/// that of their symbols.
#[must_use]
pub fn receipt_list(lang: &Lang, list: &ReceiptList<'_>) -> Print {
    let mut receipts: Vec<&str> = list.receipts.to_vec();
    receipts.sort_unstable();
    let mut flow = Flow::new(sheet::HEIGHT);
    let mut head = sheet::title(&tr!(lang, "print-receipts-title"));
    head.extend(sheet::of_round(
        lang,
        list.unit,
        list.title,
        list.setup_hash,
    ));
    let count = tr!(lang, "print-receipts-count", count = receipts.len());
    head.push(Line::new(&count, Face::Head, 28, 80).centred());
    let root = tr!(lang, "print-receipts-root");
    head.push(Line::new(&root, Face::Text, 22, 60).centred());
    head.push(Line::new(&sheet::fours(list.root), Face::Mono, 28, 70).centred());
    head.push(Line::gap(20));
    head.extend(sheet::numbered(&[
        tr!(lang, "print-receipts-how-1"),
        tr!(lang, "print-receipts-how-2"),
        tr!(lang, "print-receipts-how-3"),
    ]));
    flow.push(sheet::block(0, head));
    let mut rest = receipts.as_slice();
    while !rest.is_empty() {
        let free = flow.left().saturating_sub(60) / ROW;
        let down = (free as usize).max(1).min(rest.len().div_ceil(COLUMNS));
        let (here, later) = rest.split_at(rest.len().min(down * COLUMNS));
        let mut grid = columns(here, down);
        grid.before = 30;
        flow.push(grid);
        flow.turn();
        rest = later;
    }
    let mut pages = flow.finish();
    pages.retain(|page| !page.0.is_empty());
    number(lang, &mut pages);
    let mut print = Print::new(tr!(lang, "print-receipts-title"), sheet::MARGIN);
    print.pages(pages);
    print
}

/// Down the first column, then down the next.
fn columns(receipts: &[&str], down: usize) -> Grid {
    let mut grid = Grid::new(vec![sheet::WIDTH / COLUMNS as u32; COLUMNS]);
    for row in 0..down {
        let panel = |column: usize| {
            let receipt = receipts.get(column * down + row);
            let line = |receipt: &&str| Line::new(receipt, Face::Mono, 30, ROW - 4).centred();
            Panel::bare(receipt.map(line).into_iter().collect())
        };
        let panels = (0..COLUMNS).map(panel).collect();
        grid.rows.push(Row {
            height: ROW,
            panels,
        });
    }
    grid
}

/// The number of each page at its foot, if there are several.
fn number(lang: &Lang, pages: &mut [Page]) {
    let count = pages.len();
    if count < 2 {
        return;
    }
    for (number, page) in (1..).zip(pages) {
        let used: Tenths = page.0.iter().map(Grid::height).sum();
        let words = tr!(lang, "print-page", number = number, count = count);
        let line = Line::new(&words, Face::Text, 20, 45).right();
        page.0.push(sheet::block(
            sheet::HEIGHT.saturating_sub(used + 50),
            vec![line],
        ));
    }
}
