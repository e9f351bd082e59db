//! Tables and forms: ruled grids as wide as the text.

use super::super::block::{Align, Cell, Labelled, Table, one_line, paragraphs};
use super::page::Page;
use super::paragraph::{Paragraph, Style};
use super::xml::Xml;
use crate::text;

/// What one column of a terminal, half a character of 12 pt, takes.
const HALF: u32 = 120;
/// What a cell keeps free at both sides together (170), and a little, without
/// which a word processor breaks what just fits.
const PADDING: u32 = 230;
/// A column asks for no more than this many halves; what is longer breaks.
const WIDEST: usize = 44;
/// No column is narrower than two characters, if there is room.
const NARROWEST: usize = 4;
/// Up to five characters, a name or a mark, do not break, if there is room.
const UNBROKEN: usize = 10;
/// The label of a box in a form: five characters of 14 pt.
const LABEL: u32 = 5 * 280 + PADDING;
/// A box is high enough to be signed in, 12 mm.
const BOX: &str = "680";

/// Writes a table with its caption above it.
pub(super) fn table(xml: &mut Xml, table: &Table, page: Page) {
    let widths = widths(table, page.text_width());
    begin(xml, &widths);
    xml.open("w:tr", &[]);
    xml.open("w:trPr", &[]);
    xml.empty("w:cantSplit", &[]);
    xml.empty("w:tblHeader", &[]);
    xml.close("w:trPr");
    for (column, width) in table.columns.iter().zip(&widths) {
        let words = Paragraph::new(Style::TableHead, &one_line(&column.header));
        cell(xml, (*width, 1), true, &[words]);
    }
    xml.close("w:tr");
    for row in &table.rows {
        xml.open("w:tr", &[]);
        if row.iter().all(|cell| is_short(cell.text())) {
            xml.open("w:trPr", &[]);
            xml.empty("w:cantSplit", &[]);
            xml.close("w:trPr");
        }
        let mut cells = row.iter();
        for (column, width) in table.columns.iter().zip(&widths) {
            let words = cells.next().map_or("", Cell::text);
            let lines = lines(Style::TableText, words, column.align);
            cell(xml, (*width, 1), false, &lines);
        }
        xml.close("w:tr");
    }
    xml.close("w:tbl");
}

/// Writes a form: one or two boxes in a row, each behind its label.
pub(super) fn form(xml: &mut Xml, rows: &[Vec<Labelled>], page: Page) {
    let half = page.text_width() / 2;
    let rest = page.text_width() - half;
    let widths = [LABEL, half - LABEL, LABEL, rest - LABEL];
    begin(xml, &widths);
    for row in rows.iter().flat_map(|row| row.chunks(2)) {
        xml.open("w:tr", &[]);
        xml.open("w:trPr", &[]);
        if row.iter().all(|field| is_short(&field.text)) {
            xml.empty("w:cantSplit", &[]);
        }
        xml.empty("w:trHeight", &[("w:val", BOX), ("w:hRule", "atLeast")]);
        xml.close("w:trPr");
        let (box_width, span) = match row.len() {
            1 => (page.text_width() - LABEL, 3),
            _ => (half - LABEL, 1),
        };
        for (place, field) in row.iter().enumerate() {
            let label = Paragraph::new(Style::FormLabel, &one_line(&field.label));
            cell(xml, (LABEL, 1), true, &[label]);
            let width = if place == 0 { box_width } else { rest - LABEL };
            let words = lines(Style::FormText, &field.text, Align::Left);
            cell(xml, (width, span), row.len() > 1, &words);
        }
        xml.close("w:tr");
    }
    xml.close("w:tbl");
}

/// Whether a row with such a cell stays on one page: a long one would leave
/// half a page empty.
fn is_short(words: &str) -> bool {
    text::width(words) <= 480 && words.lines().count() <= 8
}

