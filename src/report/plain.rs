//! Writes a document as plain text, tables aligned for a fixed-width font.

use std::fmt::Write as _;

use super::block::{Block, Document, Labelled, Table, one_line, paragraphs};
use crate::text;

/// Columns before the closing.
const CLOSING_INDENT: usize = 40;

/// The document as plain text.
#[must_use]
pub fn write(document: &Document) -> String {
    let title = one_line(&document.title);
    let mut out = format!("{title}\n{}\n", "=".repeat(text::width(&title)));
    document.write_spaced(&mut out, write_block);
    out
}

fn write_block(out: &mut String, block: &Block) {
    // Writing into a String cannot fail.
    let _ = match block {
        Block::Heading { level, mark, text } => {
            let text = format!("{mark}{}", one_line(text));
            match level {
                0 | 1 => writeln!(out, "{text}\n{}", "-".repeat(text::width(&text))),
                _ => writeln!(out, "{text}"),
            }
        }
        Block::Byline(text) | Block::Recipient(text) | Block::Paragraph(text) => {
            writeln!(out, "{}", flow(text, ""))
        }
        Block::Field(field) => write_field(out, field),
        Block::Form(rows) => rows
            .iter()
            .flatten()
            .try_for_each(|field| write_field(out, field)),
        Block::List(items) => items
            .iter()
            .try_for_each(|item| writeln!(out, "· {}", flow(item, "  "))),
        Block::Table(table) => {
            write_table(out, table);
            Ok(())
        }
        Block::Note(text) => writeln!(out, "* {}", flow(text, "  ")),
        Block::Closing { name, date } => write_closing(out, &one_line(name), &one_line(date)),
        Block::PageBreak => writeln!(out, "\u{c}"),
    };
}

fn write_field(out: &mut String, Labelled { label, text }: &Labelled) -> std::fmt::Result {
    let label = format!("{}  ", one_line(label));
    let indent = " ".repeat(text::width(&label));
    writeln!(
        out,
        "{}",
        format!("{label}{}", flow(text, &indent)).trim_end()
    )
}

/// The name above the date, both in the middle of the right half.
fn write_closing(out: &mut String, name: &str, date: &str) -> std::fmt::Result {
    let columns = text::width(name).max(text::width(date));
    [name, date]
        .iter()
        .filter(|line| !line.is_empty())
        .try_for_each(|line| {
            let line = text::center(line, columns);
            writeln!(out, "{}{}", " ".repeat(CLOSING_INDENT), line.trim_end())
        })
}

/// Lines longer than this are broken by whatever shows them, and then the
/// columns of a table no longer stand below one another.
const LONGEST_LINE: usize = 120;

/// A table; one too wide for a line is written cell below cell.
fn write_table(out: &mut String, table: &Table) {
    let mut rows: Vec<Vec<String>> = vec![
        table
            .columns
            .iter()
            .map(|column| one_line(&column.header))
            .collect(),
    ];
    for cells in &table.rows {
        rows.push(cells.iter().map(|cell| one_line(cell.text())).collect());
    }
    let widths: Vec<usize> = (0..table.columns.len())
        .map(|at| text::widest(rows.iter().filter_map(|row| row.get(at))))
        .collect();
    if let Some(caption) = &table.caption {
        let _ = writeln!(out, "{}", one_line(caption));
    }
    let gaps = 2 * widths.len().saturating_sub(1);
    if widths.iter().sum::<usize>() + gaps > LONGEST_LINE {
        write_cells(out, &rows);
        return;
    }
    for (place, row) in rows.iter().enumerate() {
        let cells = row.iter().zip(&widths).zip(&table.columns);
        let cells: Vec<String> = cells
            .map(|((cell, width), column)| column.align.pad(cell, *width))
            .collect();
        let _ = writeln!(out, "{}", cells.join("  ").trim_end());
        if place == 0 {
            let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
            let _ = writeln!(out, "{}", rules.join("  "));
        }
    }
}

/// Every row cell by cell, under the name of its column.
fn write_cells(out: &mut String, rows: &[Vec<String>]) {
    let Some((header, rows)) = rows.split_first() else {
        return;
    };
    let columns = text::widest(header) + 2;
    let indent = " ".repeat(columns);
    for (place, row) in rows.iter().enumerate() {
        if place > 0 {
            out.push('\n');
        }
        for (label, words) in header.iter().zip(row) {
            let label = text::pad_end(label, columns);
            let line = format!("{label}{}", flow(words, &indent));
            let _ = writeln!(out, "{}", line.trim_end());
        }
    }
}

fn flow(text: &str, indent: &str) -> String {
    let paragraphs = paragraphs(text);
    let paragraphs = paragraphs
        .iter()
        .map(|lines| lines.join(&format!("\n{indent}")));
    paragraphs
        .collect::<Vec<_>>()
        .join(&format!("\n\n{indent}"))
}

#[cfg(test)]
mod tests {
    use super::super::block::{Cell, Column};
    use super::*;

    #[test]
    fn tables_line_up_by_display_width() {
        let document = Document {
            title: "结果".into(),
            blocks: vec![Block::Table(Table {
                caption: None,
                columns: vec![Column::words("组"), Column::numbers("得分")],
                rows: vec![
                    vec!["单位同事".into(), "82.1".into()],
                    vec!["residents".into(), Cell::Withheld],
                ],
                landscape: false,
            })],
        };
        let expected =
            "结果\n====\n\n组         得分\n---------  ----\n单位同事   82.1\nresidents    ＊\n";
        assert_eq!(write(&document), expected);
    }

    #[test]
    fn a_table_too_wide_for_a_line_is_written_cell_below_cell() {
        let (theirs, mine) = ("查".repeat(40), "没去".repeat(20));
        let table = Table {
            caption: None,
            columns: vec![Column::words("他们怎么做"), Column::words("我")],
            rows: vec![
                vec![theirs.as_str().into(), mine.as_str().into()],
                vec!["甲".into(), "乙".into()],
            ],
            landscape: false,
        };
        let document = Document {
            title: "t".into(),
            blocks: vec![Block::Table(table)],
        };
        let expected = format!(
            "t\n=\n\n他们怎么做  {theirs}\n我          {mine}\n\n他们怎么做  甲\n我          乙\n"
        );
        assert_eq!(write(&document), expected);
    }

    #[test]
    fn fields_hang_under_their_label() {
        let document = Document {
            title: "t".into(),
            blocks: vec![
                Block::Field(Labelled::new("表现", "一\n二")),
                Block::Field(Labelled::new("原因", "三")),
                Block::List(vec!["甲".into()]),
            ],
        };
        assert_eq!(
            write(&document),
            "t\n=\n\n表现  一\n      二\n原因  三\n\n· 甲\n"
        );
    }

    #[test]
    fn the_closing_stands_at_the_right() {
        let document = Document {
            title: "t".into(),
            blocks: vec![Block::Closing {
                name: "李秀英".into(),
                date: "2026年12月18日".into(),
            }],
        };
        let indent = " ".repeat(40);
        let expected = format!("t\n=\n\n{indent}    李秀英\n{indent}2026年12月18日\n");
        assert_eq!(write(&document), expected);
    }
}
