//! What several printed sheets have in common: the page, heads, tables,
//! lines to write on and to sign.

use super::layout::{Face, Grid, HalfPoints, Line, PAPER_HEIGHT, PAPER_WIDTH, Panel, Row, Tenths};
use super::type_size::{fitted, lines, width};
use crate::lang::Lang;
use crate::tr;

/// White at the edges of a sheet that is not cut.
pub(super) const MARGIN: Tenths = 130;
/// How wide such a sheet is between its edges.
pub(super) const WIDTH: Tenths = PAPER_WIDTH - 2 * MARGIN;
/// How high: 5 mm less than there is, for the seams between grids.
pub(super) const HEIGHT: Tenths = PAPER_HEIGHT - 2 * MARGIN - 50;

/// Lines over the whole width.
pub(super) fn block(before: Tenths, lines: Vec<Line>) -> Grid {
    let mut grid = Grid::new(vec![WIDTH]);
    grid.before = before;
    grid.pad = 0;
    let height = lines.iter().map(|line| line.height).sum();
    let panels = vec![Panel::bare(lines)];
    grid.rows.push(Row { height, panels });
    grid
}

/// The title of a sheet, in the middle.
pub(super) fn title(words: &str) -> Vec<Line> {
    let lines = fitted(words, Face::Head, &[40, 36, 32, 28], (WIDTH, 180));
    lines.into_iter().map(Line::centred).collect()
}

/// Whose sheet it is: unit and round, and the mark of the set-up.
pub(super) fn of_round(lang: &Lang, unit: &str, round: &str, setup_hash: &str) -> Vec<Line> {
    let words = tr!(lang, "print-of-round", unit = unit, round = round);
    let mut lines = fitted(&words, Face::Text, &[28, 24, 20], (WIDTH, 120));
    let mark = tr!(lang, "print-mark", mark = mark(setup_hash));
    lines.push(Line::new(&mark, Face::Text, 22, 52));
    lines.into_iter().map(Line::centred).collect()
}

/// The first sixteen digits of the set-up's hash, in fours.
pub(super) fn mark(setup_hash: &str) -> String {
    let digits: String = setup_hash.chars().take(16).collect();
    fours(&digits)
}

/// Symbols in groups of four, whatever parted them before.
pub(super) fn fours(symbols: &str) -> String {
    let symbols: Vec<char> = symbols.chars().filter(|c| c.is_alphanumeric()).collect();
    let fours: Vec<String> = symbols
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect();
    fours.join(" ")
}

/// Running text of the usual size.
pub(super) fn text(words: &str) -> Vec<Line> {
    lines(words, Face::Text, 24, (WIDTH, 62))
}

/// A heading within a sheet.
pub(super) fn heading(words: &str) -> Vec<Line> {
    lines(words, Face::Head, 28, (WIDTH, 80))
}

/// Sentences, numbered.
pub(super) fn numbered(sentences: &[String]) -> Vec<Line> {
    let sentences = (1..).zip(sentences);
    sentences
        .flat_map(|(number, words)| text(&format!("{number}. {words}")))
        .collect()
}

/// A table: a head row and rows `height` high. The first `words` columns hold
/// words, the others figures, in the middle.
pub(super) fn table(
    widths: &[Tenths],
    words: usize,
    height: Tenths,
    head: &[String],
    rows: &[Vec<String>],
) -> Grid {
    let mut grid = Grid::new(widths.to_vec());
    grid.head = 1;
    let row = |cells: &[String], face: Face, sizes: &[HalfPoints], height: Tenths| {
        let panel = |(place, (cell, width)): (usize, (&String, &Tenths))| {
            let room = (width.saturating_sub(2 * grid.pad), height - 6);
            let lines = fitted(cell, face, sizes, room);
            let middle = place >= words || face == Face::Head;
            let lines = lines.into_iter();
            Panel::ruled(if middle {
                lines.map(Line::centred).collect()
            } else {
                lines.collect()
            })
        };
        let panels = cells.iter().zip(widths).enumerate().map(panel).collect();
        Row { height, panels }
    };
    let mut all = vec![row(head, Face::Head, &[24, 22, 20, 18], 130)];
    all.extend(
        rows.iter()
            .map(|cells| row(cells, Face::Text, &[28, 24, 20, 16], height)),
    );
    grid.rows = all;
    grid
}

/// How high the words of a label to write behind are at most.
const LABEL: Tenths = 56;

/// Labels, each with a line to write on, as many in a row as `columns`.
pub(super) fn to_fill_in(labels: &[String], columns: usize, height: Tenths) -> Grid {
    let columns = columns.max(1);
    let each = WIDTH / columns as u32;
    let wanted = |words: &String| width(words, 24) + 40;
    let label = labels.iter().map(wanted).max().unwrap_or(0).min(each / 2);
    let widths = (0..columns).flat_map(|_| [label, each - label - 40, 40]);
    let mut grid = Grid::new(widths.collect());
    for labels in labels.chunks(columns) {
        let mut panels = Vec::new();
        for words in labels {
            let white = height.saturating_sub(LABEL + 2);
            let mut lines = vec![Line::gap(white.max(4))];
            lines.extend(fitted(
                words,
                Face::Text,
                &[24, 20, 16],
                (label - 20, LABEL),
            ));
            panels.push(Panel::bare(lines));
            panels.push(Panel::to_write());
            panels.push(Panel::bare(Vec::new()));
        }
        let missing = columns * 3 - panels.len();
        panels.extend((0..missing).map(|_| Panel::bare(Vec::new())));
        grid.rows.push(Row { height, panels });
    }
    grid
}

/// Boxes for symbols, six groups of four, a box each: filled, or to be
/// written into by hand.
pub(super) fn symbol_boxes(symbols: Option<&str>) -> Grid {
    const GROUPS: usize = 6;
    let mut symbols = symbols
        .unwrap_or_default()
        .chars()
        .filter(|c| c.is_alphanumeric());
    let mut columns = Vec::new();
    let mut panels = Vec::new();
    for group in 0..GROUPS {
        if group > 0 {
            columns.push(26);
            panels.push(Panel::bare(Vec::new()));
        }
        for _ in 0..4 {
            let symbol = symbols.next().map(String::from);
            let line = |words: String| Line::new(&words, Face::Mono, 36, 90).centred();
            columns.push(71);
            panels.push(Panel::ruled(symbol.map(line).into_iter().collect()));
        }
    }
    let mut grid = Grid::new(columns);
    grid.before = 30;
    grid.pad = 4;
    grid.rows.push(Row {
        height: 110,
        panels,
    });
    grid
}

/// Ruled lines to write on, over the whole width.
pub(super) fn ruled_space(count: u32, height: Tenths) -> Grid {
    let mut grid = Grid::new(vec![WIDTH]);
    for _ in 0..count {
        let panels = vec![Panel::to_write()];
        grid.rows.push(Row { height, panels });
    }
    grid
}