fn begin(xml: &mut Xml, widths: &[u32]) {
    let whole = widths.iter().sum::<u32>().to_string();
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    xml.empty("w:tblStyle", &[("w:val", "Ruled")]);
    xml.empty("w:tblW", &[("w:w", &whole), ("w:type", "dxa")]);
    xml.empty("w:jc", &[("w:val", "center")]);
    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    xml.close("w:tblPr");
    xml.open("w:tblGrid", &[]);
    for width in widths {
        xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    xml.close("w:tblGrid");
}

fn cell(xml: &mut Xml, (width, span): (u32, u32), middle: bool, paragraphs: &[Paragraph]) {
    xml.open("w:tc", &[]);
    xml.open("w:tcPr", &[]);
    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    if span > 1 {
        xml.empty("w:gridSpan", &[("w:val", &span.to_string())]);
    }
    if middle {
        xml.empty("w:vAlign", &[("w:val", "center")]);
    }
    xml.close("w:tcPr");
    for paragraph in paragraphs {
        paragraph.write(xml);
    }
    xml.close("w:tc");
}

/// The paragraphs of a cell, of which there must be one.
fn lines(style: Style, words: &str, align: Align) -> Vec<Paragraph> {
    let justified = match align {
        Align::Left => None,
        Align::Right => Some("right"),
        Align::Centre => Some("center"),
    };
    let mut lines: Vec<Paragraph> = paragraphs(words)
        .iter()
        .flatten()
        .map(|line| Paragraph::new(style, line))
        .collect();
    if lines.is_empty() {
        lines.push(Paragraph::new(style, ""));
    }
    for line in &mut lines {
        line.justified = justified;
    }
    lines
}

/// How wide each column is, in twips: together exactly `whole`. A column asks
/// for what its widest line takes. Where that is too much for all, each gets
/// the least it needs and a share of the rest by what it asks; where room is
/// left, the columns of words get it.
fn widths(table: &Table, whole: u32) -> Vec<u32> {
    let asked: Vec<Asked> = (0..table.columns.len())
        .map(|at| asked(table, at))
        .collect();
    let least: u64 = asked.iter().map(|one| one.least).sum();
    let most: u64 = asked.iter().map(|one| one.most).sum();
    let whole = u64::from(whole);
    let mut widths: Vec<u64> = if most <= whole {
        let any = asked.iter().any(|one| one.grows);
        let grows = |one: &&Asked| one.grows || !any;
        let base: u64 = asked.iter().filter(grows).map(|one| one.most).sum();
        let spare = whole - most;
        let width = |one: &Asked| {
            let more = spare * one.most / base.max(1);
            one.most + if grows(&one) { more } else { 0 }
        };
        asked.iter().map(width).collect()
    } else if least <= whole {
        let (spare, wanted) = (whole - least, (most - least).max(1));
        let width = |one: &Asked| one.least + spare * (one.most - one.least) / wanted;
        asked.iter().map(width).collect()
    } else {
        let width = |one: &Asked| one.least * whole / least.max(1);
        asked.iter().map(width).collect()
    };
    let given: u64 = widths.iter().sum();
    if let Some(last) = widths.last_mut() {
        *last += whole.saturating_sub(given);
    }
    widths.into_iter().map(|width| width as u32).collect()
}

/// What a column asks for, in twips.
struct Asked {
    least: u64,
    most: u64,
    /// Whether it takes what is left over.
    grows: bool,
}

/// The least and the most that a column asks for. Headers and figures do not
/// break, unless they are long.
fn asked(table: &Table, at: usize) -> Asked {
    let header = table.columns.get(at).map(|c| text::width(&c.header));
    let header = header.unwrap_or(0).min(3 * NARROWEST);
    let cells = table.rows.iter().filter_map(|row| row.get(at));
    let widest = text::widest(cells.flat_map(|cell| cell.text().lines()));
    let figures = table
        .columns
        .get(at)
        .is_some_and(|c| c.align != Align::Left);
    let unbroken = if figures { 3 * NARROWEST } else { UNBROKEN };
    let least = if widest <= unbroken {
        header.max(widest)
    } else {
        header
    };
    let least = least.max(NARROWEST);
    let most = widest.min(WIDEST).max(least);
    let twips = |halves: usize| u64::from(halves as u32 * HALF + PADDING);
    Asked {
        least: twips(least),
        most: twips(most),
        grows: !figures,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::block::Column;

    fn table_of(headers: &[&str], cells: &[&str]) -> Table {
        Table {
            caption: None,
            columns: headers
                .iter()
                .map(|header| match header.strip_prefix('#') {
                    Some(header) => Column::numbers(header),
                    None => Column::words(*header),
                })
                .collect(),
            rows: vec![cells.iter().map(|cell| (*cell).into()).collect()],
            landscape: false,
        }
    }

    #[test]
    fn columns_fill_the_text_and_words_get_the_room() {
        let table = table_of(&["#序号", "问题", "#票数"], &["1", "补贴晚发", "12"]);
        let widths = widths(&table, 8845);
        assert_eq!(widths, [710, 7425, 710]);
    }

    #[test]
    fn long_texts_share_what_the_short_ones_leave() {
        let long = "晚发".repeat(100);
        let table = table_of(&["#序号", "意见原文", "答复"], &["1", &long, &long]);
        let widths = widths(&table, 8845);
        assert_eq!(widths.iter().sum::<u32>(), 8845);
        assert_eq!(widths[0], 710);
        assert!(widths[1].abs_diff(widths[2]) < 700, "{widths:?}");
    }

    #[test]
    fn too_many_columns_still_stand_on_the_page() {
        let table = table_of(&["很长的表头文字"; 20], &["很长的内容文字"; 20]);
        let widths = widths(&table, 8845);
        assert_eq!(widths.iter().sum::<u32>(), 8845);
        assert!(widths.iter().all(|width| *width > 400), "{widths:?}");
    }

    #[test]
    fn a_table_of_figures_alone_fills_the_text_too() {
        let table = table_of(&["#甲", "#乙"], &["1", "2"]);
        assert_eq!(widths(&table, 8845).iter().sum::<u32>(), 8845);
    }
}
